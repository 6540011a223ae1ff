"""The composer: words, tables and listings turned into blocks of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import permutations, zip_longest

import pygments.lexers
from pygments.token import (
    Comment,
    Keyword,
    Name,
    Number,
    String,
    _TokenType,
)
from pygments.util import ClassNotFound

from kit.errors import PacketError
from kit.packet.flow import Block, Line, placed, shifted
from kit.packet.page import (
    Face,
    Item,
    Metrics,
    Note,
    PageNumber,
    Rect,
    Role,
    Rule,
    Run,
    Sign,
    Stroke,
    Text,
)
from kit.packet.style import (
    ACCENT,
    BODY,
    CODE,
    CODE_COLOURS,
    COLUMN,
    CUES,
    H2,
    H3,
    INK,
    MUTED,
    RULE,
    SMALL,
    TABLE,
    TINT,
    Style,
)
from kit.packet.words import (
    MOST_LISTING_COLUMNS,
    MOST_LISTING_LINES,
    MOST_PROSE,
    MOST_TYPED,
    clean,
    one_line,
    printable,
    runs_right_to_left,
    width_of,
    wrap,
)

MOST_COLUMNS = 14
MANY_ROWS = 16  # of a table that goes on beside itself when it is narrow
HALVES = 14.0  # millimetres between its halves
SHORT_COLUMN = 30.0  # millimetres
SUM = Style("code", 6.8, 9.4, MUTED)
SHORT_END = 0.12  # of a line's room: a last line that is no longer looks lost
HANG = 5.0  # from a bullet to its text
MOST_ROW = 120.0  # millimetres of a row that no page break parts


class Composer:
    """Turns words into blocks for pages whose text is `width` millimetres wide.

    The main column is COLUMN wide, the column of cues stands flush right. `notes` collects what could not be
    printed as it was written. Widths and distances are millimetres. Whatever takes text raises `PacketError`, naming
    the field, when it is longer than can be printed.
    """

    def __init__(self, metrics: Metrics, width: float):
        self.metrics = metrics
        self.width = width
        self.notes: list[Note] = []
        self._parts = 0

    @property
    def cue_x(self) -> float:
        """Where the column of cues begins."""
        return self.width - CUES

    def part(self) -> int:
        """Return the next number for a paragraph, a cell or a table, by which what belongs together is told."""
        self._parts += 1
        return self._parts

    def safe(self, text: str, field: str, style: Style = BODY, most: int = MOST_PROSE) -> str:
        """Return *text* as it can be printed in *style*; a note says what was changed.

        Raises:
            PacketError: when it is longer than *most* signs.
        """
        return printable(clean(text, field, most), field, self.metrics, style.face, self.notes)

    def typed(self, text: str, field: str, style: Style = BODY) -> str:
        """Return what a person typed in a form, as one line that can be printed."""
        return " ".join(self.safe(text, field, style, MOST_TYPED).split())

    # Lines

    def baseline(self, style: Style) -> float:
        """Return how far the baseline of a line stands below its top."""
        ascent = self.metrics.ascent(style.face, style.size)
        return (style.height - ascent * 1.27) / 2 + ascent

    def text(
        self,
        text: str,
        style: Style,
        x: float,
        y: float,
        room: float,
        *,
        align: str = "left",
        role: Role = "P",
    ) -> Text:
        """Return *text* on one line of *room* millimetres, shrunk or cut when it is longer."""
        text = self.safe(text, "a line of text", style)
        run = one_line(text, style, room, self.metrics)
        width = self.metrics.width(run.text, run.face, run.size)
        shift = {"left": 0.0, "right": room - width, "centre": (room - width) / 2}[align]
        within = (self.part(),) if role else ()
        rtl = runs_right_to_left(run.text)
        return Text(x + max(shift, 0.0), y, (run,), room - max(shift, 0.0), role, rtl, within)

    def lines(
        self,
        text: str,
        style: Style,
        room: float,
        *,
        x: float = 0.0,
        role: Role = "P",
        align: str = "left",
        plain: bool = False,
        cell: bool = False,
        ltr: bool = False,
    ) -> list[Line]:
        """Return the lines of one paragraph; text that runs from right to left stands flush right.

        In a *cell* a single line of it stands at the edge of its column, as its neighbours do. *ltr* text runs from
        left to right whatever it begins with: a sentence about somebody with such a name.
        """
        text = self.safe(text, "a paragraph", style)
        rtl = not ltr and runs_right_to_left(text)
        baseline = self.baseline(style)
        within = (self.part(),) if role else ()
        found = []
        text = " ".join(text.split())
        wrapped = wrap(text, style, room, self.metrics, plain=plain)
        if len(wrapped) > 1 and width_of(wrapped[-1], self.metrics) < room * SHORT_END:
            # A short word alone on the last line: narrower lines give it company.
            narrower = wrap(text, style, room * 0.88, self.metrics, plain=plain)
            wrapped = narrower if len(narrower) == len(wrapped) else wrapped
        for runs in wrapped:
            if not runs:
                found.append(Line(style.height, ()))
                continue
            width = width_of(runs, self.metrics)
            if rtl:
                runs = tuple(reversed(runs))
            shift = 0.0
            if align == "right" or (rtl and not (cell and len(wrapped) == 1)):
                shift = max(room - width, 0.0)
            elif align == "centre":
                shift = max((room - width) / 2, 0.0)
            line = Text(x + shift, baseline, runs, room - shift, role, rtl, within)
            found.append(Line(style.height, (line,)))
        return found

    # Blocks

    def paragraphs(
        self,
        text: str,
        field: str,
        style: Style = BODY,
        *,
        room: float = COLUMN,
        x: float = 0.0,
        before: float = 1.6,
    ) -> list[Block]:
        """Return a block for each paragraph of *text*; an empty line parts them."""
        parts = [p for p in re.split(r"\n\s*\n", self.safe(text, field, style)) if p.strip()]
        return [Block(tuple(self.lines(p, style, room, x=x)), before=before) for p in parts]

    def heading(
        self,
        text: str,
        style: Style = H2,
        *,
        before: float = 4.4,
        cue: str = "",
        wide: bool = False,
        anchor: str = "",
        room: float = COLUMN,
    ) -> Block:
        """Return a heading that stays with what follows.

        *cue* stands beside it: above the cues that follow, or flush right over what is as *wide* as the page.
        """
        role: Role = "H2" if style == H2 else "H3" if style == H3 else "H1"
        lines = self.lines(text, style, room, role=role)
        if cue:
            align = "right" if wide else "left"
            note = self.text(cue, SMALL, self.cue_x + 2, self.baseline(style), CUES - 2, align=align)
            lines[0] = Line(lines[0].height, (*lines[0].items, note))
        return Block(tuple(lines), before=before, with_next=True, anchor=anchor)

    def beside(self, main: Sequence[Line], cue: str, *, style: Style = SMALL) -> tuple[Line, ...]:
        """Return the lines of *main* with *cue* in the column beside them, first baselines level."""
        if not cue:
            return tuple(main)
        first = main[0].items[-1].y if main and main[0].items else self.baseline(BODY)
        lift = first - self.baseline(style)
        cues = self.lines(cue, style, CUES - 2, x=self.cue_x + 2)
        stacked = []
        used = 0.0
        for number, (left, right) in enumerate(zip_longest(main, cues)):
            height = left.height if left else right.height
            items = list(left.items) if left else []
            if right:
                # Cues keep their own smaller leading.
                down = lift + number * style.height - used
                items += [shifted(item, 0.0, down) for item in right.items]
            used += height
            stacked.append(Line(height, tuple(items)))
        return tuple(stacked)

    def item(
        self,
        text: str,
        field: str,
        *,
        mark: str = "•",
        cue: str = "",
        style: Style = BODY,
        before: float = 1.1,
        x: float = 0.0,
        room: float = COLUMN,
        ltr: bool = False,
    ) -> Block:
        """Return a list item: *mark* hangs (a bullet or a number), the text is aligned."""
        safe = self.safe(text, field, style)
        lines = self.lines(safe, style, room - HANG, x=x + HANG, role="LI", ltr=ltr)
        baseline = self.baseline(style)
        colour = MUTED if mark == "•" else ACCENT
        face: Face = "body" if mark == "•" else "bold"
        sign = Text(x, baseline, (Run(mark, face, style.size, colour),), HANG, "Lbl")
        return Block(self.beside(labelled(lines, sign) if mark else lines, cue), before=before)

    def pairs(
        self,
        rows: Sequence[tuple[str, str]],
        field: str,
        heads: tuple[str, str] | None,
        *,
        left: float,
        room: float = COLUMN,
        gap: float = 4.0,
    ) -> list[Block]:
        """Return a table of two columns with a hairline under each row; *left* is the width of the first."""
        head: tuple[Line, ...] = ()
        table = self.part()
        if heads:
            baseline = self.baseline(SMALL)
            items = (
                self.text(heads[0], SMALL, 0.0, baseline, left, role="TH"),
                self.text(heads[1], SMALL, left + gap, baseline, room - left - gap, role="TH"),
            )
            head = (in_row([Line(SMALL.height, items)], (table, 0))[0],)
        lines: list[Line] = []
        for number, (a, b) in enumerate(rows, 1):
            row = side_by_side(
                self.lines(self.safe(a, field, TABLE), TABLE, left, role="TD"),
                self.lines(self.safe(b, field, TABLE), TABLE, room - left - gap, x=left + gap, role="TD"),
            )
            lines += as_one(underlined(row, room, row=(table, number)))
        return [Block((*head, *lines), before=0.6, head=head)]

    def table(
        self,
        rows: Sequence[Sequence[str]],
        field: str,
        *,
        style: Style = TABLE,
        numbered: bool = False,
        first: float = 0.0,
        below: Sequence[str] = (),
    ) -> list[Block]:
        """Return a table with its first row as head; columns of numbers stand flush right.

        A line end in a cell is kept. Short columns are not broken.

        Args:
            rows: Its rows.
            field: Its name, for messages.
            style: Its type.
            numbered: Numbers the rows.
            first: The least width of the first column, so that the next one stands where that of other tables does.
            below: A line of small code for each row but the head, under its second column.

        Raises:
            PacketError: when it has more than 400 rows or 14 columns.
        """
        columns = max(map(len, rows))
        if columns > MOST_COLUMNS or len(rows) > MOST_LISTING_LINES:
            raise PacketError(
                f"{field}: a table can have {MOST_LISTING_LINES} rows of {MOST_COLUMNS} columns "
                f"(found {len(rows)} rows of {columns})."
            )
        cells = [[self.safe(cell, field, style) for cell in row] for row in rows]
        cells = [[*row, *[""] * (columns - len(row))] for row in cells]
        if numbered:
            cells = [["", *cells[0]], *[[str(n), *row] for n, row in enumerate(cells[1:], 1)]]
            columns += 1
        bold = Style("bold", style.size, style.leading)
        lengths = [
            [
                max(
                    self.metrics.width(part, (style if r else bold).face, style.size)
                    for part in cell.split("\n")
                )
                for cell in row
            ]
            for r, row in enumerate(cells)
        ]
        natural = [max(column) for column in zip(*lengths, strict=True)]
        natural[0] = max(natural[0], first)
        gap = 6.0
        room = self.width - gap * (columns - 1)
        widths = shares(natural, room)
        numeric = [
            all(re.fullmatch(r"[-+]?[\d.,]+\s?%?", row[c] or "0") for row in cells[1:])
            for c in range(columns)
        ]
        if sum(natural) > room:
            words = [
                max(
                    self.metrics.width(word, (style if r else bold).face, style.size)
                    for r, row in enumerate(cells)
                    for word in row[c].split() or [""]
                )
                for c in range(columns)
            ]
            words[0] = max(words[0], first)
            short = [c for c in range(columns) if natural[c] <= SHORT_COLUMN]
            left = room - sum(natural[c] for c in short)
            if len(short) < columns and left >= room * 0.4:
                shared = iter(shares([natural[c] for c in range(columns) if c not in short], left))
                widths = [natural[c] if c in short else next(shared) for c in range(columns)]
                words = [natural[c] if c in short else words[c] for c in range(columns)]
            widths = _settled(lengths, words, widths)
        starts = [sum(widths[:c]) + gap * c for c in range(columns)]
        total = sum(widths) + gap * (columns - 1)
        table = self.part()
        head: tuple[Line, ...] = ()
        body: list[Line] = []
        for r, row in enumerate(cells):
            columns_of_lines = []
            for c, cell in enumerate(row):
                muted = Style("body", style.size, style.leading, MUTED)
                look = bold if r == 0 else muted if numbered and c == 0 else style
                columns_of_lines.append(
                    [
                        line
                        for part in cell.split("\n")
                        for line in self.lines(
                            part,
                            look,
                            widths[c] + 0.01,
                            x=starts[c],
                            role="TH" if r == 0 else "TD",
                            align="right" if numeric[c] else "left",
                            plain=True,
                            cell=True,
                        )
                    ]
                )
            row_lines = side_by_side(*columns_of_lines)
            if r and r <= len(below) and below[r - 1]:
                row_lines += self.lines(
                    below[r - 1], SUM, total - starts[1], x=starts[1], role="TD", plain=True
                )
            lines = as_one(underlined(row_lines, total, strong=r == 0, row=(table, r)))
            if r == 0:
                head = lines
            else:
                body += lines
        if MANY_ROWS < len(body) <= 4 * MANY_ROWS and 2 * total + HALVES <= self.width:
            # A long table that is narrow goes on beside itself.
            half = (len(body) + 1) // 2
            left, height = placed((*head, *body[:half]), 0.0, 0.0)
            again = _unread(head)  # it is said once
            right, _ = placed((*again, *body[half:]), total + HALVES, 0.0)
            return [Block((Line(height, (*left, *right)),), whole=True)]
        return [Block((*head, *body), head=head, whole=len(body) <= 14)]

    def listing(
        self, text: str, field: str, suffix: str, *, numbered: bool, every: int = 1, style: Style = CODE
    ) -> Block:
        """Return a listing on a tint with line numbers; a line that is too long goes on behind a drawn mark.

        Args:
            text: The listing.
            field: Its name, for messages.
            suffix: The suffix of its file, which tells the language.
            numbered: Whether lines are numbered; `every` says which numbers are printed besides the first.
            every: See above.
            style: Its type; type is made smaller down to 8.2 points so that the longest line fits.

        Raises:
            PacketError: when it has more than 400 lines, or one of more than 500 signs.
        """
        clean_text = self.safe(text.expandtabs(4), field, style, MOST_LISTING_LINES * MOST_LISTING_COLUMNS)
        source = clean_text.removesuffix("\n").split("\n")
        if len(source) > MOST_LISTING_LINES or max(map(len, source)) > MOST_LISTING_COLUMNS:
            raise PacketError(
                f"{field}: a listing can have {MOST_LISTING_LINES} lines of {MOST_LISTING_COLUMNS} signs "
                f"(found {len(source)} lines, the longest has {max(map(len, source))})."
            )
        gutter = 9.0 if numbered else 3.0
        room = self.width - gutter - 2.0
        widest = max(self.metrics.width(line, "code", 1000) for line in source) / 1000
        if widest * style.size > room:
            size = max(CODE.size, int(room / widest * 20) / 20)
            style = Style(
                style.face, min(size, style.size), style.leading * min(size, style.size) / style.size
            )
        signs = max(int(room / self.metrics.width("0", "code", style.size) + 1e-6), 8)
        baseline = self.baseline(style)
        wide = any(not line.isascii() for line in source)
        within = (self.part(),)
        lines: list[Line] = []
        for number, runs in enumerate(highlighted(clean_text.removesuffix("\n"), suffix), 1):
            for part, piece in enumerate(
                _cut(runs, self.metrics, style, room) if wide else _cut_even(runs, signs)
            ):
                items: list[Item] = [Rect(0.0, 0.0, self.width, style.height, TINT)]
                if numbered and part == 0 and (every == 1 or number == 1 or number % every == 0):
                    items.append(
                        self.text(
                            str(number),
                            Style("code", style.size * 0.86, 0, MUTED),
                            0.0,
                            baseline,
                            gutter - 3,
                            align="right",
                            role="",
                        )
                    )
                if part:  # a drawn mark, since no shipped font has a hooked arrow
                    items.append(
                        Stroke(gutter - 4.0, baseline - 2.2, ((0, 0), (0, 1.4), (2.2, 1.4)), 0.6, MUTED)
                    )
                    items.append(
                        Stroke(gutter - 2.6, baseline - 1.5, ((0, 0), (0.8, 0.7), (0, 1.4)), 0.6, MUTED)
                    )
                laid = tuple(Run(t, "code", style.size, colour) for t, colour in piece)
                if laid:
                    items.append(Text(gutter, baseline, laid, room, "Code", within=within))
                lines.append(Line(style.height, tuple(items)))
        pad = Line(1.6, (Rect(0.0, 0.0, self.width, 1.6, TINT),))
        return Block((pad, *lines, pad), before=1.6, whole=len(lines) < 25)

    def page_reference(self, words: str, where: str, anchor: str, *, cue: str = "") -> Block:
        """Return a heading that tells the page of *anchor* behind *where*, with a cue flush right."""
        room = self.cue_x - 26.0
        baseline = self.baseline(H2)
        title = self.text(words, H2, 0.0, baseline, room, role="H2")
        x = width_of(title.runs, self.metrics) + 3.0
        number = PageNumber(x, baseline, where, anchor, 23.0, BODY.face, BODY.size, INK, (self.part(),))
        note = self.text(cue, SMALL, self.cue_x + 2, baseline, CUES - 2, align="right")
        return Block((Line(H2.height, (title, number, note)),), before=3.0)


def side_by_side(*columns: Sequence[Line]) -> list[Line]:
    """Return columns of lines as lines that hold the items of each column."""
    rows = []
    for row in zip_longest(*columns):
        present = [line for line in row if line]
        items = tuple(item for line in present for item in line.items)
        rows.append(Line(max(line.height for line in present), items))
    return rows


def in_row(lines: Sequence[Line], row: tuple[int, int]) -> list[Line]:
    """Return *lines* as a row, (table, number), of a table: each paragraph in them is a cell."""
    return [
        Line(
            line.height,
            tuple(
                item._replace(within=(*row, *item.within[-1:])) if isinstance(item, Text | Sign) else item
                for item in line.items
            ),
        )
        for line in lines
    ]


def labelled(lines: Sequence[Line], *signs: Item) -> list[Line]:
    """Return the lines of a list item with its mark, number or box before the first of them."""
    within = next((item.within for item in lines[0].items if isinstance(item, Text)), ())
    marked = tuple(sign._replace(within=within) if isinstance(sign, Text) else sign for sign in signs)
    return [Line(lines[0].height, (*marked, *lines[0].items)), *lines[1:]]


def underlined(
    lines: Sequence[Line],
    width: float,
    *,
    strong: bool = False,
    pad: float = 0.85,
    row: tuple[int, int] | None = None,
) -> tuple[Line, ...]:
    """Return the lines of a row of a table with white above and a hairline below; *row* is (table, number)."""
    lines = in_row(lines, row) if row else lines
    rule = Rule(0.0, pad, width, 0.0, 0.7 if strong else 0.5, MUTED if strong else RULE)
    return (Line(pad, ()), *lines, Line(pad, (rule,)))


def _unread(lines: Sequence[Line]) -> list[Line]:
    """Return *lines* as decoration, for what is repeated."""
    return [
        Line(
            line.height,
            tuple(
                item._replace(role="", within=()) if isinstance(item, Text) else item for item in line.items
            ),
        )
        for line in lines
    ]


def as_one(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a row as one line, which no page break parts; a row higher than `MOST_ROW` stays as it is."""
    height = sum(line.height for line in lines)
    if height > MOST_ROW:
        return tuple(lines)
    items, _ = placed(lines, 0.0, 0.0)
    return (Line(height, tuple(items)),)


def shares(natural: Sequence[float], room: float) -> list[float]:
    """Return column widths: as wide as the text when all fits, else the wide ones share what the others leave.

    They share by the root of their text's width, so that a column with much text gets more and none starves.

    Examples:
        >>> shares([10.0, 64.0, 100.0], 100.0)
        [10.0, 40.0, 50.0]
    """
    if sum(natural) <= room:
        return [max(width, 1.0) for width in natural]
    widths = dict(enumerate(natural))
    wide = set(widths)
    while True:
        left = room - sum(width for column, width in widths.items() if column not in wide)
        roots = sum(natural[column] ** 0.5 for column in wide)
        shares = {column: left * natural[column] ** 0.5 / roots for column in wide}
        fit = {column for column, share in shares.items() if natural[column] <= share}
        if not fit:
            break
        wide -= fit
    return [shares[column] if column in wide else max(natural[column], 1.0) for column in widths]


def _settled(
    lengths: Sequence[Sequence[float]], words: Sequence[float], widths: Sequence[float]
) -> list[float]:
    """Return column widths that take fewer lines than *widths*; no column is narrower than its longest word.

    Room goes from one column to another as long as that makes the table lower, or breaks fewer cells.

    Args:
        lengths: The length of each cell's text, row by row.
        words: The longest word of each column.
        widths: The widths to begin with.
    """
    some = lengths[:: max(len(lengths) // 40, 1)]
    columns = [list(column) for column in zip(*some, strict=True)]
    least = [min(word, width) for word, width in zip(words, widths, strict=True)]
    found = list(widths)

    def lines(column: int, width: float) -> list[int]:
        # Lines are seldom full: what breaks takes a twelfth more.
        return [1 if length <= width else int(length * 1.08 / width) + 1 for length in columns[column]]

    counts = [lines(c, width) for c, width in enumerate(found)]

    def cost(of: Sequence[Sequence[int]]) -> float:
        return sum(map(max, zip(*of, strict=True))) + 0.25 * sum(map(sum, of))

    best = cost(counts)
    for step in (16.0, 8.0, 4.0, 2.0, 8.0, 4.0, 2.0):
        for giver, taker in permutations(range(len(found)), 2):
            if found[giver] - step < least[giver]:
                continue
            tried = list(counts)
            tried[giver] = lines(giver, found[giver] - step)
            tried[taker] = lines(taker, found[taker] + step)
            if (price := cost(tried)) < best - 1e-9:
                best, counts = price, tried
                found[giver] -= step
                found[taker] += step
    return found


def known(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return a table without the columns of which nothing is known below their head.

    Examples:
        >>> known([["When", "What"], ["-", "talk"], ["", "code"]])
        [['What'], ['talk'], ['code']]
    """
    kept = [c for c in range(len(rows[0])) if any(row[c] not in ("", "-") for row in rows[1:])]
    return [[row[c] for c in kept] for row in rows]


@lru_cache(maxsize=512)
def highlighted(text: str, suffix: str) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return the lines of a listing as runs of text and colour; an unknown suffix has one colour."""
    lexer = None
    if suffix not in ("txt", "csv", "log", ""):
        try:
            lexer = pygments.lexers.get_lexer_for_filename(f"x.{suffix}", stripnl=False, ensurenl=False)
        except ClassNotFound:
            lexer = None
    if lexer is None:
        return tuple(((line, INK),) if line else () for line in text.split("\n"))
    lines: list[list[tuple[str, str]]] = [[]]
    for token, value in lexer.get_tokens(text):
        colour = _colour(token)
        for number, piece in enumerate(value.split("\n")):
            if number:
                lines.append([])
            if not piece:
                continue
            # Spaces take the colour before them, so that fewer runs are drawn.
            if lines[-1] and (lines[-1][-1][1] == colour or not piece.strip()):
                lines[-1][-1] = (lines[-1][-1][0] + piece, lines[-1][-1][1])
            else:
                lines[-1].append((piece, colour))
    lines = lines[: text.count("\n") + 1]
    return tuple(map(tuple, lines))


def _colour(token: _TokenType) -> str:
    if token in Keyword:
        return CODE_COLOURS["keyword"]
    if token in Name.Function or token in Name.Class or token in Name.Builtin or token in Name.Decorator:
        return CODE_COLOURS["name"]
    if token in String:
        return CODE_COLOURS["string"]
    if token in Number:
        return CODE_COLOURS["number"]
    if token in Comment:
        return CODE_COLOURS["comment"]
    return INK


def _cut_even(runs: Iterable[tuple[str, str]], signs: int) -> list[list[tuple[str, str]]]:
    """Return runs of code cut into lines of at most *signs* signs of one width."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0
    for text, colour in runs:
        while used + len(text) > signs:
            head, text = text[: signs - used], text[signs - used :]
            if head:
                lines[-1].append((head, colour))
            lines.append([])
            used = 0
        if text:
            lines[-1].append((text, colour))
            used += len(text)
    return lines


def _cut(
    runs: Iterable[tuple[str, str]], metrics: Metrics, style: Style, room: float
) -> list[list[tuple[str, str]]]:
    """Return runs of code cut into lines of *room* millimetres, sign by sign: not all are of one width."""
    lines: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for text, colour in runs:
        piece = ""
        for char in text:
            width = metrics.width(char, "code", style.size)
            if used + width > room and (piece or lines[-1]):
                if piece:
                    lines[-1].append((piece, colour))
                lines.append([])
                piece, used = "", 0.0
            piece += char
            used += width
        if piece:
            lines[-1].append((piece, colour))
    return lines
