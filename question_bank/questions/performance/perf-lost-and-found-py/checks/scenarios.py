"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import sys
from dataclasses import replace

from office import LINE_MS, SAVE_MS, Item, Store, lines_run, made

NIGHT = 16_000, 20_000          # found items and reports, fact 1
MATCHED = 12 / 80               # of the found items, as in the test run
LIMIT_S = 300                   # fact 2
FEW, MANY = (10, 150), (20, 300)  # the sizes from which a night is worked out
file, scenario = sys.argv[1:]


def load(path):
    spec = importlib.util.spec_from_file_location("match", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def saved(path, found, reports):
    store = Store()
    load(path).match(found, reports, store)
    return store.saved


def measured():
    """Return {(found, reports): lines} for four sizes, the texts taken apart in the last, and if it saves all at once."""
    found, reports = made(*MANY, share=0)
    sizes = {}
    for f in (FEW[0], MANY[0]):
        for r in (FEW[1], MANY[1]):
            module, store = load(file), Store()
            lines, calls = lines_run(lambda: module.match(found[:f], reports[:r], store), file)
            sizes[f, r] = sum(lines.values())
    return sizes, calls["words"], store.all_at_once


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
    sizes, _, all_at_once = measured()
    saves = 1 if all_at_once else MATCHED * found
    took = (LINE_MS * lines_at(sizes, found, reports) + SAVE_MS * saves) / 1000
    print(f"seconds={took:.0f}")
    return took


def same_matches():
    found, reports = made(60, 80)
    pairs, wanted = saved(file, found, reports), saved("exhibits/match.py", found, reports)
    print(f"pairs={len(pairs)} wanted={len(wanted)}")
    return pairs == wanted


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


def rarely():
    _, calls, _ = measured()
    print(f"texts taken apart={calls} for {MANY[0] * MANY[1]} pairs")
    return calls <= MANY[0] * MANY[1] / 5


def test_run():
    found, reports = made(80, 100)
    module = load(file)
    _, calls = lines_run(lambda: module.match(found, reports, Store()), file)
    print(f"texts taken apart={calls['words']} for {len(found) * len(reports)} pairs")
    return calls["words"] <= len(found) + len(reports)


def night():
    return seconds() <= LIMIT_S


def next_year():
    return seconds(times=2) <= LIMIT_S


sys.exit(0 if globals()[scenario]() else 1)
