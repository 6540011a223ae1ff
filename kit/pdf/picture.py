"""Pages as pictures, rendered by PDFium."""

from __future__ import annotations

import io
import threading

import pypdfium2

PDFIUM = threading.Lock()  # it is not safe for threads: whoever calls it holds this


def first_page(content: bytes, dpi: int = 80) -> bytes:
    """Return the first page of a PDF as a PNG of *dpi* pixels an inch; only of one that was drawn here."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(content)
        try:
            picture = document[0].render(scale=dpi / 72).to_pil()
        finally:
            document.close()
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
