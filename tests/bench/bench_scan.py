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
from tests.bench.pair import Figure, Findings
from tests.packet.samples import interview
from tests.pdf.damage import MODES, UNSEEN, Sheet, damaged, raster

THERE = 0.01  # more ink than that of the same bubble without a mark: something of the mark is in the picture
PAGES = 70  # of each mode: the nine that the reader was made for are more than 600 pages and 5000 rows
ASKED = (
    ("debug-invoice-pool-node", "estimate-retention-backfill"),
    ("databases-deleted-names", "mentor-late-news"),
    ("architecture-parcel-news",),
)


def compare() -> Findings:
    cv2.setNumThreads(1)
    sheets = list(_printed())
    known = {page.page_id: (page, blank) for _, page, blank in sheets}
    rng = np.random.default_rng(20261128)
    whole: Counter[str] = Counter()
    grey, one_bit, copied = Counter[str](), Counter[str](), Counter[str]()
    darkest: Counter[str] = Counter()
    spent = 0.0
    for mode in MODES:
        sent = [
            damaged(*sheets[int(rng.integers(len(sheets)))][:2], mode, rng, twin=mode.one_bit or mode.copied)
            for _ in range(PAGES)
        ]
        counted, seconds = _counted(sent, known, darkest)
        whole += counted
        part = one_bit if mode.one_bit else copied if mode.copied else grey
        part += counted
        wrong = counted["wrong"] + counted["silent"]
        yield Figure(f"{mode.name}: rows wrong without review", wrong, f"of {counted['rows']}")
        yield Figure(f"{mode.name}: marked rows sent to a person", _percent(counted, "review", "marked"), "%")
        spent += seconds
    unseen: Counter[str] = Counter()
    for mode in UNSEEN:
        sent = [damaged(*sheets[int(rng.integers(len(sheets)))][:2], mode, rng) for _ in range(PAGES)]
        unseen += _counted(sent, known, Counter())[0]
    wrong = unseen["wrong"] + unseen["silent"]
    yield Figure(
        f"damage not seen before: rows wrong without review ({', '.join(m.name for m in UNSEEN)})",
        wrong,
        f"of {unseen['rows']}",
    )
    yield Figure(
        "damage not seen before: pages found", _percent(unseen, "found", "pages"), f"% of {unseen['pages']}"
    )
    yield Figure("all: pages found", _percent(whole, "found", "pages"), f"% of {whole['pages']}", least=98)
    yield Figure("all: wrong values said to be clear", whole["wrong"], f"of {whole['rows']} rows", most=0)
    yield Figure(
        "all: marks invented, or lost, without review", _percent(whole, "silent", "rows"), "%", most=0.05
    )
    lost = "marked rows read as blank, for a person"
    yield Figure(
        f"all but 1-bit and copies of copies: {lost}", _percent(grey, "lost", "marked"), "%", most=0.1
    )
    yield Figure(f"1-bit, where pencil is gone: {lost}", _percent(one_bit, "lost", "marked"), "%", most=3)
    yield Figure(
        f"copies of copies, where pencil is gone too: {lost}", _percent(copied, "lost", "marked"), "%"
    )
    yield Figure(
        "1-bit: of these, marks that are in the picture at all", one_bit["there"], f"of {one_bit['lost']}"
    )
    yield Figure(
        "copies of copies: of these, marks that are in the picture at all",
        copied["there"],
        f"of {copied['lost']}",
    )
    yield Figure(
        "all: short lines paler than print, read as empty where nobody looks",
        whole["pale, unseen"],
        f"of {whole['pale']}",
    )
    sent_on = "marked rows sent to a person"
    yield Figure(
        f"all but copies of copies: {sent_on}", _percent(grey + one_bit, "review", "marked"), "%", most=2
    )
    yield Figure(f"copies of copies: {sent_on}", _percent(copied, "review", "marked"), "%")
    yield Figure("all: pages a second", whole["pages"] / spent, "on one core", least=10)
    wrong = darkest["wrong"] + darkest["silent"]
    yield Figure("the darkest bubble of each row: wrong without review", wrong, f"of {darkest['rows']} rows")


def _percent(c: Counter[str], part: str, of: str) -> float:
    return 100 * c[part] / max(c[of], 1)


def _counted(
    sent: list[Sheet], known: dict[str, tuple[PageLayout, Gray]], darkest: Counter[str]
) -> tuple[Counter[str], float]:
    """Count what became of some sheets, and how long it took.

    wrong: another value than was marked, said to be clear. silent: clear where nothing was marked, or two were, or
    empty where something was and nobody looks. pale: lines paler than print, read as empty. lost: empty where something
    was marked, which goes to a person. there: of these, marks that made their bubble darker than it is on the same sheet
    without marks. review: clear marks that go to a person.
    """
    c: Counter[str] = Counter()
    began = time.process_time()
    found = [find_page(sheet.picture) for sheet in sent]
    read = [judge_page(one, *known.get(one.page_id, (None, None))) for one in found]
    seconds = time.process_time() - began
    for sheet, reading in zip(sent, read, strict=True):
        unmarked = _ink(sheet.twin, known) if sheet.twin is not None else {}
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
            elif row.state != "blank":
                c["review"] += bool(truth)
            elif sheet.marks[row.box] == "faint":
                c["pale"] += 1
                c["pale, unseen"] += not row.required
            elif not row.required:
                c["silent"] += truth != ""
            elif truth:
                c["lost"] += 1
                c["there"] += row.ink[truth] > unmarked.get((row.box, truth), 0.0) + THERE
    return c, seconds


def _ink(picture: Gray, known: dict[str, tuple[PageLayout, Gray]]) -> dict[tuple[str, str], float]:
    """Return the ink of every bubble of a sheet, by row and value."""
    found = find_page(picture)
    reading = judge_page(found, *known.get(found.page_id, (None, None)))
    return {(row.box, value): ink for row in reading.rows for value, ink in row.ink.items()}


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
