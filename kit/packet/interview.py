"""What a packet is made from: one interview of one candidate, as plain data that its reader may see."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.bank import Bank, Question
from kit.loop import Form, Session
from kit.packet.ids import PUBLIC_KEY
from kit.role import Role
from kit.scorecard import RecommendationScale, Scale, Scorecards, Template

PARTS = {
    "lead": "lead",
    "second": "second interviewer",
    "shadow": "shadow",
    "reverse_shadow": "reverse shadow",
}


@dataclass(frozen=True)
class Candidate:
    """Who is interviewed. Only the code stands on what is scanned; the rest may be empty."""

    code: str = ""
    name: str = ""
    pronunciation: str = ""
    pronouns: str = ""


@dataclass(frozen=True)
class Asked:
    """A question of an interview with the minutes planned for it."""

    question: Question
    minutes: int


@dataclass(frozen=True)
class Colleague:
    """What another interview of the loop covers, and who holds it."""

    title: str
    focus: tuple[str, ...]
    interviewers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Interview:
    """One interview, as an interviewer's packet, scorecard and handout show it.

    `competencies` maps each id to its name; `weights` holds the role's weights. Dates and times are text, zone
    included, as the caller wants them read. `key` and `nonce` make the page ids (see `kit.packet.ids`).
    """

    role: str
    level: str
    form: str
    session: str
    title: str
    minutes: int
    asked: tuple[Asked, ...]
    scale: Scale
    recommendation: RecommendationScale
    template: Template
    competencies: Mapping[str, str]
    weights: Mapping[str, int] = field(default_factory=dict)
    intro: int = 5
    candidate_questions: int = 5
    candidate: Candidate = Candidate()
    interviewer: str = ""
    part: str = "lead"
    date: str = ""
    time: str = ""
    place: str = ""
    others: tuple[Colleague, ...] = ()
    two_sided: bool = False
    key: bytes = PUBLIC_KEY
    nonce: str = ""

    @property
    def name(self) -> str:
        """A short id for file names: form, session and a digest; no person's name can be read from it."""
        parts = (
            self.form,
            self.session,
            self.interviewer,
            self.part,
            self.candidate.code,
            self.date,
            self.time,
            self.nonce,
        )
        digest = hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()
        return f"{self.form.lower()}-{self.session.replace('_', '-')}-{digest[:6]}"

    @property
    def about(self) -> dict[str, str]:
        """Whose scorecard this is: what stands on it anyway, and never the candidate's name."""
        return {
            "candidate": self.candidate.code,
            "interviewer": self.interviewer,
            "session": self.session,
            "scale": self.scale.id,
        }

    @property
    def focus(self) -> tuple[str, ...]:
        """The competencies that are rated here, in the order of the questions."""
        return tuple(dict.fromkeys(c for asked in self.asked for c in asked.question.rated))

    def competency(self, competency: str) -> str:
        """Return the name of a competency."""
        return self.competencies.get(competency, competency.replace("_", " ").capitalize())


def interview_of(
    session: Session,
    form: Form,
    role: Role,
    bank: Bank,
    scorecards: Scorecards,
    *,
    interviewer: str = "",
    part: str = "lead",
    names: Mapping[str, str] | None = None,
    candidate: Candidate | None = None,
    date: str = "",
    time: str = "",
    place: str = "",
    two_sided: bool = False,
    key: bytes = PUBLIC_KEY,
    nonce: str = "",
) -> Interview:
    """Return the interview that *session* of *form* is, for one interviewer.

    Args:
        session: The interview of the loop.
        form: The form it stands in: the other interviews are named on the first page.
        role: The role, for title, weights and the minutes around the questions.
        bank: The bank that the loop's questions are in.
        scorecards: The scales and templates.
        interviewer: Who gets the packet, as it shall be read.
        part: Their part: lead, second, shadow or reverse_shadow.
        names: What the ids of interviewers are read as; without one the ids stand.
        candidate: Who is interviewed; without one, lines to write on are printed.
        date: The day, as text.
        time: The time with its zone, as text.
        place: The room or the address of the call.
        two_sided: Puts the scorecard on an odd page with a blank back.
        key: The page key.
        nonce: A random text stored with the packet; empty gives the same bytes each time.

    Raises:
        Missing: when the bank has no such question.
    """
    names = names or {}
    plans = {plan.id: plan for plan in role.plan.sessions}
    plan = plans.get(session.session)
    asked = tuple(Asked(bank.question(q.question), q.minutes) for q in session.questions)
    scale = asked[0].question.rating.scale if asked else scorecards.standard.scale
    return Interview(
        role=role.title,
        level=role.level,
        form=form.form,
        session=session.session,
        title=session.title,
        minutes=session.minutes,
        asked=asked,
        scale=scorecards.scales[scale],
        recommendation=scorecards.recommendation,
        template=scorecards.standard,
        competencies={c.id: c.name for c in bank.competencies},
        weights=role.weights,
        intro=plan.intro if plan else 5,
        candidate_questions=plan.candidate_questions if plan else 5,
        candidate=candidate or Candidate(),
        interviewer=interviewer,
        part=part,
        date=date,
        time=time,
        place=place,
        others=tuple(
            Colleague(
                other.title,
                tuple(dict.fromkeys(c for q in other.questions for c in bank.question(q.question).rated)),
                tuple(names.get(seat.interviewer, seat.interviewer) for seat in other.interviewers),
            )
            for other in form.sessions
            if other.session != session.session
        ),
        two_sided=two_sided,
        key=key,
        nonce=nonce,
    )
