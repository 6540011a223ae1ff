"""The open form, the old draft, and every table that names a file, also a new one."""
from fakes import Store, make_db
from modules import MODULES
from sweep import sweep


def test_a_file_of_an_open_form_is_kept():
    store = Store()
    store.put("passport.pdf", age_days=0.01)       # about 14 minutes
    sweep(make_db(), store)
    assert store.names() == ["passport.pdf"]


def test_a_file_of_a_draft_is_kept_until_drafts_end():
    store = Store()
    store.put("passport.pdf", age_days=30)
    sweep(make_db(), store)
    assert store.names() == ["passport.pdf"]


def test_each_table_of_each_module_keeps_its_files():
    for module in MODULES:
        for table in module.files:
            db, store = make_db(), Store()
            db.execute(f"INSERT INTO {table} VALUES ('used.pdf')")
            store.put("used.pdf")
            sweep(db, store)
            assert store.names() == ["used.pdf"], table
