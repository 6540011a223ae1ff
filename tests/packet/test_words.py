from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import PacketError
from kit.packet.style import BODY
from kit.packet.words import clean, one_line, printable, runs_right_to_left, width_of, wrap
from tests.packet.samples import FixedMetrics

METRICS = FixedMetrics()
SIGN = METRICS.width("x", "body", BODY.size)


def text_of(lines):
    return ["".join(run.text for run in line) for line in lines]


def test_signs_that_reorder_or_control_a_page_are_dropped():
    assert clean("a\u202eb\u0000c\ud800d\ufffee\u2066f", "name") == "abcdef"


def test_no_letter_keeps_more_than_three_marks():
    assert clean("q" + "\u0302" * 50, "name") == "q" + "\u0302" * 3


def test_letters_and_their_marks_are_composed():
    assert clean("e\u0301", "name") == "é"


def test_a_text_that_is_too_long_is_refused_by_the_name_of_its_field():
    with pytest.raises(PacketError, match="place of the interview: 4,001 signs are too many"):
        clean("x" * 4001, "place of the interview")


def test_a_sign_that_no_font_has_is_printed_as_its_number_and_noted():
    notes = []
    assert printable("a\u0378b", "name", METRICS, "body", notes) == "a[U+0378]b"
    assert notes == [("name", "no font has U+0378: printed as its number in brackets.")]


def test_a_line_breaks_between_words():
    lines = wrap("one two three four", BODY, SIGN * 9.5, METRICS)
    assert text_of(lines) == ["one two", "three", "four"]


def test_words_in_back_quotes_are_code_and_keep_their_neighbours():
    (line,) = wrap("call `db.release()`, then", BODY, 500, METRICS)
    assert [(run.text, run.face) for run in line] == [
        ("call ", "body"),
        ("db.release()", "code"),
        (", then", "body"),
    ]


def test_a_single_back_quote_stands_for_itself():
    assert text_of(wrap("a ` b", BODY, 500, METRICS)) == ["a ` b"]


def test_a_long_word_breaks_after_a_slash_and_else_anywhere():
    lines = wrap("https://example.org/one-two/three", BODY, SIGN * 14.5, METRICS)
    assert text_of(lines) == ["https://", "example.org/", "one-two/three"]
    assert text_of(wrap("x" * 25, BODY, SIGN * 10.5, METRICS)) == ["x" * 10, "x" * 10, "x" * 5]


def test_chinese_breaks_between_any_two_signs_but_not_before_a_full_stop():
    lines = wrap("王小明王小明。王", BODY, SIGN * 6.5, METRICS)
    assert text_of(lines) == ["王小明王小", "明。王"]


def test_breaking_a_word_takes_time_in_proportion_to_its_length():
    def seconds(count):
        start = time.process_time()
        wrap("x" * count, BODY, SIGN * 80, METRICS)
        return time.process_time() - start

    seconds(1000)
    # A quadratic breaker would take 100 times as long for ten times the signs.
    assert min(seconds(40_000) for _ in range(3)) < 40 * min(seconds(4_000) for _ in range(3))


@given(st.text(max_size=200), st.floats(5, 120))
def test_each_line_fits_and_no_sign_is_lost(text, room):
    text = clean(text, "text")
    lines = wrap(text, BODY, room, METRICS, plain=True)
    assert all(width_of(line, METRICS) <= room + SIGN * 4 for line in lines)
    assert "".join("".join(text_of(lines)).split()) == "".join(text.split())


@given(st.text(max_size=300), st.floats(8, 120))
def test_one_line_fits_or_is_cut_with_an_ellipsis(text, room):
    text = clean(text, "text")
    run = one_line(text, BODY, room, METRICS)
    assert METRICS.width(run.text, run.face, run.size) <= room + 1e-6
    assert run.size >= BODY.size * 0.8 - 1e-9
    assert run.text == " ".join(text.split()) or run.text.endswith("…")


def test_the_first_letter_tells_the_direction():
    assert runs_right_to_left("2024 (محمد)")
    assert not runs_right_to_left("2024 (David) דוד")
