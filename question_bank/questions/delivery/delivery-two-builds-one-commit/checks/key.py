"""usage: key.py numbers|times    recomputes what the key quotes from the tables"""
import json
import sys

from make_builds import BUILDS, play, with_it
from world import hours, read_registry

rows = {row[0]: row for row in play()}
bad = with_it()
used = [(hours("Thu " + then.split()[1]), then.split()[0], build) for build, *_, then in BUILDS if then]
production = [(at, build) for at, place, build in sorted(used) if place == "production"]
inside = [at for at, build in production if build in bad]
after = next(at for at, build in production if at > max(inside) and build not in bad)
out = next(e.at for e in read_registry() if e.version == "0.9.8" and e.event == "published")
back = next(e.at for e in read_registry() if e.version == "0.9.8" and e.event == "withdrawn")
images = [row for row in rows.values() if row[3] != "test"]
tests = [row for row in rows.values() if row[3] == "test"]


def clock(at):
    return f"{int(at % 24):02}:{round(at * 60) % 60:02}"


if sys.argv[1] == "times":
    print(f"PUSH_KEY out from {rows[bad[0]][1][4:]}, keys of production from {clock(min(inside))} to {clock(after)}, "
          f"of staging from {clock(min(at for at, place, build in used if place == 'staging' and build in bad))} on")
else:
    print(json.dumps({
        "images_with_it": len(bad), "first": bad[0], "second": bad[1], "third": bad[2], "fourth": bad[3],
        "production_now": production[-1][1],
        "staging_now": max((at, build) for at, place, build in used if place == "staging")[1],
        "images": len(images), "images_as_tested": sum(row[6] in [t[6] for t in tests] for row in images),
        "built_while_published_without_it": sum(out <= hours(r[1]) <= back and r[0] not in bad for r in images),
        "built_after_withdrawn_with_it": sum(hours(r[1]) > back and r[0] in bad for r in images),
    }))
