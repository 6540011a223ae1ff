"""The workbook opens in other readers, holds no formula, and comes back as it was."""

from __future__ import annotations

import io
import unicodedata

import openpyxl
import pandas as pd
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


DANGEROUS = ["=1+1", "=HYPERLINK(\"http://x\")", "+1", "-1", "@A1", "#N/A", "'=1", "_x0041_", "_x005F_x0041_", "TRUE", "1.0",
             "\u200b=1", "＝1", "|x", "%0"]  # fmt: skip


@settings(max_examples=200)
@given(TEXTS | st.sampled_from(DANGEROUS))
def test_no_text_becomes_a_formula_an_error_or_another_text(text):
    content = write_workbook([card(rating(note=text))], SCALES, ABOUT)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["ratings"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d", "inlineStr"}
    assert read(content)["ratings"][1][RATING_COLUMNS.index("note")] == clean(text)


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
