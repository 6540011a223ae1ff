"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import logging
import re
import sys

from members import Store, file_rows

RIGHT = {1000 + n for n in range(1, 30)} - {1014, 1027}


class Played:
    """One import: what is stored then, what it returned or raised, and all that it said."""

    def __init__(self, rows, store=None):
        self.store = store or Store()
        self.result = self.error = None
        said = []
        handler = logging.Handler()
        handler.emit = lambda record: said.append(f"{record.levelname} {record.getMessage()}")
        log = logging.getLogger("import")
        log.setLevel(logging.INFO)
        log.handlers, log.propagate = [handler], False
        try:
            self.result = module.import_members(rows, self.store)
        except Exception as error:
            self.error = error
        self.said = "\n".join([*said, repr(self.result), repr(self.error)])
        self.complaints = [text for text in said if not text.startswith("INFO")]
        lost = sorted(RIGHT - set(self.store.members))
        print(f"saved={len(self.store.members)} right rows lost={len(lost)} raised={type(self.error).__name__}")
        print("lost:", *lost)


def right_file():
    """The file of last night with its three odd rows taken out."""
    return [row for row in file_rows() if row["number"] not in ("", "1027a") and row["joined"] != "2026-02-30"]


def clean():
    played = Played(right_file())
    return set(played.store.members) == RIGHT and not played.error


def neighbours():
    return RIGHT <= set(Played(file_rows()).store.members)


def noticed():
    played = Played(file_rows())
    return bool(played.error or played.complaints)


def named():
    said = Played(file_rows()).said
    print(said)
    return all(re.search(rf"\b({row}|{number})\b", said) for row, number in ((14, "1014"), (27, "1027a")))


def nothing_made_up():
    members = Played(file_rows()).store.members
    made_up = [number for number, member in members.items() if number is None or member["joined"] is None]
    print("made up:", *made_up)
    return not made_up


def empty_line():
    played = Played([*right_file(), file_rows()[-1]])
    print("complaints:", *played.complaints)
    return set(played.store.members) == RIGHT and not played.error and not played.complaints


def store_down():
    return isinstance(Played(right_file(), Store(down_after=5)).error, ConnectionError)


file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("import_members", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
sys.exit(0 if globals()[scenario]() else 1)
