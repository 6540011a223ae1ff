"""Building a loop: assemble it, read why each question is there, keep or ban some, and make it the opening's."""

from __future__ import annotations

from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import replace
from typing import Any

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.office import SOLVER_LIMIT, Job, build, end_solving, forget, job_at, the_office
from kit.app.plan import show_plan
from kit.app.question import show_question
from kit.errors import KitError
from kit.hiring import Opening, find_history_of, find_loop_of, find_panel_of, find_role_of, set_loop
from kit.loop import Ban, Brief, Change, Form, Keep, Loop, NoSuchLoop, Session, coverage

AT_ONCE = 0.5  # seconds in which most loops are there, so that nobody sees a progress bar come and go
LOOK_EVERY = 0.5  # seconds between two looks at a loop that takes longer
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
    role = find_role_of(office, viewer, opening.id)
    st.markdown(
        f"**{parts.plain(role.title)}**, {role.level}: {parts.counted(len(role.plan.sessions), 'interview')}, "
        f"{len(role.competencies)} competencies, "
        f"from {parts.counted(len(office.bank), 'question')} in the bank."
    )
    key = f"loop/{opening.id}"
    wishes = st.session_state.setdefault(f"{key}/wishes", {"keep": [], "ban": [], "changes": []})
    panel = find_panel_of(office, viewer, opening.id)
    columns = st.columns([1, 1, 2], vertical_alignment="bottom")
    forms = columns[0].selectbox(
        "Forms",
        [1, 2, 3],
        key=f"{key}/forms",
        help="Equivalent forms of the loop, for candidates who come later. One has most evidence.",
    )
    seed = columns[1].number_input(
        "Seed",
        0,
        9999,
        0,
        key=f"{key}/seed",
        help="Chooses among equally good loops. The same seed gives the same loop.",
    )
    with_people = columns[2].checkbox(
        "Choose interviewers too", key=f"{key}/people", disabled=panel is None, help=PEOPLE_HELP
    )
    _wishes(wishes, office.bank, key)
    brief = Brief(
        role,
        office.bank,
        panel if with_people else None,
        seed=int(seed),
        keep=tuple(Keep(q) for q in wishes["keep"]),
        ban=tuple(Ban(q) for q in wishes["ban"]),
        today=office.now().date(),
    ).change(*(Change(*change) for _, changes in wishes["changes"] for change in changes))
    again = st.session_state.pop(f"{key}/again", False)
    place = f"{viewer.person}/{opening.id}"
    if st.button("Build", type="primary", key=f"{key}/build") or again:
        history = find_history_of(office, viewer, opening.id)
        _begin(place, key, replace(brief, history=history), forms)
    building = _is_building(place, key)
    if building:
        _progress(place, key)
    if failed := st.session_state.get(f"{key}/failed"):
        st.error(parts.plain(failed))
    problem = st.session_state.get(f"{key}/problem")
    if problem:
        _no_loop(problem, wishes, key)
    draft = st.session_state.get(f"{key}/draft")
    stored = find_loop_of(office, viewer, opening.id)
    loop = Loop.model_validate_json(draft) if draft else stored
    if loop is None:
        if not problem and not building:
            parts.empty(
                "No loop yet.",
                f"Press Build: the plan of {parts.plain(role.title)} is filled with questions.",
            )
        return
    _offer(viewer, opening, place, key, loop, stored)
    seated = any(session.interviewers for form in loop.forms for session in form.sessions)
    _show(loop, replace(brief, panel=panel if seated else None), wishes, key)


def _wishes(wishes: dict[str, Any], bank: Any, key: str) -> None:
    """Show what is kept and banned, each to be taken back."""
    titles = {q.id: q.title for q in bank}
    for what, words in (("keep", "Kept"), ("ban", "Banned")):
        if not wishes[what]:
            continue
        chosen = st.multiselect(
            f"{words} questions",
            wishes[what],
            default=wishes[what],
            format_func=lambda q: titles.get(q, q),
            key=f"{key}/{what}/{len(wishes[what])}",
        )
        if chosen != wishes[what]:
            wishes[what] = chosen
            st.rerun()
    for number, (words, _) in enumerate(wishes["changes"]):
        left, right = st.columns([5, 1], vertical_alignment="center")
        left.caption(f"Given up for this loop: {parts.plain(words)}")
        if right.button("Take back", key=f"{key}/change/{number}"):
            del wishes["changes"][number]
            st.rerun()


def _begin(place: str, key: str, brief: Brief, forms: int) -> None:
    """Begin to build in the solver's process; most loops are there before anybody looks for a progress bar."""
    for old in ("problem", "failed"):
        st.session_state.pop(f"{key}/{old}", None)
    job = build(place, brief, forms)
    with st.spinner("Choosing questions ..."), suppress(Exception):
        job.future.result(timeout=AT_ONCE)  # what it raises is told by `_finish`


def _is_building(place: str, key: str) -> bool:
    """Whether a loop is being built there, or was and this session does not know yet what became of it."""
    job = job_at(place)
    return job is not None and st.session_state.get(f"{key}/told") != job.name


@st.fragment(run_every=LOOK_EVERY)
def _progress(place: str, key: str) -> None:
    """Show how far the loop is, with a way to stop; each better loop takes the place of the one before."""
    job = job_at(place)
    if job is None or not _is_building(place, key):
        return
    if job.future.done():
        st.session_state[f"{key}/told"] = job.name  # before what may go wrong, so that it goes wrong once
        _finish(job, key)
        st.rerun()
    if job.stuck:
        end_solving(place)
        st.session_state[f"{key}/failed"] = "The solver did not come back in time. The last loop is kept."
        st.rerun()
    shown = job.ticket.shown()
    if shown and (loop := shown.model_dump_json()) != st.session_state.get(f"{key}/draft"):
        st.session_state[f"{key}/draft"] = loop
        st.rerun()
    words = "Choosing questions"
    if shown:
        words = f"A loop is there; {_room(shown)}. Looking for that, or for the proof"
    seconds = job.ticket.seconds
    took = f"{seconds:.0f} of at most {SOLVER_LIMIT:.0f} s"
    if not seconds:
        words, took = "Other loops are being built", "yours is next"
    elif seconds > SOLVER_LIMIT:
        words, took = "No loop was found", "looking for what stands in its way"
    left, right = st.columns([4, 1], vertical_alignment="center")
    left.progress(min(seconds / SOLVER_LIMIT, 1.0), text=f"{words} ... {took}")
    stops = "Stop" if shown is None else "Keep this one"
    if right.button(stops, key=f"{key}/stop", help="End the search. The best loop so far is kept."):
        job.ticket.stop()


def _finish(job: Job, key: str) -> None:
    """Keep what became of *job*: its loop, why there is none, or what went wrong; the last loop stays until then."""
    try:
        loop = job.future.result()
    except NoSuchLoop as error:
        st.session_state[f"{key}/problem"] = _problem(error)
    except (KitError, BrokenProcessPool, CancelledError) as error:
        said = (
            str(error)
            if isinstance(error, KitError)
            else "The solver ended before it had a loop. Build again."
        )
        st.session_state[f"{key}/failed"] = said
    else:
        st.session_state[f"{key}/draft"] = loop.model_dump_json()


def _problem(error: NoSuchLoop) -> dict[str, Any]:
    """Return why there is no loop as plain values, which outlive a reload."""
    return {
        "counts": [s.words for s in error.counts],
        "clash": [d.words for d in error.clash],
        "ways": [(r.words, [(c.where, c.from_, c.to) for c in r.changes]) for r in error.relaxations],
    }


def _no_loop(problem: dict[str, Any], wishes: dict[str, Any], key: str) -> None:
    """Say why there is no loop, and offer each change that would make one possible."""
    text = ["**No loop meets all of this.**"]
    for title, name in (("Missing", "counts"), ("These can not hold together", "clash")):
        if problem[name]:
            text.append(f"{title}:\n" + "\n".join(f"- {parts.plain(words)}" for words in problem[name]))
    st.error("\n\n".join(text))
    if problem["ways"]:
        st.markdown("Any one of these makes it possible:")
    for number, (words, changes) in enumerate(problem["ways"]):
        if st.button(words, key=f"{key}/way/{number}"):
            wishes["changes"].append((words, changes))
            st.session_state[f"{key}/again"] = True
            st.rerun()


def _offer(viewer: Viewer, opening: Opening, place: str, key: str, loop: Loop, stored: Loop | None) -> None:
    """Offer to make the loop that is shown the opening's own."""
    if stored == loop:
        st.success("This is the loop of the opening.")
        return
    left, right = st.columns([3, 1], vertical_alignment="center")
    if opening.interviews:
        left.warning(
            "Interviews are arranged already. They keep the loop they were arranged with; new ones get this."
        )
    else:
        left.info("This loop is a draft until you use it for the opening.")
    if right.button("Use this loop", type="primary", key=f"{key}/use"):
        forget(place)  # a better one that came now would take the place of the one that was chosen
        set_loop(the_office(), viewer, opening.id, loop)
        st.session_state.pop(f"{key}/draft", None)
        st.toast("The opening has its loop. Seat the panel and add candidates on the Openings page.")
        st.rerun()


def _show(loop: Loop, brief: Brief, wishes: dict[str, Any], key: str) -> None:
    form = loop.forms[0]
    if len(loop.forms) > 1:
        letter = st.segmented_control(
            "Form", [f.form for f in loop.forms], default="A", required=True, key=f"{key}/form"
        )
        form = loop.form(letter or "A")
    proven = "Proven to be the best" if loop.status == "optimal" else f"The best found; {_room(loop)}"
    st.caption(f"{proven} · mean difficulty {form.difficulty} · fingerprint {loop.fingerprint[:12]}")
    show_plan(form, brief)
    for session in form.sessions:
        _session(session, brief, wishes, key)
    _coverage(form, brief)


def _room(loop: Loop) -> str:
    """Return in words how much better than *loop* another can be."""
    return f"at most {100 * (loop.bound - loop.objective) / max(loop.objective, 1):.1f} % better is possible"


def _session(session: Session, brief: Brief, wishes: dict[str, Any], key: str) -> None:
    bank = the_office().bank
    plan = brief.session(session.session)
    used = sum(q.minutes for q in session.questions)
    with st.container(border=True):
        st.header(session.title, anchor=False)
        who = ", ".join(
            f"{_name(brief, s.interviewer)} ({parts.PARTS[s.part]})" for s in session.interviewers
        )
        st.caption(f"{used} of {plan.usable} minutes for questions" + (f" · {who}" if who else ""))
        for asked in session.questions:
            question = bank.question(asked.question) if asked.question in bank else None
            title = question.title if question else asked.question
            with st.expander(f"{title} · {asked.minutes} minutes · {_rated(asked.competencies)}"):
                if asked.why:
                    st.markdown(f"**Why this one.** {parts.plain(asked.why)}")
                place = f"{key}/{session.session}/{asked.question}"
                with st.container(horizontal=True):
                    if asked.question in wishes["keep"]:
                        st.button("Kept", key=f"{place}/keep", disabled=True)
                    elif st.button("Keep", key=f"{place}/keep", help="It stays when you build again."):
                        wishes["keep"].append(asked.question)
                        st.rerun()
                    if st.button("Ban", key=f"{place}/ban", help="It is left out when you build again."):
                        wishes["ban"].append(asked.question)
                        wishes["keep"] = [q for q in wishes["keep"] if q != asked.question]
                        st.rerun()
                if question:
                    show_question(question, place)
                else:
                    st.warning("This question is not in the bank any more; the opening keeps its text.")


def _name(brief: Brief, person: str) -> str:
    return next((i.name for i in brief.people if i.id == person), person)


def _rated(shares: Any) -> str:
    return ", ".join(parts.competency_name(c) for c in shares)


def _coverage(form: Form, brief: Brief) -> None:
    """Show in how many interviews each competency is rated, and which interviews those are."""
    st.header("Coverage", anchor=False)
    found = coverage(form, brief)
    rows = []
    for competency, weight in brief.role.weights.items():
        row: dict[str, object] = {"Competency": parts.competency_name(competency), "Weight": weight}
        for session in form.sessions:
            minutes = sum(q.minutes * q.competencies.get(competency, 0) / 100 for q in session.questions)
            row[session.title] = f"{minutes:.0f} min" if minutes else ""
        row["Interviews"] = found.get(competency, {}).get("sessions", 0)
        rows.append(row)
    st.table(rows, hide_index=True)
    twice = [c for c in brief.role.weights if found.get(c, {}).get("sessions", 0) >= 2]
    st.caption(
        f"{len(twice)} of {len(rows)} competencies are rated in two interviews or more. A competency of weight "
        f"{brief.role.plan.rules.heavy_from_weight} or more needs two, by two people."
    )
