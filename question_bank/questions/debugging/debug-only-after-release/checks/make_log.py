"""usage: make_log.py staging|production

Plays the pipeline of the exhibit on the ticket service and prints the log.
"""
import csv
import sys

from museum import Instance, Museum

with open("exhibits/pipeline.csv") as file:
    STEPS = [row["do"] for row in csv.DictReader(file)]
lines = []


def seconds(clock):
    hours, minutes, rest = map(int, clock.split(":"))
    return 3600 * hours + 60 * minutes + rest


def say(at, words):
    lines.append((at, f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02} {words}"))


def run(museum, at, build):
    """Yield (time, act) for the steps of the pipeline."""
    def migrate():
        new = "families" not in museum.columns
        museum.columns.add("families")
        say(at, f"pipeline {build} step 1 migrate: " + ("column families added" if new else "nothing to do"))

    def restart(name, when):
        say(when, f"pipeline {build} step 2 restart {name}")
        museum.instances[name] = Instance(museum, 12)
        say(when + 4, f"{name} start version=12 settings={museum.instances[name].revision}")

    def publish(when):
        before = museum.revision
        museum.publish(42)
        say(when, f"pipeline {build} step 3 publish settings=42: " + ("no change" if before == 42 else f"was {before}"))

    def health(when):
        say(when, f"pipeline {build} step 4 health " + " ".join(f"{name}=200" for name in museum.instances) + ", finished")

    assert STEPS == ["Migrate", "Restart", "Publish settings", "Check health"]
    yield at, migrate
    for n, name in enumerate(museum.instances, 2):
        yield at + 60 * n, lambda name=name, when=at + 60 * n: restart(name, when)
    last = at + 60 * (len(museum.instances) + 3)
    yield last, lambda: publish(last)
    yield last + 5, lambda: health(last + 5)


def order(museum, clock, name, **tickets):
    def sell():
        status, euros, error = museum.instances[name].sell(**tickets)
        words = " ".join(f"{key}={value}" for key, value in tickets.items())
        say(seconds(clock), f"{name} POST /orders {words} euros={euros} status={status}"
            + (f' err="{error}"' if error else ""))
    return seconds(clock), sell


def platform(museum, clock, name):
    def again():
        at = seconds(clock)
        say(at, f"{name} stopped by=platform reason=memory")
        museum.instances[name] = museum.instances[name].again()
        say(at + 4, f"{name} start version=12 settings={museum.instances[name].revision}")
    return seconds(clock), again


def staging():
    s = Museum(("s1",))
    return [
        *run(s, seconds("15:10:00"), "build 118"),
        *run(s, seconds("16:40:00"), "build 119"),
        order(s, "17:00:12", "s1", families=1),
        order(s, "17:01:40", "s1", adults=2, children=1),
        order(s, "17:02:55", "s1", adults=2),
    ]


def production():
    p = Museum()
    return [
        order(p, "09:58:10", "i2", adults=2, children=1),
        *run(p, seconds("10:00:00"), "build 119"),
        order(p, "10:00:40", "i3", adults=2, children=2),
        order(p, "10:01:20", "i1", adults=1, children=1),
        order(p, "10:02:40", "i4", adults=1, children=1),
        order(p, "10:02:55", "i1", adults=2),
        order(p, "10:03:30", "i1", adults=2, children=1),
        order(p, "10:04:30", "i4", adults=2, children=2),
        order(p, "10:09:12", "i2", adults=2, children=1),
        order(p, "10:11:30", "i1", families=1),
        order(p, "10:14:02", "i3", adults=2),
        order(p, "10:16:45", "i4", adults=1, children=2),
        order(p, "10:18:20", "i3", families=1),
        platform(p, "10:21:15", "i3"),
        order(p, "10:22:08", "i3", families=1),
        order(p, "10:24:50", "i3", adults=2, children=1),
        order(p, "10:26:31", "i1", families=1),
        order(p, "10:27:40", "i4", adults=2, children=1),
        order(p, "10:28:15", "i2", adults=2),
        order(p, "10:29:20", "i3", adults=1, families=1),
        order(p, "10:31:05", "i2", families=1),
        order(p, "10:33:40", "i4", adults=3, children=2),
    ]


for _, act in sorted(globals()[sys.argv[1]](), key=lambda timed: timed[0]):
    act()
for _, line in sorted(lines, key=lambda timed: timed[0]):
    print(line)
