"""Laying out and drawing a packet, against putting the same strings on a bare canvas."""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
import time
from concurrent.futures import Executor
from pathlib import Path
from typing import get_args

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from kit.bank import read_bank, shipped
from kit.loop import Brief, assemble
from kit.packet import Interview, interviewer, packets_of
from kit.packet.documents import interviews_of
from kit.packet.page import Circle, Face, Packet, Rect, Rule, Sign, Stroke, Text
from kit.pdf import METRICS, draw
from kit.pdf.bulk import Job, new_pool, render_many
from kit.pdf.fonts import BASE, spans
from kit.role import find_role
from kit.scorecard import read_scorecards
from tests.bench.pair import Figure, Findings, Pair
from tests.bench.rivals import FONTS, as_html, as_typst

POINTS = 72 / 25.4


def compare() -> Findings:
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
    yield from _rivals(interviews[0])
    yield from _in_bulk(interviews)
    yield from _peak_memory()
    yield Pair(
        "all documents of a loop",
        lambda: [draw(document) for document in packets_of(loop, role, bank, scorecards, METRICS)],
        "the interviewer packets of it",
        lambda: [draw(interviewer.lay_out(interview, METRICS)) for interview in interviews],
        repeats=3,
    )


def _rivals(interview: Interview) -> Findings:
    """One packet, set by other programs; `pip install .[bench]` brings them."""
    packet = interviewer.lay_out(interview, METRICS)
    ours = f"lay out, draw and tag a packet of {len(packet.pages)} pages"

    def drawn() -> bytes:
        return draw(interviewer.lay_out(interview, METRICS))

    if importlib.util.find_spec("typst"):
        import typst

        source = as_typst(packet)
        yield Pair(
            ours,
            drawn,
            "Typst on the same words",
            lambda: typst.compile(source, font_paths=[str(FONTS)]),
            most=1 / 3,
        )
    if importlib.util.find_spec("weasyprint"):
        import weasyprint

        page = as_html(packet)
        yield Pair(
            ours,
            drawn,
            "WeasyPrint on the same words",
            lambda: weasyprint.HTML(string=page).write_pdf(),
            most=1 / 20,
            repeats=3,
        )


def _in_bulk(interviews: list[Interview], count: int = 200) -> Findings:
    """Tell how much of the processors a pool puts to use: its rate against one process times their number."""
    jobs = [Job(str(n), "packet", interviews[n % len(interviews)], "a4") for n in range(count)]
    cores = os.cpu_count() or 1

    def seconds(executor: Executor | None) -> float:
        began = time.perf_counter()
        assert sum(bool(drawn.content) for drawn in render_many(jobs, executor, at_once=4 * cores)) == count
        return time.perf_counter() - began

    with new_pool(cores) as pool:
        list(render_many(jobs[: 8 * cores], pool))  # the processes are there, and have drawn each packet once
        alone, together = seconds(None), seconds(pool)
    share = alone / together / cores
    yield Figure(
        f"{count} packets in {cores} processes, of {cores} times one process", 100 * share, "%", least=90
    )


def _peak_memory() -> Findings:
    """Tell how much memory one packet takes on top of what is loaded (Linux)."""
    if not Path("/proc/self/clear_refs").exists():
        return
    code = (
        "from pathlib import Path\n"
        "from tests.bench.bench_packet import one_interview\n"
        "from kit.packet import interviewer\n"
        "from kit.pdf import METRICS, draw\n"
        "def memory(of): return next(int(line.split()[1]) // 1024 for line in\n"
        "    Path('/proc/self/status').read_text().splitlines() if line.startswith(of))\n"
        "interview = one_interview()\n"
        "Path('/proc/self/clear_refs').write_text('5'); before = memory('VmRSS')\n"
        "draw(interviewer.lay_out(interview, METRICS))\n"
        "print(memory('VmHWM') - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    yield Figure("one packet, over what is loaded", float(done.stdout), "MB", most=80)


def one_interview() -> Interview:
    """Return the first interview of a loop from the shipped bank."""
    bank = read_bank(shipped() / "question_bank")
    role = find_role("senior-backend-python", bank)
    return next(
        iter(interviews_of(assemble(Brief(role, bank), explain=False), role, bank, read_scorecards()))
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
