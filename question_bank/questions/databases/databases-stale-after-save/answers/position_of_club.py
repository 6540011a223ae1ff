from plain import Plain

OLD = 10  # seconds that a visitor may be behind


class Routing(Plain):
    """The position of each club's last save lies in a small shared store, so that every reader finds it.

    A replica that is far behind is left out, as long as another one is not.
    """

    def __init__(self, primary, replicas):
        super().__init__(primary, replicas)
        self._last_save = {}                       # club: position; in the service, the shared store

    def saved(self, session, club, now):
        self._last_save[club] = now
        return now

    def read(self, session, club, now):
        wanted = self._last_save.get(club, 0)
        near = [replica for replica in self.replicas if replica.behind(now) <= OLD] or self.replicas
        fit = [replica for replica in near if replica.position(now) >= wanted]
        return self.next_replica(fit) if fit else self.primary
