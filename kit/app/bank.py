"""The bank: find a question, read it as an interviewer will, and see what the bank lacks."""

from __future__ import annotations

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.office import the_office
from kit.app.question import show_question
from kit.bank import Question
from kit.bank.stats import bank_stats
from kit.model import LEVELS

A_PAGE = 20


def bank_page(viewer: Viewer) -> None:
    """Show the questions that match a search, and the one that is open."""
    st.title("Question bank")
    bank = the_office().bank
    columns = st.columns([3, 2, 1, 2])
    words = columns[0].text_input("Search", key="bank/words", placeholder="title, story, id")
    competencies = {c.id: c.name for c in bank.competencies if bank.about(c.id)}
    competency = columns[1].selectbox(
        "Competency",
        ["", *competencies],
        format_func=lambda c: competencies.get(c, "all"),
        key="bank/competency",
    )
    level = columns[2].selectbox("Level", ["", *LEVELS], format_func=lambda x: x or "all", key="bank/level")
    formats = sorted({q.format for q in bank})
    form = columns[3].selectbox(
        "Format", ["", *formats], format_func=lambda f: f.replace("_", " ") or "all", key="bank/format"
    )
    found = [
        q
        for q in bank
        if (not competency or competency in q.competencies)
        and (not level or level in q.levels)
        and (not form or q.format == form)
        and _matches(q, words)
    ]
    st.caption(f"{parts.counted(len(found), 'question')} of {len(bank)}")
    if not found:
        parts.empty("Nothing matches.", "Try fewer words, or another competency.")
        return
    if len(found) > 1:
        st.dataframe(
            [
                {
                    "Title": q.title,
                    "Competency": parts.competency_name(q.competency),
                    "Also": ", ".join(parts.competency_name(c) for c in q.secondary),
                    "Levels": f"{q.levels.from_} to {q.levels.to}",
                    "Format": q.format.replace("_", " "),
                    "Minutes": q.minutes.total,
                    "Stack": ", ".join(q.stack),
                    "Status": q.status,
                }
                for q in found
            ],
            hide_index=True,
            alt="Questions that match",
        )
    chosen = parts.choose("Read a question", {q.id: f"{q.title} ({q.id})" for q in found}, "question")
    if chosen:
        with st.container(border=True):
            question = bank.question(chosen)
            st.header(question.title, anchor=False)
            show_question(question, f"bank/{chosen}")
    _gaps()


def _matches(question: Question, words: str) -> bool:
    text = f"{question.id} {question.title} {question.summary} {question.ask.opening} {question.ask.question}".casefold()
    return all(word in text for word in words.casefold().split())


def _gaps() -> None:
    with st.expander("What the bank lacks"):
        gaps = bank_stats(the_office().bank)["gaps"]
        st.caption("How many questions each competency wants so that every role has three different loops.")
        st.table(
            [
                {
                    "Competency": parts.competency_name(g["competency"]),
                    "For": g["band"].replace("-", " to "),
                    "Has": g["have"],
                    "Wants": g["want"],
                }
                for g in gaps
            ],
            hide_index=True,
        )
