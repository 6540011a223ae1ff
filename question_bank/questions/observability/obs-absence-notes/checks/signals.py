"""usage: signals.py "oldest_max_s>900 or dead>5" SCENARIO    exit 0 when the scenario's promise holds

A rule is a list of signals with limits; each pages as soon as it is over its limit. Counts are of the last ten minutes.
`open_min` is the age of the oldest note with no text to a phone. It begins when the note is written, or (`from_queue`)
when it is first put in; notes that became dead letters are left out, or not (`with_dead`). `test_open_min` is the same
for a test note that each lane gets each minute, from the app of a school to a phone of the team.
"""
import re
import sys

from notes import BEGIN, clock, play

LATE = 20                                          # a page later than this comes after the parents
TEN = 10


def first_page(rule, morning):
    notes, rows = play(morning, tests="test_open_min" in rule)
    for i, row in enumerate(rows):
        ten = rows[max(0, i - TEN + 1):i + 1]
        now = row["minute"]
        total = {name: sum(r[name] for r in ten) for name in ("written", "put_in", "confirmed", "dead", "put_back", "texts")}

        def oldest(chosen):
            ages = [now - begin for begin, done in chosen if begin and begin <= now and not (done and done <= now)]
            return max(ages, default=0)

        value = {
            "waiting": row["waiting"],
            "oldest_mean_s": row["oldest_mean_s"],
            "oldest_max_s": row["oldest_max_s"],
            "workers_gone": 4 - row["alive"],
            "dead": total["dead"],
            "put_back": total["put_back"],
            "not_put_in": total["written"] - total["put_in"],
            "no_text": total["confirmed"] - total["texts"],
            "quiet_min": TEN if len(ten) == TEN and not total["texts"] else 0,
        }
        # asked for only where the rule has it, since it looks at every note
        if "open_min from_queue" in rule:
            value["open_min from_queue"] = oldest([(n.first_put_in, n.receipt or n.dead) for n in notes])
        if "open_min with_dead" in rule:
            value["open_min with_dead"] = oldest([(n.written, n.receipt) for n in notes])
        if re.search(r"(?<!test_)open_min>", rule):
            value["open_min"] = oldest([(n.written, n.receipt or n.dead) for n in notes])
        if "test_open_min" in rule:
            value["test_open_min"] = oldest([(n.written, n.receipt or n.dead) for n in notes if n.test])
        for part in rule.split(" or "):
            name, limit = part.split(">")
            if value[name] > int(limit):
                return now
    return None


rule, scenario = sys.argv[1:]
if scenario == "calm":
    pages = {m: first_page(rule, m) for m in ("usual", "after_holiday", "saturday")}
    print(", ".join(f"{m} {clock(at)}" for m, at in pages.items() if at is not None) or "no page")
    sys.exit(0 if not any(at is not None for at in pages.values()) else 1)
at = first_page(rule, scenario)
if at is None or at < BEGIN[scenario]:
    print("no page" if at is None else f"page at {clock(at)}, before anything was wrong")
    sys.exit(1)
print(f"page at {clock(at)}, {at - BEGIN[scenario]} minutes after the start")
sys.exit(0 if at - BEGIN[scenario] <= LATE else 1)
