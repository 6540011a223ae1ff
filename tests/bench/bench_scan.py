"""Reading damaged sheets: a table by mode, and our reader beside one that takes the darkest bubble of each row."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator

import cv2
import numpy as np

from kit.bank import read_bank, shipped
from kit.packet import scorecard
from kit.packet.page import PageLayout
from kit.pdf import METRICS, layout_with_blanks
from kit.pdf.scan import Gray, find_page, judge_page
from kit.scorecard import read_scorecards
from tests.bench.pair import Pair
from tests.packet.samples import interview
from tests.pdf.damage import MODES, UNSEEN, Sheet, damaged, raster

PAGES = 70  # of each mode: the nine that the reader was made for are more than 600 pages and 5000 rows
ASKED = (
    ("debug-invoice-pool-node", "estimate-retention-backfill"),
    ("databases-deleted-names", "mentor-late-news"),
    ("architecture-parcel-news",),
)


def compare() -> Iterator[Pair]:
    cv2.setNumThreads(1)
    sheets = list(_printed())
    known = {page.page_id: (page, blank) for _, page, blank in sheets}
    rng = np.random.default_rng(20261128)
    print(
        f"    {'mode':12}{'pages':>6}{'found':>7}{'rows':>6}{'wrong':>7}{'silent':>8}{'lost':>6}{'review':>8}{'pages/s':>9}"
    )
    whole: Counter[str] = Counter()
    darkest: Counter[str] = Counter()
    for mode in (*MODES, *UNSEEN):
        if mode is UNSEEN[0]:
            _line("all of these", whole, None)
        sent = [damaged(*sheets[int(rng.integers(len(sheets)))][:2], mode, rng) for _ in range(PAGES)]
        counted, seconds = _counted(sent, known, darkest)
        whole += counted
        _line(mode.name, counted, PAGES / seconds)
    _line("all", whole, None)
    wrong, marked = darkest["wrong"] + darkest["silent"], darkest["rows"]
    print(f"    the darkest bubble of each row: {wrong} of {marked} rows wrong, without a word")
    yield from ()


def _line(name: str, c: Counter[str], rate: float | None) -> None:
    share = f"{100 * c['review'] / max(c['marked'], 1):.1f} %"
    speed = f"{rate:9.1f}" if rate else ""
    print(
        f"    {name:12}{c['pages']:6}{c['found']:7}{c['rows']:6}{c['wrong']:7}{c['silent']:8}{c['lost']:6}{share:>8}{speed}",
        flush=True,
    )


def _counted(
    sent: list[Sheet], known: dict[str, tuple[PageLayout, Gray]], darkest: Counter[str]
) -> tuple[Counter[str], float]:
    """Count what became of some sheets, and how long it took.

    wrong: another value than was marked, said to be clear. silent: clear where nothing was marked, or two were. lost:
    empty where something was marked, which goes to a person. review: clear marks that go to a person.
    """
    c: Counter[str] = Counter()
    began = time.process_time()
    found = [find_page(sheet.picture) for sheet in sent]
    read = [judge_page(one, *known.get(one.page_id, (None, None))) for one in found]
    seconds = time.process_time() - began
    for sheet, reading in zip(sent, read, strict=True):
        c["pages"] += 1
        c["found"] += reading.state == "read"
        c["wrong id"] += reading.state == "read" and reading.page_id != sheet.page_id
        for row in reading.rows:
            truth = sheet.truth[row.box]
            c["rows"] += 1
            c["marked"] += bool(truth)
            top = max(row.ink, key=lambda value: row.ink[value])
            darkest["rows"] += 1
            darkest["wrong" if truth else "silent"] += top != truth
            if row.state == "ok":
                c["wrong"] += bool(truth) and row.value != truth
                c["silent"] += not truth
            elif row.state == "blank":
                c["lost"] += bool(truth)
            else:
                c["review"] += bool(truth)
    return c, seconds


def _printed() -> Iterator[tuple[np.ndarray, PageLayout, Gray]]:
    bank, scorecards = read_bank(shipped() / "question_bank"), read_scorecards()
    for paper in ("a4", "letter"):
        for asked in ASKED:
            packet = scorecard.lay_out(interview(bank, scorecards, *asked), METRICS, paper)
            layout, blanks = layout_with_blanks([packet])
            for page in layout.pages:
                png = np.frombuffer(blanks[str(page.blank)], np.uint8)
                yield (
                    raster(packet, page.page - 1),
                    page,
                    cv2.imdecode(png, cv2.IMREAD_GRAYSCALE).astype(np.uint8),
                )
