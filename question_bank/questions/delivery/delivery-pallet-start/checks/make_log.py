"""Plays the release of the exhibit from 09:00 on and prints the log of its first four minutes."""
from platform_model import Release, World, read_plan

log = []
world = World(log=log)
[image] = read_plan("exhibits/release.toml")
SCANS = {2: "c", 20: "b", 41: "d", 64: "c", 90: "d", 118: "b", 133: "d", 160: "c", 188: "b"}
READS = {9: "d", 30: "c", 75: "b", 128: "c", 170: "d"}
for second in range(201):
    if second == 1:
        Release(world, image)
    if second in SCANS:
        world.scan(SCANS[second])
    if second in READS:
        world.say(f"{READS[second]} GET /pallets 200")
    world.step()
for at, words in log:
    print(f"09:{at // 60:02}:{at % 60:02} {words}")
