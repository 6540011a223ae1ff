"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds

The program of a hotel knows the status and the JSON of an answer, and nothing else.
"""
import importlib.util
import json
import sys

from fakes import FakeDiary, serve

file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("repairs", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)


def post(wish, diary=None, log=None):
    body = wish if isinstance(wish, str) else json.dumps(wish)
    return serve(module.post_repair, body, diary or FakeDiary(), log)


def wish(**other):
    """A wish that can be booked, with some fields changed; None leaves one out."""
    whole = {"bike": "city", "work": "chain", "day": "2026-12-07"} | other
    return {name: value for name, value in whole.items() if value is not None}


def act(status, answer):
    """What the program of the hotel does next."""
    if status < 300:
        return "done"
    if status >= 500 or status == 429:
        return "send again"
    if status == 409:
        return "other day"
    fields = sorted(answer.get("fields", ()))
    return f"mend {' '.join(fields)}" if fields else "cannot tell"


def shown(status, answer):
    print(f"{status} {json.dumps(answer)} -> {act(status, answer)}")
    return act(status, answer)


def good():
    diary = FakeDiary()
    status, answer = post(wish(), diary)
    shown(status, answer)
    return status < 300 and answer == {"number": 81, "price": 3500} and len(diary.booked) == 1


def wrong_day():
    return shown(*post(wish(day="4.12.2026"))) == "mend day"


def missing():
    return shown(*post(wish(work=None))) == "mend work"


def full():
    answer = post(wish(), FakeDiary(full=["2026-12-07"]))
    told = shown(*answer)
    return told == "other day" or told == "mend day" and answer != post(wish(day="4.12.2026"))


def busy():
    diary = FakeDiary(busy=1)
    told = shown(*post(wish(), diary))
    return told == "send again" and shown(*post(wish(), diary)) == "done"


def own_fault():
    log = []
    status, answer = post(wish(bike="cargo"), log=log)
    shown(status, answer)
    print("log:", *(log or ["nothing"]))
    return status >= 500 and bool(log)


def quiet():
    """No name of a machine, and no words of the language, in any answer."""
    answers = [
        post(wish(), FakeDiary(busy=1)), post(wish(day="4.12.2026")), post(wish(work=None)),
        post(wish(bike="cargo")),
    ]
    inner = [text for text in map(json.dumps, answers) if "10.0.0.7" in text or "isoformat" in text]
    print("inner text:", *(inner or ["none"]))
    return not inner


def texts():
    """A person who reads them can tell a wrong day, no work and a full day apart."""
    answers = [
        post(wish(day="4.12.2026")),
        post(wish(work=None)),
        post(wish(), FakeDiary(full=["2026-12-07"])),
    ]
    apart = {json.dumps(answer) for _, answer in answers}
    print(f"different answers for 3 causes: {len(apart)}")
    return len(apart) == 3


def both():
    return shown(*post(wish(bike="boat", day="4.12.2026"))) == "mend bike day"


def odd():
    bodies = ["null", "[]", '"city"', "bike=city", json.dumps(wish(day=20261207))]
    statuses = [post(body)[0] for body in bodies]
    print("statuses:", *statuses)
    return all(400 <= status < 500 for status in statuses)


sys.exit(0 if globals()[scenario]() else 1)
