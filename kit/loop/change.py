"""Changing a loop that is there: put something else in a question's place, and see what that costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kit.errors import Missing
from kit.loop.brief import Ban, Brief, Keep
from kit.loop.choice import Choice, Choices, choices_of
from kit.loop.clash import no_such_loop
from kit.loop.demand import Demand, difficulty_band
from kit.loop.fault import faults
from kit.loop.layout import (
    Layout,
    chosen,
    form_of,
    lay,
    lay_around,
    loop_question,
    program_of,
    with_difficulty,
)
from kit.loop.loop import Form, Loop, LoopQuestion, Session
from kit.loop.origin import asked_of, fingerprint
from kit.loop.solver import solve
from kit.loop.worth import looks_in, value
from kit.yamlfile import near

# Seconds that a small change may take; whole sessions take some hundredths.
CHANGE_LIMIT = 5.0


@dataclass(frozen=True)
class Alternate:
    """What could stand in a question's place, and what changes with it.

    `loss` is in the units of the loop's objective, `percent` the part of it. `looks` holds the competencies whose
    number of looks changes, `also` the other questions that have to go, `uses` how often the new ones were used.
    """

    questions: tuple[str, ...]
    loss: int
    percent: float
    minutes: int
    difficulty: str
    looks: Mapping[str, int]
    kinds: tuple[str, ...]
    uses: int
    also: tuple[str, ...]
    loop: Loop


def swap(loop: Loop, question: str, brief: Brief, *, form: str | None = None, widely: bool = False) -> Loop:
    """Return *loop* with the best that can stand in the place of *question*, which is banned from that form.

    Its session is solved again while everything else stands; when that has no answer, together with the session
    that shares most competencies; then the whole form. The ban is in the loop's `asked`.

    Args:
        loop: The loop as it stands.
        question: What is to go.
        brief: What the loop was made from.
        form: The form; without it, the first that holds the question.
        widely: Whether the whole form is solved again at once.

    Raises:
        Missing: when the question is not in the loop.
        NoSuchLoop: when no loop holds without it.
    """
    old = form_with(loop, question, form)
    banned = replace(brief, ban=(*brief.ban, Ban(question, form=old.form if len(loop.forms) > 1 else None)))
    banned = replace(banned, keep=tuple(k for k in brief.keep if k.question != question))
    able = choices_of(banned)
    loop = loop.model_copy(
        update={"fingerprint": fingerprint(banned, able, len(loop.forms), loop.asked.overlap)}
    )
    choices = without_other_forms(able, loop, old)
    band = band_for(loop, old, brief)
    session = next(s.session for s in old.sessions for q in s.questions if q.question == question)
    ways = [] if widely else [(session,), (session, _nearest_session(old, session))]
    for open_sessions in ways:
        new = best_of(lay_around(old, banned, choices, open_sessions, (question,), band), old.form)
        if new is not None:
            return replaced(loop, new, banned)
    whole = lay(banned, choices, old.form, band)
    new = best_of(whole, old.form)
    if new is None:
        raise no_such_loop(whole)
    return replaced(loop, new, banned)


def alternates(
    loop: Loop, question: str, brief: Brief, k: int = 3, *, form: str | None = None
) -> tuple[Alternate, ...]:
    """Return the *k* best that could stand in the place of *question*, best first.

    Single replacements are valued first; when they are fewer than *k*, more of the session may change. Fewer than *k*
    come back when there are no more.

    Raises:
        Missing: when the question is not in the loop.
    """
    old = form_with(loop, question, form)
    return _alternates(loop, old, question, brief, without_other_forms(choices_of(brief), loop, old), k)


def _alternates(
    loop: Loop, old: Form, question: str, brief: Brief, choices: Choices, k: int
) -> tuple[Alternate, ...]:
    freed = replace(brief, keep=tuple(b for b in brief.keep if b.question != question))
    number, session = next(
        (n, s) for n, s in enumerate(old.sessions) if any(q.question == question for q in s.questions)
    )
    standing = {q.question for q in old.questions}
    singles = []
    for other in choices.by_session.get(session.session, ()):
        if other not in standing:
            entries = [
                loop_question(choices.questions[other]) if q.question == question else q
                for q in session.questions
            ]
            changed = session.model_copy(update={"questions": tuple(entries)})
            sessions = (*old.sessions[:number], changed, *old.sessions[number + 1 :])
            new = with_difficulty(old.model_copy(update={"sessions": sessions}), brief)
            singles.append((-value(new, brief), other, new))
    singles.sort(key=lambda entry: entry[:2])
    found: list[Alternate] = []
    for _, _, new in singles:
        candidate = replaced(loop, new, freed)
        if len(found) < k and not faults(candidate, freed):
            found.append(_alternate(old, new, candidate, brief, question))
    taken = {question, *(q for a in found for q in a.questions)}
    while len(found) < k:
        layout = lay_around(old, freed, choices, (session.session,), taken, band_for(loop, old, brief))
        wider = best_of(layout, old.form)
        if wider is None:
            break
        found.append(_alternate(old, wider, replaced(loop, wider, freed), brief, question))
        new_ones = set(found[-1].questions) - taken
        if not new_ones:
            break
        taken |= new_ones
    return tuple(sorted(found, key=lambda a: (a.loss, a.questions)))


def _alternate(old: Form, new: Form, loop: Loop, brief: Brief, question: str) -> Alternate:
    was, is_now = {q.question: q for q in old.questions}, {q.question: q for q in new.questions}
    came = tuple(sorted(set(is_now) - set(was)))
    gone = tuple(sorted(set(was) - set(is_now) - {question}))
    worth = value(old, brief)
    loss = worth - value(new, brief)
    before, after = looks_in(old, brief), looks_in(new, brief)
    return Alternate(
        questions=came,
        loss=loss,
        percent=round(100 * loss / worth, 1) if worth else 0.0,
        minutes=sum(is_now[q].minutes for q in came) - sum(was[q].minutes for q in (question, *gone)),
        difficulty=new.difficulty,
        looks={c: len(after[c]) - len(before[c]) for c in after if len(after[c]) != len(before[c])},
        kinds=tuple(sorted({brief.outlines.question(q).kind for q in came})),
        uses=len({(u.question, u.opening) for u in brief.history.uses if u.question in came}),
        also=gone,
        loop=loop,
    )


def others(loop: Loop, brief: Brief, k: int = 3) -> tuple[Loop, ...]:
    """Return the next best whole loops of one form, best first, each at least two questions from all before it.

    Fewer than *k* when there are no more, or when the time for one runs out.
    """
    layout = lay(brief)
    standing = [loop.form()]
    found: list[Loop] = []
    while len(found) < k:
        away = []
        for form in standing:
            asked = {q.question for q in form.questions}
            terms: dict[Choice, int] = {("ask", q, s): 1 for q, s in layout.choices.asks if q in asked}
            away.append(Demand("", f"two questions away from form {form.form}", terms, most=len(asked) - 2))
        new = best_of(replace(layout, demands=(*layout.demands, *away)), loop.form().form)
        if new is None:
            break
        standing.append(new)
        found.append(replaced(loop, new, brief))
    return tuple(found)


def with_hand_edits(loop: Loop, brief: Brief) -> Loop:
    """Return *loop* with each question that somebody put in by hand marked `by_hand`, and its facts filled in.

    It is one that its file marks so, or whose digest is that of another question, which stood there before.
    """
    digests = {q.digest: q.id for q in brief.outlines}

    def marked(entry: LoopQuestion) -> LoopQuestion:
        if entry.question not in brief.outlines:
            return entry
        known = brief.outlines.question(entry.question)
        if entry.by_hand or digests.get(entry.digest, known.id) != known.id:
            return loop_question(known).model_copy(update={"by_hand": True})
        return entry

    def session(of: Session) -> Session:
        return of.model_copy(update={"questions": tuple(map(marked, of.questions))})

    forms = []
    for form in loop:
        new = form.model_copy(update={"sessions": tuple(map(session, form.sessions))})
        known = all(q.question in brief.outlines for q in new.questions)
        forms.append(with_difficulty(new, brief) if known else new)
    edited = loop.model_copy(update={"forms": tuple(forms)})
    if edited == loop or any(q.question not in brief.outlines for f in edited for q in f.questions):
        return edited
    worth = min(value(form, brief) for form in edited)
    bound = max(loop.bound, worth)
    status = "optimal" if worth == bound else "feasible"
    return edited.model_copy(update={"objective": worth, "bound": bound, "status": status})


def repair(loop: Loop, brief: Brief) -> Loop:
    """Return *loop* made whole around the questions that were put in by hand: they are kept where they stand.

    Their sessions are chosen anew while everything else stands; when that has no answer, the whole form. Without
    an edit nothing changes. The keeps are in the loop's `asked`.

    Raises:
        Missing: when a question is not in the bank.
        NoSuchLoop: when no loop holds with these keeps.
    """
    loop = with_hand_edits(loop, brief)
    for form in loop:
        for q in form.questions:
            brief.outlines.question(q.question)
        letter = form.form if len(loop.forms) > 1 else None
        edited = [(q.question, s.session) for s in form.sessions for q in s.questions if q.by_hand]
        if not edited:
            continue
        keeps = tuple(Keep(q, s, letter) for q, s in edited)
        mine = {q for q, _ in edited}
        others = tuple(k for k in brief.keep if k.question not in mine or (k.form or "A") != form.form)
        bans = tuple(b for b in brief.ban if b.question not in mine or b.form not in (None, form.form))
        brief = replace(brief, keep=(*others, *keeps), ban=bans)
        choices = without_other_forms(choices_of(brief), loop, form)
        band = band_for(loop, form, brief)
        sessions = sorted({s for _, s in edited})
        new = best_of(lay_around(form, brief, choices, sessions, (), band), form.form)
        if new is None:
            whole = lay(brief, choices, form.form, band)
            new = best_of(whole, form.form)
            if new is None:
                raise no_such_loop(whole)
        loop = replaced(loop, new, brief)
    stamp = fingerprint(brief, choices_of(brief), len(loop.forms), loop.asked.overlap)
    return loop.model_copy(update={"fingerprint": stamp})


def form_with(loop: Loop, question: str, form: str | None = None) -> Form:
    """Return the first form of *loop*, or the one named, that holds *question*.

    Raises:
        Missing: when none does, with the nearest question of the loop.
    """
    forms = [f for f in loop if form in (None, f.form)]
    for candidate in forms:
        if any(q.question == question for q in candidate.questions):
            return candidate
    known = [q.question for f in forms for q in f.questions]
    where = "this loop" if form is None else f"form {form}"
    raise Missing(f"There is no question '{question}' in {where}.{near(question, known)}")


def without_other_forms(choices: Choices, loop: Loop, form: Form) -> Choices:
    """Return *choices* without what the other forms of *loop* ask, except what this form may share with them."""
    others = {q.question for f in loop if f.form != form.form for q in f.questions}
    others -= {q.question for q in form.questions}
    if not others:
        return choices
    return replace(choices, asks=tuple((q, s) for q, s in choices.asks if q not in others))


def band_for(loop: Loop, form: Form, brief: Brief) -> tuple[int, int] | None:
    """Return the difficulty in hundredths that keeps *form* as hard as the other forms of *loop*."""
    means = [round(float(f.difficulty) * 100) for f in loop if f.form != form.form]
    if not means or (band := difficulty_band(brief, 0)) is None:
        return None
    low, high = max(means) - (band[1] - band[0]), min(means) + (band[1] - band[0])
    own = difficulty_band(brief)
    return (low, high) if own is None else (max(low, own[0]), min(high, own[1]))


def best_of(layout: Layout, letter: str) -> Form | None:
    """Return the best form of *layout*, or nothing when there is none."""
    program, columns = program_of(layout)
    answer = solve(program, limit=CHANGE_LIMIT)
    return None if answer.values is None else form_of(chosen(columns, answer.values), layout.brief, letter)


def replaced(loop: Loop, form: Form, brief: Brief) -> Loop:
    """Return *loop* with *form* in the place of the one of its letter, valued anew.

    What is left of the proof: nothing is better than the old bound.
    """
    known = {q.question: q for q in loop.form(form.form).questions}
    sessions = tuple(
        s.model_copy(update={"questions": tuple(_with_why(q, known) for q in s.questions)})
        for s in form.sessions
    )
    form = form.model_copy(update={"sessions": sessions})
    forms = tuple(form if f.form == form.form else f for f in loop)
    objective = min(value(f, brief) for f in forms)
    asked = asked_of(brief, loop.asked.overlap)
    bound = max(loop.bound, objective)
    status = "optimal" if objective == bound else "feasible"
    return loop.model_copy(
        update={"forms": forms, "objective": objective, "bound": bound, "status": status, "asked": asked}
    )


def _with_why(question: LoopQuestion, known: Mapping[str, LoopQuestion]) -> LoopQuestion:
    old = known.get(question.question)
    return question.model_copy(update={"why": old.why, "by_hand": old.by_hand}) if old else question


def _nearest_session(form: Form, session: str) -> str:
    """Return the other session that shares most competencies with *session*; the session itself when alone."""
    rated = {s.session: {c for q in s.questions for c in q.competencies} for s in form.sessions}
    others = [s for s in rated if s != session]
    return max(others, key=lambda s: (len(rated[s] & rated[session]), s), default=session)


def changed(before: Loop, after: Loop, brief: Brief) -> Iterator[dict[str, object]]:
    """Yield what a change made of a loop, session by session: `{form, session, out, in, loss}`.

    `out` and `in` are ids of questions; `loss` is that of the whole form, in the units of the objective.
    """
    for old, new in zip(before, after, strict=True):
        loss = value(old, brief) - value(new, brief)
        for was, is_now in zip(old.sessions, new.sessions, strict=True):
            out = [q.question for q in was.questions]
            came = [q.question for q in is_now.questions]
            if set(out) != set(came):
                yield {
                    "form": old.form,
                    "session": was.session,
                    "out": [q for q in out if q not in came],
                    "in": [q for q in came if q not in out],
                    "loss": loss,
                }
