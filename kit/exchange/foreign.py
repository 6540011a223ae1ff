"""A file from elsewhere, opened in a limited child: what stands in it as plain values, nothing believed yet.

A workbook or a CSV file gives sheets of text cells, a JSON file its document. Limits are held before anything is parsed.
Run as `python -m kit.exchange.foreign FILE KIND ENCODING` it is that child.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from kit.child import limit, open_apart
from kit.errors import ExchangeError, Problem, Unopened

Kind = Literal["csv", "xlsx", "json", "native"]  # native: our own JSON, for `open_native`

MOST_BYTES = 25 * 1024**2
MOST_ROWS = 100_000
MOST_COLUMNS = 64
MOST_CHARACTERS = 4000  # of a cell
LAST_ROW = 1_048_576  # of a sheet, as spreadsheets number them
MOST_UNPACKED = 120 * 1024**2  # of a workbook: a hundred thousand of our own ratings take 60 MB
MOST_RATIO = 100
MOST_DEPTH = 20
MOST_DIGITS = 18
MOST_PROBLEMS = 200
MORE = "more problems follow: mend these first."
SECONDS = 120
PROCESSOR_SECONDS = 60  # a workbook of 100,000 rows takes 5, or 20 where a cell must be refused
MEMORY = 1024**3

# Characters that no person types: controls except tab and line feed.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True)
class Sheet:
    """A table of text cells: the header in small letters, and each row with its line (in a workbook, its row)."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Foreign:
    """What a file holds: sheets by name, or a JSON document."""

    sheets: dict[str, Sheet]
    document: Any = None


def clean(text: str) -> str:
    """Return *text* in Unicode's composed form (NFC), with line feeds for line ends and without controls.

    Examples:
        >>> clean("Ana\\u0308\\r\\nB\\x07")
        'Anä\\nB'
    """
    if text.isascii() and text.isprintable():  # as most are: it is already so
        return text
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))


def open_foreign(
    content: bytes, kind: Kind, *, file: str, encoding: str = "", most: int = MOST_BYTES
) -> Foreign:
    """Return what stands in the file *content*.

    Args:
        content: The file.
        kind: What it should be.
        file: Its name, for messages.
        encoding: How its text is encoded; without one UTF-8, or UTF-16 when its first bytes say so.
        most: The largest size in bytes.

    Raises:
        ExchangeError: with every problem at its line (a JSON file: line of the fault).
    """
    said, lines = child_lines(content, kind, file=file, encoding=encoding, most=most)
    sheets = {}
    once: dict[str, str] = {}  # most cells stand in many rows, and are kept once
    for name, header, number in said["sheets"]:
        rows = (json.loads(next(lines)) for _ in range(number))
        kept = tuple((line, tuple([once.setdefault(cell, cell) for cell in cells])) for line, cells in rows)
        sheets[name] = Sheet(name, tuple(header), kept)
    return Foreign(sheets, said["document"])


def child_lines(
    content: bytes, kind: Kind, *, file: str, encoding: str = "", most: int = MOST_BYTES
) -> tuple[dict[str, Any], Iterator[str]]:
    """Return what the child says of a file in its first line, and its other lines; arguments and errors as `open_foreign`."""
    if len(content) > most:
        size = f"the file has {len(content) / 1024**2:.1f} MB; at most {most // 1024**2} MB are read."
        raise ExchangeError([Problem(file, 1, size)])
    with tempfile.TemporaryDirectory(prefix="hiring-kit-") as folder:
        path = Path(folder) / "foreign"
        path.write_bytes(content)
        try:
            output = open_apart("kit.exchange.foreign", path, kind, encoding, seconds=SECONDS)
        except Unopened as error:
            raise ExchangeError([Problem(file, 1, str(error))]) from None
    lines = io.TextIOWrapper(io.BytesIO(output), encoding="utf-8")
    said = json.loads(next(lines))
    if said["problems"]:
        raise ExchangeError(Problem(f"{file}{place}", line, words) for place, line, words in said["problems"])
    return said, lines


# ---- the child ------------------------------------------------------------------------------------------------


class _Refused(Exception):
    """Why a file is not read: `problems` of place, line and words."""

    def __init__(self, *problems: tuple[str, int, str]):
        self.problems = problems


def main() -> None:
    """Open the file that is named on the command line, and write what is in it to standard output."""
    path, kind, encoding = sys.argv[1:4]
    limit(MEMORY, PROCESSOR_SECONDS)
    said: dict[str, Any] = {"problems": [], "sheets": [], "document": None}
    sheets: list[_FoundSheet] = []
    parts: Iterable[bytes] = ()
    try:
        content = Path(path).read_bytes()
        if kind == "xlsx":
            sheets = _workbook(content)
        elif kind == "csv":
            sheets = [("", *_table(_decoded(content, encoding)))]
        elif kind == "json":
            said["document"] = _document(_decoded(content, encoding))
        else:
            parts = _native(_decoded(content, encoding))
    except _Refused as refused:
        problems = sorted(set(refused.problems))
        said["problems"] = problems[:MOST_PROBLEMS]
        if len(problems) > MOST_PROBLEMS:
            said["problems"].append((*problems[MOST_PROBLEMS][:2], MORE))
    said["sheets"] = [(name, header, len(rows)) for name, header, rows in sheets]
    print(json.dumps(said))  # noqa: T201 - what `open_foreign` reads: this, and each row in a line of its own
    for _, _, rows in sheets:
        sys.stdout.writelines(f"{json.dumps(row)}\n" for row in rows)
    sys.stdout.flush()
    sys.stdout.buffer.writelines(part + b"\n" for part in parts)


def _decoded(content: bytes, encoding: str) -> str:
    if content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0":
        raise _Refused(
            ("", 1, "this is a workbook or archive, not a text file. Name its format, or save it as text.")
        )
    if encoding.lower() in ("utf-8", "utf8"):
        encoding = "utf-8-sig"  # a mark at the beginning is no text
    if not encoding:
        encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except LookupError:
        raise _Refused(
            ("", 1, f"there is no encoding '{encoding}'. Try utf-8, utf-16, cp1252 or latin-1.")
        ) from None
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        line = content[:start].count(b"\n") + 1
        words = (
            f"this is no {encoding.removesuffix('-sig').upper()} text (from the {start + 1:,}. byte). Save the file as "
            "UTF-8; on the command line --encoding says how it is encoded."
        )
        raise _Refused(("", line, words)) from None
    if "\x00" in text:
        raise _Refused(
            (
                "",
                text[: text.index("\x00")].count("\n") + 1,
                "this is no text: it holds a zero character. If it is UTF-16, save it as UTF-8.",
            )
        )
    return text


_NAMED_SIGN = re.compile(r"sep=([,;\t])\r?\n")  # Excel takes it for what stands between the cells


def _table(text: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    named = _NAMED_SIGN.match(text)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    sign = named[1] if named else max(",;\t", key=first.count)
    if named:  # an empty line in its place: lines keep their numbers
        text = "\n" + text[named.end() :]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)

    def lines() -> Iterator[tuple[int, list[str]]]:
        for cells in reader:
            yield reader.line_num - sum(cell.count("\n") for cell in cells), cells

    try:
        return _checked_rows("", lines(), exact=True)
    except csv.Error as error:
        raise _Refused(("", reader.line_num, f"this is not a CSV table: {error}.")) from None


def _checked_rows(
    place: str, lines: Iterator[tuple[int, list[Any]]], *, exact: bool = False
) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return header and rows as clean text, empty rows left out; with *exact* each row has as many cells as the header."""
    problems: list[tuple[str, int, str]] = []
    header: list[str] | None = None
    rows: list[tuple[int, list[str]]] = []
    for line, values in lines:
        cells = [value if value.__class__ is str else _cell_text(value) for value in values]
        whole = "".join(cells)  # one look at a row, not one at each cell
        if not (whole.isascii() and whole.isprintable()):
            cells = [clean(cell) for cell in cells]
        if not any(cell.strip() for cell in cells):
            continue
        while not exact and not cells[-1].strip():
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise _Refused((place, line, f"{len(cells)} columns; at most {MOST_COLUMNS} are read."))
        for number, cell in enumerate(cells, 1) if len(whole) > MOST_CHARACTERS else ():
            if len(cell) > MOST_CHARACTERS:
                words = f"column {number} holds {len(cell)} characters; at most {MOST_CHARACTERS} are read."
                problems.append((place, line, words))
        if header is None:
            header = [cell.strip().lower() for cell in cells]
            continue
        if len(rows) == MOST_ROWS:
            raise _Refused((place, line, f"more than {MOST_ROWS:,} rows: split the file."))
        if len(cells) > len(header) or (exact and len(cells) < len(header)):
            problems.append((place, line, f"expected {len(header)} cells (got {len(cells)})."))
        rows.append((line, cells + [""] * (len(header) - len(cells))))
        if len(problems) > MOST_PROBLEMS:
            break
    if header is None:
        raise _Refused((place, 1, "there is nothing in it: the first row must name the columns."))
    if problems:
        raise _Refused(*problems)
    return header, rows


@lru_cache(4096, typed=True)  # the same numbers and moments come again; true is not 1
def _cell_text(value: Any) -> str:
    """Return a cell as the text that our own writer would have made: `4` for 4.0, ISO 8601 in UTC for a moment."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(timespec="milliseconds") + "Z"
    if isinstance(value, date):
        return f"{value.isoformat()}T00:00:00.000Z"
    return str(value)


_FoundSheet = tuple[str, list[str], list[tuple[int, list[str]]]]
_Lines = Iterator[tuple[int, list[Any]]]

_DOCUMENT_TYPE = re.compile(b"<!DOCTYPE")  # with one come entities that grow
_MERGED = re.compile(rb'<mergeCell [^<>]*ref="([A-Z]+([0-9]+):[A-Z]+[0-9]+)"')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")

# What a plain sheet has not: a formula, merged cells, an error, a cell far to the right or far down, text in UTF-16.
# Each begins with what does not vary: together, or without their case, they take three times as long.
_STRANGE = tuple(
    re.compile(one)
    for one in (
        rb"<f[\s/>]",
        rb":f[\s/>]",
        rb"mergeCell",
        rb"\"e\"",  # a text that holds it only costs time
        rb"'e'",
        rb"""\sr\s*=\s*["']([A-Za-z]{3}|[Bb][N-Zn-z]|[C-Zc-z][A-Za-z]|[A-Za-z]*[0-9]{6})""",
        rb"\0",
    )
)


def _workbook(content: bytes) -> list[_FoundSheet]:
    if content[:4] == b"\xd0\xcf\x11\xe0":
        raise _Refused(
            ("", 1, "this is an old (.xls) or encrypted workbook: save it as .xlsx, without a password.")
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except Exception:  # whatever a broken file does to the library, here and below
        raise _Refused(("", 1, "this is no .xlsx workbook.")) from None
    try:
        _check_archive(archive)
        problems: list[tuple[str, int, str]] = []
        read = _plain_sheets(content) if _is_plain(archive) else _exact_sheets(content, archive, problems)
        return _checked_sheets(read, problems)
    except _Refused:
        raise
    except Exception as error:
        raise _Refused(("", 1, f"this workbook is damaged: {str(error)[:200]}")) from None


def _check_archive(archive: zipfile.ZipFile) -> None:
    """Refuse what would unpack to too much or is no plain workbook, by what the directory says."""
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or len(entries) > 1000:
        words = (
            f"unpacked it would take {unpacked // 1024**2} MB in {len(entries)} parts; "
            f"at most {MOST_UNPACKED // 1024**2} MB in 1000 are read."
        )
        raise _Refused(("", 1, words))
    for entry in entries:
        if entry.file_size > MOST_RATIO * max(1, entry.compress_size) and entry.file_size > 1024**2:
            words = f"'{entry.filename}' is packed more than {MOST_RATIO} times: it is not read."
            raise _Refused(("", 1, words))
    names = {entry.filename for entry in entries}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise _Refused(("", 1, "it holds macros: save it as .xlsx."))
    if "xl/workbook.xml" not in names:
        raise _Refused(("", 1, "this is no .xlsx workbook."))
    for name in sorted(names):
        if name.endswith((".xml", ".rels")) and _holds(archive, name, [_DOCUMENT_TYPE]):
            raise _Refused(("", 1, f"'{name}' declares a document type: it is not read."))


def _is_plain(archive: zipfile.ZipFile) -> bool:
    """Return whether no sheet has anything that must be refused at its cell."""
    return not any(_holds(archive, name, _STRANGE) for name in archive.namelist() if name.endswith(".xml"))


def _holds(archive: zipfile.ZipFile, name: str, wanted: Sequence[re.Pattern[bytes]]) -> bool:
    before = b""
    with archive.open(name) as part:
        while piece := part.read(1 << 20):
            piece = before + piece
            if any(one.search(piece) for one in wanted):
                return True
            before = piece[-64:]
    return False


def _plain_sheets(content: bytes) -> Iterator[tuple[str, _Lines]]:
    """Yield what `_exact_sheets` would, in a tenth of its time: this reader does not tell formulas and errors from values."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = [
        (about.name, about.visible == SheetVisibleEnum.Visible)
        for about in book.sheets_metadata
        if about.typ == SheetTypeEnum.WorkSheet
    ]
    wanted = _wanted(sheets)
    for about in book.sheets_metadata:
        if about.name in wanted and about.typ == SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(about.name)
            left = [""] * (sheet.start[1] if sheet.start else 0)  # rows begin where the first cell is
            yield about.name, ((number, left + row) for number, row in enumerate(sheet.iter_rows(), 1))


def _exact_sheets(
    content: bytes, archive: zipfile.ZipFile, problems: list[tuple[str, int, str]]
) -> Iterator[tuple[str, _Lines]]:
    """Yield the visible sheets and their lines; what must be refused at its cell is added to *problems*."""
    import openpyxl

    sheets = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False).worksheets
    wanted = _wanted([(sheet.title, sheet.sheet_state == "visible") for sheet in sheets])
    for sheet in sheets:
        if sheet.title in wanted:
            place = f", sheet {sheet.title}"
            for ref, row in _MERGED.findall(archive.read(sheet._worksheet_path))[:MOST_PROBLEMS]:
                words = f"the cells {ref.decode()} are merged: unmerge them, and fill in each of them."
                problems.append((place, int(row), words))
            yield sheet.title, _exact_lines(sheet, place, problems)


def _wanted(sheets: Sequence[tuple[str, bool]]) -> set[str]:
    """Return which sheets are read, of all and whether they are visible: that of ratings and that of cards where there is
    one of ratings, else every visible one.
    """
    ours = {title: visible for title, visible in sheets if title.lower() in ("ratings", "cards")}
    if "ratings" not in (title.lower() for title in ours):
        return {title for title, visible in sheets if visible}
    hidden = [title for title, visible in ours.items() if not visible]
    if hidden:
        raise _Refused((f", sheet {hidden[0]}", 1, "this sheet is hidden: show it, or delete it."))
    return set(ours)


def _checked_sheets(
    sheets: Iterable[tuple[str, _Lines]], problems: list[tuple[str, int, str]]
) -> list[_FoundSheet]:
    found = []
    for title, lines in sheets:
        try:
            found.append((title, *_checked_rows(f", sheet {title}", lines)))
        except _Refused as refused:
            problems += refused.problems
    if problems:
        raise _Refused(*problems)
    return found


def _exact_lines(sheet: Any, place: str, problems: list[tuple[str, int, str]]) -> _Lines:
    from openpyxl.cell.read_only import EMPTY_CELL

    sheet.reset_dimensions()  # what a file says about its size need not be true
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number > LAST_ROW:
            raise _Refused((place, LAST_ROW, f"a row has a number above {LAST_ROW:,}: no sheet is so long."))
        if all(cell is EMPTY_CELL for cell in cells):
            continue
        values = []
        for cell in cells:
            value = cell.value
            if cell.data_type == "f":
                words = f"{cell.coordinate} holds a formula: put its value in its place (copy, then paste as values)."
                problems.append((place, number, words))
                value = None
            elif cell.data_type == "e":
                problems.append((place, number, f"{cell.coordinate} holds the error {value}."))
                value = None
            elif isinstance(value, str):
                value = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
            values.append(value)
        if len(problems) >= MOST_PROBLEMS:
            return
        yield number, values


def _document(text: str) -> Any:
    """Return a JSON document, its texts clean."""

    def tidied(value: Any) -> Any:
        if isinstance(value, str):
            return clean(value)
        return [tidied(one) for one in value] if isinstance(value, list) else value

    return tidied(_parsed(text, lambda pairs: {name: tidied(value) for name, value in pairs}))


def _native(text: str) -> Iterable[bytes]:
    """Return a file of our own in the lines that `kit.exchange.native.open_native` reads."""
    from kit.exchange.native import read_native, written_in_parts

    _parsed(text, lambda pairs: None)  # of its objects nothing is kept: the models read them
    try:
        native = read_native(text.encode(), file="")
    except ExchangeError as error:
        raise _Refused(*(("", one.line, one.message) for one in error.problems)) from None
    return written_in_parts(native)


def _parsed(text: str, made: Callable[[list[tuple[str, Any]]], Any]) -> Any:
    _check_depth(text)

    def once(pairs: list[tuple[str, Any]]) -> Any:
        names = {name for name, _ in pairs}
        if len(names) < len(pairs):
            given = [name for name, _ in pairs]
            twice = next(name for place, name in enumerate(given) if name in given[:place])
            raise _Refused(("", 1, f"the entry '{twice[:60]}' is given twice in one object."))
        return made(pairs)

    try:
        return json.loads(
            text, object_pairs_hook=once, parse_constant=_no_constant, parse_int=_whole, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        raise _Refused(("", error.lineno, f"this is no JSON: {error.msg} (column {error.colno}).")) from None


_TEXT = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.S)
_NO_BRACKET = re.compile(r"[^\[\]{}]+")
_LEAF = re.compile(r"\[\]|\{\}")


def _check_depth(text: str) -> None:
    """Refuse what is nested too deep, before anything is parsed."""
    brackets = _NO_BRACKET.sub("", _TEXT.sub("", text))
    for _ in range(MOST_DEPTH):  # each time the innermost level goes
        brackets = _LEAF.sub("", brackets)
    if not brackets:
        return
    depth = 0
    inside = False
    for token in re.finditer(r'\\.|["\[\]{}]', text, re.S):
        sign = token.group()
        if sign == '"':
            inside = not inside
        elif not inside and sign in "[{":
            depth += 1
            if depth > MOST_DEPTH:
                line = text.count("\n", 0, token.start()) + 1
                raise _Refused(("", line, f"it is nested deeper than {MOST_DEPTH} levels."))
        elif not inside and sign in "]}":
            depth -= 1


def _no_constant(name: str) -> Any:
    raise _Refused(("", 1, f"{name} is no number that can be read."))


def _whole(digits: str) -> int:
    if len(digits.lstrip("-")) > MOST_DIGITS:
        raise _Refused(("", 1, f"a whole number of {len(digits)} digits; at most {MOST_DIGITS} are read."))
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise _Refused(("", 1, f"{digits[:40]} is too large a number."))
    return number


if __name__ == "__main__":
    main()
