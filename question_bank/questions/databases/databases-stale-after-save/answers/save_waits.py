from plain import Plain


class Routing(Plain):
    """A save is answered when both replicas have it."""

    def saved(self, session, club, now):
        told = now
        while any(replica.position(told) < now for replica in self.replicas):
            told += 0.05
        return told
