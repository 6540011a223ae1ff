"""usage: make_log.py [log|found]

Plays the morning with the two versions of the exhibit. Prints the log, or what became of each cancelled visit.
"""
import asyncio
import sys

from office import World, new, old

INSTANCES = ("i1", "i2", "i3", "i4")
RELEASE = {"i1": "10:06:00", "i2": "10:11:00", "i3": "10:16:00", "i4": "10:21:00"}
CALLS = [                                          # time, put by, what, visit, tuner, read by, seconds until then
    ("10:03:12", "i2", "cancel", "V205", "T2", "i4", 1),
    ("10:04:40", "i4", "move", "V207", "T5", "i1", 1),
    ("10:07:25", "i1", "cancel", "V212", "T1", "i3", 1),
    ("10:08:50", "i3", "move", "V203", "T2", "i1", 1),
    ("10:09:31", "i3", "cancel", "V216", "T4", "i1", 1),
    ("10:10:08", "i4", "cancel", "V209", "T3", "i2", 1),
    ("10:12:40", "i2", "cancel", "V221", "T5", "i1", 1),
    ("10:13:22", "i1", "move", "V218", "T1", "i4", 1),
    ("10:14:05", "i2", "cancel", "V224", "T3", "i4", 1),
    ("10:14:57", "i4", "cancel", "V214", "T2", "i2", 1),
    ("10:17:33", "i3", "cancel", "V226", "T5", "i4", 1),
    ("10:18:20", "i1", "cancel", "V230", "T4", "i3", 1),
    ("10:20:59", "i4", "cancel", "V228", "T1", "i2", 3),
    ("10:22:41", "i4", "cancel", "V233", "T3", "i1", 1),
]
CANCELLED = [visit for _, _, what, visit, *_ in CALLS if what == "cancel"]


def later(time, seconds):
    hours, minutes, rest = map(int, time.split(":"))
    at = 3600 * hours + 60 * minutes + rest + seconds
    return f"{at // 3600:02}:{at // 60 % 60:02}:{at % 60:02}"


async def morning():
    """The world at 10:30, the lines of the log, and by which version each cancelled visit was put and read."""
    world, lines, pairs = World(first=611), [], {}
    for _, _, _, visit, tuner, *_ in CALLS:
        world.book(visit, tuner)
    versions = {30: old(), 31: new(31)}

    def version(instance, time):
        return versions[31 if time > RELEASE[instance] else 30]

    for instance, time in RELEASE.items():
        lines += [(time, f"{instance} stopping"), (later(time, 4), f"{instance} started version=31")]
    lines += [("10:12:15", "i3 queue: connection lost"), ("10:12:18", "i3 queue: connected")]
    for time, putter, what, visit, _, reader, seconds in CALLS:
        number, ms, told = world.queue.next, world.ms, len(world.told)
        putting, reading = version(putter, time), version(reader, later(time, seconds))
        if what == "move":
            await putting.move(world.queue, visit, "16:00")
        else:
            await putting.cancel(world.queue, visit)
            pairs[visit] = (putting.number, reading.number)
        await world.read(reading)
        words = "".join(f' told={tuner} "{text}"' for tuner, text in world.told[told:])
        lines.append((time, f"{putter} POST /visits/{visit}/{what} put=m{number}"))
        lines.append((later(time, seconds), f"{reader} m{number} done ms={world.ms - ms}{words}"))
    return world, sorted(lines, key=lambda line: line[0]), pairs


if __name__ == "__main__":
    world, lines, pairs = asyncio.run(morning())
    if sys.argv[1:] == ["found"]:
        for pair in sorted(set(pairs.values())):
            visits = [visit for visit in CANCELLED if pairs[visit] == pair]
            print(f"put by {pair[0]}, read by {pair[1]}:", *(f"{v}={'open' if world.open(v) else 'off'}" for v in visits))
        assert all(world.visits[v].time == "16:00" for _, _, what, v, *_ in CALLS if what == "move")
    else:
        print(*(f"{time} {words}" for time, words in lines), sep="\n")
