"""usage: scenarios.py FILE SCENARIO [FILE... | stopped | emptied]     exit 0 when the scenario's promise holds

The files are the steps of a release that starts from version 30, one instance after the other.
With "stopped", all instances stop before the new version starts. With "emptied", the queue is empty by then.
"""
import asyncio
import sys

from office import World, new, old

file, scenario, *more = sys.argv[1:]
stopped = more in (["stopped"], ["emptied"])
steps = [old(), *(new(31 + n, step) for n, step in enumerate([file] if stopped else [file, *more]))]
neighbours = list(zip(steps, steps[1:], strict=False))


async def off(putting, reading):
    """Is a visit off the plan, and its tuner told, when one version puts the message and another reads it?"""
    world = World()
    world.book("V1")
    await putting.cancel(world.queue, "V1")
    await world.read_all(reading)
    good = not world.open("V1") and len(world.told) == 1
    print(f"put by {putting.number}, read by {reading.number}: {'off' if good else 'open' if world.open('V1') else 'not told'}")
    return good


async def whole():
    return await off(steps[-1], steps[-1])


async def moves():
    for putting, reading in [pair for a, b in neighbours for pair in ((a, b), (b, a))]:
        world = World()
        world.book("V1")
        await putting.move(world.queue, "V1", "16:00")
        await world.read_all(reading)
        if world.visits["V1"].time != "16:00" or len(world.told) != 1:
            return False
    return True


async def new_to_old():
    return stopped or all([await off(b, a) for a, b in neighbours])


async def old_to_new():
    return stopped or all([await off(a, b) for a, b in neighbours])


async def waits():
    """A message lies in the queue while the release goes on to its end, or back by a step."""
    if more == ["emptied"]:         # whatever was put has been read before the stop, by the version that put it
        return all([await off(step, step) for step in steps])
    return all([await off(step, steps[-1]) for step in steps]) and await off(steps[-1], steps[-2])


async def gap():
    running, least = 4, 4
    for act in ["stop"] * 4 + ["start"] * 4 if stopped else ["stop", "start"] * 4:
        running += 1 if act == "start" else -1
        least = min(least, running)
    print(f"at least {least} of 4 instances run")
    return least > 0


async def unknown():
    world = World()
    world.book("V1")
    await world.queue.put({"kind": "swap", "visit": "V1"})
    await steps[-1].move(world.queue, "V1", "16:00")
    count = await world.read_all(steps[-1])
    queue = world.queue
    print(f"handed out {count} times, waiting {len(queue.waiting)}, aside {len(queue.aside)}")
    return world.visits["V1"].time == "16:00" and count <= 10 and len(queue.waiting) + len(queue.aside) == 1


sys.exit(0 if asyncio.run(globals()[scenario]()) else 1)
