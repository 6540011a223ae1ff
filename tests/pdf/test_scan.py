"""Sheets that come back are read as they were meant, or go to a person: never a wrong value said to be clear."""

from __future__ import annotations

from collections import Counter

import cv2
import numpy as np
import pytest

from kit.packet import scorecard
from kit.pdf import METRICS, layout_with_blanks
from kit.pdf.scan import find_page, judge_page
from tests.packet.samples import interview
from tests.pdf.damage import _DRAW, DRAWN_AT, MODES, Mode, damaged, raster, taken


@pytest.fixture(scope="module", params=["a4", "letter"])
def sheet(request, bank, scorecards):
    packet = scorecard.lay_out(interview(bank, scorecards), METRICS, request.param)
    layout, blanks = layout_with_blanks([packet])
    (page,) = layout.pages
    blank = cv2.imdecode(np.frombuffer(blanks[page.blank], np.uint8), cv2.IMREAD_GRAYSCALE)
    return raster(packet), page, blank


def read_page(picture, sheet):
    """Read a picture of *sheet*, by whose id its boxes and its blank are found."""
    _, page, blank = sheet
    found = find_page(picture)
    return judge_page(found, *((page, blank) if found.page_id == page.page_id else (None, None)))


def test_a_page_as_printed_is_blank_in_every_row(sheet):
    reading = read_page(sheet[0], sheet)
    assert (reading.state, reading.page_id, reading.markers) == ("read", sheet[1].page_id, 6)
    assert {row.state for row in reading.rows} == {"blank"}
    assert max(ink for row in reading.rows for ink in row.ink.values()) < 0.05


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_sheet_is_found_however_it_lay(sheet, turn, mirrored):
    picture = sheet[0].copy()
    box = next(b for b in sheet[1].boxes if b.kind == "bubble" and b.value == "4")
    x, y = ((v * DRAWN_AT / 25.4) for v in (box.x_mm + box.w_mm / 2, box.y_mm + box.h_mm / 2))
    cv2.circle(picture, (round(x), round(y)), round(2 * DRAWN_AT / 25.4), 20.0, -1)
    picture = np.ascontiguousarray(np.rot90(picture[:, ::-1] if mirrored else picture, turn))
    reading = read_page(picture, sheet)
    assert (reading.state, reading.mirrored) == ("read", mirrored)
    row = next(r for r in reading.rows if r.box == box.row)
    assert (row.value, row.state) == ("4", "ok")
    assert row.crop.startswith(b"\xff\xd8")


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_no_damaged_sheet_gives_a_wrong_value(sheet, mode):
    rng = np.random.default_rng(len(mode.name) + mode.dpi)
    seen: Counter[str] = Counter()
    for _ in range(4):
        sent = damaged(sheet[0], sheet[1], mode, rng)
        reading = read_page(sent.picture, sheet)
        assert reading.state in ("read", "unlocated", "no_id")
        if reading.state != "read":
            continue
        assert reading.page_id == sent.page_id
        for row in reading.rows:
            truth = sent.truth[row.box]
            if row.state == "ok":
                assert row.value == truth, (mode.name, row.box, sent.marks[row.box], row.ink)
            seen[row.state] += 1
    assert seen["ok"] >= 20


def test_a_page_without_three_markers_is_not_guessed(sheet):
    picture = sheet[0].copy()
    picture[:, picture.shape[1] // 2 :] = 255
    picture[: picture.shape[0] // 3] = 255
    assert find_page(picture).state == "unlocated"
    assert find_page(np.full((1000, 700), 255, np.uint8)).state == "unlocated"


def test_a_page_whose_codes_are_gone_says_so_and_an_unknown_one_too(sheet):
    picture = sheet[0].copy()
    for box in sheet[1].boxes:
        if box.kind in ("qr", "datamatrix"):
            x0, y0 = (round(v * DRAWN_AT / 25.4) for v in (box.x_mm - 1, box.y_mm - 1))
            side = round((box.w_mm + 2) * DRAWN_AT / 25.4)
            picture[y0 : y0 + side, x0 : x0 + side] = 255
    assert read_page(picture, sheet).state == "no_id"
    assert judge_page(find_page(sheet[0]), None, None).state == "unknown_id"


def test_two_marks_in_a_row_of_two_go_to_a_person(sheet):
    picture = sheet[0].copy()
    for box in sheet[1].boxes:
        if box.row == "s1_conflict":
            x, y = ((v * DRAWN_AT / 25.4) for v in (box.x_mm + box.w_mm / 2, box.y_mm + box.h_mm / 2))
            cv2.circle(picture, (round(x), round(y)), round(1.8 * DRAWN_AT / 25.4), 30.0, -1)
    row = next(r for r in read_page(picture, sheet).rows if r.box == "s1_conflict")
    assert row.state == "multi"


SCANNED = Mode("scan 200", 200)


def middle_of(page, row, value):
    box = next(b for b in page.boxes if b.row == row and b.value == value)
    return box, (box.x_mm + box.w_mm / 2) * DRAWN_AT / 25.4, (box.y_mm + box.h_mm / 2) * DRAWN_AT / 25.4


def line(picture, points, mm=0.5):
    corners = np.array([(round(x), round(y)) for x, y in points], np.int32)
    cv2.polylines(picture, [corners], False, 30.0, round(mm * DRAWN_AT / 25.4), cv2.LINE_AA)


def first_row(sheet, picture):
    """Scan a marked sheet, and return what its first row was read as."""
    reading = read_page(taken(picture, SCANNED, np.random.default_rng(4)), sheet)
    return next(row for row in reading.rows if row.box == sheet[1].rows[0].name)


@pytest.mark.parametrize("first", ["fill", "cross", "tick", "dot"])
@pytest.mark.parametrize("seed", range(5))
def test_a_mark_that_was_crossed_out_for_a_circled_number_goes_to_a_person(sheet, first, seed):
    picture, page, _ = sheet[0].copy(), *sheet[1:]
    rng = np.random.default_rng(seed)
    row = page.rows[0].name
    for value, marks in (("2", (first, "cross")), ("4", ("circle",))):
        for mark in marks:
            _DRAW[mark](picture, middle_of(page, row, value)[0], DRAWN_AT / 25.4, 30, rng)
    assert first_row(sheet, picture).state == "multi"


def test_a_circled_number_is_a_mark(sheet):
    picture, page, _ = sheet[0].copy(), *sheet[1:]
    _, x, y = middle_of(page, page.rows[0].name, "4")
    cv2.circle(picture, (round(x), round(y)), round(2.9 * DRAWN_AT / 25.4), 30.0, 6)
    row = first_row(sheet, picture)
    assert (row.value, row.state) == ("4", "ok")


def test_a_line_through_a_circle_goes_to_a_person_and_a_tick_of_the_same_length_does_not(sheet):
    mm = DRAWN_AT / 25.4
    page = sheet[1]
    _, x, y = middle_of(page, page.rows[0].name, "4")
    through = [(x - 3 * mm, y + 2 * mm), (x + 3 * mm, y - 2 * mm)]
    tick = [(x - 1.2 * mm, y - 1.2 * mm), (x, y + 0.5 * mm), (x + 3 * mm, y - 4 * mm)]
    for points, state in ((through, "faint"), (tick, "ok")):
        picture = sheet[0].copy()
        line(picture, points)
        row = first_row(sheet, picture)
        assert (row.value, row.state) == ("4", state)


@pytest.mark.parametrize("value", ["1", "5"])
def test_a_tick_that_hardly_touches_its_circle_is_read_and_the_second_of_two_is_seen(sheet, value):
    mm = DRAWN_AT / 25.4
    page = sheet[1]
    row = page.rows[0].name
    _, x, y = middle_of(page, row, value)
    picture = sheet[0].copy()
    line(picture, [(x - 0.3 * mm, y + 0.6 * mm), (x + 0.8 * mm, y + 1.9 * mm), (x + 4.5 * mm, y - 3 * mm)])
    read = first_row(sheet, picture)
    assert (read.value, read.state) == (value, "ok")
    _, x, y = middle_of(page, row, "3")
    cv2.circle(picture, (round(x), round(y)), round(2 * mm), 30.0, -1)
    assert first_row(sheet, picture).state == "multi"


def test_what_was_rubbed_out_does_not_hinder_the_new_mark(sheet):
    picture, page, _ = sheet[0].copy(), *sheet[1:]
    _, x, y = middle_of(page, page.rows[0].name, "2")
    smudge = picture[round(y) - 27 : round(y) + 27, round(x) - 27 : round(x) + 27]
    smudge[:] = np.clip(smudge.astype(int) - 24, 0, 255)  # a tenth of the light
    _, x, y = middle_of(page, page.rows[0].name, "4")
    cv2.circle(picture, (round(x), round(y)), round(2 * DRAWN_AT / 25.4), 30.0, -1)
    row = first_row(sheet, picture)
    assert (row.value, row.state) == ("4", "ok")


def test_print_that_came_out_black_is_no_mark(sheet):
    picture = np.where(sheet[0] < 200, 0, 255).astype(np.uint8)
    assert {row.state for row in read_page(picture, sheet).rows} == {"blank"}


@pytest.mark.parametrize("threshold", [120, 150, 165])
def test_where_pale_print_is_gone_every_empty_row_goes_to_a_person(sheet, threshold):
    picture = np.where(sheet[0] < threshold, 0, 255).astype(np.uint8)
    reading = read_page(picture, sheet)
    assert reading.bleached
    assert {(row.state, row.required) for row in reading.rows} == {("blank", True)}


def test_where_pale_print_is_there_an_optional_row_may_be_empty(sheet):
    required = {row.name for row in sheet[1].rows if row.required}
    assert required < {row.name for row in sheet[1].rows}
    grey = read_page(sheet[0], sheet)
    black = read_page(np.where(sheet[0] < 200, 0, 255).astype(np.uint8), sheet)
    for reading in (grey, black):
        assert not reading.bleached
        assert {row.box for row in reading.rows if row.required} == required


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_only_scans_in_black_and_white_and_copies_of_copies_are_bleached(sheet, mode):
    rng = np.random.default_rng(mode.dpi)
    readings = [read_page(damaged(*sheet[:2], mode, rng).picture, sheet) for _ in range(4)]
    assert {reading.bleached for reading in readings} == {mode.one_bit or mode.copied}


@pytest.mark.parametrize("edge", ["left", "right"])
def test_a_row_that_is_said_to_lie_at_the_edge_of_the_sheet_is_never_clear(sheet, edge):
    picture, page, blank = sheet[0].copy(), *sheet[1:]
    row = page.rows[0].name
    places = [b.x_mm for b in page.boxes if b.kind == "bubble" and b.row == row]
    by = 3 - min(places) if edge == "left" else page.width_mm - 8 - max(places)
    _, x, y = middle_of(page, row, "4")
    cv2.circle(picture, (round(x + by * DRAWN_AT / 25.4), round(y)), 23, 30.0, -1)
    moved = [
        b.model_copy(update={"x_mm": b.x_mm + by}) if b.kind == "bubble" and b.row == row else b
        for b in page.boxes
    ]
    reading = judge_page(find_page(picture), page.model_copy(update={"boxes": tuple(moved)}), blank)
    assert reading.rows[0].state != "ok"
    assert {row.state for row in reading.rows[1:]} == {"blank"}
