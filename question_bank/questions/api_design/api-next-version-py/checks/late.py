"""When does a length that is too short raise: at the call, or when the times are used?"""
from versions import HAVE, load


def when(file):
    library = load("lessons", file)
    try:
        slots = library.free_slots([], 3)
    except Exception:
        return "at the call"
    try:
        list(slots)
    except Exception:
        return "at the first use"
    return "never"


for file in (HAVE, "exhibits/lessons_150.py"):
    print(f"{load('lessons', file).__version__}: {when(file)}")
