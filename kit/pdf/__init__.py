"""PDF: packets drawn, filled forms and scans read.

`draw(packet)` gives the bytes; `METRICS` measures the fonts for `lay_out`.
"""

from kit.pdf.draw import draw, draw_page
from kit.pdf.fonts import METRICS, FontMetrics

__all__ = ["METRICS", "FontMetrics", "draw", "draw_page"]
