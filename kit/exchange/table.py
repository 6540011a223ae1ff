"""The ratings table as CSV: one row a rating, safe for spreadsheets.

This is the only place that writes CSV.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kit.errors import Problem, RatingsError
from kit.exchange.foreign import MORE, MOST_PROBLEMS
from kit.scorecard import NR, RATING_COLUMNS, Scale
from kit.yamlfile import near

if TYPE_CHECKING:  # the child that opens foreign files starts at once without them
    import pandas as pd

    from kit.scoring.impact import Group

REQUIRED = ("candidate", "interviewer", "competency", "rating")
DEFAULTS = {"scale": "bars5", "revision": "1"}
MOST_BYTES = 256 * 1024 * 1024
MOST_ROWS = 1_000_000
MOST_COLUMNS = 64

# Text that a spreadsheet would take for a formula, also behind blanks and quotes (OWASP ASVS 5.0, 1.2.10).
_DANGEROUS = re.compile("['\\s\ufeff\u200b]*[=+\\-@\t\r\0|%＝＋－＠]")

_REVISION = re.compile("0*[1-9][0-9]{0,8}")


def neutralised(text: str) -> str:
    """Return *text* as a cell that no spreadsheet takes for a formula.

    Examples:
        >>> neutralised("=HYPERLINK(1)"), neutralised("fine")
        ("'=HYPERLINK(1)", 'fine')
    """
    if text[:1].isalnum():  # as most begin
        return text
    return "'" + text if _DANGEROUS.match(text) else text


def plain(cell: str) -> str:
    """Return the text that `neutralised` made *cell* from.

    Examples:
        >>> plain("'=HYPERLINK(1)"), plain("'quoted'")
        ('=HYPERLINK(1)', "'quoted'")
    """
    return cell[1:] if cell[:1] == "'" and _DANGEROUS.match(cell[1:]) else cell


def write_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a CSV file: UTF-8 with a byte order mark, `\\r\\n`, text cells neutralised."""
    out = io.BytesIO()
    text = io.TextIOWrapper(out, encoding="utf-8-sig", errors="replace", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([neutralised(c) if isinstance(c, str) else c for c in row] for row in rows)
    text.flush()
    return out.getvalue()


def write_ratings(ratings: pd.DataFrame) -> bytes:
    """Return *ratings* (columns `RATING_COLUMNS`, all text) as a CSV file."""
    table = ratings.loc[:, list(RATING_COLUMNS)].fillna("").astype(str)
    return write_table(RATING_COLUMNS, table.itertuples(index=False))


def read_ratings(content: bytes, scales: Mapping[str, Scale], *, file: str = "ratings.csv") -> pd.DataFrame:
    """Return the ratings of a CSV file, one row a rating.

    Args:
        content: The file. Commas, semicolons or tabs between cells; a byte order mark is allowed.
        scales: The known scales; each rating must be a point of its row's scale, `NR`, or empty.
        file: The name for messages.

    Returns:
        The columns `RATING_COLUMNS`, all text: `rating` is a point like `4`, `NR`, or empty when it is blank. The
        index, named `line`, has the line of each row.

    Raises:
        RatingsError: with every problem at its line (at most 200).
    """
    import pandas as pd

    header, rows = _rows(content, file)
    found, problems = ratings_of(
        header, ((line, [plain(cell) for cell in cells]) for line, cells in rows), scales, file=file
    )
    if problems:
        raise RatingsError(problems)
    index = pd.Index([row.line for row in found], name="line")
    return pd.DataFrame([row[1:] for row in found], columns=list(RATING_COLUMNS), index=index, dtype=object)


class RatingRow(NamedTuple):
    """A row of the ratings table with its line, all text: an empty `rating` is blank."""

    line: int
    candidate: str
    interviewer: str
    session: str
    competency: str
    question: str
    scale: str
    rating: str
    label: str
    note: str
    submitted_at: str
    revision: str


def ratings_of(
    header: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    scales: Mapping[str, Scale],
    *,
    file: str,
) -> tuple[list[RatingRow], list[Problem]]:
    """Return the ratings in a sheet of text cells, `rows` of lines and cells, and every problem at its line (at most 200).

    What a column would say is filled in; a row with a problem is not among the ratings.
    """
    problems = _header_problems(header, file)
    if problems:
        return [], problems
    found: list[RatingRow] = []
    seen: dict[tuple[str, ...], int] = {}
    labels = {(s.id, str(p.value)): p.label for s in scales.values() for p in s.points}
    places = [header.index(c) if c in header else None for c in RATING_COLUMNS]
    columns = [c for c in ("session", "question") if c not in header]
    apart = f"; if these are two, a column '{columns[-1]}' tells them apart" if columns else ""
    points = {s.id: {"", NR, *map(str, s.values)} for s in scales.values()}
    once: dict[str, str] = {}  # most texts stand in many rows, and are kept once
    for line, cells in rows:
        if len(cells) != len(header):
            problems.append(Problem(file, line, f"expected {len(header)} cells (got {len(cells)})."))
            continue
        texts = [cells[p].strip() if p is not None else "" for p in places]
        row = RatingRow(line, *[once.setdefault(text, text) for text in texts])
        if not (row.scale and row.revision and row.label):
            scale = row.scale or DEFAULTS["scale"]
            label = row.label or labels.get((scale, row.rating), "")
            row = row._replace(scale=scale, revision=row.revision or DEFAULTS["revision"], label=label)
        wrong = _row_problems(row, scales, points, file)
        key = (*row[1:6], row.revision)
        if key in seen:
            wrong.append(Problem(file, line, f"the same rating stands in line {seen[key]} already{apart}."))
        seen.setdefault(key, line)
        problems += wrong
        if not wrong:
            found.append(row)
        if len(problems) >= MOST_PROBLEMS:
            problems.append(Problem(file, line, MORE))
            break
    if not found and not problems:
        problems.append(Problem(file, 2, "there is no rating in this file."))
    return found, problems


def read_totals(content: bytes, *, file: str = "totals.csv") -> tuple[Group, ...]:
    """Return the totals of groups at each stage, for `kit.scoring.impact`, from a CSV file.

    Raises:
        RatingsError: with every problem at its line.
    """
    from kit.scoring.impact import totals_of

    header, rows = _rows(content, file)
    wanted = ("stage", "group", "considered", "selected")
    example = "the first line must read 'stage,group,considered,selected', and each line below it like 'interview,a,80,48'"
    problems = _missing(header, wanted, file, example)
    problems += [
        Problem(file, 1, f"unknown column '{c}': only totals are read here, no names and no scores.")
        for c in header
        if c not in wanted
    ]
    if problems:
        raise RatingsError(problems)
    return totals_of([(line, dict(zip(header, cells, strict=False))) for line, cells in rows], file)


def read_groups(content: bytes, *, file: str = "groups.csv") -> dict[str, tuple[str, int]]:
    """Return the group of each candidate code, with its line, from a CSV file of two columns.

    Raises:
        RatingsError: with every problem at its line.

    Examples:
        >>> read_groups(b"candidate,group\\n7KQ2MX,a\\n")
        {'7KQ2MX': ('a', 2)}
    """
    header, rows = _rows(content, file)
    wanted = ("candidate", "group")
    problems = [Problem(file, 1, f"the column '{c}' is missing.") for c in wanted if c not in header]
    problems += [
        Problem(
            file, 1, f"unknown column '{c}': only codes and groups are read here, no names and no scores."
        )
        for c in header
        if c not in wanted
    ]
    if problems:
        raise RatingsError(problems)
    found: dict[str, tuple[str, int]] = {}
    for line, cells in rows:
        row = {c: plain(cell.strip()) for c, cell in zip(header, cells, strict=False)}
        empty = [c for c in wanted if not row.get(c)]
        if empty:
            problems.append(Problem(file, line, f"'{empty[0]}' is empty."))
            continue
        code = row["candidate"].upper()
        if code in found:
            said = f"'{code}' stands in line {found[code][1]} already."
            problems.append(Problem(file, line, said))
        else:
            found[code] = (row["group"], line)
        if len(problems) >= MOST_PROBLEMS:
            break
    if not found and not problems:
        problems.append(Problem(file, 2, "there is no row in this file."))
    if problems:
        raise RatingsError(problems)
    return found


def _rows(content: bytes, file: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    if not content.strip():
        raise RatingsError([Problem(file, 1, "the file is empty.")])
    if len(content) > MOST_BYTES:
        raise RatingsError([Problem(file, 1, f"the file is larger than {MOST_BYTES // 1024**2} MB.")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = "this is not UTF-8 text: save the table as 'CSV UTF-8'."
        raise RatingsError([Problem(file, line, message)]) from None
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        header = [c.strip().lower() for c in next(reader, [])]
        if len(header) > MOST_COLUMNS:
            words = f"{len(header):,} columns; at most {MOST_COLUMNS} are read."
            raise RatingsError([Problem(file, 1, words)])
        for cells in reader:
            if any(c.strip() for c in cells):
                rows.append((reader.line_num - sum(c.count("\n") for c in cells), cells))
            if len(rows) > MOST_ROWS:
                raise RatingsError([Problem(file, reader.line_num, f"more than {MOST_ROWS:,} rows.")])
    except csv.Error as error:
        raise RatingsError([Problem(file, reader.line_num, f"this is not a CSV table: {error}.")]) from None
    if len(header) == 1:
        message = f"one cell was found, '{header[0][:60]}': between cells stand commas, semicolons or tabs."
        raise RatingsError([Problem(file, 1, message)])
    return header, rows


def _header_problems(header: Sequence[str], file: str) -> list[Problem]:
    problems = []
    for place, name in enumerate(header, 1):
        if not name:
            words = f"column {place} has no name in the first line: name it, or delete it when nothing stands in it."
            problems.append(Problem(file, 1, words))
    for name in filter(None, dict.fromkeys(header)):
        if name not in RATING_COLUMNS:
            problems.append(Problem(file, 1, f"unknown column '{name}'.{near(name, RATING_COLUMNS)}"))
        elif header.count(name) > 1:
            problems.append(Problem(file, 1, f"the column '{name}' is given twice."))
    example = f"the first line must name {', '.join(REQUIRED[:-1])} and {REQUIRED[-1]}, each line below it like 'c1,ada,debugging,4'"
    return problems + _missing(header, REQUIRED, file, example)


def _missing(header: Sequence[str], wanted: Sequence[str], file: str, example: str) -> list[Problem]:
    """Return a problem for each column that is missing, the first with what a right file looks like."""
    found = [f"the column '{name}' is missing" for name in wanted if name not in header]
    return [Problem(file, 1, f"{what}{'' if n else f'; {example}'}.") for n, what in enumerate(found)]


def _row_problems(
    row: RatingRow, scales: Mapping[str, Scale], points: Mapping[str, set[str]], file: str
) -> list[Problem]:
    line = row.line
    problems = [
        Problem(file, line, f"'{column}' is empty.") for column in ("candidate", "interviewer", "competency") if not getattr(row, column)
    ]  # fmt: skip
    scale = scales.get(row.scale)
    if scale is None:
        problems.append(Problem(file, line, f"unknown scale '{row.scale}'.{near(row.scale, scales)}"))
    elif row.rating not in points[row.scale]:
        wanted = f"{scale.values[0]} to {scale.values[-1]}, {NR} or nothing"
        problems.append(Problem(file, line, f"'rating' must be {wanted} (got '{row.rating[:60]}')."))
    if not _REVISION.fullmatch(row.revision):
        problems.append(
            Problem(file, line, f"'revision' must be a whole number from 1 (got '{row.revision[:60]}').")
        )
    return problems
