"""Four weeks of a photo lab, job by job, from a fixed seed. Nothing here waits.

A job fetches a picture from the store of the customer and sends one sheet to the press.
"""
import random

JOBS = 2000                             # of one worker in a week
WORKERS = 12
GONE = 0.010                            # pictures that the customer has taken away
BAD = {1: 0.030, 2: 0.030, 3: 0.005, 4: 0.005}      # share of first calls to which the store has no answer, by week
AGAIN = 0.30                            # the next call, some seconds later, has no answer either
LATE = 0.02                             # the press answers after more than ten seconds; the sheet is printed

OWN = {"store": 1, "press": 1}          # tries
TERN = {"store": 5, "press": 5}         # as it comes
TERN_SET = {"store": 5, "press": 1}     # the press is not asked again


def job(rng, week, way, easy=False, lost=0.0, twice=0.0):
    """One job: whether it failed, how many sheets, and whether the store was silent."""
    gone, bad, late = rng.random() < GONE, rng.random() < BAD[week], rng.random() < LATE
    again = [rng.random() for _ in range(8)]
    odd = rng.random()
    if easy:
        gone = bad = False
    if gone:
        return {"failed": 1, "sheets": 0, "silent": 0}
    if bad and all(again[n] < AGAIN for n in range(way["store"] - 1)):
        return {"failed": 1, "sheets": 0, "silent": 1}
    sheets = 1
    if late:
        for n in range(4, 3 + way["press"]):
            sheets += 1
            if again[n] > LATE:
                break
    if odd < lost:
        sheets = 0
    elif odd > 1 - twice:
        sheets = 2
    return {"failed": 0, "sheets": sheets, "silent": 0}


def month(place, way, **odd):
    """All jobs of four weeks. From week 3 on, tern runs in the place: worker 12, or each fourth job."""
    rng = random.Random(2026)
    rows = []
    for week in BAD:
        for number in range(JOBS * WORKERS):
            worker = number % WORKERS + 1
            chosen = worker == 12 if place == "worker" else (number // WORKERS) % 4 == 0
            easy = chosen and place == "worker" and week > 2 and odd.get("easy", False)
            more = {k: v for k, v in odd.items() if k in ("lost", "twice")} if chosen and week > 2 else {}
            done = job(rng, week, way if chosen and week > 2 else OWN, easy, **more)
            rows.append({"week": week, "chosen": chosen, **done})
    return rows


def total(rows, weeks, chosen):
    some = [r for r in rows if r["week"] in weeks and r["chosen"] == chosen]
    jobs, failed = len(some), sum(r["failed"] for r in some)
    return {"jobs": jobs, "failed": failed, "done": jobs - failed, "sheets": sum(r["sheets"] for r in some),
            "silent": sum(r["silent"] for r in some),
            "not_one": sum(r["sheets"] != 1 for r in some if not r["failed"])}
