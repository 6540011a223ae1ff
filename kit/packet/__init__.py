"""Packets: printed, fillable and scanned documents as data. `kit.pdf` draws them.

Each document has a module with `lay_out`: `interviewer`, `day`, `scorecard`, `handout`, `overview`, `prep`. They take
plain data (an `Interview`) and return a `Packet`: pages of items in millimetres, and the boxes of what is filled
or scanned. `packets_of` makes every document of a loop.
"""

from kit.packet.documents import interviews_of, packets_of
from kit.packet.interview import Asked, Candidate, Colleague, Interview, interview_of
from kit.packet.page import PAPERS, Box, Layout, Metrics, Packet, Page, PageLayout, Row, layout_of

__all__ = [
    "PAPERS",
    "Asked",
    "Box",
    "Candidate",
    "Colleague",
    "Interview",
    "Layout",
    "Metrics",
    "Packet",
    "Page",
    "PageLayout",
    "Row",
    "interview_of",
    "interviews_of",
    "layout_of",
    "packets_of",
]
