"""The recruiter's and the hiring manager's way through Compare, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, choose, go, menu, picture, settle, view_as

pytestmark = pytest.mark.browser


def row_of(page: Page, words: str):
    """The row of a candidate that opens on a click."""
    return page.locator("[data-testid=stExpander] summary").filter(has_text=words)


def test_the_evidence_of_a_candidate_opens_from_their_row(sample_app: App, page: Page) -> None:
    go(page, sample_app)
    view_as(page, "Jonas Lindqvist")
    menu(page, "Compare")
    expect(page.get_by_text("29 of 41 cards are in.")).to_be_visible()
    row_of(page, "Ngozi Ferreira-Holm").click()
    expect(page.get_by_text("One more interview would narrow Ngozi Ferreira-Holm")).to_be_visible()
    row_of(page, "A fault in production · Mei-Ling Chou, lead").click()
    expect(page.get_by_text("Anchor: ").first).to_be_visible()
    expect(page.get_by_text("Recommendation: ").first).to_be_visible()
    picture(page, "evidence")
    row_of(page, "still to come").click()
    expect(page.get_by_text("Hello Mei-Ling Chou,")).to_be_visible()
    assert page.problems == []  # type: ignore[attr-defined]


def test_a_double_click_writes_one_decision_down(sample_app: App, page: Page) -> None:
    go(page, sample_app)
    view_as(page, "Amara Nwosu")
    menu(page, "Compare")
    page.get_by_role("radio", name="Debrief").click()
    settle(page)
    row_of(page, "Ngozi Ferreira-Holm").click()
    page.get_by_role("radio", name="Hire", exact=True).click()
    settle(page)
    why = "Every interviewer saw it, and the range lies above the bar."
    page.get_by_label("Why").press_sequentially(why)
    expect(page.get_by_text("Kept in this browser")).to_be_visible()
    page.reload()  # the outcome is asked again; what was typed is there
    view_as(page, "Amara Nwosu")
    row_of(page, "Ngozi Ferreira-Holm").click()
    expect(page.get_by_label("Why")).to_have_value(why)
    settle(page)
    page.get_by_role("radio", name="Hire", exact=True).click()
    settle(page)
    page.get_by_role("button", name="Write the decision down").dblclick()
    expect(page.get_by_text("The decision is written down.")).to_be_visible()
    settle(page)
    expect(page.get_by_text("Hire, Amara Nwosu")).to_have_count(1)
    expect(page.get_by_label("Why")).to_have_value("")
    expect(page.get_by_text("Decided: Ngozi Ferreira-Holm")).to_be_visible()
    picture(page, "decision")


def test_the_whole_page_is_there_for_a_link_to_a_view_and_a_candidate(sample_app: App, page: Page) -> None:
    go(page, sample_app)
    view_as(page, "Jonas Lindqvist")
    menu(page, "Compare")
    page.get_by_role("radio", name="Debrief").click()
    settle(page)
    assert "view=Debrief" in page.url
    page.goto(page.url)
    page.locator("h1").first.wait_for()
    settle(page)
    expect(page.get_by_role("heading", name="To talk about")).to_be_visible()


def test_a_file_of_totals_is_weighed_and_let_go_of(sample_app: App, page: Page, tmp_path) -> None:
    go(page, sample_app, "impact")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("stage,grp,considered,selected\nScreen,a,80,48\n")
    page.locator("input[type=file]").set_input_files(wrong)
    expect(page.get_by_text("the column 'group' is missing")).to_be_visible()
    right = tmp_path / "right.csv"
    right.write_text("stage,group,considered,selected\nScreen,a,80,48\nScreen,b,40,12\n")
    page.locator("input[type=file]").set_input_files(right)
    expect(page.get_by_text("0.50 times as many (0.30 to 0.83). Review this stage.")).to_be_visible()
    expect(page.get_by_text("right.csv")).to_have_count(0)
    expect(page.get_by_text("the column 'group' is missing")).to_have_count(0)


def test_an_administrator_reads_about_one_person_at_a_time(sample_app: App, page: Page) -> None:
    go(page, sample_app, "calibration")
    choose(page, "Whose", "Mei-Ling Chou")
    expect(page.get_by_text("Rated 2 candidates so far: 5 or more are needed.")).to_be_visible()
    expect(page.get_by_text("That you looked is written down.")).to_be_visible()
    picture(page, "calibration")
