"""usage: run_trial.py TRIAL LIBRARY    exit 0 when the trial is green with this keepdict"""
import runpy
import sys

from library import install

trial, name = sys.argv[1:]
install(name)
sys.path[:0] = [".", "exhibits"]
try:
    runpy.run_path(trial)
except AssertionError as error:
    print("red:", error)
    sys.exit(1)
print("green")
