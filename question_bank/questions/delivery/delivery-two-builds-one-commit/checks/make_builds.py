"""usage: make_builds.py table|contents    plays the builds of Thursday and prints them, or what is in each image"""
import sys

from world import DAYS, Mirror, Registry, hours, read_lock, read_registry

BUILDS = [                                         # build, at, commit, job, then
    (611, "Thu 08:10", "c201", "image", "production 08:25"),
    (613, "Thu 11:30", "c202", "test", ""),
    (614, "Thu 11:45", "c202", "image", "production 12:00"),
    (615, "Thu 13:05", "c203", "test", ""),
    (616, "Thu 13:20", "c203", "image", "staging 13:30"),
    (617, "Thu 14:05", "c204", "test", ""),
    (618, "Thu 14:20", "c204", "image", "production 14:40"),
    (619, "Thu 15:25", "c205", "test", ""),
    (620, "Thu 15:40", "c205", "image", "staging 15:50"),
    (621, "Thu 17:10", "c202", "image", "production 17:25"),
    (622, "Thu 19:00", "c205", "nightly", ""),
    (623, "Thu 20:45", "c206", "test", ""),
    (624, "Thu 21:00", "c206", "image", "production 21:15"),
]


def clock(at):
    return f"{DAYS[int(at // 24)]} {int(at % 24):02}:{round(at * 60) % 60:02}"


def play():
    """Yield (build, at, commit, job, then, list from, packages) of each build."""
    lock = read_lock()
    mirror = Mirror(Registry(read_registry(), lock))
    mirror.look(hours("Wed 19:00"))                # the nightly build of the evening before
    for build, at, commit, job, then in BUILDS:
        if job == "test":
            yield build, at, commit, job, then, None, lock
        else:
            packages = mirror.newest(hours(at))
            yield build, at, commit, job, then, mirror.list_from, packages


def with_it():
    return [row[0] for row in play() if row[6]["tinyurls"] == "0.9.8"]


def table():
    print("build,at,commit,job,list_of_versions_from,then")
    for build, at, commit, job, then, list_from, _ in play():
        print(build, at, commit, job, clock(list_from) if list_from is not None else "", then, sep=",")


def contents():
    for build, *_, packages in play():
        print(build, packages["tinyurls"], packages["papers"])


if __name__ == "__main__":
    globals()[sys.argv[1]]()
