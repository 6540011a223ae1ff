"""The fonts of every document: registered once a process, chosen sign by sign, shaped and ordered for drawing.

ReportLab keeps fonts in a table of the process and gives each document its own subset. Registering and drawing
change that table, so one thread at a time does either: `LOCK` is held.
"""

from __future__ import annotations

import threading
import unicodedata
from collections import deque
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from bidi import algorithm
from bidi.mirror import MIRRORED
from reportlab import rl_config
from reportlab.lib.abag import ABag
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr, TTFont, shapeFragWord

from kit.packet.page import MM_PER_POINT, Face

LOCK = threading.RLock()
FOLDER = Path(__file__).parent / "fonts"
BASE = "NotoSans-Regular"

# The order in which fonts are asked for a sign, by face.
_SCRIPTS = ("NotoSansArabic", "NotoSansHebrew", "NotoSansDevanagari", "NotoSansThai")
_REGULAR = (*(f"{s}-Regular" for s in _SCRIPTS), "JetBrainsMono-Regular", "DroidSansFallback")
_BOLD = (*(f"{s}-Bold" for s in _SCRIPTS), "JetBrainsMono-Bold", "DroidSansFallback")
CHAINS: dict[Face, tuple[str, ...]] = {
    "body": ("NotoSans-Regular", *_REGULAR),
    "bold": ("NotoSans-Bold", *_BOLD),
    "italic": ("NotoSans-Italic", *_REGULAR),
    "code": ("JetBrainsMono-Regular", "NotoSans-Regular", *_REGULAR),
    "code_bold": ("JetBrainsMono-Bold", "NotoSans-Bold", *_BOLD),
}
# Without discretionary ligatures: they would set a common Arabic name as one rare sign.
_FEATURES = {"kern": True, "liga": True, "dlig": False}
_PRIVATE = 0xE000
ASCENT = 0.8  # of the size; capitals of Noto Sans rise .714, those of JetBrains Mono .73


class Span(NamedTuple):
    """A piece of a line in one font, in the order of drawing; `width` in points at size 1.

    `logical` is what the piece says when it is read out, where the drawn signs do not.
    """

    font: str
    text: str
    width: float
    logical: str = ""


@cache
def font(name: str) -> TTFont:
    """Return the font of that file name, registered on first need."""
    with LOCK:
        rl_config.useA85 = 0  # 5 % smaller
        registered = TTFont(name, str(FOLDER / f"{name}.ttf"))
        pdfmetrics.registerFont(registered)
        return registered


@cache
def _signs(name: str) -> frozenset[int]:
    return frozenset(font(name).face.charToGlyph)


@cache
def _ready_to_shape(name: str) -> None:
    """Give every glyph without a sign of its own a private one that depends on nothing but the glyph.

    ReportLab hands such signs out in the order of use, so the bytes of a document would depend on what the
    process drew before it.
    """
    _signs(name)  # taken before private signs come in
    with LOCK:
        face = font(name).face
        harfbuzz = font(name).hbFont(10)
        for glyph in range(font(name).hbFace.glyph_count):
            sign = _PRIVATE + glyph
            if glyph not in face.glyphToChar and sign <= 0xF8FF and sign not in face.charToGlyph:
                face.charToGlyph[sign] = glyph
                face.glyphToChar[glyph] = [sign]
                face.charWidths[sign] = face._pdfScale(harfbuzz.get_glyph_h_advance(glyph))


@lru_cache(maxsize=20_000)
def _font_for(char: str, face: Face) -> str | None:
    code = ord(char)
    return next((name for name in CHAINS[face] if code in _signs(name)), None)


def _needs_shaping(char: str) -> bool:
    code = ord(char)
    if code < 0x300:
        return False
    return (
        code <= 0x36F  # combining marks
        or 0x590 <= code <= 0x8FF  # Hebrew, Arabic
        or 0x900 <= code <= 0x97F  # Devanagari
        or 0xE00 <= code <= 0xE7F  # Thai
        or code in (0x200C, 0x200D)
        or 0xFB1D <= code <= 0xFDFF
        or 0xFE70 <= code <= 0xFEFF
        or unicodedata.category(char) in ("Mn", "Mc")
    )


def _levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each sign, by the Unicode bidirectional algorithm."""
    storage: dict = {"base_level": base, "base_dir": ("L", "R")[base], "chars": [], "runs": deque()}
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [char["level"] for char in storage["chars"]]


def _in_drawing_order(levels: list[int]) -> list[tuple[int, int, int]]:
    """Return runs of one level as (start, end, level) in the order of drawing (rule L2)."""
    runs: list[tuple[int, int, int]] = []
    for index, level in enumerate(levels):
        if runs and runs[-1][2] == level:
            runs[-1] = (runs[-1][0], index + 1, level)
        else:
            runs.append((index, index + 1, level))
    for level in range(max(levels), 0, -1):
        start = 0
        while start < len(runs):
            if runs[start][2] < level:
                start += 1
                continue
            end = start
            while end < len(runs) and runs[end][2] >= level:
                end += 1
            runs[start:end] = reversed(runs[start:end])
            start = end
    return runs


def _by_font(text: str, face: Face) -> list[tuple[str, str]]:
    """Return *text* as (font, piece); spaces, joiners and marks stay with their neighbours."""
    pieces: list[list[str]] = []
    for char in text:
        if pieces and (
            char == " "
            or char in "\u200c\u200d"
            or (unicodedata.category(char) in ("Mn", "Mc", "Me") and ord(char) in _signs(pieces[-1][0]))
        ):
            pieces[-1][1] += char
            continue
        name = _font_for(char, face) or CHAINS[face][0]
        if pieces and (pieces[-1][0] == name or not pieces[-1][1].strip()):
            pieces[-1] = [name, pieces[-1][1] + char]
        else:
            pieces.append([name, char])
    return [(name, piece) for name, piece in pieces]


@lru_cache(maxsize=50_000)
def spans(text: str, face: Face, rtl: bool = False) -> tuple[Span, ...]:
    """Return *text* as spans in the order of drawing.

    Args:
        text: Text of one line.
        face: Its face; each sign comes from the first font of the face's chain that has it.
        rtl: Whether the text belongs to a paragraph that runs from right to left.
    """
    if text.isascii() and not rtl:
        name = CHAINS[face][0]
        return (Span(name, text, font(name).stringWidth(text, 1)),)
    kinds = {unicodedata.bidirectional(char) for char in text}
    if not rtl and not kinds & {"R", "AL", "AN"}:
        runs = [(0, len(text), 0)]
    else:
        runs = _in_drawing_order(_levels(text, int(rtl)))
    found: list[Span] = []
    for start, end, level in runs:
        pieces = _by_font(text[start:end], face)
        if level % 2:
            pieces.reverse()
        for name, piece in pieces:
            found.append(_span(name, piece, bool(level % 2)))
    return tuple(found)


def _span(name: str, text: str, rtl: bool) -> Span:
    if name != "DroidSansFallback" and any(map(_needs_shaping, text)):
        _ready_to_shape(name)
        drawn = _shaped(name, text, rtl)
        width = sum(data.x_advance for data in drawn.__shapeData__) / 1000
        return Span(name, drawn, width, text)
    drawn = "".join(MIRRORED.get(char, char) for char in reversed(text)) if rtl else text
    return Span(name, drawn, font(name).stringWidth(drawn, 1), text if rtl and len(text) > 1 else "")


def _shaped(name: str, text: str, rtl: bool) -> ShapedStr:
    """Return *text* shaped as a whole, in the order of drawing."""
    if rtl and not any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
        text = text[::-1]  # nothing tells HarfBuzz the direction
    bag = ABag(fontName=name, fontSize=10)
    word = shapeFragWord([0, (bag, text)], features=_FEATURES, force=True)
    drawn = word[1][1]
    if not isinstance(drawn, ShapedStr):  # every sign stands as it is
        face = font(name).face
        data = [
            ShapeData(i, face.getCharWidth(ord(c)), 0, 0, 0, face.getCharWidth(ord(c)))
            for i, c in enumerate(drawn)
        ]
        drawn = ShapedStr(str(drawn), shapeData=data)
    return drawn


class FontMetrics:
    """The `Metrics` of kit.packet, measured on the fonts that are drawn."""

    def width(self, text: str, face: Face, size: float) -> float:
        """Return the width of *text* in millimetres."""
        return _unit_width(text, face) * size * MM_PER_POINT

    def covers(self, char: str, face: Face) -> bool:
        """Return whether some font of *face* has the sign."""
        return _font_for(char, face) is not None

    def ascent(self, face: Face, size: float) -> float:
        """Return how far capitals and their marks rise above the baseline, in millimetres: the same in all faces."""
        return ASCENT * size * MM_PER_POINT


@lru_cache(maxsize=100_000)
def _unit_width(text: str, face: Face) -> float:
    return sum(span.width for span in spans(text, face))


METRICS = FontMetrics()
