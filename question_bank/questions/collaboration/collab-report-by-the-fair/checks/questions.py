"""usage: questions.py QUESTION changes    exit 0 when two answers to the question lead to other parts being best

For each answer: all sets of parts that fit the days by the record, and of these the sets that help most customers.
"""
import itertools
import sys

from options import COST, DAYS, LONGER, days, met

ANSWERS = {     # what each answer does to the choice: days there are, parts that fall out, parts that have to be in
    "colours": [{}, {}],
    "filters": [{}, {}],
    "without_it": [{"days": DAYS}, {"days": DAYS + 5}],         # the fair has to have it, or can do without
    "who_first": [{}, {"must": {"site"}}],                      # nobody, or those who charge each site
    "desk": [{}, {"out": {"site"}}],                            # the desk fills in the site, or does not
    "bookkeeper": [{}, {"out": {"mail"}}],                      # may get the data, or may not
}


def best(days_there_are=DAYS, out=frozenset(), must=frozenset()):
    """These are the sets of parts that help most customers in the days there are."""
    sets = [set(c) for n in range(1, len(COST) + 1) for c in itertools.combinations(COST, n)]
    fit = [s for s in sets if days(s) * LONGER <= days_there_are and not s & out and s >= must]
    most = max(map(met, fit))
    fewest = min(days(s) for s in fit if met(s) == most)
    return [sorted(s) for s in fit if met(s) == most and days(s) == fewest]


found = [best(a.get("days", DAYS), a.get("out", set()), a.get("must", set())) for a in ANSWERS[sys.argv[1]]]
for one in found:
    print("best:", " or ".join("+".join(s) for s in one))
sys.exit(0 if found[0] != found[1] else 1)
