from plain import Plain


class Routing(Plain):
    """The page waits for one second after a save, and reads then."""

    def saved(self, session, club, now):
        session["not_before"] = now + 1
        return now

    def reads_at(self, session, now):
        return max(now, session.get("not_before", now))
