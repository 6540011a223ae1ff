from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pypdf
import pypdfium2
import pytest
import zxingcpp
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kit.errors import PacketError
from kit.packet import Candidate, handout, interviewer, prep, scorecard
from kit.packet.page import PAPERS
from kit.pdf import METRICS, draw, draw_page, layout_with_blanks
from tests.conftest import needed
from tests.packet.samples import interview, loop

HOSTILE = [
    '<img src="/etc/passwd"/>',
    '<img src="https://example.org/x.png">',
    "<b>bold</b> & <i>more",
    "&#x110000; &#99999999; &amp; &lt;",
    "</para><para>",
    "List<String> x <foo>",
    '<a href="javascript:alert(1)">x</a>',
    "<font color='red' size=900>x</font>",
    "%s %d {0} {name} \\(1\\) ) Tj ET",
    "<" * 300 + ">" * 300,
]


@pytest.fixture(scope="module")
def sample(bank, scorecards):
    return interview(bank, scorecards)


def documents(sample, paper="a4"):
    made = [
        interviewer.lay_out(sample, METRICS, paper),
        scorecard.lay_out(sample, METRICS, paper),
        scorecard.lay_out(sample, METRICS, paper, fillable=True),
        handout.lay_out(sample, METRICS, paper),
    ]
    return [packet for packet in made if packet]


def text_of(content):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def raster(content, page=0, dpi=100):
    document = pypdfium2.PdfDocument(content)
    return np.array(document[page].render(scale=dpi / 72, grayscale=True).to_pil())


@pytest.mark.parametrize("paper", PAPERS)
def test_the_files_are_sound_and_all_their_fonts_are_embedded(sample, paper, tmp_path):
    qpdf, pdffonts = needed("qpdf"), needed("pdffonts")
    named = replace(sample, candidate=Candidate("C-17", "محمد 王小明 प्रियंका สมชาย דוד → ✓"))
    for packet in documents(named, paper):
        path = tmp_path / packet.file
        path.write_bytes(draw(packet))
        check = subprocess.run([qpdf, "--check", path], capture_output=True, text=True, check=False)
        assert (check.returncode, "No syntax or stream encoding errors" in check.stdout) == (0, True), check
        lines = subprocess.run(
            [pdffonts, path], capture_output=True, text=True, check=True
        ).stdout.splitlines()
        assert len(lines) > 2
        header = lines[0]
        at = header.index("emb")
        assert {line[at : at + 3] for line in lines[2:]} == {"yes"}, packet.file


def test_the_same_packet_is_the_same_bytes(sample):
    for one, two in zip(documents(sample), documents(sample), strict=True):
        assert draw(one) == draw(two)


def test_bytes_do_not_depend_on_what_was_drawn_before_or_on_the_hash_seed(bank, scorecards, tmp_path):
    program = """
import sys, hashlib
from kit.bank import read_bank, shipped
from kit.packet import Candidate, interviewer, scorecard
from kit.pdf import METRICS, draw
from kit.scorecard import read_scorecards
from tests.packet.samples import interview
bank, cards = read_bank(shipped() / "question_bank"), read_scorecards()
names = ["محمد प्रियंका", "สมชาย דוד 王", "क्षत्रिय ليلى"]
order = names if sys.argv[1] == "1" else names[::-1]
sums = {}
for name in order:
    sample = interview(bank, cards, candidate=Candidate("C", name))
    for packet in (interviewer.lay_out(sample, METRICS), scorecard.lay_out(sample, METRICS, fillable=True)):
        sums[name, packet.document] = hashlib.sha256(draw(packet)).hexdigest()
print(sorted(sums.items()))
"""
    root = Path(__file__).parents[2]
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", program, order],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            stdout=subprocess.PIPE,
            text=True,
            cwd=root,
        )
        for order, seed in (("1", "1"), ("2", "4711"))
    ]
    outputs = {run.communicate(timeout=300)[0] for run in runs}
    assert [run.returncode for run in runs] == [0, 0]
    assert len(outputs) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_literal(sample, text):
    question = sample.asked[0].question
    ask = question.ask.model_copy(update={"opening": text, "question": text})
    changed = replace(
        sample,
        interviewer=text,
        candidate=Candidate("C-17", text),
        asked=(
            replace(sample.asked[0], question=question.model_copy(update={"ask": ask, "title": text[:80]})),
        ),
    )
    content = draw(interviewer.lay_out(changed, METRICS))
    reader = pypdf.PdfReader(io.BytesIO(content))
    printed = "".join("".join(page.extract_text() for page in reader.pages).split())
    assert "".join(text.split()) in printed
    assert b"/URI" not in content and b"/JavaScript" not in content
    assert not any("/XObject" in (page.get("/Resources") or {}) for page in reader.pages)


ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=120)


@settings(max_examples=25)
@example("", "\U0001005e\U00010980", "")  # a sign of no direction before one from right to left
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_in_any_field_draws_or_is_refused_in_words(bank, scorecards, name, place, prompt):
    question = bank.question("estimate-date-that-moved")
    point = question.answer.points[0].model_copy(update={"text": prompt})
    changed = question.model_copy(
        update={
            "title": place,
            "ask": question.ask.model_copy(update={"question": prompt, "opening": name + prompt}),
            "answer": question.answer.model_copy(update={"points": (point,), "in_short": prompt}),
        }
    )
    sample = interview(
        bank,
        scorecards,
        changed,
        candidate=Candidate(name, name, place, prompt),
        interviewer=name,
        place=place,
        title=prompt,
        date=place,
        role=name,
        competencies=dict.fromkeys(changed.rated, prompt + name),
    )
    for lay_out in (interviewer.lay_out, partial(scorecard.lay_out, fillable=True)):
        try:
            content = draw(lay_out(sample, METRICS))
        except PacketError:
            continue
        assert len(pypdf.PdfReader(io.BytesIO(content)).pages) >= 1


@settings(max_examples=25)
@given(ANY_TEXT, st.sampled_from([("debug-invoice-pool-node", 1), ("estimate-retention-backfill", 0)]))
def test_any_listing_or_table_draws_or_is_refused_in_words(bank, scorecards, text, place):
    name, number = place
    question = bank.question(name)
    file = question.exhibits[number].file
    files = {**question.files, file: text.encode("utf-8", "surrogatepass")}
    sample = interview(bank, scorecards, question.model_copy(update={"files": files}))
    try:
        content = draw(handout.lay_out(sample, METRICS))
    except PacketError:
        return
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) >= 2


def test_a_handout_holds_no_answer_in_text_title_or_outline(bank, scorecards):
    for question in bank:
        sample = interview(bank, scorecards, question, scale=scorecards.scales[question.rating.scale])
        packet = handout.lay_out(sample, METRICS)
        if packet is None:
            continue
        reader = pypdf.PdfReader(io.BytesIO(draw(packet)))
        whole = " ".join(
            [*(page.extract_text() for page in reader.pages), str(reader.metadata), str(reader.outline)]
        )
        flat = "".join(whole.split())
        secrets = [
            question.id,
            question.summary,
            question.answer.in_short,
            *(p.text for p in question.answer.points),
            *(w.claim for w in question.wrong_answers if len(w.claim) > 20),
            *(text for w in question.wrong_answers for text in (w.why_wrong, w.say)),
            *(h.say for h in question.hints),
            *(p.ask for p in question.probes),
            *(f.sign for f in question.red_flags),
            *(text for anchors in question.rating.anchors.values() for text in anchors.values()),
        ]
        for secret in secrets:
            assert "".join(secret.split()) not in flat, (question.id, secret)


def test_bookmarks_point_to_their_pages(sample):
    packet = documents(sample)[0]
    reader = pypdf.PdfReader(io.BytesIO(draw(packet)))
    assert [reader.get_destination_page_number(entry) + 1 for entry in reader.outline] == [
        bookmark.page for bookmark in packet.outline
    ]
    assert [entry.title for entry in reader.outline] == [bookmark.title for bookmark in packet.outline]


def test_a_reference_leads_to_the_exhibit(sample):
    packet = documents(sample)[0]
    place = next(b.page for b in packet.outline if b.title == "Exhibits")
    reader = pypdf.PdfReader(io.BytesIO(draw(packet)))
    targets = {
        reader.get_page_number(link.get_object()["/Dest"][0].get_object()) + 1
        for page in reader.pages
        for link in page.get("/Annots", [])
    }
    assert targets == {place}


def test_what_is_copied_from_a_page_is_the_text(sample):
    pdftotext = needed("pdftotext")
    content = draw(documents(sample)[-1])
    out = subprocess.run(
        [pdftotext, "-layout", "-", "-"], input=content, capture_output=True, check=True
    ).stdout
    assert "  async function getInvoice(orderId) {" in out.decode()


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("scale", ["bars5", "four-point"])
def test_bubbles_stand_where_the_layout_says(sample, scorecards, paper, scale):
    packet = scorecard.lay_out(replace(sample, scale=scorecards.scales[scale]), METRICS, paper)
    dpi = 600
    picture = raster(draw(packet), dpi=dpi)
    per_mm = dpi / 25.4
    for box in packet.pages[0].boxes:
        if box.kind != "bubble":
            continue
        x, y = (box.x_mm + box.w_mm / 2) * per_mm, (box.y_mm + box.h_mm / 2) * per_mm
        half = int(3.2 * per_mm)
        left, top = round(x) - half, round(y) - half
        part = picture[top : top + 2 * half, left : left + 2 * half]
        contours, _ = cv2.findContours(
            (part < 215).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
        )
        ring = max(contours, key=cv2.contourArea)
        (cx, cy), radius = cv2.minEnclosingCircle(ring)
        assert abs(left + cx + 0.5 - x) < 0.1 * per_mm, box.name
        assert abs(top + cy + 0.5 - y) < 0.1 * per_mm, box.name
        assert abs(radius / per_mm - box.w_mm / 2) < 0.25


@pytest.mark.parametrize("paper", PAPERS)
def test_markers_and_codes_read_from_a_raster_of_100_dpi(sample, paper):
    packet = scorecard.lay_out(sample, METRICS, paper)
    page = packet.pages[0]
    picture = raster(draw(packet), dpi=100)
    detector = cv2.aruco.ArucoDetector(cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50))
    corners, ids, _ = detector.detectMarkers(picture)
    markers = {box.value: box for box in page.boxes if box.kind == "marker"}
    assert {str(n) for n in ids.flatten()} == set(markers)
    for marker, found in zip(ids.flatten(), corners, strict=True):
        box = markers[str(marker)]
        x, y = found[0].mean(axis=0) / (100 / 25.4)
        assert (x, y) == pytest.approx((box.x_mm + box.w_mm / 2, box.y_mm + box.h_mm / 2), abs=0.3)
    for kind, format_ in (
        ("qr", zxingcpp.BarcodeFormat.QRCode),
        ("datamatrix", zxingcpp.BarcodeFormat.DataMatrix),
    ):
        box = next(box for box in page.boxes if box.kind == kind)
        left, top = (int((v - 2.5) * 100 / 25.4) for v in (box.x_mm, box.y_mm))
        side = int((box.w_mm + 5) * 100 / 25.4)
        crop = cv2.resize(picture[top : top + side, left : left + side], None, fx=2, fy=2)
        assert [code.text for code in zxingcpp.read_barcodes(crop, formats=(format_,))] == [page.page_id]


def test_the_blank_of_a_form_holds_nothing_about_anybody(sample):
    packet = scorecard.lay_out(sample, METRICS)
    other = scorecard.lay_out(
        replace(sample, candidate=Candidate("C-99"), interviewer="Bo", date="another day"), METRICS
    )
    blank = draw_page(packet.pages[0], packet)
    assert "C-17" not in text_of(blank) and "Lovelace" not in text_of(blank)
    assert np.array_equal(raster(blank), raster(draw_page(other.pages[0], other)))


def test_a_sign_that_no_font_has_is_noted_and_never_drawn_as_an_empty_box(sample):
    packet = interviewer.lay_out(replace(sample, candidate=Candidate("C-17", "Jo 🦊")), METRICS)
    assert [note.field for note in packet.notes] == ["candidate"]
    assert "[U+1F98A]" in text_of(draw(packet))
    assert "\x00" not in text_of(draw(packet))


def test_a_prep_sheet_and_an_overview_are_small(bank, scorecards):
    made, role, panel = loop(bank)
    packet = prep.lay_out(made.form(), role, bank, METRICS, panel=panel)
    assert len(packet.pages) == 1
    assert len(draw(packet)) < 60_000


def test_each_form_has_one_blank_of_six_dots_a_millimetre(sample):
    cards = [
        scorecard.lay_out(replace(sample, candidate=Candidate(code)), METRICS) for code in ("C-1", "C-2")
    ]
    layout, blanks = layout_with_blanks(cards)
    assert len(layout.pages) == 2
    ((name, png),) = blanks.items()
    assert {page.blank for page in layout.pages} == {name}
    picture = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert picture.shape == (297 * 6, 210 * 6)
    marker = next(box for box in layout.pages[0].boxes if box.name == "marker_0")
    corner = picture[int(marker.y_mm * 6) + 3 : int(marker.y_mm * 6) + 8, int(marker.x_mm * 6) + 3]
    assert corner.max() < 60
    qr = next(box for box in layout.pages[0].boxes if box.name == "qr")
    left, top = int(qr.x_mm * 6), int(qr.y_mm * 6)
    assert picture[top : top + 90, left : left + 90].min() > 250  # the codes differ, so the blank has none


def test_an_empty_bubble_of_the_blank_holds_no_more_ink_than_its_own_ring_and_digit(sample):
    packet = scorecard.lay_out(sample, METRICS)
    _, blanks = layout_with_blanks([packet])
    (png,) = blanks.values()
    blank = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE).astype(float)
    printed = cv2.resize(raster(draw(packet), dpi=152.4), blank.shape[::-1]).astype(float)
    printed = cv2.GaussianBlur(printed, (0, 0), 0.8)
    for box in packet.pages[0].boxes:
        if box.kind == "bubble":
            left, top, side = int(box.x_mm * 6), int(box.y_mm * 6), int(box.w_mm * 6)
            one = blank[top : top + side, left : left + side]
            other = printed[top : top + side, left : left + side]
            assert np.clip(one - other, 0, None).mean() / 255 < 0.085  # below the least ink of a mark
