"""What is wrong with a page as it is set: text that has no room, leaves the margins, or meets other marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kit.packet.page import MM_PER_POINT, Drawing, Image, Item, Packet, Rect, Rule, Text
from kit.packet.style import MARGIN
from kit.packet.words import width_of
from kit.pdf import METRICS

EDGE = 8.0  # nothing is printed nearer to the edge of the paper
CAPITAL, DESCENDER = 0.72, 0.18  # of the size


def flat(items: Iterable[Item], dx: float = 0.0, dy: float = 0.0) -> Iterator[Item]:
    """Yield items, those of drawings at their places on the page."""
    for item in items:
        if isinstance(item, Drawing):
            yield from flat(item.items, dx + item.x, dy + item.y)
        else:
            yield item._replace(x=item.x + dx, y=item.y + dy)


def faults(packet: Packet) -> list[tuple[int, str, str]]:
    """Return (page, fault, words) for each line of text that is not well placed, drawings included."""
    found = []
    width, height = packet.paper.width, packet.paper.height
    for number, page in enumerate(packet.pages, 1):
        left, right = (EDGE, width - EDGE) if page.scanned else (MARGIN - 0.1, width - MARGIN + 0.1)
        areas, rules = [], []
        for item in flat((*page.items, *page.stamp)):
            if isinstance(item, Rule) and not item.dy:
                rules.append((item.x, item.x + item.dx, item.y))
            if isinstance(item, Rule | Rect):
                wide = item.dx if isinstance(item, Rule) else item.width
                if item.x < left - 0.6 or item.x + wide > right + 0.6:
                    found.append((number, "a mark outside the margins", type(item).__name__))
            if not isinstance(item, Text) or not item.runs:
                continue
            long = width_of(item.runs, METRICS)
            words = "".join(run.text for run in item.runs)
            size = max(run.size for run in item.runs) * MM_PER_POINT
            if long > item.room + 0.05:
                found.append((number, "wider than its room", words))
            stamped = packet.document == "records" and words.startswith("R-")
            if item.x < left or item.x + long > right or (not EDGE < item.y < height - EDGE and not stamped):
                found.append((number, "outside the margins", words))
            if max(run.size for run in item.runs) < 5.2:
                found.append((number, "too small to read", words))
            top, bottom = item.y - CAPITAL * size, item.y + DESCENDER * size
            areas.append((item.x, top, item.x + long, bottom, words))
        # By their tops, so that only near ones are compared.
        areas.sort(key=lambda area: area[1])
        tallest = max((area[3] - area[1] for area in areas), default=0.0)
        for place, one in enumerate(areas):
            for other in areas[place + 1 :]:
                if other[1] > one[1] + tallest:
                    break
                if (
                    min(one[2], other[2]) - max(one[0], other[0]) > 0.05
                    and min(one[3], other[3]) - max(one[1], other[1]) > 0.05
                ):
                    found.append((number, "over each other", f"{one[4]} / {other[4]}"))
        if not page.scanned:
            found += [
                (number, "struck by a rule", words)
                for x, top, to, bottom, words in areas
                for start, end, y in rules
                if top < y < bottom and min(to, end) - max(x, start) > 0.05
            ]
    return found


def lonely(packet: Packet) -> list[tuple[int, str]]:
    """Return (page, words) of each heading that is the last text of its page, above no picture or lines to write on."""
    found = []
    for number, page in enumerate(packet.pages, 1):
        if page.scanned:
            continue
        texts = [item for item in flat(page.items) if isinstance(item, Text) and item.role]
        ends = {item.y for item in page.items if isinstance(item, Rule | Rect | Drawing | Image)}
        if texts:
            low = max(item.y for item in texts)
            last = [item for item in texts if item.y > low - 0.5]
            if all(item.role in ("H1", "H2", "H3") for item in last) and not any(y > low for y in ends):
                found.append((number, "".join(run.text for run in last[0].runs)))
    return found


def apart(packet: Packet) -> list[tuple[int, str]]:
    """Return (page, words) where a paragraph leaves one line alone at the end or the top of a page."""
    lines: dict[tuple[int, ...], dict[int, list[str]]] = {}
    for number, page in enumerate(packet.pages, 1):
        for item in page.items:
            if isinstance(item, Text) and item.role in ("P", "LI") and len(item.within) == 1:
                lines.setdefault(item.within, {}).setdefault(number, []).append(
                    "".join(run.text for run in item.runs)
                )
    found = []
    for pages in lines.values():
        for (one, before), (_, after) in pairwise(sorted(pages.items())):
            if len(before) == 1 or len(after) == 1:
                found.append((one, before[-1]))
    return found
