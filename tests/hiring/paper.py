"""Scorecards that the app printed, marked by a pen and sent back as files."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pypdf
import pypdfium2
from PIL import Image

from kit.hiring.packet import make_packet
from kit.packet import Layout, PageLayout
from kit.pdf.picture import PDFIUM
from kit.store.tables import packet

DPI = 200


def printed(company, who, card: str = "", document: str = "scorecard") -> tuple[np.ndarray, PageLayout]:
    """The first page that comes back of a document that *who* prints for their seat: its picture and its boxes."""
    card = card or company.card(who)
    made = make_packet(company.office, who, card, document)
    with company.office.store.read() as tx:
        layouts = [Layout.model_validate_json(row.layout) for row in tx.execute(packet.select())]
    page = next(p for layout in layouts for p in layout.pages if p.file == made.name)
    return raster(made.content, page.page - 1), page


def raster(pdf: bytes, page: int = 0, dpi: int = DPI) -> np.ndarray:
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        picture = np.array(document[page].render(scale=dpi / 72, grayscale=True).to_pil())
        document.close()
    return picture


def mark(picture: np.ndarray, page: PageLayout, dpi: int = DPI, **given: str) -> np.ndarray:
    """The page with these bubbles filled; a value that ends in `?` is only a faint dot."""
    picture = picture.copy()
    for row, value in given.items():
        for one in value.split("+"):
            box = next(b for b in page.boxes if b.row == row and b.value == one.rstrip("?"))
            x, y = ((v * dpi / 25.4) for v in (box.x_mm + box.w_mm / 2, box.y_mm + box.h_mm / 2))
            radius, gray = (1.1, 120.0) if one.endswith("?") else (1.9, 25.0)
            cv2.circle(picture, (round(x), round(y)), round(radius * dpi / 25.4), gray, -1)
    return picture


def png(picture: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "PNG")
    return out.getvalue()


def scan(*pictures: np.ndarray) -> bytes:
    """One PDF of several pages, as a scanner with a feeder makes it."""
    first, *others = [Image.fromarray(picture) for picture in pictures]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others, resolution=DPI)
    return out.getvalue()


def filled(pdf: bytes, **values: str) -> bytes:
    """A form as a viewer saves it; values that are chosen begin with a slash."""
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf)))
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def full(page: PageLayout, point: str = "4", **other: str) -> dict[str, str]:
    """Marks for every row that must not be empty, and these besides."""
    required = {row.name: point if row.competency else "yes" for row in page.rows if row.required}
    return {**required, **other}
