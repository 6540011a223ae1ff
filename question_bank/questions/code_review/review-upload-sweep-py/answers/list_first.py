"""Lists the files before it reads the rows: right for a row written during the sweep."""
import logging

log = logging.getLogger(__name__)

USED = """
    SELECT file FROM order_files
    UNION SELECT logo FROM sellers
    UNION SELECT attachment FROM support_messages
"""


def sweep(db, store):
    """Delete each stored file that no row names. Runs each night at 02:00."""
    listed = list(store.list())
    used = {row[0] for row in db.execute(USED)}
    freed = 0
    for stored in listed:
        if stored.name not in used:
            try:
                store.delete(stored.name)
            except Exception:
                log.warning("could not delete %s", stored.name)
            freed += stored.size
    log.info("freed %d bytes", freed)
    return freed
