from __future__ import annotations

import hashlib
import unicodedata

import pytest
import uharfbuzz

from kit.packet.page import MM_PER_POINT
from kit.pdf.fonts import CHAINS, FOLDER, METRICS, spans


def drawn(text, face="body", rtl=False):
    return "".join(span.text for span in spans(text, face, rtl))


def fonts(text, face="body", rtl=False):
    return [span.font for span in spans(text, face, rtl)]


def test_every_font_stands_there_with_its_licence():
    shipped = {path.name for path in FOLDER.iterdir()}
    assert {f"{name}.ttf" for chain in CHAINS.values() for name in chain} <= shipped
    assert {"OFL.txt", "Apache-2.0.txt"} <= shipped


def test_the_fallback_font_is_the_one_with_all_of_hangul():
    # Its sibling DroidSansFallbackFull.ttf has three of the 11,172 syllables.
    assert all(METRICS.covers(chr(code), "body") for code in range(0xAC00, 0xD7A4))
    assert all(METRICS.covers(chr(code), "body") for code in range(0x4E00, 0x9FA6))


@pytest.mark.parametrize("char", "→✓≥☐")
def test_signs_that_noto_sans_lacks_come_from_another_font_or_are_known_to_be_missing(char):
    assert METRICS.covers(char, "body") == (char != "☐")


def test_fallback_is_sign_by_sign_and_spaces_stay_with_their_neighbours():
    assert fonts("Kim 김민준 → 3") == [
        "NotoSans-Regular",
        "DroidSansFallback",
        "JetBrainsMono-Regular",
        "NotoSans-Regular",
    ]


def test_hebrew_takes_digits_and_brackets_from_noto_sans():
    assert set(fonts("דוד (David) כהן", rtl=True)) == {"NotoSansHebrew-Regular", "NotoSans-Regular"}


def test_mixed_direction_is_drawn_in_visual_order():
    # By rule L2 of the Unicode bidirectional algorithm, read from the left.
    pieces = [span.logical or span.text for span in spans("דוד (David) כהן", "body", True)]
    assert "".join(pieces).replace(" ", "").index("David") < "".join(pieces).replace(" ", "").index("דוד")
    assert drawn("דוד", rtl=True) == "דוד"[::-1]


def test_a_number_after_arabic_stands_on_its_left():
    pieces = [span.text for span in spans("ليلى 2024", "body", True)]
    assert pieces[0].strip() == "2024"


def test_brackets_of_text_from_right_to_left_are_mirrored():
    assert drawn("(דוד)", rtl=True)[0] == "("
    assert drawn("(דוד)", rtl=True)[-1] == ")"


def harfbuzz_advance(text, name):
    face = uharfbuzz.Face(uharfbuzz.Blob((FOLDER / f"{name}.ttf").read_bytes()))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer, {"dlig": False})
    return sum(p.x_advance for p in buffer.glyph_positions) / face.upem


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("محمد عبد الله الخطيب", "NotoSansArabic-Regular"),
        ("श्रीमती प्रियंका क्षत्रिय", "NotoSansDevanagari-Regular"),
        ("สมชาย ใจดีมาก", "NotoSansThai-Regular"),
        ("דוד כהן", "NotoSansHebrew-Regular"),
    ],
)
def test_a_name_is_as_wide_as_harfbuzz_says(text, name):
    assert METRICS.width(text, "body", 10) == pytest.approx(
        harfbuzz_advance(text, name) * 10 * MM_PER_POINT, rel=0.001
    )


def test_arabic_letters_join_and_devanagari_makes_conjuncts():
    isolated = set("محمد")
    assert not isolated & set(drawn("محمد")[1:])  # only the last letter, drawn first, may keep its form
    assert len(drawn("क्षत्रिय")) < len("क्षत्रिय")


def test_a_common_name_is_not_set_as_one_rare_sign():
    assert "\ufdf4" not in drawn("محمد")
    assert len(drawn("محمد")) == 4


def test_width_is_the_sum_of_the_advances_of_the_font():
    from fontTools.ttLib import TTFont

    file = TTFont(FOLDER / "NotoSans-Regular.ttf")
    cmap, advances = file.getBestCmap(), file["hmtx"]
    text = "Hamburgefonts, 0.5 Ω Ж"
    expected = sum(advances[cmap[ord(c)]][0] for c in text) / 1000 * 12 * MM_PER_POINT
    assert METRICS.width(text, "body", 12) == pytest.approx(expected, rel=1e-3)


def test_code_has_one_width():
    assert METRICS.width("iiii", "code", 8) == METRICS.width("WWWW", "code", 8)


def test_vietnamese_stands_in_noto_sans():
    assert fonts(unicodedata.normalize("NFC", "Nguyễn Thị Ánh Tuyết")) == ["NotoSans-Regular"]


def test_fonts_are_those_of_the_licences_named():
    digest = hashlib.sha256((FOLDER / "DroidSansFallback.ttf").read_bytes()).hexdigest()
    assert digest == "56d3edfb377a8bc3c4b77f4476405c770173c0e31221ad7c77d0a8e1f3039a3e"
