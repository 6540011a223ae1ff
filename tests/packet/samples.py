"""Interviews, loops and metrics that the tests of packets and of PDFs share."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from kit.bank import Bank, Question
from kit.loop import Form, Loop, LoopQuestion, Seat, Session
from kit.packet import Asked, Candidate, Colleague, Interview, interviewer, records
from kit.packet.debrief import Discussed, Estimate, Handed, Meeting, Moved
from kit.packet.page import MM_PER_POINT, Metrics
from kit.packet.records import Bundle, Record, sum_of
from kit.panel import CandidateTimes, Interviewer, Panel
from kit.role import JobAnalysis, Plan, Role, RoleCompetency, SessionPlan
from kit.scorecard import NR, QuestionNotes, Rating, Scorecard, Scorecards


class FixedMetrics:
    """Every sign is half as wide as the type is high, and every font has every sign but the unassigned."""

    def width(self, text, face, size):
        return len(text) * 0.5 * size * MM_PER_POINT

    def covers(self, char, face):
        return char != "\u0378"

    def ascent(self, face, size):
        return 0.8 * size * MM_PER_POINT


# Names that try the fonts, the directions and the widths.
NAMES = (
    "Nguyễn Thị Minh Khai",
    "Олена Бондаренко-Шевчук",
    "Δανάη Ψάλτη",
    "محمد عبد الله الخطيب",
    "דוד (David) כהן",
    "श्रीमती प्रियंका क्षत्रिय",
    "สมชาย ศรีสุวรรณ",
    "王小明 홍길동",
)


class FrozenBank:
    """Questions that stay as they are while the shipped bank changes, and competencies by name."""

    def __init__(self, *questions: Question):
        self.questions = {question.id: question for question in questions}

    @property
    def competencies(self):
        ids = ("debugging", "observability", "security", "estimation", "async", "databases")
        return tuple(map(self.competency, ids))

    def question(self, name):
        return self.questions[name]

    def competency(self, name):
        title = name.replace("_", " ").capitalize()
        return SimpleNamespace(id=name, name=title, definition=f"Does what {title.lower()} asks for.")


def interview(bank: Bank, scorecards: Scorecards, *questions: str | Question, **changed) -> Interview:
    """Return an interview with these questions (by default the two with exhibits of all kinds)."""
    names = questions or ("debug-invoice-pool-node", "estimate-retention-backfill")
    asked = [bank.question(q) if isinstance(q, str) else q for q in names]
    sample = Interview(
        role="Senior backend engineer, Python",
        level="senior",
        form="A",
        session="debugging",
        title="Debugging and observability",
        minutes=60,
        asked=tuple(Asked(q, q.minutes.total) for q in asked),
        scale=scorecards.scales["bars5"],
        recommendation=scorecards.recommendation,
        template=scorecards.standard,
        competencies={c.id: c.name for c in bank.competencies},
        weights={"debugging": 18, "observability": 8},
        candidate=Candidate("C-17", "Nguyễn Thị Minh Khai", "nwin tee min kai", "she/her"),
        interviewer="Ada Lovelace",
        date="Tue 2026-12-01",
        time="10:00-11:00 CET",
        place="Room 4.12",
        others=(Colleague("Async and code review", ("async", "code_review"), ("Bo Lindqvist",)),),
    )
    return replace(sample, **changed)


def loop(bank: Bank) -> tuple[Loop, Role, Panel]:
    """Return a loop of two interviews with its role and panel."""

    def planned(name: str) -> LoopQuestion:
        question = bank.question(name)
        return LoopQuestion(
            question=name,
            version=question.version,
            digest=question.digest,
            minutes=question.minutes.total,
            competencies=question.competencies,
            why="It rates debugging at this level.",
        )

    def session(name: str, title: str, start: str, people: tuple[str, ...], *questions: str) -> Session:
        return Session(
            session=name,
            title=title,
            minutes=60,
            start=start,
            questions=tuple(map(planned, questions)),
            interviewers=tuple(
                Seat(interviewer=p, part="shadow" if n else "lead") for n, p in enumerate(people)
            ),
        )

    form = Form(
        form="A",
        difficulty="3.48",
        sessions=(
            session("s1", "Debugging", "2026-12-01T09:00:00Z", ("ada", "bo"), "debug-invoice-pool-node"),
            session("s2", "Estimation", "2026-12-01T10:15:00Z", ("bo",), "estimate-date-that-moved"),
        ),
    )
    role = Role(
        id="senior-backend-python",
        version="1.0.0",
        title="Senior backend engineer, Python",
        level="senior",
        stack=("python",),
        context="A team of five.",
        tasks=("find-fault",),
        job_analysis=JobAnalysis(by="maintainers", date="2026-11-22", method="notes"),
        competencies=(
            RoleCompetency(id="debugging", weight=60, rationale="It is weekly work."),
            RoleCompetency(id="security", weight=40, rationale="The service holds private data."),
        ),
        plan=Plan(
            sessions=(
                SessionPlan(id="s1", title="Debugging", minutes=60),
                SessionPlan(id="s2", title="Estimation", minutes=60),
            )
        ),
        changelog=(),
    )
    panel = Panel(
        interviewers=(
            Interviewer(id="ada", name="Ada Lovelace", zone="Europe/Berlin", competencies=("debugging",)),
            Interviewer(id="bo", name="Bo Lindqvist", zone="Europe/Berlin", competencies=("debugging",)),
        ),
        candidate=CandidateTimes(code="C-17", zone="Europe/London"),
    )
    made = Loop(
        role=role.id,
        plan="1.0.0",
        seed=1,
        status="optimal",
        objective=1,
        bound=1,
        fingerprint="3f2a91aa",
        forms=(form,),
    )
    return made, role, panel


def card(scorecards: Scorecards, seed: int, competencies: tuple[str, ...], note: str = "") -> Scorecard:
    """Return a filled card; *seed* varies its ratings."""
    ratings = tuple(
        Rating(
            question="debug-invoice-pool-node",
            competency=c,
            state="rated",
            ordinal=(seed + n) % 5 + 1,
            note=note,
        )
        if (seed + n) % 7
        else Rating(question="debug-invoice-pool-node", competency=c, state="not_rated", reason="no_time")
        for n, c in enumerate(competencies)
    )
    return Scorecard(
        scale=scorecards.scales["bars5"].id,
        ratings=ratings,
        notes={
            "debug-invoice-pool-node": QuestionNotes(
                points=("cause",), probes=("p1",), hints=2, evidence=note
            )
        },
        takeaways=note,
        recommendation="yes",
        recommendation_state="given",
        confidence="mid",
    )


def meeting(
    scorecards: Scorecards, people: tuple[str, ...] = NAMES, note: str = "Found the cause unaided."
) -> Meeting:
    """Return a debrief of as many candidates as interviewers, of whom the last has no card in."""
    competencies = ("debugging", "observability_and_response", "security")
    candidates = []
    for number, name in enumerate(people[:4]):
        handed = [
            Handed(
                f"p{n}",
                person,
                "lead",
                f"Interview {n + 1}",
                1,
                "2026-12-01 10:00 UTC",
                card(scorecards, n + number, competencies, note),
            )
            for n, person in enumerate(people)
        ]
        handed.append(
            replace(
                handed[0],
                number=2,
                card=card(scorecards, number + 3, competencies, note),
                reason=note,
                after_reveal=True,
            )
        )
        candidates.append(
            Discussed(
                f"C-{number} {name}",
                f"C-{number}",
                () if number == 3 else tuple(handed),
                (f"{name}, Interview 3, interviewed 2026-11-30.",),
                {
                    "debugging": Estimate(3.2, 2.4, 4.1),
                    "security": Estimate(refused="Too few raters: no interval."),
                },
                (
                    Moved("p0", "debugging", "debug-invoice-pool-node", "3", "2", note, False),
                    Moved("p0", "debugging", "debug-invoice-pool-node", "2", NR, note, True),
                    Moved("p0", "security", "debug-invoice-pool-node", None, "", "", True),
                ),
            )
        )
    return Meeting(
        "Senior backend engineer, Python",
        "Senior backend engineer",
        tuple(candidates),
        {"debugging": 40, "observability_and_response": 35, "security": 25},
        {c: c.replace("_", " ").capitalize() for c in competencies},
        {"debug-invoice-pool-node": "Invoices that never end"},
        scorecards.scales["bars5"],
        scorecards.recommendation,
        tuple(
            (d.code, tuple(f"{c} (weight 20): means from 2.0 to 4.5." for c in competencies))
            for d in candidates
        ),
        ("Raw means only.",),
        "2026-12-02",
    )


def bundle(
    sample: Interview, scorecards: Scorecards, metrics: Metrics, paper: str, name: str, note: str
) -> Bundle:
    """Return a records bundle of a plan, a packet, a card and an extract of the audit."""
    handed = Handed(
        "p1", name, "lead", sample.title, 1, "2026-12-01 10:00 UTC", card(scorecards, 1, ("debugging",), note)
    )
    pages = {
        "Plan of the interviews": records.text_pages(
            "Plan",
            [("Candidate", name)],
            [["When", "Who", "Note"], ["2026-12-01 10:00 UTC", name, note]],
            metrics,
            paper,
        ),
        "Packet: " + sample.title: interviewer.lay_out(sample, metrics, paper).pages,
        "Scorecard: " + sample.title: records.card_pages(
            handed,
            name,
            sample.competencies,
            {"debug-invoice-pool-node": "Invoices that never end"},
            scorecards.scales["bars5"],
            scorecards.recommendation,
            metrics,
            paper,
        ),
    }
    made = [
        Record(name, title, name, "2026-12-01 10:00 UTC", sum_of(title), some, str(n or ""))
        for n, (title, some) in enumerate(pages.items())
    ]
    return Bundle("9e65a9", f"C-17 {name}", (("Candidate", name), ("Kept until", "2027-12-01")), tuple(made))
