"""The ratings table comes back as it was written, is safe in a spreadsheet, and names every bad row."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import RatingsError
from kit.exchange import read_ratings, write_ratings
from kit.exchange.table import neutralised, plain, read_groups, read_totals
from kit.scorecard import RATING_COLUMNS, read_scorecards

SCALES = read_scorecards().scales


def problems(text: str) -> list[tuple[int, str]]:
    with pytest.raises(RatingsError) as error:
        read_ratings(text.encode(), SCALES)
    return [(p.line, p.message) for p in error.value.problems]


def test_four_columns_are_enough():
    table = read_ratings(
        b"candidate,interviewer,competency,rating\nc1,ada,debugging,4\nc1,bo,debugging,NR\n", SCALES
    )
    assert table["rating"].tolist() == ["4", "NR"]
    assert table["label"].tolist() == ["Strong", ""]
    assert set(table["scale"]) == {"bars5"}


def test_a_revision_with_more_digits_than_a_number_may_have_is_refused_and_not_shown_whole():
    text = f"candidate,interviewer,competency,rating,revision\nc1,ada,debugging,4,{'9' * 5000}\n"
    assert problems(text) == [(2, f"'revision' must be a whole number from 1 (got '{'9' * 60}').")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_are_recognised(delimiter):
    text = "candidate,interviewer,competency,rating\n001,NA,debugging,4\n".replace(",", delimiter)
    table = read_ratings(b"\xef\xbb\xbf" + text.encode(), SCALES)
    # pandas would have made 1 of 001, and nothing of NA
    assert table[["candidate", "interviewer"]].to_numpy().tolist() == [["001", "NA"]]


def test_every_bad_row_is_named_at_its_line():
    text = (
        "candidate,interviewer,competency,rating,scale\n"
        "c1,ada,debugging,6,bars5\n"
        ",ada,debugging,4,bars5\n"
        "c1,bo,debugging,4,bars6\n"
        "c1,bo,testing,four,bars5\n"
        "c1,cy,debugging\n"
        "c2,ada,debugging,3,\n"
        "c2,ada,debugging,3,\n"
    )
    assert problems(text) == [
        (2, "'rating' must be 1 to 5, NR or nothing (got '6')."),
        (3, "'candidate' is empty."),
        (4, "unknown scale 'bars6'. Did you mean 'bars5'?"),
        (5, "'rating' must be 1 to 5, NR or nothing (got 'four')."),
        (6, "expected 5 cells (got 3)."),
        (
            8,
            "the same rating stands in line 7 already; if these are two, a column 'question' tells them apart.",
        ),
    ]


def test_the_header_is_checked_first():
    assert problems("candidat,interviewer,competency,rating,rating\n") == [
        (
            1,
            "the column 'candidate' is missing; the first line must name candidate, interviewer, competency and rating, "
            "each line below it like 'c1,ada,debugging,4'.",
        ),
        (1, "the column 'rating' is given twice."),
        (1, "unknown column 'candidat'. Did you mean 'candidate'?"),
    ]


def test_a_line_is_counted_where_its_row_begins_although_a_note_has_line_ends():
    text = (
        'candidate,interviewer,competency,rating,note\nc1,ada,debugging,4,"one\ntwo"\nc1,bo,debugging,9,x\n'
    )
    assert problems(text) == [(4, "'rating' must be 1 to 5, NR or nothing (got '9').")]


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"\xff\xfe", b'candidate,"x\n', b"PK\x03\x04"])
def test_a_file_that_is_no_table_is_refused_in_words(content):
    with pytest.raises(RatingsError):
        read_ratings(content, SCALES)


PAYLOADS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "'=1", "''=1", "=HYPERLINK(\"http://x\")", "|calc", "%0", "＝1",
    "fine", "'quoted", "+49 30 1234", "", "'", "\ufeff=1",
]  # fmt: skip


@pytest.mark.parametrize("text", PAYLOADS)
def test_no_cell_is_taken_for_a_formula_and_each_comes_back(text):
    assert plain(neutralised(text)) == text
    assert not neutralised(text).lstrip(" \t\ufeff").startswith(("=", "+", "-", "@", "|", "%", "＝"))


texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=30).map(str.strip)


@given(texts.filter(bool), texts, st.sampled_from(["1", "5", "NR", ""]))
def test_whatever_stands_in_names_and_notes_comes_back(name, note, rating):
    row = dict.fromkeys(RATING_COLUMNS, "") | {
        "candidate": name, "interviewer": "ada", "competency": "debugging", "scale": "bars5",
        "rating": rating, "note": note, "revision": "1",
    }  # fmt: skip
    content = write_ratings(pd.DataFrame([row]))
    back = read_ratings(content, SCALES).iloc[0]
    assert (back["candidate"], back["note"], back["rating"]) == (name, note, rating)
    cells = next(iter(list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1:]))
    assert len(cells) == len(RATING_COLUMNS)


@pytest.mark.parametrize("read", [lambda content: read_ratings(content, {}), read_totals, read_groups])
def test_a_table_of_very_many_columns_is_refused_with_one_sentence(read):
    with pytest.raises(RatingsError) as error:
        read(b"[" + b"1, " * 900_000 + b"1]\n")
    assert [p.message for p in error.value.problems] == ["900,001 columns; at most 64 are read."]
