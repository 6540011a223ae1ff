"""usage: plans.py PLAN SCENARIO      exit 0 when the scenario's promise holds"""
import sys

from futures import CONTRACT, ends, share_by, week_for

PLANS = {
    "as_it_is": {},
    "more_people": {"moving": 1.5},
    "help_callers": {"calling": 1.5},
    "router": {"router_after": 3},
}
plan, scenario = PLANS[sys.argv[1]], sys.argv[2]


def contract():
    by_then = ends(**plan)
    share = share_by(CONTRACT, by_then)
    print(f"off by week {CONTRACT} in {share:.0%} of the futures, "
          f"half of them by week {week_for(0.5, by_then)}, 85% by week {week_for(0.85, by_then)}")
    return share >= 0.8


def late_partner():
    by_then = ends(**plan, partner_until=41)
    share = share_by(CONTRACT, by_then)
    print(f"off by week {CONTRACT} in {share:.0%} of the futures, the earliest in week {by_then[0]}")
    return share >= 0.8


sys.exit(0 if globals()[scenario]() else 1)
