"""usage: make_log.py pipeline|jo    prints the red run of the pipeline, or what Jo's machine shows"""
import sys

from world import Pipeline, read_locks, run_tests

MARCH, JO = read_locks()
if sys.argv[1] == "pipeline":
    pipeline = Pipeline("exhibits/pipeline.toml", {"packages-linux": ("Mon 3 Mar 09:14", MARCH)})
    run = pipeline.run("Wed 12 Mar 14:02", JO)
    print("run 318  Wed 12 Mar 14:02, change of Jo: next visit")
    print(*run.lines, sep="\n")
    print(f"run 318  red after {run.seconds} s, {len(run.red)} of 3 tests failed")
else:
    installed = {**MARCH, "datebook": JO["datebook"]}          # Jo has installed the one new package
    print("$ pkg list")
    for package, version in sorted(installed.items()):
        print(package, version)
    print("$ run-tests")
    print("settings ZONE=Europe/Oslo DATABASE=memory")
    for name, wrong in run_tests(installed):
        print(name, f"FAILED: {wrong}" if wrong else "ok")
