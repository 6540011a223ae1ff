"""What people write is shown as they wrote it: nothing of it runs, loads anything, or becomes a link."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from kit import hiring

from ..hiring.conftest import found_company, full_card
from .conftest import App, go, settle

pytestmark = pytest.mark.browser

HOSTILE = (
    '<img src=x onerror="window.hurt=1"> <script>window.hurt=1</script> '
    "[click](javascript:window.hurt=1) ![x](https://evil.example/x.png) <b>bold</b>"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    data = tmp_path_factory.mktemp("inert")
    company = found_company(data)
    office = company.office
    hiring.add_person(office, company.chief, f"Zed {HOSTILE}", "zed@example.com")
    hiring.add_candidate(office, company.recruiter, company.opening, f"Name {HOSTILE}")
    asked = hiring.open_card(office, company.ada, company.card(company.ada)).asked
    given = full_card(asked, note=HOSTILE).model_copy(update={"takeaways": HOSTILE})
    hiring.submit_card(office, company.ada, company.card(company.ada), given, "r")
    hiring.save_draft(
        replace(office, now=lambda: datetime.now(UTC)),
        company.bo, company.card(company.bo), "takeaways", HOSTILE, rev=1, writer="t", base=0,
    )  # fmt: skip
    office.store.close()
    app = App(data)
    app.start()
    yield app
    app.stop()


@pytest.mark.parametrize("name", ["openings", "packets", "compare", "files", "people"])
def test_hostile_text_runs_nothing_and_loads_nothing(hostile, page, name):
    go(page, hostile, name)
    settle(page)
    if name == "people":
        expect(page.get_by_text("<script>window.hurt=1</script>").first).to_be_visible()
    assert page.evaluate("() => window.hurt") is None
    made = page.locator("img[src='x'], a[href^='javascript:'], img[src*='evil']")
    assert made.evaluate_all("all => all.map(e => e.parentElement.outerHTML)") == []
    assert page.locator("b", has_text="bold").count() == 0
    assert page.problems == []
