from __future__ import annotations

import itertools

import pytest

from kit.packet import layout_of
from kit.packet.ids import ALPHABET, PUBLIC_KEY, is_signed, layout_hash, page_id
from kit.packet.page import PAPERS, Box, Packet
from kit.packet.scorecard import lay_out
from kit.packet.style import ACCENT, BAR, CODE_COLOURS, INK, MUTED, TINT, WHITE
from tests.packet.samples import FixedMetrics, interview


def luminance(colour):
    """The relative luminance of WCAG 2.1."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(
        4.54, abs=0.01
    )  # the known lightest grey that passes


@pytest.mark.parametrize("colour", [INK, MUTED, ACCENT])
def test_text_stands_out_from_paper(colour):
    assert contrast(colour, WHITE) >= 4.5


@pytest.mark.parametrize("colour", [INK, *CODE_COLOURS.values()])
def test_code_stands_out_from_its_tint(colour):
    assert contrast(colour, TINT) >= 4.5


def test_words_can_be_read_on_the_bars_of_a_timeline_and_in_grey_too():
    assert contrast(INK, BAR) >= 7


def test_a_page_id_has_sixteen_signs_that_are_not_mistaken_for_each_other():
    made = page_id(PUBLIC_KEY, "content", "nonce", 1, "layout")
    assert len(made) == 16
    assert set(made) <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize("change", ["token", "signature", "page", "layout", "key"])
def test_an_id_that_is_altered_or_foreign_is_not_signed(change):
    made = page_id(b"our key", "content", "nonce", 3, "layout")
    assert is_signed(made, 3, "layout", b"our key")
    other = {"A": "B"}
    altered = {
        "token": other.get(made[0], "A") + made[1:],
        "signature": made[:-1] + other.get(made[-1], "A"),
    }.get(change, made)
    assert not is_signed(
        altered,
        4 if change == "page" else 3,
        "moved" if change == "layout" else "layout",
        b"their key" if change == "key" else b"our key",
    )


def test_ids_differ_by_page_nonce_content_and_key():
    made = {
        page_id(key, content, nonce, page, "layout")
        for key, content, nonce, page in itertools.product((b"a", b"b"), "ab", "ab", (1, 2))
    }
    assert len(made) == 16


def test_the_hash_of_a_layout_changes_when_a_box_moves():
    box = Box(name="a", kind="bubble", row="r", value="1", x_mm=1.0, y_mm=1.0, w_mm=4.6, h_mm=4.6)
    moved = box.model_copy(update={"x_mm": 1.1})
    assert layout_hash((box,), ()) != layout_hash((moved,), ())


def test_the_layout_names_each_box_of_each_scan_page(bank, scorecards):
    packet = lay_out(interview(bank, scorecards), FixedMetrics())
    (page,) = layout_of([packet]).model_dump()["pages"]
    assert (page["file"], page["page"], page["width_mm"], page["height_mm"]) == (packet.file, 1, 210.0, 297.0)
    assert page["page_id"] == packet.pages[0].page_id
    assert {"name", "kind", "row", "value", "x_mm", "y_mm", "w_mm", "h_mm"} == set(page["boxes"][0])
    assert {key: page["boxes"][0][key] for key in ("name", "kind", "value", "x_mm", "y_mm")} == {
        "name": "marker_0",
        "kind": "marker",
        "value": "0",
        "x_mm": 9.0,
        "y_mm": 9.0,
    }
    assert page["rows"][0] == {
        "name": "s1_c01",
        "competency": "debugging",
        "question": "debug-invoice-pool-node",
        "required": True,
    }


def test_a_layout_is_of_one_paper(bank, scorecards):
    sample = interview(bank, scorecards)
    with pytest.raises(ValueError, match="one paper"):
        layout_of([lay_out(sample, FixedMetrics(), paper) for paper in PAPERS])


def test_files_carry_ids_and_never_a_name(bank, scorecards):
    packet = lay_out(interview(bank, scorecards), FixedMetrics())
    assert packet.file.startswith("scorecard-a-debugging-")
    assert not any(word in packet.file.lower() for word in ("khai", "ada", "lovelace", "c-17"))
    assert Packet("interviewer", "x", "t", PAPERS["a4"], ()).file == "packet-x.pdf"
    assert Packet("overview", "x", "t", PAPERS["a4"], ()).file == "loop-x.pdf"
