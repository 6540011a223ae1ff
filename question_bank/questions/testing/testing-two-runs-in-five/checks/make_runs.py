"""Prints the table of the runs."""
from history import RUNS, commit_of, replay
from suite import start_of

print("run,start_utc,commit,red_test_files")
for run in RUNS:
    print(run, f"{start_of(run):%a %H:%M}", commit_of(run), " ".join(replay(run, {})), sep=",")
