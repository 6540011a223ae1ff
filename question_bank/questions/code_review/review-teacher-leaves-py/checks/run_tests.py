"""usage: run_tests.py TESTS    runs each test_* function on version.py beside this file, exit 1 when one is red"""
import sys

from school import load

tests, version = load(sys.argv[1]), load("checks/version.py")
red = []
for name, test in list(vars(tests).items()):
    if name.startswith("test_"):
        try:
            test(version)
        except AssertionError:
            red.append(name)
print("red:", *(red or ["none"]))
sys.exit(1 if red else 0)
