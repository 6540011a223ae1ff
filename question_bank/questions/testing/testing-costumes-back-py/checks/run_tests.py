"""usage: run_tests.py TESTS SCENARIO    exit 0 when the scenario's promise holds

SCENARIO is "shown" or "right" (all green on that function), "each_fault", or a group of
faults.py, all of whose mistakes must be noticed. "each_test" prints what each test notices.
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
    loans = types.ModuleType("loans")
    exec(compile(source(name), f"{name}.py", "exec"), loans.__dict__)
    sys.modules["loans"] = loans
    spec = importlib.util.spec_from_file_location("tests", file)
    tests = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tests)
    red = []
    for test_name, test in list(vars(tests).items()):
        if test_name.startswith("test_"):
            try:
                test()
            except (AssertionError, loans.NotOut):
                red.append(test_name)
    return red


file, scenario = sys.argv[1:]
if scenario in ("shown", "right"):
    red = red_tests(file, "as_shown" if scenario == "shown" else "right")
    print("red:", *(red or ["none"]))
    sys.exit(1 if red else 0)
group = GROUPS.get(scenario, FAULTS)
red = {name: red_tests(file, name) for name in group}
if scenario == "each_test":
    for test in sorted({test for tests in red.values() for test in tests}):
        print(f"{test}:", *(name for name in group if test in red[name]))
    sys.exit(0)
noticed = [name for name in group if red[name]]
print(f"noticed {len(noticed)} of {len(group)}:", *(noticed or ["none"]))
sys.exit(0 if len(noticed) == len(group) or scenario == "each_fault" else 1)
