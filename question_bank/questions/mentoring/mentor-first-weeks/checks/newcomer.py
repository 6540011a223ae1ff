"""A newcomer who follows the page step by step, on a clock of working minutes (09:00 to 17:00)."""
import re

DAY = 8 * 60
GIVEN_AFTER = {"code": 1 * DAY, "vpn": 2 * DAY, "key": 2 * DAY}
ASK_FOR = {
    "code": "ask the IT desk for access to the code",
    "vpn": "ask the IT desk for the VPN",
    "key": "ask the data team for the key to the test data",
}
ERRORS = {
    "code": "permission denied",
    "vpn": "the data store cannot be reached",
    "key": "no key",
    "make data": "212 tests failed, no such table",
}
MINUTES_A_PAGE = 9
ANSWER = 30                                       # minutes until the team channel answers
FIRST_CHANGE = {"from the board": 3 * DAY, "small": DAY // 2}
REVIEW = {"when somebody has time": 2 * DAY, "on the same day": 2 * 60}


def build(start):
    """What each command needs, and its minutes. The command that starts the services was renamed."""
    return {
        "git clone code:orders": (["code"], 15),
        "make tools": (["git clone code:orders"], 45),
        start: (["make tools"], 15),
        "make data": ([start, "vpn", "key"], 30),
        "make test": ([start, "make data"], 15),
    }


FIVE_MONTHS_AGO = build("make services")
NOW = build("make up")


def steps(page):
    """Yield (step, text) of a page, with the access that it has ready before the first day as step None."""
    before = False
    with open(page) as file:
        for line in file:
            before = before or line.startswith("Before the first day")
            before = before and not line.startswith("On the first day")
            if match := re.match(r"Step (\d+)\. +(.*)", line):
                yield None if before else int(match[1]), match[2]


def access(text):
    """Return which access a step asks for."""
    return next((name for name, ask in ASK_FOR.items() if text.lower().startswith(ask.lower())), None)


class Newcomer:
    def __init__(self, page, build, *, ready=(), known=(), asks_after=180):
        self.page = list(steps(page))
        self.build = build
        self.have = set(ready) | {access(text) for step, text in self.page if step is None}
        self.known = set(known)
        self.asks_after = asks_after
        self.asked = {}
        self.now = 0
        self.stops = 0
        self.diary = []
        self.spent = dict.fromkeys(("reading", "alone", "answers", "access", "steps"), 0)

    def say(self, what):
        day, minute = divmod(self.now, DAY)
        self.diary.append(f"day {day + 1:<3}{9 + minute // 60:02}:{minute % 60:02}  {what}")

    def spend(self, on, minutes):
        self.now += minutes
        self.spent[on] += minutes

    def follow(self):
        """Go through the page until the tests are green."""
        for step, text in self.page:
            if step is None:
                continue
            if pages := re.search(r"(\d+) pages", text):
                self.say(f"step {step}: read the wiki")
                self.spend("reading", int(pages[1]) * MINUTES_A_PAGE)
            elif name := access(text):
                self.request(name, step)
            elif text.startswith(("git ", "make ")) and text not in self.have:
                self.run(text, step)
            if "make test" in self.have:
                return

    def request(self, name, step=None):
        if name not in self.have and name not in self.asked:
            self.say((f"step {step}: " if step else "") + ASK_FOR[name].replace("ask", "asked", 1))
            self.asked[name] = self.now + GIVEN_AFTER[name]

    def run(self, command, step):
        if command not in self.build:
            right = next(c for c in self.build if c in ("make services", "make up"))
            self.stop(step, command, "no such target", f"it is called {right} now")
            command = right
        needs, minutes = self.build[command]
        for need in needs:
            if need in self.have or (need in self.known and need not in GIVEN_AFTER and self.catch_up(need)):
                continue
            if need in GIVEN_AFTER:
                self.get(need, step, command)
            else:
                self.spend("steps", minutes)
                last = self.page[-1][0]
                where = next((s for s, text in self.page if text == need), last)
                self.stop(step, command, ERRORS[need], f"load the test data first, step {where}")
                self.catch_up(need)
        self.spend("steps", minutes)
        self.have.add(command)
        self.say(f"step {step}: {command}, " + ("green" if command == "make test" else "done"))

    def catch_up(self, command):
        """Do what the page has up to the step of this command."""
        for step, text in self.page:
            if name := access(text):
                self.request(name, step)
            if text == command:
                self.run(command, step)
                return True
        return False

    def get(self, name, step, command):
        if name not in self.asked:
            later = next((s for s, text in self.page if access(text) == name), None)
            if later:
                self.say(f"step {step}: {command}, {ERRORS[name]}")
                self.request(name, later)
            else:
                self.stop(step, command, ERRORS[name], ASK_FOR[name])
                self.request(name)
        wait = max(0, self.asked[name] - self.now)
        if wait:
            self.say("waited for " + ASK_FOR[name].split(" for ")[1])
        self.spend("access", wait)
        self.have.add(name)

    def stop(self, step, command, error, answer):
        """The page leads no further: look alone, ask, hear the answer."""
        self.stops += 1
        self.say(f"step {step}: {command}, {error}")
        helper = next((text for s, text in self.page if s == step + 1 and text.startswith("If ")), "")
        if "Robin" in helper:
            self.say(f"step {step + 1}: wrote to Robin")
            self.spend("answers", -self.now % DAY)
            self.say("no answer from Robin, asked in the team channel")
        else:
            self.say("looked for the reason alone")
            self.spend("alone", self.asks_after)
            self.say("asked in the team channel")
        self.spend("answers", ANSWER)
        self.say(f"answer: {answer}")

    def change(self, size, review):
        """Make the first change and see it live."""
        self.say("took a ticket from the board" if size == "from the board" else "began a small change")
        self.spend("steps", FIRST_CHANGE[size])
        self.say("asked for a review")
        self.spend("answers", REVIEW[review])
        self.say("first change is live")
