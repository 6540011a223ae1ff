"""A primary and two replicas that follow it, on a clock that is only a number of seconds.

A position is the time of a commit. A replica has every commit up to its position.
"""
import importlib.util
from collections import Counter

CALM = 0.2                                         # seconds that a replica is behind on a quiet day
CAN_DO = {"primary": 300, "replica-1": 450, "replica-2": 450}   # requests a second
READS, SAVES, CLUBS = 400, 20, 4000                # at peak, for each second


class Server:
    def __init__(self, name, late=()):
        self.name, self._late = name, late         # late: (from, to, how the position moves meanwhile)

    def position(self, now):
        """The newest commit that this server has."""
        if self.name == "primary":
            return now
        for start, end, behind in self._late:
            if start <= now < end:
                return max(start - CALM, now - behind)
        return now - CALM

    def behind(self, now):
        return now - self.position(now)


class World:
    def __init__(self, file, late=None):
        late = late or {}
        self.servers = {name: Server(name, late.get(name, ())) for name in CAN_DO}
        spec = importlib.util.spec_from_file_location("routing", file)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        primary, *replicas = self.servers.values()
        self.routing = module.Routing(primary, replicas)
        self.saves = {}                            # club: [position of each save]
        self.requests = Counter()                  # (server, second)

    def save(self, session, club, now):
        """Store a new version; return the second at which the club is told that it is saved."""
        self.requests["primary", int(now)] += 1
        self.saves.setdefault(club, []).append(now)
        return self.routing.saved(session, club, now)

    def read(self, session, club, now):
        """Return (server, version, position) of a page. Club None is the list of all halls."""
        now = self.routing.reads_at(session, now)
        server = self.routing.read(session, club, now)
        self.requests[server.name, int(now)] += 1
        position = server.position(now)
        version = 1 + sum(save <= position for save in self.saves.get(club, ()))
        self.routing.shown(session, position)
        return server.name, version, position

    def event(self, session, club):
        """What a worker in another service knows of a save: its session."""
        return self.routing.event(session, club)

    def busiest(self):
        """Return {server: most requests in one second}."""
        most = Counter()
        for (name, _), count in self.requests.items():
            most[name] = max(most[name], count)
        return most
