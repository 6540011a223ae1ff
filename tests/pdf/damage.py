"""Sheets as they come back: marks drawn by many hands, then scanned, photographed, copied and creased.

Everything is drawn from a seed, on a raster of the page as it is printed. The ingredients are those of
docs/reading.md; their ranges are wider than what the reader's thresholds were chosen on.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np
import pypdfium2

from kit.packet.page import Box, Packet, PageLayout
from kit.pdf import draw
from kit.pdf.picture import PDFIUM

DRAWN_AT = 300  # dots an inch of the clean raster
MARKS = ("fill", "scribble", "tick", "cross", "circle", "dot", "pencil", "marker", "erased", "moved")
UNCLEAR = ("two", "changed", "faint")


@dataclass(frozen=True)
class Mode:
    """A way in which sheets come back: its dots an inch, and what happens on the way."""

    name: str
    dpi: int
    phone: bool = False
    one_bit: bool = False
    copied: bool = False
    crop: float = 0.0  # most of an edge that is cut away
    jpeg: tuple[int, int] = (60, 95)
    blur: tuple[float, float] = (0.0, 0.7)
    noise: float = 6.0
    tilt: float = 2.5
    scale: tuple[float, float] = (0.95, 1.0)
    also: str = ""  # a damage that only this mode has, of `_ALSO`


MODES = (
    Mode("scan 100", 100),
    Mode("scan 150", 150),
    Mode("scan 200", 200),
    Mode("scan 300", 300),
    Mode("phone 150", 150, phone=True, jpeg=(50, 90), tilt=5.0, scale=(0.93, 1.0)),
    Mode("phone 200", 200, phone=True, jpeg=(50, 90), tilt=5.0, scale=(0.93, 1.0)),
    Mode("hard 150", 150, crop=0.05, jpeg=(20, 40), blur=(0.6, 1.2), noise=12.0, tilt=4.0, scale=(0.93, 1.0)),
    Mode("1-bit 200", 200, one_bit=True),
    Mode("copied 200", 200, copied=True),
)
# Damage that was not looked at when the reader's thresholds were chosen.
UNSEEN = tuple(
    Mode(also, 150, also=also) for also in ("toner", "folded", "tinted", "through", "moire", "dust", "torn")
)


@dataclass
class Sheet:
    """A marked and damaged page: its picture, and for each row the value that was meant, or what it is instead.

    `truth` holds a value, "" for a row that was left empty, or None where no reading is right but "for a person". `twin`
    is the picture of the same sheet with the same damage and without marks, where it was asked for.
    """

    picture: np.ndarray
    page_id: str
    mode: str
    truth: dict[str, str | None] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    twin: np.ndarray | None = None


def raster(packet: Packet, page: int = 0, dpi: int = DRAWN_AT) -> np.ndarray:
    """The page as it is printed, in grey."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(draw(packet))
        picture = np.array(document[page].render(scale=dpi / 72, grayscale=True).to_pil())
        document.close()
    return picture


def damaged(
    clean: np.ndarray, layout: PageLayout, mode: Mode, rng: np.random.Generator, twin: bool = False
) -> Sheet:
    """A sheet that somebody marked and sent back, with its *twin* that nobody marked."""
    sheet = Sheet(clean.copy(), layout.page_id, mode.name)
    mark_rows(sheet, layout, rng)
    if twin:
        sheet.twin = taken(clean, mode, copy.deepcopy(rng))
    sheet.picture = taken(sheet.picture, mode, rng)
    return sheet


# ---- marks ----------------------------------------------------------------------------------------------------


def mark_rows(sheet: Sheet, layout: PageLayout, rng: np.random.Generator) -> None:
    """Mark each row of a sheet in one of many ways, and note what was meant."""
    dots = DRAWN_AT / 25.4
    pen = int(rng.integers(10, 70))
    for row in layout.rows:
        bubbles = [b for b in layout.boxes if b.kind == "bubble" and b.row == row.name]
        chosen = bubbles[int(rng.integers(len(bubbles)))]
        kind = str(rng.choice(["mark", "blank", "unclear", "stray"], p=[0.86, 0.07, 0.035, 0.035]))
        if kind == "blank":
            sheet.truth[row.name], sheet.marks[row.name] = "", "blank"
        elif kind == "stray":
            _stray(sheet.picture, chosen, dots, rng)
            sheet.truth[row.name], sheet.marks[row.name] = "", "stray"
        elif kind == "unclear":
            mark = str(rng.choice(UNCLEAR))
            if mark == "two":
                other = bubbles[(bubbles.index(chosen) + int(rng.integers(1, len(bubbles)))) % len(bubbles)]
                for one in (chosen, other):
                    _DRAW[str(rng.choice(["fill", "cross", "tick"]))](sheet.picture, one, dots, pen, rng)
            elif mark == "changed":
                other = bubbles[(bubbles.index(chosen) + int(rng.integers(1, len(bubbles)))) % len(bubbles)]
                first = str(rng.choice(["fill", "cross", "tick", "dot"]))
                _DRAW[first](sheet.picture, chosen, dots, pen, rng)
                if rng.random() < 0.6:
                    _cross(sheet.picture, chosen, dots, pen, rng)
                _circle(sheet.picture, other, dots, pen, rng)
            else:
                _line(sheet.picture, *_middle(chosen, dots, rng), dots * 0.9, 190, dots * 0.4, rng)
            sheet.truth[row.name], sheet.marks[row.name] = None, mark
        else:
            mark = str(rng.choice(MARKS))
            if mark in ("erased", "moved"):
                other = bubbles[(bubbles.index(chosen) + int(rng.integers(1, len(bubbles)))) % len(bubbles)]
                _rubbed_out(sheet.picture, other, dots, rng)
                _DRAW["fill"](sheet.picture, chosen, dots, pen, rng)
            else:
                _DRAW[mark](sheet.picture, chosen, dots, pen, rng)
            sheet.truth[row.name], sheet.marks[row.name] = chosen.value, mark
    if rng.random() < 0.6:
        _handwriting(sheet.picture, layout, dots, pen, rng)


def _middle(box: Box, dots: float, rng: np.random.Generator) -> tuple[float, float]:
    jitter = rng.normal(0, 0.25, 2)
    return (
        (box.x_mm + box.w_mm / 2 + jitter[0]) * dots,
        (box.y_mm + box.h_mm / 2 + jitter[1]) * dots,
    )


def _path(picture: np.ndarray, points: list[tuple[float, float]], grey: float, width: float) -> None:
    corners = np.array([[round(x * 16), round(y * 16)] for x, y in points], np.int32)
    layer = np.full_like(picture, 255)
    cv2.polylines(layer, [corners], False, float(grey), max(round(width), 1), cv2.LINE_AA, 4)
    np.minimum(picture, layer, out=picture)


def _fill(picture, box, dots, pen, rng, grey=None) -> None:
    x, y = _middle(box, dots, rng)
    radius = box.w_mm / 2 * dots * rng.uniform(0.8, 1.05)
    grey = pen if grey is None else grey
    turns = int(rng.integers(5, 9))
    points = []
    for step in range(turns * 14):
        angle = step / 14 * 2 * math.pi
        reach = radius * (0.15 + 0.85 * step / (turns * 14)) * rng.uniform(0.9, 1.05)
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    _path(picture, points, grey, dots * rng.uniform(0.45, 0.7))


def _scribble(picture, box, dots, pen, rng) -> None:
    x, y = _middle(box, dots, rng)
    reach = box.w_mm / 2 * dots
    count = int(rng.integers(5, 9))
    points = [
        (x + (-1) ** n * reach * rng.uniform(0.6, 1.0), y - reach + 2 * reach * n / (count - 1))
        for n in range(count)
    ]
    _path(picture, points, pen, dots * rng.uniform(0.45, 0.7))


def _tick(picture, box, dots, pen, rng) -> None:
    """A short arm down to a point in or under the middle of the ring, and a long one up and out of it."""
    x, y = _middle(box, dots, rng)
    size = box.w_mm * dots
    x, y = x + rng.uniform(-0.2, 0.15) * size, y + rng.uniform(-0.05, 0.4) * size
    short, long = rng.uniform(0.25, 0.5) * size, rng.uniform(0.7, 1.5) * size
    left, right = rng.uniform(0.5, 1.0), rng.uniform(0.5, 1.1)
    points = [
        (x - short * math.cos(left), y - short * math.sin(left)),
        (x, y),
        (x + long * math.cos(right), y - long * math.sin(right)),
    ]
    _path(picture, points, pen, dots * rng.uniform(0.45, 0.7))


def _cross(picture, box, dots, pen, rng) -> None:
    x, y = _middle(box, dots, rng)
    size = box.w_mm / 2 * dots * rng.uniform(0.8, 1.3)
    width = dots * rng.uniform(0.45, 0.7)
    lean = rng.uniform(-0.2, 0.2) * size
    _path(picture, [(x - size, y - size + lean), (x + size, y + size)], pen, width)
    _path(picture, [(x - size + lean, y + size), (x + size, y - size)], pen, width)


def _circle(picture, box, dots, pen, rng) -> None:
    """Round the number, within the printed ring, on it or outside; it hardly closes."""
    x, y = _middle(box, dots, rng)
    across, down = (box.w_mm / 2 * dots * rng.uniform(0.75, 1.5) * rng.uniform(0.9, 1.1) for _ in "xy")
    start, whole = rng.uniform(0, 2 * math.pi), rng.uniform(1.85, 2.2) * math.pi
    points = [
        (x + across * math.cos(start + whole * n / 40), y + down * math.sin(start + whole * n / 40))
        for n in range(41)
    ]
    _path(picture, points, pen, dots * rng.uniform(0.45, 0.7))


def _dot(picture, box, dots, pen, rng) -> None:
    x, y = _middle(box, dots, rng)
    radius = box.w_mm / 4 * dots * rng.uniform(0.9, 1.15)
    layer = np.full_like(picture, 255)
    cv2.circle(layer, (round(x), round(y)), round(radius), float(pen), -1, cv2.LINE_AA)
    np.minimum(picture, layer, out=picture)


def _pencil(picture, box, dots, pen, rng) -> None:
    _fill(picture, box, dots, pen, rng, grey=int(rng.integers(110, 165)))


def _marker(picture, box, dots, pen, rng) -> None:
    """A broad felt pen of any colour but yellow, which no grey scan shows."""
    x, y = _middle(box, dots, rng)
    size = box.w_mm / 2 * dots
    _path(picture, [(x - size, y), (x + size, y)], int(rng.integers(60, 140)), dots * 2.4)


_DRAW: dict[str, Callable] = {
    "fill": _fill,
    "scribble": _scribble,
    "tick": _tick,
    "cross": _cross,
    "circle": _circle,
    "dot": _dot,
    "pencil": _pencil,
    "marker": _marker,
}


def _line(picture, x, y, length, grey, width, rng) -> None:
    angle = rng.uniform(0, math.pi)
    dx, dy = length * math.cos(angle), length * math.sin(angle)
    _path(picture, [(x - dx, y - dy), (x + dx, y + dy)], grey, width)


def _rubbed_out(picture, box, dots, rng) -> None:
    x, y = _middle(box, dots, rng)
    radius = box.w_mm / 2 * dots
    x0, x1, y0, y1 = round(x - radius), round(x + radius), round(y - radius), round(y + radius)
    part = picture[y0:y1, x0:x1].astype(np.float32)
    smudge = cv2.GaussianBlur(rng.uniform(0, 1, part.shape).astype(np.float32), (0, 0), dots * 0.4)
    picture[y0:y1, x0:x1] = np.clip(part - rng.uniform(8, 18) * (0.5 + smudge), 0, 255).astype(np.uint8)


def _stray(picture, box, dots, rng) -> None:
    """A line that belongs to something else: it passes near the bubble, or right through it."""
    x, y = _middle(box, dots, rng)
    off = rng.uniform(-1.0, 1.0) * box.w_mm * dots
    length = dots * rng.uniform(10, 30)
    angle = rng.uniform(-0.5, 0.5) + (math.pi / 2 if rng.random() < 0.3 else 0)
    dx, dy = length * math.cos(angle), length * math.sin(angle)
    x, y = x - off * math.sin(angle), y + off * math.cos(angle)
    _path(
        picture,
        [(x - dx, y - dy), (x + dx * 0.8, y + dy * 0.8)],
        int(rng.integers(20, 120)),
        dots * rng.uniform(0.3, 0.5),
    )


def _handwriting(picture, layout, dots, pen, rng) -> None:
    for box in layout.boxes:
        if box.kind == "notes":
            for line in range(int(rng.integers(2, 6))):
                y = (box.y_mm + 5 + line * 8) * dots
                x = (box.x_mm + 2) * dots
                points = [(x, y)]
                while points[-1][0] < (box.x_mm + box.w_mm * rng.uniform(0.5, 0.95)) * dots:
                    points.append((points[-1][0] + rng.uniform(4, 14), y + rng.normal(0, dots * 0.9)))
                _path(picture, points, pen, dots * 0.45)


# ---- the way back ---------------------------------------------------------------------------------------------


def taken(picture: np.ndarray, mode: Mode, rng: np.random.Generator) -> np.ndarray:
    """The sheet as a scanner, a telephone or a copier gives it."""
    picture = picture.astype(np.float32)
    if mode.copied:
        for _ in range(2):
            picture = cv2.GaussianBlur(picture, (0, 0), 1.2)
            picture = 255 / (1 + np.exp(-(picture - rng.uniform(115, 150)) / 22))
    picture = _seen(picture, mode, rng)
    picture = _lit(picture, mode, rng)
    picture = _dirty(picture, mode, rng)
    if mode.also:
        picture = _ALSO[mode.also](picture, mode.dpi / 25.4, rng)
    if sigma := rng.uniform(*mode.blur):
        picture = cv2.GaussianBlur(picture, (0, 0), max(sigma, 0.05))
    picture = picture + rng.normal(0, rng.uniform(0, mode.noise), picture.shape)
    done = np.clip(picture, 0, 255).astype(np.uint8)
    if mode.one_bit:
        done = np.where(done > rng.integers(120, 165), 255, 0).astype(np.uint8)
    else:
        quality = int(rng.integers(*mode.jpeg))
        done = cv2.imdecode(
            cv2.imencode(".jpg", done, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE
        )
    return np.ascontiguousarray(np.rot90(done, int(rng.choice([0, 0, 0, 1, 2, 3]))))


def _seen(picture: np.ndarray, mode: Mode, rng: np.random.Generator) -> np.ndarray:
    """Turned, shifted, shrunk, in perspective, curled, and cut at an edge."""
    height, width = picture.shape
    size = (round(width * mode.dpi / DRAWN_AT), round(height * mode.dpi / DRAWN_AT))
    margin = 0.12 if mode.phone else 0.0
    outer = (round(size[0] * (1 + margin)), round(size[1] * (1 + margin)))
    angle = math.radians(rng.uniform(-mode.tilt, mode.tilt))
    scale = rng.uniform(*mode.scale) * mode.dpi / DRAWN_AT
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    centre = np.array([outer[0] / 2, outer[1] / 2]) + rng.normal(0, 0.004, 2) * size
    turn = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
    turn[:2, 2] = centre - turn[:2, :2] @ np.array([width / 2, height / 2])
    if mode.phone:
        corners = np.array([[0, 0], [outer[0], 0], [outer[0], outer[1]], [0, outer[1]]], np.float32)
        moved = corners + rng.uniform(-0.03, 0.03, (4, 2)).astype(np.float32) * outer
        turn = cv2.getPerspectiveTransform(corners, moved.astype(np.float32)) @ turn
    desk = float(rng.integers(30, 110)) if mode.phone else 250.0
    small = cv2.GaussianBlur(picture, (0, 0), 0.35 * DRAWN_AT / mode.dpi) if mode.dpi < DRAWN_AT else picture
    if rng.random() < 0.4:  # the sheet does not lie flat
        down, across = np.mgrid[0:height, 0:width].astype(np.float32)
        wave = (
            rng.uniform(0, 0.8) * DRAWN_AT / 25.4 * np.sin(across / width * math.pi * rng.uniform(0.5, 1.5))
        )
        small = cv2.remap(small, across, down + wave.astype(np.float32), cv2.INTER_LINEAR, borderValue=255)
    seen = cv2.warpPerspective(small, turn, outer, flags=cv2.INTER_AREA, borderValue=desk)
    if mode.crop:
        away = rng.uniform(0.02, 0.02 + mode.crop)
        side = int(rng.integers(4))
        rows, columns = seen.shape
        cut = round((rows if side < 2 else columns) * away)
        seen = [seen[cut:], seen[:-cut], seen[:, cut:], seen[:, :-cut]][side]
    return seen


def _lit(picture: np.ndarray, mode: Mode, rng: np.random.Generator) -> np.ndarray:
    rows, columns = picture.shape
    down, across = np.mgrid[0 : 1 : rows * 1j, 0 : 1 : columns * 1j].astype(np.float32)
    light = np.ones_like(picture)
    if mode.phone or rng.random() < 0.3:
        fall = rng.uniform(0, 0.45 if mode.phone else 0.12)
        angle = rng.uniform(0, 2 * math.pi)
        slope = (across - 0.5) * math.cos(angle) + (down - 0.5) * math.sin(angle)
        light -= fall * (slope + 0.5).clip(0, 1)
    if mode.phone and rng.random() < 0.5:
        edge = across * math.cos(0.7) + down * math.sin(0.7) - rng.uniform(0.3, 1.1)
        light *= 1 - rng.uniform(0.1, 0.35) / (1 + np.exp(-edge * 60))
    lift = rng.uniform(0, 25)
    return lift + picture * light * (1 - lift / 255)


def _dirty(picture: np.ndarray, mode: Mode, rng: np.random.Generator) -> np.ndarray:
    rows, columns = picture.shape
    if rng.random() < 0.3:
        for _ in range(int(rng.integers(5, 40))):
            at = (int(rng.integers(columns)), int(rng.integers(rows)))
            cv2.circle(picture, at, int(rng.integers(1, 3)), float(rng.integers(60, 200)), -1)
    if rng.random() < 0.15 and not mode.phone:
        x = int(rng.integers(columns))
        picture[:, x : x + 1] = np.minimum(picture[:, x : x + 1], float(rng.integers(120, 220)))
    if rng.random() < 0.1:
        at = (int(rng.integers(columns)), int(rng.integers(rows)))
        layer = np.full_like(picture, 255.0)
        cv2.circle(layer, at, round(40 * mode.dpi / 25.4), 215.0, round(3 * mode.dpi / 25.4))
        picture = picture * cv2.GaussianBlur(layer, (0, 0), 3) / 255
    if rng.random() < 0.1:
        for y in (0.36, 0.64):
            cv2.circle(
                picture, (round(columns * 0.05), round(rows * y)), round(3 * mode.dpi / 25.4), 40.0, -1
            )
    return picture


# ---- damage that only one mode has; `dots` are those of a millimetre ------------------------------------------


def _toner(picture: np.ndarray, dots: float, rng: np.random.Generator) -> np.ndarray:
    """Dark lines down the sheet, and a pale stripe where the drum is worn."""
    columns = picture.shape[1]
    for _ in range(int(rng.integers(1, 4))):
        x, width = int(rng.integers(columns)), int(rng.integers(1, 2 + dots / 2))
        picture[:, x : x + width] = np.minimum(picture[:, x : x + width], float(rng.integers(30, 150)))
    x, width = int(rng.integers(columns)), round(columns * 0.12)
    picture[:, x : x + width] += (255 - picture[:, x : x + width]) * rng.uniform(0, 0.45)
    return picture


def _folded(picture: np.ndarray, dots: float, rng: np.random.Generator) -> np.ndarray:
    """Two creases across with a shadow before each, and one down the sheet."""
    rows, columns = picture.shape
    for _ in range(2):
        y, thick = int(rng.integers(rows)), max(1, round(dots / 4))
        picture[y : y + thick] *= rng.uniform(0.55, 0.85)
        shadow = picture[max(0, y - 8 * thick) : y]
        shadow *= np.linspace(1, 0.9, len(shadow))[:, None]
    x = int(rng.integers(columns))
    picture[:, x : x + max(1, round(dots / 5))] *= 0.7
    return picture


def _tinted(picture: np.ndarray, dots: float, rng: np.random.Generator) -> np.ndarray:
    """Coloured paper."""
    return picture * rng.uniform(0.6, 0.85)


def _through(picture: np.ndarray, dots: float, rng: np.random.Generator) -> np.ndarray:
    """What is printed on the back shows."""
    back = 255 - cv2.GaussianBlur(picture[:, ::-1], (0, 0), 0.2 * dots)
    return picture - back * rng.uniform(0.08, 0.2)


def _moire(picture: np.ndarray, dots: float, rng: np.random.Generator) -> np.ndarray:
    """The pattern of a picture that was taken of a screen."""
    down, across = np.mgrid[0 : picture.shape[0], 0 : picture.shape[1]].astype(np.float32)
    return picture + rng.uniform(5, 14) * np.sin(
        down * rng.uniform(0.3, 1.4) + across * rng.uniform(0.1, 0.8)
    )


def _dust(picture: np.ndarray, dots: float, rng: np.random.Generator) -> np.ndarray:
    for _ in range(300):
        at = (int(rng.integers(picture.shape[1])), int(rng.integers(picture.shape[0])))
        cv2.circle(picture, at, int(rng.integers(1, 3)), float(rng.integers(20, 160)), -1)
    return picture


def _torn(picture: np.ndarray, dots: float, rng: np.random.Generator) -> np.ndarray:
    """A corner is missing, and with it a marker."""
    rows, columns = picture.shape
    x, y = (int(rng.integers(2)) * columns, int(rng.integers(2)) * rows)
    away = dots * rng.uniform(20, 45)
    corner = [(x, y), (abs(x - away), y), (x, abs(y - away))]
    cv2.fillPoly(picture, [np.array(corner, np.int32)], 60.0)
    return picture


_ALSO: dict[str, Callable[[np.ndarray, float, np.random.Generator], np.ndarray]] = {
    "toner": _toner,
    "folded": _folded,
    "tinted": _tinted,
    "through": _through,
    "moire": _moire,
    "dust": _dust,
    "torn": _torn,
}
