"""Type, colour and distance: the one place where they are chosen.

The contrasts on white and on the tint are checked in the tests; nothing is told by colour alone.
"""

from __future__ import annotations

from typing import NamedTuple

from kit.packet.page import MM_PER_POINT, Face

INK = "#1d2733"
MUTED = "#5b6672"
ACCENT = "#1f5f8b"
RULE = "#c9d0d6"
TINT = "#f3f6f8"
BAR = "#dde7ef"  # what lasts, on a timeline
WHITE = "#ffffff"
RING = "#a6a6a6"  # 35 % grey: a marked ring must stand out from an empty one
DIGIT = "#616161"  # 62 % grey
RULING = "#cccccc"  # 20 % grey

CODE_COLOURS = {
    "keyword": "#7a2e8e",
    "name": ACCENT,
    "string": "#2d6a2d",
    "number": "#9a5b00",
    "comment": MUTED,
}


class Style(NamedTuple):
    """A face at a size with its leading (both in points) and colour."""

    face: Face
    size: float
    leading: float
    colour: str = INK

    @property
    def height(self) -> float:
        """The height of a line in millimetres."""
        return self.leading * MM_PER_POINT


BODY = Style("body", 9.6, 13.6)
STRONG = Style("bold", 9.6, 13.6)
ASKED = Style("bold", 10.6, 15.0)
H1 = Style("bold", 17, 21)
H2 = Style("bold", 10.5, 14, ACCENT)
H3 = Style("bold", 9.6, 13.6)
SMALL = Style("body", 8, 10.6, MUTED)
SMALL_STRONG = Style("bold", 8, 10.6)
TABLE = Style("body", 8.4, 11.2)
TABLE_STRONG = Style("bold", 8.4, 11.2)
CODE = Style("code", 8.2, 11.4)
HANDOUT_CODE = Style("code", 9.5, 13.0)
HANDOUT_BODY = Style("body", 11, 16)
FOOTER = Style("body", 7.4, 10, MUTED)

MARGIN = 20.0  # left and right
TOP = 17.0
BOTTOM = 18.0
COLUMN = 125.0  # about 75 signs of body text
CUES = 40.0  # the column beside it, flush with the right margin
FOOTER_RULE = 14.0  # from the lower edge
FOOTER_TEXT = 10.0
BAND_TOP = 8.0  # printers cut the edge
BAND = 4.0
RULED = 8.0  # between two lines to write on
LEAST_NOTES = 24.0
