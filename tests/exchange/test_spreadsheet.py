# ruff: noqa: DTZ001 - spreadsheets know no time zones
"""Cells are read as what another library wrote into them, whatever a workbook says of itself."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.exchange import foreign

from .test_foreign import book


def texts(content: bytes) -> list[list[str]]:
    """The rows of the one sheet below its header, as the child reads them."""
    ((_, _, rows),) = foreign._workbook(content)
    return [cells for _, cells in rows]


def said(content: bytes) -> list[str]:
    with pytest.raises(foreign._Refused) as refused:
        foreign._workbook(content)
    return [f"{row}: {words}" for _, row, words in refused.value.problems]


def changed(content: bytes, part: str, change) -> bytes:
    """A workbook with the XML of one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            target.writestr(name, change(text.decode()).encode() if name == part else text)
    return out.getvalue()


def rows(xml: str) -> bytes:
    """A workbook with this between its header and the end of its sheet."""
    return changed(
        book(["a", "b"]),
        "xl/worksheets/sheet1.xml",
        lambda s: s.replace("</sheetData>", f"{xml}</sheetData>"),
    )


VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20)
    .filter(lambda text: text.strip() and "_x" not in text and not text.startswith("="))
    .map(lambda text: (text, foreign.clean(text))),
    st.integers(-(10**12), 10**12).map(lambda number: (number, str(number))),
    st.floats(-1e9, 1e9).map(lambda x: float(f"{x:.15g}")).map(lambda x: (x, str(int(x)) if x.is_integer() else str(x))),
    st.booleans().map(lambda truth: (truth, str(truth).upper())),
    st.datetimes(datetime(1901, 1, 1), datetime(2999, 1, 1)).map(
        lambda m: (m := m.replace(microsecond=m.microsecond // 1000 * 1000), m.isoformat(timespec="milliseconds") + "Z")
    ),
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=5))
def test_every_kind_of_value_is_read_as_openpyxl_wrote_it(table):
    content = book(["a", "b"], *[[value for value, _ in row] for row in table])
    assert texts(content) == [[text for _, text in row] for row in table]


def test_times_and_spans_are_as_they_look():
    content = book(["a", "b"], [time(10, 20), timedelta(hours=30, minutes=5)], [date(2026, 12, 1), "x"])
    assert texts(content) == [["10:20:00", "1 day, 6:05:00"], ["2026-12-01T00:00:00.000Z", "x"]]


def test_days_are_counted_from_where_the_workbook_says():
    made = openpyxl.Workbook()
    made.epoch = datetime(1904, 1, 1)
    for value in ("a", datetime(2026, 12, 1, 9, 30)):
        made.active.append([value])
    made.save(out := io.BytesIO())
    assert texts(out.getvalue()) == [["2026-12-01T09:30:00.000Z"]]


def test_a_text_in_several_fonts_is_one_text_and_how_to_say_it_is_left_out():
    runs = '<is><r><t>東</t></r><r><rPr><b/></rPr><t>京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh></is>'
    assert texts(rows(f'<row r="2"><c r="A2" t="inlineStr">{runs}</c></row>')) == [["東京", ""]]


def test_cells_without_names_are_counted_and_rows_without_numbers_too():
    assert texts(rows("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")) == [
        ["1", "2"],
        ["3", ""],
    ]


def test_a_sheet_that_says_it_ends_at_the_last_cell_of_all_is_as_large_as_it_is():
    def lie(text: str) -> str:
        return text.replace('ref="A1:B2"', 'ref="A1:XFD1048576"')

    content = changed(book(["a", "b"], [1, 2]), "xl/worksheets/sheet1.xml", lie)
    assert texts(content) == [["1", "2"]]


@pytest.mark.parametrize(
    ("xml", "says"),
    [
        ('<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>', "2: A2 holds a formula: put its value in its place (copy, then paste as values)."),
        ('<row r="2"><c r="A2" t="shared"><f t="shared" si="0"/></c></row>', "2: A2 holds a formula: put its value in its place (copy, then paste as values)."),
        ('<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>', "2: A2 holds the error #REF!."),
    ],
)  # fmt: skip
def test_what_is_no_plain_value_is_named_at_its_cell(xml, says):
    assert says in said(rows(xml))


def test_a_document_type_is_refused_wherever_it_stands():
    late = changed(
        book(["a"], ["1"]),
        "xl/worksheets/sheet1.xml",
        lambda s: f"<!--{'x' * 5000}--><!DOCTYPE x>{s[s.index('<worksheet') :]}",
    )
    assert said(late) == ["1: 'xl/worksheets/sheet1.xml' declares a document type: it is not read."]
