"""A workbook (XLSX): the ratings, the cards, the scales and what it is, typed and safe against formulas.

This is the only place that writes workbooks. No formula, link, macro or defined name is ever written.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from xml.sax.saxutils import escape

from xlsxwriter import Workbook
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
        looks = {
            "head": book.add_format({"bold": True, "bg_color": "#DDE6EE"}),
            "forced": book.add_format({"quote_prefix": True}),
            "long": book.add_format({"text_wrap": True, "valign": "top"}),
            "forced long": book.add_format({"quote_prefix": True, "text_wrap": True, "valign": "top"}),
            "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss.000"}),
        }
        styles = {name: f' s="{look._get_xf_index()}"' for name, look in looks.items()} | {"": ""}
        for title, (columns, rows) in sheets.items():
            _fill(book.add_worksheet(title, _Sheet), columns, rows, styles)
    return out.getvalue()


class _Sheet(Worksheet):
    """A sheet that takes whole rows: the library's way takes three times as long, and takes some texts for markup."""

    def add_row(self, row: int, cells: Sequence[str]) -> None:
        """Write a row, counted from 0; each cell as XML without its place, as `_text` and `_number` give it, or empty."""
        for column in (0, len(cells) - 1):
            self._check_dimensions(row, column)  # keeps what the sheet spans
        number = row + 1
        filled = "".join(f'<c r="{_letters(n)}{number}"{cell}' for n, cell in enumerate(cells) if cell)
        self.fh.write(f'<row r="{number}">{filled}</row>')


_letters = cache(xl_col_to_name)


def _fill(
    sheet: _Sheet, columns: Sequence[str], rows: Iterable[Sequence[str]], styles: Mapping[str, str]
) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS.get(column, 14))
    sheet.freeze_panes(1, 0)
    sheet.add_row(0, [_text(column, styles["head"]) for column in columns])
    ways = [_way(column, styles) for column in columns]
    number = 0
    for number, row in enumerate(rows, 1):
        sheet.add_row(number, [write(text) if text else "" for write, text in zip(ways, row, strict=True)])
    sheet.autofilter(0, 0, number, len(columns) - 1)


def _way(column: str, styles: Mapping[str, str]) -> Callable[[str], str]:
    """Return how a text of a column becomes a cell."""
    usual, forcing = ("long", "forced long") if column == "note" else ("", "forced")

    def text(words: str) -> str:
        words = clean(words)
        # Most begin with a letter.
        forced = not words[:1].isalnum() and bool(_FORCED.match(words))
        return _text(words, styles[forcing if forced else usual]) if words else ""

    def number(digits: str) -> str:
        return text(digits) if digits == NR else _number(int(digits))

    def moment(words: str) -> str:
        return _number(_serial(words), styles["moment"])

    way = number if column in _NUMBERS else moment if column in _MOMENTS else text
    return way if column == "note" else lru_cache(4096)(way)  # elsewhere the same come again


def _text(words: str, style: str = "") -> str:
    said = escape(_ESCAPE.sub("_x005F_", words) if "_x" in words else words)
    space = "" if said == said.strip() else ' xml:space="preserve"'
    return f'{style} t="inlineStr"><is><t{space}>{said}</t></is></c>'


def _number(value: float, style: str = "") -> str:
    return f"{style}><v>{value!r}</v></c>"


def _serial(moment: str) -> float:
    """Return a moment (ISO 8601, UTC) as workbooks count it: days since the end of 1899, to the millisecond."""
    return (datetime.fromisoformat(moment) - datetime(1899, 12, 30, tzinfo=UTC)) / timedelta(days=1)
