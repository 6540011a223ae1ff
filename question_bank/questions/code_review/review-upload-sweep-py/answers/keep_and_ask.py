"""Older than any draft, and each module answers for its own files."""
import logging

from fakes import StoreError
from modules import MODULES

log = logging.getLogger(__name__)

KEEP_DAYS = 60                                     # a draft can stay open for 30


def sweep(db, store):
    """Delete each file older than any draft that no module uses."""
    used = set().union(*(module.files_in_use(db) for module in MODULES))
    freed = 0
    for stored in store.list():
        if stored.name not in used and stored.age_days > KEEP_DAYS:
            try:
                store.delete(stored.name)
            except StoreError:
                log.warning("could not delete %s", stored.name)
            else:
                freed += stored.size
    log.info("freed %d bytes", freed)
    return freed
