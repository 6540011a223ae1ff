"""usage: week.py log|days [RULES]    plays a week on the rules, and prints the log or the numbers of the days"""
import random
import sys

from job import DISTRICTS, Failed, Job, read

FIRST = 27                                         # the story begins on Friday, 27 February
NAMES = ["Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "Thu"]
USUAL = {"north": 210, "east": 175, "south": 255, "west": 150, "centre": 315}
MON, TUE, WED, THU, FRI, SAT, SUN = range(3, 10)
MISSING, LATE, AGAIN = 9, 64, {THU: 30, FRI: 55}

chance = random.Random(4)
job = Job(read(sys.argv[2] if len(sys.argv) > 2 else "exhibits/job.csv"))
lines = []


def date(day):
    number = FIRST + day
    return f"{NAMES[day % 7]} {number:02} Feb" if number <= 28 else f"{NAMES[day % 7]} {number - 28:02} Mar"


def say(day, time, who, text):
    if day >= TUE:
        lines.append(f"{date(day)} {time} {who:<8} {text}")


def rides(day):
    """Return the rides of a day, as (number, district, day)."""
    found = []
    for district in DISTRICTS:
        count = USUAL[district] + int(chance.random() * 40) - 20
        found += [(f"{day}-{district}-{n}", district, day) for n in range(count)]
    return found


def night(day, time="00:30", **trouble):
    """Run the job at the beginning of this day, for the day before."""
    done = []
    try:
        job.run(day, say=lambda district, count: done.append(f"{district} +{count}"), **trouble)
        end = "ended well"
    except Failed:
        end = "FAILED, connection to the database lost"
    say(day, time, "job", " ".join(done))
    say(day, time, "job", end)


all_rides = {day: rides(day) for day in range(SUN + 1)}
bike_17 = [r for r in all_rides[0] if r[1] == "west"][:MISSING]
silent = [r for r in all_rides[TUE] if r[1] == "south"][-LATE:]
for day in range(SUN + 1):
    if day == THU:
        night(day, fail_after=3)
        say(day, "08:10", "job", "started again by Ari")
        night(day, "08:10")
    elif day:
        night(day)
    for ride in all_rides[day]:
        if ride not in bike_17 and ride not in silent:
            job.arrive(*ride)
    if day == TUE:
        job.closed_before = MON - 1                # February, up to Saturday 28
        say(day, "14:05", "receiver", "no network in south, bikes are silent")
    if day == WED:
        say(day, "06:20", "receiver", f"south is back, {LATE} rides of Tue")
        for ride in silent:
            job.arrive(*ride)
    if day == FRI:
        say(day, "11:02", "receiver", f"restarted, bikes send again: {AGAIN[THU]} rides of Thu, {AGAIN[FRI]} of Fri")
        for of_day, count in AGAIN.items():
            for ride in all_rides[of_day][:count]:
                job.arrive(*ride)
    if day == SAT:
        say(day, "16:40", "receiver", f"bike 17 is found, sends {MISSING} rides of {date(0)}")
        for ride in bike_17:
            job.arrive(*ride)
night(SUN + 1)

if sys.argv[1] == "log":
    print(*lines, sep="\n")
else:
    print("day,report,recount,difference")
    for day in [0, *range(MON, SUN + 1)]:
        print(date(day), job.number(day), job.recount(day), job.number(day) - job.recount(day), sep=",")
    if job.corrected(0):
        print(f"list of corrections: {date(0)} {job.corrected(0):+}")
