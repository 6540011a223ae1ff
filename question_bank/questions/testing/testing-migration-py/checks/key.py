"""Recomputes every number that the answer quotes, from the copy and the migration as shown."""
import json
import sys

from faults import FAULTS, load

sys.path.append("exhibits")
migration = sys.modules["migration"] = load("as_shown")
from production import balances, copy


def entries(db):
    return db.execute("SELECT count(*), count(DISTINCT voucher) FROM entry").fetchone()


def run(db):
    """Run the migration as shown, up to the first voucher that stops it."""
    try:
        migration.migrate(db)
    except TypeError:
        return False
    return True


db = copy()
assert not run(db)
done, _ = entries(db)
db.execute("UPDATE voucher SET balance = 0 WHERE balance IS NULL")    # somebody "repairs" it by hand
db.commit()
assert run(db)
total, different = entries(db)
assert total - different == done
euros = {n: b for n, b in balances().items() if b is not None}
cut = [n for n, b in euros.items() if int(b * 100) < round(b * 100)]
more = [n for n, b in euros.items() if int(b * 100) > round(b * 100)]
print(json.dumps({
    "vouchers": len(balances()),
    "no_balance": len(balances()) - len(euros),
    "one_cent_short": len(cut),
    "one_cent_more": len(more),
    "euros_short": len(cut) / 100,
    "done_at_the_stop": done,
    "entries_twice": total - different,
    "faults": len(FAULTS),
    "cents_of_19_99": int(19.99 * 100),
}))
