"""Drawing: the items of a packet put on a ReportLab canvas, one small function a kind."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kit.packet.page import (
    Anchor,
    Circle,
    Code,
    Drawing,
    Image,
    Item,
    Link,
    Packet,
    Page,
    PageNumber,
    Rect,
    Rule,
    Sign,
    Stroke,
    Text,
)
from kit.packet.words import clean
from kit.pdf.codes import modules
from kit.pdf.fonts import BASE, LOCK, font, spans
from kit.pdf.form import add_fields, with_embedded_form_fonts
from kit.pdf.tag import Tags, with_tags

POINTS_PER_MM = 72 / 25.4
MOST_TITLE = 200
# Documents that people read; a scorecard is filled, and its fields have names.
TAGGED = ("interviewer", "day", "handout", "prep", "overview", "debrief")
_TICK = ((-1.2, 0.1), (-0.3, 1.1), (1.3, -1.2))
_CROSS = (((-1.0, -1.0), (1.0, 1.0)), ((-1.0, 1.0), (1.0, -1.0)))
_TICK_COLOUR, _CROSS_COLOUR = "#2d6a2d", "#9a3412"


def draw(packet: Packet) -> bytes:
    """Return *packet* as a PDF; the same packet gives the same bytes.

    A fillable packet gets a form field on each of its bubbles, ticks and fields; one that people read is tagged.
    """
    tags = Tags() if packet.document in TAGGED else None
    with LOCK:
        font(BASE)
        out = io.BytesIO()
        size = (packet.paper.width * POINTS_PER_MM, packet.paper.height * POINTS_PER_MM)
        canvas = Canvas(
            out, pagesize=size, invariant=1, pageCompression=1, initialFontName=BASE, lang=packet.language
        )
        canvas.setTitle(title(packet.title))
        canvas.setAuthor("")
        canvas.setSubject("")
        canvas.setKeywords(" ".join(page.page_id for page in packet.pages if page.scanned))
        canvas.setCreator("Hiring Kit")
        canvas.setProducer("Hiring Kit")
        canvas.setViewerPreference("DisplayDocTitle", "true")
        pen = Pen(canvas, packet.paper.height, tags)
        for number, page in enumerate(packet.pages, 1):
            for place, bookmark in enumerate(packet.outline):
                if bookmark.page == number:
                    canvas.bookmarkPage(f"outline-{place}")
                    canvas.addOutlineEntry(title(bookmark.title), f"outline-{place}", bookmark.level)
            if tags:
                tags.page()
            pen.draw((*page.items, *page.stamp))
            if packet.fillable:
                add_fields(canvas, page, packet.paper.height)
            canvas.showPage()
        if packet.outline:
            canvas.showOutline()
        canvas.save()
    content = out.getvalue()
    if tags:
        content = with_tags(content, tags, title(packet.title), packet.language)
    return with_embedded_form_fonts(content) if packet.fillable else content


def draw_page(page: Page, packet: Packet) -> bytes:
    """Return the form of one page as a PDF, without what is stamped on it: the blank that a scan is read against."""
    bare = Packet("scorecard", packet.name, "", packet.paper, (Page(page.items),))
    return draw(bare)


def title(text: str) -> str:
    """Return *text* fit for an outline or a title: clean, on one line, and not too long."""
    return " ".join(clean(text[: 2 * MOST_TITLE], "title").split())[:MOST_TITLE]


def _spoken(text: str) -> str:
    """Return *text* as a string of a PDF: what is read out or copied in place of what is drawn."""
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex().upper()}>"


_ESCAPED = str.maketrans({char: f"\\{char}" for char in "()\\"})
_LINE_END = f"/Span <</ActualText {_spoken(chr(10))}>> BDC"


@cache
def ink(colour: str) -> Color:
    """Return a colour that is written as #rrggbb."""
    return HexColor(colour)


@cache
def parts_of(colour: str) -> str:
    """Return a colour that is written as #rrggbb as a page names it."""
    return " ".join(f"{part:.6g}" for part in ink(colour).rgb())


class Pen:
    """Draws items on a canvas whose paper is `height` mm high.

    Text that follows text goes into one text object, and fonts and colours are set only when they change. With
    *tags* all that is drawn is marked: text with what it is part of, the rest as decoration.
    """

    def __init__(self, canvas: Canvas, height: float, tags: Tags | None = None):
        self.canvas = canvas
        self.height = height
        self.tags = tags

    def y(self, y: float) -> float:
        """Return a distance from the upper edge in millimetres as points from the lower one."""
        return (self.height - y) * POINTS_PER_MM

    def draw(self, items: Iterable[Item]) -> None:
        """Draw *items* in order."""
        for is_text, some in groupby(items, lambda item: isinstance(item, Text)):
            if is_text:
                self.texts(item for item in some if isinstance(item, Text))
            elif self.tags is None:
                for item in some:
                    self.one(item)
            else:
                self.marked(some, self.tags)

    def marked(self, items: Iterable[Item], tags: Tags) -> None:
        """Draw items that are no text: pictures and signs with their words, the rest as decoration."""
        code = self.canvas._code
        for is_read, some in groupby(items, lambda item: isinstance(item, Image | Drawing | Sign)):
            if not is_read:
                code.append("/Artifact BMC")
                for item in some:
                    self.one(item)
                code.append("EMC")
                continue
            for item in some:
                opening = "/Artifact BMC"
                if isinstance(item, Image | Drawing):
                    opening = f"/Figure <</MCID {tags.figure(item.alt)}>> BDC"
                elif isinstance(item, Sign) and item.words:
                    number = tags.text("TD", item.within)
                    opening = f"/TD <</MCID {number} /ActualText {_spoken(item.words)}>> BDC"
                code.append(opening)
                self.one(item)
                code.append("EMC")

    def texts(self, texts: Iterable[Text]) -> None:
        """Draw lines of text."""
        pen = self.canvas.beginText()

        def show(words: str) -> None:  # as textOut does, whose width of the words is known here
            if words.isascii() and words.isprintable() and pen._curSubset == 0:
                # The first subset of a font begins with ASCII as it is, so nothing is to be looked up.
                pen._code.append(f"({words.translate(_ESCAPED)}) Tj")
            else:
                pen._code.append(pen._formatText(words))

        face: tuple[str, float] | None = None
        colour = ""
        for text in texts:
            x = text.x * POINTS_PER_MM
            y = self.y(text.y)
            at = None
            number = self.tags.text(text.role, text.within) if self.tags else None
            is_read = number is not None
            if self.tags:
                read = f"/{text.role} <</MCID {number}>> BDC"
                pen._code.append(read if is_read else "/Artifact BMC")
            parts = [(run, span) for run in text.runs for span in spans(run.text, run.face, text.rtl)]
            for left, (run, span) in zip(range(len(parts) - 1, -1, -1), parts, strict=True):
                if at != x:
                    pen._code.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm")
                if face != (span.font, run.size):
                    face = (span.font, run.size)
                    pen.setFont(span.font, run.size)
                if colour != run.colour:
                    colour = run.colour
                    pen._code.append(f"{parts_of(colour)} rg")
                # Lines that follow each other are not to be run together: a space, in a listing a line's end.
                ends = is_read and not left
                if span.logical:  # what is copied or read out is the text, not the signs of the font
                    pen._code.append(f"/Span <</ActualText {_spoken(span.logical + ' ' * ends)}>> BDC")
                    show(span.text)
                    pen._code.append("EMC")
                elif ends and text.role != "Code":
                    show(span.text + " ")
                else:
                    show(span.text)
                x += span.width * run.size
                at = x if not span.logical else None
            if is_read and face and text.role == "Code":
                pen._code.append(_LINE_END)
                show(" ")
                pen._code.append("EMC")
            if self.tags:
                pen._code.append("EMC")
        self.canvas.drawText(pen)

    def one(self, item: Item) -> None:
        """Draw one item that is no text.

        Raises:
            ValueError: when it is of no kind that is drawn.
        """
        canvas = self.canvas
        x, y = item.x * POINTS_PER_MM, self.y(item.y)
        if isinstance(item, Rule):
            to_x, to_y = x + item.dx * POINTS_PER_MM, y - item.dy * POINTS_PER_MM
            canvas._code.append(
                f"{parts_of(item.colour)} RG {item.width:g} w n {x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S"
            )
        elif isinstance(item, Rect):
            width, height = item.width * POINTS_PER_MM, item.height * POINTS_PER_MM
            if item.fill:
                canvas.setFillColor(ink(item.fill))
            if item.line:
                canvas.setStrokeColor(ink(item.colour))
                canvas.setLineWidth(item.line)
            canvas.rect(
                x, y - height, width, height, stroke=int(item.line > 0), fill=int(item.fill is not None)
            )
        elif isinstance(item, Circle):
            if item.fill:
                canvas.setFillColor(ink(item.fill))
            if item.line:
                canvas.setStrokeColor(ink(item.colour))
                canvas.setLineWidth(item.line)
            canvas.circle(
                x, y, item.radius * POINTS_PER_MM, stroke=int(item.line > 0), fill=int(item.fill is not None)
            )
        elif isinstance(item, Stroke):
            path = canvas.beginPath()
            for number, (dx, dy) in enumerate(item.points):
                step = path.lineTo if number else path.moveTo
                step(x + dx * POINTS_PER_MM, y - dy * POINTS_PER_MM)
            canvas.setStrokeColor(ink(item.colour))
            canvas.setLineWidth(item.width)
            canvas.setLineCap(0 if item.dash else 1)
            canvas.setLineJoin(1)
            if item.filled:
                path.close()
                canvas.setFillColor(ink(item.colour))
            if item.dash:
                canvas.setDash(item.dash * POINTS_PER_MM, item.dash * POINTS_PER_MM)
            canvas.drawPath(path, stroke=1, fill=int(item.filled))
            if item.dash:
                canvas.setDash()
            canvas.setLineCap(0)
            canvas.setLineJoin(0)
        elif isinstance(item, Sign):
            strokes, colour = ((_TICK,), _TICK_COLOUR) if item.kind == "tick" else (_CROSS, _CROSS_COLOUR)
            for points in strokes:
                self.one(Stroke(item.x, item.y, points, 1.2, colour))
        elif isinstance(item, Code):
            self.code(item)
        elif isinstance(item, Image):
            width, height = item.width * POINTS_PER_MM, item.height * POINTS_PER_MM
            canvas.drawImage(ImageReader(io.BytesIO(item.png)), x, y - height, width, height)
        elif isinstance(item, Drawing):
            inner = Pen(canvas, self.height)  # it is read as one, by its words
            inner.draw(part._replace(x=item.x + part.x, y=item.y + part.y) for part in item.items)
        elif isinstance(item, Anchor):
            canvas.bookmarkHorizontal(f"anchor-{item.name}", 0, y)
        elif isinstance(item, Link):
            rect = (x, y - item.height * POINTS_PER_MM, x + item.width * POINTS_PER_MM, y)
            canvas.linkAbsolute(item.words, f"anchor-{item.anchor}", rect, Border="[0 0 0]")
        elif isinstance(item, PageNumber):
            raise ValueError("a page number is known before drawing: see kit.packet.frame.numbered")

    def code(self, code: Code) -> None:
        """Draw a code as one path, neighbouring modules of a row as one rectangle."""
        grid = modules(code.kind, code.payload)
        side = code.size / len(grid) * POINTS_PER_MM
        left, top = code.x * POINTS_PER_MM, self.y(code.y)
        path = self.canvas.beginPath()
        for row, cells in enumerate(grid):
            column = 0
            while column < len(cells):
                end = column
                while end < len(cells) and cells[end]:
                    end += 1
                if end > column:
                    path.rect(left + column * side, top - (row + 1) * side, (end - column) * side, side)
                column = max(end, column + 1)
        self.canvas.setFillColorRGB(0, 0, 0)
        self.canvas.drawPath(path, stroke=0, fill=1)
