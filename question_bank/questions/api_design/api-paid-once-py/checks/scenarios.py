"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import asyncio
import importlib.util
import sys

from fakes import World, settle

NORTH = {"field": "North", "test": "lime"}
SOUTH = {"field": "South", "test": "salt"}


def shown(answer):
    status, body = answer
    return f"{status} {body['number']}" if "number" in body else str(status)


def say(world, *answers):
    told, made = ", ".join(map(shown, answers)), len(world.lab.made)
    print(f"answers: {told}; made: {made}; euros: {48 * made}")


async def once(world):
    answer = await world.process().post("farm 11", "k1", NORTH)
    say(world, answer)
    return answer == (201, {"number": 501}) and len(world.lab.made) == 1


async def again(world):
    """The answer came, and the app sends the order once more, to another process."""
    answers = [await world.process().post("farm 11", "k1", NORTH) for _ in range(2)]
    say(world, *answers)
    return answers == [(201, {"number": 501})] * 2 and len(world.lab.made) == 1


async def overlap(world, first, second, rounds):
    world.lab.open.clear()
    posts = []
    for process in (first, second):
        posts.append(asyncio.create_task(process.post("farm 11", "k1", NORTH)))
        for _ in range(rounds):
            await settle()
    world.lab.open.set()
    answers = await asyncio.gather(*posts)
    last = await first.post("farm 11", "k1", NORTH)
    say(world, *answers, last)
    told = {shown(a) for a in answers if a[0] == 201}
    return len(world.lab.made) == 1 and told <= {"201 501"} and shown(last) == "201 501"


async def together(world):
    """The first is at the lab when the second comes."""
    process = world.process()
    return await overlap(world, process, process, rounds=1)


async def two_processes(world):
    return await overlap(world, world.process(), world.process(), rounds=1)


async def same_moment(world):
    return await overlap(world, world.process(), world.process(), rounds=0)


async def other_order(world):
    process = world.process()
    first = await process.post("farm 12", "k2", NORTH)
    second = await process.post("farm 12", "k2", SOUTH)
    say(world, first, second)
    refused = 400 <= second[0] < 500 and len(world.lab.made) == 1
    return refused or len(world.lab.made) == 2


async def other_farm(world):
    process = world.process()
    answers = [await process.post(farm, "k1", NORTH) for farm in ("farm 11", "farm 15")]
    say(world, *answers)
    return [farm for farm, _, _ in world.lab.made] == ["farm 11", "farm 15"]


async def two_meant(world):
    """Two samples of one field: the person orders twice, with two keys."""
    process = world.process()
    answers = [await process.post("farm 11", key, NORTH) for key in ("k1", "k6")]
    say(world, *answers)
    return [shown(a) for a in answers] == ["201 501", "201 502"]


async def busy_first(world):
    process = world.process()
    world.lab.busy = 1
    answers = []
    for world.now in (0.0, 5.0):
        answers.append(await process.post("farm 13", "k3", NORTH))
    say(world, *answers)
    return answers[1] == (201, {"number": 501})


async def unknown(world):
    """No answer from the lab. The app sends the order again, soon and later."""
    held = True
    for became in ("made", "nothing"):
        world = World(world.Orders)
        world.lab.silent = [became]
        process = world.process()
        answers = []
        for world.now in (0.0, 5.0, 120.0):
            answers.append(await process.post("farm 14", "k4", NORTH))
        say(world, *answers)
        held = held and len(world.lab.made) == 1 and answers[2] == (201, {"number": 501})
    return held


async def late(world):
    """No answer from the lab, which makes the test after 20 seconds. The app sends again before."""
    world.lab.silent = ["late"]
    process = world.process()
    answers = []
    for world.now in (0.0, 15.0, 120.0):
        if world.now > 20:
            world.lab.make_late()
        answers.append(await process.post("farm 14", "k4", NORTH))
    say(world, *answers)
    return len(world.lab.made) == 1 and answers[2] == (201, {"number": 501})


async def died(world):
    """The process dies while it waits for the lab. Two others meet the repeat at once."""
    held = True
    for when in ("before", "after"):    # the order reached the lab, or it did not
        world = World(world.Orders)
        world.lab.dies = when
        lost = asyncio.create_task(world.process().post("farm 11", "k1", NORTH))
        await settle()
        world.lab.dies = None
        world.now += 120
        posts = (world.process().post("farm 11", "k1", NORTH) for _ in range(2))
        answers = await asyncio.gather(*posts)
        answers.append(await world.process().post("farm 11", "k1", NORTH))
        say(world, *answers)
        held = held and len(world.lab.made) == 1 and shown(answers[2]) == "201 501"
        lost.cancel()
    return held


sys.path.append("answers")               # one answer builds on another
file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("orders", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)


async def main():
    return await globals()[scenario](World(module.Orders))


sys.exit(0 if asyncio.run(main()) else 1)
