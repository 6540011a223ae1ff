"""usage: acts.py ACTS SCENARIO     exit 0 when the scenario's promise holds

ACTS are done at 10:50, after the morning of the log: "leave", "back to 30", or "again V212 V224 ...".
"""
import asyncio
import sys

from make_log import CANCELLED, morning
from office import new, old

acts, scenario = sys.argv[1:]


async def main():
    world, _, _ = await morning()
    told = len(world.told)
    was_off = [visit for visit in CANCELLED if not world.open(visit)]
    v30, v31 = old(), new(31)
    match acts.split():
        case ["again", *visits]:
            for visit in CANCELLED if visits == ["all"] else visits:
                await v31.cancel(world.queue, visit)
                await world.read_all(v31)
    if scenario == "list":
        still = [visit for visit in CANCELLED if world.open(visit)]
        print("still open:", *(still or ["none"]))
        return not still
    if scenario == "told":
        again = [text for _, text in world.told[told:] if text.split()[0] in was_off]
        print("told again:", *(again or ["none"]))
        return not again
    # the next half hour: while a way back goes on, both versions put and read
    pairs = [(v31, v30), (v30, v31), (v30, v30)] if acts == "back to 30" else [(v31, v31)] * 3
    for n, (putting, reading) in enumerate(pairs):
        world.book(f"W{n}")
        await putting.cancel(world.queue, f"W{n}")
        await world.read_all(reading)
    still = [f"W{n}" for n in range(len(pairs)) if world.open(f"W{n}")]
    print(f"still open: {len(still)} of {len(pairs)}")
    return not still


sys.exit(0 if asyncio.run(main()) else 1)
