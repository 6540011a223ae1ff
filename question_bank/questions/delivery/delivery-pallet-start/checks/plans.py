"""usage: plans.py PLAN SCENARIO    exit 0 when the scenario's promise holds"""
import sys
from dataclasses import replace

from platform_model import OLD, SECONDS, World, play, read_plan

IMAGES = read_plan(sys.argv[1])


def all_ended(world):
    return all(play(world, image) for image in IMAGES)


def staging():
    return all_ended(World("staging"))


def production():
    world = World()
    ended = all_ended(world)
    print(f"all instances have version 58 after {world.now} s" if ended else "version 58 never answers")
    return ended


def scans():
    world = World()
    all_ended(world)
    print(f"refused scans {world.refused} in {world.now} s")
    return world.refused == 0


def ready_again(moment, name):
    """Return whether an instance that moves to another machine at a moment of the releases is ready after 60 s."""
    world, left = World(), list(IMAGES)

    def move():
        if world.now == moment:
            world.instances[name].restart()
        elif world.now == moment + 60:
            seen.append(world.instances[name].ready)

    seen = []
    world.jobs.append(move)
    while left and not seen:
        play(world, left.pop(0), most=600)
    for _ in range(0 if seen else 61):
        world.step()
    return seen[0]


def restart():
    world = World()
    for image in IMAGES:
        play(world, image, most=600)
    late = [(moment, name) for moment in range(5, world.now, 20) for name in "abcd" if not ready_again(moment, name)]
    print("first: " + (f"{late[0][1]} moved at {late[0][0]} s" if late else "none"))
    return not late


def way_back():
    log = []
    world = World(log=log)
    if not all_ended(world):
        print("version 58 never answers")
        return False
    before = [OLD, *IMAGES][-2]
    ended = play(world, before, most=600)
    refused = [words for _, words in log if "is newer" in words]
    print(refused[0] if refused else f"version {before.version} answers on all four")
    return ended and not refused


def cut():
    world = World()
    world.cut_at = SECONDS["production"] // 2
    ended = all_ended(world)
    print(f"index {world.index}")
    return ended and world.index == "ready"


def broken():
    world = World()
    for image in (*IMAGES[:-1], replace(IMAGES[-1], answers=False)):
        play(world, image, most=600)
    print(f"instances that answer {len(world.serving())}")
    return len(world.serving()) >= 3


sys.exit(0 if globals()[sys.argv[2]]() else 1)
