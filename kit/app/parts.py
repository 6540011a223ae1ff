"""Pieces that several pages show: banners, empty states, choices that stand in the address, times and words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from kit.access import Viewer
from kit.app import chart
from kit.app.office import the_office
from kit.errors import KitError, ScorecardError
from kit.hiring import Opening, WorkingCard, card_from_drafts, find_version, list_openings, list_people
from kit.hiring.export import LOCAL_ADDRESS
from kit.hiring.intake import begin_upload
from kit.scorecard import Scorecard, check_scorecard

ROWS_AT_ONCE = 50
Way = TypeVar("Way", bound=str)
PAGE = 25  # rows, or whatever is shown a page at a time

PARTS = {"lead": "lead", "second": "second", "shadow": "shadow", "reverse_shadow": "reverse shadow"}
OPENING_STATES = {
    "no_loop": "No loop yet",
    "loop_ready": "Loop ready",
    "interviewing": "Interviewing",
    "decided": "Decided",
    "closed": "Closed",
}
CARD_STATES = {
    "to_do": "to do",
    "draft": "draft",
    "overdue": "overdue",
    "submitted": "submitted",
    "withdrawn": "taken back",
    "excused": "excused",
}
# Why a row is not rated, and how sure somebody is, as people read it.
REASONS = {
    "no_time": "no time was left",
    "not_asked": "it was not asked",
    "candidate_declined": "the candidate declined",
    "technical_problem": "a technical problem",
}
CONFIDENCE = {"low": "low", "mid": "medium", "high": "high"}

# Text from people is shown as text: these characters would be read as Markdown.
_MARKDOWN = str.maketrans({c: f"\\{c}" for c in r"\`*_{}[]()#+-.!|<>~$:"})


def plain(text: object) -> str:
    """Return *text* so that Streamlit's Markdown shows it as it is written.

    Examples:
        >>> plain("*a* <b>")
        '\\\\*a\\\\* \\\\<b\\\\>'
    """
    return " ".join(str(text).split()).translate(_MARKDOWN)


def choose(label: str, options: Mapping[str, str], key: str) -> str | None:
    """Show a choice among *options* (id: words) that stands in the page's address, and return the chosen id.

    The address carries the id. Streamlit's own binding would write the words, and with them names, into it.
    """
    if not options:
        return None
    ids = list(options)
    wanted = st.query_params.get(key)
    widget = f"choose/{key}"
    if wanted in options and st.session_state.get(f"{widget}/seen") != wanted:
        st.session_state[widget] = wanted
    if st.session_state.get(widget) not in options:  # first time here, or back from another page
        last = st.session_state.get(f"{widget}/seen")
        st.session_state[widget] = last if last in options else ids[0]
    # Said until something is chosen: the page may be drawn again at once, and the address then holds what is shown.
    astray = f"{widget}/astray"
    if wanted and wanted not in options:
        st.session_state[astray] = st.session_state[widget]
    elif not wanted or st.session_state.get(astray) != st.session_state[widget]:
        st.session_state.pop(astray, None)
    if astray in st.session_state:
        st.warning(
            "What this link names is not there, or not for you. Another of yours is shown in its place."
        )
    words = told_apart(options)
    show_words_of_now(widget, words)
    chosen = st.selectbox(label, ids, format_func=lambda i: words[i], key=widget)
    st.session_state[f"{widget}/seen"] = chosen
    if wanted != chosen:
        st.query_params[key] = chosen
    return chosen


def show_words_of_now(key: str, words: Mapping[str, str]) -> None:
    """Before a select box of that key (id: words): the browser would go on showing the old words of the same choice."""
    chosen = st.session_state.get(key)
    before, now = st.session_state.get(f"{key}/words"), (chosen, words.get(chosen or ""))
    if before and before[0] == chosen and before != now and chosen in words:
        st.session_state[key] = chosen
    st.session_state[f"{key}/words"] = now


def one_of(label: str, ways: Mapping[Way, str], key: str, *, labelled: bool = True) -> Way:
    """Show a few ways (id: words) side by side, the first of them chosen at the start, and return the chosen id."""
    first = next(iter(ways))
    st.session_state.setdefault(key, first)
    chosen = st.segmented_control(
        label,
        list(ways),
        format_func=lambda way: ways[way],
        required=True,
        key=key,
        label_visibility="visible" if labelled else "collapsed",
    )
    return chosen or first


def take_files(
    viewer: Viewer,
    label: str,
    key: str,
    begin: Callable[[Sequence[UploadedFile]], None] = lambda files: None,
    **how: Any,
) -> list[UploadedFile]:
    """Show where files are handed in, and return those that are taken; *begin* is called with them once.

    One person may hand in so many times a minute (`begin_upload`): what comes too soon waits in its place, and the
    person is told when it is taken. *how* goes to Streamlit's uploader.
    """
    refused = f"{key}/refused"

    def given() -> list[UploadedFile]:
        files = st.session_state.get(key) or []
        return files if isinstance(files, list) else [files]

    def take() -> None:
        st.session_state.pop(refused, None)
        if files := given():
            try:
                begin_upload(the_office(), viewer, len(files))
            except KitError as error:
                st.session_state[refused] = str(error)
            else:
                begin(files)

    st.file_uploader(label, key=key, on_change=take, **how)
    if words := st.session_state.get(refused):
        st.warning(plain(words))
        st.button("Take them now", key=f"{key}/again", on_click=take)
        return []
    return given()


def told_apart(options: Mapping[str, str]) -> dict[str, str]:
    """Return *options* with a number behind words that stood there before: a choice is made by its words.

    Examples:
        >>> told_apart({"o-1": "Search", "o-2": "Search", "o-3": "Payments"})
        {'o-1': 'Search', 'o-2': 'Search (2)', 'o-3': 'Payments'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for id, words in options.items():
        number, said = 1, words
        while said in taken:
            number += 1
            said = f"{words} ({number})"
        taken.add(said)
        found[id] = said
    return found


def choose_opening(viewer: Viewer) -> Opening | None:
    """Show the choice of an opening, or why there is none."""
    openings = {o.id: o for o in openings_of(viewer)}
    if not openings:
        empty("There is no opening yet.", "Openings hold the loop, the people and the candidates of one job.")
        if page := st.session_state.get("pages", {}).get("openings"):
            st.page_link(page, label="Open one on the Openings page")
        return None
    chosen = choose("Opening", {i: o.title for i, o in openings.items()}, "opening")
    return openings[chosen] if chosen else None


def openings_of(viewer: Viewer) -> tuple[Opening, ...]:
    """Return the openings that *viewer* has a part in, newest first; kept as long as nothing is done in any."""
    version = find_version(the_office(), viewer)
    return _openings(viewer.person, viewer.guest, version, viewer)


@st.cache_resource(max_entries=64, ttl=3600, show_spinner=False)  # nothing in it can be changed
def _openings(person: str, guest: str | None, version: str, _viewer: Viewer) -> tuple[Opening, ...]:
    return list_openings(the_office(), _viewer)


def address() -> str:
    """Return where this app is, for links in calendars."""
    here = urlsplit(st.context.url or LOCAL_ADDRESS)
    return f"{here.scheme}://{here.netloc}"


def empty(what: str, why: str) -> None:
    """Show what is missing, and why that is so or what it is for."""
    st.info(f"**{what}** {why}")


def table(rows: Sequence[Mapping[str, object]], alt: str | None = None) -> None:
    """Show rows as a table: up to fifty as one that every reading program knows, more as one that scrolls.

    Texts are shown as they are written, never as Markdown. *alt* says in a sentence what stands in it.
    """
    if len(rows) <= ROWS_AT_ONCE:
        shown = [
            {name: plain(cell) if isinstance(cell, str) else cell for name, cell in row.items()}
            for row in rows
        ]
        st.table(shown, hide_index=True, alt=alt)
    else:
        st.dataframe(list(rows), hide_index=True, width="stretch", alt=alt)


def rows(head: Sequence[str], lines: Sequence[Sequence[object]]) -> None:
    """Show texts as a table: real HTML, at a tenth of what a table made from data costs the server."""
    st.markdown(
        "\n".join(
            f"| {' | '.join(cells)} |"
            for cells in (head, ["---"] * len(head), *([plain(cell) for cell in line] for line in lines))
        )
    )


def ink() -> str:
    """Return the colour of text in charts, which stands out from the ground that this person has chosen."""
    return "#ffffff" if st.context.theme.type == "dark" else chart.INK


def pages(number: int, key: str, noun: str) -> slice:
    """Show which of many are on the screen where there are more than a page holds, and return those as a slice."""
    last = -(-number // PAGE)
    if last <= 1:
        return slice(0, number)
    left, right = st.columns([1, 3], vertical_alignment="bottom")
    page = int(left.number_input(f"Page, of {last}", 1, last, key=key))
    start = (page - 1) * PAGE
    right.caption(f"{noun} {start + 1} to {min(start + PAGE, number)} of {number}")
    return slice(start, start + PAGE)


def when(moment: str | None, zone: str = "UTC") -> str:
    """Return a stored moment as people read it, with its zone.

    Examples:
        >>> when("2026-12-01T09:00:00.000Z", "Europe/Berlin")
        'Tue 1 Dec 2026, 10:00 CET'
    """
    if moment is None:
        return "no time yet"
    local = datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))
    return f"{local:%a} {local.day} {local:%b %Y, %H:%M} {local.tzname()}"


def named(words: str, names: Mapping[str, str]) -> str:
    """Return what was said with names for the ids and codes in it.

    Examples:
        >>> named("Nobody rated system_design.", {"system_design": "Design"})
        'Nobody rated Design.'
    """
    return re.sub(r"[\w-]+", lambda found: names.get(found.group(), found.group()), words)


def person(code: str, name: str | None) -> str:
    """Return a candidate as somebody who may see the name reads them."""
    return f"{name} ({code})" if name else code


def competency_name(competency: str) -> str:
    """Return the name of a competency for the screen; its id in letters where the bank has it no more."""
    known = {c.id: c.name for c in the_office().bank.competencies}
    return known.get(competency, competency.replace("_", " ").capitalize())


def lacking(card: WorkingCard) -> list[str]:
    """Return in words what keeps the card from being handed in."""
    try:
        given: Scorecard = card_from_drafts(card)
        check_scorecard(given, card.asked, card.scale, card.template)
    except ScorecardError as error:
        titles = {a.question.id: a.question.title for a in card.questions}
        words = [p.message for p in error.problems]
        for question, title in titles.items():
            words = [w.replace(f" in {question}", f", {title}") for w in words]
        for competency in {c for rated in card.asked.values() for c in rated}:
            words = [
                competency_name(competency) + w[len(competency) :] if w.startswith(competency) else w
                for w in words
            ]
        return words
    return []


def people_of(viewer: Viewer) -> tuple[list[str], dict[str, str]]:
    """Return the ids of who is active, and everybody's name by id, told apart: the same words on every page."""
    everybody = list_people(the_office(), viewer)
    return [p.id for p in everybody if p.active], told_apart({p.id: p.name for p in everybody})


def say_next(key: str, words: str, how: Literal["success", "info", "warning"] = "success") -> None:
    """Keep what came of an act, in words, until the page is drawn anew: there `said` of the same key shows it."""
    st.session_state[f"said/{key}"] = (how, words)


def said(key: str) -> None:
    """Show here what `say_next` kept, until the next act."""
    place = st.empty()  # always there: else all below would be made anew, and the focus be lost
    if told := st.session_state.pop(f"said/{key}", None):
        how, words = told
        getattr(place, how)(plain(words))
