"""Prints the morning of the 10th in steps of five minutes: mean of each minute, queue at the end."""
from month import clock_text, month

print("from,accepted_per_min,errors_per_min,api_p95_ms,queue_at_end,finished_per_min,cpu_pct")
morning = [m for m in month() if m["day"] == 10 and 535 <= m["clock"] < 605]
for i in range(0, len(morning), 5):
    five = morning[i:i + 5]
    mean = {name: sum(m[name] for m in five) / 5 for name in five[0]}
    print(clock_text(five[0]["clock"]), round(mean["accepted"]), f"{mean['errors']:.1f}",
          round(mean["p95_ms"]), five[-1]["queue"], round(mean["finished"]), round(mean["cpu"]), sep=",")
