"""usage: acts.py ACT SCENARIO    exit 0 when the scenario's promise holds

ACT is done at 09:03:30, in the release of the exhibit. Scans arrive each second.
"""
import sys
from dataclasses import replace

from platform_model import OLD, Release, World, play, read_plan

log = []
world = World(log=log)
[image] = read_plan("exhibits/release.toml")
release = Release(world, image)
while world.now < 210:
    world.scan()
    world.step()


def go_on(seconds):
    for _ in range(seconds):
        world.scan()
        world.step()


def release_57_again():
    world.jobs.remove(release.step)
    play(world, replace(OLD, kill_after=60), most=60)


def take_a_away():
    world.jobs.remove(release.step)
    world.instances.pop("a").kill()


def give_it_300_seconds():
    for instance in world.instances.values():
        instance.image = replace(instance.image, kill_after=300)
    release.image = replace(release.image, kill_after=300)
    world.instances["a"].image = release.image


def cut_all_sessions():
    world.instances["a"].kill()
    world.instances["a"].again_at = world.now + 5


def leave_it():
    pass


def scans():
    go_on(60)                                       # one minute for the act itself
    world.refused = 0
    go_on(600)
    print(f"refused scans from a minute later on {world.refused}")
    return world.refused == 0


def four():
    go_on(600)
    print(f"instances that answer {len(world.serving())}")
    return len(world.serving()) == 4


def can_start():
    go_on(600)
    before = len(log)
    world.instances["d"].image = OLD
    world.instances["d"].restart()
    go_on(60)
    print(next((words for _, words in log[before:] if "is newer" in words), "version 57 starts"
               if world.instances["d"].ready else "version 57 waits"))
    return world.instances["d"].ready


globals()[sys.argv[1]]()
sys.exit(0 if globals()[sys.argv[2]]() else 1)
