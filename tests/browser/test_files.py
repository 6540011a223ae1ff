"""Files out and in, in a real browser: ratings go out, one is changed, and what would be taken is told before it is."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from kit.bank import Bank
from kit.hiring import Office, find_local_viewer
from kit.hiring.intake import begin_upload
from kit.scorecard import read_scorecards
from kit.store import open_store
from tests.browser.conftest import WAIT, App, choose, go, picture, settle
from tests.browser.test_reading import barriers

pytestmark = pytest.mark.browser
CSV = "Ratings as a table, one row a rating (CSV)"
XLSX = "Workbook: ratings, cards, scales (XLSX)"
TABLE = "Ratings as a table (CSV)"
BOOK = "Workbook with ratings and cards (XLSX)"


def saved(page: Page, words: str) -> bytes:
    """The file of a format, made and saved as people do it."""
    choose(page, "As", words)
    page.get_by_role("button", name="Make the file").click()
    settle(page)
    offered = page.get_by_role("link", name=re.compile("^Save "))
    expect(offered).to_be_visible()
    offered.evaluate("a => a.target = '_self'")  # a new tab would take the download with it
    with page.expect_download() as download:
        offered.click()
    return download.value.path().read_bytes()


def give(page: Page, what: str, name: str, content: bytes, says: str) -> None:
    """Give a file, and wait until the page says what it makes of it."""
    if page.get_by_role("combobox", name="What", exact=True).first.input_value() != what:
        choose(page, "What", what)
        expect(page.get_by_test_id("stFileUploader").last).to_contain_text(name.rpartition(".")[2].upper())
    page.locator("input[type=file]").last.set_input_files([{"name": name, "mimeType": "", "buffer": content}])
    expect(page.get_by_text(says).first).to_be_visible()
    settle(page)


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def table_of(rows: list[list[str]]) -> bytes:
    csv.writer(out := io.StringIO()).writerows(rows)
    return out.getvalue().encode()


def test_ratings_go_out_one_is_changed_and_comes_in(sample_app: App, page: Page):
    page.set_viewport_size({"width": 1280, "height": 1800})
    go(page, sample_app, "files")
    table, book = saved(page, CSV), saved(page, XLSX)
    rows = rows_of(table)
    assert openpyxl.load_workbook(io.BytesIO(book))["ratings"].max_row == len(rows)
    point, label, competency = (rows[0].index(c) for c in ("rating", "label", "competency"))

    broken = [list(row) for row in rows]
    broken[1][point], broken[2][competency] = "9", "juggling"
    give(page, TABLE, "broken.csv", table_of(broken), "2 problems. A file is taken whole or not at all.")
    for line, says in (("2", "'rating' must be 1 to 5"), ("3", "this session does not rate 'juggling'")):
        row_of = page.get_by_role("row").filter(has=page.get_by_role("cell", name=line, exact=True))
        expect(row_of.get_by_role("cell", name=re.compile(says))).to_be_visible()
    expect(page.get_by_role("button", name="Take it in")).to_have_count(0)
    picture(page, "files-broken")

    changed = [list(row) for row in rows]
    row = next(row for row in changed[1:] if row[point].isdigit())
    row[point], row[label] = ("2" if row[point] != "2" else "3"), ""
    give(page, TABLE, "changed.csv", table_of(changed), "each a new revision: 1.")
    picture(page, "files-dry-run")
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_text("Taken in: 1 card")).to_be_visible()
    settle(page)
    picture(page, "files-taken")
    give(page, TABLE, "again.csv", table_of(changed), "New in it: nothing.")
    assert page.problems == []  # type: ignore[attr-defined]


def test_a_workbook_with_a_formula_is_refused_at_its_cell(sample_app: App, page: Page):
    go(page, sample_app, "files")
    made = openpyxl.load_workbook(io.BytesIO(saved(page, XLSX)))
    made["ratings"]["G2"] = "=2+2"
    made.save(out := io.BytesIO())
    give(page, BOOK, "formula.xlsx", out.getvalue(), "A file is taken whole or not at all.")
    expect(page.get_by_role("cell", name=re.compile("G2 holds a formula"))).to_be_visible()
    expect(page.get_by_role("button", name="Take it in")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_has_no_barriers(sample_app: App, chromium: Browser, theme: str):
    expect.set_options(timeout=WAIT)
    context = chromium.new_context(color_scheme=theme, viewport={"width": 1024, "height": 900})  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(WAIT)
    go(page, sample_app, "files")
    give(
        page, TABLE, "broken.csv", b"candidate,interviewer,competency,rating\nX,y,debugging,9\n", "1 problem."
    )
    assert barriers(page) == []
    for width in (390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 1800})  # the page scrolls inside itself
        picture(page, f"files-{theme}-{width}")
    context.close()


def test_who_hands_in_too_often_is_told_when_it_goes_on_and_the_file_waits(sample_app: App, page: Page):
    """Twenty uploads stand there already, as of ten minutes from now: so that no minute runs out under the test."""
    office = Office(open_store(sample_app.data), Bank((), (), ()), read_scorecards())
    later = replace(office, now=lambda: datetime.now(UTC) + timedelta(minutes=10))
    for _ in range(20):
        begin_upload(later, find_local_viewer(office), 1)
    office.store.close()
    go(page, sample_app, "files")
    give(page, TABLE, "a.csv", b"candidate,interviewer,competency,rating\n", "as often as one person may")
    expect(page.get_by_text("a.csv", exact=True)).to_be_visible()
    page.get_by_role("button", name="Take them now").click()
    settle(page)
    expect(page.get_by_text("as often as one person may")).to_be_visible()
    expect(page.get_by_text("A file is taken whole or not at all")).to_have_count(0)
