"""Laying out and drawing a packet, against putting the same strings on a bare canvas."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import get_args

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from kit.bank import read_bank, shipped
from kit.loop import Brief, assemble
from kit.packet import interviewer, packets_of
from kit.packet.documents import interviews_of
from kit.packet.page import Circle, Face, Packet, Rect, Rule, Sign, Stroke, Text
from kit.pdf import METRICS, draw
from kit.pdf.fonts import BASE, spans
from kit.role import find_role
from kit.scorecard import read_scorecards
from tests.bench.pair import Pair

POINTS = 72 / 25.4


def compare() -> Iterator[Pair]:
    bank = read_bank(shipped() / "question_bank")
    role, scorecards = find_role("senior-backend-python", bank), read_scorecards()
    loop = assemble(Brief(role, bank), explain=False)
    interviews = list(interviews_of(loop, role, bank, scorecards))
    packets = [interviewer.lay_out(interview, METRICS) for interview in interviews]
    for packet in packets:
        draw(packet)
    yield Pair(
        f"lay out, draw and tag {len(packets)} interviewer packets, {sum(len(p.pages) for p in packets)} pages",
        lambda: [draw(interviewer.lay_out(interview, METRICS)) for interview in interviews],
        "the same marks put on a bare canvas: nothing measured, broken, highlighted or tagged",
        lambda: [bare(packet) for packet in packets],
        most=3,
    )
    yield Pair(
        "all documents of a loop",
        lambda: [draw(document) for document in packets_of(loop, role, bank, scorecards, METRICS)],
        "the interviewer packets of it",
        lambda: [draw(interviewer.lay_out(interview, METRICS)) for interview in interviews],
        repeats=3,
    )


def bare(packet: Packet) -> bytes:
    """Put the marks of *packet* on a canvas, at their places, in their fonts and colours."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, initialFontName=BASE)
    fonts = {face: spans("a", face, False)[0].font for face in get_args(Face)}
    for page in packet.pages:
        face, colour = None, ""
        for item in (*page.items, *page.stamp):
            x, y = item.x * POINTS, (packet.paper.height - item.y) * POINTS
            if isinstance(item, Text):
                for run in item.runs:
                    if face != (fonts[run.face], run.size):
                        face = (fonts[run.face], run.size)
                        canvas.setFont(*face)
                    if colour != run.colour:
                        colour = run.colour
                        canvas.setFillColor(HexColor(colour))
                    canvas.drawString(x, y, run.text)
                    x += canvas.stringWidth(run.text, *face)
            elif isinstance(item, Rule):
                canvas.line(x, y, x + item.dx * POINTS, y - item.dy * POINTS)
            elif isinstance(item, Rect):
                canvas.rect(x, y, item.width * POINTS, item.height * POINTS)
            elif isinstance(item, Circle):
                canvas.circle(x, y, item.radius * POINTS)
            elif isinstance(item, Sign | Stroke):
                canvas.line(x, y, x + 3, y + 3)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
