"""Drawings for the screen, as SVG: the lines and words of paper on a white card, so that a dark page shows them too."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from kit.packet.page import MM_PER_POINT, Circle, Drawing, Item, Metrics, Rect, Rule, Stroke, Text
from kit.packet.style import WHITE
from kit.packet.words import runs_right_to_left

CARD = 4.0  # white around the drawing, in millimetres
PIXELS_PER_MM = 96 / 25.4
_SANS, _MONO = "Noto Sans, Source Sans, sans-serif", "JetBrains Mono, Source Code Pro, monospace"
_FACES = {
    "body": f'font-family="{_SANS}"',
    "bold": f'font-family="{_SANS}" font-weight="bold"',
    "italic": f'font-family="{_SANS}" font-style="italic"',
    "code": f'font-family="{_MONO}"',
    "code_bold": f'font-family="{_MONO}" font-weight="bold"',
}


def svg(drawing: Drawing, metrics: Metrics) -> str:
    """Return *drawing* as an SVG picture in its size on paper.

    A browser may have other fonts: each piece of text is set in the width that *metrics* gives it.

    Raises:
        ValueError: when it holds something that is not drawn on screen, such as a code to scan.
    """
    width, height = drawing.width + 2 * CARD, drawing.height + 2 * CARD
    box = f"{-CARD:g} {-CARD:g} {_number(width)} {_number(height)}"
    pixels = f'width="{width * PIXELS_PER_MM:.0f}" height="{height * PIXELS_PER_MM:.0f}"'
    card = Rect(-CARD, -CARD, width, height, WHITE)
    parts = [part for item in (card, *drawing.items) for part in _parts(item, metrics)]
    return f'<svg xmlns="http://www.w3.org/2000/svg" {pixels} viewBox="{box}">{"".join(parts)}</svg>'


def _parts(item: Item, metrics: Metrics) -> Iterator[str]:
    match item:
        case Text():
            x = item.x
            for run in item.runs:
                wide = metrics.width(run.text, run.face, run.size)
                # Text from right to left begins at its right end.
                turned = ' direction="rtl" text-anchor="end"' if runs_right_to_left(run.text) else ""
                yield (
                    f'<text x="{_number(x)}" y="{_number(item.y)}" font-size="{_number(run.size * MM_PER_POINT)}" '
                    f'textLength="{_number(wide)}" lengthAdjust="spacingAndGlyphs" fill="{run.colour}" '
                    f'{_FACES[run.face]} xml:space="preserve"{turned}>{escape(run.text)}</text>'
                )
                x += wide
        case Rule():
            ends = f'x1="{_number(item.x)}" y1="{_number(item.y)}" x2="{_number(item.x + item.dx)}" '
            ends += f'y2="{_number(item.y + item.dy)}"'
            yield f"<line {ends} {_line(item.width, item.colour)}/>"
        case Rect():
            place = f'x="{_number(item.x)}" y="{_number(item.y)}"'
            size = f'width="{_number(item.width)}" height="{_number(item.height)}"'
            line = f" {_line(item.line, item.colour)}" if item.line else ""
            yield f'<rect {place} {size} fill="{item.fill or "none"}"{line}/>'
        case Circle():
            place = f'cx="{_number(item.x)}" cy="{_number(item.y)}" r="{_number(item.radius)}"'
            line = f" {_line(item.line, item.colour)}" if item.line else ""
            yield f'<circle {place} fill="{item.fill or "none"}"{line}/>'
        case Stroke():
            points = " ".join(f"{_number(item.x + x)},{_number(item.y + y)}" for x, y in item.points)
            dash = f' stroke-dasharray="{_number(item.dash)}"' if item.dash else ' stroke-linecap="round"'
            shape, fill = ("polygon", item.colour) if item.filled else ("polyline", "none")
            line = _line(item.width, item.colour)
            yield f'<{shape} points="{points}" fill="{fill}" {line} stroke-linejoin="round"{dash}/>'
        case _:
            raise ValueError(f"a {type(item).__name__} is not drawn on screen.")


def _line(width: float, colour: str) -> str:
    return f'stroke="{colour}" stroke-width="{_number(width * MM_PER_POINT)}"'


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
