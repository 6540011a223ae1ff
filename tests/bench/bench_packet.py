"""Laying out and drawing a packet, against putting the same strings on a bare canvas."""

from __future__ import annotations

import io
from collections.abc import Iterator

from reportlab.pdfgen.canvas import Canvas

from kit.bank import read_bank, shipped
from kit.loop import Brief, assemble
from kit.packet import interviewer, packets_of
from kit.packet.documents import interviews_of
from kit.packet.page import Rule, Text
from kit.pdf import METRICS, draw
from kit.role import find_role
from kit.scorecard import read_scorecards
from tests.bench.pair import Pair

POINTS = 72 / 25.4


def compare() -> Iterator[Pair]:
    bank = read_bank(shipped() / "question_bank")
    role, scorecards = find_role("senior-backend-python", bank), read_scorecards()
    loop = assemble(Brief(role, bank), explain=False)
    interview = next(iter(interviews_of(loop, role, bank, scorecards)))
    packet = interviewer.lay_out(interview, METRICS)
    draw(packet)

    def bare() -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, invariant=1, initialFontName="Helvetica")
        for page in packet.pages:
            canvas.setFont("Helvetica", 9.6)
            for item in page.items:
                if isinstance(item, Text):
                    canvas.drawString(
                        item.x * POINTS, 800 - item.y * POINTS, "".join(run.text for run in item.runs)
                    )
                elif isinstance(item, Rule):
                    canvas.line(10, 10, 100, 10)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    yield Pair(
        f"lay out and draw a packet of {len(packet.pages)} pages",
        lambda: draw(interviewer.lay_out(interview, METRICS)),
        "its strings and rules on a bare canvas, one standard font, nothing measured or broken",
        bare,
    )
    yield Pair(
        "all documents of a loop",
        lambda: [draw(document) for document in packets_of(loop, role, bank, scorecards, METRICS)],
        "one packet of it",
        lambda: draw(interviewer.lay_out(interview, METRICS)),
        repeats=3,
    )
