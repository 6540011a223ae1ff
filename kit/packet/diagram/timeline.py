"""Lanes over time, with what spans them and what happens at a moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from kit.bank.diagram import Lane, TimelineDiagram
from kit.packet.diagram.pen import LEAST_ROOM, Laid, Pen, height_of, path, set_lines
from kit.packet.flow import Line
from kit.packet.page import Item, Rect, Rule, Stroke
from kit.packet.style import ACCENT, BAR, INK, MUTED, RULE


class Tag(NamedTuple):
    """Words that belong to a place on the axis, with the row they stand in; row 0 is the nearest."""

    x: float
    left: float
    top: float
    words: list[Line]


def lay_out(diagram: TimelineDiagram, pen: Pen, width: float) -> Laid:
    """Return the lanes above their axis, and across them what happens to all."""
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
    deep = max((tag.top + height_of(tag.words) for tag in crossing), default=0.0)
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
        end = deep - tag.top - height_of(tag.words)
        items.append(path([(tag.x, end + 0.4 * k), (tag.x, y)], 0.9, ACCENT, dash=0.9 * k))
    items += lanes
    for tag in crossing:
        items += set_lines(tag.words, tag.left, deep - tag.top - height_of(tag.words), pen, over=True)
    items.append(Rule(left, y, right - left, 0.0, 0.9, INK))
    below = 0.0
    for tick, label in zip(axis.ticks, labels, strict=True):
        x = at(tick)
        items.append(Rule(x, y, 0.0, 1.2 * k, 0.9, INK))
        room = min(step - 1.0 * k, 2 * (width - x))
        words = pen.lines(label, pen.small, max(room, 4.0 * k), "centre")
        items += set_lines(words, x - max(room, 4.0 * k) / 2, y + 1.5 * k, pen)
        below = max(below, height_of(words))
    unit = pen.lines(axis.unit, pen.small, left - 1.5 * k - min(widest, step) / 2)
    items += set_lines(unit, 0.0, y + 1.5 * k, pen)
    return items, width, y + 1.5 * k + max(below, height_of(unit))


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
            items += set_lines(words, x + 1.0 * k, top + (bar - height_of(words)) / 2, pen)
        else:
            outside.append((x + min(wide / 2, 1.2 * k), span.text))
    outside += [(at(event.at), event.text) for event in lane.events]
    tags = _tags(outside, pen, width)
    foot = top + bar
    for tag in tags:
        items.append(
            path([(tag.x, foot), (tag.x, foot + 0.8 * k + tag.top + pen.small.height * 0.7)], 0.5, MUTED)
        )
    for event in lane.events:
        r = 1.1 * k
        items.append(
            Stroke(at(event.at), foot, ((0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)), 0.6, INK, filled=True)
        )
    for tag in tags:
        items += set_lines(tag.words, tag.left, foot + 0.8 * k + tag.top, pen, over=True)
    deep = max((tag.top + height_of(tag.words) + 0.8 * k for tag in tags), default=0.0)
    first = max(0.0, (bar - height_of(name)) / 2) if lane.spans else 0.0
    items += set_lines(name, 0.0, top + first, pen)
    return items, max(1.6 * k + bar + deep, 1.6 * k + first + height_of(name)) + 1.6 * k


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
    heights = [max(height_of(words) for _, _, r, words in found if r == row) for row in range(len(rows))]
    return [
        Tag(x, left, sum(heights[:row]) + 0.6 * k * row, words) for x, left, row, words in reversed(found)
    ]
