"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import sys

from world import play

sys.path.insert(0, "answers")
file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("plan", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
PLAN = module.PLAN


def no_part_late(kind, until=36, **how):
    too_much, system = play(PLAN, kind, until, **how)
    if not too_much:
        print(f"no part above 70 percent, {system.days:.0f} days of building by month {until}")
        return True
    parts = {}
    for month, part in too_much:
        parts.setdefault(part, []).append(month)
    print("; ".join(f"{part} above 70 percent from month {m[0]:g} for {len(m) / 4:g} months" for part, m in parts.items()))
    return False


def first_year():
    return no_part_late("expected", until=12)


def expected():
    return no_part_late("expected")


def fast():
    return no_part_late("fast", until=24)


def town():
    return no_part_late("jump", until=18)


def slow():
    too_much, system = play(PLAN, "slow", until=24)
    print(f"{system.days:.0f} days of building for 50,000 lamps by month 24")
    return not too_much and system.days <= 15


def maker_late():
    return no_part_late("expected", maker_months=7)


def builds_long():
    return no_part_late("expected", record=1.7)


sys.exit(0 if globals()[scenario]() else 1)
