"""Every page as people meet it: readable by everybody, at every width, asking no other host for anything."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import WAIT, App, go, picture, settle, watched

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "loop",
    "packets",
    "score",
    "compare",
    "compare?view=Debrief",
    "calibration",
    "impact",
    "files",
    "people",
    "installation",
    "bank",
)
# Streamlit's own, and minor: docs/accessibility.md.
STREAMLITS = {"presentation-role-conflict": 'data-testid="stFileUploaderDropzone"'}
OPENED_MOST = 8  # rows of a page that are opened; those that come after are of the same kinds
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_barrier_that_axe_can_see(
    chromium: Browser, sample_app: App, name: str, scheme
) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    context.set_default_timeout(WAIT)
    page = context.new_page()
    problems = watched(page)
    go(page, sample_app, name)
    if name == "score":  # its text areas get their labels when their script has run
        page.get_by_label("Key take-aways").wait_for()
    page.wait_for_timeout(500)
    barriers = seen(page)
    closed = page.locator("details:not([open]) > summary")
    for _ in range(min(closed.count(), OPENED_MOST)):
        closed.first.click()
        settle(page)
    picture(page, f"opened-{name.partition('?')[2][5:] or name or 'openings'}-{scheme}")
    barriers += seen(page)
    context.close()
    assert barriers == []
    assert problems == []


def seen(page: Page) -> list[tuple[str, str, int]]:
    """Return what axe finds, but for what is Streamlit's own."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    found = [v for v in found if not all(STREAMLITS.get(v["id"], "\0") in n["html"] for n in v["nodes"])]
    return [(v["id"], v["nodes"][0]["html"][:160], len(v["nodes"])) for v in found]


@pytest.mark.parametrize("width", [360, 768, 1920])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_never_scrolls_sideways(chromium: Browser, sample_app: App, name: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    context.set_default_timeout(WAIT)
    page: Page = context.new_page()
    go(page, sample_app, name)
    page.wait_for_function(
        "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]"
        ".every(one => one && one.scrollWidth <= one.clientWidth)"
    )
    context.close()
