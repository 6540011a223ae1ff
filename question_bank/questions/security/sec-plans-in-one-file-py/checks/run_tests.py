"""usage: run_tests.py TESTS    runs every test_* function against packing.py beside this file"""
import importlib.util
import logging
import sys

logging.disable(logging.CRITICAL)
spec = importlib.util.spec_from_file_location("tests", sys.argv[1])
tests = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tests)
red = []
for name, test in list(vars(tests).items()):
    if name.startswith("test_"):
        try:
            test()
        except Exception:
            red.append(name)
print("red:", *(red or ["none"]))
sys.exit(1 if red else 0)
