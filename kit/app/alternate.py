"""What else a loop could hold: another question in a place, a better or the next best loop, and why one is not in it."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from kit.app import parts
from kit.app.builder import LOOK_EVERY, Builder, without_and_with
from kit.app.office import build, forget, job_at, the_office
from kit.app.wishes import Wishes
from kit.loop import Alternate, Keep, Loop, chosen_instead, explained_others, why_not
from kit.wording import counted, percent


def show_alternates(builder: Builder, loop: Loop, form: str, question: str) -> None:
    """Show the three best that could stand in the place of *question*, each with what it changes."""
    found = builder.answer("swap", chosen_instead, loop, (form, question), question=question, form=form)
    if found is None:
        return
    if not found:
        st.info(
            "**Nothing else fits here as the rest stands.** Ban it and build again: then the rest may change too."
        )
    columns = st.columns(len(found)) if found else ()
    for number, (column, one) in enumerate(zip(columns, found, strict=True)):
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{' and '.join(builder.title(q) for q in one.questions)}**")
            bank = the_office().bank
            st.caption(" ".join(parts.plain(bank.question(q).summary) for q in one.questions if q in bank))
            st.markdown(
                "\n".join(f"- {words}" for words in changes(builder, one, loop.form(form).difficulty))
            )
            st.button(
                "Take this one",
                key=f"{builder.key}/take/{question}/{number}",
                on_click=_take,
                args=(builder, question, one),
            )


def changes(builder: Builder, one: Alternate, difficulty: str) -> list[str]:
    """Return in words, ready for Markdown, what an alternate changes in a form of that mean *difficulty*."""
    told = [
        "as good as what stands there" if one.loss <= 0 else f"{percent(one.percent)} % less evidence in all"
    ]
    told.append(
        "as long"
        if not one.minutes
        else f"{abs(one.minutes)} minutes {'longer' if one.minutes > 0 else 'shorter'}"
    )
    told.append(
        f"mean difficulty {one.difficulty}" + ("" if difficulty == one.difficulty else f" (now {difficulty})")
    )
    for competency, more in one.looks.items():
        name = parts.plain(parts.competency_name(competency))
        told.append(f"{name}: rated in {counted(abs(more), 'interview')} {'more' if more > 0 else 'fewer'}")
    told.append(f"kind: {', '.join(k.replace('_', ' ') for k in one.kinds)}")
    if one.uses:
        told.append(f"used by {counted(one.uses, 'other opening')} in the last year")
    if one.also:
        told.append(f"also replaces {' and '.join(builder.title(q) for q in one.also)}")
    return told


def _take(builder: Builder, question: str, one: Alternate) -> None:
    board = builder.board
    forget(builder.place)
    wished = Wishes.of(one.loop)
    came = " and ".join(builder.titles.get(q, q) for q in one.questions)
    act = f"swapped {builder.titles.get(question, question)} for {came}"
    board.do(act, loop=one.loop, keep=wished.keep, ban=wished.ban, problem=None)
    st.session_state.pop(f"{builder.key}/swap", None)
    board.chosen = one.loop
    build(f"{builder.place}/better", builder.whole_brief, board.now.forms)


def show_better(builder: Builder) -> None:
    """Offer the loop that is best with what was chosen by hand, where it is better than the one on the page."""
    board = builder.board
    job = job_at(f"{builder.place}/better")
    if job is None or board.chosen is None or board.now.loop is not board.chosen:
        return
    if not job.future.done():
        _look_for_better(f"{builder.place}/better")
        return
    better = None
    with suppress(Exception):  # then there is nothing to offer
        better = job.future.result()
    if better is None or better.objective <= board.chosen.objective:
        forget(f"{builder.place}/better")
        if better is not None and better.status == "optimal":
            proven = board.chosen.model_copy(update={"bound": board.chosen.objective, "status": "optimal"})
            board.see(loop=proven)
        board.chosen = None
        st.rerun()
    gone, _ = without_and_with(board.chosen.forms[0], better.forms[0])
    more = 100 * (better.objective - board.chosen.objective) / max(board.chosen.objective, 1)
    left, middle, right = st.columns([4, 1, 1], vertical_alignment="center")
    changed = sum(len(without_and_with(old, new)[0]) for old, new in zip(board.chosen, better, strict=True))
    names = f": {', '.join(builder.title(q) for q in gone)}" if gone else ""
    left.info(
        f"A better loop exists: +{percent(round(more, 1))} %, changes {counted(changed, 'more question')}{names}."
    )
    middle.button("Take it", key=f"{builder.key}/better", on_click=_take_better, args=(builder, better))
    right.button("Leave it", key=f"{builder.key}/leave", on_click=_leave_better, args=(builder,))


def _take_better(builder: Builder, better: Loop) -> None:
    builder.board.do("took the better loop", loop=better)
    _leave_better(builder)


def _leave_better(builder: Builder) -> None:
    builder.board.chosen = None
    forget(f"{builder.place}/better")


@st.fragment(run_every=LOOK_EVERY)
def _look_for_better(place: str) -> None:
    job = job_at(place)
    if job is None or job.future.done():
        st.rerun()
    st.caption("Looking whether the rest can be better with what you chose ...")


def show_others(builder: Builder, loop: Loop) -> None:
    """Show the next best whole loops, each at least two questions away from those before."""
    if len(loop.forms) > 1:
        st.caption("Next best loops are there for a loop of one form: choose one form, and build.")
        return
    found = builder.answer("others", explained_others, loop, ())
    if found is None:
        return
    if not found:
        st.caption("There is no other loop that differs by two questions or more.")
    for number, other in enumerate(found):
        gone, came = without_and_with(loop.form(), other.form())
        less = 100 * (loop.objective - other.objective) / max(loop.objective, 1)
        worth = f"{percent(round(less, 1))} % less evidence" if less > 0 else "as good"
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.markdown(
            f"**{worth}**: {', '.join(builder.title(q) for q in came)} in place of {', '.join(builder.title(q) for q in gone)}"
        )
        right.button(
            "Show this one", key=f"{builder.key}/other/{number}", on_click=_show_other, args=(builder, other)
        )


def _show_other(builder: Builder, other: Loop) -> None:
    forget(builder.place)
    builder.board.do("showed a next best loop", loop=other)


def show_why_not(builder: Builder, loop: Loop, form: str) -> None:
    """Say why a question that somebody picks is not in the loop, and offer to put it in."""
    here = {q.question for q in loop.form(form).questions}
    rest = {q: title for q, title in builder.titles.items() if q not in here}
    question = st.selectbox(
        "Why is this question not in the loop?",
        ["", *sorted(rest, key=lambda q: rest[q].casefold())],
        format_func=lambda q: f"{rest[q]} ({q})" if q else "choose a question",
        key=f"{builder.key}/why_not",
    )
    if not question:
        return
    words = builder.answer("why_not", why_not, loop, (form, question), question=question, form=form)
    if words is None:
        return
    st.markdown(builder.said(words))
    st.button(
        "Put it in, and build again",
        key=f"{builder.key}/put/{question}",
        on_click=_put_in,
        args=(builder, question, form if len(loop.forms) > 1 else None),
    )


def _put_in(builder: Builder, question: str, form: str | None) -> None:
    now = builder.board.now
    builder.board.do(
        f"put in {builder.titles.get(question, question)}",
        keep=(*(k for k in now.keep if k.question != question), Keep(question, form=form)),
        ban=tuple(b for b in now.ban if b.question != question),
    )
    builder.build_again()
