"""The interviewer's page: a question at a time, its time, the whole of it by keys, and the last look before it is in."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from kit.store import open_store
from kit.store.tables import revision
from tests.browser.conftest import WAIT, App, go, picture, settle, watched
from tests.browser.test_pages import RULES

pytestmark = pytest.mark.browser

FOCUSED = """() => {
  let at = document.activeElement;
  while (at && at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return "";
  const label = at.id && at.getRootNode().querySelector(`label[for="${at.id}"]`);
  const group = at.closest("[role=radiogroup]");
  return [at.tagName, at.getAttribute("aria-label") || (label && label.textContent) || at.textContent.slice(0, 60),
    group ? group.parentElement.querySelector(".name")?.textContent ?? group.getAttribute("aria-label") : ""].join("|");
}"""


def open_card(page: Page, app: App, **query: str) -> None:
    go(page, app, "score", **query)
    page.get_by_label("Key take-aways").wait_for()
    expect(rows(page)).not_to_have_count(0)
    settle(page)


def rows(page: Page) -> Locator:
    return page.get_by_role("radiogroup").filter(has_text="NR")


def given(page: Page, row: int) -> Locator:
    return rows(page).nth(row).get_by_role("radio", checked=True)


def title(page: Page) -> Locator:
    return page.get_by_role("heading", level=3, name=re.compile(r"^\d\. "))


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus is on what has these words in its name."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if words in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"no Tab led to '{words}'")


def revisions(app: App) -> int:
    """How many cards, and how often each, were handed in by whoever looks: the sample has none of theirs."""
    store = open_store(app.data)
    with store.read() as tx:
        number = len(tx.execute(revision.select()).all())
    store.close()
    return number


def barriers(page: Page) -> list[tuple[str, str]]:
    page.wait_for_timeout(500)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    return [(v["id"], node["html"][:160]) for v in found for node in v["nodes"]]


def test_the_time_of_a_question_runs_through_a_rerun_and_a_reload_and_goes_along_to_the_next(
    sample_app: App, page: Page
) -> None:
    open_card(page, sample_app)
    used = page.locator(".used")
    expect(used).to_have_text(re.compile(r"^0:00 of \d+ min$"))
    page.get_by_role("button", name="Start the time").click()
    expect(page.get_by_text("The time runs, from 0 minutes on.")).to_be_attached()
    expect(used).to_have_text(re.compile(r"^0:0[1-9] of"))
    rows(page).first.get_by_text("4 Strong", exact=True).click()
    expect(page.get_by_text("1 of 6 rated")).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="Pause the time")).to_be_visible()
    expect(used).not_to_have_text(re.compile(r"^0:00 "))
    first = title(page).inner_text()
    page.get_by_role("button", name="Next question").click()
    expect(title(page)).not_to_have_text(first)
    expect(page.get_by_role("button", name="Pause the time")).to_be_visible()
    page.get_by_role("button", name="Question before").click()
    expect(title(page)).to_have_text(first)
    page.get_by_role("button", name="Pause the time").click()
    expect(page.get_by_text("Paused at 0 minutes.")).to_be_attached()
    stood = used.inner_text()
    page.wait_for_timeout(2_200)
    assert used.inner_text() == stood


def test_marks_made_while_the_server_is_dead_are_saved_when_it_is_back(sample_app: App, page: Page) -> None:
    open_card(page, sample_app)
    expect(page.get_by_text("All saved", exact=True)).to_be_visible()
    sample_app.kill()
    rows(page).nth(1).get_by_text("2 Below", exact=True).click()
    page.get_by_role("group", name="Hints, in order").get_by_role("checkbox").nth(1).click()
    page.get_by_label("Evidence for").nth(1).press_sequentially("Two hints, then the index.")
    expect(page.get_by_text("Not all saved yet, kept in this browser")).to_be_visible()
    sample_app.start()
    expect(page.get_by_text("All saved", exact=True)).to_be_visible()
    page.reload()
    expect(given(page, 1)).to_have_text("2 Below")
    expect(page.get_by_label("Evidence for").nth(1)).to_have_value("Two hints, then the index.")
    hints = page.get_by_role("group", name="Hints, in order").get_by_role("checkbox")
    # The ladder: who gave the second hint gave the first one too, and none after it.
    expect(hints.nth(0)).to_be_checked()
    expect(hints.nth(1)).to_be_checked()
    expect(hints.nth(2)).not_to_be_checked()


def test_a_rating_changed_in_two_windows_is_shown_from_both_with_two_answers(
    sample_app: App, page: Page
) -> None:
    open_card(page, sample_app)
    other = page.context.new_page()
    open_card(other, sample_app)
    rows(page).nth(2).get_by_text("4 Strong", exact=True).click()
    expect(page.get_by_text("All saved", exact=True)).to_be_visible()
    rows(other).nth(2).get_by_text("5 Outstanding", exact=True).click()
    expect(other.get_by_text("This was also changed in another window.")).to_be_visible()
    expect(other.locator("pre").filter(has_text="4 Strong")).to_be_visible()
    expect(given(other, 2)).to_have_text("5 Outstanding")
    other.get_by_role("button", name="Take the other one").click()
    expect(given(other, 2)).to_have_text("4 Strong")
    expect(other.get_by_text("All saved", exact=True)).to_be_visible()
    page.reload()
    expect(given(page, 2)).to_have_text("4 Strong")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_last_look_names_what_is_blank_and_leads_there_and_has_no_barrier(
    chromium: Browser, sample_app: App, scheme: str
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    context.set_default_timeout(WAIT)
    expect.set_options(timeout=WAIT)
    page = context.new_page()
    problems = watched(page)
    open_card(page, sample_app)
    assert barriers(page) == []
    page.get_by_role("button", name="Last look", exact=True).click()
    expect(page.get_by_role("heading", name="Last look")).to_be_focused()
    expect(page.get_by_text("The recommendation is blank")).to_be_visible()
    picture(page, f"last-look-{scheme}")
    assert barriers(page) == []
    page.get_by_role("button", name=re.compile(", question 2$")).first.click()
    expect(title(page)).to_have_text(re.compile(r"^2\. "))
    page.wait_for_function(f"() => ({FOCUSED})().includes('Rating for')")
    assert problems == []
    context.close()


@pytest.mark.parametrize("width", [390, 1024, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_fits_every_width_with_its_anchors_below_or_beside_one_another(
    chromium: Browser, sample_app: App, width: int, scheme: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    context.set_default_timeout(WAIT)
    expect.set_options(timeout=WAIT)
    page = context.new_page()
    open_card(page, sample_app)
    picture(page, f"interview-{width}-{scheme}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    first, second = (rows(page).first.get_by_role("radio").nth(n).bounding_box() for n in (0, 1))
    assert first
    assert second
    beside = first["y"] == second["y"]
    assert beside == (width > 390)
    page.get_by_role("button", name="Last look", exact=True).click()
    expect(page.get_by_role("radiogroup", name="Recommendation")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    picture(page, f"look-{width}-{scheme}")
    context.close()


def test_a_link_to_what_is_not_there_says_where_to_go(sample_app: App, page: Page) -> None:
    open_card(page, sample_app, card="0000", question="gone")
    expect(page.get_by_text("What this link names is not there, or not for you.")).to_be_visible()
    expect(title(page)).to_have_text(re.compile(r"^1\. "))


def test_a_card_is_filled_and_handed_in_without_a_mouse(sample_app: App, page: Page) -> None:
    before = revisions(sample_app)
    open_card(page, sample_app)
    for question in (1, 2):
        expect(title(page)).to_have_text(re.compile(rf"^{question}\. "))
        settle(page)
        tab_to(page, "the time")
        expect(page.get_by_text("All saved", exact=True)).to_be_visible()
        tab_to(page, "INPUT")  # the first thing to tick
        page.keyboard.press("Space")
        for row in range(rows(page).count()):
            tab_to(page, "|Rating for")
            page.keyboard.press("n" if (question, row) == (1, 2) else "3")
            expect(given(page, row)).to_have_text("NR" if (question, row) == (1, 2) else "3 Solid")
        tab_to(page, "Evidence for")
        page.keyboard.type("Read the plan line by line.")
        expect(page.get_by_text("All saved", exact=True)).to_be_visible()
        expect(page.get_by_text(f"{3 * question} of 6 rated")).to_be_visible()
        page.keyboard.press("Alt+ArrowRight")
    look = page.get_by_role("heading", name="Last look")
    expect(look).to_be_focused()
    page.keyboard.press("Escape")
    expect(title(page)).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(look).to_be_focused()
    expect(page.get_by_text("The recommendation is blank")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("The card is not complete yet")).to_be_visible()
    assert revisions(sample_app) == before
    tab_to(page, "|Recommendation")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Your card is in:")).to_be_visible()
    expect(page.get_by_text("revision 1.")).to_be_visible()
    assert revisions(sample_app) == before + 1


def test_a_second_window_is_told_that_the_card_is_in_and_a_double_click_makes_one_revision(
    sample_app: App, page: Page
) -> None:
    go(page, sample_app, "score")
    before = revisions(sample_app)
    page.get_by_role("button", name="Take it back").click()
    expect(rows(page)).not_to_have_count(0)
    other = page.context.new_page()
    open_card(other, sample_app)
    page.get_by_role("button", name="Last look", exact=True).click()
    page.get_by_label("Why does the card change?").fill("The second hint was not needed.")
    expect(page.get_by_text("Kept in this browser")).to_be_visible()
    page.get_by_role("button", name="Hand in").dblclick()
    expect(page.get_by_text("revision 2.")).to_be_visible()
    assert revisions(sample_app) == before + 1
    rows(other).first.get_by_text("5 Outstanding", exact=True).click()
    expect(other.get_by_text("This card was handed in from another window.")).to_be_visible()
    other.get_by_role("button", name="Show the card").click()
    expect(other.get_by_text("Your card is in:")).to_be_visible()
    settle(other)
    assert page.problems == []  # type: ignore[attr-defined]
