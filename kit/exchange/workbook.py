"""A workbook (XLSX): the ratings, the cards, the scales and what it is, typed and safe against formulas.

This is the only place that writes workbooks. No formula, link, macro or defined name is ever written.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from kit.exchange.card import CARD_COLUMNS, HandedCard, card_rows, rating_rows
from kit.exchange.foreign import clean
from kit.scorecard import NR, RATING_COLUMNS, Scale

_NUMBERS = ("rating", "revision", "ordinal")
_MOMENTS = ("submitted_at",)
_WIDTHS = {"note": 60, "label": 16, "interviewer": 32, "question": 32, "submitted_at": 24, "fact": 90}
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as the letter A
# Texts that openpyxl or a spreadsheet would take for a formula or an error.
_FORCED = re.compile("['\\s\ufeff\u200b]*[=+\\-@|%#＝＋－＠]")


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
    book = Workbook(write_only=True)
    for title, (columns, rows) in sheets.items():
        _add(book, title, columns, rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _add(book: Workbook, title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 14)
    heads = []
    for column in columns:
        cell = WriteOnlyCell(sheet, column)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6EE")
        heads.append(cell)
    sheet.append(heads)
    forced = WriteOnlyCell(sheet)
    forced.style = "Normal"
    forced.quotePrefix = True
    long = WriteOnlyCell(sheet)  # this one and the next serve every row: a row has one note and one moment
    long.alignment = Alignment(wrap_text=True, vertical="top")
    moment = WriteOnlyCell(sheet)
    moment.number_format = "yyyy-mm-dd hh:mm:ss.000"
    count = 1
    for row in rows:
        sheet.append(
            [
                _cell(sheet, column, text, forced, moment, long)
                for column, text in zip(columns, row, strict=True)
            ]
        )
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count}"


def _cell(sheet: WriteOnlyWorksheet, column: str, text: str, forced: Any, moment: Any, long: Any) -> Any:
    if column in _NUMBERS and text not in ("", NR):
        return int(text)
    if column in _MOMENTS and text:
        moment.value = datetime.fromisoformat(text).replace(tzinfo=None)
        return moment
    text = clean(text)
    if "_x" in text:
        text = _ESCAPE.sub("_x005F_", text)
    if _FORCED.match(text):
        cell = WriteOnlyCell(sheet)
        cell._value, cell.data_type, cell._style = text, "s", forced._style
        return cell
    if column == "note" and text:
        long.value = text
        return long
    return text or None
