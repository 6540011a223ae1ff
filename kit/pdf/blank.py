"""The blank of a scan page: what it looks like before anybody marks it, and before it is stamped for anybody.

A scan is read against the blank that was stored when the page was printed, so a later change of the drawing can
not spoil sheets that are out. It holds no personal data: one blank serves every candidate with that form.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache

import cv2
import numpy as np
import pypdfium2

from kit.packet.page import Item, Layout, Packet, Page, Paper, layout_of
from kit.pdf.draw import draw_page
from kit.pdf.picture import PDFIUM

PX_PER_MM = 6
_BLUR = 0.8  # dots; as soft as a scan


def draw_blank(page: Page, packet: Packet) -> bytes:
    """Return the form of a page as a grey PNG of 6 dots a millimetre, without who, when and the codes."""
    return _blank_of(page.items, packet.paper)


@lru_cache(maxsize=64)  # every interviewer of a form has the same one
def _blank_of(items: tuple[Item, ...], paper: Paper) -> bytes:
    content = draw_page(Page(items), Packet("scorecard", "", "", paper, ()))
    with PDFIUM:
        document = pypdfium2.PdfDocument(content)
        rendered = document[0].render(scale=PX_PER_MM * 25.4 / 72, grayscale=True)
        dots = np.array(rendered.to_pil())
        document.close()
    size = (round(paper.width * PX_PER_MM), round(paper.height * PX_PER_MM))
    dots = cv2.resize(dots, size, interpolation=cv2.INTER_AREA) if dots.shape[::-1] != size else dots
    done, png = cv2.imencode(".png", cv2.GaussianBlur(dots, (0, 0), _BLUR))
    if not done:
        raise ValueError("the blank could not be written as PNG")
    return png.tobytes()


def layout_with_blanks(packets: Sequence[Packet]) -> tuple[Layout, dict[str, bytes]]:
    """Return the boxes of all scan pages of *packets* with the blanks that they name, by file name.

    Equal blanks are drawn and kept once. Write the layout with `model_dump_json()` and each blank beside it.

    Raises:
        ValueError: when the packets are on different papers, or there is none.
    """
    layout = layout_of(list(packets))
    by_name = {packet.file: packet for packet in packets}
    blanks: dict[str, bytes] = {}
    drawn: dict[tuple, str] = {}
    pages = []
    for entry in layout.pages:
        packet = by_name[entry.file]
        page = packet.pages[entry.page - 1]
        if page.items not in drawn:
            png = draw_blank(page, packet)
            drawn[page.items] = f"blank-{hashlib.sha256(png).hexdigest()[:6]}.png"
            blanks[drawn[page.items]] = png
        update = {"blank": drawn[page.items], "blank_px_per_mm": PX_PER_MM}
        pages.append(entry.model_copy(update=update))
    return layout.model_copy(update={"pages": tuple(pages)}), blanks
