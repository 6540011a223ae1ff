"""usage: designs.py "WORDS" SCENARIO    exit 0 when the scenario's promise holds"""
import sys

import trail

design, scenario = sys.argv[1:]


def killed():
    missing, added = trail.killed(design, 12)
    print(f"killed 12 times: changes with no entry {missing}, entries with no change {added}")
    return not missing and not added


def down():
    refused, missing = trail.down(design, 20)
    print(f"20 changes while the store is down: refused {refused}, with no entry {missing}")
    return not refused and not missing


def who():
    persons = {entry.person for entry in trail.at_work(design).entries()}
    print("persons in the entries:", *sorted(map(str, persons)))
    return None not in persons


def _altered(admin):
    pharmacy = trail.at_work(design)
    altered = pharmacy.alter(admin)
    noticed = not pharmacy.check()
    print("altered, " + ("noticed" if noticed else "not noticed") if altered else "can not be altered")
    return not altered or noticed


def app_rights():
    return _altered(admin=False)


def admin():
    return _altered(admin=True)


def forget():
    pharmacy = trail.at_work(design)
    still_there = pharmacy.forget(2)
    print(f"name {'still there' if still_there else 'taken out'}, check {'passes' if pharmacy.check() else 'fails'}")
    return not still_there and pharmacy.check()


def page():
    took = trail.Pharmacy(design).page_ms()
    print(f"page {took} ms")
    return took <= 1000


sys.exit(0 if globals()[scenario]() else 1)
