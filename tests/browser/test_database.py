"""PostgreSQL dies under an app that people use: they are told in words, and go on when it is back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from ..postgresql import run_cluster
from .conftest import App, go

pytestmark = pytest.mark.browser
WORDS = "The database does not answer."


@pytest.fixture
def database(cluster):
    """A PostgreSQL of this test's own, since it is killed."""
    with run_cluster(cluster.programs, "fsync=on") as own:
        yield own


@pytest.fixture
def served(database, tmp_path):
    app = App(tmp_path, ("--sample",), environment={"DATABASE_URL": database.url(database.new_database())})
    app.start()
    yield app
    app.stop()


def test_a_database_that_was_killed_is_told_in_words_and_the_same_app_goes_on_when_it_is_back(
    database, served, page
):
    """Who writes keeps their page and their words, which are saved by themselves; who asks for a page is told why not."""
    go(page, served, "score")
    pad = page.get_by_label("Key take-aways")
    pad.fill("Before.")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    said, other = "Before.", page.context.new_page()
    for number in range(2):
        database.kill()
        pad.focus()
        page.keyboard.press("End")
        page.keyboard.type(f" Meanwhile {number}.", delay=30)
        said += f" Meanwhile {number}."
        expect(page.get_by_text(f"Not saved, kept in this browser: {WORDS}")).to_be_visible()
        expect(pad).to_have_value(said)
        other.goto(f"{served.url}/openings")
        expect(other.get_by_text(WORDS)).to_be_visible()
        database.start()
        expect(page.get_by_text("All saved", exact=True)).to_be_visible()
        expect(page.get_by_text(WORDS)).to_have_count(0)
        go(other, served, "openings")
    page.evaluate("localStorage.clear()")  # what stands after the reload is the store's
    page.reload()
    expect(pad).to_have_value(said)
    assert served.process.poll() is None, "it was never started again"
