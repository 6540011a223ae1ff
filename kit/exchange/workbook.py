"""A workbook (XLSX): the ratings, the cards, the scales and what it is, typed and safe against formulas.

This is the only place that writes workbooks. No formula, link, macro or defined name is ever written.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kit.exchange.card import CARD_COLUMNS, HandedCard, card_rows, rating_rows
from kit.exchange.foreign import clean
from kit.scorecard import NR, RATING_COLUMNS, Scale

_NUMBERS = ("rating", "revision", "ordinal")
_MOMENTS = ("submitted_at",)
_WIDTHS = {"note": 60, "label": 16, "interviewer": 32, "question": 32, "submitted_at": 24, "fact": 90}
# Texts that a spreadsheet would take for a formula or an error once somebody edits the cell.
_FORCED = re.compile("['\\s\ufeff\u200b]*[=+\\-@|%#＝＋－＠]")

# Texts that the library would take for markup, or escape only in part.
_MISTAKEN = re.compile("^<r>|_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")


def write_workbook(
    cards: Iterable[HandedCard], scales: Mapping[str, Scale], about: Mapping[str, str]
) -> bytes:
    """Return a workbook of these cards; `about` says what it is: when and by whom. How many cards and ratings is added."""
    kept: list[tuple[str, ...]] = []
    used: set[str] = set()
    ratings = 0

    def rated() -> Iterator[tuple[str, ...]]:
        nonlocal ratings
        for card in cards:
            kept.extend(card_rows([card]))
            used.add(card.scorecard.scale)
            ratings += len(card.scorecard.ratings)
            yield from rating_rows([card], scales)

    def points() -> Iterator[tuple[str, ...]]:
        for id, scale in scales.items():
            if id in used:
                yield from ((id, str(point.value), point.label) for point in scale.points)

    def facts() -> Iterator[tuple[str, ...]]:
        yield from {**about, "cards": str(len(kept)), "ratings": str(ratings)}.items()

    sheets = {
        "ratings": (RATING_COLUMNS, rated()),
        "cards": (CARD_COLUMNS, kept),
        "scales": (("scale", "ordinal", "label"), points()),
        "about": (("what", "fact"), facts()),
    }
    out = io.BytesIO()
    with Workbook(out, {"constant_memory": True}) as book:
        formats = {
            "head": book.add_format({"bold": True, "bg_color": "#DDE6EE"}),
            "forced": book.add_format({"quote_prefix": True}),
            "long": book.add_format({"text_wrap": True, "valign": "top"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"}),
        }
        for title, (columns, rows) in sheets.items():
            _fill(book.add_worksheet(title), columns, rows, formats)
    return out.getvalue()


def _fill(
    sheet: Worksheet, columns: Sequence[str], rows: Iterable[Sequence[str]], formats: Mapping[str, Format]
) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column, 14))
        sheet.write_string(0, place, column, formats["head"])
    sheet.freeze_panes(1, 0)
    number = 0
    for number, row in enumerate(rows, 1):
        for place, (column, text) in enumerate(zip(columns, row, strict=True)):
            if text:
                _write(sheet, number, place, column, text, formats)
    sheet.autofilter(0, 0, number, len(columns) - 1)


def _write(
    sheet: Worksheet, row: int, place: int, column: str, text: str, formats: Mapping[str, Format]
) -> None:
    if column in _NUMBERS and text != NR:
        sheet.write_number(row, place, int(text))
        return
    if column in _MOMENTS:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
        sheet.write_datetime(row, place, moment, formats["moment"])
        return
    text = clean(text)
    way = formats["long"] if column == "note" else None
    if not text[:1].isalnum() and _FORCED.match(text):  # most begin with a letter
        way = formats["forced"]
    if ("_x" in text or text.startswith("<r>")) and _MISTAKEN.search(text):
        sheet.write_rich_string(row, place, *text, *filter(None, [way]))  # letter by letter
    else:
        sheet.write_string(row, place, text, way)
