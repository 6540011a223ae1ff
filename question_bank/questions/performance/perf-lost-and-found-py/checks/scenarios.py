"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import sys
from dataclasses import replace

from office import LINE_MS, SAVE_MS, Item, Store, load, made

NIGHT = 16_000, 20_000          # found items and reports, fact 1
MATCHED = 12 / 80               # of the found items, as in the test run
LIMIT_S = 300                   # fact 2
FEW, MANY = (10, 150), (20, 300)  # the sizes from which a night is worked out
file, scenario = sys.argv[1:]


def saved(path, found, reports):
    store = Store()
    module, *_ = load(path)
    module.match(found, reports, store)
    return store.saved


def measured():
    """Return {(found, reports): lines} for four sizes, and if it saves all at once."""
    found, reports = made(*MANY, share=0)
    sizes = {}
    for f in (FEW[0], MANY[0]):
        for r in (FEW[1], MANY[1]):
            module, lines, _ = load(file)
            store = Store()
            module.match(found[:f], reports[:r], store)
            sizes[f, r] = sum(lines.values())
    return sizes, store.all_at_once


def lines_at(sizes, found, reports):
    """Return the lines at another size: a part that stays, one for each item, for each report and for each pair."""
    (f, r), (g, s) = FEW, MANY
    pair = (sizes[g, s] - sizes[f, s] - sizes[g, r] + sizes[f, r]) / ((g - f) * (s - r))
    item = (sizes[g, r] - sizes[f, r]) / (g - f) - pair * r
    report = (sizes[f, s] - sizes[f, r]) / (s - r) - pair * f
    stays = sizes[f, r] - item * f - report * r - pair * f * r
    return stays + item * found + report * reports + pair * found * reports


def seconds(times=1):
    found, reports = (times * n for n in NIGHT)
    sizes, all_at_once = measured()
    saves = 1 if all_at_once else MATCHED * found
    took = (LINE_MS * lines_at(sizes, found, reports) + SAVE_MS * saves) / 1000
    print(f"seconds={took:.0f}")
    return took


def same_matches():
    found, reports = made(60, 80)
    pairs, wanted = saved(file, found, reports), saved("exhibits/match.py", found, reports)
    print(f"pairs={len(pairs)} wanted={len(wanted)}")
    return sorted(pairs) == sorted(wanted)


def earlier_report():
    item = Item(1, "hat", 14, "A red hat with label")
    pairs = saved(file, [item], [replace(item, number=n, day=day) for n, day in ((7, 12), (8, 14), (9, 15))])
    print("reports:", *(report for _, report in pairs))
    return 7 in [report for _, report in pairs]


def two_reports():
    item = Item(1, "hat", 14, "A red hat with label")
    pairs = saved(file, [item], [replace(item, number=n) for n in (7, 8)])
    print(f"pairs={len(pairs)}")
    return len(pairs) == 2


def taken_apart(found_count, report_count, share=0.15):
    found, reports = made(found_count, report_count, share)
    module, _, calls = load(file)
    module.match(found, reports, Store())
    print(f"texts taken apart={calls['words']} for {found_count * report_count} pairs")
    return calls["words"]


def rarely():
    reports = NIGHT[1]
    return taken_apart(2, reports, share=0) <= reports + reports / 5


def test_run():
    return taken_apart(80, 100) <= 180


def night():
    return seconds() <= LIMIT_S


def next_year():
    return seconds(times=2) <= LIMIT_S


sys.exit(0 if globals()[scenario]() else 1)
