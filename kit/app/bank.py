"""The bank: find a question, read it as an interviewer will, and see what the bank holds and lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any

import altair as alt
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from kit.access import Viewer
from kit.app import parts
from kit.app.office import the_office
from kit.app.question import show_question
from kit.bank import Bank, Question
from kit.bank.lint import lint_question
from kit.bank.stats import WANTED, bank_stats, executed_anchors, executed_claims
from kit.errors import NotAllowed, Problem
from kit.hiring import count_uses, find_version
from kit.model import LEVELS
from kit.wording import counted

USED_MOST = 10  # questions that are named
MINUTES = (15, 20, 25, 30, 45, 60, 90)  # at most so many, to choose from
WAYS = {"read": "As the interviewer reads it", "check": "What lint says", "use": "Where it was used"}


def bank_page(viewer: Viewer) -> None:
    """Show the questions that match a search and the one that is open; beside them, what the bank holds in all."""
    st.title("Question bank")
    if the_office().left_out:
        st.warning(
            "Some files of the bank can not be read, and their questions are missing here. Whoever looks after the "
            "installation sees which, and why."
        )
    bodies = {"Questions": _questions, "What the bank holds": _whole}
    for tab, body in zip(
        st.tabs(list(bodies), key="bank/tab", on_change="rerun"), bodies.values(), strict=True
    ):
        if tab.open:
            with tab:
                body(viewer)


def _questions(viewer: Viewer) -> None:
    """Show the questions that match a search, and the one that is open."""
    bank = the_office().bank
    found = _filtered(bank)
    st.caption(f"{counted(len(found), 'question')} of {len(bank)}")
    if not found:
        parts.empty("Nothing matches.", "Try fewer words, or choose all again in one of the boxes above.")
        return
    if len(found) > 1:
        here = parts.pages(len(found), "bank/page", "Questions")
        parts.table([_found_row(q) for q in found[here]], "Questions that match.")
    chosen = parts.choose("Read a question", {q.id: f"{q.title} ({q.id})" for q in found}, "question")
    if chosen:
        with st.container(border=True):
            _one(viewer, bank.question(chosen))


def _filtered(bank: Bank) -> list[Question]:
    """Show the boxes by which questions are found, and return those that match all of them."""
    columns = st.columns([3, 2, 1, 1])
    words = columns[0].text_input(
        "Search", key="bank/words", placeholder="words of the title, the story or what is asked; or an id"
    )
    names = {c.id: c.name for c in bank.competencies if bank.about(c.id)}
    competency = _any_of(columns[1], "Competency", names)
    shortest = min((q.minutes.total for q in bank), default=0)
    level = _any_of(columns[2], "Level", {level: level for level in LEVELS})
    minutes = _any_of(columns[3], "Minutes", {str(m): f"at most {m}" for m in MINUTES if m >= shortest})
    below = st.columns(4)
    kind = _any_of(below[0], "Kind", _said(q.kind for q in bank))
    form = _any_of(below[1], "Format", _said(q.format for q in bank))
    stack = _any_of(below[2], "Stack", _said(s for q in bank for s in q.stack))
    status = _any_of(below[3], "Status", _said(q.status for q in bank))
    texts = _texts(bank.fingerprint)
    wanted = words.casefold().split()
    return [
        q
        for q in bank
        if (not competency or competency in q.competencies)
        and (not level or level in q.levels)
        and (not minutes or q.minutes.total <= int(minutes))
        and (not kind or q.kind == kind)
        and (not form or q.format == form)
        and (not stack or stack in q.stack)
        and (not status or q.status == status)
        and all(word in texts[q.id] for word in wanted)
    ]


def _any_of(place: DeltaGenerator, label: str, words: Mapping[str, str]) -> str:
    """Show a choice among *words* or all of them, and return what was chosen; nothing for all."""
    return place.selectbox(
        label, ["", *words], format_func=lambda one: words.get(one, "all"), key=f"bank/{label.lower()}"
    )


def _said(values: Iterable[str]) -> dict[str, str]:
    return {value: value.replace("_", " ") for value in sorted(set(values))}


@st.cache_resource(max_entries=2, ttl=3600, show_spinner=False)
def _texts(fingerprint: str) -> dict[str, str]:
    """Return what is searched of each question."""
    return {
        q.id: " ".join(
            (
                q.id,
                q.title,
                q.summary,
                q.ask.opening,
                q.ask.question,
                q.ask.follow_on or "",
                *q.ask.candidate_facts,
            )
        ).casefold()
        for q in the_office().bank
    }


def _found_row(q: Question) -> dict[str, object]:
    return {
        "Title": q.title,
        "Competencies": ", ".join(parts.competency_name(c) for c in q.competencies),
        "Levels": q.levels.from_ if q.levels.from_ == q.levels.to else f"{q.levels.from_} to {q.levels.to}",
        "Kind": q.kind.replace("_", " "),
        "Format": q.format.replace("_", " "),
        "Minutes": q.minutes.total,
        "Stack": ", ".join(q.stack),
        "Status": q.status,
    }


def _one(viewer: Viewer, question: Question) -> None:
    """Show one question: as it is read, what lint finds in it, and how often it was used."""
    st.header(parts.plain(question.title), anchor=False)
    st.caption(parts.plain(question.summary))
    way = parts.one_of("What to see", WAYS, "bank/way", labelled=False)
    if way == "check":
        _lint(question)
    elif way == "use":
        _use(viewer, question)
    else:
        show_question(question)


def _lint(question: Question) -> None:
    found = _problems(question.id, question.digest, the_office().bank.fingerprint)
    if not found:
        st.success("Lint finds nothing in this question.")
    else:
        parts.table(
            [{"Rule": p.rule, "Line of question.yaml": p.line, "What": p.message} for p in found],
            "What lint finds in this question.",
        )
    claims = executed_claims(question)
    executed, anchors = executed_anchors(question)
    st.caption(
        f"{counted(claims, 'claim')} of its key can be executed; {executed} of {anchors} anchors are backed by "
        "something that runs. What concerns the whole bank, such as near twins, is told by hiring\\-kit bank check."
    )


@st.cache_data(max_entries=256, ttl=3600, show_spinner=False)
def _problems(question: str, digest: str, fingerprint: str) -> tuple[Problem, ...]:
    office = the_office()
    return lint_question(question, office.bank, office.scorecards.scales, office.now().date())


def _use(viewer: Viewer, question: Question) -> None:
    exposure = question.exposure
    st.markdown(
        f"Risk of a leak: **{exposure.leak_risk}**. It rests {counted(exposure.cooldown_days, 'day')} after a use, "
        f"and at most {exposure.max_share:.0%} of a role's openings may use it."
    )
    try:
        uses = _uses(viewer).get(question.id, 0)
    except NotAllowed:
        st.caption("How often it was used is for those who arrange openings.")
        return
    st.markdown(
        f"**{counted(uses, 'opening')}** used it in the last 365 days."
        if uses
        else "No opening used it in the last 365 days."
    )


def _uses(viewer: Viewer) -> dict[str, int]:
    version = find_version(the_office(), viewer)
    return _counted_uses(viewer.person, viewer.guest, version, viewer)


@st.cache_data(max_entries=32, ttl=3600, show_spinner=False)
def _counted_uses(person: str, guest: str | None, version: str, _viewer: Viewer) -> dict[str, int]:
    return count_uses(the_office(), _viewer)


def _whole(viewer: Viewer) -> None:
    """Show what the bank holds as a picture and a table, what it lacks, and how often openings used it."""
    stats = _stats(the_office().bank.fingerprint)
    number, claims = len(stats["questions"]), stats["verified"]["claims"]
    risks = ", ".join(f"{n} {risk}" for risk, n in stats["exposure"].items())
    st.markdown(
        f"{counted(number, 'question')} with {claims} claims in their keys that are executed: the fault is "
        f"there, the fix works, each wrong answer fails as the key says. Risk of a leak: {risks}."
    )
    spec, fewest = _chart(the_office().bank.fingerprint)
    words = f"Questions by first competency and level, of {number}. {fewest} has the fewest."
    st.vega_lite_chart(spec, alt=words)
    st.caption(words)
    uses: dict[str, int] | None = None
    with suppress(NotAllowed):
        uses = _uses(viewer)
    wanted: dict[str, list[str]] = {}
    for gap in stats["gaps"]:
        words = f"{gap['want'] - gap['have']} {gap['band'].replace('-', ' to ')}"
        wanted.setdefault(gap["competency"], []).append(words)
    parts.table([_row(c, stats, wanted, uses) for c in WANTED])
    st.caption(
        "Executed: the share of rating anchors that a program backs; the others are about what people say. "
        "Wanted: what is missing for three different loops of every role, with room to choose. "
        "Used: how many questions openings used in the last 365 days."
    )
    if uses:
        most = sorted(uses, key=lambda q: (-uses[q], q))[:USED_MOST]
        titles = {q.id: q.title for q in the_office().bank}
        st.markdown("**Used most**")
        parts.table(
            [{"Question": titles.get(q, q), "Openings in 365 days": uses[q]} for q in most],
            "The questions that most openings used.",
        )


@st.cache_data(max_entries=2, ttl=3600, show_spinner=False)
def _chart(fingerprint: str) -> tuple[dict[str, Any], str]:
    """Return the heat map of the bank, and the name of the competency that it holds least about."""
    table = _stats(fingerprint)["table"]
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
        for formats in [table.get(c, {}).get(level, {})]
    ]
    fewest = min(names, key=lambda name: sum(int(x["Questions"]) for x in cells if x["Competency"] == name))
    return _heat_map(cells, names), fewest


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
