"""PDF: packets drawn, and the blanks that scans are read against.

`draw(packet)` gives the bytes; `METRICS` measures the fonts for `lay_out`; `layout_with_blanks(packets)` gives
what `packet --boxes` writes. So every document of a loop is:

    for packet in packets_of(loop, role, bank, scorecards, METRICS, paper):
        (folder / packet.file).write_bytes(draw(packet))
"""

from kit.pdf.blank import draw_blank, layout_with_blanks
from kit.pdf.draw import draw, draw_page
from kit.pdf.fonts import METRICS, FontMetrics

__all__ = ["METRICS", "FontMetrics", "draw", "draw_blank", "draw_page", "layout_with_blanks"]
