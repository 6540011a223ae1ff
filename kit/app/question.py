"""A question as an interviewer reads it: what to say, what to show, what good sounds like."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import streamlit as st

from kit.app import parts
from kit.bank import Question
from kit.bank.diagram import is_drawn, words_for
from kit.bank.question import Exhibit
from kit.errors import PacketError
from kit.packet.composer import Composer
from kit.packet.exhibit import drawn
from kit.packet.svg import svg
from kit.pdf import METRICS

DRAWING_WIDTH = 170.0  # millimetres, as on A4
LANGUAGES = {
    ".py": "python",
    ".mjs": "javascript",
    ".js": "javascript",
    ".sql": "sql",
    ".yaml": "yaml",
    ".json": "json",
}


def show_question(question: Question) -> None:
    """Show the whole of a question; what is in it was written by people, so it is shown as text."""
    _whole(question.digest, question)


# What it draws is kept and sent again: making the tables anew takes most of a rerun.
@st.cache_data(max_entries=128, ttl=3600, show_spinner=False)
def _whole(digest: str, _question: Question) -> None:
    question = _question
    st.caption(
        f"{question.id} {question.version} · {question.minutes.total} minutes · {question.levels.from_} to "
        f"{question.levels.to}" + (" · not yet tried with people" if question.status == "pilot" else "")
    )
    show_asking(question)
    show_exhibits(question)
    show_help(question)
    show_key(question)
    for competency in question.rated:
        st.markdown(f"**Rating {parts.plain(parts.competency_name(competency).lower())}**")
        anchors = question.rating.anchors[competency]
        parts.table(
            [
                {"Rating": value, "What was said or done": anchors[value]}
                for value in sorted(anchors, reverse=True)
            ],
        )


def show_asking(question: Question) -> None:
    """Show what is read aloud, and the facts that everybody gets."""
    st.markdown("**Say this**")
    with st.container(border=True):
        st.markdown(f"{parts.plain(question.ask.opening)}\n\n{parts.plain(question.ask.question)}")
    if question.ask.candidate_facts:
        bullets(question.ask.candidate_facts, "Everyone gets these facts")
    if question.ask.follow_on:
        st.markdown("**Then**")
        with st.container(border=True):
            st.markdown(parts.plain(question.ask.follow_on))
    if question.ask.if_asked:
        st.markdown("**If asked**")
        parts.rows(("They ask", "Say"), [(i.ask, i.say) for i in question.ask.if_asked])


def show_exhibits(question: Question) -> None:
    """Show what the candidate is given, and what only the interviewer has."""
    for exhibit in question.exhibits:
        only = "" if exhibit.audience == "both" else " (interviewer only)"
        st.markdown(f"**{parts.plain(exhibit.title)}**{only}")
        show_exhibit(question, exhibit)


def show_exhibit(question: Question, exhibit: Exhibit) -> None:
    """Show one exhibit: code and logs with line numbers, tables as tables, diagrams as pictures."""
    if is_drawn(exhibit):
        show_drawing(question, exhibit)
    elif exhibit.kind == "diagram":
        st.image(question.files[exhibit.file], alt=words_for(question, exhibit))
    elif exhibit.file.endswith(".csv"):
        head, *lines = csv.reader(io.StringIO(question.text(exhibit.file)))
        parts.rows([parts.plain(name) for name in head], lines)
    else:
        suffix = exhibit.file[exhibit.file.rfind(".") :]
        # Wrapped, since a box that scrolls sideways is out of reach for the keyboard.
        st.code(
            question.text(exhibit.file).rstrip("\n"),
            LANGUAGES.get(suffix),
            line_numbers=exhibit.numbered,
            wrap_lines=True,
        )


def show_drawing(question: Question, exhibit: Exhibit) -> None:
    """Show a diagram as it stands in the handout, or why it can not be drawn."""
    try:
        picture, words = _drawing(question.digest, exhibit.id, exhibit.file, question, exhibit)
    except PacketError as error:
        st.error(parts.plain(error))
        return
    st.image(picture, alt=words)


@st.cache_data(max_entries=512, ttl=3600, show_spinner=False)
def _drawing(digest: str, id: str, file: str, _question: Question, _exhibit: Exhibit) -> tuple[str, str]:
    drawing = drawn(Composer(METRICS, DRAWING_WIDTH), _question, _exhibit, large=True)
    return svg(drawing, METRICS), drawing.alt


def show_help(question: Question) -> None:
    """Show probes and hints, with the signs that anchors and the paper call them by."""
    st.markdown("**Probes**")
    bullets([f"P{n}, {when_asked(p.when)}: {p.ask}" for n, p in enumerate(question.probes, 1)])
    st.markdown("**Hints, in order**")
    bullets(
        [
            f"H{n}, {'free' if not h.cost else f'cost {h.cost:g}'}: {h.say}"
            for n, h in enumerate(question.hints, 1)
        ]
    )


def show_key(question: Question) -> None:
    """Show what a good answer holds, and wrong answers with the reply to each."""
    st.markdown("**In short**")
    st.markdown(parts.plain(question.answer.in_short))
    st.markdown("**Key points**")
    bullets([f"K{n}{', must' if p.must else ''}: {p.text}" for n, p in enumerate(question.answer.points, 1)])
    if question.wrong_answers:
        st.markdown("**Wrong answers**")
        parts.table(
            [
                {"They say": f"W{n}: {w.claim}", "Why it is wrong": w.why_wrong, "Reply": w.say}
                for n, w in enumerate(question.wrong_answers, 1)
            ],
        )
    if question.red_flags:
        st.markdown("**Red flags**")
        bullets([flag.sign for flag in question.red_flags])


def bullets(items: Iterable[str], title: str = "") -> None:
    """Show texts as a list, below their title."""
    st.markdown(listed(items, title))


def listed(items: Iterable[str], title: str = "") -> str:
    """Return texts as a list for Markdown, below their title."""
    head = [f"**{parts.plain(title)}**", ""] if title else []
    return "\n".join([*head, *(f"- {parts.plain(item)}" for item in items)])


def when_asked(when: str) -> str:
    """Return in words when a probe is asked."""
    return {"always": "always", "time_left": "if time is left"}.get(
        when, f"if the candidate {when.replace('_', ' ')}"
    )
