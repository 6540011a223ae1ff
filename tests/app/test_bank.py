"""The bank page: what is searched and chosen is what is found, and one question can be looked at from three sides."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from kit.app import bank as bank_module
from kit.app import office as shared
from kit.bank import read_bank
from kit.bank.lint import lint, lint_question
from kit.errors import Problem
from kit.hiring import find_local_viewer, open_opening
from kit.role import find_role
from kit.scorecard import read_scorecards

BANK = read_bank()


@pytest.fixture(scope="module")
def viewer(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIRING_KIT_DATA", str(tmp_path_factory.mktemp("data")))
        shared.close()
        office = shared.the_office()
        me = find_local_viewer(office)
        open_opening(office, me, find_role("senior-backend-python", office.bank))
        yield me
        shared.close()


@pytest.fixture
def page(viewer):
    app = AppTest.from_string(
        "from kit.access import Viewer\n"
        "from kit.app.bank import bank_page\n"
        f"bank_page(Viewer({viewer.person!r}, {viewer.name!r}))\n",
        default_timeout=60,
    )
    return app.run()


def found(page: AppTest) -> int:
    assert not page.exception
    return int(page.caption[0].value.split()[0])


def test_words_are_found_in_what_is_asked_and_every_word_must_be_there(page):
    question = BANK.question("debug-late-events")
    word = max(question.ask.question.split(), key=len).strip(".,?'\"")
    page.text_input(key="bank/words").set_value(word.upper()).run()
    many = found(page)
    assert 1 <= many < len(BANK)
    page.text_input(key="bank/words").set_value(f"{word} {question.id}").run()
    assert found(page) == 1
    assert question.title in [h.value for h in page.header]
    page.text_input(key="bank/words").set_value("no such words anywhere").run()
    assert "Nothing matches." in page.info[0].value


@pytest.mark.parametrize(
    ("box", "value", "holds"),
    [
        ("competency", "databases", lambda q: "databases" in q.competencies),
        ("level", "junior", lambda q: "junior" in q.levels),
        ("minutes", "25", lambda q: q.minutes.total <= 25),
        ("kind", "situational", lambda q: q.kind == "situational"),
        ("format", "incident", lambda q: q.format == "incident"),
        ("stack", "python", lambda q: "python" in q.stack),
        ("status", "pilot", lambda q: q.status == "pilot"),
    ],
)
def test_each_box_leaves_what_it_says(page, box, value, holds):
    page.selectbox(key=f"bank/{box}").set_value(value).run()
    wanted = sum(map(holds, BANK))
    assert wanted
    assert found(page) == wanted


def test_a_long_list_comes_in_pages_and_a_link_opens_a_question_on_any(viewer, page):
    assert found(page) == len(BANK)
    assert len(page.table[0].value) == 25
    page.number_input(key="bank/page").set_value(2).run()
    titles = [q.title for q in BANK]
    assert list(page.table[0].value["Title"]) == titles[25:50]
    last = list(BANK)[-1]
    page.query_params["question"] = last.id
    page.run()
    assert last.title in [h.value.replace("\\", "") for h in page.header]


def test_whoever_misses_a_question_is_told_that_some_can_not_be_read(page, monkeypatch):
    assert not page.warning
    office = replace(shared.the_office(), left_out=(Problem("ours/bank.yaml", 1, "no such folder."),))
    monkeypatch.setattr(bank_module, "the_office", lambda: office)
    (warning,) = page.run().warning
    assert "their questions are missing here" in warning.value
    assert "ours" not in warning.value, "where it lies is for whoever looks after the installation"


def test_a_question_shows_what_lint_says_and_how_it_may_be_used(page):
    page.segmented_control(key="bank/way").set_value("check").run()
    assert page.success[0].value == "Lint finds nothing in this question."
    page.segmented_control(key="bank/way").set_value("use").run()
    words = " ".join(m.value for m in page.markdown)
    exposure = next(iter(BANK)).exposure
    assert f"Risk of a leak: **{exposure.leak_risk}**" in words
    assert f"It rests {exposure.cooldown_days} days" in words
    assert "No opening used it in the last 365 days." in words


def test_what_the_bank_holds_opens_with_its_tab(page):
    page.session_state["bank/tab"] = "What the bank holds"
    page.run()
    assert not page.exception
    assert {"Wanted", "Used", "Executed"} <= set(page.table[0].value.columns)
    assert page.get("arrow_vega_lite_chart") or page.get("vega_lite_chart")


def test_lint_of_one_question_is_its_part_of_the_lint_of_all():
    """A question without hints: rule C06 wants two."""
    first = next(iter(BANK))
    bad = first.model_copy(update={"hints": ()})
    bank = replace(BANK, questions=tuple(bad if q.id == first.id else q for q in BANK))
    scales, today = read_scorecards().scales, datetime.date(2026, 12, 1)
    mine = lint_question(first.id, bank, scales, today)
    assert [(p.rule, p.message) for p in mine] == [("C06", "0 hints: 2 or more are needed.")]
    assert set(mine) <= set(lint(bank, scales, today=today))
    assert lint_question(next(reversed(list(BANK))).id, bank, scales, today) == ()
