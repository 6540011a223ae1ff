"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import json
import sys
import warnings
from dataclasses import asdict

from versions import CALLS, HAVE, LESSONS, is_taken_overnight, load, said


def same(file, name):
    """A caller says tomorrow what it says today."""
    today, tomorrow = said(HAVE, name), said(file, name)
    print(f"today: {today} | tomorrow: {tomorrow}")
    return today == tomorrow


def overnight(file):
    """The library as a program has it tomorrow."""
    library = load("lessons", file)
    return library if is_taken_overnight(library) else load("lessons", HAVE)


def hidden(file):
    """A program that no search found: it stores its slots as JSON, and reads start from there."""
    warnings.simplefilter("ignore")
    stored = json.dumps([asdict(slot) for slot in overnight(file).free_slots([], 60)])
    print("stored:", stored[:27])
    return json.loads(stored)[0].get("start") == 540


def new_way(file):
    """The function for what is new."""
    library = overnight(file)
    return getattr(library, "find_lessons", library.free_slots)


def step(file):
    try:
        slots = list(new_way(file)([], 45, step=15))
    except TypeError as error:
        print("no step:", error)
        return False
    apart = slots[1].end - slots[0].end
    print("minutes between two times:", apart)
    return apart == 15


def begin(file):
    first = next(iter(new_way(file)([], 30)))
    print("begin:", getattr(first, "begin", "not there"))
    return getattr(first, "begin", None) == 540


def warned(act):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        act()
    return caught


def told(file):
    """Who uses what is to end hears of it in time: what, when, and what to write."""
    caught = warned(lambda: said(file, "letter"))
    texts = sorted({str(w.message) for w in caught})
    print("warnings:", *(texts or ["none"]))
    return any("2.0.0" in text and "use" in text for text in texts)


def where(file):
    """The warning points at the line of the caller."""
    caught = warned(lambda: said(file, "letter"))
    files = sorted({w.filename.split("/")[-1] for w in caught})
    print("points at:", *(files or ["nothing"]))
    return files == ["callers.py"]


def quiet(file):
    """Who uses the new way, or only what stays, hears nothing."""
    def act():
        slots = list(new_way(file)(LESSONS, 45))
        for slot in slots:
            getattr(slot, "begin", slot.end)
        str(slots), set(slots), slots == slots[:]
    texts = [str(w.message) for w in warned(act)]
    print("warnings:", *(texts or ["none"]))
    return not texts


file, scenario = sys.argv[1:]
if scenario in CALLS:
    sys.exit(0 if same(file, scenario) else 1)
sys.exit(0 if globals()[scenario](file) else 1)
