"""Recomputes from the tables, the facts and the played measures every number that the key quotes."""
import csv
import json
import statistics

from measures import as_it_is, days, play, two_in_each_area
from team import DAY, SLOT, STYLE_REMARK, TALK, TOGETHER, WEEK

with open("exhibits/weeks.csv") as file:
    weeks = [row for row in csv.DictReader(file) if row["reviewer"] == "Dana"]
with open("exhibits/week4.csv") as file:
    week4 = list(csv.DictReader(file))
dana = [row for row in week4 if row["reviewer"] == "Dana"]
needed = statistics.mean(float(week["review_hours_needed"]) for week in weeks)
has = SLOT * WEEK // DAY                                             # fact 1
billing = [row for row in week4 if row["area"] == "billing"]
only_dana = [row for row in dana if row["area"] == "billing" or row["author"] in ("Lee", "Ari")]
style = STYLE_REMARK * sum(int(row["style_remarks"]) for row in dana)        # fact 3
waits = [days(play(two_in_each_area).waits(week)) for week in range(1, 17)]
nothing = [days(play(as_it_is).waits(week)) for week in range(1, 17)]
worst = max(waits)
learners = 4
print(json.dumps({
    "dana_needs": round(needed, 1),
    "dana_has": has,
    "too_much": round(needed - has, 1),
    "days_longer_each_week": round((needed - has) / SLOT, 1),
    "dana_changes": len(dana),
    "all_changes": len(week4),
    "billing_hours": round(sum(float(row["review_hours"]) for row in billing), 1),
    "by_area_hours": round(sum(float(row["review_hours"]) for row in only_dana), 1),
    "style_hours": round(style, 1),
    "with_tool_hours": round(needed - style, 1),
    "wait_week_1": float(weeks[0]["half_waited_days_or_more"]),
    "wait_week_4": float(weeks[3]["half_waited_days_or_more"]),
    "nothing_week_8": round(nothing[7], 1),
    "talk_hours_of_dana": learners * TOGETHER * TALK,
    "worst_week": waits.index(worst) + 1,
    "worst_days": round(worst, 1),
    "nothing_in_worst_week": round(nothing[waits.index(worst)], 1),
    "short_again_in_week": next(w for w in range(5, 17) if all(x <= 1.5 for x in waits[w - 1:])),
    "wait_after": round(statistics.median(waits[12:]), 1),
}))
