"""Every rule that a loop breaks, found in plain Python: the solver's answers and loops changed by hand go through it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from itertools import combinations, pairwise

from kit.bank import Outline
from kit.loop import calendar
from kit.loop.brief import Brief
from kit.loop.choice import REASONS, in_conflict, reasons_of
from kit.loop.demand import expected, matches, minutes_of, mixes, title
from kit.loop.loop import Form, Loop, Session
from kit.loop.worth import looks_in
from kit.role import SessionPlan

# Why questions can not be asked at all, and why not in one session: see `reasons_of`.
Reasons = tuple[Mapping[str, str], Mapping[tuple[str, str], str]]
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Fault:
    """A rule that a loop breaks: its name, the sentence, and the place in the loop from its top."""

    rule: str
    words: str
    place: Place = ()

    def __str__(self) -> str:
        return self.words


def faults(loop: Loop, brief: Brief) -> tuple[Fault, ...]:
    """Return every rule of *brief* that *loop* breaks, in the order of the loop."""
    asked = {q.question for form in loop for q in form.questions}
    known = [brief.outlines.question(q) for q in sorted(asked) if q in brief.outlines]
    reasons = reasons_of(brief, {q.id: q for q in known}.values())
    found: list[Fault] = []
    for number, form in enumerate(loop):
        found += _of_form(form, brief, reasons, ("forms", number), len(loop.forms) == 1)
    found += _between_forms(loop, brief)
    return tuple(found)


def _of_form(form: Form, brief: Brief, reasons: Reasons, place: Place, timed: bool) -> Iterator[Fault]:
    planned = [s.id for s in brief.sessions]
    here = [s.session for s in form.sessions]
    if here != planned:
        words = f"The sessions are {', '.join(here)}; the plan has {', '.join(planned)}."
        yield Fault("plan", words, (*place, "sessions"))
    for number, session in enumerate(form.sessions):
        if session.session not in planned:
            continue
        at = (*place, "sessions", number)
        plan = brief.session(session.session)
        if session.minutes != plan.minutes:
            words = f"{plan.title} takes {session.minutes} minutes; the plan gives it {plan.minutes}."
            yield Fault("plan", words, (*at, "minutes"))
        yield from _of_questions(session, plan, brief, reasons, at)
        if brief.panel:
            yield from _of_seats(session, plan, brief, at)
    if all(q.question in brief.outlines for q in form.questions) and set(here) <= set(planned):
        yield from _of_whole(form, brief, place)
        yield from _of_fixed(form, brief, place)
    if brief.panel:
        yield from _of_people(form, brief, place)
    if timed and calendar.has_times(brief):
        yield from _of_times(form, brief, place)


def _of_questions(
    session: Session, plan: SessionPlan, brief: Brief, reasons: Reasons, place: Place
) -> Iterator[Fault]:
    questions: list[Outline] = []
    for number, entry in enumerate(session.questions):
        at = (*place, "questions", number)
        if entry.question not in brief.outlines:
            yield Fault("unknown", f"There is no question {entry.question} in the bank.", (*at, "question"))
            continue
        question = brief.outlines.question(entry.question)
        questions.append(question)
        if (entry.version, entry.digest) != (question.version, question.digest):
            versions = f"version {entry.version} was chosen, the bank holds {question.version}"
            if entry.version == question.version:
                versions = f"it is still version {entry.version}, with other bytes"
            words = f"{entry.question} has changed since it was chosen: {versions}."
            yield Fault("changed", words, (*at, "digest"))
        elif (entry.minutes, dict(entry.competencies)) != (question.minutes, question.competencies):
            yield Fault(
                "changed", f"The minutes or shares of {entry.question} are not those of the bank.", at
            )
        reason = reasons[0].get(question.id) or reasons[1].get((question.id, plan.id))
        if reason:
            yield Fault(f"choice/{reason}", f"{entry.question} in {plan.title}: {REASONS[reason]}.", at)
    least, most = minutes_of(plan, brief)
    total = sum(entry.minutes for entry in session.questions)
    if total > most:
        words = f"The questions of {plan.title} take {total} minutes; there are {most}."
        yield Fault(f"minutes/{plan.id}", words, place)
    if total < least:
        words = f"The questions of {plan.title} take {total} minutes; at least {least} are to be filled."
        yield Fault(f"least_minutes/{plan.id}", words, place)
    many = brief.limit(f"how_many/{plan.id}", brief.role.plan.rules.max_questions_per_session)
    if len(session.questions) > many:
        words = f"{plan.title} holds {len(session.questions)} questions; at most {many} are allowed."
        yield Fault(f"how_many/{plan.id}", words, place)
    for competency in plan.focus:
        name = f"focus/{plan.id}/{competency}"
        if sum(q.competency == competency for q in questions) < brief.limit(name, 1):
            words = f"{plan.title} has no question about {title(competency, brief)}, its focus."
            yield Fault(name, words, place)


def _of_whole(form: Form, brief: Brief, place: Place) -> Iterator[Fault]:
    questions = [brief.outlines.question(q.question) for q in form.questions]
    rules = brief.role.plan.rules
    for question, times in Counter(q.id for q in questions).items():
        if times > 1:
            yield Fault("asked_once", f"{question} stands {times} times in form {form.form}.", place)
    families: dict[str, set[str]] = {}
    for member in questions:
        families.setdefault(member.family, set()).add(member.id)
    for family, members in families.items():
        if len(members) > 1 and rules.one_per_family:
            words = f"{' and '.join(sorted(members))} are of one family, {family}."
            yield Fault("one_of_a_family", words, place)
    for one, other in combinations(questions, 2):
        if other.id in one.enemies or one.id in other.enemies:
            yield Fault("no_enemies", f"{one.id} and {other.id} give each other away.", place)
    for competency, sessions in looks_in(form, brief).items():
        need = brief.need(competency)
        if len(sessions) < need:
            words = f"{title(competency, brief)} is rated in {len(sessions)} sessions; {need} are needed."
            yield Fault(f"seen/{competency}", words[0].upper() + words[1:], place)
    kinds = {q.kind for q in questions}
    if len(kinds) < (least := brief.limit("kinds", rules.least_kinds)):
        words = f"There are {len(kinds)} kinds of question; at least {least} are needed."
        yield Fault("kinds", words, place)
    yield from _of_mix(form, brief, place)
    if rules.difficulty is not None:
        near = brief.limit("difficulty", round(rules.difficulty_tolerance * 100))
        target = round(rules.difficulty * 100)
        if questions and abs(_difficulty(questions, brief) - target) > near:
            words = f"The mean difficulty is {form.difficulty}; {target / 100:.2f} is wanted, give or take {near / 100:.2f}."
            yield Fault("difficulty", words, (*place, "difficulty"))


def _difficulty(questions: Iterable[Outline], brief: Brief) -> Fraction:
    rated = [expected(q, brief.role.level) for q in questions]
    return Fraction(sum(rated), len(rated))


def _of_mix(form: Form, brief: Brief, place: Place) -> Iterator[Fault]:
    for name, rule in mixes(brief):
        if rule.price is not None:
            continue
        groups = [form.questions] if rule.per == "loop" else [s.questions for s in form.sessions]
        for group in groups:
            count = sum(matches(brief.outlines.question(q.question), rule) for q in group)
            least = brief.limit(f"least_{name}", rule.least or 0)
            most = count if rule.most is None else brief.limit(f"most_{name}", rule.most)
            if not least <= count <= most:
                yield Fault(name, f"{rule.words}: there are {count}.", place)


def _of_fixed(form: Form, brief: Brief, place: Place) -> Iterator[Fault]:
    stands = {(brief.outlines.question(q.question).id, s.session) for s in form.sessions for q in s.questions}

    def count(question: str, session: str | None) -> int:
        return sum(q == brief.outlines.question(question).id and session in (None, s) for q, s in stands)

    for kept in brief.keep:
        name = f"keep/{brief.outlines.question(kept.question).id}"
        if (kept.form or "A") == form.form and count(kept.question, kept.session) < brief.limit(name, 1):
            words = f"{kept.question} is to be kept" + (f" in {kept.session}." if kept.session else ".")
            yield Fault(name, words, place)
    for ban in brief.ban:
        name = f"ban/{brief.outlines.question(ban.question).id}"
        if ban.form in (None, form.form) and count(ban.question, ban.session) > brief.limit(name, 0):
            words = f"{ban.question} is banned" + (f" in {ban.session}." if ban.session else ".")
            yield Fault(name, words, place)


# ---- people and times ----------------------------------------------------------------------------------------


def _of_seats(session: Session, plan: SessionPlan, brief: Brief, place: Place) -> Iterator[Fault]:
    people = {i.id: i for i in brief.people}
    leads = [s.interviewer for s in session.interviewers if s.part == "lead"]
    rating = [s for s in session.interviewers if s.part in ("lead", "second")]
    if len(leads) != 1:
        yield Fault("led", f"{plan.title} has {len(leads)} leads; it needs one.", place)
    least = brief.limit(f"seats/{plan.id}", plan.interviewers.least)
    if not least <= len(rating) <= plan.interviewers.most:
        words = (
            f"{plan.title} has {len(rating)} interviewers; {least} to {plan.interviewers.most} are planned."
        )
        yield Fault(f"seats/{plan.id}", words, place)
    for number, seat in enumerate(session.interviewers):
        at = (*place, "interviewers", number)
        person = people.get(seat.interviewer)
        if person is None:
            words = f"There is no {seat.interviewer} on the panel."
            yield Fault("unknown", words, (*at, "interviewer"))
            continue
        wanted = "full" if seat.part in ("lead", "second") else seat.part
        if person.training(plan.id) != wanted:
            is_now = person.training(plan.id) or "none"
            words = (
                f"{person.name} can not be {seat.part} of {plan.title}: their training for it is '{is_now}'."
            )
            yield Fault("trained", words, at)
        if in_conflict(person, brief):
            yield Fault("conflict", f"{person.name} must not interview this candidate.", at)
        weeks = calendar.weeks(brief)
        if session.start is not None:
            weeks = (calendar.week_of(calendar.local_day(brief, calendar.moment(session.start))),)
        taken = [calendar.seats_in_week(brief, person.id, w) for w in weeks]
        if person.per_week == 0 or (taken and min(taken) >= person.per_week):
            yield Fault("per_week", f"{person.name} has no interview left in that week.", at)


def _of_people(form: Form, brief: Brief, place: Place) -> Iterator[Fault]:
    seats = [(s.session, seat) for s in form.sessions for seat in s.interviewers]
    for person, times in Counter(seat.interviewer for _, seat in seats).items():
        if times > 1:
            yield Fault("one_seat_each", f"{person} sits {times} times with the candidate.", place)
    if sum(seat.part in ("shadow", "reverse_shadow") for _, seat in seats) > 1:
        yield Fault("one_trainee", "More than one person in training sits with the candidate.", place)
    leads = {(seat.interviewer, s) for s, seat in seats if seat.part == "lead"}
    for kept in brief.keep_leads:
        name = f"keep_lead/{kept.interviewer}"
        if (kept.interviewer, kept.session) not in leads and brief.limit(name, 1):
            yield Fault(name, f"{kept.interviewer} is to lead {kept.session}.", place)
    for ban in brief.ban_leads:
        name = f"ban_lead/{ban.interviewer}"
        led = sum(i == ban.interviewer and ban.session in (None, s) for i, s in leads)
        if led > brief.limit(name, 0):
            yield Fault(name, f"{ban.interviewer} is not to lead.", place)


def _of_times(form: Form, brief: Brief, place: Place) -> Iterator[Fault]:
    people = {i.id: i for i in brief.people}
    windows = calendar.candidate_windows(brief)
    plans = {s.id: s for s in brief.sessions}
    started = []
    for number, session in enumerate(form.sessions):
        at = (*place, "sessions", number, "start")
        plan = plans.get(session.session)
        if plan is None:
            continue
        if session.start is None:
            yield Fault("starts", f"{plan.title} has no start.", (*place, "sessions", number))
            continue
        begin, length = calendar.moment(session.start), timedelta(minutes=plan.minutes)
        started.append((begin, plan, at))
        if not calendar.within(begin, length, windows):
            yield Fault("free", f"The candidate is not free for {plan.title} at {session.start}.", at)
        for seat in session.interviewers:
            person = people.get(seat.interviewer)
            if person and not calendar.within(begin, length, calendar.person_windows(brief, person)):
                yield Fault("free", f"{person.name} is not free for {plan.title} at {session.start}.", at)
    started.sort(key=lambda entry: entry[0])
    for (begin, plan, _), (after, other, at) in pairwise(started):
        if after < begin + timedelta(minutes=plan.minutes + plan.break_after):
            yield Fault("apart", f"{other.title} begins before {plan.title} and its break are over.", at)
    days = {plan.id: calendar.local_day(brief, begin) for begin, plan, _ in started}
    most = brief.limit("most_a_day", brief.role.plan.rules.most_a_day)
    for day, times in sorted(Counter(days.values()).items()):
        if times > most:
            yield Fault(
                "most_a_day", f"There are {times} sessions on {day}; at most {most} are allowed.", place
            )
    for _, plan, at in started:
        for earlier in plan.after:
            if (
                brief.limit(f"order/{earlier}/{plan.id}", 1)
                and earlier in days
                and days[plan.id] <= days[earlier]
            ):
                words = f"{plan.title} must be on a later day than {plans[earlier].title}."
                yield Fault(f"order/{earlier}/{plan.id}", words, at)
    for fixed in brief.at:
        is_at = next((begin for begin, plan, _ in started if plan.id == fixed.session), None)
        if is_at != fixed.moment and brief.limit(f"at/{fixed.session}", 1):
            words = f"{fixed.session} is to start at {calendar.as_text(fixed.moment)}."
            yield Fault(f"at/{fixed.session}", words, place)


def _between_forms(loop: Loop, brief: Brief) -> Iterator[Fault]:
    letters = [form.form for form in loop]
    if letters != sorted(set(letters)):
        yield Fault("forms", f"The forms are {', '.join(letters)}: each letter once, in order.", ("forms",))
    for one, other in combinations(loop, 2):
        shared = sorted({q.question for q in one.questions} & {q.question for q in other.questions})
        if len(shared) > loop.asked.overlap:
            words = f"Forms {one.form} and {other.form} share {', '.join(shared)}; at most {loop.asked.overlap} may be shared."
            yield Fault("overlap", words, ("forms",))
    if len(loop.forms) > 1 and all(q.question in brief.outlines for form in loop for q in form.questions):
        means = [
            _difficulty([brief.outlines.question(q.question) for q in f.questions], brief)
            for f in loop
            if f.questions
        ]
        near = brief.limit("difficulty", round(brief.role.plan.rules.difficulty_tolerance * 100))
        if max(means) - min(means) > 2 * near:
            words = f"The forms are not equally hard: {', '.join(f'{f.form} {f.difficulty}' for f in loop)}."
            yield Fault("difficulty", words, ("forms",))
