"""usage: plans.py STEPS SCENARIO    exit 0 when the scenario's promise holds

Plays the steps of a release. After each act every instance sells an order of each kind.
"""
import csv
import sys

from museum import BOTH, NAMES, SETTINGS, Instance, Museum, StartRefused, wrong


class Release:
    def __init__(self, steps, names=NAMES, looks=True, forgets=False, restart_after=None):
        self.museum = Museum(names)
        self.steps = [step for step in steps if not (forgets and step["do"].startswith("Publish"))]
        self.looks, self.restart_after = looks, restart_after      # restart_after: (number of the act, instance)
        self.acts, self.found, self.stopped = 0, [], None

    def play(self, version=12):
        for step in self.steps:
            try:
                self.do(step["do"], step["how"], version)
            except StartRefused as refused:
                self.stopped = f"{step['do']} stopped: {refused}"
                break
        return self

    def do(self, what, how, version):
        museum = self.museum
        if what == "Migrate":
            museum.columns.add("families")
            self.act()
        elif what == "Publish settings":
            museum.publish(42, BOTH if "old keys too" in how else SETTINGS[42])
            self.act()
        elif what == "Stop":
            museum.instances.clear()
            self.act()
        elif what == "Start":
            for name in NAMES[:len(self.names())]:
                museum.instances[name] = self.start(version, how)
            self.act()
        elif what == "Restart":
            for name in self.names():
                museum.instances[name] = self.start(version, how)  # an old instance stays when the start is refused
                self.act()

    def names(self):
        return tuple(self.museum.instances) or NAMES

    def start(self, version, how):
        return Instance(self.museum, version, live="at each order" in how,
                        checked="refuses" in how, own="settings inside" in how)

    def act(self):
        self.acts += 1
        if self.restart_after and self.restart_after[0] == self.acts and self.restart_after[1] in self.museum.instances:
            name = self.restart_after[1]
            try:
                self.museum.instances[name] = self.museum.instances[name].again()
            except StartRefused:
                del self.museum.instances[name]                    # the others go on
        if self.looks:
            self.found += wrong(self.museum)


def staging():
    """The plan is played twice, and orders are tried after that."""
    release = Release(steps, names=("s1",), looks=False).play()
    release.play()
    return wrong(release.museum)


def production():
    return Release(steps).play().found


def memory():
    """The platform restarts one instance after one act, tried for each act and each instance."""
    acts = Release(steps).play().acts
    return [f"after act {act}: {words}" for act in range(1, acts + 1) for name in NAMES
            for words in Release(steps, restart_after=(act, name)).play().found if "no instance" not in words]


def way_back():
    """After the release, version 11 is started again, one instance after the other."""
    release = Release(steps, looks=False).play()
    release.looks = True
    own = any("settings inside" in step["how"] for step in steps)
    release.steps = [{"do": "Restart", "how": "settings inside" if own else ""}]
    release.play(version=11)
    return [words for words in release.found if "version=11" in words]


def forgotten():
    """The settings are not published."""
    release = Release(steps, forgets=True).play()
    print(release.stopped or "nothing stopped the release")
    return release.found


with open(sys.argv[1]) as file:
    steps = list(csv.DictReader(file))
found = globals()[sys.argv[2]]()
print(f"wrong orders {len(found)}, first: {found[0] if found else 'none'}")
sys.exit(1 if found else 0)
