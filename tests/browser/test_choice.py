"""What was chosen on one page is chosen on the next, and a link lands on what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from kit.bank import read_bank
from kit.hiring import find_local_viewer, open_office, open_opening
from kit.role import find_role
from tests.browser.conftest import App, choose, go, menu

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[App, dict[str, str]]]:
    """An app with two openings; ids by title."""
    app = App(tmp_path_factory.mktemp("two"))
    bank = read_bank()
    office = open_office(app.data, bank)
    viewer = find_local_viewer(office)
    role = find_role("senior-backend-python", bank)
    ids = {title: open_opening(office, viewer, role, title) for title in ("Payments", "Search")}
    office.store.close()
    app.start()
    yield app, ids
    app.stop()


def test_the_opening_that_was_chosen_is_chosen_on_the_next_page(two, page: Page) -> None:
    app, ids = two
    go(page, app)
    choose(page, "Opening", "Payments")
    expect(page.get_by_role("heading", name="Payments")).to_be_visible()
    menu(page, "Build a loop")
    expect(page.get_by_role("combobox", name="Opening")).to_have_value("Payments")
    assert f"opening={ids['Payments']}" in page.url


def test_a_link_lands_on_the_opening_that_it_names(two, page: Page) -> None:
    app, ids = two
    for title in ("Search", "Payments"):
        go(page, app, "loop", opening=ids[title])
        expect(page.get_by_role("combobox", name="Opening")).to_have_value(title)


def test_a_link_to_what_is_not_there_says_so(two, page: Page) -> None:
    app, _ = two
    go(page, app, "loop", opening="nothing")
    expect(page.get_by_text("What this link names is not there, or not for you.")).to_be_visible()


def test_who_looks_through_others_eyes_is_told_of_no_link_and_reads_their_own_words(
    sample_app: App, page: Page
) -> None:
    go(page, sample_app, "packets")
    expect(page.get_by_role("combobox", name="One seat")).to_have_value(re.compile(r"\((lead|second)\)$"))
    choose(page, "View as", "View as Mei-Ling Chou")
    mine = page.get_by_role("combobox", name="Your interview")
    expect(mine).to_have_value(re.compile(r" \d{4}, \d\d:\d\d UTC$"))
    expect(page.get_by_text("What this link names is not there")).to_have_count(0)
