"""Building a loop: assemble it, see it at a glance, read why each question is there, change it, take changes back."""

from __future__ import annotations

import re
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from typing import Any

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.alternate import show_alternates, show_better, show_others, show_why_not
from kit.app.builder import AT_ONCE, LOOK_EVERY, Builder
from kit.app.office import SOLVER_LIMIT, Job, build, end_solving, forget, job_at, the_office
from kit.app.plan import show_plan
from kit.app.planning import show_sessions
from kit.app.question import show_question
from kit.app.timeline import matrix, row_of, timeline
from kit.app.wishes import Board, Problem, board_at
from kit.errors import KitError
from kit.hiring import (
    find_loop_draft,
    find_loop_of,
    find_panel_of,
    find_role_of,
    save_loop_draft,
    set_loop,
)
from kit.loop import Ban, Brief, Change, Form, Keep, Loop, LoopQuestion, NoSuchLoop, Session, coverage
from kit.wording import counted

PEOPLE_HELP = "Choose interviewers too: everybody who is an interviewer of this opening, nobody twice."


def loop_page(viewer: Viewer) -> None:
    """Show the opening's loop, or the one being built, with every way to change it."""
    st.title("Build a loop")
    opening = parts.choose_opening(viewer)
    if opening is None:
        return
    if "hiring_manager" not in opening.roles:
        parts.empty(
            "This is for the hiring manager of the opening.", "You see the interviews on the Packets page."
        )
        return
    office = the_office()
    stored = find_loop_of(office, viewer, opening.id)
    board = board_at(
        f"{viewer.person}/{opening.id}", stored, lambda: find_loop_draft(office, viewer, opening.id)
    )
    if board.now is not board.kept:
        save_loop_draft(office, viewer, opening.id, board.now.write())
        board.kept = board.now
    builder = Builder(
        viewer,
        opening,
        board,
        find_role_of(office, viewer, opening.id),
        find_panel_of(office, viewer, opening.id),
        {q.id: q.title for q in office.bank},
    )
    _controls(builder)
    _wishes(builder)
    if st.session_state.pop(f"{builder.key}/again", False) or _is_first_visit(builder):
        _begin(builder)
    building = _is_building(builder)
    if building:
        _progress(builder.place, board)
    if board.failed:
        st.error(parts.plain(board.failed))
    if board.now.problem:
        _no_loop(builder, board.now.problem)
    loop = board.now.loop
    if loop is None:
        if not board.now.problem and not building:
            parts.empty(
                "No loop yet.",
                f"Press Build: the plan of {parts.plain(builder.role.title)} is filled with questions.",
            )
    else:
        _offer(builder, loop, stored)
        show_better(builder)
        _show(builder, loop)
    with st.expander(
        "Interviews: add one, or change their minutes", key=f"{builder.key}/plan", on_change="rerun"
    ) as plan:
        if plan.open:
            show_sessions(builder)


def _controls(builder: Builder) -> None:
    """Show what a loop is built with, and the ways to build it, take an act back and do it again."""
    role, now = builder.board.now.role(builder.role), builder.board.now
    st.markdown(
        f"**{parts.plain(role.title)}**, {role.level}: {counted(len(role.plan.sessions), 'interview')}, "
        f"{len(role.competencies)} competencies, "
        f"from {counted(len(the_office().bank), 'question')} in the bank."
    )
    key = builder.key
    widgets = {"forms": now.forms, "seed": now.seed, "people": now.people and builder.panel is not None}
    for name, value in widgets.items():
        st.session_state[f"{key}/{name}"] = value
    columns = st.columns([1, 1, 2], vertical_alignment="bottom")
    columns[0].selectbox(
        "Forms",
        list(range(1, max(3, now.forms) + 1)),
        key=f"{key}/forms",
        help="Equivalent forms of the loop, for candidates who come later. One has most evidence.",
        on_change=_wish,
        args=(builder, "forms"),
    )
    columns[1].number_input(
        "Seed",
        0,
        9999,
        key=f"{key}/seed",
        help="Chooses among equally good loops. The same seed gives the same loop.",
        on_change=_wish,
        args=(builder, "seed"),
    )
    columns[2].checkbox(
        "Choose interviewers too",
        key=f"{key}/people",
        disabled=builder.panel is None,
        help=PEOPLE_HELP,
        on_change=_wish,
        args=(builder, "people"),
    )
    past, future = builder.board.past, builder.board.future
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Build", type="primary", key=f"{key}/build", on_click=_build, args=(builder,))
        st.button(
            "Undo",
            key=f"{key}/undo",
            disabled=not past,
            help=f"Take back: {past[-1][0]}" if past else None,
            on_click=_back,
            args=(builder, builder.board.undo),
        )
        st.button(
            "Redo",
            key=f"{key}/redo",
            disabled=not future,
            help=f"Do again: {future[-1][0]}" if future else None,
            on_click=_back,
            args=(builder, builder.board.redo),
        )
        if past:
            st.caption(f"Last: {parts.plain(past[-1][0])}")


def _wish(builder: Builder, name: str) -> None:
    value = st.session_state[f"{builder.key}/{name}"]
    act = {
        "forms": f"chose {counted(int(value), 'form')}",
        "seed": f"chose the seed {value}",
        "people": "chose interviewers too" if value else "left the interviewers out",
    }
    builder.board.do(act[name], **{name: value})


def _build(builder: Builder) -> None:
    builder.board.do("built")
    builder.build_again()


def _back(builder: Builder, step: Any) -> None:
    forget(builder.place)  # what comes of it would take the place of what is taken back to
    builder.board.failed = ""
    step()


def _wishes(builder: Builder) -> None:
    """Show what is kept, banned and given up, each to be taken back."""
    now = builder.board.now
    for name, words, fixed in (("keep", "Kept", now.keep), ("ban", "Banned", now.ban)):
        if not fixed:
            continue
        key = f"{builder.key}/{name}"
        st.session_state[key] = list(fixed)
        st.multiselect(
            f"{words} questions",
            list(fixed),
            format_func=lambda one: (
                builder.titles.get(one.question, one.question)
                + "".join(f", {what} {at}" for what, at in (("form", one.form), ("in", one.session)) if at)
            ),
            key=key,
            on_change=_take_back,
            args=(builder, name),
        )
    for number, (words, _) in enumerate(now.given_up):
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.caption(f"Given up for this loop: {builder.said(words)}")
        right.button(
            "Take back", key=f"{builder.key}/change/{number}", on_click=_want_again, args=(builder, number)
        )


def _take_back(builder: Builder, name: str) -> None:
    before, left = getattr(builder.board.now, name), tuple(st.session_state[f"{builder.key}/{name}"])
    gone = [builder.titles.get(f.question, f.question) for f in before if f not in left]
    act = {"keep": "no longer kept", "ban": "no longer banned"}[name]
    builder.board.do(f"{', '.join(gone)}: {act}", **{name: left})


def _want_again(builder: Builder, number: int) -> None:
    given_up = builder.board.now.given_up
    act = f"no longer given up: {given_up[number][0]}"
    builder.board.do(act, given_up=given_up[:number] + given_up[number + 1 :])


def _begin(builder: Builder) -> None:
    """Begin to build in the solver's process; most loops are there before anybody looks for a progress bar."""
    board = builder.board
    board.failed = ""
    board.chosen = None
    board.see(problem=None)
    job = build(builder.place, builder.whole_brief, board.now.forms)
    with st.spinner("Choosing questions ..."), suppress(Exception):
        job.future.result(timeout=AT_ONCE)  # what it raises is told by `_finish`
    if job.future.done():
        _finish(job, board)


def _is_first_visit(builder: Builder) -> bool:
    """Whether nothing was ever built here: then the plan is filled before anybody asks."""
    board = builder.board
    return board.now.loop is None and not board.past and not board.told and job_at(builder.place) is None


def _is_building(builder: Builder) -> bool:
    """Whether a loop is being built there, or was and nobody was told yet what became of it."""
    job = job_at(builder.place)
    return job is not None and builder.board.told != job.name


@st.fragment(run_every=LOOK_EVERY)
def _progress(place: str, board: Board) -> None:
    """Show how far the loop is, with a way to stop; each better loop takes the place of the one before."""
    job = job_at(place)
    if job is None or job.name == board.told:
        return
    if job.future.done():
        _finish(job, board)
        st.rerun()
    if job.stuck:
        end_solving(place)
        board.failed = "The solver did not come back in time. The last loop is kept."
        st.rerun()
    shown = job.ticket.shown()
    if shown and shown != board.now.loop:
        board.see(loop=shown)
        st.rerun()
    words = "Choosing questions"
    if shown:
        words = f"A loop is there; {_room(shown)}. Looking for that, or for the proof"
    seconds = job.ticket.seconds
    took = f"{seconds:.0f} of at most {SOLVER_LIMIT:.0f} s"
    if not seconds:
        words = "Waiting for the solver"  # it starts, or others' loops are before this one
    elif seconds > SOLVER_LIMIT:
        words, took = "No loop was found", "looking for what stands in its way"
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.progress(min(seconds / SOLVER_LIMIT, 1.0), text=f"{words} ... {took}")
    stops = "Stop" if shown is None else "Keep this one"
    if right.button(stops, key=f"loop/stop/{place}", help="End the search. The best loop so far is kept."):
        job.ticket.stop()


def _finish(job: Job, board: Board) -> None:
    """Keep what became of *job*: its loop, why there is none, or what went wrong; the last loop stays until then."""
    board.told = job.name  # before what may go wrong, so that it goes wrong once
    try:
        board.see(loop=job.future.result(), problem=None)
    except NoSuchLoop as error:
        board.see(problem=Problem.of(error))
    except (KitError, BrokenProcessPool, CancelledError) as error:
        ended = "The solver ended before it had a loop. Build again."
        board.failed = str(error) if isinstance(error, KitError) else ended


def _no_loop(builder: Builder, problem: Problem) -> None:
    """Say why there is no loop, and offer each change that would make one possible."""
    text = ["**No loop meets all of this.**"]
    for title, sentences in (("Missing", problem.counts), ("These can not hold together", problem.clash)):
        if sentences:
            text.append(f"{title}:\n" + "\n".join(f"- {builder.said(words)}" for words in sentences))
    st.error("\n\n".join(text))
    if problem.ways:
        st.markdown("Any one of these makes it possible:")
    for number, (words, changes) in enumerate(problem.ways):
        key = f"{builder.key}/way/{number}"
        st.button(builder.said(words), key=key, on_click=_give_up, args=(builder, words, changes))


def _give_up(builder: Builder, words: str, changes: tuple[Change, ...]) -> None:
    board = builder.board
    board.do(f"gave up: {words}", given_up=(*board.now.given_up, (words, changes)), problem=None)
    builder.build_again()


def _offer(builder: Builder, loop: Loop, stored: Loop | None) -> None:
    """Offer to make the loop that is shown the opening's own."""
    if not builder.fits(loop):
        st.warning(_old(builder))
        return
    if stored == loop:
        st.success("This is the loop of the opening.")
        if (page := st.session_state.get("pages", {}).get("openings")) and not builder.opening.interviews:
            st.page_link(
                page, label="Next: people and candidates", query_params={"opening": builder.opening.id}
            )
        return
    left, right = st.columns([3, 1], vertical_alignment="center")
    if builder.opening.interviews:
        left.warning(
            "Interviews are arranged already. They keep the loop they were arranged with; new ones get this."
        )
    else:
        left.info("This loop is a draft until you use it for the opening.")
    right.button(
        "Use this loop", type="primary", key=f"{builder.key}/use", on_click=_use, args=(builder, loop)
    )


def _old(builder: Builder) -> str:
    """Return, as plain text for Markdown, that the loop is of other interviews, and each way out."""
    if _is_building(builder):
        return "This loop is of the interviews before the last change; another is being built."
    now, past = builder.board.now, builder.board.past
    ways = ["build it again"]
    if now.problem:
        ways = ["take one of the ways above"] if now.problem.ways else []
    if past:
        ways.append(f"press Undo to take the last change back ({parts.plain(past[-1][0])})")
    told = " or ".join(ways)
    then = f" {told[0].upper()}{told[1:]}." if told else ""
    return f"The interviews have changed since this loop was built.{then}"


def _use(builder: Builder, loop: Loop) -> None:
    board = builder.board
    forget(builder.place)  # a better one that came now would take the place of the one that was chosen
    try:
        set_loop(the_office(), builder.viewer, builder.opening.id, loop, board.now.sessions)
        save_loop_draft(the_office(), builder.viewer, builder.opening.id, "")  # it is the opening's own now
    except KitError as error:
        board.failed = str(error)
        return
    board.failed, board.stored, board.kept = "", loop, board.now
    st.toast("The opening has its loop. Say who interviews and add candidates on the Openings page.")


def _show(builder: Builder, loop: Loop) -> None:
    form = loop.forms[0]
    if len(loop.forms) > 1:
        letter = st.segmented_control(
            "Form", [f.form for f in loop.forms], default="A", required=True, key=f"{builder.key}/form"
        )
        form = loop.form(letter if letter in [f.form for f in loop.forms] else "A")
    proven = "Proven to be the best" if loop.status == "optimal" else f"The best found; {_room(loop)}"
    st.caption(f"{proven} · mean difficulty {form.difficulty} · fingerprint {loop.fingerprint[:12]}")
    seated = any(session.interviewers for session in form.sessions)
    brief = replace(builder.brief, panel=builder.panel if seated else None)
    _at_a_glance(builder, form, brief)
    show_plan(form, brief)
    fits = builder.fits(loop)
    for number, session in enumerate(form.sessions, 1):
        _session(builder, loop, form.form, number, session, fits)
    with st.expander("The next best loops", key=f"{builder.key}/others", on_change="rerun") as others:
        if others.open and fits:
            show_others(builder, loop)
    with st.expander(
        "Another question of the bank", key=f"{builder.key}/another", on_change="rerun"
    ) as another:
        if another.open and fits:
            show_why_not(builder, loop, form.form)


def _room(loop: Loop) -> str:
    """Return in words how much better than *loop* another can be."""
    return f"at most {100 * (loop.bound - loop.objective) / max(loop.objective, 1):.1f} % better is possible"


def _at_a_glance(builder: Builder, form: Form, brief: Brief) -> None:
    """Show the interviews as bars of minutes, and beside them what each of them rates."""
    planned = {s.id: s for s in brief.sessions}
    names = {i.id: i.name for i in (builder.panel.interviewers if builder.panel else ())}
    rows = []
    for session in form.sessions:
        plan = planned.get(session.session)
        who = ", ".join(
            f"{names.get(s.interviewer, s.interviewer)} ({parts.PARTS[s.part]})" for s in session.interviewers
        )
        when = parts.when(session.start) if session.start else ""
        intro, closing = (plan.intro, plan.candidate_questions) if plan else (0, 0)
        rows.append(row_of(session, builder.titles, intro, closing, when, who))
    left, right = st.columns([11, 9], gap="medium")
    left.html(timeline(tuple(rows)))
    total = sum(row.minutes for row in rows)
    left.caption(
        f"{counted(len(rows), 'interview')} of {total} minutes in all, with "
        f"{counted(len(form.questions), 'question')}. Grey: the opening, and the candidate's own questions."
    )
    with right:
        _coverage(form, brief)


def _coverage(form: Form, brief: Brief) -> None:
    """Show in how many interviews each competency is rated, and which interviews those are."""
    try:
        found = coverage(form, brief)
    except KitError:  # the opening keeps the words of a question that has left the bank
        st.warning("A question of this loop is not in the bank any more: build again to see what it covers.")
        return
    rows = tuple(
        (parts.competency_name(c), weight, found.get(c, {}).get("sessions", 0), brief.need(c))
        for c, weight in brief.role.weights.items()
    )
    minutes = {
        (parts.competency_name(c), s.session): sum(
            q.minutes * q.competencies.get(c, 0) / 100 for q in s.questions
        )
        for c in brief.role.weights
        for s in form.sessions
    }
    st.html(matrix(form, rows, minutes))
    twice = sum(seen >= 2 for _, _, seen, _ in rows)
    st.caption(
        f"{twice} of {len(rows)} competencies are rated in two interviews or more. A competency of weight "
        f"{brief.role.plan.rules.heavy_from_weight} or more needs two, by two people."
    )


def _session(builder: Builder, loop: Loop, form: str, number: int, session: Session, fits: bool) -> None:
    with st.container(border=True):
        st.header(f"{number}. {parts.plain(session.title)}", anchor=False)
        for asked in session.questions:
            rated = ", ".join(parts.competency_name(c) for c in asked.competencies)
            row = st.expander(
                f"{builder.title(asked.question)} · {asked.minutes} minutes · {rated}",
                key=f"{builder.key}/{session.session}/{asked.question}",
                on_change="rerun",
            )
            if row.open:
                with row:
                    _question(builder, loop, form, asked, fits)


def _question(builder: Builder, loop: Loop, form: str, asked: LoopQuestion, fits: bool) -> None:
    """Show why a question is there, what can be done with it, and the whole of it."""
    bank = the_office().bank
    if asked.why:
        st.markdown(f"**Why this one.** {builder.said(_in_its_place(asked.why))}")
    place = f"{builder.key}/{form}/{asked.question}"
    letter = form if len(loop.forms) > 1 else None
    kept = any(k.question == asked.question and k.form == letter for k in builder.board.now.keep)
    swapping = st.session_state.get(f"{builder.key}/swap") == (form, asked.question)
    with st.container(horizontal=True):
        st.button(
            "Kept" if kept else "Keep",
            key=f"{place}/keep",
            disabled=kept,
            help="It stays when you build again.",
            on_click=_keep,
            args=(builder, asked.question, letter),
        )
        st.button(
            "Ban",
            key=f"{place}/ban",
            help="It is left out when you build again.",
            on_click=_ban,
            args=(builder, asked.question),
        )
        st.button(
            "Leave it" if swapping else "Swap",
            key=f"{place}/swap",
            help="See the three best that could stand here, and what each changes.",
            disabled=not fits,
            on_click=_swap,
            args=(builder, None if swapping else (form, asked.question)),
        )
    if swapping and fits:
        show_alternates(builder, loop, form, asked.question)
    if asked.question in bank:
        show_question(bank.question(asked.question))
    else:
        st.warning("This question is not in the bank any more; the opening keeps its text.")


def _in_its_place(why: str) -> str:
    """Return why a question is there with what would stand there else as a whole sentence.

    Examples:
        >>> _in_its_place("Kept by you. Without it: s-1 and s-2, 1 % less.")
        'Kept by you. Without it "s-1" and "s-2" would take its place: 1 % less evidence in all.'
        >>> _in_its_place("Kept by you. Without it: s-1, at no loss.")
        'Kept by you. Without it "s-1" would take its place: no less evidence in all.'
    """

    def told(found: re.Match[str]) -> str:
        others = " and ".join(f'"{one}"' for one in found[1].split(" and "))
        return f"Without it {others} would take its place: {found[2] or 'no'} less evidence in all."

    return re.sub(r"Without it: (.+), (?:(.+ %) less|at no loss)\.$", told, why)


def _keep(builder: Builder, question: str, form: str | None) -> None:
    now = builder.board.now
    ban = tuple(b for b in now.ban if b.question != question)
    title = builder.titles.get(question, question)
    builder.board.do(f"kept {title}", keep=(*now.keep, Keep(question, form=form)), ban=ban)


def _ban(builder: Builder, question: str) -> None:
    now = builder.board.now
    keep = tuple(k for k in now.keep if k.question != question)
    title = builder.titles.get(question, question)
    builder.board.do(f"banned {title}", ban=(*now.ban, Ban(question)), keep=keep)


def _swap(builder: Builder, place: tuple[str, str] | None) -> None:
    st.session_state[f"{builder.key}/swap"] = place
