"""The function as shown, and versions in which one thing went wrong while it was tidied up."""
import datetime
import sys
import types
from pathlib import Path

DATE = datetime.date
TODAY = DATE(2026, 3, 11)                 # the day on which the records were made
MAP = "    km = maps.km(start, end)\n"
SOON = "    if (day - date.today()).days < 7:\n        p = p * 1.15\n"
DEAR = "    if day.weekday() >= 5 or day.month in (7, 8):\n        p = p + 60\n"
REGULAR = "    if customer in DONE:\n        p = p * 0.9\n"
LEAST = "    if p < 250:\n        p = 250\n"
REMEMBER = "    DONE[customer] = p\n"
MAIL = '    mailer.send(customer, f"Your move on {day}: {p} euros")\n'
MISTAKES = {
    "room_price": [("rooms * 65", "rooms * 75")],
    "week": [(".days < 7", ".days <= 7")],
    "past_day": [("(day - date.today()).days < 7", "0 <= (day - date.today()).days < 7")],
    "saturday": [(">= 5", "> 5")],
    "august": [("in (7, 8)", "in (7,)")],
    "added_twice": [(DEAR, "    p = p + 60 * ((day.weekday() >= 5) + (day.month in (7, 8)))\n")],
    "cellar": [("floor > 0", "floor"), ("floor * rooms", "abs(floor) * rooms")],
    "half_up": [("round(p, -1)", "int(p / 10 + 0.5) * 10")],
    "soon_later": [(SOON, ""), (DEAR, DEAR + SOON)],
    "not_remembered": [(REMEMBER, "")],
    "least_first": [(REGULAR, ""), (LEAST, LEAST + REGULAR)],
    "no_mail": [(MAIL, "")],
    "mail_text": [("{p} euros", "{p:.0f} euros")],
    "remembered_early": [(MAP, f"    regular = customer in DONE\n    DONE[customer] = None\n{MAP}"),
                         ("if customer in DONE:", "if regular:")],
    "mail_first": [(MAIL, ""), (REMEMBER, MAIL + REMEMBER)],
}
GROUPS = {
    "room": ["room_price"],
    "edges": ["week", "past_day", "saturday", "august", "added_twice", "cellar"],
    "sums": ["half_up", "soon_later"],
    "memory": ["not_remembered", "least_first"],
    "mail": ["no_mail", "mail_text"],
    "failure": ["remembered_early", "mail_first"],
    "each_mistake": list(MISTAKES),
}


class World:
    """A machine on one day, with a map and a mailer that count what they are asked."""

    def __init__(self, today=TODAY):
        self.sent, self.asked = [], 0
        maps, mailer = types.ModuleType("maps"), types.ModuleType("mailer")
        maps.km, mailer.send = self.km, lambda customer, text: self.sent.append((customer, text))
        sys.modules |= {"maps": maps, "mailer": mailer}
        datetime.date = type("date", (DATE,), {"today": staticmethod(lambda: today)})

    def km(self, start, end):
        self.asked += 1
        return 20

    def load(self, text):
        """Return the module of this text, as it is on this machine."""
        module = types.ModuleType("quotes")
        exec(compile(text, "quotes.py", "exec"), module.__dict__)
        return module


def source(mistake=None):
    """Return the text of the function as shown, or with a mistake."""
    text = Path("exhibits/quotes.py").read_text(encoding="utf-8")
    for old, new in MISTAKES.get(mistake, []):
        assert text.count(old) == 1, f"{old!r} is not there once"
        text = text.replace(old, new)
    return text
