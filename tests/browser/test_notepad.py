"""Nothing that an interviewer types is lost: not by a reload, nor by a server that dies."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, go

pytestmark = pytest.mark.browser


def pad(page: Page):
    return page.get_by_label("Key take-aways")


def test_what_is_typed_and_not_left_survives_a_reload(sample_app: App, page: Page) -> None:
    go(page, sample_app, "score")
    pad(page).press_sequentially("Drew a timeline of two callers")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.reload()
    expect(pad(page)).to_have_value("Drew a timeline of two callers")


def test_what_is_typed_while_the_server_is_dead_is_saved_when_it_is_back(sample_app: App, page: Page) -> None:
    go(page, sample_app, "score")
    pad(page).fill("Before. ")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    sample_app.kill()
    pad(page).focus()
    page.keyboard.press("End")
    page.keyboard.type("While it was away.", delay=30)
    page.wait_for_timeout(6_000)
    expect(pad(page)).to_have_value("Before. While it was away.")
    expect(page.get_by_text("Not saved yet, kept in this browser")).to_be_visible()
    page.keyboard.type(" Still here.")
    sample_app.start()
    expect(page.get_by_text("All saved", exact=True)).to_be_visible()
    page.evaluate("localStorage.clear()")  # what stands after the reload is the store's
    page.reload()
    expect(pad(page)).to_have_value("Before. While it was away. Still here.")


def test_what_was_typed_before_a_reload_without_a_server_comes_back(sample_app: App, page: Page) -> None:
    go(page, sample_app, "score")
    pad(page).fill("Kept by the browser")
    sample_app.kill()
    page.keyboard.type("!")
    page.wait_for_timeout(1_000)
    sample_app.start()
    page.reload()
    expect(pad(page)).to_have_value("Kept by the browser!")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def test_words_that_the_server_had_before_its_answer_came_are_said_to_be_saved(
    sample_app: App, page: Page
) -> None:
    go(page, sample_app, "score")
    pad(page).fill("Sent")
    place, copy = page.evaluate("Object.entries(localStorage).find(([, kept]) => kept.includes('Sent'))")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    page.evaluate("entry => localStorage.setItem(...entry)", [place, copy])
    page.reload()
    expect(pad(page)).to_have_value("Sent")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    expect(page.get_by_text("All saved", exact=True)).to_be_visible()


def test_two_windows_do_not_overwrite_each_other(sample_app: App, page: Page) -> None:
    go(page, sample_app, "score")
    pad(page).fill("the first window")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    other = page.context.new_page()
    go(other, sample_app, "score")
    expect(pad(other)).to_have_value("the first window")
    pad(other).fill("the second window")
    expect(other.get_by_text("Saved", exact=True)).to_be_visible()
    pad(page).fill("the first window again")
    expect(page.get_by_text("Also edited in another window", exact=True)).to_be_visible()
    expect(page.locator("pre").filter(has_text="the second window")).to_be_visible()
    page.get_by_role("button", name="Keep what I typed here").click()
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    other.reload()
    expect(pad(other)).to_have_value("the first window again")
