"""A candidate asks: a recruiter puts their name right, hands out what is kept, and erases them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, go, menu, picture, settle, view_as

pytestmark = pytest.mark.browser


def test_what_a_candidate_asks_for_is_done_in_the_browser(sample_app: App, page: Page) -> None:
    go(page, sample_app)
    view_as(page, "Jonas Lindqvist")
    page.get_by_text("What a candidate asks for").click()
    settle(page)
    picture(page, "asks")
    page.get_by_role("textbox", name="Their name").fill("Dana Psalti-Weiß")
    page.get_by_role("button", name="Put it right").click()
    expect(page.get_by_text("is called Dana Psalti-Weiß now.")).to_be_visible()
    settle(page)
    shown = page.get_by_role("combobox", name="Candidate", exact=True)
    expect(shown).to_have_value(re.compile(r"^Dana Psalti-Weiß \("), timeout=10_000)
    with page.expect_download() as begun:
        page.get_by_role("link", name="All that is kept about them (ZIP)").click()
    with zipfile.ZipFile(io.BytesIO(Path(begun.value.path()).read_bytes())) as archive:
        found = json.loads(archive.read(archive.namelist()[0]))
    assert found["identity"]["name"] == "Dana Psalti-Weiß"
    code = found["code"]
    page.get_by_role("button", name=f"Erase {code}").click()
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text("Not the same code: nothing was erased.")).to_be_visible()
    page.get_by_label(f"Type {code} to erase").fill(code)
    page.get_by_role("button", name="Erase for good").click()
    expect(page.get_by_text(f"{code} is erased.")).to_be_visible()
    settle(page)
    expect(page.get_by_text("Certificate of erasure")).to_be_visible()
    picture(page, "erased")
    menu(page, "Compare")
    expect(page.get_by_text(code).first).to_be_visible()
    expect(page.get_by_text("Dana Psalti-Weiß")).to_have_count(0)
    assert page.problems == []  # type: ignore[attr-defined]
