"""Packages in their versions, the tests of the app, and a pipeline with a cache."""
import csv
import tomllib
from dataclasses import dataclass, field
from types import SimpleNamespace as Package

SECONDS = {"restore": 12, "install": 240, "install_nothing": 9, "check": 3, "test": 61}

PACKAGES = {
    ("datebook", "2.0.3"): Package(hours=lambda: [9, 10]),
    ("datebook", "2.1.0"): Package(hours=lambda: [9, 10], next_workday=lambda day: {"Fri": "Mon"}[day]),
    ("datebook", "2.2.0"): Package(hours=lambda: [9, 10], next_workday=lambda day: {"Fri": "Mon"}[day]),
    ("money", "3.0.4"): Package(text=lambda euros: f"{euros:.2f}"),
    ("money", "3.1.0"): Package(text=lambda euros: f"{euros:.2f}".rstrip("0").rstrip(".")),
    ("old_mail", "1.0.0"): Package(send=lambda: "sent"),
}


def read_locks():
    """Return the lock of 3 March, and the lock of Jo's change."""
    march, jo = {}, {}
    with open("exhibits/lock_changes.csv") as file:
        for row in csv.DictReader(file):
            jo[row["package"]] = row["to"]
            if row["day"].endswith("Feb"):
                march[row["package"]] = row["to"]
    return march, jo


def use(installed, package, name):
    """Return a function of an installed package, or raise what a test run shows."""
    if package not in installed:
        raise AssertionError(f"no package {package}")
    found = getattr(PACKAGES[package, installed[package]], name, None)
    if found is None:
        raise AssertionError(f"package {package} has no function {name}")
    return found


def test_free_hours(installed):
    assert use(installed, "datebook", "hours")() == [9, 10]


def test_total(installed):
    seen = use(installed, "money", "text")(12.5)
    assert seen == "12.50", f"wanted 12.50, got {seen}"


def test_next_visit(installed):
    assert use(installed, "datebook", "next_workday")("Fri") == "Mon"


TESTS = (test_free_hours, test_total, test_next_visit)


def run_tests(installed, tests=TESTS):
    """Yield (name, what went wrong or None)."""
    for test in tests:
        try:
            test(installed)
            yield test.__name__, None
        except AssertionError as error:
            yield test.__name__, str(error)


@dataclass
class Run:
    lines: list = field(default_factory=list)
    seconds: int = 0
    tested_with: dict | None = None                # what was installed when the tests ran; None: they never ran
    stopped: str = ""
    red: list = field(default_factory=list)


class Pipeline:
    def __init__(self, path, cache=None):
        with open(path, "rb") as file:
            plan = tomllib.load(file)
        self.key, self.steps = plan.get("cache", {}).get("key"), plan["step"]
        self.caches = dict(cache or {})            # {key: (saved on, what is installed)}
        self.cleared = plan.get("clear_now", False)

    def run(self, day, lock, wanted="datebook money", branch="main", tests=TESTS):
        run, installed = Run(), {}
        key = self.key and self.key.format(system="linux", branch=branch, wanted=wanted,
                                           lock=" ".join(f"{p}={v}" for p, v in sorted(lock.items())))
        if key in self.caches:
            saved, installed = self.caches[key][0], dict(self.caches[key][1])
            run.seconds += SECONDS["restore"]
            run.lines.append(f"cache    key {key}: found, saved {saved}")
            run.lines.append("cache    folder packages restored")
        elif key:
            run.lines.append(f"cache    key {key}: not found")
        for step in self.steps:
            self.do(step, run, installed, lock, tests)
            if run.stopped:
                return run
        if key and not run.red and key not in self.caches:
            self.caches[key] = (day, dict(installed))
        return run

    def do(self, step, run, installed, lock, tests):
        command = step["run"]
        if command == "run-tests":
            settings = " ".join(f"{k}={v}" for k, v in step.get("settings", {}).items())
            run.lines.append(f"test     settings {settings}")
            run.seconds += SECONDS["test"]
            run.tested_with = dict(installed)
            for name, wrong in run_tests(installed, tests):
                run.lines.append(f"test     {name} " + (f"FAILED: {wrong}" if wrong else "ok"))
                if wrong:
                    run.red.append(name)
        elif step.get("unless") == "folder packages exists" and installed:
            run.lines.append(f"{step['name']:8} folder packages exists, skipped")
        elif command == "pkg install --locked":
            missing = {p: v for p, v in lock.items() if installed.get(p) != v}
            run.seconds += SECONDS["install"] if missing else SECONDS["install_nothing"]
            installed.update(lock)
            run.lines.append(f"{step['name']:8} {len(missing)} packages installed")
        elif command.startswith("pkg install "):
            package, version = command.split()[-1].split("@")
            installed[package] = version
            run.seconds += SECONDS["install_nothing"]
        elif command == "pkg check --locked":
            run.seconds += SECONDS["check"]
            if installed != lock:
                run.stopped = f"{step['name']}: the folder packages is not what the lock names"
                run.lines.append(run.stopped)
        else:
            raise SystemExit(f"no such command: {command}")
