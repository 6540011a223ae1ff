"""Pages as pictures, rendered by PDFium."""

from __future__ import annotations

import io
import threading

import pypdfium2

_LOCK = threading.Lock()  # PDFium is not safe for threads


def first_page(content: bytes, dpi: int = 80) -> bytes:
    """Return the first page of a PDF as a PNG of *dpi* pixels an inch."""
    with _LOCK:
        document = pypdfium2.PdfDocument(content)
        try:
            picture = document[0].render(scale=dpi / 72).to_pil()
        finally:
            document.close()
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
