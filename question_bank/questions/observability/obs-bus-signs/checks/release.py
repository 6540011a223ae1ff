"""usage: release.py RULE SITUATION    exit 0 when the rule stops a worse version, and no other

In each situation version 30 runs on one instance for half an hour. ENOUGH is the least number of its requests.
"""
import sys

from times import LIMIT, Instance, service

ENOUGH = 500
SITUATIONS = {                                     # instance with version 30, what changed, whether 30 is worse
    "story": ("i8", {"i8": {"slow": 0.21}}, True),
    "small": ("i3", {"i3": {"slow": 0.3}}, True),
    "one_kind": ("i8", {"i8": {"slow": 0.045}}, True),
    "busy": ("i8", {f"i{n}": {"median": 150, "slow": 0.024} for n in range(1, 9)}, False),
    "few": ("i3", {}, False),
}


def share(instances):
    return sum(i.late for i in instances) / sum(i.requests for i in instances)


rule, scenario = sys.argv[1:]
name, changed, worse = SITUATIONS[scenario]
before, now = service(), service(**changed)
if scenario == "few":
    now[name] = Instance(12, raw=[110.0] * 11 + [1300.0])
new, old = now[name], [i for n, i in now.items() if n != name]
stops = {
    "board": sum(i.p95 for i in now.values()) / len(now) > LIMIT,
    "whole": share(now.values()) > 0.05,
    "own_p95": new.p95 > LIMIT,
    "own_mean": new.mean > 2 * before[name].mean,
    "own_before": share([new]) > 2 * share([before[name]]),
    "others": share([new]) > 2 * share(old),
    "others_enough": new.requests >= ENOUGH and share([new]) > 2 * share(old),
    "points_enough": new.requests >= ENOUGH and share([new]) - share(old) > 0.02,
}[rule]
print(f"{'stops' if stops else 'goes on'}: {100 * share([new]):.1f} percent late on {name}, "
      f"{100 * share(old):.1f} on the others")
sys.exit(0 if stops == worse else 1)
