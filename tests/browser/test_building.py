"""A loop that takes long: it shows how far it is, has a first loop at once, and can be stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kit.bank import read_bank
from kit.hiring import find_local_viewer, open_office, open_opening
from kit.role import find_role
from tests.bench import banks
from tests.browser.conftest import WAIT, App, choose, go, menu, picture, settle

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """An app with an opening and a bank of 1000 questions: three forms of a loop take longer than anybody waits."""
    folder = tmp_path_factory.mktemp("large")
    banks.write_bank(banks.grown(1000), folder / "bank")
    app = App(folder, environment={"HIRING_KIT_BANK": str(folder / "bank")})
    bank = read_bank()
    office = open_office(app.data, bank)
    open_opening(office, find_local_viewer(office), find_role("senior-backend-python", bank), "Search")
    office.store.close()
    app.start()
    yield app
    app.stop()


def test_a_long_search_shows_a_loop_on_the_way_and_keeps_it_when_stopped(large: App, page: Page) -> None:
    go(page, large, "loop")
    choose(page, "Forms", "3")
    page.get_by_role("button", name="Build", exact=True).click()
    expect(page.get_by_text(re.compile("Choosing questions .* of at most 30 s"))).to_be_visible()
    expect(page.get_by_text("A loop is there; at most")).to_be_visible()
    expect(page.get_by_role("heading", name="A fault in production")).to_be_visible()
    picture(page, "building")
    # It goes on while its page is not open.
    menu(page, "Openings")
    menu(page, "Build a loop")
    page.get_by_role("button", name="Keep this one").click()
    expect(page.get_by_text(re.compile("The best found; at most .* % better is possible"))).to_be_visible()
    expect(page.get_by_text("of at most 30 s")).not_to_be_visible()
    settle(page)  # while the page runs again the old button stands beside the new
    page.get_by_role("button", name="Use this loop").click()
    settle(page)
    expect(page.get_by_text("This is the loop of the opening.")).to_be_visible()


def test_building_again_stops_the_search_before(large: App, page: Page) -> None:
    go(page, large, "loop")
    choose(page, "Forms", "3")
    page.get_by_role("button", name="Build", exact=True).click()
    expect(page.get_by_text(re.compile("of at most 30 s"))).to_be_visible()
    choose(page, "Forms", "1")
    page.get_by_role("button", name="Build", exact=True).click()
    expect(page.get_by_text("Proven to be the best")).to_be_visible()
    expect(page.get_by_text("of at most 30 s")).not_to_be_visible()


def test_a_manager_comes_from_an_opening_to_a_loop_of_their_liking(app: App, page: Page) -> None:
    go(page, app)
    choose(page, "Role", "Senior backend engineer (Python)")
    page.get_by_role("button", name="Create the opening").click()
    expect(page.get_by_text("Proven to be the best ·")).to_be_visible()
    settle(page)

    first = page.locator("summary").filter(has_text=" minutes · ").first
    before = first.locator("p").inner_text().partition(" ·")[0]
    first.click()
    expect(page.get_by_text("Why this one.")).to_be_visible()
    page.get_by_role("button", name="Swap", exact=True).click()
    takes = page.get_by_role("button", name="Take this one")
    expect(takes).to_have_count(3)
    # Of each of the three, and of what would stand there by itself.
    expect(page.get_by_text("% less evidence in all")).to_have_count(4)
    picture(page, "alternates")
    takes.first.click()
    settle(page)
    expect(page.get_by_text(f"Last: swapped {before} for")).to_be_visible()
    bars = page.locator(
        "[data-testid=stHtml] ol"
    ).first  # while the page runs again the old ones stand beside the new
    expect(bars).not_to_contain_text(before)
    picture(page, "swapped")

    # A reload loses nothing, and what was done can be taken back.
    page.reload()
    expect(page.get_by_text(f"Last: swapped {before} for")).to_be_visible()
    settle(page)
    page.get_by_role("button", name="Undo").click()
    settle(page)
    expect(bars).to_contain_text(before)
    page.get_by_role("button", name="Redo").click()
    settle(page)
    expect(bars).not_to_contain_text(before)

    page.get_by_text("Interviews: add one, or change their minutes").click()
    settle(page)
    page.get_by_label("Title", exact=True).fill("Pairing")
    page.get_by_label("Title", exact=True).press("Tab")
    settle(page)
    page.get_by_role("button", name="Add the interview").click()
    expect(page.get_by_text("Last: added Pairing")).to_be_visible()
    settle(page)
    expect(bars).to_contain_text("6. Pairing")
    picture(page, "six-interviews")
    page.get_by_role("button", name="Use this loop").click()
    expect(page.get_by_text("This is the loop of the opening.")).to_be_visible()
    assert page.problems == []  # type: ignore[attr-defined]


def test_from_nothing_to_printed_packets_in_six_clicks(tmp_path, chromium: Browser) -> None:
    """Each click is counted; typing a name and pressing Enter is none."""
    expect.set_options(timeout=WAIT)
    app = App(tmp_path)
    app.start()
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(WAIT)
    page = context.new_page()
    clicks = 0

    def click(role: str, name: str) -> None:
        nonlocal clicks
        clicks += 1
        settle(page)
        page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
        settle(page)

    try:
        go(page, app)
        click("button", "Create the opening")
        expect(page.get_by_text("Proven to be the best ·")).to_be_visible()
        click("button", "Use this loop")
        click("link", "Next: people and candidates")
        page.get_by_label("Name", exact=True).fill("Zoë Ñandú")
        page.get_by_label("Name", exact=True).press("Tab")
        settle(page)
        page.get_by_label("New interviewers", exact=True).fill("Ada Okafor, Bo Lindgren")
        page.get_by_label("New interviewers", exact=True).press("Tab")
        settle(page)
        picture(page, "people-and-candidates")
        click("button", "Add and arrange the interviews")
        expect(page.get_by_text("Ada Okafor (lead, to do)").first).to_be_visible()
        expect(page.get_by_text("Bo Lindgren (lead, to do)").first).to_be_visible()
        picture(page, "arranged")
        click("link", "Print their packets")
        click("button", "Make all packets (ZIP)")
        saved = page.get_by_role("link", name=re.compile(r"Save \d+ documents \(ZIP\)"))
        expect(saved).to_be_visible(timeout=3 * WAIT)
        assert clicks <= 6
    finally:
        context.close()
        app.stop()
