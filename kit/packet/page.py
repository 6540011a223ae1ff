"""Pages as data: what stands where, in millimetres from the top-left corner, y growing downwards.

Items are named tuples, because a packet holds about two thousand of them. What is stored or exchanged (boxes,
rows, layouts) is a frozen `Model`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from kit.model import Model

Face = Literal["body", "bold", "italic", "code", "code_bold"]
Role = Literal["P", "H1", "H2", "H3", "Lbl", "LI", "TH", "TD", "Code", ""]
PaperName = Literal["a4", "letter"]

MM_PER_POINT = 25.4 / 72


class Paper(NamedTuple):
    """A sheet: its name on the page of boxes, and its size in millimetres."""

    name: str
    width: float
    height: float


PAPERS: dict[str, Paper] = {"a4": Paper("A4", 210.0, 297.0), "letter": Paper("Letter", 215.9, 279.4)}


class Metrics(Protocol):
    """How wide and high text is: kit.pdf measures real fonts, a test may give each sign one width."""

    def __hash__(self) -> int: ...
    def width(self, text: str, face: Face, size: float) -> float:
        """Return the width of *text* in millimetres; *size* is in points."""

    def covers(self, char: str, face: Face) -> bool:
        """Return whether some font of *face* has the sign *char*."""

    def ascent(self, face: Face, size: float) -> float:
        """Return how far *face* rises above the baseline, in millimetres."""


class Run(NamedTuple):
    """Text in one face, size (points) and colour."""

    text: str
    face: Face = "body"
    size: float = 9.6
    colour: str = "#1d2733"


class Text(NamedTuple):
    """One line of text: `y` is the baseline, `room` the width that it may take.

    `rtl` says that the line belongs to text whose first letters run from right to left. For people who hear the
    page: `role` says what the line is part of (nothing: decoration), and `within` which paragraph, as (number,),
    or which cell, as (table, row, number).
    """

    x: float
    y: float
    runs: tuple[Run, ...]
    room: float
    role: Role = "P"
    rtl: bool = False
    within: tuple[int, ...] = ()


class PageNumber(NamedTuple):
    """The number of the page on which `anchor` stands, with words before it; known after the flow."""

    x: float
    y: float
    words: str
    anchor: str
    room: float
    face: Face = "body"
    size: float = 8.0
    colour: str = "#5b6672"
    within: tuple[int, ...] = ()


class Rule(NamedTuple):
    """A straight line from (x, y) by (dx, dy); `width` in points."""

    x: float
    y: float
    dx: float
    dy: float
    width: float = 0.5
    colour: str = "#c9d0d6"


class Rect(NamedTuple):
    """A rectangle from its top-left corner; `line` in points, 0 for none."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    line: float = 0.0
    colour: str = "#5b6672"


class Circle(NamedTuple):
    """A ring or a disc round (x, y); radius in millimetres, `line` in points."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    line: float = 0.7
    colour: str = "#5b6672"


class Stroke(NamedTuple):
    """A line through `points`, which are relative to (x, y); `width` in points.

    With `dash` it is broken into pieces of that many millimetres; with `filled` it is closed, and a shape.
    """

    x: float
    y: float
    points: tuple[tuple[float, float], ...]
    width: float = 0.8
    colour: str = "#1d2733"
    dash: float = 0.0
    filled: bool = False


class Sign(NamedTuple):
    """A drawn tick or cross whose middle is (x, y); `words` say what it stands for."""

    x: float
    y: float
    kind: Literal["tick", "cross"]
    words: str
    within: tuple[int, ...] = ()


class Code(NamedTuple):
    """A machine-readable sign of `size` mm with its top-left corner at (x, y)."""

    kind: Literal["aruco", "qr", "datamatrix"]
    payload: str
    x: float
    y: float
    size: float


class Image(NamedTuple):
    """A picture (the bytes of a PNG or JPEG) with what it shows in words."""

    x: float
    y: float
    width: float
    height: float
    png: bytes
    alt: str


class Drawing(NamedTuple):
    """Items that are one picture, relative to its top-left corner, with what it shows in words."""

    x: float
    y: float
    width: float
    height: float
    items: tuple[Item, ...]
    alt: str


class Anchor(NamedTuple):
    """A place that a bookmark, a page number or a link can point to."""

    x: float
    y: float
    name: str


class Link(NamedTuple):
    """A rectangle that leads to an anchor of the same packet; `words` say where to."""

    x: float
    y: float
    width: float
    height: float
    anchor: str
    words: str


Item = Text | PageNumber | Rule | Rect | Circle | Stroke | Sign | Code | Image | Drawing | Anchor | Link


class Row(Model):
    """One row of a scorecard page: what is rated there. A blank `required` row is never an answer."""

    name: str
    competency: str | None = None
    question: str | None = None
    required: bool


class Box(Model):
    """A named rectangle that is printed, filled or read; x and y are its top-left corner.

    The scan page has markers (`value` is the ArUco id), a `qr`, a `datamatrix`, bubbles and notes. A fillable
    scorecard has also ticks and fields, on pages that are not scanned.
    """

    name: str
    kind: Literal["marker", "qr", "datamatrix", "bubble", "notes", "tick", "field"]
    row: str | None
    value: str | None
    x_mm: float
    y_mm: float
    w_mm: float
    h_mm: float


class PageLayout(Model):
    """The boxes of one scan page, as they are stored when it is printed; `about` says whose card it is (see `Packet`)."""

    packet: str
    file: str
    page: int
    width_mm: float
    height_mm: float
    page_id: str
    blank: str | None = None
    blank_px_per_mm: int | None = None
    about: Mapping[str, str] = {}
    rows: tuple[Row, ...]
    boxes: tuple[Box, ...]


class Layout(Model):
    """What `packet --boxes` writes: every page that can be read back, for one paper."""

    paper: str
    pages: tuple[PageLayout, ...]


class Bookmark(NamedTuple):
    """An entry of the outline; `page` starts at 1, `level` at 0."""

    title: str
    page: int
    level: int = 0


class Note(NamedTuple):
    """Something that could not be printed as it was written: the field, and what was done about it."""

    field: str
    message: str


@dataclass(frozen=True)
class Page:
    """One page.

    `items` are the same for everybody who gets this form; `stamp` holds what differs: who, when, the page id and
    its codes. `labels` names the boxes for people who hear the form in place of seeing it.
    """

    items: tuple[Item, ...]
    stamp: tuple[Item, ...] = ()
    boxes: tuple[Box, ...] = ()
    rows: tuple[Row, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    page_id: str = ""

    @property
    def scanned(self) -> bool:
        """Whether this page is read back from paper."""
        return any(box.kind == "marker" for box in self.boxes)

    @property
    def scan_boxes(self) -> tuple[Box, ...]:
        """The boxes that are read back from paper; fields on screen are no part of that."""
        return tuple(box for box in self.boxes if box.kind not in ("tick", "field"))


@dataclass(frozen=True)
class Packet:
    """One document, laid out: its pages, outline, and notes on what could not be printed as written.

    `name` is its short id, `file` the name of the PDF; `fillable` adds form fields on the boxes. `about` says whose
    scorecard is in it: the candidate's code, interviewer, session and scale, never the candidate's name.
    """

    document: Literal[
        "interviewer", "day", "scorecard", "handout", "overview", "prep", "debrief", "records", "comparison"
    ]
    name: str
    title: str
    paper: Paper
    pages: tuple[Page, ...]
    outline: tuple[Bookmark, ...] = ()
    notes: tuple[Note, ...] = ()
    fillable: bool = False
    language: str = "en"
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The name of the PDF; it holds ids, never a person's name."""
        kind = {"interviewer": "packet", "overview": "loop"}.get(self.document, self.document)
        return f"{kind}-{self.name}{'-fillable' if self.fillable else ''}.pdf"


def layout_of(packets: tuple[Packet, ...] | list[Packet]) -> Layout:
    """Return the boxes of all scan pages of *packets*, which share one paper.

    Raises:
        ValueError: when the packets are on different papers, or there is none.
    """
    papers = {packet.paper for packet in packets}
    if len(papers) != 1:
        raise ValueError("a layout is of one paper: lay out all packets on the same one.")
    (paper,) = papers
    return Layout(
        paper=paper.name,
        pages=tuple(
            PageLayout(
                packet=packet.name,
                file=packet.file,
                page=number,
                width_mm=paper.width,
                height_mm=paper.height,
                page_id=page.page_id,
                about=dict(packet.about),
                rows=page.rows,
                boxes=page.scan_boxes,
            )
            for packet in packets
            for number, page in enumerate(packet.pages, 1)
            if page.scanned
        ),
    )
