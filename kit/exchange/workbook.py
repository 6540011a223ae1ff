"""A workbook (XLSX): the ratings, the cards, the scales and what it is, typed and safe against formulas.

This is the only place that writes workbooks. No formula, link, macro or defined name is ever written. Rows go into the
file as they come (ECMA-376, SpreadsheetML), so that a hundred thousand take no more memory than one.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from xml.sax.saxutils import escape

from kit.exchange.card import CARD_COLUMNS, HandedCard, card_rows, rating_rows
from kit.exchange.foreign import clean
from kit.exchange.spreadsheet import DAY_0
from kit.scorecard import NR, RATING_COLUMNS, Scale

_NUMBERS = ("rating", "revision", "ordinal")
_MOMENTS = ("submitted_at",)
_WIDTHS = {"note": 60, "label": 16, "interviewer": 32, "question": 32, "submitted_at": 24, "fact": 90}
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel reads _x0041_ as the letter A
# Texts that a spreadsheet would take for a formula or an error, once somebody edits them.
_FORCED = re.compile("['\\s\ufeff\u200b]*[=+\\-@|%#＝＋－＠]")

_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PLAIN, _BOLD, _QUOTED, _LONG, _MOMENT = range(5)  # places in cellXfs
_STYLES = f"""{_HEAD}<styleSheet xmlns="{_SPACE}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss.000"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFDDE6EE"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def write_workbook(
    cards: Iterable[HandedCard], scales: Mapping[str, Scale], about: Mapping[str, str]
) -> bytes:
    """Return a workbook of these cards; `about` says what it is: when and by whom. How many cards and ratings is added."""
    out = io.BytesIO()
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
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _parts(list(sheets)).items():
            archive.writestr(_entry(name), text)
        for number, (columns, rows) in enumerate(sheets.values(), 1):
            with archive.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as part:
                for text in _sheet(columns, rows, first=number == 1):
                    part.write(text.encode())
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """Return a place in the archive without a time: the same cards are the same bytes."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _parts(titles: Sequence[str]) -> dict[str, str]:
    """Return the parts of the package beside its sheets."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    numbered = list(enumerate(titles, 1))
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n, _ in numbered
    )
    listed = "".join(f'<sheet name="{title}" sheetId="{n}" r:id="rId{n}"/>' for n, title in numbered)
    led = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n, _ in numbered
    )
    last = len(titles) + 1
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{types}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_SPACE}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{led}'
        f'<Relationship Id="rId{last}" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }  # fmt: skip


def _sheet(columns: Sequence[str], rows: Iterable[Sequence[str]], *, first: bool) -> Iterator[str]:
    """Yield the XML of a sheet: header frozen, a filter on it."""
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{_WIDTHS.get(column, 14)}" customWidth="1"/>'
        for n, column in enumerate(columns, 1)
    )
    letters = [chr(ord("A") + n) for n in range(len(columns))]
    heads = "".join(_text(letter, 1, column, _BOLD) for letter, column in zip(letters, columns, strict=True))
    selected = 'tabSelected="1" ' if first else ""
    yield (
        f'{_HEAD}<worksheet xmlns="{_SPACE}"><sheetViews><sheetView {selected}workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols>{widths}</cols><sheetData><row r="1">{heads}</row>'
    )
    number = 1
    for number, row in enumerate(rows, 2):
        cells = "".join(
            [_cell(letter, number, column, text) for letter, column, text in zip(letters, columns, row, strict=True) if text]
        )  # fmt: skip
        yield f'<row r="{number}">{cells}</row>'
    yield f'</sheetData><autoFilter ref="A1:{letters[-1]}{number}"/></worksheet>'


def _cell(letter: str, number: int, column: str, text: str) -> str:
    if column in _NUMBERS and text != NR:
        return f'<c r="{letter}{number}"><v>{int(text)}</v></c>'
    if column in _MOMENTS:
        return f'<c r="{letter}{number}" s="{_MOMENT}"><v>{_serial(text)}</v></c>'
    if column == "note":
        return _text(letter, number, text, _LONG)
    return _text(letter, number, text, _PLAIN)


def _text(letter: str, number: int, text: str, style: int) -> str:
    forced, inside = (_inside if len(text) < 64 else _inside.__wrapped__)(text)
    if not inside:
        return ""
    return f'<c r="{letter}{number}" s="{_QUOTED if forced else style}" t="inlineStr"><is><t xml:space="preserve">{inside}</t></is></c>'


@lru_cache(maxsize=10_000)
def _inside(text: str) -> tuple[bool, str]:
    """Return whether a text needs to be marked as text, and how it stands in XML."""
    text = clean(text)
    return bool(_FORCED.match(text)), escape(_ESCAPE.sub("_x005F_", text) if "_x" in text else text)


@lru_cache(maxsize=1000)
def _serial(moment: str) -> str:
    """Return a moment as days since the beginning of spreadsheets."""
    return repr((datetime.fromisoformat(moment).replace(tzinfo=None) - DAY_0) / timedelta(days=1))
