"""A panel: who can interview, for what, and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator

from kit.bank import Bank
from kit.errors import InputError, PanelError, Problem
from kit.model import CompetencyId, Model, Slug, Text
from kit.role import SessionId
from kit.yamlfile import line_of, near, read_model

Training = Literal["shadow", "reverse_shadow", "full"]
PersonId = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([._@-][A-Za-z0-9]+)*$", max_length=80)]
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Hours = Mapping[str, str]


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"unknown time zone '{name}': write one like Europe/Berlin.") from None
    return name


def weekly_hours(hours: Hours) -> dict[int, tuple[tuple[time, time], ...]]:
    """Return the spans of local wall time of each weekday (Monday is 0) that *hours* grants.

    Raises:
        ValueError: when a day is unknown or a span ends before it begins.

    Examples:
        >>> weekly_hours({"mon-tue": "09:00-12:00"})[1]
        ((datetime.time(9, 0), datetime.time(12, 0)),)
    """
    found: dict[int, tuple[tuple[time, time], ...]] = {}
    for days, spans in hours.items():
        first, _, last = str(days).partition("-")
        if first not in DAYS or (last and last not in DAYS):
            raise ValueError(f"unknown days '{days}': write mon, or mon-fri.")
        parsed = []
        for span in spans.split():
            begin, _, end = span.partition("-")
            try:
                hours_of = _clock(begin), _clock(end)
            except ValueError:
                raise ValueError(f"'{span}' is no span of time: write 09:00-17:00.") from None
            if hours_of[0] >= hours_of[1]:
                raise ValueError(f"'{span}' ends before it begins.")
            parsed.append(hours_of)
        for day in range(DAYS.index(first), DAYS.index(last or first) + 1):
            found[day] = (*found.get(day, ()), *parsed)
    return found


def _clock(text: str) -> time:
    return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 - wall time, wherever somebody is


def busy_span(text: str) -> tuple[datetime, datetime]:
    """Return the two moments of an ISO interval `begin/end`, both with their offset from UTC.

    Raises:
        ValueError: when it is none, or ends before it begins.
    """
    begin, _, end = text.partition("/")
    try:
        span = datetime.fromisoformat(begin), datetime.fromisoformat(end)
    except ValueError:
        raise ValueError(
            f"'{text}' is no interval: write 2026-12-01T10:00+01:00/2026-12-01T11:30+01:00."
        ) from None
    if span[0].tzinfo is None or span[1].tzinfo is None:
        raise ValueError(f"'{text}' has no offset from UTC: write +01:00 behind the time.")
    if span[0] >= span[1]:
        raise ValueError(f"'{text}' ends before it begins.")
    return span


class Interviewer(Model):
    """Somebody who interviews.

    `per_week` is how many interviews a week they give, `busy` when they can not (ISO intervals `begin/end`), `not_with`
    the codes of candidates they must not meet. `competencies` are those they are calibrated to rate; `trained` says for each session id how far their
    training is (absent: not at all; empty: full for every session); hours are local wall time in `zone`.
    """

    id: PersonId
    name: Text
    zone: str = "UTC"
    competencies: tuple[CompetencyId, ...]
    trained: Mapping[SessionId, Training] | None = None
    per_week: Annotated[int, Field(ge=0, le=40)] = 5
    hours: Hours = {"mon-fri": "09:00-17:00"}
    busy: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()

    _known_zone = field_validator("zone")(_zone)

    @field_validator("hours")
    @classmethod
    def _hours_hold(cls, hours: Hours) -> Hours:
        weekly_hours(hours)
        return hours

    @field_validator("busy")
    @classmethod
    def _busy_holds(cls, busy: tuple[str, ...]) -> tuple[str, ...]:
        for span in busy:
            busy_span(span)
        return busy

    def training(self, session: str) -> Training | None:
        """Return how far this person's training for *session* is; `None` is not at all."""
        return "full" if self.trained is None else self.trained.get(session)


class CandidateTimes(Model):
    """A candidate by code: when they can come, when they would rather, and what they were asked before.

    Outside `hours` there is no interview; outside `preferred` there is one where the loop gains more by it.
    Without `preferred` all hours are equally good.
    """

    code: Text
    zone: str = "UTC"
    days: tuple[str, ...] = ()
    hours: Hours = {}
    preferred: Hours = {}
    asked: tuple[Slug, ...] = ()

    _known_zone = field_validator("zone")(_zone)

    @field_validator("hours", "preferred")
    @classmethod
    def _hours_hold(cls, hours: Hours) -> Hours:
        weekly_hours(hours)
        return hours


class Panel(Model):
    """Everybody who can interview for an opening, and the candidate they meet."""

    interviewers: Annotated[tuple[Interviewer, ...], Field(min_length=1, max_length=500)]
    candidate: CandidateTimes | None = None

    def interviewer(self, person: str) -> Interviewer:
        """Return the interviewer of that id, which must be one of these."""
        return next(i for i in self.interviewers if i.id == person)


def read_panel(path: Path, bank: Bank) -> Panel:
    """Return the panel that stands in *path*, checked against the competencies and questions of *bank*.

    Raises:
        PanelError: with every problem.
    """
    file = str(path)
    try:
        panel, lines = read_model(path, Panel, schema="panel/1")
    except InputError as error:
        raise PanelError(error.problems) from None
    known = {c.id for c in bank.competencies}
    ids = [i.id for i in panel.interviewers]
    problems = []
    for number, person in enumerate(panel.interviewers):
        place = ("interviewers", number)
        if ids.index(person.id) != number:
            problems.append(Problem(file, line_of(lines, (*place, "id")), f"'{person.id}' stands twice."))
        for competency in person.competencies:
            if competency not in known:
                message = f"unknown competency '{competency}'.{near(competency, known)}"
                problems.append(Problem(file, line_of(lines, (*place, "competencies")), message))
    if panel.candidate:
        questions = {q.id for q in bank}
        for asked in panel.candidate.asked:
            if asked not in bank:
                message = f"unknown question '{asked}'.{near(asked, questions)}"
                problems.append(Problem(file, line_of(lines, ("candidate", "asked")), message))
    if problems:
        raise PanelError(problems)
    return panel
