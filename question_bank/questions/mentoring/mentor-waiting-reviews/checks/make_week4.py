"""Prints the nine changes of week 4."""
from team import DAY, Team, changes, habit

team = Team()
for change in changes(4):
    habit(team, change)
print("change,area,author,lines,style_remarks,reviewer,review_hours,waited_days")
for c, (who,), now, _ in team.reviewed:
    if c.week == 4:
        print(f"{c.number},{c.area},{c.author},{c.lines},{c.style},{who},{c.effort():.1f},{(now - c.opened) / DAY:.1f}")
