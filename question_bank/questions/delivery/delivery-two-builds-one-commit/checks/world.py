"""The registry, the mirror that stands before it, and how packages are chosen. Time is in hours from Monday 00:00."""
import csv
from dataclasses import dataclass, field

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
KEPT_HOURS = 6                                     # fact: the mirror keeps what it has fetched for so long
WANTED = {"httpline": "3.", "tinyurls": "0.9.", "papers": "1.4.", "logpack": "2.0.7"}


def hours(clock):
    day, time = clock.split()
    return 24 * DAYS.index(day) + int(time[:2]) + int(time[3:]) / 60


def number(version):
    return tuple(int(part) for part in version.split("."))


@dataclass(frozen=True)
class Event:
    at: float
    package: str
    version: str
    event: str                                     # published | withdrawn | replaced
    does: str = ""                                 # "sends" settings away | "breaks" the app | "" is well


def read_lock():
    with open("exhibits/packages.csv") as file:
        return {row["package"]: row["in_the_lock"] for row in csv.DictReader(file)}


def read_registry():
    with open("exhibits/registry.csv") as file:
        return [Event(hours(row["at"]), row["package"], row["version"], row["event"],
                      "sends" if row["version"] == "0.9.8" else "") for row in csv.DictReader(file)]


@dataclass
class Registry:
    """What is published at which time. The versions of the lock were there before."""

    events: list
    lock: dict

    def files(self, at):
        """Return {(package, version): content} of what can be fetched at a time."""
        found = {item: "first file" for item in self.lock.items()}
        for event in sorted(self.events, key=lambda event: event.at):
            if event.at <= at:
                key = (event.package, event.version)
                if event.event == "withdrawn":
                    found.pop(key, None)
                else:
                    found[key] = "other file" if event.event == "replaced" else "first file"
        return found

    def published_at(self, package, version):
        return min((event.at for event in self.events
                    if (event.package, event.version) == (package, version) and event.event == "published"), default=-1e9)


@dataclass
class Mirror:
    """Keeps the list of versions, and the files, for some hours; or its files for ever."""

    registry: Registry
    for_ever: bool = False
    list_from: float = -1e9
    listed: dict = field(default_factory=dict)
    copies: dict = field(default_factory=dict)

    def look(self, at):
        if at - self.list_from >= KEPT_HOURS:
            self.list_from, self.listed = at, self.registry.files(at)
            self.copies = {**self.listed, **self.copies} if self.for_ever else dict(self.listed)
        return self.listed

    def fetch(self, package, version, at):
        """Return the content of a file, or None when nobody has it any more."""
        key = (package, version)
        if key in self.copies and (self.for_ever or at - self.list_from < KEPT_HOURS):
            return self.copies[key]
        return self.registry.files(at).get(key)

    def newest(self, at, exact=()):
        """Return the newest version of each package that fits, from the list that is kept now."""
        listed = self.look(at)
        chosen = {}
        for package, begins in WANTED.items():
            fits = [version for name, version in listed if name == package and version.startswith(begins)]
            chosen[package] = self.registry.lock[package] if package in exact else max(fits, key=number)
        return chosen
