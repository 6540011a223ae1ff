"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import sys

from school import REQUESTS, Turns

SERIOUS = ("WARNING", "ERROR", "CRITICAL")


def names(text, id):
    """Say whether a line can be tied to this booking: by its id."""
    return id in text


def played(ids, schedule=None, **trouble):
    turns = Turns(module.handle, **trouble)
    turns.play(schedule or ids)
    turns.finish()
    for id, _, level, text in turns.lines:
        print(id, level, text.splitlines()[0], "..." if "\n" in text else "")
    return turns


def answers():
    turns = played("r41 r41 r41 r41 r41 r42 r45 r46", busy={"r46"}, broken={"r45"}, mail_down={"r42"})
    return turns.status == {"r41": 201, "r42": 201, "r45": 500, "r46": 409}


def told_apart():
    lines = played("", "r41 r42 r42 r41 r41 r42 r42 r41 r42 r41", mail_down={"r42"}).lines
    wrong = [text for id, _, _, text in lines
             if not names(text, id) or any(names(text, other) for other in REQUESTS if other != id)]
    print(f"{len(wrong)} of {len(lines)} lines cannot be tied to their booking")
    return not wrong


def no_mail():
    lines = played("r43", mail_down={"r43"}).lines
    return any(level in SERIOUS and names(text, "r43") and "451" in text for _, _, level, text in lines)


def unexpected():
    lines = played("r45", broken={"r45"}).lines
    errors = [text for _, _, level, text in lines if level == "ERROR"]
    print(f"{len(errors)} error lines")
    return len(errors) == 1 and names(errors[0], "r45") and "hall 2" in errors[0]


def usual():
    lines = played("r46", busy={"r46"}).lines
    told = any(names(text, "r46") and "not free" in text for _, _, _, text in lines)
    return told and not any(level in SERIOUS for _, _, level, _ in lines)


def private():
    lines = played("r43 r45 r46", busy={"r46"}, broken={"r45"}, mail_down={"r43"}).lines
    seen = [token for _, _, token in REQUESTS.values() if any(token in text for _, _, _, text in lines)]
    print(f"{len(seen)} tokens in the log")
    return not seen


file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("book", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
sys.exit(0 if globals()[scenario]() else 1)
