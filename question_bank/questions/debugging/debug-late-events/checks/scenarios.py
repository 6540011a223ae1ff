"""usage: scenarios.py RULES SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from job import DISTRICTS, Failed, Job, read

file, scenario = sys.argv[1:]
job = Job(read(file))
A_DAY = 50


def rides(day, count=A_DAY, start=0):
    return [(f"{day}-{n}", DISTRICTS[n % 5], day) for n in range(start, start + count)]


def bring(*groups):
    for group in groups:
        for ride in group:
            job.arrive(*ride)


def right(*days):
    """Say whether the report has the number of rides of each day."""
    print(", ".join(f"day {day}: {job.number(day)} wanted {job.recount(day)}" for day in days))
    return all(job.number(day) == job.recount(day) for day in days)


def calm():
    for day in (10, 11, 12):
        bring(rides(day))
        job.run(day + 1)
    return right(10, 11, 12)


def failed():
    bring(rides(10))
    try:
        job.run(11, fail_after=3)
    except Failed:
        job.run(11)
    return right(10)


def sent_again():
    """Ten rides of day 11 come twice on that day, and five rides of day 10 come again on day 11."""
    bring(rides(10))
    job.run(11)
    bring(rides(11), rides(11, 10), rides(10, 5))
    job.run(12)
    return right(10, 11)


def day_late():
    bring(rides(10, 38))
    job.run(11)
    bring(rides(11), rides(10, 12, start=38))
    job.run(12)
    return right(10, 11)


def week_late():
    bring(rides(10, 38))
    for day in range(10, 17):
        bring(rides(day) if day > 10 else [])
        job.run(day + 1)
    bring(rides(17), rides(10, 12, start=38))
    job.run(18)
    return right(10, 17)


def healed():
    """Somebody wrote a wrong number by hand; the day is run again."""
    bring(rides(10))
    job.run(11)
    job.db.execute("UPDATE report SET rides = 0 WHERE day = 10 AND district = 'east'")
    job.run(11, only_day=10)
    return right(10)


def closed():
    """A ride of a closed month arrives: the number that the city has stays, and the ride is on a list."""
    bring(rides(10))
    job.run(11)
    job.closed_before = 11
    bring(rides(14), rides(10, 1, start=A_DAY))
    job.run(15)
    print(f"closed day: {job.number(10)}, corrections: {job.corrected(10)}, wanted {A_DAY} and 1")
    return job.number(10) == A_DAY and job.corrected(10) == 1 and right(14)


def effort():
    """Sixty days are kept; a run reads no more than five of them."""
    for day in range(60):
        bring(rides(day))
        job.rows_read = 0
        job.run(day + 1)
    print(f"the last run reads {job.rows_read / A_DAY:.0f} days of rides")
    return job.rows_read <= 5 * A_DAY


sys.exit(0 if globals()[scenario]() else 1)
