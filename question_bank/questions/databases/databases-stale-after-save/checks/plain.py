"""What a routing does unless it says otherwise."""


class Plain:
    def __init__(self, primary, replicas):
        self.primary, self.replicas = primary, replicas
        self._turn = 0

    def next_replica(self, among=None):
        """The replicas in turn."""
        among = among or self.replicas
        self._turn += 1
        return among[(self._turn - 1) % len(among)]

    def reads_at(self, session, now):
        return now

    def read(self, session, club, now):
        return self.next_replica()

    def saved(self, session, club, now):
        return now

    def shown(self, session, position):
        pass

    def event(self, session, club):
        return {}
