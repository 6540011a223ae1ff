from plain import Plain

SECONDS = 60


class Routing(Plain):
    """Who has saved reads from the primary for some seconds (a cookie)."""

    def saved(self, session, club, now):
        session["until"] = now + SECONDS
        return now

    def read(self, session, club, now):
        return self.primary if now < session.get("until", 0) else self.next_replica()
