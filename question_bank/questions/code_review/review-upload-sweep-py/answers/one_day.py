"""Leaves files of the last day alone. The limit is a guess."""
import logging

log = logging.getLogger(__name__)

KEEP_DAYS = 1
USED = """
    SELECT file FROM order_files
    UNION SELECT logo FROM sellers
    UNION SELECT attachment FROM support_messages
"""


def sweep(db, store):
    """Delete each file older than a day that no row names."""
    used = {row[0] for row in db.execute(USED)}
    freed = 0
    for stored in store.list():
        if stored.name not in used and stored.age_days > KEEP_DAYS:
            try:
                store.delete(stored.name)
            except Exception:
                log.warning("could not delete %s", stored.name)
            freed += stored.size
    log.info("freed %d bytes", freed)
    return freed
