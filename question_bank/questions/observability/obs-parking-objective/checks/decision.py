"""usage: decision.py "day 18: 10 percent for 3 hours" SCENARIO    exit 0 when the scenario's promise holds

Plays a way of releasing with the faults of each of the last eight releases. Without a first step, a fault
lasts as long as on record. In a step, or with a look each hour, it is seen when at least 200 payments were
looked at and at least 2 percent of them are bad.
"""
import re
import sys

from budget import ALLOWED, DAYS, PER_DAY, PER_HOUR, SPARE, USUAL_PCT
from releases import RECORD, bad_payments

ENOUGH, SEEN_PCT = 200, 2.0
PRICES, REPAIR = 22, 2                             # day of the new prices, days of a repair

answer, scenario = sys.argv[1:]
day, share, hours, look = re.fullmatch(
    r"day (\d+): (?:(\d+) percent for (\d+) hours?|all(, a look each hour)?)", answer).groups()
day = int(day)
in_step = PER_HOUR * int(share) / 100 * int(hours) if share else PER_HOUR if look else None


def cost(pct, on_record):
    if in_step and in_step >= ENOUGH and pct >= SEEN_PCT:
        return round(in_step * pct / 100)
    return bad_payments(pct, on_record) + (round(in_step * pct / 100) if share else 0)


costs = {release: cost(pct, hours) for release, pct, hours in RECORD}
if scenario == "budget":
    spare = SPARE if day <= DAYS else ALLOWED - PER_DAY * DAYS * USUAL_PCT / 100
    over = [r for r, bad in costs.items() if bad > spare]
    worst = max(costs.values())
    print(f"{len(over)} of {len(costs)} releases go over {ALLOWED}; the worst costs {worst}")
    good = not over
elif scenario == "date":
    print(f"out on day {day}")
    good = day <= PRICES
elif scenario == "second":
    print(f"second try on day {day + REPAIR + 1}")
    good = day + REPAIR + 1 <= PRICES
else:
    print(f"{in_step or 0:.0f} payments are looked at first")
    good = (in_step or 0) >= ENOUGH
sys.exit(0 if good else 1)
