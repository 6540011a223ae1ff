"""The bank: find a question, read it as an interviewer will, and see what the bank holds and lacks."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import altair as alt
import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.office import the_office
from kit.app.question import show_question
from kit.bank import Question
from kit.bank.stats import WANTED, bank_stats
from kit.errors import NotAllowed
from kit.hiring import count_uses
from kit.model import LEVELS

A_PAGE = 20


def bank_page(viewer: Viewer) -> None:
    """Show the questions that match a search and the one that is open; beside them, what the bank holds in all."""
    st.title("Question bank")
    questions, whole = st.tabs(["Questions", "What the bank holds"])
    with questions:
        _questions()
    with whole:
        _whole(viewer)


def _questions() -> None:
    """Show the questions that match a search, and the one that is open."""
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
    else:
        _found(found)


def _found(found: list[Question]) -> None:
    """Show the questions that match, and the one that is open."""
    bank = the_office().bank
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


def _matches(question: Question, words: str) -> bool:
    text = f"{question.id} {question.title} {question.summary} {question.ask.opening} {question.ask.question}".casefold()
    return all(word in text for word in words.casefold().split())


def _whole(viewer: Viewer) -> None:
    """Show what the bank holds as a picture and a table, what it lacks, and how often openings used it."""
    stats = _stats(the_office().bank.fingerprint)
    number, claims = len(stats["questions"]), stats["verified"]["claims"]
    risks = ", ".join(f"{n} {risk}" for risk, n in stats["exposure"].items())
    st.markdown(
        f"{parts.counted(number, 'question')} with {claims} claims in their keys that are executed: the fault is "
        f"there, the fix works, each wrong answer fails as the key says. Risk of a leak: {risks}."
    )
    names = [parts.competency_name(c) for c in WANTED]
    cells = [
        {
            "Competency": parts.competency_name(c),
            "Level": level,
            "Questions": sum(formats.values()),
            "Formats": ", ".join(f"{f.replace('_', ' ')} {n}" for f, n in sorted(formats.items())),
        }
        for c in WANTED
        for level in LEVELS
        for formats in [stats["table"].get(c, {}).get(level, {})]
    ]
    fewest = min(names, key=lambda name: sum(x["Questions"] for x in cells if x["Competency"] == name))
    words = f"Questions by first competency and level, of {number}. {fewest} has the fewest."
    st.vega_lite_chart(_heat_map(cells, names), alt=words)
    st.caption(words)
    uses: dict[str, int] | None = None
    with suppress(NotAllowed):
        uses = count_uses(the_office(), viewer)
    wanted: dict[str, list[str]] = {}
    for gap in stats["gaps"]:
        words = f"{gap['want'] - gap['have']} {gap['band'].replace('-', ' to ')}"
        wanted.setdefault(gap["competency"], []).append(words)
    st.table([_row(c, stats, wanted, uses) for c in WANTED], hide_index=True)
    st.caption(
        "Executed: the share of rating anchors that a program backs; the others are about what people say. "
        "Wanted: what is missing for three different loops of every role, with room to choose. "
        "Used: how many questions openings used in the last 365 days."
    )


@st.cache_data(max_entries=2, ttl=3600, show_spinner=False)
def _stats(fingerprint: str) -> dict[str, Any]:
    return bank_stats(the_office().bank)


def _row(
    c: str, stats: dict[str, Any], wanted: dict[str, list[str]], uses: dict[str, int] | None
) -> dict[str, str]:
    stacks, anchors = stats["stacks"].get(c, {}), stats["anchors"].get(c, {"executed": 0, "all": 0})
    asked = ("pilot", "active")
    mine = [q["question"] for q in stats["questions"] if q["primary"] == c and q["status"] in asked]
    return {
        "Competency": parts.competency_name(c),
        "Questions": str(len(mine)),
        "Python": str(stacks.get("python", 0)),
        "Node.js": str(stacks.get("nodejs", 0)),
        "Any": str(stacks.get("neutral", 0)),
        "Kinds": ", ".join(f"{k.replace('_', ' ')} {n}" for k, n in stats["mix"].get(c, {}).items()),
        "Executed": f"{100 * anchors['executed'] // anchors['all']} %" if anchors["all"] else "",
        "Wanted": ", ".join(wanted.get(c, [])),
        "Used": "" if uses is None else str(sum(q in uses for q in mine)),
    }


def _heat_map(cells: list[dict[str, Any]], names: list[str]) -> dict[str, Any]:
    places: dict[str, Any] = {
        "x": alt.X("Level:N", sort=list(LEVELS), title=None, axis=alt.Axis(orient="top", labelAngle=0)),
        "y": alt.Y("Competency:N", sort=names, title=None, axis=alt.Axis(labelLimit=220, labelOverlap=False)),
    }
    chart = alt.Chart(alt.Data(values=cells))
    colour = alt.Color("Questions:Q", scale=alt.Scale(scheme="cividis"), legend=None)
    most = max(cell["Questions"] for cell in cells)
    ink = alt.condition(f"datum.Questions > {most / 2}", alt.value("black"), alt.value("white"))
    places["tooltip"] = [alt.Tooltip(f"{name}:{kind}") for name, kind in zip(cells[0], "NNQN", strict=True)]
    squares = chart.mark_rect().encode(color=colour, **places)
    numbers = chart.mark_text().encode(text="Questions:Q", color=ink, **places)
    return (squares + numbers).properties(width="container", height=26 * len(names)).to_dict()
