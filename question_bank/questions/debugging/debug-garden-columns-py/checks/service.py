"""One process of the service: its copy of the code, and the clubs that it keeps, as a rule for ten minutes."""
import json
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

CHOICES = {"alder": {}, "birch": {}, "cedar": {}, "elm": {"columns": ["name", "plot", "since"]}}


@dataclass
class Club:
    choices: dict
    members: list


@dataclass
class Visitor:
    role: str


def from_database(name):
    member = {"name": f"Sam of {name}", "plot": 1, "since": 2019, "phone": "555-0100", "email": "sam@example.org"}
    return Club(json.loads(json.dumps(CHOICES[name])), [member])


class Process:
    def __init__(self, file, keep_s=600):
        self.keep_s = keep_s
        self.code = ModuleType("members")
        exec(compile(Path(file).read_text(), file, "exec"), self.code.__dict__)
        self.clubs = {}                            # name: (club, second at which it was read)

    def club(self, name, now):
        """The club, and whether it was read from the database or kept."""
        if name in self.clubs and now < self.clubs[name][1] + self.keep_s:
            return self.clubs[name][0], "kept"
        self.clubs[name] = from_database(name), now
        return self.clubs[name][0], "read"

    def page(self, name, role, now=0):
        """How many columns the page has."""
        club, _ = self.club(name, now)
        return len(self.code.page(club, Visitor(role))[0])

    def export(self, name, role, now=0):
        """The status of the answer."""
        club, _ = self.club(name, now)
        try:
            self.code.export(club, Visitor(role))
        except self.code.Refused:
            return 403
        return 200


def own_columns(name, role):
    """What a page of this club should have for this role."""
    return len(CHOICES[name].get("columns", ["name", "plot"])) + (2 if role == "committee" else 0)
