"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import sys

from world import World, lab, lorry, play, truth

sys.path.insert(0, "answers")
FARMS = (12, 31)


def load(file):
    spec = importlib.util.spec_from_file_location("design", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Design


def usual():
    """Two farms in March, one collection of each in April; every result in time."""
    rows = [("C1", 12, 3, 1000, 40), ("C2", 12, 10, 900, 42), ("C3", 31, 20, 1100, 41), ("C4", 31, 30, 800, 39),
            ("C5", 12, 40, 950, 43), ("C6", 31, 44, 870, 40)]
    arrivals = []
    for c, farm, day, litres, fat in rows:
        arrivals += [(day + 1, lorry(c, 1, farm, day, litres)), (day + 4, lab(c, 1, fat))]
    return arrivals


def without(arrivals, collection):
    return [(d, m) for d, m in arrivals if (m["from"], m["collection"]) != ("lab", collection)]


def after(make, arrivals, until=70, **how):
    world = World()
    design = make(world)
    play(design, world, sorted(arrivals, key=lambda a: a[0]), until, **how)
    return world, design, truth(m for _, m in arrivals)


def wrong_sums(world, design, true, pages=True):
    """Compare what was sent, the page and the report with what is true in the end."""
    wrong = []
    for farm in FARMS:
        right = sum(grams for f, _, grams in true.values() if f == farm)
        if world.paid(farm) != right:
            wrong.append(f"farm {farm} sent {world.paid(farm)} of {right}")
        if pages and design.page(farm) != right:
            wrong.append(f"farm {farm} page {design.page(farm)} of {right}")
    for month in (1, 2):
        right = sum(grams for _, m, grams in true.values() if m == month)
        if pages and design.report(month) != right:
            wrong.append(f"report {month} has {design.report(month)} of {right}")
    return wrong


def tell(wrong):
    print("; ".join(wrong) or "all as it should be")
    return not wrong


def good_month(make):
    return tell(wrong_sums(*after(make, usual())))


def late(make):
    arrivals = without(usual(), "C4") + [(40, lab("C4", 1, 39))]
    on_the_5th = after(make, arrivals, until=36)[0]
    missing = [f"farm {f} has no statement on 5 April" for f in FARMS if f not in [s[0] for s in on_the_5th.sent]]
    return tell(missing + wrong_sums(*after(make, arrivals)))


def repeated(make):
    arrivals = usual()
    return tell(wrong_sums(*after(make, arrivals + [arrivals[3], (25, arrivals[4][1])])))


def overtaken(make):
    arrivals = without(usual(), "C2") + [(13, lab("C2", 2, 42)), (14, lab("C2", 1, 44))]
    return tell(wrong_sums(*after(make, arrivals)))


def moved(make):
    return tell(wrong_sums(*after(make, usual() + [(39, lorry("C3", 2, 12, 20, 1100))])))


def week(make):
    change = [(45, lab(c, 2, fat + 2)) for c, fat in (("C1", 40), ("C2", 42), ("C3", 41), ("C4", 39))]
    return tell(wrong_sums(*after(make, usual() + change)))


def sent(make):
    world, design, _ = after(make, usual() + [(45, lab("C2", 2, 44))])
    changed = [f"statement {n + 1} shows {list(design.show(n))}" for n, (_, _, lines) in enumerate(world.sent)
               if tuple(design.show(n)) != lines]
    return tell(changed)


def second_run(make):
    return tell(wrong_sums(*after(make, usual(), stop_in_april=True)))


SCENARIOS = {f.__name__: f for f in (good_month, late, repeated, overtaken, moved, week, sent, second_run)}
if __name__ == "__main__":
    sys.exit(0 if SCENARIOS[sys.argv[2]](load(sys.argv[1])) else 1)
