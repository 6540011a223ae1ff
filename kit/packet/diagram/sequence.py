"""Messages between participants, one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kit.bank.diagram import Message, SequenceDiagram
from kit.packet.composer import shares
from kit.packet.diagram.pen import Laid, Pen, arrow_head, height_of, path, set_lines
from kit.packet.page import Item, Rect, Rule
from kit.packet.style import MUTED, TINT


def lay_out(diagram: SequenceDiagram, pen: Pen, width: float) -> Laid:
    """Return the heads of the participants, their lifelines, and the messages between these."""
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
    head = max(map(height_of, heads)) + 2.4 * k
    items: list[Item] = []
    for x, box, lines in zip(at, boxes, heads, strict=True):
        items.append(Rect(x - box / 2, 0.0, box, head, TINT, 0.8, MUTED))
        items += set_lines(lines, x - box / 2 + 1.5 * k, (head - height_of(lines)) / 2, pen)

    y = head + 3.0 * k
    begun = head  # where the lifelines go on
    lifelines: list[Item] = []
    drawn: list[Item] = []
    for number, message in enumerate(diagram.messages, 1):
        if message.gap:
            words = pen.lines(message.gap, pen.small, wide - left, "centre")
            height = height_of(words) + 1.6 * k
            lifelines += [Rule(x, begun, 0.0, y - begun, 0.6, MUTED) for x in at]
            drawn.append(Rect(left, y, wide - left, height, TINT))
            drawn += set_lines(words, left, y + 0.8 * k, pen)
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
    line = y + height_of(words) + (arm + 0.3 * k if message.style == "lost" else 0.5 * k)
    items = set_lines(words, low, y, pen, over=crosses)
    tip = a + (b - a) * 0.72 if message.style == "lost" else b
    stop = tip - 1.2 * k * (1 if b > a else -1) if message.style == "call" else tip
    items.append(path([(a, line), (stop, line)], dash=1.0 * k if message.style == "reply" else 0.0))
    if message.style == "lost":
        items += [path([(tip - arm, line + s * arm), (tip + arm, line - s * arm)], 1.2) for s in (1, -1)]
    else:
        items.append(arrow_head((a, line), (b, line), k, filled=message.style == "call"))
    items += set_lines(below, low, line + 0.7 * k, pen, over=crosses)
    return items, line, line + max(height_of(below) + 0.7 * k, 0.7 * k) + 2.4 * k


def _to_itself(
    message: Message, at: Sequence[float], lane: int, pen: Pen, y: float, wide: float
) -> tuple[list[Item], float, float]:
    """Return what `_message` does, for a message of a participant to itself: a loop with its words beside it."""
    k = pen.k
    x, out = at[lane], 5.0 * k
    room = (at[lane + 1] if lane + 1 < len(at) else wide) - x - out - 2.2 * k
    words = [*pen.lines(message.text, pen.text, room), *pen.lines(message.note or "", pen.small, room)]
    height = max(height_of(words) - 1.0 * k, 3.4 * k)
    top = y + 1.0 * k
    line = top + height
    loop = [(x, top), (x + out, top), (x + out, line), (x + 1.2 * k, line)]
    items: list[Item] = [path(loop), arrow_head((x + out, line), (x, line), k)]
    items += set_lines(words, x + out + 1.4 * k, y, pen)
    return items, (top + line) / 2, line + 3.0 * k
