"""As test_each_voucher, and a migration that stops half way and is started again."""
import sqlite3

from migration import migrate
from production import copy
from test_each_voucher import *

STOP = """
CREATE TRIGGER stop BEFORE UPDATE ON voucher WHEN old.id = 7000
BEGIN SELECT raise(ABORT, 'stopped'); END
"""


def test_stopped_and_started_again():
    db = copy()
    db.execute("INSERT OR IGNORE INTO voucher (id, balance) VALUES (7000, 19.99)")
    db.commit()
    db.execute(STOP)
    try:
        migrate(db)
    except sqlite3.IntegrityError:
        pass
    done = db.execute("SELECT count(cents), (SELECT count(*) FROM entry) FROM voucher").fetchone()
    assert done[0] == done[1] > 0                  # some are done, and none by half
    db.execute("DROP TRIGGER stop")
    migrate(db)
    assert db.execute(WRONG).fetchone() == (0,)
