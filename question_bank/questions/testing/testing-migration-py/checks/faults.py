"""Migrations with one fault each: the text of the repaired one that is replaced, and by what."""
import types
from pathlib import Path

WHICH = "id > ? AND cents IS NULL AND balance IS NOT NULL"
SUM = "round(balance * 100)"
BACK = '        db.execute("UPDATE voucher SET balance = cents / 100.0 WHERE cents IS NOT NULL")\n'
FAULTS = {
    "euros": [(SUM, "round(balance)")],
    "cut": [(SUM, "int(balance * 100)")],
    "stops": [(WHICH, "id > ? AND cents IS NULL")],
    "made_zero": [(WHICH, "id > ? AND cents IS NULL"), (SUM, "round((balance or 0) * 100)")],
    "high_ids": [(WHICH, f"id <= (SELECT count(*) FROM voucher) AND {WHICH}")],
    "mixed_up": [("        with db:\n            for", "        if len(rows) == BATCH:\n"
                  "            (one, x), (other, y) = rows[0], rows[-1]\n"
                  "            rows[0], rows[-1] = (one, y), (other, x)\n"
                  "        with db:\n            for")],
    "doubled": [(WHICH, "id > ? AND balance IS NOT NULL")],
    "sales_lost": [(BACK, "")],
}
GROUPS = {
    "euros": ["euros"],
    "cut": ["cut"],
    "no_balance": ["stops", "made_zero"],
    "high_ids": ["high_ids"],
    "mixed_up": ["mixed_up"],
    "again": ["doubled"],
    "sales": ["sales_lost"],
    "each_fault": list(FAULTS),
}


def source(name):
    """Return the text of the migration: as shown, repaired ("right"), or with one fault."""
    if name == "as_shown":
        return Path("exhibits/migration.py").read_text(encoding="utf-8")
    text = Path("answers/migration_repaired.py").read_text(encoding="utf-8")
    for old, new in FAULTS.get(name, []):
        assert text.count(old) == 1, f"{old!r} is not there once"
        text = text.replace(old, new)
    return text


def load(name):
    """Return the migration of that name as a module."""
    module = types.ModuleType("migration")
    exec(compile(source(name), f"{name}.py", "exec"), module.__dict__)
    return module
