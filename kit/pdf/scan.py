"""Reading a scanned or photographed scorecard page back: found by its markers, known by its codes, measured in ink.

Nothing is learned and nothing is tuned to a case: each row is held against the blank of the same page, drawn from our
own layout. What is not clear is said to be so, and goes to a person.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

import cv2
import numpy as np
import zxingcpp

from kit.packet.page import PAPERS, Box, PageLayout, Paper, Row
from kit.packet.scorecard import MARKER, codes_of, markers_of
from kit.pdf.blank import PX_PER_MM

READER = "scan/1"
TINT = 4  # the colours of a page are kept at a quarter of its dots
CROPPED = 6.0  # mm above and below the bubbles of a row that a person is shown
JPEG_QUALITY = 70
RowState = Literal["ok", "faint", "multi", "blank"]
PageState = Literal["read", "unlocated", "several", "no_id", "unknown_id"]
Gray = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True)
class Thresholds:
    """Every number that decides what a mark is, in one place; stored with each reading, so that it can be judged again.

    Ink is the mean darkening of the inner disc of a bubble against the blank, less that of an empty bubble of the same
    row, from 0 to 1. Marks that were drawn by simulated pens gave: filled 0.6 to 1, scribble 0.35 to 0.8, cross 0.26 to
    0.6, tick 0.19 to 0.5, dot 0.20 to 0.38, pencil 0.25 to 0.9; stray lines through an empty bubble up to 0.33.
    """

    lo: float = 0.085  # below it a bubble is empty: noise and JPEG reach 0.05, what was rubbed out 0.08
    second: float = 0.06  # above it a second bubble is marked too: 99 in 100 empty ones beside a mark have up to 0.057. What
    # was rubbed out then goes to a person now and then, which costs a look; a second mark that is lost costs a rating
    hi: float = 0.16  # above it a mark is clear; at 0.14 stray lines on 1-bit scans pass, at 0.20 many ticks are doubted
    stray_below: float = 0.35  # a row with less ink is looked at for a line that only passes through
    far: float = 2.4  # in radii: further than the arms of a cross reach, nearer than the next bubble
    disc: float = 0.78  # the part of the radius that is measured: the printed ring stays outside
    shift_mm: float = 1.6  # how far a row may lie from where the markers say
    least_match: float = 0.25  # below it a row is not recognised, so it is never clear
    residual_mm: float = 1.0  # how far a marker's corner may lie from where the others say
    least_markers: int = 3


THRESHOLDS = Thresholds()


@dataclass(frozen=True)
class RowReading:
    """What stands in a row: the value (nothing when blank), how clear it is, and the ink of each bubble.

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

    `markers` is how many were found, `turned` by how many degrees the sheet lay. `notes` are crops of handwriting.
    """

    state: PageState
    page_id: str = ""
    paper: str = ""
    markers: int = 0
    turned: int = 0
    mirrored: bool = False
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
    measured = [_measured(row.name, layout, sheet, blank) for row in layout.rows]
    usual = float(np.median([amount for row in measured for amount in row.ink.values()])) if measured else 0.0
    rows = tuple(_judged(row, usual, layout, sheet, blank, seen) for row in measured)
    notes = {
        box.name: jpeg(_cut(seen, box.x_mm, box.y_mm, box.w_mm, box.h_mm))
        for box in layout.boxes
        if box.kind == "notes"
    }
    return PageReading("read", rows=rows, notes=notes, **facts)


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
    white = cv2.resize(paper, sheet.shape[::-1], interpolation=cv2.INTER_LINEAR).astype(np.float32)
    even = sheet.astype(np.float32) / np.maximum(white, 16.0)
    markers = [b for b in layout.boxes if b.kind == "marker"]
    blacks = [np.percentile(_cut(even, b.x_mm, b.y_mm, b.w_mm, b.h_mm), 15) for b in markers]
    black = min(float(np.median(blacks)) if blacks else 0.0, 0.6)
    return np.clip((even - black) / (1 - black) * 255, 0, 255).astype(np.uint8)


# ---- what is marked -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Measured:
    """A row as it was measured: where it lies (dots), how well it fits the blank, and the ink of each bubble."""

    row: Row
    bubbles: list[Box]
    dx: int
    dy: int
    match: float
    ink: Mapping[str, float]


def _measured(name: str, layout: PageLayout, sheet: Gray, blank: Gray) -> _Measured:
    row = next(r for r in layout.rows if r.name == name)
    bubbles = [box for box in layout.boxes if box.kind == "bubble" and box.row == name]
    dx, dy, match = _shift(sheet, blank, _around(bubbles, 3.0, 1.5), THRESHOLDS.shift_mm)
    if match <= THRESHOLDS.least_match:
        dx = dy = 0
    ink = {str(b.value): _ink(b, sheet, blank, dx, dy, THRESHOLDS.disc) for b in bubbles}
    return _Measured(row, bubbles, dx, dy, match, ink)


def _around(bubbles: list[Box], across: float, down: float) -> tuple[float, float, float, float]:
    """Return the part (x, y, width, height in mm) that holds these bubbles, with so much round them."""
    left, top = min(b.x_mm for b in bubbles) - across, min(b.y_mm for b in bubbles) - down
    right = max(b.x_mm + b.w_mm for b in bubbles) + across
    return left, top, right - left, max(b.y_mm + b.h_mm for b in bubbles) + down - top


def _judged(
    row: _Measured,
    usual: float,
    layout: PageLayout,
    sheet: Gray,
    blank: Gray,
    seen: np.ndarray,
) -> RowReading:
    """Return what stands in a row. An empty bubble has as much ink as most of its row have, or as is *usual* on the
    page where a row is short: both bubbles of two may be marked."""
    amounts = sorted(row.ink.values())
    short = len(amounts) < 6
    base = min(amounts[0], usual + THRESHOLDS.lo / 3) if short else amounts[len(amounts) // 2]
    ink = {value: round(max(amount - base, 0.0), 4) for value, amount in row.ink.items()}
    order = sorted(ink, key=lambda value: -ink[value])
    a, b = ink[order[0]], ink[order[1]]
    # Where both of two are marked the allowance would hide the lighter mark: it is held against an empty bubble.
    state = _state(a, row.ink[order[1]] - min(amounts[0], usual) if short else b)
    lost = row.match <= THRESHOLDS.least_match
    if state == "ok" and (lost or _is_stray(row, order[0], a, sheet, blank)):
        state = "faint"
    margin = a - b if state != "blank" else 1 - a / THRESHOLDS.lo
    return RowReading(
        row.row.name,
        row.row.competency,
        row.row.question,
        row.row.required,
        None if state == "blank" else order[0],
        state,
        round(min(max(margin, 0.0), 1.0), 4),
        ink,
        crop_of(seen, layout, row.row.name),
    )


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


def _state(a: float, b: float) -> RowState:
    """Return how clear the darkest bubble is, with ink *a*, beside the next, with *b*."""
    if a < THRESHOLDS.lo:
        return "blank"
    if b > THRESHOLDS.second:
        return "multi"
    return "faint" if a < THRESHOLDS.hi else "ok"


def _shift(
    sheet: Gray, blank: Gray, part: tuple[float, float, float, float], most_mm: float
) -> tuple[int, int, float]:
    """Return by how many dots the part of *sheet* lies right of and below its place in *blank*, and how well it fits."""
    x, y, width, height = part
    template = _cut(blank, x, y, width, height)
    search = _cut(sheet, x - most_mm, y - most_mm, width + 2 * most_mm, height + 2 * most_mm)
    if search.shape[0] < template.shape[0] or search.shape[1] < template.shape[1] or template.std() < 1:
        return 0, 0, 0.0
    scores = cv2.matchTemplate(search, template, cv2.TM_CCOEFF_NORMED)
    _, best, _, (px, py) = cv2.minMaxLoc(scores)
    most = round(most_mm * PX_PER_MM)
    return px - most, py - most, float(best)


def _ink(box: Box, sheet: Gray, blank: Gray, dx: int, dy: int, part: float) -> float:
    """Return how much darker the inner disc of a bubble is than on the blank, from 0 to 1."""
    disc, rows, columns = _disc(box, part)
    there = sheet[_span(rows, dy, sheet.shape[0])][:, _span(columns, dx, sheet.shape[1])]
    here = blank[_span(rows, 0, blank.shape[0])][:, _span(columns, 0, blank.shape[1])]
    if there.shape != disc.shape or here.shape != disc.shape:
        return 0.0
    darker = np.clip(here.astype(np.float32) - there, 0, None) / 255
    return float(darker[disc].mean())


def _disc(box: Box, part: float) -> tuple[np.ndarray, tuple[int, int], tuple[int, int]]:
    x, y = (box.x_mm + box.w_mm / 2) * PX_PER_MM, (box.y_mm + box.h_mm / 2) * PX_PER_MM
    radius = box.w_mm / 2 * part * PX_PER_MM
    rows = (math.floor(y - radius), math.ceil(y + radius))
    columns = (math.floor(x - radius), math.ceil(x + radius))
    down, across = np.mgrid[rows[0] : rows[1], columns[0] : columns[1]]
    return (across + 0.5 - x) ** 2 + (down + 0.5 - y) ** 2 <= radius**2, rows, columns


def _span(ends: tuple[int, int], by: int, most: int) -> slice:
    return slice(min(max(ends[0] + by, 0), most), min(max(ends[1] + by, 0), most))


def _is_stray(row: _Measured, value: str, ink: float, sheet: Gray, blank: Gray) -> bool:
    """Return whether what is in the bubble is a thin line that comes from far on one side and goes far on another.

    A tick leaves its bubble on one side; a line that passes through belongs to something else.
    """
    if ink >= THRESHOLDS.stray_below:
        return False
    box = next(b for b in row.bubbles if b.value == value)
    part = (box.x_mm - box.w_mm, box.y_mm - box.h_mm, 3 * box.w_mm, 3 * box.h_mm)
    there = _cut(sheet, part[0] + row.dx / PX_PER_MM, part[1] + row.dy / PX_PER_MM, *part[2:]).astype(
        np.int16
    )
    here = _cut(blank, *part).astype(np.int16)
    if there.shape != here.shape:
        return False
    # Grown by a dot, so that a line is not cut where it crosses the printed ring or digit.
    dark = cv2.dilate(((here - there) > 40).astype(np.uint8), np.ones((3, 3), np.uint8))
    _, labels = cv2.connectedComponents(dark)
    down, across = np.mgrid[0 : there.shape[0], 0 : there.shape[1]]
    middle = (np.array(there.shape) - 1) / 2
    away = np.hypot(down - middle[0], across - middle[1]) / (box.w_mm / 2 * PX_PER_MM)
    for label in set(labels[away <= THRESHOLDS.disc]) - {0}:
        arms, _ = cv2.connectedComponents(
            ((labels == label) & (np.abs(away - THRESHOLDS.far) < 0.1)).astype(np.uint8)
        )
        if arms - 1 >= 2:
            return True
    return False


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
