from plain import Plain


class Routing(Plain):
    """A visitor carries the newest position that they saved or saw. An event carries it, too."""

    def saved(self, session, club, now):
        session["position"] = now
        return now

    def shown(self, session, position):
        session["position"] = max(position, session.get("position", 0))

    def event(self, session, club):
        return {"position": session["position"]}

    def read(self, session, club, now):
        far_enough = [r for r in self.replicas if r.position(now) >= session.get("position", 0)]
        return self.next_replica(far_enough) if far_enough else self.primary
