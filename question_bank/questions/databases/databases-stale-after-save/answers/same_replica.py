import itertools

from plain import Plain


class Routing(Plain):
    """Each visitor always reads from one replica."""

    def __init__(self, primary, replicas):
        super().__init__(primary, replicas)
        self._next = itertools.cycle(replicas)

    def read(self, session, club, now):
        if "mine" not in session:
            session["mine"] = next(self._next)
        return session["mine"]
