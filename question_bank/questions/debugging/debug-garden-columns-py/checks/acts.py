"""usage: acts.py ACT SCENARIO     exit 0 when the scenario's promise holds

At 08:40 one ACT is done: leave, restart, or a file that goes live. Then the requests of the morning come again.
"""
import sys

from morning import REQUESTS, is_wrong, seconds
from service import Process, own_columns

act, scenario = sys.argv[1:]
file = act if act.endswith(".py") else "exhibits/members.py"
processes = {"p1": Process(file), "p2": Process(file)}
if act == "leave":                                 # nothing restarts: the morning has left its mark
    for time, name, club, role, what in REQUESTS:
        getattr(processes[name], what)(club, role, seconds(time))
wrong = short = 0
for time, name, club, role, what in REQUESTS:
    answer = getattr(processes[name], what)(club, role, seconds(time) + 3600)
    wrong += is_wrong(club, role, what, answer)
    if role == "committee":
        short += answer < own_columns(club, role) if what == "page" else answer != 200
print(f"wrong answers to members: {wrong}, committee without its columns or export: {short}")
sys.exit(0 if (wrong if scenario == "members" else short) == 0 else 1)
