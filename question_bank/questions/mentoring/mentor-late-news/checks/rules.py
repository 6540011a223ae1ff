"""usage: rules.py RULE SCENARIO

Plays an agreement with Jo against Jo's last four tasks: on which day does the news come, and with which date?
exit 0 when the scenario's promise holds
"""
import sys

from record import read

HOPE = 1.5             # Jo counts the part at hand as done, and hopes for the rest at this speed


def due_day(task, day):
    """Jo promises to try harder: the news comes when the day is there."""
    if day >= task.promised and task.left(day):
        return day + task.left(day)


def a_fifth_more(task, day):
    """Every date is given a fifth later than the sum of the parts."""
    if day >= date_of(task) and task.left(day):
        return day + task.left(day)


def daily_question(task, day):
    """Somebody asks each day: Are you on time?"""
    after_this_part = sum(task.planned[task.parts_done(day) + 1:])
    if task.left(day) and after_this_part / HOPE > task.promised - day:
        return day + after_this_part


def any_slip(task, day):
    """Jo tells as soon as one part is not done on its day."""
    count = task.parts_done(day)
    if task.left(day) and day >= sum(task.planned[:count + 1]):
        return task.promised + 1


def after_a_third(task, day):
    """Each time that a part is done, from a third of the plan on, Jo works out the end at this pace."""
    count = task.parts_done(day)
    if day in task.done and 3 * sum(task.planned[:count]) >= task.promised:
        end = task.at_this_pace(day)
        return end if end >= task.promised + 2 else None


def date_of(task):
    """Return the day that others were given."""
    return round(task.promised * 1.2) if rule is a_fifth_more else task.promised


name, scenario = sys.argv[1:]
rule = globals()[name]
news, asked = {}, {}
for task in read():
    for day in range(1, 30):
        if not task.left(day):
            break
        asked[task.name] = asked.get(task.name, 0) + (rule is daily_question)
        if date := rule(task, day):
            news[task.name] = (day, date)
            break

for task in read():
    if told := news.get(task.name):
        before = date_of(task) - told[0]
        print(f"{task.name}: news on day {told[0]}, {before} days before the date, new date day {told[1]}")
    else:
        print(f"{task.name}: no news")
print("asked", *asked.values(), "times")
late = [task for task in read() if task.late]
promises = {
    "early": all(task.name in news and date_of(task) - news[task.name][0] >= 3 for task in late),
    "calm": all(task.name not in news for task in read() if not task.late),
    "right": all(task.name in news and abs(news[task.name][1] - task.end) <= 1 for task in late if task.end),
    "unasked": max(asked.values()) <= 1,
}
sys.exit(0 if promises[scenario] else 1)
