"""usage: scenarios.py FILE SCENARIO [SECONDS A CLUB IS KEPT]     exit 0 when the scenario's promise holds"""
import sys
from dataclasses import fields, is_dataclass

from service import Process, own_columns

FILE, SCENARIO, *keep = sys.argv[1:]
KEEP_S = int(keep[0]) if keep else 600
process = Process(FILE, KEEP_S)


def right(name, role):
    count = process.page(name, role)
    print(f"{name} {role}: {count} columns, {own_columns(name, role)} are right")
    return count == own_columns(name, role)


def fresh():
    global process
    for name in ("alder", "elm"):
        for role in ("member", "committee"):
            process = Process(FILE, KEEP_S)
            if not right(name, role):
                return False
    return process.export("alder", "committee") == 200 and Process(FILE, KEEP_S).export("alder", "member") == 403


def other_club():
    process.page("alder", "committee")
    return right("birch", "member")


def repeat():
    process.page("alder", "committee")
    process.page("elm", "committee")
    return all([right("alder", "committee"), right("elm", "committee")])


def own_choice():
    process.page("elm", "committee")
    return right("elm", "member")


def exports():
    process.export("cedar", "committee")
    status = process.export("birch", "member")
    print(f"export of a member after one of the committee: {status}")
    return status == 403


def tamper(settings):
    """Change settings in place, as a new function might; frozen settings refuse it."""
    if is_dataclass(settings):
        values = {field.name: getattr(settings, field.name) for field in fields(settings)}
    else:
        values = settings
    for value in values.values():
        if isinstance(value, list):
            value.append("phone")
        elif isinstance(value, dict):
            value["allowed"] = True


def new_page():
    for name in ("alder", "elm"):
        club, _ = process.club(name, 0)
        tamper(process.code.settings_for(club))
    pages = [right(name, "member") for name in ("alder", "birch", "elm")]
    return all(pages) and process.export("birch", "member") == 403


sys.exit(0 if globals()[SCENARIO]() else 1)
