"""What each choice is worth, in whole numbers: the one place where the weights of a loop stand.

All of it is in units of the loop's objective, which mean nothing outside of it. The weights are judgement. A role may override each in `plan.rules.weights`; what was used stands in the loop file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import timedelta

from kit.bank import Outline
from kit.loop import calendar
from kit.loop.brief import Brief
from kit.loop.choice import SEATS, Choice, Choices
from kit.loop.demand import matches, mixes, overlaps, steps
from kit.loop.loop import Form

WEIGHTS: Mapping[str, int] = {
    # a look at a competency, times its weight: the first, second, third and fourth
    "look_1": 12,
    "look_2": 6,
    "look_3": 3,
    "look_4": 1,
    # information of a question by its kind, until enough of its ratings are in
    "work_sample": 65,
    "case": 60,
    "design": 60,
    "past_behaviour": 60,
    "role_play": 55,
    "situational": 50,
    "knowledge": 45,
    "use": -2,  # each use of a question in 365 days; twice that at high leak risk
    "overlap": -1,  # each 5 percent that two questions share
    "busy_week": -10,  # each seat that somebody has in that week already
    "later_day": -3,  # each of the candidate's days after the first
    "outside_hour": -2,  # each half hour outside the hours that the candidate prefers
    "second_seat": -5,  # each further interviewer
    "training_seat": 15,
    "same_lead": 15,  # the lead that earlier candidates of the opening had
    "link": 40,  # each group of interviewers that this loop links to another for the first time
    "thin": 8,  # a seat of somebody who has met too few candidates or colleagues to be compared
    "shown": 25,  # each question of a loop that was shown already
}
TIES = 61


def weight(name: str, brief: Brief) -> int:
    """Return the weight of that name: the role's own, else the usual one."""
    return brief.role.plan.rules.weights.get(name, WEIGHTS[name])


def look_gain(competency: str, number: int, brief: Brief) -> int:
    """Return what the *number*th look at a competency is worth."""
    return brief.weights[competency] * weight(f"look_{number}", brief)


def question_gain(question: Outline, session: str, brief: Brief) -> int:
    """Return what asking *question* in *session* is worth: its information on what the role weighs, less its use."""
    weights = brief.weights
    info = brief.info.get(question.id, weight(question.kind, brief))
    evidence = sum(
        weights.get(c, 0) * share for c, share in question.competencies.items() if c in question.rated
    )
    gain = info * evidence // 1000
    if brief.today is not None:
        since = brief.today.toordinal() - 365
        uses = len(
            {u.opening for u in brief.history.uses if u.question == question.id and u.day.toordinal() > since}
        )
        gain += weight("use", brief) * uses * (2 if question.leak_risk == "high" else 1)
    if (session, question.id) in brief.shown:
        gain += weight("shown", brief)
    return gain


def overlap_gain(share: int, brief: Brief) -> int:
    """Return what two questions lose that share so many percent."""
    return weight("overlap", brief) * (share // 5)


def seat_gain(part: str, person: str, session: str, brief: Brief) -> int:
    """Return what a seat is worth."""
    weeks = calendar.weeks(brief)
    gain = weight("busy_week", brief) * (calendar.seats_in_week(brief, person, weeks[0]) if weeks else 0)
    if part in ("lead", "second") and person in brief.thin:
        gain += weight("thin", brief)
    if part == "second":
        gain += weight("second_seat", brief)
    if part in ("shadow", "reverse_shadow"):
        gain += weight("training_seat", brief)
    if part == "lead" and (session, person) in brief.history.leads:
        gain += weight("same_lead", brief)
    return gain


def start_gain(start: str, minutes: int, brief: Brief) -> int:
    """Return what a start of a session of so many minutes is worth: later days and hours not preferred cost."""
    spans = calendar.candidate_windows(brief)
    at = calendar.moment(start)
    first, day = calendar.local_day(brief, spans[0][0]), calendar.local_day(brief, at)
    days = {calendar.local_day(brief, begin) for begin, _ in spans}
    gain = weight("later_day", brief) * sum(first <= d < day for d in days)
    outside = calendar.half_hours_outside(at, timedelta(minutes=minutes), calendar.preferred_windows(brief))
    return gain + weight("outside_hour", brief) * outside


def gains(brief: Brief, choices: Choices) -> dict[Choice, int]:
    """Return what each choice is worth."""
    found: dict[Choice, int] = {}
    shown = {q for _, q in brief.shown}
    plain = {q: question_gain(choices.questions[q], "", brief) for q in choices.sessions_of}
    for question, session in choices.asks:
        anew = question in shown
        gain = question_gain(choices.questions[question], session, brief) if anew else plain[question]
        found["ask", question, session] = gain
    for competency in brief.weights:
        for number in steps(brief):
            found["step", competency, str(number)] = look_gain(competency, number, brief)
    for (a, b), share in overlaps(choices).items():
        found["both", a, b] = overlap_gain(share, brief)
    for part, person, session in choices.seats:
        found[part, person, session] = seat_gain(part, person, session, brief)
    if len(brief.teams) > 1 and choices.seats:
        for number in range(len(brief.teams)):
            found["touch", str(number), ""] = weight("link", brief)
        found["first", "", ""] = -weight("link", brief)
    by_start: dict[tuple[str, int], int] = {}
    for session, starts in choices.starts.items():
        minutes = brief.session(session).minutes
        for at in starts:
            if (at, minutes) not in by_start:
                by_start[at, minutes] = start_gain(at, minutes, brief)
            found["start", at, session] = by_start[at, minutes]
    return found


def tie(choice: Choice, seed: int) -> int:
    """Return the small number that decides between choices of equal worth, below `TIES`."""
    what, who, where = choice
    if what not in ("ask", "start", *SEATS):
        return 0
    part = f"|{what}" if what in SEATS else ""
    text = f"{seed}|{who}|{where}{part}"
    return int.from_bytes(hashlib.sha1(text.encode(), usedforsecurity=False).digest()) % TIES


def scale(brief: Brief) -> int:
    """Return the factor that lifts every value above all ties together."""
    picks = sum(brief.role.plan.rules.max_questions_per_session for _ in brief.sessions)
    if brief.panel:
        picks += sum(s.interviewers.most + 1 for s in brief.sessions) + 1
    found = 1024
    while found <= (TIES - 1) * picks:
        found *= 2
    return found


def value(form: Form, brief: Brief) -> int:
    """Return what *form* is worth, counted from its questions, people and starts without the solver."""
    total = 0
    looks = looks_in(form, brief)
    for competency in brief.weights:
        total += sum(look_gain(competency, n, brief) for n in steps(brief) if n <= len(looks[competency]))
    questions = {q.question: brief.outlines.question(q.question) for q in form.questions}
    for session in form.sessions:
        total += sum(question_gain(questions[q.question], session.session, brief) for q in session.questions)
        total += sum(seat_gain(s.part, s.interviewer, session.session, brief) for s in session.interviewers)
        if session.start is not None:
            total += start_gain(session.start, brief.session(session.session).minutes, brief)
    rating = {
        seat.interviewer for s in form.sessions for seat in s.interviewers if seat.part in ("lead", "second")
    }
    touched = sum(bool(rating & set(team)) for team in brief.teams)
    if len(brief.teams) > 1:
        total += weight("link", brief) * max(0, touched - 1)
    shares: dict[frozenset[str], int] = {}
    for question in questions.values():
        for overlap in question.overlaps:
            if overlap.id in questions and overlap.id != question.id:
                pair = frozenset((question.id, overlap.id))
                shares[pair] = max(overlap.share, shares.get(pair, 0))
    total += sum(overlap_gain(share, brief) for share in shares.values())
    for _, rule in mixes(brief):
        if rule.price is not None:
            groups: Iterable[list[Outline]] = (
                [list(questions.values())]
                if rule.per == "loop"
                else [[questions[q.question] for q in s.questions] for s in form.sessions]
            )
            for group in groups:
                count = sum(matches(q, rule) for q in group)
                total -= rule.price * max(0, (rule.least or 0) - count)
                total -= rule.price * max(0, count - rule.most) if rule.most is not None else 0
    return total


def looks_in(form: Form, brief: Brief) -> dict[str, list[str]]:
    """Return, for each competency of the role, the sessions in which it is rated by somebody calibrated for it."""
    able = {i.id: set(i.competencies) for i in brief.people}
    found: dict[str, list[str]] = {c: [] for c in brief.weights}
    for session in form.sessions:
        rated = {c for q in session.questions for c in brief.outlines.question(q.question).rated}
        counting = [s.interviewer for s in session.interviewers if s.part in ("lead", "second")]
        for competency in found:
            counts = brief.panel is None or any(competency in able.get(i, ()) for i in counting)
            if competency in rated and (counts or brief.limit(f"calibrated/{competency}", 0)):
                found[competency].append(session.session)
    return found
