"""usage: plans.py PLAN SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from pipeline import BUSY, FAULTS, Plan, days

WANTED_MINUTES = 25
plan = Plan(sys.argv[1])


def share(parts):
    return f"{100 * sum(parts) / len(parts):.0f} of 100"


def alone():
    print(f"alone and green: {plan.path()} minutes, work of machines {plan.work()}")
    return plan.path() <= WANTED_MINUTES


def busy():
    seen = [minutes for day in days(plan) for begun, minutes, _ in day.answers if begun // 60 in BUSY]
    late = sorted(seen)[int(0.9 * len(seen))]
    print(f"in busy hours {share([minutes <= WANTED_MINUTES for minutes in seen])} within {WANTED_MINUTES} minutes, "
          f"nine of ten within {late:.0f}")
    return sum(minutes <= WANTED_MINUTES for minutes in seen) >= 0.9 * len(seen)


def false():
    green = 1.0
    for job in plan.before().values():
        green *= 1 - plan.false_share(job)
    print(f"red with no fault: {100 * (1 - green):.0f} of 100")
    return 1 - green <= 0.04


def main():
    caught = plan.steps_of("before")
    slips = {step: faults for step, faults in FAULTS.items() if faults and step not in caught}
    print("to the main branch: " + (", ".join(f"{step} {faults}" for step, faults in slips.items()) or "none"))
    return sum(slips.values()) <= 5


def customers():
    caught = plan.steps_of("before", "hourly")
    slips = {step: faults for step, faults in FAULTS.items() if faults and step not in caught}
    print("to customers: " + (", ".join(f"{step} {faults}" for step, faults in slips.items()) or "none"))
    return not slips


def trust():
    jobs = [job for job in plan.jobs.values() if job.get("when") == "hourly"]
    of_100 = 100 * sum(plan.false_share(job) for job in jobs)
    print(f"once an hour red with no fault: {of_100:.0f} of 100" if jobs else "nothing runs once an hour")
    return of_100 <= 4


def budget():
    print(f"machines {plan.machines}")
    return plan.machines <= 8


if __name__ == "__main__":
    sys.exit(0 if globals()[sys.argv[2]]() else 1)
