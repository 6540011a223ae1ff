"""Reading a scanned or photographed scorecard page back: found by its markers, known by its codes, measured in ink.

Nothing is learned and nothing is tuned to a case: each row is held against the blank of the same page, drawn from our
own layout. What is not clear is said to be so, and goes to a person.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, NamedTuple

import cv2
import numpy as np
import zxingcpp

from kit.packet.page import PAPERS, Box, PageLayout, Paper, Row
from kit.packet.scorecard import MARKER, codes_of, markers_of
from kit.pdf.blank import PX_PER_MM

READER = "scan/3"
TINT = 4  # the colours of a page are kept at a quarter of its dots
CROPPED = 6.0  # mm above and below the bubbles of a row that a person is shown
JPEG_QUALITY = 70
PRINT = 140  # the grey of the printed digits, about
DIGITS = 190  # where the blank is darker there is a digit, or a word; its rings have 200 and more
PAPER = 215  # where the blank is lighter there is no print
MARGIN = 9.0  # mm round the bubbles of a row in which pieces are followed
RowState = Literal["ok", "faint", "multi", "blank"]
PageState = Literal["read", "unlocated", "several", "no_id", "unknown_id"]
Gray = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True)
class Thresholds:
    """Every number that decides what a mark is, in one place; stored with each reading, so that it can be judged again.

    **Ink** is the share of its light that the inner disc of a bubble lost against the blank, less that of an empty
    bubble, from 0 to 1. Marks that were drawn by simulated pens gave: filled 0.6 to 1, scribble 0.35 to 0.8, cross 0.16
    to 0.5, dot 0.12 to 0.45, tick 0.05 to 0.4, pencil 0.3 to 0.6. Ink alone can not tell a tick that lies mostly outside
    its circle from a line that passes through, so below `sure` it is the shape that decides. A **piece** is what is
    darker in one piece; lengths are in radii of the bubble and areas in squares of it, where nothing else is said.
    """

    # Below it a bubble is empty: noise and JPEG reach 0.03, print that came out black on a 1-bit scan 0.025.
    lo: float = 0.06
    # Above it a bubble is marked, whatever the shape; lines that pass through gave up to 0.33.
    sure: float = 0.35
    # Above it a second bubble is marked too: what was rubbed out gave up to 0.11.
    second: float = 0.12
    # Above `lo` it is marked too when a piece as large as this lies in it.
    grazed: float = 0.4
    # Of white: so much darker is a dot where a pen was; noise, JPEG and what was rubbed out are less.
    pen: float = 0.16
    # Of white: what the darkest fifth of a mark has. Coffee and what is printed on the back have 0.2, pencil 0.35.
    depth: float = 0.31
    # A mark is as large: the shortest tick has 0.7, a speck or the hook of a letter up to 0.3.
    area: float = 0.5
    # It spreads as far across its longest way, since it turns: of lines 98 in 100 less.
    turn_mm: float = 1.0
    # Or it is as broad all along, as dots are: lines over a printed digit have up to 1.1.
    broad_mm: float = 1.3
    # So much of it can not be print: print that came out black has up to 0.19 at its edges.
    beside: float = 0.2
    # It goes no further from the middle of its bubble; the next one begins at 3.8.
    reach: float = 3.3
    # As far from the middle it is looked for: who changes their mind circles another number.
    near: float = 2.0
    # A bubble with something dark in so many of sixteen directions is circled.
    around: float = 0.75
    disc: float = 0.8  # the part of the radius that is measured: the printed ring stays outside
    # Of the printed rings, which are paler than pencil, so much is left at least, or pencil may be gone with them: 1-bit
    # scans and copies of copies leave up to 0.13 (0.45 once in 450 pages), all others 0.86 and more.
    rings: float = 0.5
    # On such a page a bubble is empty below it: noise is gone too, and print that came out black has up to 0.029.
    trace: float = 0.03
    shift_mm: float = 1.6  # how far a row may lie from where the markers say
    least_match: float = 0.25  # below it a row is not recognised, so it is never clear
    residual_mm: float = 1.0  # how far a marker's corner may lie from where the others say
    least_markers: int = 3


THRESHOLDS = Thresholds()


@dataclass(frozen=True)
class RowReading:
    """What stands in a row: the value (nothing when blank), how clear it is, and the ink of each bubble.

    A person looks at a `required` row that is blank: it must not be empty, or what is pale does not show on its page.
    `confidence` is the margin by which the darkest bubble leads, from 0 to 1, and no probability. `crop` is the row as
    it was scanned, as JPEG, for a person to look at; `decided` says that one did, and what stands here is their word.
    """

    box: str
    competency: str | None
    question: str | None
    required: bool
    value: str | None
    state: RowState
    confidence: float
    ink: Mapping[str, float]
    crop: bytes = b""
    decided: bool = False


@dataclass(frozen=True)
class PageReading:
    """What became of a page: `read` with its rows, or why not.

    `markers` is how many were found, `turned` by how many degrees the sheet lay. On a `bleached` page pale print is gone,
    and pencil may be. `notes` are crops of handwriting.
    """

    state: PageState
    page_id: str = ""
    paper: str = ""
    markers: int = 0
    turned: int = 0
    mirrored: bool = False
    bleached: bool = False
    rows: tuple[RowReading, ...] = ()
    notes: Mapping[str, bytes] = field(default_factory=dict)
    reader: str = READER
    thresholds: Mapping[str, float] = field(default_factory=lambda: asdict(THRESHOLDS))


@dataclass(frozen=True)
class Found:
    """A page as far as its picture alone tells: which one it is, and what it looks like from in front.

    `sheet` is grey, 6 dots a millimetre, and there for every page that was located. `tint` holds its two planes of
    colour (Cr and Cb) at a quarter of that, for people to look at; nothing where the picture is grey.
    """

    state: PageState
    page_id: str = ""
    paper: str = ""
    markers: int = 0
    turned: int = 0
    mirrored: bool = False
    sheet: Gray | None = None
    tint: Gray | None = None


def find_page(picture: Gray, tints: tuple[Gray, Gray] | None = None) -> Found:
    """Return the page that is in a picture: located by its markers, named by its codes, and seen from in front.

    Args:
        picture: The page in grey, any size, turned or mirrored.
        tints: Its planes Cr and Cb, as large as the picture, where it has colours.
    """
    try:
        located = locate(picture)
    except SeveralSheets:
        return Found("several")
    if located is None:
        return Found("unlocated")
    paper, matrix, markers, mirrored, picture = located
    page_id = _read_id(picture, matrix, paper)
    sheet = _straight(picture, matrix, paper, PX_PER_MM)
    tint = None
    if tints:
        planes = [plane[:, ::-1] if mirrored else plane for plane in tints]
        tint = np.stack([_straight(plane, matrix, paper, PX_PER_MM / TINT) for plane in planes])
    state: PageState = "read" if page_id else "no_id"
    return Found(state, page_id or "", paper.name, markers, _turned(matrix), mirrored, sheet, tint)


def judge_page(found: Found, layout: PageLayout | None, blank: Gray | None) -> PageReading:
    """Return what stands on a found page, held against the layout and the blank that were stored when it was printed.

    Args:
        found: What `find_page` found.
        layout: The boxes of that page; without them its id is not known here.
        blank: What it looks like empty: grey, 6 dots a millimetre.
    """
    facts: dict[str, Any] = {
        "page_id": found.page_id,
        "paper": found.paper,
        "markers": found.markers,
        "turned": found.turned,
        "mirrored": found.mirrored,
    }
    if found.sheet is None or not found.page_id:
        return PageReading(found.state, **facts)
    if layout is None or blank is None:
        return PageReading("unknown_id", **facts)
    sheet = flattened(found.sheet, layout)
    seen = coloured(found)
    laid = [_laid(row, layout, sheet, blank, blank) for row in layout.rows]
    # Most bubbles are empty, so their print tells how dark print came out on this sheet.
    print_ = [both for row in laid for both in _printed(row)] or [(0.0, 1.0)]
    printed, drawn = (float(value) for value in np.median(print_, axis=0))
    left = [share for row in laid for share in _rings_left(row)]
    bleached = bool(left) and float(np.median(left)) < THRESHOLDS.rings
    if bleached:  # without the rings, which are gone from the sheet, its digits may fit better
        dark = np.where(blank < DIGITS, blank, 255).astype(np.uint8)
        again = [_laid(row, layout, sheet, blank, dark) for row in layout.rows]
        laid = [max(both, key=lambda one: one.match) for both in zip(laid, again, strict=True)]
    measured = [_measured(row, printed, min(printed / max(drawn, 1.0), 1.0)) for row in laid]
    all_of_them = [bubble for row in measured for bubble in row.bubbles.values()]
    ink = float(np.median([bubble.ink for bubble in all_of_them])) if measured else 0.0
    around = float(np.median([bubble.around for bubble in all_of_them])) if measured else 0.0
    rows = tuple(_judged(row, ink, around, bleached, crop_of(seen, layout, row.row.name)) for row in measured)
    notes = {
        box.name: jpeg(_cut(seen, box.x_mm, box.y_mm, box.w_mm, box.h_mm))
        for box in layout.boxes
        if box.kind == "notes"
    }
    return PageReading("read", bleached=bleached, rows=rows, notes=notes, **facts)


class SeveralSheets(Exception):
    """There is more than one sheet in the picture: which marks belong to which can not be told."""


# ---- where the page is ----------------------------------------------------------------------------------------


def locate(picture: Gray) -> tuple[Paper, np.ndarray, int, bool, Gray] | None:
    """Return the paper, the matrix from millimetres to dots, how many markers were found, whether the picture is
    mirrored, and the picture that the matrix fits; nothing when fewer than three markers agree.

    The first look is quick and finds all six on nearly every sheet; each further one is slower and for worse sheets.

    Raises:
        SeveralSheets: when three markers or more are there twice: there is more than one sheet in the picture.
    """
    looks: list[tuple[Gray, bool, int, tuple[int, int, int]]] = [
        (picture, False, 1300, (15, 15, 10)),
        (picture, False, 1800, (5, 45, 10)),
    ]
    best = None
    for number in range(4):
        if number == 2:
            looks.append((cv2.GaussianBlur(picture, (0, 0), 1.0).astype(np.uint8), False, 1800, (5, 45, 10)))
        if number == 3:
            looks.append((np.ascontiguousarray(picture[:, ::-1]), True, 1800, (5, 45, 10)))
        look, mirrored, longest, windows = looks[number]
        found = _markers(look, longest, windows)
        fitted = _fitted(found)
        if fitted and (best is None or fitted[2] > best[2]):
            best = (*fitted, mirrored, look)
        if best and best[2] >= (4 if number == 0 else THRESHOLDS.least_markers):
            return best
    return best


def _markers(picture: Gray, longest: int, windows: tuple[int, int, int]) -> dict[int, np.ndarray]:
    """Return the corners of each marker of ours, in dots of *picture*."""
    factor = min(longest / max(picture.shape), 1.0)
    small = (
        cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        if factor < 1
        else picture
    )
    settings = cv2.aruco.DetectorParameters()
    settings.cornerRefinementMethod = cv2.aruco.CORNER_REFINE_SUBPIX
    settings.errorCorrectionRate = 0.5
    settings.minMarkerPerimeterRate = 0.03
    (
        settings.adaptiveThreshWinSizeMin,
        settings.adaptiveThreshWinSizeMax,
        settings.adaptiveThreshWinSizeStep,
    ) = windows
    dictionary = cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50)
    corners, ids, _ = cv2.aruco.ArucoDetector(dictionary, settings).detectMarkers(small)
    if ids is None:
        return {}
    twice = [marker for marker, count in Counter(ids.flatten().tolist()).items() if count > 1]
    if len(twice) >= THRESHOLDS.least_markers:
        raise SeveralSheets
    # The middle of a dot stays the middle of what it covers.
    return {
        int(marker): (quad.reshape(4, 2) + 0.5) / factor - 0.5
        for marker, quad in zip(ids.flatten(), corners, strict=True)
    }


def _fitted(found: Mapping[int, np.ndarray]) -> tuple[Paper, np.ndarray, int] | None:
    """Return the paper whose markers these are, and the matrix from millimetres to dots that they agree on.

    Raises:
        SeveralSheets: when they are the markers of two papers.
    """
    best = None
    for paper in PAPERS.values():
        places = markers_of(paper)
        mine = [marker for marker in places if marker in found]
        if len(mine) < THRESHOLDS.least_markers:
            continue
        square = np.array([(0, 0), (MARKER, 0), (MARKER, MARKER), (0, MARKER)], float)
        on_paper = np.concatenate([square + places[marker] for marker in mine])
        in_picture = np.concatenate([found[marker] for marker in mine])
        dots = math.sqrt(cv2.contourArea(found[mine[0]].astype(np.float32))) / MARKER
        matrix, _ = cv2.findHomography(on_paper, in_picture, cv2.RANSAC, max(2.5, 0.3 * dots))
        if matrix is None:
            continue
        away = (
            np.linalg.norm(_through(matrix, on_paper) - in_picture, axis=1).reshape(-1, 4).max(axis=1) / dots
        )
        agreeing = int((away < THRESHOLDS.residual_mm).sum())
        if agreeing < THRESHOLDS.least_markers or not _possible(matrix, paper):
            continue
        if best:
            raise SeveralSheets
        best = (paper, matrix, agreeing)
    return best


def _possible(matrix: np.ndarray, paper: Paper) -> bool:
    """Return whether the sheet is seen from in front and about as long and wide as paper is."""
    corners = np.array([(0, 0), (paper.width, 0), (paper.width, paper.height), (0, paper.height)], float)
    quad = _through(matrix, corners)
    sides = np.linalg.norm(quad - np.roll(quad, -1, axis=0), axis=1)
    ratio = (sides[1] + sides[3]) / (sides[0] + sides[2]) / (paper.height / paper.width)
    before, after = quad - np.roll(quad, 1, axis=0), np.roll(quad, -1, axis=0) - quad
    turn = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    return bool((turn > 0).all() and 0.75 < ratio < 1.33 and sides.min() / sides.max() > 0.4)


def _through(matrix: np.ndarray, points: np.ndarray) -> np.ndarray:
    return cv2.perspectiveTransform(points.reshape(-1, 1, 2).astype(float), matrix).reshape(-1, 2)


def _turned(matrix: np.ndarray) -> int:
    (x0, y0), (x1, y1) = _through(matrix, np.array([(0.0, 0.0), (100.0, 0.0)]))
    return round(math.degrees(math.atan2(y1 - y0, x1 - x0)))


# ---- which page it is -----------------------------------------------------------------------------------------


def _read_id(picture: Gray, matrix: np.ndarray, paper: Paper) -> str | None:
    """Return the page id: what the two codes say when they agree, or the one that can be read."""
    said = []
    for x, y, size in codes_of(paper).values():
        for dots in (12, 20):
            crop = _straight(picture, matrix, paper, dots, (x - 2.5, y - 2.5, size + 5.0, size + 5.0))
            if text := _decoded(crop):
                said.append(text)
                break
    if not said:
        said = [text for text in [_decoded(picture)] if text]
    return said[0] if len(set(said)) == 1 else None


def _decoded(picture: Gray) -> str | None:
    formats: Any = (zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix)
    found = {code.text for code in zxingcpp.read_barcodes(picture, formats=formats) if len(code.text) == 16}
    return found.pop() if len(found) == 1 else None


# ---- the page, straight and evenly lit ------------------------------------------------------------------------


def _straight(
    picture: Gray,
    matrix: np.ndarray,
    paper: Paper,
    dots: float,
    part: tuple[float, float, float, float] | None = None,
) -> Gray:
    """Return the page, or a part of it (x, y, width, height in mm), seen from in front at *dots* a millimetre."""
    x, y, width, height = part or (0.0, 0.0, paper.width, paper.height)
    to_mm = np.array([[1 / dots, 0, x + 0.5 / dots], [0, 1 / dots, y + 0.5 / dots], [0, 0, 1]])
    from_dots = np.array(
        [[1, 0, -0.5], [0, 1, -0.5], [0, 0, 1]]
    )  # the middle of the first dot is (0, 0) in pictures
    size = (round(width * dots), round(height * dots))
    source = math.sqrt(
        abs(np.linalg.det(matrix[:2, :2] / matrix[2, 2]))
    )  # dots a millimetre in the picture, about
    if dots / source < 0.6:
        picture = cv2.GaussianBlur(picture, (0, 0), 0.4 * source / dots).astype(np.uint8)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpPerspective(  # type: ignore[return-value]
        picture, from_dots @ matrix @ to_mm, size, flags=flags, borderMode=cv2.BORDER_REPLICATE
    )


def flattened(sheet: Gray, layout: PageLayout) -> Gray:
    """Return the page with paper at 255 everywhere and the black of the markers at 0, whatever the light was."""
    small = cv2.resize(sheet, None, fx=1 / 8, fy=1 / 8, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 9)
    white = cv2.resize(np.maximum(paper, 16), sheet.shape[::-1], interpolation=cv2.INTER_LINEAR)
    even = cv2.divide(sheet, white, scale=255)
    markers = [b for b in layout.boxes if b.kind == "marker"]
    blacks = [np.percentile(_cut(even, b.x_mm, b.y_mm, b.w_mm, b.h_mm), 15) for b in markers]
    black = min(float(np.median(blacks)) if blacks else 0.0, 0.6 * 255)
    return cv2.LUT(
        even, np.clip((np.arange(256) - black) / (255 - black) * 255, 0, 255).astype(np.uint8)
    ).astype(np.uint8, copy=False)


# ---- what is marked -------------------------------------------------------------------------------------------


class _Piece(NamedTuple):
    """What a pen, or something else, left in one piece at a bubble; lengths in its radii."""

    area: float
    sure: float  # of it, what can not be print: beside it, or darker
    inside: float  # of it, in the inner disc
    reach: float  # how far it goes from the middle of the bubble
    spread_mm: float  # of what is sure, across its longest way, without the outermost dots
    broad_mm: float  # its area by its length
    depth: float  # what its darkest fifth has lost, of white

    @property
    def is_mark(self) -> bool:
        """Whether it has the size and the shape of what people draw into a circle, or round it."""
        whole = self.area >= THRESHOLDS.area and self.reach <= THRESHOLDS.reach
        line = self.spread_mm < THRESHOLDS.turn_mm and self.broad_mm < THRESHOLDS.broad_mm
        return whole and not line and self.sure >= THRESHOLDS.beside and self.depth >= THRESHOLDS.depth


@dataclass(frozen=True)
class _Bubble:
    """A bubble as it was measured: its ink, in what share of all directions something is round it, and its pieces."""

    ink: float
    around: float
    pieces: list[_Piece]


@dataclass(frozen=True)
class _Laid:
    """A row laid on its blank: how well it fits, and the pictures of both, the sheet's shifted to fit.

    `here` is the darkest of the nine dots about each of the blank's.
    """

    row: Row
    boxes: list[Box]
    match: float
    x_mm: float
    y_mm: float
    blank: Gray
    here: Gray
    there: Gray

    def middle(self, box: Box) -> tuple[float, float]:
        """The middle of a bubble, in dots of these pictures."""
        return (
            (box.x_mm + box.w_mm / 2 - self.x_mm) * PX_PER_MM - 0.5,
            (box.y_mm + box.h_mm / 2 - self.y_mm) * PX_PER_MM - 0.5,
        )


@dataclass(frozen=True)
class _Measured:
    """A row as it was measured: how well it fits the blank, and each bubble by its value."""

    row: Row
    match: float
    bubbles: Mapping[str, _Bubble]


NINE = np.ones((3, 3), np.uint8)  # a dot and those about it


def _laid(row: Row, layout: PageLayout, sheet: Gray, blank: Gray, fitted: Gray) -> _Laid:
    """Lay a row on its blank, where the sheet fits that of the blank which is *fitted*."""
    boxes = [box for box in layout.boxes if box.kind == "bubble" and box.row == row.name]
    dx, dy, match = _shift(sheet, fitted, _around(boxes, 3.0, 1.5), THRESHOLDS.shift_mm)
    if match <= THRESHOLDS.least_match:
        dx = dy = 0
    x, y, width, height = part = _around(boxes, MARGIN, MARGIN)
    # The darkest of the nine dots about each, so that print which lies a dot aside is not taken for ink.
    printed = _cut(blank, *part)
    here = cv2.erode(printed, NINE).astype(np.uint8)
    there = _cut(sheet, x + dx / PX_PER_MM, y + dy / PX_PER_MM, width, height)
    whole = (round(height * PX_PER_MM), round(width * PX_PER_MM))
    if not here.shape == there.shape == whole:  # a row at the edge of the sheet: nothing is known of it
        match, here = 0.0, np.full(whole, 255, np.uint8)
        printed = there = here
    return _Laid(row, boxes, match, x, y, printed, here, there)


def _printed(laid: _Laid) -> Iterator[tuple[float, float]]:
    """Give the grey of the darkest quarter of the print in each bubble of a row: on the sheet and on its blank."""
    for box in laid.boxes:
        x, y = ((at - begins) for at, begins in ((box.x_mm, laid.x_mm), (box.y_mm, laid.y_mm)))
        part = (x, y, box.w_mm, box.h_mm)
        here, there = _cut(laid.here, *part), _cut(laid.there, *part)
        if (here < PRINT).any():
            yield float(np.percentile(there[here < PRINT], 25)), float(np.percentile(here[here < PRINT], 25))


def _rings_left(laid: _Laid) -> Iterator[float]:
    """Give what share of its printed ring is on the sheet, for each bubble of a row."""
    for box in laid.boxes:
        window, away = _window(laid.middle(box), box.w_mm / 2 * PX_PER_MM, 1.2)
        ring = away > THRESHOLDS.disc
        drawn, seen = (255.0 - picture[window][ring].mean() for picture in (laid.blank, laid.there))
        if drawn:
            yield float(seen / drawn)


def _measured(laid: _Laid, printed: float, darkened: float) -> _Measured:
    """Measure the bubbles of a row, on a sheet where print has the grey *printed*, so many times that of its blank."""
    darker = cv2.subtract(laid.here, laid.there).astype(np.uint8, copy=False)
    least = THRESHOLDS.pen * 255
    pen = (darker > least).astype(np.uint8)
    # Grown by a dot, so that a line is not cut where it crosses print.
    _, labels, found, _ = cv2.connectedComponentsWithStats(cv2.dilate(pen, NINE))
    labels[pen == 0] = 0
    sure = (laid.here >= PAPER) | (laid.there < printed - least)
    light = np.where(laid.here < PAPER, laid.here * darkened, laid.here).astype(np.uint8)
    ink = cv2.subtract(light, laid.there).astype(np.uint8, copy=False)
    bubbles = {}
    for box in laid.boxes:
        middle, radius = laid.middle(box), box.w_mm / 2 * PX_PER_MM
        around, pieces = _about(middle, radius, darker, labels, found, sure)
        bubbles[str(box.value)] = _Bubble(_ink(middle, radius, light, ink), around, pieces)
    return _Measured(laid.row, laid.match, bubbles)


def _window(middle: tuple[float, float], radius: float, most: float) -> tuple[Any, np.ndarray]:
    """Return the dots of a row that are as near to a bubble as *most* radii: which they are, and how far."""
    side = math.ceil(radius * most)
    left, top = (round(value) - side for value in middle)
    window = np.s_[top : top + 2 * side + 1, left : left + 2 * side + 1]
    down, across = np.ogrid[window]
    down, across = down - middle[1], across - middle[0]
    return window, np.sqrt(down * down + across * across) / radius


def _ink(middle: tuple[float, float], radius: float, light: Gray, lost: Gray) -> float:
    """Return the share of its light that the inner disc of a bubble lost."""
    window, away = _window(middle, radius, 1.0)
    disc = away <= THRESHOLDS.disc
    return float(lost[window][disc].sum(dtype=float) / max(light[window][disc].sum(dtype=float), 1.0))


def _about(
    middle: tuple[float, float],
    radius: float,
    darker: Gray,
    labels: np.ndarray,
    found: np.ndarray,
    sure: np.ndarray,
) -> tuple[float, list[_Piece]]:
    """Return in what share of all directions something dark is round a bubble, and the pieces that come near to it.

    Its place and radius are in dots of the row; of each dot there is how much *darker* it is than on the blank, of which
    piece it is, and whether that is *sure* not to be print.
    """
    window, away = _window(middle, radius, THRESHOLDS.near)
    dark = (darker[window] >= THRESHOLDS.depth * 255) & (away > THRESHOLDS.disc) & (away <= THRESHOLDS.near)
    rows, columns = np.nonzero(dark)
    turns = np.arctan2(rows - len(away) // 2, columns - len(away) // 2) / (2 * math.pi)
    around = len(set((turns * 16).astype(int) % 16)) / 16
    pieces = []
    for label in set(labels[window][away <= THRESHOLDS.near]) - {0}:
        x, y, width, height, size = found[label]
        if size >= THRESHOLDS.area / 2 * radius**2:  # what is smaller says nothing
            part = np.s_[y : y + height, x : x + width]
            rows, columns = np.nonzero(labels[part] == label)
            pieces.append(_piece(rows + y, columns + x, middle, radius, darker, sure))
    return around, pieces


def _piece(
    rows: np.ndarray,
    columns: np.ndarray,
    middle: tuple[float, float],
    radius: float,
    darker: Gray,
    sure: np.ndarray,
) -> _Piece:
    away = np.hypot(rows - middle[1], columns - middle[0]) / radius
    dots = np.stack([columns, rows], axis=1).astype(np.float32)
    _, sides, _ = cv2.minAreaRect(dots)
    dots = dots[sure[rows, columns]]
    return _Piece(
        len(rows) / radius**2,
        len(dots) / radius**2,
        float((away <= THRESHOLDS.disc).sum()) / radius**2,
        float(away.max()),
        _spread(dots) / PX_PER_MM,
        len(rows) / max(*sides, 1.0) / PX_PER_MM,
        float(np.percentile(darker[rows, columns], 80)) / 255,
    )


def _spread(dots: np.ndarray) -> float:
    """Return how far dots lie from each other across the direction in which they lie furthest, without the last 4 in 100."""
    if len(dots) < 2:
        return 0.0
    away = dots - dots.mean(axis=0)
    _, axes = np.linalg.eigh(away.T @ away)
    first, last = np.percentile(away @ axes[:, 0], [2, 98])
    return float(last - first)


def _around(bubbles: list[Box], across: float, down: float) -> tuple[float, float, float, float]:
    """Return the part (x, y, width, height in mm) that holds these bubbles, with so much round them."""
    left, top = min(b.x_mm for b in bubbles) - across, min(b.y_mm for b in bubbles) - down
    right = max(b.x_mm + b.w_mm for b in bubbles) + across
    return left, top, right - left, max(b.y_mm + b.h_mm for b in bubbles) + down - top


def _judged(
    row: _Measured, ink_of_empty: float, around_empty: float, bleached: bool, crop: bytes
) -> RowReading:
    """Return what stands in a row. An empty bubble has as much ink as most of its row have, or as is usual on the page
    where a row is short: both bubbles of two may be marked."""
    amounts = sorted(bubble.ink for bubble in row.bubbles.values())
    base = min(amounts[0], ink_of_empty) if len(amounts) < 6 else amounts[len(amounts) // 2]
    ink = {value: round(max(bubble.ink - base, 0.0), 4) for value, bubble in row.bubbles.items()}
    order = sorted(ink, key=lambda value: -ink[value])
    marked = [v for v in order if _is_marked(row.bubbles[v], ink[v], around_empty)]
    top, a, b = order[0], ink[order[0]], ink[order[1]]
    if a < THRESHOLDS.lo and marked:
        top = marked[0]
    least = THRESHOLDS.trace if bleached else THRESHOLDS.lo
    clear = a >= THRESHOLDS.sure or _is_drawn(row.bubbles[top], ink[top], around_empty)
    state: RowState
    if any(value != top for value in marked):
        state = "multi"
    elif a < least and not marked:
        state = "blank"
    else:
        state = "ok" if clear and row.match > THRESHOLDS.least_match else "faint"
    margin = a - b if state != "blank" else 1 - a / least
    return RowReading(
        row.row.name,
        row.row.competency,
        row.row.question,
        row.row.required or bleached,
        None if state == "blank" else top,
        state,
        round(min(max(margin, 0.0), 1.0), 4),
        ink,
        crop,
    )


def _is_marked(bubble: _Bubble, ink: float, around_empty: float) -> bool:
    """Return whether there is more at a bubble than at an empty one: were it the second of its row, a person decides.

    Who changes their mind crosses the first out and circles another: there is little ink in what they mean.
    """
    grazed = ink >= THRESHOLDS.lo and any(p.inside and p.area >= THRESHOLDS.grazed for p in bubble.pieces)
    shaped = any(piece.is_mark for piece in bubble.pieces)
    return ink > THRESHOLDS.second or grazed or shaped or _is_circled(bubble, around_empty)


def _is_drawn(bubble: _Bubble, ink: float, around_empty: float) -> bool:
    """Return whether what is at a bubble was drawn for it: in it, and no line that passes through; or round it."""
    circled = _is_circled(bubble, around_empty)
    # What may be print is print.
    pens = [p for p in bubble.pieces if p.is_mark or p.sure >= THRESHOLDS.beside / 2]
    mine = [piece for piece in pens if piece.inside or circled]
    return (ink >= THRESHOLDS.lo or circled) and bool(mine) and all(piece.is_mark for piece in mine)


def _is_circled(bubble: _Bubble, around_empty: float) -> bool:
    """Return whether something dark is all round a bubble: on a page where the printed rings are so dark, nothing is."""
    return bubble.around >= THRESHOLDS.around and around_empty < THRESHOLDS.around / 2


def crop_of(seen: np.ndarray, layout: PageLayout, row: str) -> bytes:
    """Return a row of a page as JPEG: its words and bubbles, from 6 mm above these to 6 mm below."""
    left = (
        max(b.x_mm + b.w_mm for b in layout.boxes if b.kind == "marker" and b.x_mm < layout.width_mm / 2)
        + 2.0  # right of the markers
    )
    bubbles = [box for box in layout.boxes if box.kind == "bubble" and box.row == row]
    _, top, _, height = _around(bubbles, 0.0, CROPPED)
    return jpeg(_cut(seen, left, top, layout.width_mm - 2 * left, height))


def fill(picture: Gray, box: Box) -> None:
    """Draw a filled bubble on a grey picture of 6 dots a millimetre."""
    middle = (box.x_mm + box.w_mm / 2, box.y_mm + box.h_mm / 2)
    x, y = (round(16 * (value * PX_PER_MM - 0.5)) for value in middle)
    cv2.circle(picture, (x, y), round(16 * 0.8 * box.w_mm / 2 * PX_PER_MM), 30.0, -1, cv2.LINE_AA, 4)


def coloured(found: Found) -> np.ndarray:
    """Return a located page as people see it: in colour (BGR) where its picture had colours, else in grey.

    Raises:
        ValueError: when the page was not located.
    """
    if found.sheet is None:
        raise ValueError("a page that was not located has no picture")
    if found.tint is None:
        return found.sheet
    size = found.sheet.shape[::-1]
    planes = [cv2.resize(plane, size, interpolation=cv2.INTER_LINEAR) for plane in found.tint]
    return cv2.cvtColor(cv2.merge([found.sheet, *planes]), cv2.COLOR_YCrCb2BGR)


def _shift(
    sheet: Gray, blank: Gray, part: tuple[float, float, float, float], most_mm: float
) -> tuple[int, int, float]:
    """Return by how many dots the part of *sheet* lies right of and below its place in *blank*, and how well it fits.

    What is darker than the printed digits counts as dark as they are: else a filled bubble outweighs them.
    """
    x, y, width, height = part
    template = np.maximum(_cut(blank, x, y, width, height), PRINT)
    search = np.maximum(
        _cut(sheet, x - most_mm, y - most_mm, width + 2 * most_mm, height + 2 * most_mm), PRINT
    )
    if search.shape[0] < template.shape[0] or search.shape[1] < template.shape[1] or template.std() < 1:
        return 0, 0, 0.0
    scores = cv2.matchTemplate(search, template, cv2.TM_CCOEFF_NORMED)
    _, best, _, (px, py) = cv2.minMaxLoc(scores)
    most = round(most_mm * PX_PER_MM)
    return px - most, py - most, float(best)


def _cut(picture: np.ndarray, x: float, y: float, width: float, height: float) -> np.ndarray:
    rows, columns = picture.shape[:2]
    x0, y0 = max(round(x * PX_PER_MM), 0), max(round(y * PX_PER_MM), 0)
    return picture[
        y0 : min(y0 + round(height * PX_PER_MM), rows), x0 : min(x0 + round(width * PX_PER_MM), columns)
    ]


def jpeg(picture: np.ndarray) -> bytes:
    """Return a picture as JPEG."""
    done, content = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    return content.tobytes() if done else b""
