"""usage: ways.py STEP,STEP,... SCENARIO    exit 0 when the steps keep the promise

It is Tuesday, 09:00. Each step has the hour at which it is live, counted from Tuesday 00:00, and its days of work in all teams
(what Robin and the table say, and a guess for the part of the Map and for the examples that the callers write).
  back      Weather takes the release back                              zero      Weather sends 0 for what is empty
  skip      Salt leaves out what is empty                               adapt     Buses and Schools leave it out too
  on_asking Weather sends the empty ones only to who asks for them, and the Map asks
  second    a second address with all stations, the Map moves to it     examples  callers' examples run before each release of Weather
"""
import sys

from roads import grey, wrong

LIVE = {"back": 10, "zero": 9.1, "skip": 14, "on_asking": 36, "second": 24 * 7, "examples": 24 * 2, "adapt": 24 * 14}
DAYS = {"back": 0.1, "zero": 0.1, "skip": 0.25, "on_asking": 1.1, "second": 5.5, "examples": 1.5, "adapt": 13, "nothing": 0}
TONIGHT, FRIDAY = 21, 24 * 3 + 17
steps = set(sys.argv[1].split(",")) if len(sys.argv) > 1 else set()


def live(step, hour):
    return step in steps and LIVE[step] <= hour


def form(hour, asks=False):
    """The answer that a caller gets at this hour."""
    if live("on_asking", hour) or live("second", hour):
        return "new" if asks else "old"
    return "old" if live("back", hour) else "zero" if live("zero", hour) else "new"


if __name__ == "__main__":
    salt_wrong = wrong("salt", form(TONIGHT), live("skip", TONIGHT))
    silent_wrong = {team: wrong(team, form(TONIGHT), live("adapt", TONIGHT)) for team in ("buses", "schools")}
    days = round(sum(DAYS[step] for step in steps), 2)
    print(f"tonight: salt wrong on {len(salt_wrong)} of 4 roads, buses on {len(silent_wrong['buses'])}, schools on {len(silent_wrong['schools'])}; "
          f"map by Friday: {grey(form(FRIDAY, asks=True))}; days: {days}")
    sys.exit(0 if {
        "tonight": not salt_wrong,
        "silent": not any(silent_wrong.values()),
        "map": grey(form(FRIDAY, asks=True)),
        "days": days <= 3,
        "next": "examples" in steps,
    }[sys.argv[2]] else 1)
