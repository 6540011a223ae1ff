"""Milk that is collected from farms, the messages about it, and the statements that were sent. Day 1 is 1 March."""

NO_RESULT = 40                        # tenths of a percent of fat, while there is no result
ENDS = {1: 31, 2: 61}                 # last day of March and of April


class Stopped(Exception):
    """The job was stopped in the middle."""


class World:
    def __init__(self):
        self.sent = []                # statements: (farm, month, lines), never changed
        self.stop_after = None

    def send(self, farm, month, lines):
        """Store a statement and send it, in one commit. `lines` = [(collection, grams of fat)]."""
        if self.stop_after is not None and len(self.sent) == self.stop_after:
            self.stop_after = None
            raise Stopped
        self.sent.append((farm, month, tuple(lines)))

    def paid(self, farm, collection=None):
        return sum(grams for f, _, lines in self.sent if f == farm
                   for c, grams in lines if collection in (None, c))


def lorry(collection, number, farm, day, litres):
    return {"from": "lorry", "collection": collection, "number": number, "farm": farm, "day": day, "litres": litres}


def lab(collection, number, fat):
    return {"from": "lab", "collection": collection, "number": number, "fat": fat}


def month_of(day):
    return 1 if day <= ENDS[1] else 2


def truth(messages):
    """Return {collection: (farm, month, grams)} by the highest number of each source."""
    newest = {}
    for m in messages:
        key = (m["from"], m["collection"])
        if key not in newest or m["number"] > newest[key]["number"]:
            newest[key] = m
    result = {}
    for (source, c), m in newest.items():
        if source == "lorry":
            fat = newest.get(("lab", c), {"fat": NO_RESULT})["fat"]
            result[c] = (m["farm"], month_of(m["day"]), m["litres"] * fat)
    return result


def play(design, world, arrivals, until, stop_in_april=False):
    """`arrivals` = [(day, message)]. A statement goes out on 5 April (day 36) and on 5 May (day 66)."""
    for day in range(1, until + 1):
        for when, message in arrivals:
            if when == day:
                design.receive(message)
        design.night(day)
        if day in (36, 66):
            month = 1 if day == 36 else 2
            if stop_in_april and month == 1:
                world.stop_after = 1
                try:
                    design.statements(month)
                except Stopped:
                    pass
            design.statements(month)
