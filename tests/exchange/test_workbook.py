"""The workbook opens in other readers, holds no formula, and comes back as it was."""

from __future__ import annotations

import datetime
import io
import unicodedata
import zipfile

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exchange import foreign
from kit.exchange.card import CARD_COLUMNS, card_rows, rating_rows
from kit.exchange.foreign import clean
from kit.exchange.workbook import write_workbook
from kit.scorecard import RATING_COLUMNS

from .cards import SCALES, TEXTS, card, cards, rating

ABOUT = {"made at": "2026-11-26"}


def read(content: bytes) -> dict[str, list[list[str]]]:
    """The sheets as the child reads them, without starting one."""
    return {name: [header, *(row for _, row in rows)] for name, header, rows in foreign._workbook(content)}


@settings(max_examples=60)
@given(cards())
def test_ratings_and_cards_come_back_as_they_were(made):
    back = read(write_workbook(made, SCALES, ABOUT))
    expected = [[clean(cell) for cell in row] for row in rating_rows(made, SCALES)]
    assert back["ratings"] == [list(RATING_COLUMNS), *expected]
    assert back["cards"] == [list(CARD_COLUMNS), *map(list, card_rows(made))]


DANGEROUS = ["=1+1", "=HYPERLINK(\"http://x\")", "+1", "-1", "@A1", "#N/A", "'=1", "_x0041_", "_x005F_x0041_", "_x0000_x0000_", "<r></r>", "TRUE", "1.0",
             "\u200b=1", "＝1", "|x", "%0"]  # fmt: skip


@settings(max_examples=200)
@given(TEXTS | st.sampled_from(DANGEROUS))
def test_no_text_becomes_a_formula_an_error_or_another_text(text):
    content = write_workbook([card(rating(note=text))], SCALES, ABOUT)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["ratings"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}
    assert read(content)["ratings"][1][RATING_COLUMNS.index("note")] == clean(text)


def test_a_note_is_wrapped_also_where_it_begins_as_a_formula_would():
    content = write_workbook([card(rating(note="- one\n- two"))], SCALES, ABOUT)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["ratings"]
    (note,) = [cell for cell in sheet[2] if cell.value == "- one\n- two"]
    assert (note.alignment.wrap_text, note.quotePrefix) == (True, True)


def test_a_sheet_says_what_it_spans_and_is_read_whole_by_who_believes_it():
    content = write_workbook([card(rating()), card(rating())], SCALES, ABOUT)
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    for sheet in book:
        assert (sheet.min_row, sheet.min_column) == (1, 1)
        assert (
            sheet.calculate_dimension() == openpyxl.load_workbook(io.BytesIO(content))[sheet.title].dimensions
        )
    assert [cell.value for cell in next(book["ratings"].iter_rows())] == list(RATING_COLUMNS)


def assert_alike(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert foreign._is_plain(archive)
        exact = foreign._checked_sheets(foreign._exact_sheets(content, archive, []), [])
    assert foreign._checked_sheets(foreign._plain_sheets(content), []) == exact


@settings(max_examples=60)
@given(cards())
def test_both_readers_find_the_same(made):
    content = write_workbook(made, SCALES, ABOUT)
    assert_alike(content)


def test_both_readers_find_the_same_in_a_sheet_that_a_person_made():
    book = openpyxl.Workbook()
    sheet = book.active
    day = datetime.date(2026, 11, 24)
    moment = datetime.datetime(2026, 11, 24, 23, 59, 59, 999_600)  # noqa: DTZ001 - a sheet has no zones
    sheet["C3"], sheet["D3"], sheet["E3"], sheet["F3"] = "Head", "Day", "Moment", "Number"
    for row, (number, style) in enumerate(
        [(4, "General"), (0.1, "0%"), (1e300, "0"), (10**15, "0"), (-0.0, "0"), (46350.5, '[Red]0.00'), (True, "General")], 5
    ):  # fmt: skip
        sheet.cell(row, 3, " _x0041_ ")
        sheet.cell(row, 4, day)
        sheet.cell(row, 5, moment)
        sheet.cell(row, 6, number).number_format = style
    sheet["C20"] = datetime.timedelta(days=1, hours=3)
    sheet["D20"] = datetime.time(5, 6, 7)
    sheet["E20"] = 46350.5
    sheet["E20"].number_format = '[$-409]d"m"mmm'
    out = io.BytesIO()
    book.save(out)
    content = out.getvalue()
    assert_alike(content)


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        (b'<c r="G2"><f>1+1</f><v>2</v></c>', "G2 holds a formula"),
        (b'<c r="G2"><f\n t="shared" si="0"/><v>2</v></c>', "G2 holds a formula"),
        (b'<x:c xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="G2"><x:f>1</x:f></x:c>', "G2 holds a formula"),
        (b"<c t = 'e' r='G2'><v>#REF!</v></c>", "G2 holds the error #REF!"),
        (b'<c r="BZ2"><v>2</v></c>', "78 columns; at most 64 are read"),
        (b'<c r="xfd2"><v>2</v></c>', "16384 columns"),
        (b'<c r="%s2"><v>2</v></c>' % (b"E" * 50), "this workbook is damaged"),
        (b'<c r="XFD2"><v>2</v></c>', "16384 columns; at most 64 are read"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", [0, 2**20 - 11], ids=["at the start", "between two pieces"])
def test_what_must_be_refused_is_found_however_it_is_written(cell, says, before):
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    )
    row = '<c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2">'
    filled = (sheet + row).encode()
    comment = b"<!--" + b"." * max(0, before - len(filled) - 7) + b"-->"
    content = with_sheet(filled + comment + cell + b"</row></sheetData></worksheet>")
    with pytest.raises(foreign._Refused) as refused:
        foreign._workbook(content)
    assert [words for _, _, words in refused.value.problems if words.startswith(says)]


def with_sheet(part: bytes) -> bytes:
    """A workbook whose first sheet is this part."""
    out = io.BytesIO()
    whole = io.BytesIO(write_workbook([card(rating())], SCALES, ABOUT))
    with zipfile.ZipFile(whole) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            made.writestr(name, part if name == "xl/worksheets/sheet1.xml" else archive.read(name))
    return out.getvalue()


def test_pandas_reads_numbers_as_numbers_and_moments_as_moments():
    made = [card(rating(point=4), rating("async", point=None, reason="no_time", note=""))]
    table = pd.read_excel(io.BytesIO(write_workbook(made, SCALES, ABOUT)), sheet_name=None, engine="openpyxl")
    assert list(table) == ["ratings", "cards", "scales", "about"]
    assert table["ratings"]["rating"].tolist() == [4, "NR"]
    assert table["ratings"]["submitted_at"].iloc[0] == pd.Timestamp("2026-11-24 10:20:00.123")
    assert table["scales"]["label"].tolist() == ["Well below", "Below", "Solid", "Strong", "Outstanding"]


def test_the_sheet_is_made_for_reading():
    content = write_workbook([card(rating(note="=1"))], SCALES, ABOUT)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["ratings"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:K2")
    assert sheet["A1"].font.bold
    assert sheet["I2"].quotePrefix
    assert unicodedata.normalize("NFC", sheet["I2"].value) == "=1"


def test_text_that_is_markup_stays_text():
    # Some writers of workbooks take a text between <r> and </r> for markup that is ready to be written.
    note = '<r><t>x</t></r></is></c><c r="L2"><f>1+1</f></c><c r="M2" t="inlineStr"><is><r></r>'
    content = write_workbook([card(rating(note=note))], SCALES, ABOUT)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["ratings"]
    assert (sheet.max_column, sheet["I2"].value) == (len(RATING_COLUMNS), note)
