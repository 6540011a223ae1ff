"""As keep_and_ask, with a way back: a file lies in the trash before it is deleted."""
import logging

from fakes import StoreError
from modules import MODULES

log = logging.getLogger(__name__)

KEEP_DAYS = 60                                     # a draft can stay open for 30
TRASH_DAYS = 30                                    # time to notice a wrong rule
TRASH = "trash/"


def sweep(db, store):
    """Move unused files to the trash, and delete what has been there for 30 days."""
    used = set().union(*(module.files_in_use(db) for module in MODULES))
    freed = 0
    for stored in store.list():
        if stored.name.startswith(TRASH):
            if stored.age_days > TRASH_DAYS:       # counted from the move
                freed += delete(store, stored)
        elif stored.name not in used and stored.age_days > KEEP_DAYS:
            store.move(stored.name, TRASH + stored.name)
    log.info("freed %d bytes", freed)
    return freed


def delete(store, stored):
    """Delete one file and return the bytes that this freed."""
    try:
        store.delete(stored.name)
    except StoreError:
        log.warning("could not delete %s", stored.name)
        return 0
    return stored.size
