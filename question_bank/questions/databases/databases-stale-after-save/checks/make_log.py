"""Plays some requests of one morning with the routing of today, and prints them."""
from world import World

TEN = 10 * 3600
REPORT = {"replica-2": [(1200, 1500, 40)]}         # from 10:20 to 10:25
world = World("answers/in_turn.py", REPORT)


def say(at, who, what, server, version):
    minutes, seconds = divmod(TEN + at, 60)
    print(f"{minutes // 60:02.0f}:{minutes % 60:02.0f}:{seconds:05.2f} {who:<8} {what:<16} {server:<9} version={version}")


def save(at, club):
    world.save({}, club, at)
    say(at, f"club-{club}", f"POST /clubs/{club}", "primary", 1 + len(world.saves[club]))


def read(at, who, club, server):
    name, version, _ = world.read({}, club, at)
    if name != server:                             # a request for another club was between them
        name, version, _ = world.read({}, club, at)
    say(at, who, f"GET /clubs/{club}", name, version)


save(12, 12)
read(12.1, "club-12", 12, "replica-1")
read(12.9, "club-12", 12, "replica-2")
read(14.2, "club-12", 12, "replica-1")
save(271, 31)
read(271.4, "club-31", 31, "replica-2")
read(273.8, "club-31", 31, "replica-1")
save(1265, 40)
read(1265.1, "club-40", 40, "replica-2")
read(1265.15, "mailer", 40, "replica-1")
read(1268, "club-40", 40, "replica-2")
read(1272.3, "club-40", 40, "replica-1")
read(1276, "club-40", 40, "replica-2")
save(1281, 40)
read(1281.3, "club-40", 40, "replica-1")
read(1283, "club-40", 40, "replica-2")
read(1290, "visitor", 40, "replica-1")
read(1291.5, "visitor", 40, "replica-2")
read(1293, "visitor", 40, "replica-1")
save(1295, 57)
read(1295.1, "mailer", 57, "replica-2")
read(1296.2, "club-57", 57, "replica-1")
read(1310, "club-40", 40, "replica-2")
read(1330, "club-40", 40, "replica-2")
