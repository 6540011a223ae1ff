"""The cells of a workbook (XLSX) as text, read from its XML as it streams by (ECMA-376, SpreadsheetML).

What is no plain value is a fault with the name of its cell: formulas, errors, numbers that are none. Nothing that a file
says of its own size is believed, and no part may declare a document type. It runs in the child of `kit.exchange.foreign`.
"""

from __future__ import annotations

import math
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from xml.parsers import expat

MOST_COLUMNS = 64
LAST_ROW = 1_048_576  # of any spreadsheet
DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no time zones

_SPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
)
_RELATION_IDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
# A number format of dates has one of these letters outside quotes, brackets and escapes (ECMA-376, 18.8.31).
_QUIET = re.compile(r'"[^"]*"|\\.|_.|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]', re.I)
_DATED = re.compile("[dmhysDMHYS]")
_ELAPSED = re.compile(r"\[(hh?|mm?|ss?)\]", re.I)
_BUILT_IN_DATES = {14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 47}  # 18.8.30
_BUILT_IN_ELAPSED = {46}

Fault = tuple[int, str]  # row and words


class Damaged(Exception):
    """A workbook that does not hold together, in words."""


@dataclass(frozen=True)
class Sheet:
    """A sheet that is shown: its name and the part of the archive that it stands in."""

    name: str
    part: str


@dataclass(frozen=True)
class Book:
    """What is needed to read the cells of a workbook: its sheets, its texts, and which styles mean dates."""

    archive: zipfile.ZipFile
    sheets: tuple[Sheet, ...]
    texts: Sequence[str]
    dates: Mapping[str, str]  # by style: `moment` or `elapsed`
    day_0: datetime


def open_book(archive: zipfile.ZipFile) -> Book:
    """Return the visible sheets of a workbook, ready to be read.

    Raises:
        Damaged: when a part is missing or is no XML.
    """
    led: dict[str, tuple[str, str]] = {}
    found: list[tuple[str, str]] = []
    day_0 = DAY_0

    def start(tag: str, entries: Mapping[str, str]) -> None:
        nonlocal day_0
        if tag == "Relationship":
            kind = entries.get("Type", "").rpartition("/")[2]
            led[entries.get("Id", "")] = (
                kind,
                posixpath.normpath(posixpath.join("/xl", entries.get("Target", ""))),
            )
        elif tag == "workbookPr" and entries.get("date1904") in ("1", "true"):
            day_0 = datetime(1904, 1, 1)  # noqa: DTZ001 - as above
        elif tag == "sheet" and entries.get("state", "visible") == "visible":
            found.append(
                (entries.get("name", ""), next((entries[i] for i in _RELATION_IDS if i in entries), ""))
            )

    _read(archive, "xl/_rels/workbook.xml.rels", start)
    _read(archive, "xl/workbook.xml", start)
    parts = {kind: target[1:] for kind, target in led.values()}
    sheets = []
    for name, id in found:
        kind, target = led.get(id, ("", ""))
        if not kind:
            raise Damaged(f"the sheet '{name[:60]}' has no part of its own")
        if kind == "worksheet":
            sheets.append(Sheet(name, target[1:]))
    texts = _texts(archive, parts["sharedStrings"]) if "sharedStrings" in parts else []
    dates = _dates(archive, parts["styles"]) if "styles" in parts else {}
    return Book(archive, tuple(sheets), texts, dates, day_0)


def read_rows(book: Book, sheet: Sheet) -> Iterator[tuple[int, list[str], list[Fault]]]:
    """Yield the number of each row with its cells as text, and its faults; merged cells come last, with empty rows.

    A number is as our own writer would have made it: `4` for 4.0; a moment is ISO 8601, in UTC; what is empty is "".

    Raises:
        Damaged: when the sheet is no XML, or its rows do not rise.
    """
    done: list[tuple[int, list[str], list[Fault]]] = []
    number = column = 0
    cells: list[str] = []
    faults: list[Fault] = []
    ref = kind = style = ""
    pieces: list[str] = []
    inside = formula = False
    silent = 0

    def start(tag: str, entries: Mapping[str, str]) -> None:
        nonlocal number, column, cells, faults, ref, kind, style, inside, formula, silent
        if tag == "c":
            ref, kind, style = entries.get("r", ""), entries.get("t", "n"), entries.get("s", "")
            column = _column(ref) if ref else column + 1
            formula = False
            pieces.clear()
        elif tag in ("v", "t"):
            inside = not silent
        elif tag == "f":
            formula = True
        elif tag == "rPh":
            silent += 1
        elif tag == "row":
            given = entries.get("r")
            before, number = number, int(given) if given else number + 1
            if not before < number <= LAST_ROW:
                raise Damaged(f"row {number} follows row {before}")
            column, cells, faults = 0, [], []
        elif tag == "mergeCell":
            merged = entries.get("ref", "")
            row = re.match(r"[A-Z]+([0-9]{1,7})", merged)
            words = f"the cells {merged[:20]} are merged: unmerge them, and fill in each of them."
            done.append((0, [], [(int(row[1]) if row else 1, words)]))

    def end(tag: str) -> None:
        nonlocal inside, silent
        if tag == "c":
            text, fault = _value(book, kind, style, "".join(pieces), formula)
            name = ref or f"{_letters(column)}{number}"
            if text and column > MOST_COLUMNS:
                text, fault = "", f"lies in column {column}; at most {MOST_COLUMNS} are read."
            if fault:
                faults.append((number, f"{name} {fault}"))
            if text:
                cells.extend([""] * (column - len(cells)))
                cells[column - 1] = text
        elif tag in ("v", "t"):
            inside = False
        elif tag == "rPh":
            silent -= 1
        elif tag == "row":
            done.append((number, cells, faults))

    def data(text: str) -> None:
        if inside:
            pieces.append(text)

    for _ in _streamed(book.archive, sheet.part, start, end, data):
        yield from done
        done.clear()


def _value(book: Book, kind: str, style: str, text: str, formula: bool) -> tuple[str, str]:
    """Return a cell as text, and what is wrong with it."""
    if formula:
        return "", "holds a formula: put its value in its place (copy, then paste as values)."
    if kind == "inlineStr" or not text:
        return _unescaped(text), ""
    if kind == "s":
        place = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else len(book.texts)
        return (book.texts[place], "") if place < len(book.texts) else ("", "holds a text that is missing.")
    if kind == "n":
        return _number(text, book.dates.get(style, ""), book.day_0)
    if kind == "str":
        return _unescaped(text), ""
    if kind == "b":
        return ("TRUE" if text == "1" else "FALSE"), ""
    if kind == "d":
        return _iso(text)
    if kind == "e":
        return "", f"holds the error {text[:20]}."
    return "", f"is of the kind '{kind[:20]}', which is not known."


@lru_cache(maxsize=10_000)
def _number(text: str, dated: str, day_0: datetime) -> tuple[str, str]:
    try:
        number = float(text)
        if dated:
            return _moment(number, dated, day_0), ""
    except (ValueError, OverflowError):
        return "", f"holds no {'date' if dated else 'number'} that can be read ('{text[:40]}')."
    if not math.isfinite(number) or "_" in text:
        return "", f"holds no number that can be read ('{text[:40]}')."
    if re.fullmatch(r"-?[0-9]{1,18}", text):
        return str(int(text)), ""
    return (str(int(number)) if number.is_integer() and abs(number) < 10**15 else str(number)), ""


def _moment(days: float, dated: str, day_0: datetime) -> str:
    """Return what so many days stand for; thousandths of a second are as exact as a spreadsheet is."""
    if dated == "elapsed":
        return str(timedelta(milliseconds=round(days * 86_400_000)))
    whole = math.floor(days)
    rest = timedelta(milliseconds=round((days - whole) * 86_400_000))
    if whole == 0 and not rest.days:
        return str((DAY_0 + rest).time())
    if 0 < days < 60 and day_0 == DAY_0:
        whole += 1  # spreadsheets have a 29 February 1900
    return _written(day_0 + timedelta(days=whole) + rest)


def _iso(text: str) -> tuple[str, str]:
    plain = text.removesuffix("Z")
    for read in (date.fromisoformat, time.fromisoformat, datetime.fromisoformat):
        try:
            found = read(plain)
        except ValueError:
            continue
        return (_written(found) if isinstance(found, datetime) else str(found)), ""
    return "", f"holds no date that can be read ('{text[:40]}')."


def _written(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def _unescaped(text: str) -> str:
    """Return *text* with each `_xHHHH_` as the character that it stands for (ECMA-376, 22.9.2.19)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _column(ref: str) -> int:
    """Return the number of the column of a cell, from 1."""
    letters = ref.rstrip("0123456789")
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        raise Damaged(f"'{ref[:20]}' is no name of a cell")
    return _column_of(letters.upper())


@lru_cache(maxsize=1000)
def _column_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(column: int) -> str:
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _texts(archive: zipfile.ZipFile, part: str) -> list[str]:
    """Return the shared texts in their order; how a text is to be pronounced is left out."""
    found: list[str] = []
    pieces: list[str] = []
    inside = False
    silent = 0

    def start(tag: str, entries: Mapping[str, str]) -> None:
        nonlocal inside, silent
        if tag == "t":
            inside = not silent
        elif tag == "rPh":
            silent += 1

    def end(tag: str) -> None:
        nonlocal inside, silent
        if tag == "t":
            inside = False
        elif tag == "rPh":
            silent -= 1
        elif tag == "si":
            found.append(_unescaped("".join(pieces)))
            pieces.clear()

    def data(text: str) -> None:
        if inside:
            pieces.append(text)

    _read(archive, part, start, end, data)
    return found


def _dates(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """Return which styles, by their place, show a number as a moment or as time that went by."""
    formats = {str(id): "moment" for id in _BUILT_IN_DATES} | {str(id): "elapsed" for id in _BUILT_IN_ELAPSED}
    styles: dict[str, str] = {}
    within = False
    place = 0

    def start(tag: str, entries: Mapping[str, str]) -> None:
        nonlocal within, place
        if tag == "numFmt":
            formats[entries.get("numFmtId", "")] = _kind_of_format(entries.get("formatCode", ""))
        elif tag == "cellXfs":
            within = True
        elif tag == "xf" and within:
            if kind := formats.get(entries.get("numFmtId", "0"), ""):
                styles[str(place)] = kind
            place += 1

    def end(tag: str) -> None:
        nonlocal within
        if tag == "cellXfs":
            within = False

    _read(archive, part, start, end)
    return styles if "0" not in styles else styles | {"": styles["0"]}


def _kind_of_format(code: str) -> str:
    """Return whether a number format shows a moment, time that went by, or neither.

    Examples:
        >>> [_kind_of_format(f) for f in ("yyyy-mm-dd", "[h]:mm", '0.0" hours"', "[Red]0")]
        ['moment', 'elapsed', '', '']
    """
    loud = _QUIET.sub("", code.split(";")[0])
    if _ELAPSED.search(loud):
        return "elapsed"
    return "moment" if _DATED.search(loud) else ""


def _read(
    archive: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None] | None = None,
    data: Callable[[str], None] | None = None,
) -> None:
    for _ in _streamed(archive, part, start, end, data):
        pass


def _streamed(
    archive: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None] | None,
    data: Callable[[str], None] | None,
) -> Iterator[None]:
    """Tell *start*, *end* and *data* what stands in a part, and yield after every piece of it.

    Elements are named without their namespace; those of a foreign one are left out.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    names: dict[str, str] = {}

    def name_of(tag: str) -> str:
        space, _, name = tag.rpartition(" ")
        return name if space in _SPACES else ""

    def started(tag: str, entries: Mapping[str, str]) -> None:
        name = names.get(tag)
        if name is None:
            name = names[tag] = name_of(tag)
        if name:
            start(name, entries)

    def ended(tag: str) -> None:
        if end is not None and (name := names[tag]):
            end(name)

    def refused(name: str, *_: object) -> None:
        raise Damaged(f"'{part}' declares a document type")

    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    parser.CharacterDataHandler = data
    parser.StartDoctypeDeclHandler = refused
    try:
        with archive.open(part) as opened:
            while piece := opened.read(1 << 16):
                parser.Parse(piece, False)
                yield
        parser.Parse(b"", True)
        yield
    except KeyError:
        raise Damaged(f"the part '{part[:60]}' is missing") from None
    except expat.ExpatError as error:
        raise Damaged(
            f"'{part}' is no XML ({expat.errors.messages.get(error.code, '') or 'broken'}, line {error.lineno})"
        ) from None
