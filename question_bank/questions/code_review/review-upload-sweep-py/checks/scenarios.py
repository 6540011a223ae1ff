"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import sys

from fakes import Store, make_db
from modules import MODULES

MINUTES = 1 / (24 * 60)                            # in days


def unused(sweep):
    db, store = make_db(), Store()
    db.execute("INSERT INTO order_files VALUES ('used.pdf')")
    store.put("used.pdf")
    store.put("unused.pdf")
    for store.today in range(0, 91, 15):
        sweep(db, store)
    print("after 90 days:", *store.names())
    return store.names() == ["used.pdf"]


def during(sweep):
    db = make_db()

    class BusyStore(Store):
        def list(self):                            # a form is sent while the sweep runs
            self.put("passport.pdf", age_days=0)
            db.execute("INSERT INTO order_files VALUES ('passport.pdf')")
            return super().list()

    store = BusyStore()
    sweep(db, store)
    kept = "passport.pdf" in store.names()
    print("the saved row names", "a file" if kept else "a file that is gone")
    return kept


def saved(db, store):
    """The customer saves the form now."""
    db.execute("INSERT INTO order_files VALUES ('passport.pdf')")
    kept = "passport.pdf" in store.names()
    print("the saved row names", "a file" if kept else "a file that is gone")
    return kept


def open_form(sweep):
    db, store = make_db(), Store()
    store.put("passport.pdf", age_days=10 * MINUTES)    # picked in a form, not saved yet
    sweep(db, store)
    return saved(db, store)


def draft(sweep):
    db, store = make_db(), Store()
    store.put("passport.pdf", age_days=0)
    for store.today in range(1, 21):               # night after night
        sweep(db, store)
    return saved(db, store)


def in_use(sweep):
    db, store = make_db(), Store()
    wanted = []
    for module in MODULES:
        for table in module.files:
            name = f"{table}.pdf"
            db.execute(f"INSERT INTO {table} VALUES (?)", (name,))
            store.put(name)
            wanted.append(name)
    sweep(db, store)
    print("lost:", *([n for n in wanted if n not in store.names()] or ["none"]))
    return store.names() == sorted(wanted)


def new_table(sweep):
    return in_use(sweep)                           # beside the modules of next month


def way_back(sweep):
    db, store = make_db(), Store()
    store.put("contract.pdf")
    before = store.bytes()
    while "contract.pdf" in store.names():         # until the night that takes it
        sweep(db, store)
        store.today += 1
    print(f"bytes before {before}, the morning after {store.bytes()}")
    return store.bytes() == before


def report(sweep):
    db, store = make_db(), Store(stuck=["stuck.pdf"])
    store.put("free.pdf", size=100)
    store.put("stuck.pdf", size=40)
    before, freed = store.bytes(), 0
    for store.today in range(0, 91, 15):
        freed += sweep(db, store)
    print(f"reported {freed}, freed {before - store.bytes()}")
    return freed == before - store.bytes()


file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("sweep", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
sys.exit(0 if globals()[scenario](module.sweep) else 1)
