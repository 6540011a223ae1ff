"""Why each question of a loop is there, and why another one is not: sentences made from the loop itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kit.loop.brief import Ban, Brief, Keep
from kit.loop.change import Alternate, alternates, band_for, best_of, form_with, others, without_other_forms
from kit.loop.choice import REASONS, Choice, Choices, choices_of
from kit.loop.clash import no_such_loop, sentence
from kit.loop.demand import title
from kit.loop.layout import lay, lay_around, picked_in
from kit.loop.loop import Form, Loop, LoopQuestion, Session
from kit.loop.origin import asked_of, fingerprint
from kit.loop.worth import looks_in, question_gain, value
from kit.wording import percent

ORDINALS = ("first", "second", "third", "fourth")


@dataclass(frozen=True)
class RunnerUp:
    """What the loop would hold without a question, and what that would lose; `questions` empty when nothing."""

    questions: tuple[str, ...]
    percent: float


def explained(loop: Loop, brief: Brief) -> Loop:
    """Return *loop* with the reason of each question in its `why`."""
    reasons = why(loop, brief)
    forms = []
    for form in loop:
        sessions = [
            s.model_copy(
                update={
                    "questions": tuple(
                        q.model_copy(update={"why": reasons[form.form, q.question]}) for q in s.questions
                    )
                }
            )
            for s in form.sessions
        ]
        forms.append(form.model_copy(update={"sessions": tuple(sessions)}))
    return loop.model_copy(update={"forms": tuple(forms)})


def chosen_instead(
    loop: Loop, question: str, brief: Brief, k: int = 3, *, form: str | None = None
) -> tuple[Alternate, ...]:
    """Return the `alternates` of *question* with their loops as they stand once one is chosen by hand.

    Then *question* is banned, what came is kept, and each question has its reason.

    Raises:
        Missing: when the question is not in the loop.
    """
    letter = form_with(loop, question, form).form if len(loop.forms) > 1 else None
    found = []
    for one in alternates(loop, question, brief, k, form=form):
        kept = (
            *(b for b in brief.keep if b.question != question),
            *(Keep(q, form=letter) for q in one.questions),
        )
        by_hand = replace(brief, ban=(*brief.ban, Ban(question, form=letter)), keep=kept)
        stamp = fingerprint(by_hand, choices_of(by_hand), len(loop.forms), loop.asked.overlap)
        new = one.loop.model_copy(
            update={"asked": asked_of(by_hand, loop.asked.overlap), "fingerprint": stamp}
        )
        found.append(replace(one, loop=explained(new, by_hand)))
    return tuple(found)


def explained_others(loop: Loop, brief: Brief, k: int = 3) -> tuple[Loop, ...]:
    """Return the next best whole loops (see `others`), each question with its reason."""
    return tuple(explained(one, brief) for one in others(loop, brief, k))


def why(loop: Loop, brief: Brief) -> Mapping[tuple[str, str], str]:
    """Return, for each form and question, one or two reasons why it is there, and what would stand there else."""
    choices = choices_of(brief)
    return {
        (form.form, q.question): _why(loop, form, session, q.question, brief, choices)
        for form in loop
        for session in form.sessions
        for q in session.questions
    }


def runner_up(
    loop: Loop, form: Form, session: Session, question: str, brief: Brief, choices: Choices
) -> RunnerUp:
    """Return what stands in *session* when *question* may not, with everything else as it is."""
    freed = replace(brief, keep=tuple(k for k in brief.keep if k.question != question))
    able = without_other_forms(choices, loop, form)
    layout = lay_around(form, freed, able, (session.session,), (question,), band_for(loop, form, brief))
    other = best_of(layout, form.form)
    if other is None:
        return RunnerUp((), 0.0)
    worth = value(form, brief)
    came = tuple(sorted({q.question for q in other.questions} - {q.question for q in form.questions}))
    return RunnerUp(came, round(100 * (worth - value(other, brief)) / worth, 1) if worth else 0.0)


def _why(loop: Loop, form: Form, session: Session, question: str, brief: Brief, choices: Choices) -> str:
    asked = brief.outlines.question(question)
    rivals = [q for q in choices.by_session.get(session.session, ()) if q != question]
    alike = [q for q in rivals if choices.questions[q].competency == asked.competency]
    second = runner_up(loop, form, session, question, brief, choices)
    parts = []
    if any(brief.outlines.question(k.question).id == question for k in brief.keep):
        parts.append("kept by you")
    if not alike and asked.competency in brief.session(session.session).focus:
        parts.append(f"the only one about {title(asked.competency, brief)} that can be asked here")
    if carried := _carries(form, session, question, brief):
        parts.append(carried)
    gain = question_gain(asked, session.session, brief)
    if alike and gain >= max(question_gain(choices.questions[q], session.session, brief) for q in alike):
        parts.append(f"most evidence for {title(asked.competency, brief)} here")
    if brief.role.plan.rules.difficulty is not None:
        parts.append(f"leaves the mean difficulty at {form.difficulty}")
    used = {u.question for u in brief.history.uses}
    if used and question not in used:
        parts.append("not used before")
    if not parts:
        parts.append("fits best with the other questions of the loop")
    said = f"{sentence('; '.join(parts[:2]))}."
    if not second.questions:
        return f"{said} Without it nothing fits here as the rest stands."
    less = f"{percent(second.percent)} % less" if second.percent > 0 else "at no loss"
    return f"{said} Without it: {' and '.join(second.questions)}, {less}."


# The limits that people set and can move; of the others it is plain that they hold to the unit.
_MOVABLE = ("minutes", "least_minutes", "how_many", "seen", "kinds", "difficulty", "mix", "most_a_day")


def tight(form: Form, brief: Brief) -> tuple[str, ...]:
    """Return the limits that *form* meets without room to spare: where a better loop could be had for relief."""
    layout = lay(
        brief, choices_of(brief, [brief.outlines.question(q.question) for q in form.questions]), form.form
    )
    stands: set[Choice] = set(picked_in(form))
    stands |= {("look", c, s) for c, sessions in looks_in(form, brief).items() for s in sessions}
    stands |= {("used", brief.outlines.question(q.question).kind, "") for q in form.questions}
    found = []
    for demand in layout.demands:
        kind = demand.name.partition("/")[0]
        if kind not in _MOVABLE or demand.wish:
            continue
        total = sum(factor for choice, factor in demand.terms.items() if choice in stands)
        # A hundredth of the mean difficulty counts once for each question.
        unit = len(form.questions) if kind == "difficulty" else 1
        ends = [end for end in (demand.least, demand.most) if end is not None]
        if any(abs(total - end) < unit for end in ends):
            found.append(sentence(demand.words))
    return tuple(dict.fromkeys(found))


def _carries(form: Form, session: Session, question: str, brief: Brief) -> str:
    """Return which look at which competency the loop has only through *question*: the heaviest."""
    weights = brief.weights
    others = {
        c
        for q in session.questions
        if q.question != question
        for c in brief.outlines.question(q.question).rated
    }
    alone = [c for c in brief.outlines.question(question).rated if c in weights and c not in others]
    found = []
    for competency in alone:
        # Where it comes first in a question is its first look; looks that the role needs count before others.
        sessions = looks_in(form, brief)[competency]
        firsts = {s.session for s in form.sessions for q in s.questions if first_of(q, brief) == competency}
        sessions = sorted(sessions, key=lambda s: s not in firsts)
        if session.session in sessions[: len(ORDINALS)]:
            number = sessions.index(session.session)
            needed = number < brief.need(competency)
            found.append((not needed, -weights[competency], number, competency, sessions))
    if not found:
        return ""
    _, weight, number, competency, sessions = min(found)
    words = f"carries the {ORDINALS[number]} look at {title(competency, brief)} (weight {-weight})"
    if number and brief.panel:
        words += f", by another person than in {brief.session(sessions[0]).title}"
    return words


def first_of(question: LoopQuestion, brief: Brief) -> str:
    """Return the first competency of a question of a loop."""
    return brief.outlines.question(question.question).competency


def why_not(loop: Loop, question: str, brief: Brief, *, form: str = "A") -> str:
    """Return why *question* is not in a form of *loop*: it can not be asked, or clashes, or costs so much.

    Raises:
        Missing: when the bank has no such question.
    """
    asked = brief.outlines.question(question)
    here = loop.form(form)
    if any(q.question == asked.id for q in here.questions):
        return f"{asked.id} is in form {form}."
    choices = without_other_forms(choices_of(brief), loop, here)
    if asked.id in choices.reasons:
        return f"{asked.id} can not be asked: {REASONS[choices.reasons[asked.id]]}."
    for other in loop:
        if any(q.question == asked.id for q in other.questions):
            return f"{asked.id} is in form {other.form}."
    forced = replace(brief, keep=(*brief.keep, Keep(asked.id, form=form)))
    layout = lay(forced, choices, form, band_for(loop, here, brief))
    best = best_of(layout, form)
    if best is None:
        return str(no_such_loop(layout))
    loss = value(here, brief) - value(best, brief)
    if loss <= 0:
        return f"{asked.id} fits as well as what is there."
    gone = sorted({q.question for q in here.questions} - {q.question for q in best.questions})
    less = percent(round(100 * loss / value(here, brief), 1))
    return f"With {asked.id} the loop holds {less} % less evidence. It would replace {' and '.join(gone)}."
