"""usage: forecast.py FIRST-LAST SCENARIO

Plays an answer ("between the end of week FIRST and of week LAST") against the futures.
exit 0 when the scenario's promise holds
"""
import sys

from futures import ends, share_by, week_for

answer, scenario = sys.argv[1:]
first, last = map(int, answer.split("-"))
as_it_is = ends()
by_first, by_last = share_by(first, as_it_is), share_by(last, as_it_is)
print(f"off by week {first} in {by_first:.0%} of the futures, by week {last} in {by_last:.0%}")
promises = {
    "possible": by_first >= 0.05,
    "safe": by_last >= 0.8,
    "not_padded": last <= week_for(0.98, as_it_is) + 4,
    "spread": first < last,
}
sys.exit(0 if promises[scenario] else 1)
