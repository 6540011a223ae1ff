"""Prints the four weeks of today's habit, a line for each reviewer and week."""
import statistics

from team import DAY, Team, changes, habit

team = Team()
for change in changes(4):
    habit(team, change)
print("week,reviewer,changes,review_hours_needed,half_waited_days_or_more")
for week in range(1, 5):
    for reviewer in ("Dana", "Ari"):
        mine = [(c, now - c.opened) for c, (who,), now, _ in team.reviewed if (c.week, who) == (week, reviewer)]
        hours = sum(c.effort() for c, _ in mine)
        wait = statistics.median(wait for _, wait in mine) / DAY
        print(f"{week},{reviewer},{len(mine)},{hours:.1f},{wait:.1f}")
