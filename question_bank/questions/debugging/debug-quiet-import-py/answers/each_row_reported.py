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
    """Save the members of a file, and return how many rows were read."""
    for count, row in enumerate(rows, 1):
        try:
            store.save(to_member(row))
        except ValueError as error:
            log.error("row %d: %s", count, error)
    log.info("%d rows read", len(rows))
    return len(rows)
