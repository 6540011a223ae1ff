"""A file whose form is still open: no row names it yet."""
from fakes import Store, make_db
from sweep import sweep


def test_a_file_of_an_open_form_is_kept():
    store = Store()
    store.put("passport.pdf", age_days=0.01)       # about 14 minutes
    sweep(make_db(), store)
    assert store.names() == ["passport.pdf"]
