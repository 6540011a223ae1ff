"""usage: over.py COUNT LEFT    exit 0 when the count says that version 1 is over at the right time

COUNT is a rule for saying so. LEFT is a group that has not moved, or nobody. All others have moved by week 34.
With nobody left the rule has to say so within the year. With somebody left it must not.
"""
import sys

from callers import GROUPS, NOVEMBER, ROWS, YEAR

VERSION_2 = 183_000                     # calls a day, by the facts
NAMES = {"nobody": None, "signs": "Signs on piers", "printers": "Printers of calendars", "unknown": "Not known"}
A_DAY = {row["group"]: int(row["calls_a_day"]) for row in ROWS}


def calls(group, week, left):
    """Calls of the group on a day of this week. Weeks before 0 are last year."""
    if week >= 34 and group != left:
        return 0
    if group == "Printers of calendars":
        return 6000 if week % YEAR == NOVEMBER else 0
    return A_DAY[group]


def says_over(rule, week, left):
    def total(week):
        return sum(calls(group, week, left) for group in GROUPS)

    said = week >= 34 and left != "Printers of calendars"      # by each known one; the signs' maker forgot three
    quiet_month = all(total(w) == 0 for w in range(week - 4, week))
    return {
        "share": total(week) < (total(week) + VERSION_2) / 100,
        "quiet_hour": all(calls(g, week, left) / GROUPS[g] / 24 < 3 for g in GROUPS),   # nobody calls three times
        "quiet_month": quiet_month,
        "quiet_13_months": all(total(w) == 0 for w in range(week - 56, week)),
        "said": said,
        "both": said and quiet_month,
    }[rule]


if __name__ == "__main__":
    rule, left = sys.argv[1], NAMES[sys.argv[2]]
    week = next((week for week in range(4, YEAR + 1) if says_over(rule, week, left)), None)
    print("never says so within the year" if week is None else f"says so in week {week}")
    sys.exit(0 if (week is None) == (left is not None) else 1)
