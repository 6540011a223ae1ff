"""Interviews, loops and metrics that the tests of packets and of PDFs share."""

from __future__ import annotations

from dataclasses import replace

from kit.bank import Bank, Question
from kit.loop import Form, Loop, LoopQuestion, Seat, Session
from kit.packet import Asked, Candidate, Colleague, Interview
from kit.packet.page import MM_PER_POINT
from kit.panel import CandidateTimes, Interviewer, Panel
from kit.role import JobAnalysis, Plan, Role, RoleCompetency, SessionPlan
from kit.scorecard import Scorecards


class FixedMetrics:
    """Every sign is half as wide as the type is high, and every font has every sign but the unassigned."""

    def width(self, text, face, size):
        return len(text) * 0.5 * size * MM_PER_POINT

    def covers(self, char, face):
        return char != "\u0378"

    def ascent(self, face, size):
        return 0.8 * size * MM_PER_POINT


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
