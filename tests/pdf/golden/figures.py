"""Figures of a few documents by which a change of their pages is noticed.

Not the bytes of the files: zlib builds differ between machines. The figures are of the layout, and of what the pages
hold before it is compressed. Questions come from a file of their own, so that work on the bank changes nothing here.
"""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pikepdf

from kit.bank import Question
from kit.packet import debrief, handout, interviewer, overview, prep, records, scorecard
from kit.packet.page import Packet
from kit.pdf import METRICS, draw
from kit.scorecard import read_scorecards
from tests.packet.samples import FrozenBank, bundle, interview, loop, meeting

FOLDER = Path(__file__).parent
FIGURES = FOLDER / "figures.json"


def frozen() -> FrozenBank:
    """Return three questions as they once stood in the bank."""
    lines = (FOLDER / "questions.jsonl").read_text("utf-8").splitlines()
    return FrozenBank(*map(Question.model_validate_json, lines))


def documents() -> dict[str, Packet]:
    """Return the documents that are watched, by name."""
    bank, cards = frozen(), read_scorecards()
    sample = interview(bank, cards)
    made, role, panel = loop(bank)
    return {
        "packet-a4": interviewer.lay_out(sample, METRICS, "a4"),
        "packet-letter": interviewer.lay_out(sample, METRICS, "letter"),
        "scorecard-a4": scorecard.lay_out(sample, METRICS, "a4"),
        "scorecard-letter-fillable": scorecard.lay_out(sample, METRICS, "letter", fillable=True),
        "handout-a4": handout.lay_out(sample, METRICS, "a4"),
        "overview-letter": overview.lay_out(made, made.form(), role, bank, METRICS, "letter", panel=panel),
        "prep-a4": prep.lay_out(made.form(), role, bank, METRICS, "a4", panel=panel),
        "debrief-a4": debrief.lay_out(meeting(cards), METRICS, "a4"),
        "records-letter": records.lay_out(
            bundle(sample, cards, METRICS, "letter", "王小明 محمد", "A note."), METRICS, "letter"
        ),
    }


def figures_of(packet: Packet) -> dict[str, object]:
    """Return the number of pages, and the SHA-256 of the layout and of the uncompressed page contents."""
    layout = json.dumps([_plain((*page.items, *page.stamp)) for page in packet.pages], ensure_ascii=True)
    contents = hashlib.sha256()
    with pikepdf.open(io.BytesIO(draw(packet))) as file:
        for page in file.pages:
            page.contents_coalesce()
            contents.update(page.Contents.read_bytes())
    return {
        "pages": len(packet.pages),
        "layout": hashlib.sha256(layout.encode()).hexdigest(),
        "contents": contents.hexdigest(),
    }


def _plain(value: object) -> object:
    """Return items as lists that JSON can hold, with their kinds, distances to a thousandth of a millimetre."""
    if isinstance(value, float):
        return round(value, 3) + 0.0
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, tuple):
        kind = [type(value).__name__] if hasattr(value, "_fields") else []
        return [*kind, *map(_plain, value)]
    return value


def read() -> dict[str, dict[str, object]]:
    """Return the figures that are kept; none before they were written."""
    return json.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}


def write(figures: dict[str, dict[str, object]]) -> None:
    """Keep *figures*."""
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
