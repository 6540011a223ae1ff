"""usage: run_tests.py TESTS FUNCTION    runs every test_* of TESTS against one version of get_rate

FUNCTION is as_shown, rewrite or a fault of faults.py; "each_fault" takes all faults in turn.
No real time passes: asyncio.run is the virtual one, so a test that sleeps only moves its clock.
"""
import asyncio
import importlib.util
import logging
import sys
import types

import virtual_time
from faults import FAULTS, source

sys.path += ["exhibits", "answers"]
asyncio.run = virtual_time.run
logging.disable()                                  # an error that no test looked at is not news


def red_tests(file, function):
    """Return the names of the tests that fail on this version of the function."""
    for name in [n for n in sys.modules if n.startswith("test_")]:
        del sys.modules[name]                      # loaded against the version before
    rates = types.ModuleType("rates")
    exec(compile(source(function), f"{function}.py", "exec"), rates.__dict__)
    sys.modules["rates"] = rates
    spec = importlib.util.spec_from_file_location("tests", file)
    tests = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tests)
    red = []
    for name, test in list(vars(tests).items()):
        if name.startswith("test_"):
            try:
                test()
            except (AssertionError, rates.Down, rates.Refused, TimeoutError):
                red.append(name)
    return red


file, function = sys.argv[1:]
if function == "each_fault":
    noticed = [fault for fault in FAULTS if red_tests(file, fault)]
    print(f"noticed {len(noticed)} of {len(FAULTS)}:", *noticed)
    sys.exit(0)
red = red_tests(file, function)
print("red:", *(red or ["none"]))
sys.exit(1 if red else 0)
