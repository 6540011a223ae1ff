"""A loop: a plan filled with questions and people, as it is stored and written to a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from kit.bank.question import Name
from kit.errors import Missing
from kit.model import Date, Minutes, Model, Slug, Text, Version
from kit.panel import PersonId
from kit.role import SessionId
from kit.scorecard import Part

FormId = Annotated[str, Field(pattern=r"^[A-Z]$")]


class LoopQuestion(Model):
    """A question of a session: the version and bytes that were chosen, and why it is there.

    `competencies` has the percent share of each, the question's own first.
    """

    question: Slug
    version: Version
    digest: str
    minutes: Minutes
    competencies: Mapping[str, int]
    why: str = ""
    by_hand: bool = False


class Seat(Model):
    """An interviewer of a session and their part in it."""

    interviewer: PersonId
    part: Part


class Session(Model):
    """One interview of a loop. `start` is an ISO moment in UTC, or nothing when no times were asked for."""

    session: SessionId
    title: Text
    minutes: Minutes
    start: str | None = None
    questions: tuple[LoopQuestion, ...]
    interviewers: tuple[Seat, ...] = ()


class Form(Model):
    """One of several equivalent fillings of a plan; `difficulty` is the mean expected rating in points, as text with two decimals."""

    form: FormId
    difficulty: str
    sessions: tuple[Session, ...]

    def session(self, session: str) -> Session:
        """Return the session of that id, which must be one of these."""
        return next(s for s in self.sessions if s.session == session)

    @property
    def questions(self) -> tuple[LoopQuestion, ...]:
        """All questions, in the order of the sessions."""
        return tuple(q for s in self.sessions for q in s.questions)


class FixedQuestion(Model):
    """A question that is kept or banned in one session, or in one form."""

    question: Slug
    session: SessionId | None = None
    form: FormId | None = None


class FixedLead(Model):
    """An interviewer who must, or must not, lead a session; without one, any."""

    interviewer: PersonId
    session: SessionId | None = None


class Asked(Model):
    """What people fixed, banned or gave up before the loop was made, and on which day that was.

    `keep` and `ban` hold a question's id, or more where only one session or form is meant. `starts` holds fixed
    moments by session. `overlap` is how many questions two forms may share; sessions start `every` so many
    minutes of the hour.
    """

    keep: tuple[Slug | FixedQuestion, ...] = ()
    ban: tuple[Slug | FixedQuestion, ...] = ()
    keep_leads: tuple[FixedLead, ...] = ()
    ban_leads: tuple[FixedLead, ...] = ()
    starts: Mapping[SessionId, str] = {}
    today: Date | None = None
    relaxed: tuple[str, ...] = ()
    weights: Mapping[str, int] = {}
    prices: Mapping[str, int] = {}
    overlap: Annotated[int, Field(ge=0)] = 0
    every: Annotated[int, Field(ge=15, le=60)] = 30


class Loop(Model):
    """A plan filled with questions and people, in one or more forms.

    `objective` and `bound` are those of the worst form; `status` is `optimal` only when that is proven.
    `fingerprint` stands for everything that the loop was made from.
    """

    role: Slug
    plan: Version
    seed: int
    status: Literal["optimal", "feasible"]
    objective: int
    bound: int
    asked: Asked = Asked()
    fingerprint: str
    forms: Annotated[tuple[Form, ...], Field(min_length=1, max_length=26)]
    made_with: Mapping[Name, str] = {}

    def __iter__(self) -> Iterator[Form]:  # type: ignore[override]
        return iter(self.forms)

    def form(self, form: str = "A") -> Form:
        """Return the form of that letter.

        Raises:
            Missing: when the loop has no such form.
        """
        for one in self.forms:
            if one.form == form:
                return one
        raise Missing(
            f"There is no form {form} in this loop: it has {', '.join(f.form for f in self.forms)}."
        )
