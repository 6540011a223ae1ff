"""The store: everything that must outlive the program, in SQLite or PostgreSQL.

Start at `open_store`. A use case opens `store.write()` or `store.read()` and hands the transaction (`Tx`) on to the
functions of this package; who may ask is settled in `kit.hiring` before, except for ratings, which leave the store
only through the blind rule (`visible`).

A row has the columns of its table in `kit.store.tables`, and those that its function names. Whatever reads sealed text
raises `StoreError` when a box does not open: with the wrong master key, or a changed byte.
"""

from sqlalchemy import Connection as Tx

from kit.store.blind import visible
from kit.store.cards import Receipt
from kit.store.database import Store, data_folder, open_store
from kit.store.drafts import Draft

__all__ = ["Draft", "Receipt", "Store", "Tx", "data_folder", "open_store", "visible"]
