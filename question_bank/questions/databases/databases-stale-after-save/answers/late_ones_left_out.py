from plain import Plain


class Routing(Plain):
    """Five seconds of the primary after a save; replicas more than a second behind are left out."""

    def saved(self, session, club, now):
        session["until"] = now + 5
        return now

    def read(self, session, club, now):
        near = [replica for replica in self.replicas if replica.behind(now) <= 1]
        if now < session.get("until", 0) or not near:
            return self.primary
        return self.next_replica(near)
