"""Boxes in rows and columns, with the links between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kit.bank.diagram import SchemaBox, SchemaDiagram, SchemaLink
from kit.packet.composer import shares
from kit.packet.diagram.pen import (
    LEAST_ROOM,
    Laid,
    Pen,
    Point,
    arrow_head,
    height_of,
    path,
    set_lines,
    width_of_line,
)
from kit.packet.flow import Line, shifted
from kit.packet.page import Item, Rect, Rule, Text
from kit.packet.style import INK, MUTED, TINT, WHITE
from kit.packet.words import width_of


class Frame(NamedTuple):
    """Where a box stands."""

    x: float
    y: float
    width: float
    height: float


def lay_out(diagram: SchemaDiagram, pen: Pen, width: float) -> Laid:
    """Return the boxes and their links, with what it takes in width and height."""
    k = pen.k
    cells = diagram.cells
    side, lefts = _columns(diagram, pen, width)
    inside = {box.id: _box_lines(box, pen, side - 3.0 * k) for box in diagram.boxes}
    heights = {
        box.id: 2.4 * k + height_of(head) + (2.0 * k + height_of(body) if body else 0.0)
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
                    (*line.items, Rule(0.0, line.height - 0.5 * k, width_of_line(line, pen), 0.0, 0.5, INK)),
                )
                for line in name
            ]
        known = field.is_ or ""
        if pen.natural(known, pen.small) <= room - width_of_line(name[-1], pen) - 2.0 * k:
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
    top = height_of(head) + 2.4 * k if body else height
    items: list[Item] = [
        Rect(x, y, width, height, WHITE),
        Rect(x, y, width, top, TINT),
        Rect(x, y, width, height, None, 0.8, MUTED),
    ]
    items += set_lines(head, x + 1.5 * k, y + (top - height_of(head)) / 2, pen)
    if body:
        items.append(Rule(x, y + top, width, 0.0, 0.5, MUTED))
        items += set_lines(body, x + 1.5 * k, y + top + 1.0 * k, pen)
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
            found.setdefault((a, b), []).append((link, words, max(height_of(words) + 1.6 * k, 3.6 * k)))
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
        items += set_lines(words, left + 2.6 * k, line - height_of(words) - 0.4 * k, pen, over=True)
        ends = [(left, line), (right, line)]
        items += _joined(ends if link.from_ == between[0] else ends[::-1], link, pen)
        y += height
    return items


def _joined(points: Sequence[Point], link: SchemaLink, pen: Pen) -> list[Item]:
    """Return the line of a link through *points*, with its arrow heads."""
    items: list[Item] = [path(points)]
    if link.heads != "none":
        items.append(arrow_head(points[-2], points[-1], pen.k))
    if link.heads == "both":
        items.append(arrow_head(points[1], points[0], pen.k))
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
            words += set_lines(upright.words, upright.left, y + upright.top, pen, over=upright.over)
        for track in self.tracks:
            bend, line = track.bend, y + track.line
            a, b = frames[bend.upper], frames[bend.lower]
            points = [(bend.high, a.y + a.height), (bend.high, line), (bend.low, line), (bend.low, b.y)]
            lines += _joined(points if bend.link.from_ == bend.upper else points[::-1], bend.link, pen)
            top = line - height_of(track.words) - 0.3 * pen.k
            words += set_lines(track.words, track.left, top, pen, over=track.over)
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
        y = max([y, *(u.top + height_of(u.words) for u in uprights)])
        tracks: list[Track] = []
        for n, bend in enumerate(bends):
            through = [*passing, *(b.high for b in bends[n:]), *(b.low for b in bends[:n])]
            words, left, over = _along(bend, through, pen, width)
            y += height_of(words) + (1.2 if words else 2.4) * k
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
        y = max([top, *(u.top + height_of(u.words) for u in found)])
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
