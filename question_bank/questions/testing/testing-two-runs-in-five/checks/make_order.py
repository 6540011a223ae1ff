"""Prints what ran before `total` on the same worker, in the last twelve runs."""
from history import RUNS, before_total, replay

print("run,ran_before_total_on_its_worker,total")
for run in RUNS[-12:]:
    state = "red" if "total" in replay(run, {}) else "green"
    print(run, " ".join(before_total(run)), state, sep=",")
