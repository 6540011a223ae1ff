"""usage: scenarios.py ROUTING SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from world import CAN_DO, CLUBS, READS, SAVES, World

FILE, SCENARIO = sys.argv[1:]
REPORT = {"replica-2": [(100, 400, 40)]}           # 40 seconds behind while the report runs
STUCK = {"replica-2": [(100, 700, 600)]}           # does not move for ten minutes
IMPORT = {"replica-1": [(100, 400, 30)], "replica-2": [(100, 400, 30)]}


def sees_own(world, start, after):
    """A club saves, and reads twice at each of these seconds after it. Return how many reads were old."""
    session, old = {}, 0
    told = world.save(session, 12, start)
    for seconds in after:
        for _ in range(2):
            old += world.read(session, 12, told + seconds)[1] < 2
    print(f"old pages after the own save {old} of {2 * len(after)}")
    return not old


def quiet():
    """Nobody has saved for a while: every visitor sees the same page."""
    world = World(FILE)
    shown = {world.read({}, 12, 100 + n)[1] for n in range(10)}
    print("versions shown", *shown)
    return shown == {1}


def own_save():
    return sees_own(World(FILE), 50, [0.1, 0.5, 2])


def report():
    return sees_own(World(FILE, REPORT), 200, [0.1, 3, 8, 20, 39])


def back_and_forth():
    """A visitor loads a page again and again while the report runs and a club saves."""
    world, session, shown = World(FILE, REPORT), {}, []
    world.save({}, 12, 200)
    for n in range(12):
        shown.append(world.read(session, 12, 201 + n)[1])
    print("versions shown", *shown)
    return shown == sorted(shown)


def worker():
    """An event tells a worker of the save. It reads the club at once, on a quiet day and during the report."""
    old = 0
    for late in ({}, REPORT):
        world, session = World(FILE, late), {}
        told = world.save(session, 12, 200)
        for _ in range(2):
            old += world.read(world.event(session, 12), 12, told + 0.1)[1] < 2
    print(f"old mails {old} of 4")
    return not old


def colleague():
    """Another person of the club looks two seconds later, on another device, during the report."""
    world = World(FILE, REPORT)
    told = world.save({}, 12, 200)
    old = sum(world.read({}, 12, told + 2 + n)[1] < 2 for n in range(4))
    print(f"old pages for the colleague {old} of 4")
    return not old


def old_list():
    """Replica 2 stands still for ten minutes. Visitors read the list of all halls."""
    world, oldest = World(FILE, STUCK), 0
    for n in range(20):
        now = 650 + n / 10
        oldest = max(oldest, now - world.read({}, None, now)[2])
    print(f"oldest list {oldest:.0f} s")
    return oldest <= 10


def fast_save():
    world = World(FILE, REPORT)
    took = world.save({}, 12, 200) - 200
    print(f"a save takes {took:.1f} s")
    return took <= 1


def peak(late):
    """Two minutes at peak. Visitors read clubs one after the other; each save is followed by own reads."""
    world = World(FILE, late)
    sessions = [{} for _ in range(CLUBS)]
    reads = saves = 0
    for n in range(120 * (READS + SAVES)):
        now = 200 + n / (READS + SAVES)
        if n % (READS // SAVES + 1) == 0:
            club = saves * 7 % CLUBS
            saves += 1
            world.save(sessions[club], club, now)
        else:
            club = reads * 11 % CLUBS
            reads += 1
            world.read(sessions[club], club, now)
    busiest = world.busiest()
    print("most requests in a second", *(f"{name} {busiest[name]}" for name in CAN_DO))
    return all(busiest[name] <= can for name, can in CAN_DO.items())


def load():
    return peak({})


def import_at_night():
    """Both replicas are 30 seconds behind."""
    return peak(IMPORT) and sees_own(World(FILE, IMPORT), 200, [0.1, 8, 20])


sys.exit(0 if globals()[SCENARIO]() else 1)
