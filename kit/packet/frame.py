"""What stands round the text of each page: the band of interviewers' pages, the foot, and the page's id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kit.packet.composer import Composer
from kit.packet.ids import with_ids
from kit.packet.page import Anchor, Item, Link, Metrics, Page, PageNumber, Paper, Rect, Rule, Run, Text
from kit.packet.style import (
    ACCENT,
    BAND,
    BAND_TOP,
    BOTTOM,
    FOOTER,
    FOOTER_RULE,
    FOOTER_TEXT,
    MARGIN,
    RULE,
    TOP,
    WHITE,
    Style,
)

BAND_TYPE = Style("bold", 7.2, 9, WHITE)


def text_width(paper: Paper) -> float:
    """Return the width between the margins in millimetres."""
    return paper.width - 2 * MARGIN


def text_height(paper: Paper) -> float:
    """Return the height between the margins in millimetres."""
    return paper.height - TOP - BOTTOM


def band(composer: Composer, paper: Paper, running: str) -> list[Item]:
    """Return the solid band of a page that only interviewers see, with what the page is about."""
    width = text_width(paper)
    y = BAND_TOP + BAND - 1.15
    return [
        Rect(MARGIN, BAND_TOP, width, BAND, ACCENT),
        composer.text("Interviewer only", BAND_TYPE, MARGIN + 2, y, 40, role=""),
        composer.text(
            running, BAND_TYPE._replace(face="body"), MARGIN + 50, y, width - 52, align="right", role=""
        ),
    ]


def foot(
    composer: Composer, paper: Paper, page_id: str, number: int, count: int, *, confidential: bool
) -> list[Item]:
    """Return the rule and the line at the foot of a page."""
    width = text_width(paper)
    y = paper.height - FOOTER_TEXT
    items: list[Item] = [Rule(MARGIN, paper.height - FOOTER_RULE, width, 0.0, 0.5, RULE)]
    code = Style("code", 7.0, 10, FOOTER.colour)
    items.append(composer.text(grouped(page_id), code, MARGIN, y, 60, role=""))
    if confidential:
        items.append(composer.text("Confidential", FOOTER, MARGIN, y, width, align="centre", role=""))
    items.append(
        composer.text(f"Page {number} of {count}", FOOTER, MARGIN + width - 50, y, 50, align="right", role="")
    )
    return items


def grouped(page_id: str) -> str:
    """Return a page id in fours, as it is read aloud and typed.

    Examples:
        >>> grouped("9K2M7QX4T6R3F2PA")
        '9K2M 7QX4 T6R3 F2PA'
    """
    return " ".join(page_id[n : n + 4] for n in range(0, len(page_id), 4))


def anchors_of(pages: Sequence[Sequence[Item]]) -> dict[str, int]:
    """Return the page, from 1, of each anchor."""
    return {item.name: n for n, items in enumerate(pages, 1) for item in items if isinstance(item, Anchor)}


def numbered(items: Sequence[Item], anchors: Mapping[str, int], metrics: Metrics) -> list[Item]:
    """Return *items* with each page number written out, and a link over it."""
    done: list[Item] = []
    for item in items:
        if isinstance(item, PageNumber):
            words = f"{item.words} {anchors[item.anchor]}."
            run = Run(words, item.face, item.size, item.colour)
            done.append(Text(item.x, item.y, (run,), item.room, within=item.within))
            width = metrics.width(words, item.face, item.size)
            done.append(Link(item.x, item.y - 3.5, width, 4.5, item.anchor, words))
        else:
            done.append(item)
    return done


def framed(
    composer: Composer,
    paper: Paper,
    pages: Sequence[Page],
    running: Sequence[str | None],
    key: bytes,
    nonce: str,
    *,
    confidential: bool = True,
) -> tuple[Page, ...]:
    """Return *pages* with band, foot and ids.

    `running` gives what the band of each page says; None leaves the band and the foot away, as on a scan page,
    which shows its id by itself.
    """
    banded = [
        replace(page, items=(*band(composer, paper, words), *page.items)) if words else page
        for page, words in zip(pages, running, strict=True)
    ]
    count = len(pages)
    done = []
    for number, (page, words) in enumerate(zip(with_ids(banded, key, nonce), running, strict=True), 1):
        if words is not None:
            foot_items = foot(composer, paper, page.page_id, number, count, confidential=confidential)
            page = replace(page, stamp=(*page.stamp, *foot_items))
        done.append(page)
    return tuple(done)
