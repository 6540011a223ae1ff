"""usage: settings.py "store=TRIES wait=A,B.. at_most=N|none gone=again|once press=TRIES|1short|number" SCENARIO

Ten minutes of a Sunday evening, second by second: the store gives no answer for two of them.
press=1 is one try that waits as long as it takes, press=1short is one try of ten seconds.
exit 0 when the scenario's promise holds
"""
import sys
from collections import defaultdict

A_SECOND, LIMIT, TIME_OUT = 6, 15, 10               # facts: jobs a second, calls a second, seconds
OUT = range(120, 240)                               # seconds in which the store is silent
END, LATEST = 600, 900


def evening(tries, wait, at_most, share):
    """The most calls in a second, how many jobs failed, and the longest time until an answer.

    A share of the jobs runs with tern, the rest with one try.
    """
    due = defaultdict(list)             # second: [(jobs, try, started, with tern)]
    for second in range(END):
        due[second] += [(A_SECOND * share, 1, second, True), (A_SECOND * (1 - share), 1, second, False)]
    most = failed = longest = 0
    for second in range(END + 3600):
        calls = 0
        for jobs, attempt, started, tern in sorted(due.pop(second, []), key=lambda d: -d[1]):
            now = min(jobs, max(0, at_most - calls)) if tern else jobs
            if jobs - now:
                due[second + 1].append((jobs - now, attempt, started, tern))
            if not now:
                continue
            calls += now
            if second not in OUT:
                longest = max(longest, second - started)
            elif attempt == (tries if tern else 1):
                failed += now
            else:
                due[second + TIME_OUT + wait[attempt - 1]].append((now, attempt + 1, started, tern))
        most = max(most, calls)
    return round(most, 1), round(failed), longest


def sheets(press, late=False, lost=False):
    """Sheets of one job when the first answer of the press is late, or the first order is lost on the way."""
    printed = 0 if lost else 1
    if (late or lost) and press not in ("1", "1short") and not (printed and press == "number"):
        printed += 1
    return printed


def main(text, scenario):
    setting = dict(part.split("=") for part in text.split())
    tries, press = int(setting["store"]), setting["press"]
    how = (tries, [int(w) for w in setting["wait"].split(",")],
           10 ** 6 if setting["at_most"] == "none" else int(setting["at_most"]))
    most_one, _, _ = evening(*how, 1 / 12)
    most, failed, longest = evening(*how, 1)
    gone = tries if setting["gone"] == "again" else 1
    print(f"most calls in a second: {most_one} with one worker, {most} with twelve; failed: {failed} of "
          f"{A_SECOND * len(OUT)}; longest: {longest} seconds; calls for a picture that is gone: {gone}; "
          f"sheets after a late answer: {sheets(press, late=True)}, after a lost order: {sheets(press, lost=True)}")
    return {
        "limit_one": most_one <= LIMIT,
        "limit_all": most <= LIMIT,
        "cures": failed == 0 and longest <= LATEST,
        "gone": gone == 1,
        "once": sheets(press, late=True) == 1,
        "late": press != "1short",
        "lost": sheets(press, lost=True) == 1,
    }[scenario]


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:]) else 1)
