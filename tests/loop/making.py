"""Small banks, roles and panels, made by code."""

from __future__ import annotations

import random

from kit.bank import Bank, Competency, Question
from kit.panel import CandidateTimes, Interviewer, Panel
from kit.role import Plan, PlanRules, Role, RoleCompetency, Seats, SessionPlan

KINDS = ("work_sample", "case", "past_behaviour", "situational", "knowledge", "design", "role_play")


def question(
    id,
    competency,
    *,
    minutes=25,
    secondary=None,
    kind="case",
    level=("junior", "staff"),
    family=None,
    expected=3.0,
    **entries,
):
    """A question with all that a loop asks of it; the texts do not matter here."""
    secondary = secondary or {}
    whole = {
        "id": id,
        "competency": competency,
        "digest": f"digest of {id}",
        "version": "1.0.0",
        "status": "active",
        "title": id,
        "summary": id,
        "family": family or id,
        "kind": kind,
        "format": "talk",
        "stack": ("any",),
        "levels": {"from": level[0], "to": level[1]},
        "minutes": {"read": 0, "core": minutes, "probes": 0, "rate": 0, "floor": minutes},
        "secondary": secondary,
        "difficulty": {
            "expected": dict.fromkeys(("junior", "mid", "senior", "staff"), expected),
            "basis": "author",
            "ratings": 0,
        },
        "exposure": {"leak_risk": "low", "max_share": 0.5, "cooldown_days": 60},
        "ask": {"opening": "o", "question": "q"},
        "probes": (),
        "hints": (),
        "answer": {"in_short": "a", "points": ()},
        "wrong_answers": (),
        "rating": {
            "scale": "bars5",
            "anchors": {c: {1: "a", 3: "b", 5: "c"} for c in (competency, *secondary)},
        },
        "fairness": {"job_link": {"tasks": (), "why": "w"}, "reading_grade_max": 9},
        "provenance": {"author": "a", "licence": "MIT", "changelog": ()},
    }
    return Question.model_validate({**whole, **entries})


def bank_of(*questions):
    """A bank of these questions; every competency they speak of is known."""
    names = sorted({c for q in questions for c in q.competencies})
    known = tuple(
        Competency(id=c, name=c.replace("_", " ").capitalize(), definition="d", not_this="n", levels={})
        for c in names
    )
    return Bank(tuple(sorted(questions, key=lambda q: q.id)), known, ())


def session(id, *focus, minutes=60, least=1, most=1, **entries):
    return SessionPlan(
        id=id,
        title=id.capitalize(),
        minutes=minutes,
        focus=focus,
        interviewers=Seats(least=least, most=most),
        **entries,
    )


def role_of(weights, *sessions, must=(), rules=None, level="senior", stack=("python",)):
    """A role with these weights; they are scaled by hand to add up to 100."""
    competencies = tuple(
        RoleCompetency(id=c, weight=w, must=c in must, rationale="r") for c, w in weights.items()
    )
    return Role(
        id="tester",
        version="1.0.0",
        title="Tester",
        level=level,
        stack=stack,
        context="c",
        tasks=(),
        job_analysis={"by": "a", "date": "2026-01-01", "method": "m"},
        competencies=competencies,
        plan=Plan(sessions=sessions, rules=PlanRules(**(rules or {}))),
        changelog=(),
    )


def person(id, *competencies, **entries):
    return Interviewer(id=id, name=id.capitalize(), competencies=competencies, **entries)


def panel_of(*people, candidate=None):
    return Panel(interviewers=people, candidate=CandidateTimes(**candidate) if candidate else None)


def generated_bank(number, size, competencies, seed=0):
    """A bank like those that grow: two secondaries, twins, enemies, several kinds, lengths and levels."""
    draw = random.Random(f"{seed}|{number}|{size}")
    questions = []
    for n in range(size):
        first = competencies[n % len(competencies)]
        others = draw.sample([c for c in competencies if c != first], 2)
        twin = n >= len(competencies) * 10 and draw.random() < 0.1
        questions.append(
            question(
                f"q{n:05d}",
                first,
                minutes=draw.choice([20, 25, 25, 30, 45]),
                secondary={others[0]: draw.choice([15, 25]), others[1]: draw.choice([10, 15])},
                kind=draw.choice(KINDS),
                level=draw.choice(
                    [("junior", "mid"), ("mid", "staff"), ("junior", "staff"), ("senior", "staff")]
                ),
                family=f"q{n - len(competencies):05d}" if twin else None,
                expected=draw.choice([2.5, 2.8, 3.0, 3.2, 3.5]),
                enemies=(f"q{n - len(competencies):05d}",)
                if n >= len(competencies) * 20 and draw.random() < 0.06
                else (),
            )
        )
    return bank_of(*questions)
