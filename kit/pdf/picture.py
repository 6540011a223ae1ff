"""Pages as pictures, rendered by PDFium."""

from __future__ import annotations

import io
import threading

import pypdfium2

PDFIUM = threading.Lock()  # it is not safe for threads: whoever calls it holds this
DPI = 80


def first_page(content: bytes) -> bytes:
    """Return the first page of a PDF as a PNG of `DPI` pixels an inch; only of one that was drawn here."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(content)
        try:
            picture = document[0].render(scale=DPI / 72).to_pil()
        finally:
            document.close()
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
