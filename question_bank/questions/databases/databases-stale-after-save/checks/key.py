"""Recomputes the numbers that the answer quotes from the log and the listed facts."""
import json
import re

with open("exhibits/requests.txt") as file:
    lines = [re.match(r"(\d+):(\d+):([\d.]+) \S+ +(\w+) /clubs/(\d+) +(\S+) +version=(\d+)", line).groups()
             for line in file]
saved, least, most = {}, 0.0, 1e9
for hours, minutes, seconds, what, club, server, version in lines:
    now = int(hours) * 3600 + int(minutes) * 60 + float(seconds)
    if what == "POST":
        saved[club, int(version)] = now
    elif server == "replica-2" and int(minutes) >= 21:
        if (club, int(version) + 1) in saved:      # it does not have this one yet
            least = max(least, now - saved[club, int(version) + 1])
        if (club, int(version)) in saved:          # it has this one
            most = min(most, now - saved[club, int(version)])
reads, saves, primary, replica = 400, 20, 300, 450   # facts 2 and 3
print(json.dumps({
    "behind_at_least": round(least, 1),
    "behind_at_most": round(most, 1),
    "all_on_the_primary": reads + saves,
    "primary_can_do": primary,
    "left_for_reads_on_the_primary": primary - saves,
    "one_replica_alone": reads,
    "replica_can_do": replica,
}))
