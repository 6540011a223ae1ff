"""The byte count is right, and only the store's own error is caught."""
import logging

from fakes import StoreError

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
        if stored.name not in used:
            try:
                store.delete(stored.name)
            except StoreError:
                log.warning("could not delete %s", stored.name)
            else:
                freed += stored.size
    log.info("freed %d bytes", freed)
    return freed
