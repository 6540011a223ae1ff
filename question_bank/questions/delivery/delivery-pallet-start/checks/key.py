"""Recomputes every number that the key quotes from the log, the exhibit and the model."""
import json
import re

from platform_model import Release, World, read_plan


def at(line):
    hours, minutes, seconds = map(int, line[:8].split(":"))
    return 3600 * hours + 60 * minutes + seconds


with open("exhibits/log.txt") as file:
    lines = file.read().splitlines()
begun = [at(line) for line in lines if "builds an index" in line]
cut = [(at(line), int(re.search(r"at (\d+) percent", line)[1])) for line in lines if "rolled back" in line]
[image] = read_plan("exhibits/release.toml")
staging = World("staging")
release = Release(staging, image)
while not staging.instances["a"].ready or staging.instances["a"].image.version != "58":
    staging.step()
print(json.dumps({
    "index_seconds": round((cut[0][0] - begun[0]) / cut[0][1] * 100),
    "index_seconds_online": 2 * round((cut[0][0] - begun[0]) / cut[0][1] * 100),
    "percent_when_killed": cut[0][1],
    "locked_seconds_a_try": cut[0][0] - begun[0],
    "seconds_from_try_to_try": begun[1] - begun[0],
    "killed": len(cut),
    "tries": len(begun),
    "refused_scans_in_log": sum("POST /scans 503" in line for line in lines),
    "stored_scans_in_log": sum("POST /scans 201" in line for line in lines),
    "staging_ready_after": staging.now - 1,
}))
