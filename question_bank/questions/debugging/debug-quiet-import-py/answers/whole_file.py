import logging
from datetime import date

log = logging.getLogger("import")


def to_member(row):
    return {
        "number": int(row["number"]),
        "name": row["name"].strip(),
        "joined": date.fromisoformat(row["joined"]),
    }


def import_members(rows, store):
    """Save the members of a file, or none of them when a row is wrong."""
    members, wrong = [], []
    for count, row in enumerate(rows, 1):
        if not any(row.values()):
            continue
        try:
            members.append(to_member(row))
        except ValueError as error:
            wrong.append(f"row {count}: {error}")
    if wrong:
        raise ValueError("; ".join(wrong))
    for member in members:
        store.save(member)
    return len(members)
