"""`make pictures`: the pictures of README.md and docs/, taken of the app as it is, with the sample.

`python -m tests.pictures [NAME ...]` writes docs/pictures/*.png; a picture that can not be taken is named, the others are
made. Each is small: few colours, and never more than `MOST` bytes.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from kit.bank import read_bank, shipped
from kit.loop import Brief, assemble
from kit.packet import packets_of
from kit.pdf import METRICS, draw
from kit.role import find_role
from kit.scorecard import read_scorecards
from tests.browser.conftest import ARGUMENTS, App, go, menu, settle, view_as
from tests.browser.test_reading import choose_seat, code, photo, printed, send
from tests.hiring.paper import raster
from tests.tools import browser as find_browser

FOLDER = shipped() / "docs" / "pictures"
MOST = 200_000  # bytes of a picture
WAIT = 30_000  # milliseconds
RECRUITER, INTERVIEW = "Jonas Lindqvist", "A fault in production"
PAPER, GAP = (255, 255, 255), 24


def main() -> None:
    takers = {"loop": loop, "score": score, "compare": compare, "packet": packet, "paper": paper}
    wanted = sys.argv[1:] or list(takers)
    if unknown := set(wanted) - set(takers):
        sys.exit(f"There is no picture {', '.join(sorted(unknown))}. Pictures: {', '.join(takers)}.")
    path = find_browser()
    if path is None:
        sys.exit("There is no Chromium on this machine: `make tools` installs one.")
    expect.set_options(timeout=WAIT)
    failed = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        app = App(Path(folder), ("--sample",))
        app.start()
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            for name in wanted:
                try:
                    takers[name](app, browser)
                except Exception as error:
                    failed.append(name)
                    print(f"{name}: {str(error).splitlines()[0]}", file=sys.stderr)
        finally:
            browser.close()
            app.stop()
    sys.exit(f"Not taken: {', '.join(failed)}." if failed else 0)


def loop(app: App, browser: Browser) -> None:
    """A loop of the builder: its interviews, what each rates and what it can tell apart, in both themes."""

    def show(page: Page) -> None:
        menu(page, "Build a loop")
        heading = page.get_by_role("heading", name=INTERVIEW).first
        expect(heading).to_be_visible()
        into_view(page, page.get_by_text("Proven to be the best"), 66)

    in_both_themes(app, browser, "loop", show)


def score(app: App, browser: Browser) -> None:
    """The scoring page of an interview of tomorrow, its first question rated."""

    def show(page: Page) -> None:
        menu(page, "Score")
        rows = page.get_by_role("radiogroup").filter(has_text="NR")
        rows.first.get_by_text("4 Strong", exact=True).click()
        settle(page)
        into_view(page, rows.first, 620)

    shot(app, browser, "score", show)


def compare(app: App, browser: Browser) -> None:
    """Where the candidates of the sample stand, as its recruiter sees it, in both themes."""

    def show(page: Page) -> None:
        view_as(page, RECRUITER)
        menu(page, "Compare")
        heading = page.get_by_role("heading", name="Where they stand")
        expect(heading).to_be_visible()
        page.locator("[data-testid=stVegaLiteChart] :is(canvas, svg)").first.wait_for()
        settle(page)
        into_view(page, heading, 40)

    in_both_themes(app, browser, "compare", show)


def packet(app: App, browser: Browser) -> None:
    """Two pages of an interviewer's packet and the scorecard, as they are printed."""
    bank, scorecards = read_bank(shipped() / "question_bank"), read_scorecards()
    role = find_role("senior-backend-python", bank)
    made = assemble(Brief(role, bank), explain=False)
    documents = list(packets_of(made, role, bank, scorecards, METRICS))
    first = next(d for d in documents if d.document == "interviewer")
    card = next(d for d in documents if d.document == "scorecard")
    pages = [raster(draw(first), 0, 74), raster(draw(first), 2, 74), raster(draw(card), 0, 74)]
    keep("packet", beside(*[framed(Image.fromarray(page).convert("RGB")) for page in pages]))


def paper(app: App, browser: Browser) -> None:
    """The photo of a filled scorecard, and what the app makes of it: one row is for a person to decide."""
    context = browser.new_context(
        viewport={"width": 1000, "height": 1040}, color_scheme="light", accept_downloads=True
    )
    context.set_default_timeout(WAIT)
    page = context.new_page()
    go(page, app, "packets")
    choose_seat(page, f"{code(app)} · {INTERVIEW} · You (second)")
    pdf, layout = printed(app, page)
    first, *_ = (row.name for row in layout.rows if row.competency)
    sheet = photo(pdf, layout, 3, **{first: "2+5"})
    menu(page, "Score")
    page.get_by_text("From paper", exact=True).click()
    settle(page)
    send(page, scorecard_jpg=sheet)
    asked = page.get_by_text("Read: more than one mark.")
    expect(asked).to_be_visible()
    into_view(page, asked, 420)
    read = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    context.close()
    taken = Image.open(io.BytesIO(sheet)).convert("RGB")
    taken = taken.resize(
        (round(taken.width * read.height / taken.height), read.height), Image.Resampling.LANCZOS
    )
    keep("paper", beside(taken, framed(read)))


# ---- how a picture is taken and kept ------------------------------------------------------------------------------


def in_both_themes(app: App, browser: Browser, name: str, show: Callable[[Page], None]) -> None:
    shot(app, browser, name, show)
    shot(app, browser, f"{name}-dark", show, "dark")


def shot(app: App, browser: Browser, name: str, show: Callable[[Page], None], scheme: str = "light") -> None:
    """Keep what stands in a window of 1280 x 860 after *show*."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, color_scheme=scheme)
    context.set_default_timeout(WAIT)
    page = context.new_page()
    try:
        go(page, app)
        show(page)
        settle(page)
        page.mouse.move(2, 2)
        page.wait_for_timeout(600)  # what fades in is there
        keep(name, Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
    finally:
        context.close()


def into_view(page: Page, part, top: int) -> None:
    """Scroll the page so that *part* stands *top* pixels below the upper edge, or as near as the page allows."""
    part.evaluate(
        "(e, top) => { let box = e.parentElement; "
        "while (box && !(box.scrollHeight > box.clientHeight + 8 && "
        "/auto|scroll/.test(getComputedStyle(box).overflowY))) box = box.parentElement; "
        "box ??= document.scrollingElement; box.scrollTop += e.getBoundingClientRect().top - top; }",
        top,
    )
    page.wait_for_timeout(300)


def framed(picture: Image.Image) -> Image.Image:
    """A thin line around white paper on a white page."""
    whole = Image.new("RGB", (picture.width + 2, picture.height + 2), (170, 176, 182))
    whole.paste(picture, (1, 1))
    return whole


def beside(*pictures: Image.Image) -> Image.Image:
    height = max(p.height for p in pictures)
    whole = Image.new("RGB", (sum(p.width for p in pictures) + GAP * (len(pictures) - 1), height), PAPER)
    left = 0
    for picture in pictures:
        whole.paste(picture, (left, 0))
        left += picture.width + GAP
    return whole


def keep(name: str, picture: Image.Image) -> None:
    """Write the picture with as many colours as its size allows."""
    for colours in (200, 96, 48, 24, 16):
        out = io.BytesIO()
        few = picture.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(out, "PNG", optimize=True)
        if len(out.getvalue()) <= MOST:
            break
    else:
        raise ValueError(
            f"{name} takes {len(out.getvalue()):,} bytes with {colours} colours; {MOST:,} are allowed."
        )
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{name}.png").write_bytes(out.getvalue())
    print(f"docs/pictures/{name}.png: {picture.width} x {picture.height}, {len(out.getvalue()) // 1000} kB")


if __name__ == "__main__":
    main()
