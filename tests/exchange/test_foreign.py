"""Files from elsewhere: what is too large, hostile or odd is refused in words, before it can do harm."""

from __future__ import annotations

import io
import json
import os
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.errors import ExchangeError
from kit.exchange import foreign
from kit.exchange.foreign import Sheet, open_foreign


def faults(content: bytes, kind: str, **more) -> list[str]:
    with pytest.raises(ExchangeError) as error:
        open_foreign(content, kind, file="f", **more)
    return str(error.value).splitlines()


def book(*rows, title="ratings", change=lambda sheet: None) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    change(sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def test_a_table_gives_its_header_and_each_row_with_its_line():
    content = b'\xef\xbb\xbfA ;b\r\n1;"x\r\ny"\r\n\r\n;2\r\n'
    assert open_foreign(content, "csv", file="f").sheets == {
        "": Sheet("", ("a", "b"), ((2, ("1", "x\ny")), (5, ("", "2"))))
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_unicode_is_recognised(encoding):
    opened = open_foreign("a,b\nŽofie,林\n".encode(encoding), "csv", file="f")
    assert opened.sheets[""].rows == ((2, ("Žofie", "林")),)


@pytest.mark.parametrize(
    "content", [b"sep=;\r\na;b\r\n1,5;2\r\n", b"\r\na;b\r\n1,5;2\r\n", b"\na;b\n1,5;2\n"]
)
def test_a_first_line_that_is_empty_or_names_the_sign_between_cells_is_no_header(content):
    assert open_foreign(content, "csv", file="f").sheets[""] == Sheet("", ("a", "b"), ((3, ("1,5", "2")),))


def test_the_mark_of_unicode_is_no_text_also_where_the_encoding_is_said():
    opened = open_foreign("\ufeffname\nZoë\n".encode(), "csv", file="f", encoding="UTF-8")
    assert opened.sheets[""].header == ("name",)


def sheets_beside(change) -> bytes:
    made = openpyxl.load_workbook(io.BytesIO(book(["a"], ["1"])))
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("rows", [[], [["mine"], ["wider", "row"]], [["mean"], ["=AVERAGE(ratings!A2)"]]])
def test_what_people_keep_on_other_sheets_beside_the_ratings_is_not_looked_at(rows):
    content = sheets_beside(lambda made: [made.create_sheet("Notes").append(row) for row in rows])
    assert list(open_foreign(content, "xlsx", file="f").sheets) == ["ratings"]


def test_a_hidden_sheet_of_ours_is_not_left_out_silently():
    def hide(made) -> None:
        made.create_sheet("cards").append(["candidate"])
        made["cards"].sheet_state = "hidden"

    assert faults(sheets_beside(hide), "xlsx") == [
        "f, sheet cards:1: this sheet is hidden: show it, or delete it."
    ]


def test_that_more_problems_follow_is_said_after_two_hundred():
    told = faults(b"a,b\n" + b"1\n" * 300, "csv")
    assert told[-2:] == ["f:201: expected 2 cells (got 1).", "f:202: more problems follow: mend these first."]
    assert len(told) == 201


def test_another_encoding_is_not_guessed_but_can_be_said():
    content = "name\nZoë\n".encode("cp1252")
    assert faults(content, "csv") == [
        "f:2: this is no UTF-8 text (from the 8. byte). Save the file as UTF-8; on the command line --encoding says how "
        "it is encoded."
    ]
    assert open_foreign(content, "csv", file="f", encoding="cp1252").sheets[""].rows == ((2, ("Zoë",)),)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "f:1: there is nothing in it: the first row must name the columns."),
        (b"a,b\n1\n", "f:2: expected 2 cells (got 1)."),
        (b"a,b\n1,2,3\n", "f:2: expected 2 cells (got 3)."),
        (b"a\n" + b"x" * 4001, "f:2: column 1 holds 4001 characters; at most 4000 are read."),
        (b",".join([b"a"] * 65), "f:1: 65 columns; at most 64 are read."),
        (b"a\n" + b"1\n" * 100_001, "f:100002: more than 100,000 rows: split the file."),
        (b'a\n"x\n', "f:2: this is not a CSV table: unexpected end of data."),
        (
            b"a\n\x001\n",
            "f:2: this is no text: it holds a zero character. If it is UTF-16, save it as UTF-8.",
        ),
        (
            b"PK\x03\x04",
            "f:1: this is a workbook or archive, not a text file. Name its format, or save it as text.",
        ),
        (b"a" * (25 * 1024**2 + 1), "f:1: the file has 25.0 MB; at most 25 MB are read."),
    ],
)
def test_what_is_wrong_with_a_table_is_said_at_its_line(content, says):
    assert faults(content, "csv") == [says]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"a": 1,\n "a": 2}', "f:1: the entry 'a' is given twice in one object."),
        ("[" * 21 + "]" * 21, "f:1: it is nested deeper than 20 levels."),
        ("[" * 2_000_000, "f:1: it is nested deeper than 20 levels."),
        ("[NaN]", "f:1: NaN is no number that can be read."),
        ("[-Infinity]", "f:1: -Infinity is no number that can be read."),
        ("[1e999]", "f:1: 1e999 is too large a number."),
        ("[1" + "0" * 18 + "]", "f:1: a whole number of 19 digits; at most 18 are read."),
        ("[1,\n2,,]", "f:2: this is no JSON: Expecting value (column 3)."),
    ],
)
def test_json_that_could_hurt_or_mislead_is_refused(text, says):
    assert faults(text.encode(), "json") == [says]


def test_brackets_inside_a_text_do_not_count_as_nesting():
    document = ["[" * 50 + '"\\']
    assert open_foreign(json.dumps(document).encode(), "json", file="f").document == document


def test_text_is_composed_and_without_controls():
    assert open_foreign(b'["A\\u0308\\u0007\\u202e"]', "json", file="f").document == ["Ä\u202e"]


def test_a_workbook_gives_its_visible_sheets_as_text():
    content = book(["a", "B "], [4.0, True], [None, None], [0.5, "x"])
    assert open_foreign(content, "xlsx", file="f").sheets == {
        "ratings": Sheet("ratings", ("a", "b"), ((2, ("4", "TRUE")), (4, ("0.5", "x"))))
    }


def test_formulas_errors_and_merged_cells_are_each_named_at_their_row():
    def spoil(sheet):
        sheet["A2"] = "=1+1"
        sheet["B3"] = "#N/A"
        sheet.merge_cells("A4:B4")

    assert faults(book(["a", "b"], ["", ""], ["1", ""], ["x", "y"], change=spoil), "xlsx") == [
        "f, sheet ratings:2: A2 holds a formula: put its value in its place (copy, then paste as values).",
        "f, sheet ratings:3: B3 holds the error #N/A.",
        "f, sheet ratings:4: the cells A4:B4 are merged: unmerge them, and fill in each of them.",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"no zip", "this is no .xlsx workbook."),
        (
            b"\xd0\xcf\x11\xe0old",
            "this is an old (.xls) or encrypted workbook: save it as .xlsx, without a password.",
        ),
        (packed(word__document_xml=b"<x/>"), "this is no .xlsx workbook."),
        (
            packed(xl__workbook_xml=b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'),
            "'xl/workbook.xml' declares a document type: it is not read.",
        ),
        (packed(xl__workbook_xml=b"<x/>"), "this workbook is damaged"),
    ],
)
def test_what_is_no_plain_workbook_is_refused_by_name(content, says):
    (found,) = faults(content, "xlsx")
    assert found.startswith(f"f:1: {says}")


def test_macros_are_refused():
    content = packed(**{"xl__workbook_xml": b"<x/>"})
    with zipfile.ZipFile(made := io.BytesIO(content), "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert faults(made.getvalue(), "xlsx") == ["f:1: it holds macros: save it as .xlsx."]


def test_a_bomb_is_refused_by_what_it_says_of_itself_before_it_is_unpacked():
    assert faults(packed(xl__workbook_xml=b"<x/>", big_xml=b"0" * 2_000_000), "xlsx") == [
        "f:1: 'big.xml' is packed more than 100 times: it is not read."
    ]
    many = packed(xl__workbook_xml=b"<x/>", **{f"part{n}": os.urandom(9) * 3_000_000 for n in range(5)})
    assert faults(many, "xlsx")[0].startswith("f:1: unpacked it would take 128 MB in 6 parts; at most 120 MB")


def test_a_bomb_that_lies_about_its_size_meets_the_limits_of_the_child(monkeypatch):
    content = bytearray(book(["a"], *[["0" * 30_000] for _ in range(300)]))
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(bytes(content))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            target.writestr(entry.filename, source.read(entry))
    lying = out.getvalue().replace((9_000_000).to_bytes(4, "little"), (9).to_bytes(4, "little"))
    assert faults(lying, "xlsx")


def test_rows_without_end_are_given_up_after_the_most_that_are_read():
    rows = [["a"], *[["1"]] * 100_001]
    assert faults(book(*rows), "xlsx") == ["f, sheet ratings:100002: more than 100,000 rows: split the file."]


@pytest.mark.parametrize("number", [1_048_577, 10**30])
def test_a_row_with_a_number_beyond_any_sheet_is_refused_and_not_counted_up_to(number):
    assert faults(renumbered(number), "xlsx") == [
        "f, sheet ratings:1048576: a row has a number above 1,048,576: no sheet is so long."
    ]


def test_the_last_row_of_a_sheet_is_read():
    assert open_foreign(renumbered(1_048_576), "xlsx", file="f").sheets["ratings"].rows == (
        (1_048_576, ("1",)),
    )


def renumbered(number: int) -> bytes:
    """A workbook whose second row says that it is another."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(["a"], ["1"]))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            row, cell = b'<row r="%d"' % number, b'r="A%d"' % number
            target.writestr(name, source.read(name).replace(b'<row r="2"', row).replace(b'r="A2"', cell))
    return out.getvalue()


@settings(max_examples=300)
@given(st.sampled_from(["csv", "json", "xlsx"]), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(kind, content):
    _open_here(kind, content)


GOOD = book(["a", "b"], ["1", "=x"], ["2", "y"])


@settings(max_examples=300)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_workbook_with_bytes_changed_is_read_or_refused(place, change):
    _open_here("xlsx", GOOD[:place] + change + GOOD[place + len(change) :])


def _open_here(kind: str, content: bytes) -> None:
    """What the child does, in this process: anything but a refusal is a fault of ours."""
    try:
        if kind == "csv":
            foreign._table(foreign._decoded(content, ""))
        elif kind == "json":
            foreign._document(foreign._decoded(content, ""))
        else:
            foreign._workbook(content)
    except foreign._Refused as refused:
        assert refused.problems
