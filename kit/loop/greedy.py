"""A loop put together session by session, without a solver: what is shown when time runs out, and a yardstick.

It may break a rule, so it goes through `faults` like every other loop before anybody sees it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

from kit.bank import Outline
from kit.loop import calendar
from kit.loop.brief import Brief
from kit.loop.choice import Choice, Choices, fixed_out
from kit.loop.demand import minutes_of, steps
from kit.loop.layout import form_of
from kit.loop.loop import Form
from kit.loop.worth import look_gain, question_gain
from kit.role import SessionPlan

# A look that the role needs and the loop does not have yet counts this many times what it is worth.
MISSING = 3


def greedy_form(brief: Brief, choices: Choices) -> Form:
    """Return form A, in which each session in turn takes the questions of most worth, then people and times."""
    return form_of((*_questions(brief, choices), *_people(brief, choices)), brief)


def _questions(brief: Brief, choices: Choices) -> Iterator[Choice]:
    out = fixed_out(brief, choices)
    kept = {brief.outlines.question(k.question).id for k in brief.keep if k.form in (None, "A")}
    taken: list[Outline] = []
    looks: Counter[str] = Counter()
    for session in brief.sessions:
        able = [q for q in choices.by_session.get(session.id, ()) if (q, session.id) not in out]
        here: list[Outline] = []
        while True:
            left = [choices.questions[q] for q in able]
            left = [q for q in left if _fits(q, here, taken, session, brief)]
            if not left:
                break
            seen = {c for q in here for c in q.rated}
            wanted = [c for c in session.focus if all(q.competency != c for q in here)]
            best = max(
                left,
                key=lambda q: (
                    q.id in kept,
                    q.competency in wanted,
                    _worth(q, session.id, looks, seen, brief),
                ),
            )
            here.append(best)
        looks.update({c for q in here for c in q.rated})
        taken += here
        for question in here:
            yield "ask", question.id, session.id


def _fits(
    question: Outline, here: list[Outline], taken: list[Outline], session: SessionPlan, brief: Brief
) -> bool:
    least, most = minutes_of(session, brief)
    used = sum(q.minutes for q in here)
    many = brief.limit(f"how_many/{session.id}", brief.role.plan.rules.max_questions_per_session)
    if used + question.minutes > most or len(here) >= many:
        return False
    if used >= least and len(here) >= max(1, len(session.focus)):
        return False
    for other in (*taken, *here):
        if other.id in question.enemies or question.id in other.enemies or other.id == question.id:
            return False
        if other.family == question.family and brief.role.plan.rules.one_per_family:
            return False
    return True


def _worth(question: Outline, session: str, looks: Counter[str], seen: set[str], brief: Brief) -> int:
    total = question_gain(question, session, brief)
    for competency in question.rated:
        number = looks[competency] + 1
        if competency in brief.weights and competency not in seen and number in steps(brief):
            missing = number <= brief.need(competency)
            total += look_gain(competency, number, brief) * (MISSING if missing else 1)
    return total


def _people(brief: Brief, choices: Choices) -> Iterator[Choice]:
    """Give each session the first start that is left, and those free at it who are calibrated for most."""
    able = {i.id: len(set(i.competencies) & set(brief.weights)) for i in brief.people}
    seated: set[str] = set()
    busy: list[tuple[datetime, datetime]] = []
    for session in brief.sessions:
        seats = [(what, who) for what, who, s in choices.seats if s == session.id]
        length = timedelta(minutes=session.minutes + session.break_after)
        starts = choices.starts.get(session.id, ()) if choices.starts else (None,)
        for start in starts:
            begin = calendar.moment(start) if start else None
            if begin and any(begin < ends and at < begin + length for at, ends in busy):
                continue
            there = [
                (what, who)
                for what, who in seats
                if who not in seated and (start is None or start in choices.free[who, session.id])
            ]
            leads = sorted((who for what, who in there if what == "lead"), key=lambda i: (-able[i], i))
            if len(leads) < session.interviewers.least:
                continue
            for number, who in enumerate(leads[: session.interviewers.least]):
                seated.add(who)
                yield "second" if number else "lead", who, session.id
            if start and begin:
                busy.append((begin, begin + length))
                yield "start", start, session.id
            break
