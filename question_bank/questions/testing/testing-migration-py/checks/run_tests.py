"""usage: run_tests.py TESTS SCENARIO    exit 0 when the scenario's promise holds

SCENARIO is "right" (the repaired migration), "as_shown", or a group of faults.py, all of which
must be noticed.
"""
import importlib.util
import sqlite3
import sys

from faults import GROUPS, load

sys.path += ["exhibits", "answers"]


def red_tests(file, name):
    """Return the names of the tests that fail on this version of the migration."""
    for loaded in [n for n in sys.modules if n.startswith("test_") or n == "production"]:
        del sys.modules[loaded]                    # loaded against the version before
    sys.modules["migration"] = load(name)
    spec = importlib.util.spec_from_file_location("tests", file)
    tests = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tests)
    red = []
    for test_name, test in list(vars(tests).items()):
        if test_name.startswith("test_"):
            try:
                test()
            except (AssertionError, TypeError, sqlite3.Error):
                red.append(test_name)
    return red


file, scenario = sys.argv[1:]
if scenario in ("right", "as_shown"):
    red = red_tests(file, scenario)
    print("red:", *(red or ["none"]))
    sys.exit(1 if red else 0)
group = GROUPS[scenario]
noticed = [name for name in group if red_tests(file, name)]
print(f"noticed {len(noticed)} of {len(group)}:", *(noticed or ["none"]))
sys.exit(0 if len(noticed) == len(group) or scenario == "each_fault" else 1)
