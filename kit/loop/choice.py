"""What can be chosen: which questions in which session, who sits where, when; and why everything else can not."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from kit.bank import Outline
from kit.loop import calendar
from kit.loop.brief import Brief
from kit.panel import Interviewer
from kit.role import SessionPlan
from kit.scorecard import Part

# (what, who or what, where): ("ask", question, session), ("lead", interviewer, session),
# ("start", moment, session), ("look", competency, session), ("step", competency, "1"), ("used", kind, "").
Choice = tuple[str, str, str]

SEATS: tuple[Part, ...] = ("lead", "second", "shadow", "reverse_shadow")
# A question was "used" too much only against the last openings of a role; older ones are forgotten.
LAST_OPENINGS = 10

REASONS = {
    "status": "not in use",
    "level": "not for this level",
    "stack": "for another stack",
    "asked": "asked of this candidate before, or one like it was",
    "resting": "resting after recent use",
    "focus": "not about what its sessions focus on",
    "kind": "not of a kind its sessions take",
    "medium": "not for the medium of its sessions",
    "minutes": "too long for its sessions",
}
_OF_A_SESSION = ("minutes", "medium", "kind", "focus")
# What people did, which a demand with a name says too; counted here so that a sentence tells the whole story.
FIXED = {"banned": "banned by you", "elsewhere": "kept by you in another session"}


@dataclass(frozen=True)
class Choices:
    """All that can be chosen for a brief.

    `asks` and `seats` are sorted; `reasons` says why a question can not be asked at all, `reasons_here` why not in
    one session. `starts` holds moments of each session, and `free` those at which a seat can be taken.
    """

    questions: Mapping[str, Outline]
    asks: tuple[tuple[str, str], ...]
    seats: tuple[Choice, ...]
    starts: Mapping[str, tuple[str, ...]]
    free: Mapping[tuple[str, str], tuple[str, ...]]
    reasons: Mapping[str, str]
    reasons_here: Mapping[tuple[str, str], str]

    @cached_property
    def by_session(self) -> dict[str, list[str]]:
        """The questions that can be asked in each session, in order."""
        found: dict[str, list[str]] = {}
        for question, session in self.asks:
            found.setdefault(session, []).append(question)
        return found

    @cached_property
    def sessions_of(self) -> dict[str, list[str]]:
        """The sessions in which each question can be asked."""
        found: dict[str, list[str]] = {}
        for question, session in self.asks:
            found.setdefault(question, []).append(session)
        return found


def choices_of(brief: Brief, only: Iterable[Outline] | None = None) -> Choices:
    """Return what can be chosen for *brief*, and the reason for everything else; of the bank, or *only* of these."""
    questions = {q.id: q for q in sorted(brief.outlines if only is None else only, key=lambda q: q.id)}
    reasons, reasons_here = reasons_of(brief, questions.values())
    asks = tuple(
        (q, s.id)
        for q in questions
        if q not in reasons
        for s in brief.sessions
        if (q, s.id) not in reasons_here
    )
    starts = _starts(brief)
    seats, free = _seats(brief, starts)
    return Choices(questions, asks, seats, starts, free, reasons, reasons_here)


def reasons_of(
    brief: Brief, questions: Iterable[Outline]
) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """Return why some of *questions* can not be asked at all, and why others not in one session."""
    asked = _families_asked(brief)
    resting = _resting(brief)
    reasons: dict[str, str] = {}
    reasons_here: dict[tuple[str, str], str] = {}
    for question in questions:
        reason = _reason(question, brief, asked, resting)
        if reason:
            reasons[question.id] = reason
            continue
        here = {s.id: _reason_here(question, s, brief) for s in brief.sessions}
        reasons_here |= {(question.id, s): why for s, why in here.items() if why is not None}
        if all(here.values()):
            reasons[question.id] = min((w for w in here.values() if w), key=_OF_A_SESSION.index)
    return reasons, reasons_here


def _families_asked(brief: Brief) -> set[str]:
    asked = set(brief.history.asked)
    if brief.candidate:
        asked |= set(brief.candidate.asked)
    return {brief.outlines.question(q).family for q in asked if q in brief.outlines}


def _resting(brief: Brief) -> set[str]:
    """Return the questions in their cooldown, or used by their full share of the role's last openings."""
    if brief.today is None:
        return set()
    last: dict[str, dict[str, int]] = {}
    openings: dict[str, int] = {}
    for use in brief.history.uses:
        day = use.day.toordinal()
        question = (
            brief.outlines.question(use.question).id if use.question in brief.outlines else use.question
        )
        last.setdefault(question, {})[use.opening] = max(day, last.get(question, {}).get(use.opening, 0))
        if use.role == brief.role.id:
            openings[use.opening] = max(day, openings.get(use.opening, 0))
    recent = sorted(openings, key=lambda o: (-openings[o], o))[:LAST_OPENINGS]
    found = set()
    for question, used in last.items():
        if question not in brief.outlines:
            continue
        about = brief.outlines.question(question)
        cool = brief.today.toordinal() - max(used.values()) < about.cooldown_days
        # Of the openings with this one, at most this many may use it; one always may.
        most = max(1, math.floor(about.max_share * (len(recent) + 1)))
        if cool or sum(o in used for o in recent) + 1 > most:
            found.add(question)
    return found


def _reason(question: Outline, brief: Brief, asked: set[str], resting: set[str]) -> str | None:
    if question.status not in brief.role.plan.rules.statuses:
        return "status"
    if brief.role.level not in question.levels:
        return "level"
    if not fits_stack(question.stack, brief.role.stack):
        return "stack"
    if question.family in asked:
        return "asked"
    if question.id in resting and not brief.limit(f"resting/{question.id}", 0):
        return "resting"
    return None


def fits_stack(question: tuple[str, ...], role: tuple[str, ...]) -> bool:
    """Return whether a question's stack can be asked for a role's stack; `any` fits everything.

    Examples:
        >>> fits_stack(("python",), ("python", "postgresql")), fits_stack(("python",), ("node",))
        (True, False)
    """
    return "any" in question or "any" in role or set(question) <= set(role)


def _reason_here(question: Outline, session: SessionPlan, brief: Brief) -> str | None:
    if question.minutes > brief.limit(f"most_minutes/{session.id}", session.usable):
        return "minutes"
    if question.format == "take_home" or (question.format == "whiteboard" and session.medium != "room"):
        return "medium"
    if session.kinds and question.kind not in session.kinds and not brief.limit(f"kind/{session.id}", 0):
        return "kind"
    opened = brief.limit(f"open/{session.id}", 0)
    if session.focus and question.competency not in session.focus and not opened:
        return "focus"
    return None


def fixed_out(brief: Brief, choices: Choices, form: str = "A") -> dict[tuple[str, str], str]:
    """Return why people's bans and keeps leave a (question, session) pair out of *form*: a code of `FIXED`."""
    found: dict[tuple[str, str], str] = {}
    for kept in brief.keep:
        question = brief.outlines.question(kept.question).id
        if kept.session and (kept.form or "A") == form and brief.limit(f"keep/{question}", 1):
            here = choices.sessions_of.get(question, ())
            found |= {(question, s): "elsewhere" for s in here if s != kept.session}
    for ban in brief.ban:
        question = brief.outlines.question(ban.question).id
        if ban.form in (None, form) and not brief.limit(f"ban/{question}", 0):
            here = choices.sessions_of.get(question, ())
            found |= {(question, s): "banned" for s in here if ban.session in (None, s)}
    return found


def reasons_about(
    brief: Brief, choices: Choices, competency: str, session: str | None = None, form: str = "A"
) -> str:
    """Return the sentence that counts what there is about *competency* and why it can not be asked.

    For example `31 about databases: 9 not for this level, 4 resting after recent use, 18 can be asked.` With a
    *session*, why not in that one.
    """
    about = [q.id for q in brief.outlines.about(competency)]
    out = fixed_out(brief, choices, form)
    counted: Counter[str] = Counter()
    for question in about:
        if question in choices.reasons:
            counted[choices.reasons[question]] += 1
        elif session and (question, session) in choices.reasons_here:
            counted[choices.reasons_here[question, session]] += 1
        else:
            places = [session] if session else choices.sessions_of[question]
            why = [out.get((question, place)) for place in places]
            if all(why):
                counted["banned" if "banned" in why else "elsewhere"] += 1
    words = {**REASONS, **FIXED}
    parts = [f"{counted[code]} {said}" for code, said in words.items() if counted[code]]
    parts.append(f"{len(about) - counted.total()} can be asked")
    return f"{len(about)} about {competency}: {', '.join(parts)}."


def in_conflict(person: Interviewer, brief: Brief) -> bool:
    """Return whether *person* must not interview this candidate."""
    return brief.candidate is not None and brief.candidate.code in person.not_with


def _starts(brief: Brief) -> dict[str, tuple[str, ...]]:
    spans = calendar.candidate_windows(brief)
    fixed = {at.session: at.moment for at in brief.at}
    found = {}
    for session in brief.sessions if spans else ():
        length = timedelta(minutes=session.minutes)
        starts = set(calendar.grid(spans, length, brief.every))
        if session.id in fixed and calendar.within(fixed[session.id], length, spans):
            starts.add(fixed[session.id])
        found[session.id] = tuple(calendar.as_text(at) for at in sorted(starts))
    return found


def _seats(
    brief: Brief, starts: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[Choice, ...], dict[tuple[str, str], tuple[str, ...]]]:
    """Return who can take which seat, and at which starts of the session."""
    seats: list[Choice] = []
    free: dict[tuple[str, str], tuple[str, ...]] = {}
    people = sorted(brief.people, key=lambda i: i.id)
    weeks = calendar.weeks(brief)
    moments = {s: [calendar.moment(at) for at in mine] for s, mine in starts.items()}
    for person in people:
        full = [calendar.seats_in_week(brief, person.id, w) >= person.per_week for w in weeks]
        # Without days of the candidate nobody knows the week: then a full one only costs (see worth).
        too_full = calendar.has_times(brief) and full and all(full)
        if in_conflict(person, brief) or person.per_week == 0 or too_full:
            continue
        spans = calendar.person_windows(brief, person) if starts else ()
        for session in brief.sessions:
            training = person.training(session.id)
            if training is None:
                continue
            if starts:
                there = _fitting(spans, timedelta(minutes=session.minutes), moments[session.id])
                if not there:
                    continue
                free[person.id, session.id] = tuple(starts[session.id][n] for n in there)
            if training == "full":
                seats.append(("lead", person.id, session.id))
                if session.interviewers.most > 1:
                    seats.append(("second", person.id, session.id))
            else:
                seats.append((training, person.id, session.id))
    return tuple(sorted(seats)), free


def _fitting(spans: Iterable[calendar.Span], length: timedelta, moments: Sequence[datetime]) -> list[int]:
    """Return which of the *moments*, in order of time, have *length* left in one of *spans*."""
    found: set[int] = set()
    for begin, end in spans:
        found.update(range(bisect_left(moments, begin), bisect_right(moments, end - length)))
    return sorted(found)
