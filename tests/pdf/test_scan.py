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
from tests.pdf.damage import DRAWN_AT, MODES, damaged, raster


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
