from __future__ import annotations

import io

import pikepdf
import pypdf
import pypdfium2
import pytest

from kit.packet import scorecard
from kit.pdf import METRICS, draw
from tests.packet.samples import interview

NOTE = "Asked first (twice), then tried.\nGrüße, Ёлка, 王小明, Nguyễn"


@pytest.fixture(scope="module")
def packet(bank, scorecards):
    return scorecard.lay_out(interview(bank, scorecards), METRICS, fillable=True)


@pytest.fixture(scope="module")
def form(packet):
    return draw(packet)


def fields(content):
    return pypdf.PdfReader(io.BytesIO(content)).get_fields()


def test_there_is_a_field_for_each_row_tick_and_note(packet, form):
    wanted = {
        box.row if box.kind == "bubble" else box.name
        for page in packet.pages
        for box in page.boxes
        if box.kind in ("bubble", "tick", "field")
    }
    assert set(fields(form)) == wanted
    assert {"s1_c01", "s1_recommendation", "s1_q1_k1", "s1_c01_why", "s1_q1_evidence"} <= wanted


def test_an_empty_form_has_no_answer(form):
    given = {name: field.get("/V") for name, field in fields(form).items()}
    assert {name for name, value in given.items() if value not in (None, "", "/Off")} == {
        "s1_page_id",
        "s1_form",
    }


def test_the_form_says_which_one_it_is(packet, form):
    reader = pypdf.PdfReader(io.BytesIO(form))
    page_id = packet.pages[0].page_id
    assert reader.get_fields()["s1_page_id"]["/V"] == page_id
    assert reader.get_fields()["s1_form"]["/V"] == "s1"
    assert reader.metadata["/Keywords"] == page_id
    read_only = 1
    assert int(reader.get_fields()["s1_page_id"]["/Ff"]) & read_only


def test_what_is_filled_in_reads_back(packet, form):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(form))
    answers = {"s1_c01": "/4", "s1_c02": "/NR", "s1_recommendation": "/strong_yes", "s1_confidence": "/mid"}
    texts = {"s1_c01_why": NOTE, "s1_q1_evidence": "x" * 3000}
    ticks = {"s1_q1_k2": "/Yes", "s1_q1_h1": "/Yes"}
    for page in writer.pages:
        writer.update_page_form_field_values(page, {**answers, **texts, **ticks}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    read = fields(out.getvalue())
    for name, value in {**answers, **texts, **ticks}.items():
        assert read[name]["/V"] == value
    assert read["s1_c03"].get("/V") in (None, "/Off")


def test_pikepdf_fills_and_reads_the_same(form):
    with pikepdf.open(io.BytesIO(form)) as pdf:
        wanted = next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == "s1_c01")
        wanted.V = pikepdf.Name("/2")
        out = io.BytesIO()
        pdf.save(out)
    assert fields(out.getvalue())["s1_c01"]["/V"] == "/2"


def test_widgets_lie_on_the_printed_bubbles(packet, form):
    height = packet.paper.height
    boxes = {(b.row, b.value): b for b in packet.pages[0].boxes if b.kind == "bubble"}
    found = {}
    for widget in pypdf.PdfReader(io.BytesIO(form)).pages[0]["/Annots"]:
        widget = widget.get_object()
        parent = widget["/Parent"].get_object() if "/Parent" in widget else widget
        states = [s for s in widget.get("/AP", {}).get("/N", {}) if s != "/Off"]
        if parent.get("/T") and len(states) == 1:
            found[parent["/T"], states[0][1:]] = [float(v) * 25.4 / 72 for v in widget["/Rect"]]
    for key, box in boxes.items():
        left, bottom, right, top = found[key]
        assert (left, height - top) == pytest.approx((box.x_mm, box.y_mm), abs=0.02)
        assert (right - left, top - bottom) == pytest.approx((box.w_mm, box.h_mm), abs=0.02)


def test_a_slip_can_be_cleared_and_every_field_has_a_name_to_hear(form):
    for name, field in fields(form).items():
        assert field.get("/TU"), name
        if field.get("/FT") == "/Btn":
            no_toggle_to_off = 1 << 14
            assert not int(field.get("/Ff", 0)) & no_toggle_to_off, name
            assert not int(field.get("/Ff", 0)) & 2, f"{name} must not be required by the viewer"


def test_a_mark_made_on_screen_fills_the_bubble_when_it_is_printed(packet, form):
    import numpy as np

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(form))
    writer.update_page_form_field_values(writer.pages[0], {"s1_c01": "/4"}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    dpi = 150
    document = pypdfium2.PdfDocument(out.getvalue())
    document.init_forms()
    picture = np.array(document[0].render(scale=dpi / 72, grayscale=True, may_draw_forms=True).to_pil())
    ink = {}
    for box in packet.pages[0].boxes:
        if box.row == "s1_c01":
            x, y = (box.x_mm + box.w_mm / 2) * dpi / 25.4, (box.y_mm + box.h_mm / 2) * dpi / 25.4
            half = int(0.5 * box.w_mm * 0.7 * dpi / 25.4)
            part = picture[round(y) - half : round(y) + half, round(x) - half : round(x) + half]
            ink[box.value] = 1 - part.mean() / 255
    assert ink["4"] > 0.6
    assert max(value for key, value in ink.items() if key != "4") < 0.35
