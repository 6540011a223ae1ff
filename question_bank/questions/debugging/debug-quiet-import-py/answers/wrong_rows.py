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
    """Save the members of a file. Return how many were saved, and the wrong rows with the reason."""
    saved, wrong = 0, []
    for count, row in enumerate(rows, 1):
        if not any(row.values()):
            continue                               # the last line of the file is often empty
        try:
            member = to_member(row)
        except ValueError as error:
            wrong.append((count, row, str(error)))
        else:
            store.save(member)
            saved += 1
    log.info("%d rows read, %d saved, %d wrong", len(rows), saved, len(wrong))
    for count, row, reason in wrong:
        log.error("row %d, number %r: %s", count, row["number"], reason)
    return saved, wrong
