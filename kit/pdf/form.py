"""Form fields on the boxes of a packet, with every font embedded."""

from __future__ import annotations

import io
from functools import cache

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont as FontFile
from reportlab.pdfgen.canvas import Canvas

from kit.packet.page import Page
from kit.packet.words import clean
from kit.pdf.fonts import FOLDER

POINTS_PER_MM = 72 / 25.4
# A slip can be cleared again; ReportLab's default forbids that.
RADIO = "radio"
_ENCODING = "cp1252"


def add_fields(canvas: Canvas, page: Page, height: float) -> None:
    """Put a transparent form field on each bubble, tick and field of *page*, in the order of its boxes.

    Radio buttons of a row share the row's name; their value is the bubble's. `height` is that of the paper in mm.
    """
    form = canvas.acroForm
    for box in page.boxes:
        x = box.x_mm * POINTS_PER_MM
        y = (height - box.y_mm - box.h_mm) * POINTS_PER_MM
        width, high = box.w_mm * POINTS_PER_MM, box.h_mm * POINTS_PER_MM
        label = " ".join(clean(page.labels.get(box.name, box.name)[:400], box.name).split())
        if box.kind == "bubble":
            # shape='circle' draws at the wrong place for any size but 20.
            form.radio(
                name=box.row,
                value=box.value,
                x=x,
                y=y,
                size=width,
                shape="square",
                buttonStyle="circle",
                fillColor=None,
                borderColor=None,
                borderWidth=0,
                fieldFlags=RADIO,
                tooltip=label,
            )
        elif box.kind == "tick":
            form.checkbox(
                name=box.name,
                x=x,
                y=y,
                size=width,
                buttonStyle="check",
                fillColor=None,
                borderColor=None,
                borderWidth=0,
                fieldFlags="",
                tooltip=label,
            )
        elif box.kind == "field":
            read_only = box.value is not None
            form.textfield(
                name=box.name,
                value=box.value or "",
                x=x,
                y=y,
                width=width,
                height=high,
                fillColor=None,
                borderColor=None,
                borderWidth=0,
                fontSize=9,
                maxlen=0,  # the default is 100 signs
                fieldFlags="readOnly" if read_only else "multiline" if box.h_mm > 8 else "",
                tooltip=label,
            )


@cache
def _form_font() -> tuple[bytes, tuple[int, ...], dict[str, int]]:
    """Return Noto Sans with the signs of Windows-1252: its file, widths from 32 to 255, and measures."""
    file = FontFile(FOLDER / "NotoSans-Regular.ttf", recalcTimestamp=False)
    signs = [bytes([n]).decode(_ENCODING, "ignore") for n in range(32, 256)]
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.name_IDs = [1, 2, 6]
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(signs))
    subsetter.subset(file)
    characters, advances = file.getBestCmap(), file["hmtx"]
    widths = tuple(advances[characters[ord(s)]][0] if s and ord(s) in characters else 0 for s in signs)
    head, hhea = file["head"], file["hhea"]
    measures = {
        "Ascent": hhea.ascent,
        "Descent": hhea.descent,
        "xMin": head.xMin,
        "yMin": head.yMin,
        "xMax": head.xMax,
        "yMax": head.yMax,
    }
    out = io.BytesIO()
    file.save(out)
    return out.getvalue(), widths, measures


def with_embedded_form_fonts(content: bytes) -> bytes:
    """Return a PDF whose form fields use one embedded font in place of Helvetica and its like."""
    file, widths, measures = _form_font()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        name = pikepdf.Name("/KITFRM+NotoSans-Regular")
        embedded = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.TrueType,
                BaseFont=name,
                FirstChar=32,
                LastChar=255,
                Widths=pikepdf.Array(list(widths)),
                Encoding=pikepdf.Name.WinAnsiEncoding,
                FontDescriptor=pdf.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.FontDescriptor,
                        FontName=name,
                        Flags=32,
                        FontBBox=[measures["xMin"], measures["yMin"], measures["xMax"], measures["yMax"]],
                        ItalicAngle=0,
                        Ascent=measures["Ascent"],
                        Descent=measures["Descent"],
                        CapHeight=714,
                        StemV=80,
                        FontFile2=pdf.make_stream(file, Length1=len(file)),
                    )
                ),
            )
        )

        def replace(fonts: pikepdf.Object) -> None:
            for key in list(fonts.keys()):
                fonts[key] = embedded

        form = pdf.Root.get("/AcroForm")
        if form is not None and "/DR" in form and "/Font" in form.DR:
            replace(form.DR.Font)
        for page in pdf.pages:
            for widget in page.get("/Annots", []):
                for look in widget.AP.values() if "/AP" in widget else ():
                    streams = [look] if isinstance(look, pikepdf.Stream) else list(look.values())
                    for stream in streams:
                        if "/Resources" in stream and "/Font" in stream.Resources:
                            replace(stream.Resources.Font)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
