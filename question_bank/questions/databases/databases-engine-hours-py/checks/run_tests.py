"""usage: run_tests.py TESTS    runs every test_* function against engine_hours.py beside this file"""
import importlib.util
import sys

spec = importlib.util.spec_from_file_location("tests", sys.argv[1])
tests = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tests)
red = []
for name, test in vars(tests).items():
    if name.startswith("test_"):
        try:
            test()
        except Exception as error:                 # an error is red too
            red.append(f"{name} ({type(error).__name__})")
print("red:", *(red or ["none"]))
sys.exit(1 if red else 0)
