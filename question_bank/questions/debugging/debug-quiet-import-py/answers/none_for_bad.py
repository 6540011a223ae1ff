import logging
from datetime import date

log = logging.getLogger("import")
CHUNK = 10


def value_or_none(convert, text):
    try:
        return convert(text)
    except ValueError:
        return None


def to_member(row):
    return {
        "number": value_or_none(int, row["number"]),
        "name": row["name"].strip(),
        "joined": value_or_none(date.fromisoformat, row["joined"]),
    }


def import_members(rows, store):
    """Save the members of a file, and return how many rows were read."""
    for row in rows:
        store.save(to_member(row))
    log.info("%d rows read", len(rows))
    return len(rows)
