"""Files out and in, in a real browser: ratings go out, one is changed, and what would be taken is told before it is."""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import WAIT, App, choose, go, picture, settle, view_as, watched
from tests.browser.test_reading import barriers

pytestmark = pytest.mark.browser
CSV = "Ratings as a table, one row a rating (CSV)"
XLSX = "Workbook: ratings, cards, scales (XLSX)"


def saved(page: Page, words: str) -> bytes:
    """The file of a format, made and saved as people do it."""
    choose(page, "As", words)
    page.get_by_role("button", name="Make the file").click()
    offered = page.get_by_role("link", name=re.compile("^Save "))
    expect(offered).to_be_visible(timeout=WAIT)
    offered.evaluate("a => a.target = '_self'")  # a new tab would take the download with it
    with page.expect_download() as download:
        offered.click()
    return download.value.path().read_bytes()


def give(page: Page, name: str, content: bytes) -> None:
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "", "buffer": content}]
    )
    settle(page)


def with_another_point(content: bytes) -> bytes:
    """A table of ratings in which the first 4 is a 2."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    point, label = rows[0].index("rating"), rows[0].index("label")
    row = next(row for row in rows if row[point] == "4")
    row[point], row[label] = "2", ""
    csv.writer(out := io.StringIO()).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_ratings_go_out_and_one_that_was_changed_comes_in(sample_app: App, chromium: Browser, theme: str):
    with watched(chromium, sample_app, theme) as page:
        view_as(page, "Recruiter")
        go(page, "Files")
        table, book = saved(page, CSV), saved(page, XLSX)
        assert openpyxl.load_workbook(io.BytesIO(book))["ratings"].max_row == len(table.splitlines())
        give(page, "ratings.csv", with_another_point(table) if theme == "light" else table)
        expect(page.get_by_text("Here already:")).to_be_visible(timeout=WAIT)
        assert barriers(page) == []
        picture(page, f"files-{theme}")
