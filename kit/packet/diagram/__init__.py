"""Diagrams laid out as drawings: messages between participants, boxes with links, and lanes over time.

Everything is measured in `k`, a millimetre in type of 8 points, so that a larger diagram is the same with more air.
Text wraps in the room that it has. When a diagram is too high for its page, type gets smaller down to LEAST_SIZE.
"""

from __future__ import annotations

from kit.bank.diagram import Diagram, SchemaDiagram, SequenceDiagram, TimelineDiagram
from kit.errors import PacketError
from kit.packet.composer import Composer
from kit.packet.diagram import schema, sequence, timeline
from kit.packet.diagram.pen import Pen
from kit.packet.page import Drawing

SIZE, LARGE_SIZE, LEAST_SIZE = 8.0, 10.0, 6.0
MOST_HEIGHT = 205.0  # below the name of an exhibit, on the lower of the two papers


def lay_out(
    diagram: Diagram, composer: Composer, width: float, field: str, alt: str, *, large: bool = False
) -> Drawing:
    """Return *diagram* as one drawing of at most *width* millimetres.

    Args:
        diagram: What is drawn.
        composer: What measures text, and collects notes on what can not be printed.
        width: The room there is.
        field: Its name, for messages.
        alt: What it shows in words.
        large: Larger type, for candidates and for the screen.

    Raises:
        PacketError: when it is higher than a page even in small type.
    """
    size = LARGE_SIZE if large else SIZE
    while True:
        pen = Pen(composer, field, size)
        match diagram:
            case SequenceDiagram():
                items, wide, high = sequence.lay_out(diagram, pen, width)
            case SchemaDiagram():
                items, wide, high = schema.lay_out(diagram, pen, width)
            case TimelineDiagram():
                items, wide, high = timeline.lay_out(diagram, pen, width)
        if high <= MOST_HEIGHT:
            return Drawing(0.0, 0.0, wide, high, tuple(items), composer.safe(alt, field))
        if size <= LEAST_SIZE:
            raise PacketError(
                f"{field}: the diagram is {high:.0f} mm high, and {MOST_HEIGHT:.0f} fit a page: "
                "shorten its texts, or make two of it."
            )
        size = max(size - 0.5, LEAST_SIZE)
