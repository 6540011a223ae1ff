"""usage: scenarios.py SETTINGS SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from feed import DAY, HOUR, LIMIT, MINUTE, PROMISED, alarms, read_settings, report, stream, true_report, week

file, scenario = sys.argv[1:]
SETTINGS = read_settings(file)
WARM_ROOM = 5                                      # not of the big site; read in second 2.5 of each minute


def latest_call(readings, since, until, **trouble):
    """Print and return how long the duty waits for a room that gets warm, at worst, between two times."""
    called = alarms(SETTINGS, readings, **trouble)
    worst = 0.0
    for begin in sorted({r.at for r in readings if r.degrees > LIMIT and since <= r.at < until}):
        heard = [when for when, r in called if r.room == WARM_ROOM and when >= begin and r.at >= begin]
        worst = max(worst, min(heard, default=float("inf")) - begin)
    text = f"{worst:.0f} s" if worst < 10 * DAY else "never"
    print("latest call after", text)
    return worst


def warm_from(first, last):
    return {(WARM_ROOM, minute) for minute in range(first, last)}


def alarm():
    readings = list(stream(2, warm_from(30, 60)))
    return latest_call(readings, 30 * MINUTE, 31 * MINUTE) <= PROMISED


def backlog():
    """The largest site comes back after six hours. Two seconds later another room gets warm."""
    readings = list(stream(7.5, warm_from(360, 450), offline=(0, 6)))
    return latest_call(readings, 360 * MINUTE, 361 * MINUTE) <= PROMISED


def stands_still():
    """The part that reads stands still for half an hour. A room that gets warm after it is told in time."""
    readings = list(stream(3, warm_from(60, 120)))
    late = latest_call(readings, 60 * MINUTE, 61 * MINUTE, stands_still=(30 * MINUTE, 60 * MINUTE))
    days = list(week())
    found = report(SETTINGS, days, rule, rule, 9, stands_still=(3 * DAY + 4 * HOUR, 3 * DAY + 4.5 * HOUR))
    wrong = different(found, true_report(days, rule))
    return late <= PROMISED and not wrong


def old_news():
    """A room of the big site was warm for an hour while it was offline, and is cold again since then."""
    warm = {(1, minute) for minute in range(120, 180)}
    calls = alarms(SETTINGS, list(stream(7, warm, offline=(0, 6))))
    print(f"calls about a room that is cold: {len(calls)}")
    return not calls


def rule(room, day):
    return LIMIT


def stricter(room, day):
    return 5.0 if room == 2 and 1 <= day <= 5 else LIMIT


def different(found, right):
    wrong = sorted({key for key in found.keys() | right.keys() if found.get(key, 0) != right.get(key, 0)})
    print(f"rooms and days with wrong minutes {len(wrong)}")
    return wrong


def calm():
    days = list(week())
    return not different(report(SETTINGS, days, rule, rule, 9), true_report(days, rule))


def late():
    days = list(week(offline=True))
    return not different(report(SETTINGS, days, rule, rule, 9), true_report(days, rule))


def twice():
    days = list(week(twice=True))
    return not different(report(SETTINGS, days, rule, rule, 9), true_report(days, rule))


def new_rule():
    """After a week it turns out that room 2 had a limit of 5 degrees on five days."""
    days = list(week())
    return not different(report(SETTINGS, days, rule, stricter, 7), true_report(days, stricter))


def questioned():
    """The same, but a customer finds it 60 days later."""
    days = list(week())
    return not different(report(SETTINGS, days, rule, stricter, 67), true_report(days, stricter))


sys.exit(0 if globals()[scenario]() else 1)
