"""Diagrams laid out as drawings: messages between participants, boxes with links, and lanes over time.

Everything is measured in `k`, a millimetre in type of 8 points, so that a larger diagram is the same with more air.
Text wraps in the room that it has. When a diagram is too high for its page, type gets smaller down to LEAST_SIZE.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from kit.bank.diagram import (
    Diagram,
    Lane,
    Message,
    SchemaBox,
    SchemaDiagram,
    SchemaLink,
    SequenceDiagram,
    TimelineDiagram,
)
from kit.errors import PacketError
from kit.packet.composer import Composer, shares
from kit.packet.flow import Line, placed, shifted
from kit.packet.page import Drawing, Item, Rect, Rule, Stroke, Text
from kit.packet.style import ACCENT, BAR, INK, MUTED, RULE, TINT, WHITE, Style
from kit.packet.words import width_of

SIZE, LARGE_SIZE, LEAST_SIZE = 8.0, 10.0, 6.0
MOST_HEIGHT = 205.0  # below the name of an exhibit, on the lower of the two papers
LEAST_ROOM = 8.0  # of a label, in k

Laid = tuple[list[Item], float, float]  # items, and the width and height that they take
Point = tuple[float, float]


def lay_out(
    diagram: Diagram, composer: Composer, width: float, field: str, alt: str, *, large: bool = False
) -> Drawing:
    """Return *diagram* as one drawing of at most *width* millimetres.

    Args:
        diagram: What is drawn.
        composer: What measures text, and collects notes on what can not be printed.
        width: The room there is.
        field: Its name, for messages.
        alt: What it shows in words.
        large: Larger type, for candidates and for the screen.

    Raises:
        PacketError: when it is higher than a page even in small type.
    """
    size = LARGE_SIZE if large else SIZE
    while True:
        pen = Pen(composer, field, size)
        match diagram:
            case SequenceDiagram():
                items, wide, high = _sequence(diagram, pen, width)
            case SchemaDiagram():
                items, wide, high = _schema(diagram, pen, width)
            case TimelineDiagram():
                items, wide, high = _timeline(diagram, pen, width)
        if high <= MOST_HEIGHT:
            return Drawing(0.0, 0.0, wide, high, tuple(items), composer.safe(alt, field))
        if size <= LEAST_SIZE:
            raise PacketError(
                f"{field}: the diagram is {high:.0f} mm high, and {MOST_HEIGHT:.0f} fit a page: "
                "shorten its texts, or make two of it."
            )
        size = max(size - 0.5, LEAST_SIZE)


class Pen:
    """Sets the words of one diagram in type of one size."""

    def __init__(self, composer: Composer, field: str, size: float):
        self.composer = composer
        self.field = field
        self.k = size / 8
        self.title = Style("bold", size, size * 1.3)
        self.text = Style("body", size, size * 1.3)
        self.small = Style("body", size * 0.9, size * 1.2, MUTED)
        self.code = Style("code", size * 0.92, size * 1.3)
        self.key = Style("code_bold", size * 0.92, size * 1.3)

    def lines(
        self, text: str, style: Style, room: float, align: Literal["left", "right", "centre"] = "left"
    ) -> list[Line]:
        """Return *text* in lines of *room*; nothing for no text."""
        safe = self.composer.safe(text, self.field, style)
        if not safe.strip():
            return []
        return self.composer.lines(safe, style, room, role="", align=align)

    def natural(self, text: str, style: Style) -> float:
        """Return how wide *text* is on one line."""
        return max((_width(line, self) for line in self.lines(text, style, 10_000.0)), default=0.0)


def _width(line: Line, pen: Pen) -> float:
    return sum(width_of(item.runs, pen.composer.metrics) for item in line.items if isinstance(item, Text))


def _height(lines: Iterable[Line]) -> float:
    return sum(line.height for line in lines)


def _ink(lines: Sequence[Line], x: float, y: float, pen: Pen) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what *lines* set at (x, y) cover."""
    texts = [item for line in lines for item in line.items if isinstance(item, Text)]
    left = min(text.x for text in texts)
    right = max(text.x + width_of(text.runs, pen.composer.metrics) for text in texts)
    return x + left, y, x + right, y + _height(lines)


def _set(lines: Sequence[Line], x: float, y: float, pen: Pen, *, over: bool = False) -> list[Item]:
    """Return *lines* set at (x, y); *over* lines that are drawn already, they have a white ground."""
    items: list[Item] = []
    if over and lines:
        left, top, right, bottom = _ink(lines, x, y, pen)
        items.append(Rect(left - 0.6, top, right - left + 1.2, bottom - top, WHITE))
    return items + placed(lines, x, y)[0]


def _path(points: Sequence[Point], width: float = 0.8, colour: str = INK, dash: float = 0.0) -> Stroke:
    (x, y), *_ = points
    return Stroke(x, y, tuple((px - x, py - y) for px, py in points), width, colour, dash)


def _head(before: Point, tip: Point, k: float, *, filled: bool = True) -> Stroke:
    """Return an arrow head at *tip* that points away from *before*, which is level with it or above or below."""
    dx, dy = (tip[0] > before[0]) - (tip[0] < before[0]), (tip[1] > before[1]) - (tip[1] < before[1])
    along, across = 2.2 * k, 0.95 * k
    sides = [(-dx * along - dy * side, -dy * along - dx * side) for side in (across, -across)]
    points = (sides[0], (0.0, 0.0), sides[1])
    return Stroke(*tip, points, 0.4 if filled else 0.8, INK, filled=filled)


# --- sequence ---------------------------------------------------------------------------------------------------


def _sequence(diagram: SequenceDiagram, pen: Pen, width: float) -> Laid:
    k = pen.k
    order = {p.id: n for n, p in enumerate(diagram.participants)}
    numbers = 5.0 * k
    times = max((pen.natural(m.at, pen.small) + 2.5 * k for m in diagram.messages if m.at), default=0.0)
    boxes, lanes, right = _lifelines(diagram, order, pen, width - numbers - times)
    left = numbers + times
    at = [left + lane for lane in lanes]
    wide = left + right

    heads = [
        [
            *pen.lines(p.title, pen.title, box - 3.0 * k, "centre"),
            *pen.lines(p.note or "", pen.small, box - 3.0 * k, "centre"),
        ]
        for p, box in zip(diagram.participants, boxes, strict=True)
    ]
    head = max(map(_height, heads)) + 2.4 * k
    items: list[Item] = []
    for x, box, lines in zip(at, boxes, heads, strict=True):
        items.append(Rect(x - box / 2, 0.0, box, head, TINT, 0.8, MUTED))
        items += _set(lines, x - box / 2 + 1.5 * k, (head - _height(lines)) / 2, pen)

    y = head + 3.0 * k
    begun = head  # where the lifelines go on
    lifelines: list[Item] = []
    drawn: list[Item] = []
    for number, message in enumerate(diagram.messages, 1):
        if message.gap:
            words = pen.lines(message.gap, pen.small, wide - left, "centre")
            height = _height(words) + 1.6 * k
            lifelines += [Rule(x, begun, 0.0, y - begun, 0.6, MUTED) for x in at]
            drawn.append(Rect(left, y, wide - left, height, TINT))
            drawn += _set(words, left, y + 0.8 * k, pen)
            y += height
            begun = y
            y += 2.4 * k
        arrow, line, y = _message(message, at, order, pen, y, wide)
        baseline = line + pen.composer.metrics.ascent("body", pen.small.size) * 0.38
        drawn.append(
            pen.composer.text(
                str(number), pen.small, 0.0, baseline, numbers - 2.0 * k, align="right", role=""
            )
        )
        if message.at:
            room = times - 2.0 * k
            drawn.append(
                pen.composer.text(message.at, pen.small, numbers, baseline, room, align="right", role="")
            )
        drawn += arrow
    lifelines += [Rule(x, begun, 0.0, y - begun, 0.6, MUTED) for x in at]
    return [*lifelines, *items, *drawn], wide, y


def _lifelines(
    diagram: SequenceDiagram, order: dict[str, int], pen: Pen, room: float
) -> tuple[list[float], list[float], float]:
    """Return the width of each participant's box, where its lifeline stands, and the width of all."""
    k = pen.k
    count = len(order)
    boxes = [
        min(max(pen.natural(p.title, pen.title), pen.natural(p.note or "", pen.small)) + 4.0 * k, 34.0 * k)
        for p in diagram.participants
    ]
    boxes = [max(box, 14.0 * k) for box in boxes]
    gaps = [max((a + b) / 2 + 4.0 * k, 24.0 * k) for a, b in pairwise(boxes)]
    after = boxes[-1] / 2  # right of the last lifeline
    for m in diagram.messages:
        texts = max(pen.natural(m.text, pen.text), pen.natural(m.note or "", pen.small) / 2)
        low, high = sorted((order[m.from_], order[m.to]))
        if low < high:
            wanted = (min(texts, 56.0 * k) + 7.0 * k) / (high - low)
            gaps[low:high] = [max(gap, wanted) for gap in gaps[low:high]]
        elif low < count - 1:
            gaps[low] = max(gaps[low], min(texts, 34.0 * k) + 9.0 * k)
        else:
            after = max(after, min(texts, 34.0 * k) + 8.0 * k)
    *gaps, after = shares([*gaps, after], room - boxes[0] / 2)
    for n in range(count):
        boxes[n] = min(boxes[n], *(gap - 3.0 * k for gap in gaps[max(n - 1, 0) : n + 1]))
    boxes[-1] = min(boxes[-1], 2 * after)
    lanes = [boxes[0] / 2]
    for gap in gaps:
        lanes.append(lanes[-1] + gap)
    return boxes, lanes, lanes[-1] + after


def _message(
    message: Message, at: Sequence[float], order: dict[str, int], pen: Pen, y: float, wide: float
) -> tuple[list[Item], float, float]:
    """Return the arrow of a message with its words, the y of its line, and the y below all."""
    k = pen.k
    start, end = order[message.from_], order[message.to]
    if start == end:
        return _to_itself(message, at, start, pen, y, wide)
    a, b = at[start], at[end]
    low, room = min(a, b) + 2.6 * k, abs(a - b) - 5.2 * k
    crosses = abs(start - end) > 1
    words = pen.lines(message.text, pen.text, room, "centre")
    below = pen.lines(message.note or "", pen.small, room, "centre")
    arm = 1.2 * k  # of the cross that ends a lost message
    line = y + _height(words) + (arm + 0.3 * k if message.style == "lost" else 0.5 * k)
    items = _set(words, low, y, pen, over=crosses)
    tip = a + (b - a) * 0.72 if message.style == "lost" else b
    stop = tip - 1.2 * k * (1 if b > a else -1) if message.style == "call" else tip
    items.append(_path([(a, line), (stop, line)], dash=1.0 * k if message.style == "reply" else 0.0))
    if message.style == "lost":
        items += [_path([(tip - arm, line + s * arm), (tip + arm, line - s * arm)], 1.2) for s in (1, -1)]
    else:
        items.append(_head((a, line), (b, line), k, filled=message.style == "call"))
    items += _set(below, low, line + 0.7 * k, pen, over=crosses)
    return items, line, line + max(_height(below) + 0.7 * k, 0.7 * k) + 2.4 * k


def _to_itself(
    message: Message, at: Sequence[float], lane: int, pen: Pen, y: float, wide: float
) -> tuple[list[Item], float, float]:
    """Return what `_message` does, for a message of a participant to itself: a loop with its words beside it."""
    k = pen.k
    x, out = at[lane], 5.0 * k
    room = (at[lane + 1] if lane + 1 < len(at) else wide) - x - out - 2.2 * k
    words = [*pen.lines(message.text, pen.text, room), *pen.lines(message.note or "", pen.small, room)]
    height = max(_height(words) - 1.0 * k, 3.4 * k)
    top = y + 1.0 * k
    line = top + height
    loop = [(x, top), (x + out, top), (x + out, line), (x + 1.2 * k, line)]
    items: list[Item] = [_path(loop), _head((x + out, line), (x, line), k)]
    items += _set(words, x + out + 1.4 * k, y, pen)
    return items, (top + line) / 2, line + 3.0 * k


# --- schema -----------------------------------------------------------------------------------------------------


class Frame(NamedTuple):
    """Where a box stands."""

    x: float
    y: float
    width: float
    height: float


def _schema(diagram: SchemaDiagram, pen: Pen, width: float) -> Laid:
    k = pen.k
    cells = diagram.cells
    side, lefts = _columns(diagram, pen, width)
    inside = {box.id: _box_lines(box, pen, side - 3.0 * k) for box in diagram.boxes}
    heights = {
        box.id: 2.4 * k + _height(head) + (2.0 * k + _height(body) if body else 0.0)
        for box in diagram.boxes
        for head, body in [inside[box.id]]
    }
    level = _level_links(diagram, pen, side, lefts)
    for (a, b), links in level.items():
        least = sum(height for _, _, height in links) + 2.0 * k
        heights[a], heights[b] = max(heights[a], least), max(heights[b], least)

    rows = [[box.id for box in diagram.boxes if cells[box.id][0] == row] for row in _each(cells, 0)]
    gutters = _gutters(diagram, pen, side, lefts, width)
    frames: dict[str, Frame] = {}
    drawn: list[Item] = []
    y = 0.0
    for row, ids in enumerate(rows):
        tallest = max(heights[box] for box in ids)
        for box in ids:
            top = y + (tallest - heights[box]) / 2
            frames[box] = Frame(lefts[cells[box][1]], top, side, heights[box])
        y += tallest
        if row < len(gutters):
            y += gutters[row].height

    for row, gutter in enumerate(gutters):
        bottom = max(frames[box].y + frames[box].height for box in rows[row])
        drawn += gutter.draw(bottom, frames, pen)
    for between, links in level.items():
        drawn += _draw_level(between, links, frames, pen)
    for name, frame in frames.items():
        drawn += _draw_box(frame, *inside[name], pen)
    right = max(lefts) + side
    ends = [i.x + width_of(i.runs, pen.composer.metrics) for i in drawn if isinstance(i, Text)]
    return drawn, max([right, *ends]), y


def _each(cells: dict[str, tuple[int, int]], axis: int) -> range:
    return range(max(cell[axis] for cell in cells.values()) + 1)


def _columns(diagram: SchemaDiagram, pen: Pen, width: float) -> tuple[float, list[float]]:
    """Return the width of every box, and the left edge of each column."""
    k = pen.k
    cells = diagram.cells
    wanted = [pen.natural(box.title, pen.title) for box in diagram.boxes]
    for box in diagram.boxes:
        wanted += [pen.natural(line, pen.text) * 0.6 for line in box.lines]  # words may take two lines
        for field in box.fields:
            beside = pen.natural(field.is_ or "", pen.small)
            wanted.append(pen.natural(field.name, pen.key) + (beside + 4.0 * k if beside else 0.0))
    side = min(max(max(wanted) + 4.0 * k, 24.0 * k), 48.0 * k)
    columns = _each(cells, 1)
    gutters = [8.0 * k for _ in columns[1:]]
    for link in diagram.links:
        (row, a), (other, b) = cells[link.from_], cells[link.to]
        if row == other:
            low, high = sorted((a, b))
            room = min(pen.natural(link.text or "", pen.small), 30.0 * k) + 8.0 * k
            each = (max(room, 14.0 * k) - side * (high - low - 1)) / (high - low)
            gutters[low:high] = [max(gutter, each) for gutter in gutters[low:high]]
    least = sum(min(gutter, 18.0 * k) for gutter in gutters)  # before boxes get wider, words get room
    side = min(side, (width - least) / len(columns))
    lefts = [0.0]
    for gutter in shares(gutters, width - side * len(columns)):
        lefts.append(lefts[-1] + side + gutter)
    return side, lefts


def _box_lines(box: SchemaBox, pen: Pen, room: float) -> tuple[list[Line], list[Line]]:
    """Return the lines of a box's title, and of what stands below it."""
    k = pen.k
    head = pen.lines(box.title, pen.title, room, "centre")
    body = [line for text in box.lines for line in pen.lines(text, pen.text, room)]
    for field in box.fields:
        style = pen.key if field.key else pen.code
        name = pen.lines(field.name, style, room) or [Line(style.height, ())]
        if field.key:  # underlined, as is the custom
            name = [
                Line(
                    line.height,
                    (*line.items, Rule(0.0, line.height - 0.5 * k, _width(line, pen), 0.0, 0.5, INK)),
                )
                for line in name
            ]
        known = field.is_ or ""
        if pen.natural(known, pen.small) <= room - _width(name[-1], pen) - 2.0 * k:
            level = pen.composer.baseline(style)  # the words beside a name stand on its baseline
            beside = [
                item._replace(y=level)
                for line in pen.lines(known, pen.small, room, "right")
                for item in line.items
            ]
            name[-1] = Line(name[-1].height, (*name[-1].items, *beside))
            body += name
        else:
            below = pen.lines(known, pen.small, room - 3.0 * k)
            body += [
                *name,
                *(Line(line.height, tuple(shifted(i, 3.0 * k, 0.0) for i in line.items)) for line in below),
            ]
    return head, body


def _draw_box(frame: Frame, head: list[Line], body: list[Line], pen: Pen) -> list[Item]:
    k = pen.k
    x, y, width, height = frame
    top = _height(head) + 2.4 * k if body else height
    items: list[Item] = [
        Rect(x, y, width, height, WHITE),
        Rect(x, y, width, top, TINT),
        Rect(x, y, width, height, None, 0.8, MUTED),
    ]
    items += _set(head, x + 1.5 * k, y + (top - _height(head)) / 2, pen)
    if body:
        items.append(Rule(x, y + top, width, 0.0, 0.5, MUTED))
        items += _set(body, x + 1.5 * k, y + top + 1.0 * k, pen)
    return items


LevelLink = tuple[SchemaLink, list[Line], float]


def _level_links(
    diagram: SchemaDiagram, pen: Pen, side: float, lefts: Sequence[float]
) -> dict[tuple[str, str], list[LevelLink]]:
    """Return the links within a row by their left and right box, each with its words and the height it takes."""
    k = pen.k
    cells = diagram.cells
    found: dict[tuple[str, str], list[LevelLink]] = {}
    for link in diagram.links:
        a, b = sorted((link.from_, link.to), key=lambda box: cells[box])
        if cells[a][0] == cells[b][0]:
            room = lefts[cells[b][1]] - lefts[cells[a][1]] - side - 5.2 * k
            words = pen.lines(link.text or "", pen.small, max(room, LEAST_ROOM * k), "centre")
            found.setdefault((a, b), []).append((link, words, max(_height(words) + 1.6 * k, 3.6 * k)))
    return found


def _draw_level(
    between: tuple[str, str], links: Sequence[LevelLink], frames: dict[str, Frame], pen: Pen
) -> list[Item]:
    """Return the links between a left and a right box, one below the other around their middle."""
    k = pen.k
    a, b = (frames[box] for box in between)
    left, right = a.x + a.width, b.x
    y = a.y + a.height / 2 - sum(height for _, _, height in links) / 2
    items: list[Item] = []
    for link, words, height in links:
        line = y + height - 0.8 * k
        # A link within a column may pass where no box stands: its line gives way to the words.
        items += _set(words, left + 2.6 * k, line - _height(words) - 0.4 * k, pen, over=True)
        ends = [(left, line), (right, line)]
        items += _joined(ends if link.from_ == between[0] else ends[::-1], link, pen)
        y += height
    return items


def _joined(points: Sequence[Point], link: SchemaLink, pen: Pen) -> list[Item]:
    """Return the line of a link through *points*, with its arrow heads."""
    items: list[Item] = [_path(points)]
    if link.heads != "none":
        items.append(_head(points[-2], points[-1], pen.k))
    if link.heads == "both":
        items.append(_head(points[1], points[0], pen.k))
    return items


class Upright(NamedTuple):
    """A link within a column, and its words beside it, from the top of the gutter."""

    link: SchemaLink
    x: float
    words: list[Line]
    left: float
    top: float
    over: bool


class Bend(NamedTuple):
    """A link between two rows: down from the upper box at `high`, along, and down to the lower one at `low`."""

    link: SchemaLink
    upper: str
    lower: str
    high: float
    low: float

    @property
    def ends(self) -> Point:
        """The left and the right end of what runs along."""
        return min(self.high, self.low), max(self.high, self.low)

    def crosses(self, below: Bend) -> int:
        """Return how bad it is when this link runs along above the one that is *below*."""
        return (
            (self.ends[0] < below.high < self.ends[1])
            + (below.ends[0] < self.low < below.ends[1])
            + 5 * (abs(self.low - below.high) < 1.0)
        )


class Track(NamedTuple):
    """A bend with its words, where it runs along, and whether the words stand over other lines."""

    bend: Bend
    words: list[Line]
    left: float
    line: float
    over: bool


class Gutter(NamedTuple):
    """What stands between two rows that follow each other."""

    height: float
    uprights: list[Upright]
    tracks: list[Track]

    def draw(self, y: float, frames: dict[str, Frame], pen: Pen) -> list[Item]:
        """Return the links of a gutter that begins at *y*: the lines first, so that words can stand over them."""
        lines: list[Item] = []
        words: list[Item] = []
        for upright in self.uprights:
            a, b = sorted((frames[upright.link.from_], frames[upright.link.to]), key=lambda frame: frame.y)
            points = [(upright.x, a.y + a.height), (upright.x, b.y)]
            lines += _joined(points if frames[upright.link.from_] == a else points[::-1], upright.link, pen)
            words += _set(upright.words, upright.left, y + upright.top, pen, over=upright.over)
        for track in self.tracks:
            bend, line = track.bend, y + track.line
            a, b = frames[bend.upper], frames[bend.lower]
            points = [(bend.high, a.y + a.height), (bend.high, line), (bend.low, line), (bend.low, b.y)]
            lines += _joined(points if bend.link.from_ == bend.upper else points[::-1], bend.link, pen)
            top = line - _height(track.words) - 0.3 * pen.k
            words += _set(track.words, track.left, top, pen, over=track.over)
        return [*lines, *words]


def _gutters(
    diagram: SchemaDiagram, pen: Pen, side: float, lefts: Sequence[float], width: float
) -> list[Gutter]:
    """Return what stands below each row but the last: first words of upright links, then bends with theirs."""
    k = pen.k
    cells = diagram.cells
    within: dict[tuple[str, str], list[SchemaLink]] = {}  # a column, by upper and lower box
    for link in diagram.links:
        a, b = sorted((link.from_, link.to), key=lambda box: cells[box])
        if cells[a][1] == cells[b][1]:
            within.setdefault((a, b), []).append(link)
    at: dict[tuple[str, str], list[float]] = {}
    for (a, b), links in within.items():
        apart = min(9.0 * k, side / (len(links) + 1))
        middle = lefts[cells[a][1]] + side / 2
        at[a, b] = [middle + apart * (n - (len(links) - 1) / 2) for n in range(len(links))]

    gutters = []
    for row in _each(cells, 0)[:-1]:
        passing = [x for (a, b), xs in at.items() if cells[a][0] <= row < cells[b][0] for x in xs]
        starting = [
            pair
            for ends, links in within.items()
            if cells[ends[0]][0] == row
            for pair in zip(links, at[ends], strict=True)
        ]
        taken = {a: xs for (a, _), xs in at.items() if cells[a][0] == row}
        taken |= {b: xs for (_, b), xs in at.items() if cells[b][0] == row + 1}
        bends = _in_order(_bends(diagram, row, taken, pen, side, lefts))
        y = 2.6 * k
        stand = sorted({*passing, *(bend.high for bend in bends)})
        uprights = _beside(starting, stand, pen, y, width)
        y = max([y, *(u.top + _height(u.words) for u in uprights)])
        tracks: list[Track] = []
        for n, bend in enumerate(bends):
            through = [*passing, *(b.high for b in bends[n:]), *(b.low for b in bends[:n])]
            words, left, over = _along(bend, through, pen, width)
            y += _height(words) + (1.2 if words else 2.4) * k
            tracks.append(Track(bend, words, left, y, over))
        gutters.append(Gutter(max(y + 3.6 * k, 9.0 * k), uprights, tracks))
    return gutters


def _bends(
    diagram: SchemaDiagram,
    row: int,
    taken: dict[str, list[float]],
    pen: Pen,
    side: float,
    lefts: Sequence[float],
) -> list[Bend]:
    """Return the links from a row to the next one that change the column, each with its ports.

    *taken* says where links within a column touch each box.
    """
    cells = diagram.cells
    pairs = []
    for link in diagram.links:
        a, b = sorted((link.from_, link.to), key=lambda box: cells[box])
        if cells[a][0] == row and cells[b][0] == row + 1 and cells[a][1] != cells[b][1]:
            pairs.append((link, a, b))

    def ports(box: str, others: Sequence[str]) -> Iterator[float]:
        """Return where the links of *box* to *others* in another row touch it, left to right."""
        column = cells[box][1]
        before = sum(cells[other][1] < column for other in others)
        left, right, middle = lefts[column], lefts[column] + side, lefts[column] + side / 2
        edge = 2.5 * pen.k
        here = taken.get(box, [])
        if not here and before in (0, len(others)):
            return iter(_spread(left + edge, right - edge, len(others)))
        low, high = (min(here) - edge, max(here) + edge) if here else (middle, middle)
        after = len(others) - before
        return iter(_spread(left + edge, low, before) + _spread(high, right - edge, after))

    lows: dict[int, float] = {}
    highs: dict[int, float] = {}
    for box in {a for _, a, _ in pairs}:
        mine = sorted(
            (n for n, (_, a, _) in enumerate(pairs) if a == box), key=lambda n: cells[pairs[n][2]][1]
        )
        highs |= zip(mine, ports(box, [pairs[n][2] for n in mine]), strict=True)
    for box in {b for _, _, b in pairs}:
        mine = sorted(
            (n for n, (_, _, b) in enumerate(pairs) if b == box), key=lambda n: cells[pairs[n][1]][1]
        )
        lows |= zip(mine, ports(box, [pairs[n][1] for n in mine]), strict=True)
    # A line that ends above another one's beginning would run into it.
    meet = any(abs(highs[n] - lows[m]) < 1.0 for n in highs for m in lows if n != m)
    aside = 1.2 * pen.k if meet else 0.0
    return [Bend(link, a, b, highs[n] - aside, lows[n] + aside) for n, (link, a, b) in enumerate(pairs)]


def _spread(low: float, high: float, count: int) -> list[float]:
    return [low + (high - low) * (n + 1) / (count + 1) for n in range(count)]


def _in_order(bends: Sequence[Bend]) -> list[Bend]:
    """Return bends from the upper to the lower, so that few lines cross."""

    def cost(bend: Bend) -> int:
        others = [other for other in bends if other is not bend]
        return sum(bend.crosses(other) - other.crosses(bend) for other in others)

    return sorted(bends, key=cost)


def _beside(
    starting: Sequence[tuple[SchemaLink, float]], stand: Sequence[float], pen: Pen, top: float, width: float
) -> list[Upright]:
    """Return the links within a column, with their words where no other line that stands passes."""
    k = pen.k
    found: list[Upright] = []
    without: list[tuple[SchemaLink, float]] = []
    taken: set[float] = set()  # by its left end: the room between two lines
    for link, x in starting:
        text = link.text or ""
        natural = min(pen.natural(text, pen.small), 34.0 * k)
        before = max((v for v in stand if v < x - 0.1), default=-1.0 * k)
        after = min((v for v in stand if v > x + 0.1), default=width + 1.0 * k)
        rooms = [(after - x - 2.6 * k, x), (x - before - 2.6 * k, before)]
        room, place = max(
            (r for r in rooms if r[1] not in taken), key=lambda r: min(r[0], natural), default=(0.0, x)
        )
        if room < min(natural, LEAST_ROOM * k):
            without.append((link, x))
            continue
        taken.add(place)
        room = min(room, 34.0 * k)
        if place < x:
            words, left = pen.lines(text, pen.small, room, "right"), x - 1.6 * k - room
        else:
            words, left = pen.lines(text, pen.small, room), x + 1.6 * k
        found.append(Upright(link, x, words, left, top, False))
    room = min(24.0 * k, width)
    for link, x in without:  # on the line itself, below the words of others
        words = pen.lines(link.text or "", pen.small, room, "centre")
        left = min(max(x - room / 2, 0.0), width - room)
        y = max([top, *(u.top + _height(u.words) for u in found)])
        found.append(Upright(link, x, words, left, y, True))
    return found


def _along(bend: Bend, through: Sequence[float], pen: Pen, width: float) -> tuple[list[Line], float, bool]:
    """Return the words of a bend, where they begin, and whether they stand over lines that pass *through*."""
    k = pen.k
    text = bend.link.text or ""
    natural = pen.natural(text, pen.small)
    cuts = sorted({-1.0 * k, width + 1.0 * k, *through})
    a, b = bend.ends
    inside = [(max(low, a), min(high, b)) for low, high in pairwise(cuts) if min(high, b) > max(low, a)]
    around = [(low, high) for low, high in pairwise(cuts) if min(high, b) > max(low, a)]
    for rooms, least in ((inside, min(natural, 16.0 * k)), (around, min(natural, LEAST_ROOM * k))):
        low, high = max(rooms, key=lambda r: min(r[1] - r[0] - 2.0 * k, natural + 0.1))
        room = high - low - 2.0 * k
        if room >= least:
            room = min(room, max(natural + 0.1, LEAST_ROOM * k), 60.0 * k)
            left = min(max((a + b) / 2 - room / 2, low + 1.0 * k), high - 1.0 * k - room)
            return pen.lines(text, pen.small, room, "centre"), left, False
    room = 24.0 * k
    left = min(max((a + b) / 2 - room / 2, 0.0), width - room)
    return pen.lines(text, pen.small, room, "centre"), left, True


# --- timeline ---------------------------------------------------------------------------------------------------


class Tag(NamedTuple):
    """Words that belong to a place on the axis, with the row they stand in; row 0 is the nearest."""

    x: float
    left: float
    top: float
    words: list[Line]


def _timeline(diagram: TimelineDiagram, pen: Pen, width: float) -> Laid:
    k = pen.k
    axis = diagram.axis
    labels = axis.labels or tuple(f"{tick:g}" for tick in axis.ticks)
    widest = max(pen.natural(label, pen.small) for label in labels)
    names = [pen.natural(lane.title, pen.title) for lane in diagram.lanes]
    names.append(pen.natural(axis.unit, pen.small) + widest / 2)
    left = min(max(names), 34.0 * k, width * 0.26) + 3.0 * k
    right = width - min(max(widest / 2 + 0.2, 3.0 * k), 9.0 * k)
    scale = (right - left) / (axis.to - axis.from_)

    def at(moment: float) -> float:
        return left + (moment - axis.from_) * scale

    crossing = _tags([(at(e.at), e.text) for e in diagram.events], pen, width)
    deep = max((tag.top + _height(tag.words) for tag in crossing), default=0.0)
    items: list[Item] = []
    y = deep + 1.0 * k if crossing else 0.0
    top = y
    lanes: list[Item] = []
    for number, lane in enumerate(diagram.lanes):
        if number:
            lanes.append(Rule(0.0, y, right, 0.0, 0.5, RULE))
        drawn, height = _lane(lane, at, pen, y, left, width)
        lanes += drawn
        y += height
    step = (at(axis.ticks[1]) - left) if len(axis.ticks) > 1 else right - left
    items += [Rule(at(tick), top, 0.0, y - top, 0.4, RULE) for tick in axis.ticks]
    for tag in crossing:
        end = deep - tag.top - _height(tag.words)
        items.append(_path([(tag.x, end + 0.4 * k), (tag.x, y)], 0.9, ACCENT, dash=0.9 * k))
    items += lanes
    for tag in crossing:
        items += _set(tag.words, tag.left, deep - tag.top - _height(tag.words), pen, over=True)
    items.append(Rule(left, y, right - left, 0.0, 0.9, INK))
    below = 0.0
    for tick, label in zip(axis.ticks, labels, strict=True):
        x = at(tick)
        items.append(Rule(x, y, 0.0, 1.2 * k, 0.9, INK))
        room = min(step - 1.0 * k, 2 * (width - x))
        words = pen.lines(label, pen.small, max(room, 4.0 * k), "centre")
        items += _set(words, x - max(room, 4.0 * k) / 2, y + 1.5 * k, pen)
        below = max(below, _height(words))
    unit = pen.lines(axis.unit, pen.small, left - 1.5 * k - min(widest, step) / 2)
    items += _set(unit, 0.0, y + 1.5 * k, pen)
    return items, width, y + 1.5 * k + max(below, _height(unit))


def _lane(
    lane: Lane, at: Callable[[float], float], pen: Pen, y: float, left: float, width: float
) -> tuple[list[Item], float]:
    """Return a lane that begins at *y*: its name, bars with what fits into them, and below them the other words."""
    k = pen.k
    name = pen.lines(lane.title, pen.title, left - 3.0 * k)
    bar = pen.text.height + 1.2 * k if lane.spans else 2.4 * k
    top = y + 1.6 * k
    items: list[Item] = []
    outside: list[tuple[float, str]] = []
    for span in lane.spans:
        x, wide = at(span.from_), at(span.to) - at(span.from_)
        items.append(Rect(x, top, wide, bar, BAR, 0.8, ACCENT))
        if pen.natural(span.text, pen.text) <= wide - 2.0 * k:
            words = pen.lines(span.text, pen.text, wide - 2.0 * k)
            items += _set(words, x + 1.0 * k, top + (bar - _height(words)) / 2, pen)
        else:
            outside.append((x + min(wide / 2, 1.2 * k), span.text))
    outside += [(at(event.at), event.text) for event in lane.events]
    tags = _tags(outside, pen, width)
    foot = top + bar
    for tag in tags:
        items.append(
            _path([(tag.x, foot), (tag.x, foot + 0.8 * k + tag.top + pen.small.height * 0.7)], 0.5, MUTED)
        )
    for event in lane.events:
        r = 1.1 * k
        items.append(
            Stroke(at(event.at), foot, ((0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)), 0.6, INK, filled=True)
        )
    for tag in tags:
        items += _set(tag.words, tag.left, foot + 0.8 * k + tag.top, pen, over=True)
    deep = max((tag.top + _height(tag.words) + 0.8 * k for tag in tags), default=0.0)
    first = max(0.0, (bar - _height(name)) / 2) if lane.spans else 0.0
    items += _set(name, 0.0, top + first, pen)
    return items, max(1.6 * k + bar + deep, 1.6 * k + first + _height(name)) + 1.6 * k


def _tags(places: Sequence[tuple[float, str]], pen: Pen, width: float) -> list[Tag]:
    """Return words right of their places in as few rows as they need, so that no line down to one crosses another.

    They are set from the right: what stands further left goes into a row further away.
    """
    k = pen.k
    rows: list[list[tuple[float, float]]] = []
    found: list[tuple[float, float, int, list[Line]]] = []
    for x, text in sorted(places, key=lambda place: -place[0]):
        natural = min(pen.natural(text, pen.small), 42.0 * k) + 0.1
        room = min(natural, width - x - 1.0 * k)
        left = x + 1.0 * k
        words = pen.lines(text, pen.small, max(room, LEAST_ROOM * k))
        if room < min(natural, 18.0 * k):  # at the right edge: left of its place
            words = pen.lines(text, pen.small, natural, "right")
            room, left = natural, x - 1.0 * k - natural
        row = next(
            (
                n
                for n, taken in enumerate(rows)
                if all(left + room < low - 1.5 * k or left > high + 1.5 * k for low, high in taken)
            ),
            len(rows),
        )
        if row == len(rows):
            rows.append([])
        rows[row].append((min(left, x), max(left + room, x)))
        found.append((x, left, row, words))
    heights = [max(_height(words) for _, _, r, words in found if r == row) for row in range(len(rows))]
    return [
        Tag(x, left, sum(heights[:row]) + 0.6 * k * row, words) for x, left, row, words in reversed(found)
    ]
