"""Paper that comes back, in a real browser: sent in, looked at by keys, and in the card; and what is no scorecard."""

from __future__ import annotations

import io

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from kit.packet import Layout, PageLayout
from kit.store import open_store
from kit.store.tables import application, candidate, interview, packet, scorecard
from tests.browser.conftest import WAIT, App, choose, go, menu, picture, settle, view_as, watched
from tests.browser.test_pages import RULES
from tests.hiring import paper
from tests.pdf.damage import DRAWN_AT, MODES, taken

pytestmark = pytest.mark.browser
CODES = (
    select(candidate.c.code)
    .join(application, application.c.candidate_id == candidate.c.id)
    .join(interview, interview.c.application_id == application.c.id)
    .join(scorecard, scorecard.c.interview_id == interview.c.id)
)
PHOTO = next(mode for mode in MODES if mode.name == "phone 200")


def code(app: App) -> str:
    """The candidate who is interviewed tomorrow: of the four the one with a seat more, that of whoever looks."""
    store = open_store(app.data)
    with store.read() as tx:
        found = tx.execute(CODES).scalars().all()
    store.close()
    return next(one for one in found if found.count(one) == max(map(found.count, found)))


def choose_seat(page: Page, words: str) -> None:
    """Choose whose documents are shown, and wait until they are: before, the links are of the seat before."""
    before = page.url
    choose(page, "One seat", words)
    expect(page).not_to_have_url(before)
    settle(page)


def printed(app: App, page: Page, link: str = "Scorecard, to print") -> tuple[bytes, PageLayout]:
    """The scorecard of the seat that is shown on the Packets page, and its boxes as the app kept them."""
    offered = page.get_by_role("link", name=link)
    offered.evaluate("a => a.target = '_self'")  # a new tab would take the download with it
    with page.expect_download() as download:
        offered.click()
    store = open_store(app.data)
    with store.read() as tx:
        layouts = [Layout.model_validate_json(row.layout) for row in tx.execute(packet.select())]
    store.close()
    name = download.value.suggested_filename
    return download.value.path().read_bytes(), next(p for one in layouts for p in one.pages if p.file == name)


def photo(pdf: bytes, layout: PageLayout, seed: int, **marks: str) -> bytes:
    """A photo of the marked page: slanted, in a shadow, blurred, and pressed into a JPEG."""
    clean = paper.raster(pdf, layout.page - 1, DRAWN_AT)
    marked = paper.mark(clean, layout, DRAWN_AT, **paper.full(layout, **marks))
    out = io.BytesIO()
    Image.fromarray(taken(marked, PHOTO, np.random.default_rng(seed))).save(out, "JPEG", quality=80)
    return out.getvalue()


def send(page: Page, **files: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        [
            {"name": name.replace("_", "."), "mimeType": "", "buffer": content}
            for name, content in files.items()
        ]
    )
    expect(page.get_by_role("button", name="Close this list")).to_be_visible()
    settle(page)


def barriers(page: Page) -> list[tuple[str, str]]:
    page.wait_for_timeout(500)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
    # Streamlit's own: the place to drop files has a name besides its role (people use the button in it), and a toast
    # has the role of a dialog without a name.
    return [
        (v["id"], node["html"][:160])
        for v in found
        for node in v["nodes"]
        if not (v["id"] == "presentation-role-conflict" and "stFileUploaderDropzone" in node["html"])
        and not (v["id"] == "aria-dialog-name" and "stToast" in node["html"])
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_photo_with_one_doubtful_row_is_looked_at_by_keys_and_its_ratings_arrive(
    chromium: Browser, sample_app: App, scheme: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 1000}, color_scheme=scheme, accept_downloads=True
    )
    context.set_default_timeout(WAIT)
    expect.set_options(timeout=WAIT)
    page = context.new_page()
    problems = watched(page)
    go(page, sample_app, "packets")
    choose_seat(page, f"{code(sample_app)} · A fault in production · You (second)")
    pdf, layout = printed(sample_app, page)
    first, second, *_ = (row.name for row in layout.rows if row.competency)

    menu(page, "Score")
    page.get_by_text("From paper", exact=True).click()
    settle(page)
    # The second time the sheet was marked again: one clear row is another than the card holds by then.
    marks = {"light": {first: "2+5"}, "dark": {first: "1+3", second: "2"}}[scheme]
    send(page, photo_jpg=photo(pdf, layout, 3, **marks), note_docx=b"PK\x03\x04")
    expect(page.get_by_text("It is a ZIP, Word or Excel file")).to_be_visible()
    expect(page.get_by_text("Read: more than one mark.")).to_be_visible()
    put = page.get_by_role("button", name="Put into my card")
    expect(put).to_be_disabled()
    picture(page, f"reading-{scheme}")
    assert barriers(page) == []
    page.keyboard.press("3")
    expect(page.get_by_text("Every row is clear")).to_be_visible()
    settle(page)
    if scheme == "dark":
        expect(page.get_by_text("with other marks")).to_be_visible()
        expect(put).to_be_disabled()
        page.get_by_text("The card says: 4").click()
        settle(page)
    expect(put).to_be_enabled()
    put.click()
    expect(page.get_by_text("The whole interview")).to_be_visible()
    settle(page)
    rows = page.get_by_role("radiogroup").filter(has_text="NR")
    expect(rows.first.get_by_role("radio", checked=True)).to_have_text("3 Solid")
    expect(rows.nth(1).get_by_role("radio", checked=True)).to_have_text("4 Strong")
    paper_shown = page.get_by_text("The paper that it came from").first
    paper_shown.click()
    expect(page.get_by_alt_text("The scorecard as it came back").first).to_be_visible()
    assert problems == []
    context.close()


def test_a_recruiter_reads_a_batch_and_hands_in_a_card_for_its_interviewer(
    sample_app: App, page: Page
) -> None:
    go(page, sample_app, "packets")
    view_as(page, "Jonas Lindqvist")
    menu(page, "Packets")
    choose_seat(page, f"{code(sample_app)} · People and plans · Mei-Ling Chou (second)")
    pdf, layout = printed(sample_app, page)
    clean = paper.raster(pdf, layout.page - 1)
    first = next(row.name for row in layout.rows if row.competency)
    marked = paper.mark(clean, layout, **paper.full(layout, **{first: "2"}))
    page.get_by_text("Read what came back", exact=True).click()
    settle(page)
    page.get_by_text("still to come back").click()
    expect(page.get_by_text("nothing has come back").first).to_be_visible()
    send(page, batch_pdf=paper.scan(np.full_like(marked, 255), marked))
    expect(page.get_by_text("No scorecard page: its markers were not found.")).to_be_visible()
    page.get_by_role("button", name="Put into the card of Mei-Ling Chou").click()
    expect(page.get_by_text("a rating of 2 needs one sentence of evidence")).to_be_visible()
    page.get_by_label("Evidence for").fill("Two hints, then the right index.")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    settle(page)
    picture(page, "collecting")
    assert barriers(page) == []
    page.get_by_role("button", name="Hand in for Mei-Ling Chou").click()
    expect(page.get_by_text("The card of Mei-Ling Chou is in, entered by you.")).to_be_visible()
    menu(page, "Compare")
    expect(page.get_by_role("heading", name="Where they stand")).to_be_visible()
    assert page.problems == []  # type: ignore[attr-defined]


def test_rubbish_is_refused_in_words_and_the_page_goes_on(sample_app: App, page: Page) -> None:
    go(page, sample_app, "score")
    page.get_by_text("From paper", exact=True).click()
    settle(page)
    bomb = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")
    send(
        page,
        bomb_png=bomb.getvalue(),
        broken_pdf=b"%PDF-1.7\n" + np.random.default_rng(1).bytes(9000),
        empty_jpg=b"\xff\xd8\xff",
        photo_heic=b"\0\0\0\x18ftypheic",
    )
    expect(page.get_by_text("Nothing was read of 4 pages.")).to_be_visible()
    expect(page.get_by_text("million dots")).to_be_visible()
    expect(page.get_by_text("It is a photo in Apple's format HEIC: send it as JPEG.")).to_be_visible()
    expect(page.get_by_text("It is no PDF that can be read.")).to_be_visible()
    page.get_by_role("button", name="Close this list").click()
    expect(page.get_by_text("One page of each packet comes back")).to_be_visible()
    assert page.problems == []  # type: ignore[attr-defined]
