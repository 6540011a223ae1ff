"""usage: key.py numbers|next    recomputes what the key quotes"""
import json
import sys

from world import SECONDS, Pipeline, read_locks

MARCH, JO = read_locks()
if sys.argv[1] == "next":
    run = Pipeline("answers/key_lock_check.toml", {"packages-linux": ("Mon 3 Mar 09:14", MARCH)}).run("Wed", JO)
    print("with the lock of Jo's change:", "; ".join(line.removeprefix("test     ") for line in run.lines if "test_" in line))
else:
    with open("exhibits/run.txt") as file:
        lines = file.read().splitlines()
    print(json.dumps({
        "run_seconds": int(lines[-1].split("after ")[1].split()[0]),
        "failed": sum("FAILED" in line for line in lines),
        "seconds_with_no_cache": SECONDS["install"] + SECONDS["test"],
        "seconds_with_cache": SECONDS["restore"] + SECONDS["check"] + SECONDS["test"],
        "behind": sum(MARCH[p] != JO[p] for p in JO),
    }))
