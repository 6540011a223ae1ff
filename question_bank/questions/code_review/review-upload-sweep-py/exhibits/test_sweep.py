from fakes import Store, make_db
from sweep import sweep


def test_a_file_that_no_row_names_is_deleted():
    db = make_db()
    db.execute("INSERT INTO order_files VALUES ('a.pdf')")
    store = Store()
    store.put("a.pdf")
    store.put("b.pdf")
    sweep(db, store)
    assert "a.pdf" in store.names()
    assert "b.pdf" not in store.names()
