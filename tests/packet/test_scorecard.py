from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest

from kit.errors import PacketError
from kit.packet import Candidate, layout_of
from kit.packet.page import PAPERS, Code, Text
from kit.packet.scorecard import lay_out
from kit.scorecard import NotRated, Scale, ScalePoint
from tests.packet.samples import FixedMetrics, interview

METRICS = FixedMetrics()
SCALES = ("bars5", "four-point")


@pytest.fixture(params=[(paper, scale) for paper in PAPERS for scale in SCALES], ids="-".join)
def page(request, bank, scorecards):
    paper, scale = request.param
    sample = interview(bank, scorecards, scale=scorecards.scales[scale])
    return lay_out(sample, METRICS, paper).pages[0]


def of_kind(page, kind):
    return [box for box in page.boxes if box.kind == kind]


def middle(box):
    return box.x_mm + box.w_mm / 2, box.y_mm + box.h_mm / 2


def test_six_markers_stand_nine_millimetres_from_the_edges(bank, scorecards):
    for paper, first in (("a4", 0), ("letter", 6)):
        page = lay_out(interview(bank, scorecards), METRICS, paper).pages[0]
        markers = of_kind(page, "marker")
        assert [int(m.value) for m in markers] == list(range(first, first + 6))
        width, height = PAPERS[paper].width, PAPERS[paper].height
        assert [(m.x_mm, m.y_mm) for m in markers[:3:2]] == [(9, 9), pytest.approx((width - 19, height - 19))]
        assert {m.w_mm for m in markers} == {10}


def test_each_rating_has_a_bubble_for_each_point_and_for_not_rated(page):
    rated = [row for row in page.rows if row.competency]
    assert len(rated) == 6
    points = {box.value for box in of_kind(page, "bubble") if box.row == rated[0].name}
    assert points in ({"1", "2", "3", "4", "5", "NR"}, {"1", "2", "3", "4", "NR"})


def test_recommendation_confidence_conflict_and_adjustments_follow(page):
    values = {}
    for box in of_kind(page, "bubble"):
        values.setdefault(box.row, []).append(box.value)
    assert values["s1_recommendation"] == ["strong_no", "no", "yes", "strong_yes", "no_decision"]
    assert values["s1_confidence"] == ["low", "mid", "high"]
    assert values["s1_conflict"] == values["s1_adjustments"] == ["yes", "no"]
    assert [row.required for row in page.rows[-4:]] == [True, False, False, False]


def test_bubbles_keep_their_distances(page):
    bubbles = of_kind(page, "bubble")
    assert {(b.w_mm, b.h_mm) for b in bubbles} == {(4.6, 4.6)}
    assert min(b.x_mm for b in bubbles) > 22
    for one in bubbles:
        for other in bubbles:
            (x, y), (u, v) = middle(one), middle(other)
            if one.row == other.row and one is not other:
                assert abs(x - u) >= 11
            elif one.row != other.row and abs(x - u) < 1:
                assert abs(y - v) >= 13 - 1e-6


def test_nothing_stands_within_two_millimetres_of_a_bubble_but_its_own_sign(page):
    bubbles = [middle(b) for b in of_kind(page, "bubble")]
    for item in page.items:
        if not isinstance(item, Text) or not item.runs:
            continue
        width = sum(METRICS.width(r.text, r.face, r.size) for r in item.runs)
        size = item.runs[0].size * 25.4 / 72
        left, top, right, bottom = item.x, item.y - 0.72 * size, item.x + width, item.y + 0.21 * size
        for x, y in bubbles:
            if abs((left + right) / 2 - x) < 0.5 and abs(item.y - y) < 2.3:
                continue  # the digit inside
            dx, dy = max(left - x, 0, x - right), max(top - y, 0, y - bottom)
            assert math.hypot(dx, dy) >= 2.3 + 2.0, (item.runs[0].text, x, y)


def test_boxes_do_not_touch_each_other_and_stay_on_the_paper(page):
    boxes = page.boxes
    for place, one in enumerate(boxes):
        assert one.x_mm >= 9 and one.y_mm >= 9
        for other in boxes[place + 1 :]:
            apart_x = max(one.x_mm, other.x_mm) - min(one.x_mm + one.w_mm, other.x_mm + other.w_mm)
            apart_y = max(one.y_mm, other.y_mm) - min(one.y_mm + one.h_mm, other.y_mm + other.h_mm)
            assert max(apart_x, apart_y) > 1.6, (one.name, other.name)


def test_both_codes_hold_the_id_of_the_page(page):
    codes = {item.kind: item.payload for item in page.stamp if isinstance(item, Code)}
    assert codes == {"qr": page.page_id, "datamatrix": page.page_id}


def test_the_scan_page_has_the_code_of_the_candidate_and_never_the_name(page):
    words = [run.text for item in (*page.items, *page.stamp) if isinstance(item, Text) for run in item.runs]
    assert "C-17" in words
    assert not any("Khai" in word or "Nguy" in word for word in words)


def test_the_form_is_the_same_for_every_candidate_but_the_id_is_not(bank, scorecards):
    sample = interview(bank, scorecards)
    one = lay_out(sample, METRICS).pages[0]
    other = lay_out(replace(sample, candidate=Candidate("C-18")), METRICS).pages[0]
    assert one.items == other.items
    assert one.boxes == other.boxes
    assert one.page_id != other.page_id


def test_ten_rows_and_more_take_a_second_page_with_an_id_of_its_own(bank, scorecards):
    sample = interview(
        bank,
        scorecards,
        "debug-invoice-pool-node",
        "estimate-retention-backfill",
        "async-token-burst-py",
    )
    packet = lay_out(sample, METRICS)
    one, two = packet.pages
    assert len(one.rows) <= 10 and len(two.rows) <= 10
    assert [row.name for row in (*one.rows, *two.rows)][:9] == [f"s1_c{n:02}" for n in range(1, 10)]
    assert one.page_id != two.page_id
    assert len(layout_of([packet]).pages) == 2


def test_more_rows_than_two_pages_hold_are_refused(bank, scorecards):
    sample = interview(bank, scorecards, *["debug-invoice-pool-node"] * 6)
    with pytest.raises(PacketError, match="18 rows to rate do not fit a scorecard; 16 do"):
        lay_out(sample, METRICS)


def test_the_fillable_one_has_the_same_boxes_and_fields_on_pages_that_are_not_scanned(bank, scorecards):
    sample = interview(bank, scorecards)
    paper, fillable = lay_out(sample, METRICS), lay_out(sample, METRICS, fillable=True)
    assert fillable.pages[0].scan_boxes == paper.pages[0].boxes
    assert [page.scanned for page in fillable.pages] == [True, False, False]
    names = {box.name for page in fillable.pages[1:] for box in page.boxes}
    assert {"s1_q1_k8", "s1_q1_p7", "s1_q1_h3", "s1_q1_w4", "s1_q2_evidence", "s1_c06_why"} <= names
    assert all("." not in box.name for page in fillable.pages for box in page.boxes)
    assert fillable.file.endswith("-fillable.pdf")


def test_no_answer_stands_on_a_scorecard(bank, scorecards):
    sample = interview(bank, scorecards)
    packet = lay_out(sample, METRICS, fillable=True)
    words = " ".join(
        run.text for page in packet.pages for i in page.items if isinstance(i, Text) for run in i.runs
    )
    for asked in sample.asked:
        for point in asked.question.answer.points:
            assert point.text not in words


@pytest.mark.parametrize("paper", PAPERS)
def test_a_scale_of_nine_points_and_one_reason_fits(bank, scorecards, paper):
    nine = Scale(
        id="nine",
        points=tuple(ScalePoint(value=n, label=f"Outstanding {n}") for n in range(1, 10)),
        primary=(1, 9),
        secondary=(1, 9),
        not_rated=NotRated(reasons=("no_time",)),
        rule="Rate right after the question.",
    )
    packet = lay_out(interview(bank, scorecards, scale=nine), METRICS, paper, fillable=True)
    first = [box for box in packet.pages[0].boxes if box.row == "s1_c01"]
    assert len(first) == 10
    assert all(round(b.x_mm - a.x_mm, 2) >= 11 for a, b in itertools.pairwise(first))
    assert first[-1].x_mm + first[-1].w_mm < PAPERS[paper].width - 21
    rows = [box.row for page in packet.pages for box in page.boxes if box.kind == "bubble"]
    assert all(rows.count(row) > 1 for row in rows)
