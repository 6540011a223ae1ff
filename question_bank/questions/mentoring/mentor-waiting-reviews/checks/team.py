"""Reviews in a team of six, on a clock of working hours: eight a day, five days a week."""
from dataclasses import dataclass

DAY, WEEK = 8, 40
SLOT = 2                       # hours a day that each person has for reviews
STYLE_REMARK = 0.1             # hours
NEW_TO_IT = 1.5                # times the effort, for somebody who does not know the area
TALK = 0.5                     # hours that Dana and a learner talk after a review that both did
TOGETHER = 4                   # reviews that a learner does together with Dana
KNOWS = {"Dana": {"billing", "search", "mail"}, "Lee": {"search"}, "Ari": {"mail"},
         "Kim": set(), "Jo": set(), "Noor": set()}
ONE_WEEK = [                   # hour, area, author, lines, remarks on style
    (1, "billing", "Kim", 320, 4),
    (5, "search", "Noor", 260, 3),
    (10, "billing", "Jo", 240, 3),
    (14, "mail", "Ari", 120, 2),
    (17, "billing", "Kim", 380, 6),
    (22, "billing", "Noor", 160, 5),
    (26, "search", "Lee", 180, 2),
    (30, "mail", "Lee", 140, 2),
    (33, "billing", "Jo", 300, 4),
]


@dataclass(frozen=True)
class Change:
    number: int
    opened: float
    area: str
    author: str
    lines: int
    style: int

    @property
    def week(self):
        return int(self.opened // WEEK) + 1

    def effort(self, tool=False):
        return self.lines / 200 + (0 if tool else STYLE_REMARK * self.style)


def changes(weeks):
    """Every week has the same nine changes, a little longer or shorter from week to week."""
    for week in range(weeks):
        for n, (hour, area, author, lines, style) in enumerate(ONE_WEEK):
            size = lines + 20 * ((week + n) % 3 - 1)
            yield Change(week * len(ONE_WEEK) + n + 1, week * WEEK + hour, area, author, size, style)


class Team:
    """Plays reviews in the order in which changes are opened. `away` holds (person, week)."""

    def __init__(self, away=()):
        self.free = dict.fromkeys(KNOWS, 0.0)
        self.knows = {person: set(areas) for person, areas in KNOWS.items()}
        self.together = dict.fromkeys(KNOWS, 0)
        self.hours = {}
        self.away = set(away)
        self.slot = SLOT
        self.reviewed = []     # (change, by whom, hour at which it was reviewed, known)

    def is_away(self, person, hour):
        return (person, int(hour // WEEK) + 1) in self.away

    def work(self, person, start, effort):
        """Return the hour at which a person is done, who works on reviews for the first hours of each day."""
        now = max(start, self.free[person])
        while effort > 1e-9:
            day, hour = divmod(now, DAY)
            if hour >= self.slot or self.is_away(person, now):
                now = (day + 1) * DAY
                continue
            spent = min(effort, self.slot - hour)
            week = int(now // WEEK) + 1
            self.hours[person, week] = self.hours.get((person, week), 0) + spent
            now, effort = now + spent, effort - spent
        self.free[person] = now
        return now

    def soonest(self, people, change):
        """Return who of these people is free first and did not write the change."""
        able = [p for p in people if p != change.author]
        return min(able, key=lambda p: (self.is_away(p, change.opened), self.free[p]))

    def review(self, change, *people, effort=None):
        """One review after the other, by each of these people."""
        now = change.opened
        for person in people:
            known = change.area in self.knows[person]
            now = self.work(person, now, (effort or change.effort()) * (1 if known else NEW_TO_IT))
        self.done(change, people, now)

    def review_together(self, change, learner):
        """The learner first, then Dana, then they talk; after some of these the learner knows the area."""
        now = self.work(learner, change.opened, change.effort() * NEW_TO_IT)
        now = self.work("Dana", now, change.effort() + TALK)
        self.done(change, (learner, "Dana"), now)
        self.together[learner] += 1
        if self.together[learner] == TOGETHER:
            self.knows[learner].add(change.area)

    def done(self, change, people, now):
        known = any(change.area in self.knows[p] for p in people)
        self.reviewed.append((change, people, now, known))

    def waits(self, *weeks):
        """Return how many hours each change of these weeks waited for its review."""
        return [now - change.opened for change, _, now, _ in self.reviewed if change.week in weeks]


def habit(team, change):
    """Today: everything goes to Dana, except mail, where Ari is asked as well."""
    team.review(change, "Ari" if change.area == "mail" and change.author != "Ari" else "Dana")
