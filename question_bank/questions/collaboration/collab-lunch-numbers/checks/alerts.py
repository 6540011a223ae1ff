"""usage: alerts.py ALERT SCENARIO    exit 0 when the alert keeps the promise on the log"""
import sys

from kitchen import clock, seconds, until_1320

LINES = [(second, instance, event, text.split()[1].strip(":")) for second, instance, event, text in until_1320().lines]
FAULT, FIRST_CALL, END = seconds("12:52:41"), seconds("13:06"), seconds("13:20")


def before(now, *events):
    return [line for line in LINES if line[0] <= now and line[2] in events]


def failed(now):
    """The share of requests that the page answered with an error, in five minutes, is above a half."""
    seen = [line for line in before(now, "saved", "error") if line[0] > now - 300]
    refused = [line for line in seen if line[2] == "error" and line[3] not in {c for *_, e, c in LINES if e == "saved"}]
    return "both" if len(seen) > 3 and len(refused) * 2 > len(seen) else None


def error_line(now):
    return next((line[1] for line in before(now, "error") if line[0] > now - 10), None)


def nothing_written(now):
    """Nothing was written by either instance for ten minutes."""
    last = max((line[0] for line in before(now, "written")), default=LINES[0][0])
    return "both" if now - last > 600 else None


def silent(now):
    """One instance has written nothing for ten minutes, and has saved something in this time."""
    for name in "AB":
        last = max((line[0] for line in before(now, "written") if line[1] == name), default=LINES[0][0])
        if now - last > 600 and any(line[1] == name and line[0] > last for line in before(now, "saved")):
            return name
    return None


def oldest(now):
    """The oldest change that is saved and not written has waited for a minute."""
    written = {line[3] for line in before(now, "written")}
    waiting = [line for line in before(now, "saved") if line[3] not in written and now - line[0] > 60]
    return waiting[0][1] if waiting else None


if __name__ == "__main__":
    alert = globals()[sys.argv[1]]
    pages = [(now, alert(now)) for now in range(LINES[0][0], END, 5) if alert(now)]
    early = [page for page in pages if page[0] < FAULT - 1]
    first = next((page for page in pages if page[0] >= FAULT - 1), None)
    print(f"first page: {clock(first[0]) + ' for ' + first[1] if first else 'none'}, pages before the fault: {len(bool(early) * [1])}")
    sys.exit(0 if {
        "before_call": first is not None and first[0] < FIRST_CALL,
        "five_minutes": first is not None and first[0] <= FAULT + 300,
        "where": first is not None and first[1] == "B",
        "calm": not early,
    }[sys.argv[2]] else 1)
