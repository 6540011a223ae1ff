"""A workbook (XLSX): the ratings, the cards, the scales and what it is, typed and safe against formulas.

This is the only place that writes workbooks. No formula, link, macro or defined name is ever written.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from xml.sax.saxutils import escape

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from kit.exchange.card import CARD_COLUMNS, HandedCard, card_rows, rating_rows
from kit.exchange.foreign import clean
from kit.scorecard import NR, RATING_COLUMNS, Scale

_NUMBERS = ("rating", "revision", "ordinal")
_MOMENTS = ("submitted_at",)
_WIDTHS = {"note": 60, "label": 16, "interviewer": 32, "question": 32, "submitted_at": 24, "fact": 90}
# Texts that a spreadsheet would take for a formula or an error once somebody edits the cell.
_FORCED = re.compile("['\\s\ufeff\u200b]*[=+\\-@|%#＝＋－＠]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as the letter A


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
            "forced long": book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"}),
        }
        for title, (columns, rows) in sheets.items():
            _fill(book.add_worksheet(title, _Sheet), columns, rows, formats)
    return out.getvalue()


_letters = cache(xl_col_to_name)


class _Sheet(Worksheet):
    """A sheet that writes its cells itself: the library's way takes twice as long, and takes some texts for markup."""

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        style = f' s="{cell.format._get_xf_index()}"' if cell.format else ""
        at = f'<c r="{_letters(col)}{row + 1}"{style}'
        if hasattr(cell, "number"):
            self.fh.write(f"{at}><v>{cell.number!r}</v></c>")
        else:
            text = escape(_ESCAPE.sub("_x005F_", cell.string) if "_x" in cell.string else cell.string)
            space = "" if text == text.strip() else ' xml:space="preserve"'
            self.fh.write(f'{at} t="inlineStr"><is><t{space}>{text}</t></is></c>')


def _fill(
    sheet: Worksheet, columns: Sequence[str], rows: Iterable[Sequence[str]], formats: Mapping[str, Format]
) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column, 14))
        sheet.write_string(0, place, column, formats["head"])
    sheet.freeze_panes(1, 0)
    ways = [(place, _way(sheet, column, formats)) for place, column in enumerate(columns)]
    number = 0
    for number, row in enumerate(rows, 1):
        for (place, write), text in zip(ways, row, strict=True):
            if text:
                write(number, place, text)
    sheet.autofilter(0, 0, number, len(columns) - 1)


def _way(sheet: Worksheet, column: str, formats: Mapping[str, Format]) -> Callable[[int, int, str], object]:
    """Return how a text of a column is written into its row and place."""
    usual, forcing = ("long", "forced long") if column == "note" else ("", "forced")
    look = _looked if column == "note" else lru_cache(4096)(_looked)  # elsewhere the same texts come again

    def write_text(row: int, place: int, words: str) -> None:
        text, forced = look(words)
        sheet.write_string(row, place, text, formats.get(forcing if forced else usual))

    def write_number(row: int, place: int, digits: str) -> None:
        if digits == NR:
            write_text(row, place, digits)
        else:
            sheet.write_number(row, place, int(digits))

    def write_moment(row: int, place: int, moment: str) -> None:
        sheet.write_number(row, place, _serial(moment), formats["moment"])

    return write_number if column in _NUMBERS else write_moment if column in _MOMENTS else write_text


def _looked(text: str) -> tuple[str, bool]:
    """Return a text as it may stand in a cell, and whether it must be forced to be text."""
    text = clean(text)
    return text, not text[:1].isalnum() and bool(_FORCED.match(text))  # most begin with a letter


@lru_cache(4096)
def _serial(moment: str) -> float:
    """Return a moment (ISO 8601, UTC) as workbooks count it: days since the end of 1899, to the millisecond."""
    return (datetime.fromisoformat(moment) - datetime(1899, 12, 30, tzinfo=UTC)) / timedelta(days=1)
