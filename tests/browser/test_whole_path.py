"""One opening from its first minute to the comparison, walked by three people in a real browser."""

from __future__ import annotations

import io
import subprocess
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, choose, menu, picture, settle, view_as
from tests.conftest import needed

pytestmark = pytest.mark.browser

NAME = "Zoë Ñandú 林若曦 ليلى"


def test_a_loop_is_built_printed_scored_blind_and_compared(app: App, page: Page, tmp_path) -> None:
    open_an_opening(app, page)
    build_its_loop(page)
    seat_two_and_add_a_candidate(page)
    download_the_packets(page, tmp_path)

    view_as(page, "Ada Okafor")
    score(page, "4 Strong")
    others = page.get_by_role("heading", name="Others' cards")
    expect(others).to_be_visible()
    expect(page.get_by_text("Yours is the first.")).to_be_visible()

    # Bo has not scored yet: nothing of Ada's card may be seen, not even as a mean.
    view_as(page, "Bo Lindgren")
    menu(page, "Compare")
    expect(page.get_by_text("No rating to show yet.")).to_be_visible()
    expect(page.get_by_text("1 of 2 cards are in.")).to_be_visible()
    menu(page, "Score")
    expect(page.get_by_text("Others' cards are shown when yours is in")).to_be_visible()
    assert "Ada Okafor" not in page.locator("[data-testid=stMain]").inner_text().replace("View as", "")
    score(page, "2 Below")
    expect(page.get_by_text("A fault in production: Ada Okafor (lead), revision 1")).to_be_visible()

    view_as(page, "Rita Vance")
    menu(page, "Compare")
    expect(page.get_by_text("2 of 2 cards are in.")).to_be_visible()
    # By hand: Ada gave 4 in each row, Bo 2 in as many: the mean is 3.0, from 2 to 4.
    table = page.locator("[data-testid=stTable]").first.inner_text()
    assert "3.0" in table
    assert "2 to 4" in table
    assert NAME in table
    expect(
        page.get_by_text("Fewer than 8 candidates: the figures rest on typical interviews")
    ).to_be_visible()
    picture(page, "compare")
    assert page.problems == []  # type: ignore[attr-defined]


def open_an_opening(app: App, page: Page) -> None:
    page.goto(app.url)
    expect(page.get_by_text("There is no opening yet.")).to_be_visible()
    picture(page, "empty")
    choose(page, "Role", "Senior backend engineer (Python)")
    page.get_by_label("Title").fill("Payments team")
    page.get_by_label("Title").press("Tab")
    settle(page)
    page.get_by_role("button", name="Create the opening").click()
    expect(page.locator("h1").first).to_have_text("Build a loop")
    menu(page, "Openings")
    expect(page.get_by_role("heading", name="Payments team")).to_be_visible()
    page.get_by_role("tab", name="People").click()
    settle(page)
    for name, role in (
        ("Ada Okafor", "interviewer"),
        ("Bo Lindgren", "interviewer"),
        ("Rita Vance", "recruiter"),
    ):
        if not page.get_by_label("Their name").is_visible():
            page.get_by_text("Add somebody").click()
            settle(page)
        page.get_by_label("Their name").fill(name)
        page.get_by_label("Their name").press("Tab")
        settle(page)
        choose(page, "As", role)
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.locator("[data-testid=stTable]").filter(has_text=name)).to_be_visible()
        settle(page)
    picture(page, "openings")


def build_its_loop(page: Page) -> None:
    menu(page, "Build a loop")
    page.get_by_role("button", name="Build", exact=True).click()
    settle(page)
    expect(page.get_by_role("heading", name="A fault in production")).to_be_visible()
    expect(page.get_by_text("Proven to be the best ·")).to_be_visible()
    for title in ("Reading and changing code", "Data and tests", "Designing a system", "People and plans"):
        expect(page.get_by_role("heading", name=title)).to_be_visible()
    picture(page, "loop")
    page.get_by_role("button", name="Use this loop").click()
    expect(page.get_by_text("This is the loop of the opening.")).to_be_visible()


def seat_two_and_add_a_candidate(page: Page) -> None:
    menu(page, "Openings")
    page.get_by_role("tab", name="Panel").click()
    settle(page)
    choose(page, "Lead of A fault in production", "Ada Okafor")
    choose(page, "Second of A fault in production", "Bo Lindgren")
    picture(page, "panel")
    page.get_by_role("tab", name="Candidates").click()
    settle(page)
    page.get_by_label("Name", exact=True).fill(NAME)
    page.get_by_label("Name", exact=True).press("Tab")
    settle(page)
    page.get_by_role("button", name="Add and arrange the interviews").click()
    expect(page.get_by_text("Ada Okafor (lead, to do), Bo Lindgren (second, to do)")).to_be_visible()
    picture(page, "candidates")


def download_the_packets(page: Page, tmp_path) -> None:
    menu(page, "Packets")
    expect(page.get_by_alt_text("The first page of the packet")).to_be_visible()
    picture(page, "packets")
    page.get_by_role("button", name="Make all packets (ZIP)").click()
    link = page.get_by_role("link", name="Save 7 documents (ZIP)")
    link.evaluate("a => a.target = '_self'")  # a new tab would take the download with it
    with page.expect_download() as download:
        link.click()
    content = download.value.path().read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        archive.extractall(tmp_path)
    # two seats: a packet and two scorecards each, and one handout for the candidate
    assert sorted({name.split("-")[0] for name in names}) == ["handout", "packet", "scorecard"]
    assert len(names) == 7  # as the link says
    for name in names:
        run = subprocess.run(
            [needed("qpdf"), "--check", tmp_path / name], capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stdout + run.stderr
        fonts = subprocess.run(
            [needed("pdffonts"), tmp_path / name], capture_output=True, text=True, check=True
        )
        for line in fonts.stdout.splitlines()[2:]:
            assert line.split()[-5] == "yes", line  # embedded
    settle(page)


def score(page: Page, rating: str) -> None:
    """Rate every row of each question of the card that is open, write evidence, look it over, and hand it in."""
    menu(page, "Score")
    page.get_by_label("Key take-aways").wait_for()
    questions = page.get_by_role("radiogroup", name="Question").get_by_role("radio")
    expect(questions.nth(1)).to_be_visible()
    for number in range(questions.count()):
        if number:
            page.get_by_role("button", name="Next question").click()
            expect(page.get_by_role("heading", name=f"{number + 1}. ")).to_be_visible()
        settle(page)
        rows = page.get_by_role("radiogroup").filter(has_text="NR")
        notes = page.get_by_label("Evidence for")
        expect(rows).to_have_count(notes.count())
        for row in range(rows.count()):
            rows.nth(row).get_by_text(rating, exact=True).click()
        for row in range(notes.count()):
            notes.nth(row).fill(f"Said what the log shows, row {row}.")
        expect(page.get_by_text("Saved", exact=True)).to_have_count(notes.count())
        expect(page.get_by_text("All saved", exact=True)).to_be_visible()
    picture(page, f"score-{rating[0]}")
    page.get_by_role("button", name="To the last look").click()
    expect(page.get_by_text("The recommendation is blank")).to_be_visible()
    page.get_by_text("Yes", exact=True).click()
    page.get_by_text("medium", exact=True).click()
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("Your card is in:")).to_be_visible()
    picture(page, f"handed-in-{rating[0]}")
