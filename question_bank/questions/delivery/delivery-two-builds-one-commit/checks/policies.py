"""usage: policies.py POLICY SCENARIO    exit 0 when the scenario's promise holds

Plays a way of building and updating over five weeks of a registry, day by day. POLICY is a TOML file:
  test, image      "newest" that fits, or "locked"
  exact            direct packages that are wanted in one version only
  update           "never", "daily" or "weekly": who brings newer versions into the lock, behind the tests
  least_age_days   only versions that have been out for so long come in by an update
  fixes_at_once    a fix of a known hole comes in on the next day, behind the tests, whatever its age
  hashes           a file that is not the one of the lock ends the build
  own_copies       files that were fetched once are kept for ever
"""
import sys
import tomllib

from world import WANTED, Event, Mirror, Registry, number, read_lock

with open(sys.argv[1], "rb") as file:
    POLICY = tomllib.load(file)
DAYS = 35
SAFE = {"httpline": "3.2.4", "tinyurls": "0.9.6", "papers": "1.4.2", "logpack": "2.0.7"}


class Refused(Exception):
    pass


class Team:
    """Builds each day at 09:00 (test) and 09:30 (image), and updates its lock as the policy says."""

    def __init__(self, events, known_holes=()):
        self.lock = dict(SAFE)
        self.does = {(e.package, e.version): e.does for e in events if e.event == "published"}
        self.registry = Registry(events, SAFE)
        self.mirror = Mirror(self.registry, for_ever=POLICY["own_copies"])
        self.known_holes = known_holes             # (day, package, version that has the fix)
        self.production, self.images, self.tests, self.red, self.refused = dict(SAFE), {}, {}, [], []

    def allowed(self, package, version, at):
        old_enough = at - self.registry.published_at(package, version) >= 24 * POLICY["least_age_days"]
        return old_enough and package not in POLICY["exact"]

    def update(self, day, at):
        if POLICY["update"] == "daily" or POLICY["update"] == "weekly" and day % 7 == 0:
            listed = self.mirror.look(at)
            for package, begins in WANTED.items():
                fits = [v for n, v in listed if n == package and v.startswith(begins) and self.allowed(package, v, at)]
                self.try_in(package, max([*fits, self.lock[package]], key=number))
        if POLICY["fixes_at_once"]:
            for known, package, version in self.known_holes:
                if day > known and (package, version) in self.mirror.look(at):
                    self.try_in(package, max(version, self.lock[package], key=number))

    def try_in(self, package, version):
        """Bring a version into the lock, unless the tests are red with it."""
        if self.does.get((package, version)) != "breaks":
            self.lock[package] = version

    def chosen(self, how, at):
        try:
            return self.mirror.newest(at, POLICY["exact"]) if how == "newest" else dict(self.lock)
        except ValueError:
            raise Refused("no version of some package fits") from None

    def fetch(self, packages, at):
        for package, version in packages.items():
            content = self.mirror.fetch(package, version, at)
            if content is None:
                raise Refused(f"{package} {version} is nowhere")
            if content == "other file" and POLICY["hashes"]:
                raise Refused(f"{package} {version} is another file")
        return {f"{p} {v}": self.mirror.fetch(p, v, at) for p, v in packages.items()}

    def day(self, day):
        at = 24 * day + 8
        self.mirror.look(at - 4.75)                # a build of another team, at 03:15
        self.update(day, at)
        try:
            tested = self.chosen(POLICY["test"], at + 1)
            self.fetch(tested, at + 1)
            self.tests[day] = tested
            if any(self.does.get(item) == "breaks" for item in tested.items()):
                self.red.append(day)
                return
            packages = self.chosen(POLICY["image"], at + 1.5)
            self.images[day] = self.fetch(packages, at + 1.5)
            self.production = packages
        except Refused as refused:
            self.refused.append(f"day {day}: {refused}")

    def play(self, days=DAYS):
        for day in range(1, days):
            self.day(day)
        return self

    def has(self, what):
        return [day for day, image in self.images.items()
                if any(self.does.get(tuple(name.split())) == what for name in image)]


def publish(day, hour, package, version, does=""):
    return Event(24 * day + hour, package, version, "published", does)


QUIET = [publish(3, 7, "tinyurls", "0.9.7"), publish(6, 15, "papers", "1.4.3"), publish(11, 8.5, "httpline", "3.3.0")]


def calm():
    team = Team(QUIET).play()
    print(f"images {len(team.images)} of {DAYS - 1}")
    return len(team.images) == DAYS - 1


def same():
    """The commit of day 2 is built again on day 12: the packages are those of the lock of that day, or the newest."""
    team = Team(QUIET).play(3)
    first, lock = team.images[2], dict(team.lock)
    team.lock = lock
    again = team.fetch(team.chosen(POLICY["image"], 24 * 12 + 9), 24 * 12 + 9)
    differ = sorted(set(again) - set(first))
    print("differs: " + (", ".join(differ) or "nothing"))
    return not differ


def tested():
    team = Team(QUIET + [publish(14, 9.2, "tinyurls", "0.9.10")]).play()
    differ = [day for day, image in team.images.items() if set(image) != {f"{p} {v}" for p, v in team.tests[day].items()}]
    print(f"images that are not what was tested: {len(differ)}")
    return not differ


def bad_hours():
    events = [publish(8, 20, "tinyurls", "0.9.8", "sends"), Event(24 * 9 + 11, "tinyurls", "0.9.8", "withdrawn")]
    team = Team(QUIET + events).play()
    print(f"images that send: {len(team.has('sends'))}")
    return not team.has("sends")


def breaking():
    team = Team(QUIET + [publish(10, 7.5, "httpline", "3.4.0", "breaks")]).play()
    print(f"images that are broken: {len(team.has('breaks'))}, days with red tests: {len(team.red)}")
    return not team.has("breaks")


def fix():
    """A hole in papers 1.4.3 and before is known on day 16; the fix is 1.4.5, out on that morning."""
    team = Team(QUIET + [publish(16, 7.5, "papers", "1.4.5")], known_holes=[(16, "papers", "1.4.5")])
    day = 0
    while day < DAYS and number(team.production["papers"]) < (1, 4, 5):
        day += 1
        team.day(day)
    print(f"in production {day - 16} days later" if day < DAYS else "not in five weeks")
    return day - 16 <= 3


def swapped():
    """The file of logpack 2.0.7 is replaced in the registry, and the mirror is a new machine."""
    team = Team([*QUIET, Event(24 * 5, "logpack", "2.0.7", "replaced")])
    team.play(5)
    if not POLICY["own_copies"]:
        team.mirror = Mirror(team.registry)
    for day in range(5, 8):
        team.day(day)
    taken = [day for day, image in team.images.items() if "other file" in image.values()]
    print(f"images with the other file: {len(taken)}")
    return not taken


def gone():
    """logpack 2.0.7 is withdrawn on day 20."""
    team = Team([*QUIET, Event(24 * 20, "logpack", "2.0.7", "withdrawn")]).play()
    print(f"builds that failed: {len(team.refused)}")
    return not team.refused


sys.exit(0 if globals()[sys.argv[2]]() else 1)
