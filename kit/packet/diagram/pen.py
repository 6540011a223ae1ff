"""The pen that sets the words of a diagram, and the strokes that all diagrams share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from kit.packet.composer import Composer
from kit.packet.flow import Line, placed
from kit.packet.page import Item, Rect, Stroke, Text
from kit.packet.style import INK, MUTED, WHITE, Style
from kit.packet.words import width_of

LEAST_ROOM = 8.0  # of a label, in k

Laid = tuple[list[Item], float, float]  # items, and the width and height that they take
Point = tuple[float, float]


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
        return max((width_of_line(line, self) for line in self.lines(text, style, 10_000.0)), default=0.0)


def width_of_line(line: Line, pen: Pen) -> float:
    """Return how wide the texts of *line* are together."""
    return sum(width_of(item.runs, pen.composer.metrics) for item in line.items if isinstance(item, Text))


def height_of(lines: Iterable[Line]) -> float:
    """Return how high *lines* are, one below the other."""
    return sum(line.height for line in lines)


def _ink(lines: Sequence[Line], x: float, y: float, pen: Pen) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what *lines* set at (x, y) cover."""
    texts = [item for line in lines for item in line.items if isinstance(item, Text)]
    left = min(text.x for text in texts)
    right = max(text.x + width_of(text.runs, pen.composer.metrics) for text in texts)
    return x + left, y, x + right, y + height_of(lines)


def set_lines(lines: Sequence[Line], x: float, y: float, pen: Pen, *, over: bool = False) -> list[Item]:
    """Return *lines* set at (x, y); *over* lines that are drawn already, they have a white ground."""
    items: list[Item] = []
    if over and lines:
        left, top, right, bottom = _ink(lines, x, y, pen)
        items.append(Rect(left - 0.6, top, right - left + 1.2, bottom - top, WHITE))
    return items + placed(lines, x, y)[0]


def path(points: Sequence[Point], width: float = 0.8, colour: str = INK, dash: float = 0.0) -> Stroke:
    """Return a line through *points*, in dashes of *dash* when that is above 0."""
    (x, y), *_ = points
    return Stroke(x, y, tuple((px - x, py - y) for px, py in points), width, colour, dash)


def arrow_head(before: Point, tip: Point, k: float, *, filled: bool = True) -> Stroke:
    """Return an arrow head at *tip* that points away from *before*, which is level with it or above or below."""
    dx, dy = (tip[0] > before[0]) - (tip[0] < before[0]), (tip[1] > before[1]) - (tip[1] < before[1])
    along, across = 2.2 * k, 0.95 * k
    sides = [(-dx * along - dy * side, -dy * along - dx * side) for side in (across, -across)]
    points = (sides[0], (0.0, 0.0), sides[1])
    return Stroke(*tip, points, 0.4 if filled else 0.8, INK, filled=filled)
