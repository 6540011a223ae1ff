"""The page for whoever looks after the installation: what is set there holds, and what was done stands there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from kit.app import installation
from kit.errors import Problem
from kit.hiring import back_up, find_local_viewer, find_retention, list_openings


@pytest.fixture
def office(sampled):
    return sampled


@pytest.fixture
def page(office):
    me = find_local_viewer(office)
    return AppTest.from_string(
        "from kit.access import Viewer\n"
        "from kit.app.installation import installation_page\n"
        f"installation_page(Viewer({me.person!r}, {me.name!r}))\n",
        default_timeout=60,
    ).run()


def test_it_says_whether_all_is_whole_and_when_it_was_backed_up(office, page, tmp_path):
    assert "No backup was made yet." in page.markdown[0].value
    page.button(key="installation/check").click().run()
    assert page.success[0].value.startswith("Nothing is wrong. Looked at: sqlite, ")
    back_up(office, find_local_viewer(office), tmp_path / "backups")
    assert "Last backup: " in page.run().markdown[0].value


def test_what_of_the_bank_can_not_be_read_is_named_with_its_place(office, page, monkeypatch):
    assert not page.warning
    found = tuple(
        Problem(f"ours/questions/{n:02}/question.yaml", line, "unknown entry 'statos'.")
        for n in range(12)
        for line in (3, 4)
    )
    monkeypatch.setattr(installation, "the_office", lambda: replace(office, left_out=found))
    (warning,) = page.run().warning
    words = warning.value.replace("\\", "")
    assert words.startswith("Left out of the bank is what stands in 12 files that can not be read.")
    assert "01/question.yaml:3: unknown entry 'statos'. (1 more in this file)" in words
    assert words.count("unknown entry") == installation.SHOWN


def test_how_long_records_are_kept_and_a_legal_hold_are_set_for_an_opening(office, page):
    me = find_local_viewer(office)
    (opening,) = list_openings(office, me)
    key = f"installation/{opening.id}"
    assert page.button(key=f"{key}/save").disabled
    page.number_input(key=f"{key}/months").set_value(24)
    page.selectbox(key=f"{key}/action").set_value("erase")
    page.text_input(key=f"{key}/hold").set_value("A charge was filed.").run()
    page.button(key=f"{key}/save").click().run()
    assert not page.exception
    now = find_retention(office, me, opening.id)
    assert (now.months, now.action, now.hold) == (24, "erase", "A charge was filed.")
    page.text_input(key=f"{key}/hold").set_value("").run()
    page.button(key=f"{key}/save").click().run()
    assert find_retention(office, me, opening.id).hold is None
    page.selectbox(key="installation/chain").set_value(opening.id).run()
    done = [what.replace("\\", "") for what in page.table[-1].value["What"]]
    assert done[:3] == ["hold.end", "hold.begin", "retention.set"]


def test_nobody_is_due_while_records_are_young(page):
    page.button(key="installation/due").click().run()
    assert page.success[-1].value == "Nobody's."
