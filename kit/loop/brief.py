"""A brief: everything that a loop is made from, as one frozen value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from itertools import pairwise

from kit.bank import Bank, Outlines
from kit.errors import InputError, Problem
from kit.panel import CandidateTimes, Interviewer, Panel
from kit.role import Role, SessionPlan
from kit.yamlfile import near

# Half hours are what calendars are made of; quarters are finer, and about three times slower.
STARTS_EVERY = (15, 30, 60)
# What scoring needs before it says something about an interviewer.
ENOUGH_CANDIDATES = 5
ENOUGH_OTHERS = 3


@dataclass(frozen=True, order=True)
class Keep:
    """A question that must stand in the loop: in any session or in that one; in form A, or in that form."""

    question: str
    session: str | None = None
    form: str | None = None


@dataclass(frozen=True, order=True)
class Ban:
    """A question that must not stand in the loop, or not in that session, or not in that form."""

    question: str
    session: str | None = None
    form: str | None = None


@dataclass(frozen=True, order=True)
class KeepLead:
    """An interviewer who must lead a session."""

    interviewer: str
    session: str


@dataclass(frozen=True, order=True)
class BanLead:
    """An interviewer who must not lead that session, or not lead at all."""

    interviewer: str
    session: str | None = None


@dataclass(frozen=True, order=True)
class At:
    """A session that must start at that moment: ISO, with its offset from UTC."""

    session: str
    start: str

    @property
    def moment(self) -> datetime:
        """The start, in UTC."""
        return datetime.fromisoformat(self.start).astimezone(UTC)


@dataclass(frozen=True, order=True)
class Use:
    """A question that an opening for a role used, on the day of the interview."""

    question: str
    opening: str
    role: str
    day: date


@dataclass(frozen=True, order=True)
class SeatTaken:
    """An interviewer who sat, or will sit, with a candidate in a session on that day."""

    interviewer: str
    candidate: str
    session: str
    day: date


@dataclass(frozen=True)
class History:
    """What happened before: `uses` of questions, questions `asked` of this candidate, `seats` taken, and the
    `leads` (session, interviewer) that this opening gave to earlier candidates."""

    uses: tuple[Use, ...] = ()
    asked: tuple[str, ...] = ()
    seats: tuple[SeatTaken, ...] = ()
    leads: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Change:
    """Something in a brief that is set anew: `where` is the name of a limit, such as `seen/databases`."""

    where: str
    from_: int
    to: int


@dataclass(frozen=True)
class Brief:
    """All that a loop is made from. No clock: `today` is given when resting questions and busy weeks count.

    `info` holds, by question, calibrated information from 20 to 90, where scoring has enough ratings. `relaxed` holds
    limits that people gave up or moved, by name (see `Change`). `shown` holds the (session, question) pairs of a
    loop that was shown already, which a new one stays near to. Sessions start at every so many minutes of the hour.
    """

    role: Role
    bank: Bank | Outlines
    panel: Panel | None = None
    seed: int = 0
    keep: tuple[Keep, ...] = ()
    ban: tuple[Ban, ...] = ()
    keep_leads: tuple[KeepLead, ...] = ()
    ban_leads: tuple[BanLead, ...] = ()
    at: tuple[At, ...] = ()
    history: History = History()
    today: date | None = None
    info: Mapping[str, int] = field(default_factory=dict)
    relaxed: Mapping[str, int] = field(default_factory=dict)
    shown: tuple[tuple[str, str], ...] = ()
    every: int = 30

    @property
    def outlines(self) -> Outlines:
        """What the bank holds, without its words: all that a loop needs of it."""
        return self.bank.outlines if isinstance(self.bank, Bank) else self.bank

    @cached_property
    def weights(self) -> dict[str, int]:
        """The weight of each competency of the role, in its order."""
        return self.role.weights

    @property
    def people(self) -> tuple[Interviewer, ...]:
        """Everybody who could interview; nobody without a panel."""
        return self.panel.interviewers if self.panel else ()

    @property
    def candidate(self) -> CandidateTimes | None:
        """The candidate, when the panel file names one."""
        return self.panel.candidate if self.panel else None

    @property
    def sessions(self) -> tuple[SessionPlan, ...]:
        """The sessions of the plan, in its order."""
        return self.role.plan.sessions

    @cached_property
    def met(self) -> dict[str, set[str]]:
        """Who interviewed which candidates in the last 365 days, as `{candidate: interviewers}`."""
        since = self.today.toordinal() - 365 if self.today else 0
        found: dict[str, set[str]] = {}
        for seat in self.history.seats:
            if seat.day.toordinal() > since:
                found.setdefault(seat.candidate, set()).add(seat.interviewer)
        return found

    @cached_property
    def teams(self) -> tuple[tuple[str, ...], ...]:
        """The groups of this panel whose ratings can be compared: linked by candidates that they shared.

        Two groups have nobody in common, and no chain of candidates leads from one to the other. Whoever has not
        interviewed yet is in none.
        """
        groups: list[set[str]] = []
        for together in self.met.values():
            linked = [g for g in groups if g & together]
            groups = [g for g in groups if not g & together] + [together.union(*linked)]
        here = {i.id for i in self.people}
        return tuple(sorted(tuple(sorted(g & here)) for g in groups if g & here))

    @cached_property
    def thin(self) -> frozenset[str]:
        """Those who have met fewer than 5 candidates or interviewed beside fewer than 3 others: hard to compare.

        Nobody, while nothing is known of anybody.
        """
        if not self.met:
            return frozenset()
        found = set()
        for person in self.people:
            mine = [together for together in self.met.values() if person.id in together]
            beside = set().union(*mine) - {person.id}
            if len(mine) < ENOUGH_CANDIDATES or len(beside) < ENOUGH_OTHERS:
                found.add(person.id)
        return frozenset(found)

    def session(self, session: str) -> SessionPlan:
        """Return the planned session of that id, which must be in the plan."""
        return next(s for s in self.sessions if s.id == session)

    def limit(self, name: str, usual: int) -> int:
        """Return the limit of that name: what it was relaxed to, else the *usual*."""
        return self.relaxed.get(name, usual)

    def need(self, competency: str) -> int:
        """Return in how many sessions a competency must be rated."""
        rules = self.role.plan.rules
        entry = next(c for c in self.role.competencies if c.id == competency)
        heavy = entry.must or entry.weight >= rules.heavy_from_weight
        return self.limit(f"seen/{competency}", rules.ratings_per_heavy if heavy else 1)

    def change(self, *changes: Change) -> Brief:
        """Return the brief with these limits set anew."""
        return replace(self, relaxed={**self.relaxed, **{c.where: c.to for c in changes}})


def check_brief(brief: Brief) -> None:
    """Raise when *brief* speaks of what is not there, or says a thing and its opposite.

    Raises:
        InputError: with every problem; the line is the number of the keep, ban or fixed start.
    """
    if problems := list(_problems(brief)):
        raise InputError(problems)


def _problems(brief: Brief) -> Iterator[Problem]:
    if brief.every not in STARTS_EVERY:
        wanted = ", ".join(map(str, STARTS_EVERY))
        yield Problem("every", 1, f"sessions can start every {wanted} minutes (got {brief.every}).")
    sessions = [s.id for s in brief.sessions]
    questions = [q.id for q in brief.outlines]

    def unknown_session(where: str, line: int, session: str | None) -> Iterator[Problem]:
        if session is not None and session not in sessions:
            yield Problem(
                where, line, f"there is no session '{session}' in this plan.{near(session, sessions)}"
            )

    fixed: dict[str, tuple[Keep | Ban, ...]] = {"keep": brief.keep, "ban": brief.ban}
    for where, entries in fixed.items():
        for line, entry in enumerate(entries, 1):
            if entry.question not in brief.outlines:
                message = f"there is no question '{entry.question}'.{near(entry.question, questions)}"
                yield Problem(where, line, message)
            yield from unknown_session(where, line, entry.session)
    for line, kept in enumerate(brief.keep, 1):
        for ban in brief.ban:
            if (
                kept.question == ban.question
                and _same(kept.session, ban.session)
                and _same(kept.form, ban.form)
            ):
                yield Problem("keep", line, f"'{kept.question}' is banned as well: drop one of the two.")
    yield from _people_problems(brief, unknown_session)
    for line, at in enumerate(brief.at, 1):
        yield from unknown_session("at", line, at.session)
        try:
            if datetime.fromisoformat(at.start).tzinfo is None:
                yield Problem(
                    "at", line, f"'{at.start}' has no offset from UTC: write +01:00 or Z behind it."
                )
        except ValueError:
            yield Problem("at", line, f"'{at.start}' is no moment: write 2026-12-01T10:00+01:00.")
    yield from _overlapping_starts(brief)


def _same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _people_problems(brief: Brief, unknown_session) -> Iterator[Problem]:
    people = [i.id for i in brief.people]
    fixed: dict[str, tuple[KeepLead | BanLead, ...]] = {
        "keep lead": brief.keep_leads,
        "ban lead": brief.ban_leads,
    }
    for where, entries in fixed.items():
        for line, entry in enumerate(entries, 1):
            if entry.interviewer not in people:
                message = f"there is no interviewer '{entry.interviewer}'.{near(entry.interviewer, people)}"
                yield Problem(where, line, message)
            yield from unknown_session(where, line, entry.session)
    for line, kept in enumerate(brief.keep_leads, 1):
        if any(kept.interviewer == b.interviewer and _same(kept.session, b.session) for b in brief.ban_leads):
            yield Problem("keep lead", line, f"'{kept.interviewer}' is banned as well: drop one of the two.")
    if brief.panel is None:
        return
    if not any(i.training(s.id) == "full" for i in brief.people for s in brief.sessions):
        names = ", ".join(s.id for s in brief.sessions)
        yield Problem(
            "panel", 1, f"nobody on this panel is trained 'full' for any session of the plan: {names}."
        )
    candidate = brief.candidate
    if candidate and bool(candidate.days) != bool(candidate.hours):
        here, missing = ("days", "hours") if candidate.days else ("hours", "days")
        yield Problem("panel", 1, f"the candidate has '{here}' but no '{missing}': give both, or neither.")
    for day in candidate.days if candidate else ():
        first, _, last = day.partition("/")
        try:
            if date.fromisoformat(first) > date.fromisoformat(last or first):
                yield Problem("panel", 1, f"the candidate's days '{day}' end before they begin.")
        except ValueError:
            yield Problem(
                "panel", 1, f"the candidate's days '{day}' are no days: write 2026-12-01/2026-12-04."
            )


def _overlapping_starts(brief: Brief) -> Iterator[Problem]:
    known = {s.id: s for s in brief.sessions}
    spans = []
    for line, at in enumerate(brief.at, 1):
        try:
            begin = at.moment
        except ValueError:
            continue
        if at.session in known:
            spans.append((begin, begin + timedelta(minutes=known[at.session].minutes), at.session, line))
    spans.sort()
    for (_, ends, first, _), (begins, _, second, line) in pairwise(spans):
        if begins < ends:
            yield Problem("at", line, f"'{second}' begins before '{first}' has ended.")
