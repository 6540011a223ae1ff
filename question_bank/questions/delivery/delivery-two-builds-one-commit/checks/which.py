"""usage: which.py RULE SCENARIO    exit 0 when the scenario's promise holds

Plays a rule for "these builds have tinyurls 0.9.8" against what is really in each image of Thursday.
"""
import sys

from make_builds import play, with_it
from world import hours, read_registry

OUT, BACK = (next(e.at for e in read_registry() if e.version == "0.9.8" and e.event == event)
             for event in ("published", "withdrawn"))
RULES = {
    "none: the tests run with the lock": lambda at, commit, job, list_from: False,
    "all builds while it was published": lambda at, commit, job, list_from: OUT <= at <= BACK,
    "images that were built while it was published": lambda at, commit, job, list_from: job != "test" and OUT <= at <= BACK,
    "images of commits after it was published": lambda at, commit, job, list_from: job != "test" and at >= OUT and commit > "c202",
    "images whose list is from the hours when it was published":
        lambda at, commit, job, list_from: list_from is not None and OUT <= list_from <= BACK,
}
rule, scenario = sys.argv[1:]
named = [build for build, at, commit, job, _, list_from, _ in play() if RULES[rule](hours(at), commit, job, list_from)]
missed = sorted(set(with_it()) - set(named))
wrong = sorted(set(named) - set(with_it()))
print("missed:", *(missed or ["none"]), "wrongly named:", *(wrong or ["none"]))
sys.exit(1 if {"covers": missed, "clean": wrong}[scenario] else 0)
