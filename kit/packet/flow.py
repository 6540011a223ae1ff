"""Blocks of lines, and how they fall on pages.

A block is a paragraph, a heading, a row of a table or a listing: lines that stand under each other. `flow` puts
blocks on pages of a given height, keeps together what belongs together, and gives what is left over to notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from kit.errors import PacketError
from kit.packet.page import Anchor, Code, Item, Rect, Rule
from kit.packet.style import LEAST_NOTES, RULED, RULING

MOST_PAGES = 60


class Line(NamedTuple):
    """What stands side by side on `height` millimetres; items are relative to the line's top-left corner."""

    height: float
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Block:
    """Lines under each other, with `before` millimetres of white above them unless a page begins.

    `whole`: never split. `with_next`: stays on the page of the next block's first lines. `new_page`: begins a
    page, and what is left of the page before it is ruled for notes. `anchor` names the place. `head` repeats
    these lines where the block goes on.
    """

    lines: tuple[Line, ...]
    before: float = 0.0
    whole: bool = False
    with_next: bool = False
    new_page: bool = False
    anchor: str = ""
    head: tuple[Line, ...] = ()

    @property
    def height(self) -> float:
        """The height of all lines in millimetres."""
        return sum(line.height for line in self.lines)


@dataclass(frozen=True)
class Notes:
    """Ruled lines that take all the height that is left.

    Where less than `least` millimetres are left they begin a page, or are left out when they are `optional`.
    """

    head: Block
    width: float
    least: float = LEAST_NOTES
    optional: bool = False


@dataclass(frozen=True)
class Movable:
    """Blocks that stand here when the page has room for all of them, and else at another place.

    There `anchor` names them, and `pointer` stands here in their place. They begin the next page where they would
    leave no more than `most_empty` millimetres of this one.
    """

    blocks: tuple[Block, ...]
    pointer: Block
    anchor: str
    most_empty: float

    @property
    def elsewhere(self) -> list[Block]:
        """The blocks as they stand at the other place."""
        first, *others = self.blocks
        return [replace(first, before=7.0, anchor=self.anchor), *(replace(b, whole=True) for b in others)]


def shifted(item: Item, dx: float, dy: float) -> Item:
    """Return *item* moved by (dx, dy) millimetres."""
    if isinstance(item, Code):
        return item._replace(x=item.x + dx, y=item.y + dy)
    # Four times as fast as `_replace`, and there are thousands.
    return tuple.__new__(type(item), (item[0] + dx, item[1] + dy, *item[2:]))


def placed(lines: Iterable[Line], x: float, y: float) -> tuple[list[Item], float]:
    """Return the items of *lines* set from (x, y) downwards, and the y below them."""
    items: list[Item] = []
    for line in lines:
        items += [shifted(item, x, y) for item in line.items]
        y += line.height
    return items, y


def ruled(x: float, y: float, width: float, height: float) -> list[Item]:
    """Return lines to write on, RULED apart, that fill *height*."""
    return [Rule(x, y + RULED * n, width, 0.0, 0.5, RULING) for n in range(1, int(height / RULED + 1e-6) + 1)]


def flow(
    blocks: Sequence[Block | Notes | Movable],
    *,
    x: float,
    top: float,
    height: float,
    width: float,
    fill: bool = False,
    moved: list[Movable] | None = None,
    white: float = 1.0,
) -> list[list[Item]]:
    """Return the items of each page that *blocks* fill.

    Args:
        blocks: What is to be set, in order.
        x: The left edge of the text in millimetres.
        top: Where text begins on each page.
        height: How much of each page text may take.
        width: The width of the lines to write on.
        fill: Rules what is left of a page for notes, where a block that must stay whole goes to the next.
        moved: Takes what had no room at its place.
        white: How much of the white between blocks is kept.

    Raises:
        PacketError: when there are more than 60 pages.
    """
    pages: list[list[Item]] = [[]]
    y = top
    bottom = top + height
    written = 0.0  # the height that is ruled for notes already

    def turn() -> None:
        nonlocal y
        if len(pages) == MOST_PAGES:
            raise PacketError(
                f"The packet takes more than {MOST_PAGES} pages: leave questions or exhibits out."
            )
        pages.append([])
        y = top

    def fill_with_notes() -> None:
        nonlocal written
        if fill and pages[-1] and bottom - y >= LEAST_NOTES + 6:
            pages[-1] += ruled(x, y + 4, width, bottom - y - 4)
            written += bottom - y - 4

    def put(lines: Iterable[Line]) -> None:
        nonlocal y
        items, y = placed(lines, x, y)
        pages[-1] += items

    waiting = list(blocks)
    index = 0
    while index < len(waiting):
        block = waiting[index]
        if isinstance(block, Movable):
            here = moved is None or _goes_here(block, bottom - y if pages[-1] else height, height, white)
            if moved is not None and not here:
                moved.append(block)
            waiting[index : index + 1] = block.blocks if here else (block.pointer,)
            continue
        if isinstance(block, Notes):
            before = block.head.before * white if pages[-1] else 0.0
            if bottom - y < before + block.head.height + block.least:
                if block.optional or written >= block.least:
                    index += 1
                    continue
                turn()
                before = 0.0
            y += before
            put(block.head.lines)
            pages[-1] += ruled(x, y, block.width, bottom - y)
            y = bottom
            index += 1
            continue
        if block.new_page and pages[-1]:
            fill_with_notes()
            turn()
        # A heading and what must follow it are placed as one.
        group = [block]
        while group[-1].with_next and index + len(group) < len(waiting):
            following = waiting[index + len(group)]
            if isinstance(following, Notes | Movable) or following.new_page:
                break
            group.append(following)
        last = group[-1]
        needed = block.before * white if pages[-1] else 0.0
        needed += sum(b.height + b.before * white for b in group[1:-1])
        needed += block.height if len(group) > 1 else 0.0
        needed += (last.before * white if len(group) > 1 else 0.0) + _least(last, height)
        if pages[-1] and y + needed > bottom + 1e-6:
            fill_with_notes()
            turn()
        for member in group:
            y += member.before * white if pages[-1] else 0.0
            begun = top
            if member.anchor:
                pages[-1].append(Anchor(x, y, member.anchor))
            rest = member.lines
            while rest:
                fits = _fitting(rest, bottom - y)
                if fits < len(rest):
                    least = 2 + (len(member.head) if rest is member.lines else 0)
                    fits = _without_widow(fits, len(rest), least if pages[-1] else 1)
                if fits == 0:
                    if not pages[-1] or y <= begun + 1e-6:
                        fits = 1  # a line that is taller than a page stands alone
                    else:
                        turn()
                        put(member.head)
                        begun = y
                        continue
                put(rest[:fits])
                rest = rest[fits:]
                if rest:
                    turn()
                    put(member.head)
                    begun = y
        index += len(group)
    return [_merged(page) for page in pages]


def _goes_here(movable: Movable, room: float, height: float, white: float) -> bool:
    """Return whether *movable* has its place here: in what is left of the page, or at the top of the next."""
    needed = sum(block.height + block.before * white for block in movable.blocks)
    needed -= movable.blocks[0].before * white if room >= height else 0.0
    return needed <= room + 1e-6 or (room <= movable.most_empty and needed <= height)


def _least(block: Block, height: float) -> float:
    """Return the height that must be free for *block* to begin on a page."""
    if block.whole and block.height <= height:
        return block.height
    first = 2 + len(block.head)
    return sum(line.height for line in block.lines[: first + (len(block.lines) == first + 1)])


def _fitting(lines: Sequence[Line], room: float) -> int:
    for count, line in enumerate(lines):
        room -= line.height
        if room < -1e-6:
            return count
    return len(lines)


def _without_widow(fits: int, count: int, least: int) -> int:
    """Return how many lines stay, so that two go over and *least* stay, or none; three lines are not parted."""
    if count - fits == 1 and fits > 1:
        fits -= 1
    return fits if fits >= least else 0


def _merged(items: list[Item]) -> list[Item]:
    """Return *items* with rectangles that touch each other as one: seams show in viewers."""
    merged: list[Item] = []
    open_rects: dict[tuple[float, float, str | None, float], int] = {}
    for item in items:
        if isinstance(item, Rect) and item.fill and not item.line:
            key = (round(item.x, 3), round(item.width, 3), item.fill, 0.0)
            at = open_rects.get(key)
            above = merged[at] if at is not None else None
            if isinstance(above, Rect) and abs(above.y + above.height - item.y) < 0.01:
                merged[at] = above._replace(height=item.y + item.height - above.y)  # type: ignore[index]
                continue
            open_rects[key] = len(merged)
        merged.append(item)
    return merged


def kept(blocks: Sequence[Block]) -> list[Block]:
    """Return the items of a list so that the last two stay on one page."""
    return [
        replace(block, with_next=True) if n == len(blocks) - 2 else block for n, block in enumerate(blocks)
    ]
