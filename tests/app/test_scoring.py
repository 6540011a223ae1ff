"""The Score page: the signs that anchors name, a card that is in, and what came back on paper."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from kit.app import interview, scorecard
from kit.app import office as shared
from kit.hiring import find_local_viewer, list_my_interviews, list_viewers, open_card
from kit.scorecard import Rating


@pytest.fixture(scope="module")
def cards(sampled):
    """Every card of the sample, with its interviewer and its state."""
    viewers = list_viewers(sampled, find_local_viewer(sampled))
    return [(v, i.card, i.state) for v in viewers for i in list_my_interviews(sampled, v)]


def opened(viewer, card: str, **query: str) -> AppTest:
    app = AppTest.from_string(
        "import streamlit as st\n"
        "from kit.access import Viewer\n"
        "from kit.app.scorecard import score_page\n"
        "st.session_state.setdefault('pages', {})\n"
        f"score_page(Viewer({viewer.person!r}, {viewer.name!r}, behind={viewer.behind!r}))\n",
        default_timeout=60,
    )
    for key, value in {"card": card, **query}.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def test_the_probes_to_tick_have_the_signs_that_the_anchors_name(cards, monkeypatch):
    """What is kept are the ids, as before."""
    office = shared.the_office()
    viewer, card, question, named = next(
        (viewer, card, asked.question, set(found))
        for viewer, card, state in cards
        if state in ("draft", "to_do", "overdue")
        for asked in open_card(office, viewer, card).questions
        if (found := re.findall(r"\bp\d+\b", str(asked.question.rating.anchors)))
    )
    shown = {}
    monkeypatch.setattr(interview, "ticks", lambda label, items, **_: shown.update({label: items}))
    opened(viewer, card, question=question.id)
    probes = shown["Probes: tick what you asked"]
    assert [tick.id for tick in probes] == [probe.id for probe in question.probes]
    signs = [re.match(r"[A-Z]\d+", tick.cue)[0] for tick in probes]
    assert signs == [f"P{n}" for n in range(1, len(probes) + 1)]
    assert {name.upper() for name in named} <= set(signs)
    cues = [tick.cue for label, items in shown.items() if not label.startswith("Probes") for tick in items]
    assert {cue[0] for cue in cues} == {"H", "K", "W"}


def test_a_card_that_is_in_shows_its_questions_as_they_were_asked(cards):
    office = shared.the_office()
    turned = 0
    for viewer, card, state in cards:
        if state != "submitted":
            continue
        asked = [one.question for one in open_card(office, viewer, card).questions]
        words = [m.value.replace("\\", "") for m in opened(viewer, card).markdown]
        rated = [w for w in words if w.startswith("**") and "** · " in w]
        mine = rated[: sum(len(q.rated) for q in asked)]
        assert [w.rpartition("** · ")[2] for w in mine] == [q.title for q in asked for _ in q.rated]
        turned += [q.id for q in asked] != sorted(q.id for q in asked)
    assert turned


def test_a_rating_between_two_anchors_is_told_in_whole_sentences(cards):
    bank = shared.the_office().bank
    question, competency, anchors = next(
        (q, c, anchors) for q in bank for c, anchors in q.rating.anchors.items() if 2 not in anchors
    )
    rating = Rating(question=question.id, competency=competency, state="rated", ordinal=2, note="")
    assert scorecard._anchor(rating) == f"Between two anchors. 1: {anchors[1]} 3: {anchors[3]}"


def paper(state: str, handed_in: bool) -> None:
    from kit.access import Viewer
    from kit.app.reading import _pages
    from kit.hiring.reading import ReturnedPage

    page = ReturnedPage(
        "a.pdf", 1, state, "It is no PDF that can be read.", card="" if state == "nothing" else "c"
    )
    _pages(Viewer("p", "P"), "reading/p", None, [page], {"c": "Ada"}, {"c"} if handed_in else set())


def test_a_file_that_is_no_paper_says_so_at_once(cards):
    app = AppTest.from_function(paper, args=("nothing", True), default_timeout=60).run()
    assert not app.exception
    assert (
        app.warning[0].value.replace("\\", "") == "Nothing was read of 1 page. It is no PDF that can be read."
    )
    assert app.expander[0].proto.expanded
    assert not app.info


@pytest.mark.parametrize(
    ("handed_in", "told"), [(True, ["1 page of a card that is in already"]), (False, [])]
)
def test_a_page_of_a_card_that_is_in_says_so(cards, handed_in, told):
    app = AppTest.from_function(paper, args=("read", handed_in), default_timeout=60).run()
    assert not app.exception
    assert [i.value.partition(":")[0] for i in app.info] == told
    assert not app.warning
