import json
import logging

log = logging.getLogger(__name__)

USED = """
    SELECT file FROM order_files
    UNION SELECT logo FROM sellers
    UNION SELECT attachment FROM support_messages
"""


def sweep(db, store):
    """Delete each stored file that no row names. Runs each night at 02:00."""
    used = {row[0] for row in db.execute(USED)}
    freed = 0
    for stored in store.list():
        if (stored.name in used) == False:
            try:
                store.delete(stored.name)
            except Exception:
                log.warning("could not delete %s", stored.name)
            freed += stored.size
    log.info("freed %d bytes", freed)
    return freed
