"""usage: run_tests.py TESTS SCENARIO    exit 0 when the scenario's promise holds

SCENARIO is "right", "each_fault" or a group of faults.py, all of whose mistakes must be noticed.
"""
import importlib.util
import sys
import types

from faults import FAULTS, GROUPS, source

sys.path += ["exhibits", "answers"]


def red_tests(file, name):
    """Return the names of the tests that fail on this version of the function."""
    for loaded in [n for n in sys.modules if n.startswith("test_")]:
        del sys.modules[loaded]                    # loaded against the version before
    prices = types.ModuleType("prices")
    exec(compile(source(name), f"{name}.py", "exec"), prices.__dict__)
    sys.modules["prices"] = prices
    spec = importlib.util.spec_from_file_location("tests", file)
    tests = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tests)
    red = []
    for test_name, test in list(vars(tests).items()):
        if test_name.startswith("test_"):
            try:
                test()
            except (AssertionError, ValueError):
                red.append(test_name)
    return red


file, scenario = sys.argv[1:]
if scenario == "right":
    red = red_tests(file, "right")
    print("red:", *(red or ["none"]))
    sys.exit(1 if red else 0)
group = GROUPS.get(scenario, FAULTS)
noticed = [name for name in group if red_tests(file, name)]
print(f"noticed {len(noticed)} of {len(group)}:", *(noticed or ["none"]))
sys.exit(0 if len(noticed) == len(group) or scenario == "each_fault" else 1)
