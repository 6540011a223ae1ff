"""The interviews that an opening calls for: how long each takes, one more, one fewer."""

from __future__ import annotations

import re

import streamlit as st

from kit.app import parts
from kit.app.builder import Builder
from kit.app.office import forget
from kit.hiring import MOST_SESSIONS
from kit.role import SessionPlan

LEAST_FOR_QUESTIONS = 10  # minutes of a session, as in a role's file
USUAL_MINUTES = 60


def show_sessions(builder: Builder) -> None:
    """Show the interviews with their minutes to be changed, and a way to add one or leave one out."""
    sessions = builder.brief.sessions
    st.caption(
        "They are the role's until you change them, and then this opening's own. Each change builds the loop again."
    )
    for session in sessions:
        least = session.intro + session.candidate_questions + LEAST_FOR_QUESTIONS
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        key = f"{builder.key}/minutes/{session.id}"
        st.session_state[key] = session.minutes
        focus = ", ".join(parts.competency_name(c) for c in session.focus) or "any competency"
        left.number_input(
            f"Minutes of {session.title}",
            min(least, session.minutes),
            480,
            step=5,
            key=key,
            help=f"About {focus}. {session.intro} minutes open it, {session.candidate_questions} are the candidate's.",
            on_change=_set_minutes,
            args=(builder, session, key),
        )
        right.button(
            "Leave out",
            key=f"{builder.key}/drop/{session.id}",
            help=f"Leave out {session.title}",
            disabled=len(sessions) == 1,
            on_click=_leave_out,
            args=(builder, session),
        )
    if len(sessions) >= MOST_SESSIONS:
        st.caption(f"A loop has at most {MOST_SESSIONS} interviews.")
        return
    st.markdown("**One more interview**")
    keys = {name: f"{builder.key}/new/{name}" for name in ("title", "minutes", "focus")}
    left, middle, right = st.columns([2, 1, 2], vertical_alignment="bottom")
    left.text_input("Title", key=keys["title"], max_chars=80, placeholder=f"Interview {len(sessions) + 1}")
    middle.number_input("Minutes", 20, 480, USUAL_MINUTES, step=5, key=keys["minutes"])
    right.multiselect(
        "About",
        list(builder.role.weights),
        format_func=parts.competency_name,
        key=keys["focus"],
        help="Each of these has a question of its own there. Empty: whatever adds most.",
    )
    st.button("Add the interview", key=f"{builder.key}/add", on_click=_add, args=(builder, keys))


def _change(builder: Builder, act: str, sessions: tuple[SessionPlan, ...]) -> None:
    forget(builder.place)
    builder.board.do(act, sessions=sessions)
    builder.build_again()


def _set_minutes(builder: Builder, session: SessionPlan, key: str) -> None:
    minutes = int(st.session_state[key])
    changed = session.model_copy(update={"minutes": minutes})
    sessions = tuple(changed if s.id == session.id else s for s in builder.brief.sessions)
    _change(builder, f"gave {session.title} {minutes} minutes", sessions)


def _leave_out(builder: Builder, session: SessionPlan) -> None:
    rest = tuple(
        s.model_copy(update={"after": tuple(a for a in s.after if a != session.id)})
        for s in builder.brief.sessions
        if s.id != session.id
    )
    _change(builder, f"left out {session.title}", rest)


def _add(builder: Builder, keys: dict[str, str]) -> None:
    sessions = builder.brief.sessions
    title = " ".join(st.session_state[keys["title"]].split()) or f"Interview {len(sessions) + 1}"
    new = SessionPlan(
        id=free_id(title, {s.id for s in sessions}),
        title=title,
        minutes=int(st.session_state[keys["minutes"]]),
        focus=tuple(st.session_state[keys["focus"]]),
    )
    _change(builder, f"added {title}", (*sessions, new))
    st.session_state[keys["title"]] = ""


def free_id(title: str, taken: set[str]) -> str:
    """Return an id for a session of that title, which no other has.

    Examples:
        >>> free_id("Pair & Debug!", set()), free_id("Pair debug", {"pair-debug"}), free_id("面接", set())
        ('pair-debug', 'pair-debug-2', 'interview')
    """
    short = "-".join(re.findall("[a-z0-9]+", title.lower()))[:32].strip("-") or "interview"
    number, found = 1, short
    while found in taken:
        number += 1
        found = f"{short}-{number}"
    return found
