"""Files that come back: filled by several programs, scanned, mixed, broken, forged."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import cv2
import numpy as np
import pikepdf
import pypdf
import pytest
from PIL import Image
from typer.testing import CliRunner

from kit.cli import app
from kit.errors import InputError
from kit.packet import scorecard
from kit.pdf import METRICS, draw, layout_with_blanks
from kit.pdf.pages import take_apart
from kit.pdf.read import Stored, rating_rows, read_boxes, read_files, read_json
from kit.pdf.review import decided, read_decisions, review_files
from tests.packet.samples import interview
from tests.pdf.damage import DRAWN_AT, raster


@pytest.fixture(scope="module")
def printed(bank, scorecards):
    sample = interview(bank, scorecards)
    paper = scorecard.lay_out(sample, METRICS)
    form = scorecard.lay_out(sample, METRICS, fillable=True)
    layout, blanks = layout_with_blanks([paper, form])
    pictures = {
        name: cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE) for name, png in blanks.items()
    }
    known = {page.page_id: Stored(page, pictures[page.blank]) for page in layout.pages}
    return paper, form, layout, blanks, known


def marked(printed, **given: str) -> np.ndarray:
    """The printed page with these bubbles filled by a pen."""
    picture = raster(printed[0])
    for row, value in given.items():
        box = next(b for b in printed[2].pages[0].boxes if b.row == row and b.value == value)
        x, y = ((v * DRAWN_AT / 25.4) for v in (box.x_mm + box.w_mm / 2, box.y_mm + box.h_mm / 2))
        cv2.circle(picture, (round(x), round(y)), round(1.9 * DRAWN_AT / 25.4), 25.0, -1)
    return picture


def fill_by_pypdf(content: bytes, values: dict[str, str]) -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(content)))
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def fill_by_pikepdf(content: bytes, values: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if value := values.get(str(field.T)):
                field.V = pikepdf.Name(value) if value.startswith("/") else pikepdf.String(value)
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("fill", [fill_by_pypdf, fill_by_pikepdf])
def test_a_filled_form_is_read_exactly(printed, tmp_path, fill):
    values = {
        "s1_c01": "/4",
        "s1_c02": "/NR",
        "s1_recommendation": "/yes",
        "s1_c01_why": "Найдёт 原因 — (так).",
    }
    path = tmp_path / "card.pdf"
    path.write_bytes(fill(draw(printed[1]), values))
    (page,) = read_files([path], printed[4].get)
    rows = {row.box: (row.value, row.state) for row in page.reading.rows}
    assert page.state == "read"
    assert rows["s1_c01"] == ("4", "ok")
    assert rows["s1_c02"] == ("NR", "ok")
    assert rows["s1_recommendation"] == ("yes", "ok")
    assert rows["s1_c03"] == (None, "blank")
    assert page.fields["s1_c01_why"] == "Найдёт 原因 — (так)."
    assert {row.box for row in page.doubtful} == {r.name for r in printed[2].pages[0].rows if r.required} - {
        "s1_c01",
        "s1_c02",
        "s1_recommendation",
    }


def test_a_note_that_begins_with_a_slash_keeps_it(printed, tmp_path):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(draw(printed[1]))) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            if str(field.T) == "s1_c01_why":
                field.V = pikepdf.String("/readyz says no, /healthz says yes")
        pdf.save(out)
    path = tmp_path / "card.pdf"
    path.write_bytes(out.getvalue())
    (page,) = read_files([path], printed[4].get)
    assert page.fields["s1_c01_why"] == "/readyz says no, /healthz says yes"


@pytest.mark.parametrize("password", ["", "sesame"], ids=["that only its owner knows", "to open it"])
def test_a_form_with_a_password_is_refused_in_words(printed, tmp_path, password):
    path = tmp_path / "card.pdf"
    with pikepdf.open(io.BytesIO(fill_by_pikepdf(draw(printed[1]), {"s1_c01": "/4"}))) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="open", user=password))
    (page,) = read_files([path], printed[4].get)
    assert "protected by a password" in page.words


def test_pages_in_any_order_are_told_apart_and_a_repeat_is_named(printed, tmp_path):
    first, other = marked(printed, s1_c01="5"), marked(printed, s1_c01="2")
    white = np.full_like(first, 255)
    pages = [Image.fromarray(np.rot90(p, k)) for p, k in ((white, 0), (first, 2), (first, 1), (other, 0))]
    pages[0].save(tmp_path / "scan.pdf", save_all=True, append_images=pages[1:], resolution=DRAWN_AT)
    found = read_files([tmp_path / "scan.pdf"], printed[4].get)
    assert [page.state for page in found] == ["unlocated", "read", "duplicate", "differs"]
    assert [row.value for row in found[1].reading.rows if row.state == "ok"] == ["5"]
    assert [(r["competency"], r["rating"]) for r in rating_rows(found)] == [("debugging", "5")]


def test_photos_are_read_and_what_is_no_picture_is_said_so(printed, tmp_path):
    picture = Image.fromarray(marked(printed, s1_c01="3"))
    for name in ("photo.jpg", "photo.png", "photo.tiff"):
        picture.save(tmp_path / name)
    (tmp_path / "note.txt").write_text("hello")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    (tmp_path / "scans").mkdir()
    names = ("photo.jpg", "photo.png", "photo.tiff", "note.txt", "broken.pdf", "gone.pdf", "scans")
    found = read_files([tmp_path / name for name in names], printed[4].get)
    assert [page.state for page in found] == ["read", "duplicate", "duplicate", *["nothing"] * 4]
    assert [page.words for page in found[3:]] == [
        "It is no PDF, PNG, JPEG or TIFF.",
        "It is no PDF that can be read.",
        "There is no such file.",
        "It is a folder: name the files in it.",
    ]


def test_the_command_ends_with_1_where_a_file_gave_no_page(printed, tmp_path):
    (tmp_path / "boxes.json").write_text(printed[2].model_dump_json())
    for name, png in printed[3].items():
        (tmp_path / name).write_bytes(png)
    Image.fromarray(marked(printed, s1_c01="3")).save(tmp_path / "photo.png")
    called = ["read", "--boxes", str(tmp_path / "boxes.json"), str(tmp_path / "photo.png")]
    assert CliRunner().invoke(app, called).exit_code == 0
    done = CliRunner().invoke(app, [*called, str(tmp_path / "gone.pdf")])
    assert "gone.pdf, page 1: There is no such file." in done.stdout
    assert done.exit_code == 1


def test_an_id_that_was_not_signed_here_is_refused(printed, tmp_path):
    page = printed[2].pages[0]
    moved = page.model_copy(
        update={"boxes": tuple(b.model_copy(update={"x_mm": b.x_mm + 1}) for b in page.boxes)}
    )
    Image.fromarray(marked(printed, s1_c01="3")).save(tmp_path / "photo.png")
    stored = replace(printed[4][page.page_id], layout=moved)
    (found,) = read_files([tmp_path / "photo.png"], {page.page_id: stored}.get)
    assert found.state == "bad_signature"
    (found,) = read_files([tmp_path / "photo.png"], lambda page_id: None)
    assert found.state == "unknown_id"


def test_a_bomb_harms_nobody():
    png = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(png, "PNG")
    (refused,) = take_apart(png.getvalue())
    assert "million dots" in refused.words
    (slow,) = take_apart(png.getvalue(), seconds=0.01)
    assert "given up" in slow.words


def test_a_page_that_the_list_of_pages_only_promises_is_named():
    content = b"""%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
3 0 obj null endobj
trailer <</Root 1 0 R>>
"""
    (refused,) = take_apart(content)
    assert refused.words == "Page 1 is damaged: print and scan it, or save it again."


def test_a_picture_whose_second_page_has_no_size_is_refused_by_name():
    tiff = io.BytesIO()
    Image.new("L", (8, 8)).save(tiff, "TIFF")
    content = bytearray(tiff.getvalue())
    entries = int.from_bytes(content[8:10], "little")
    place = 10 + 12 * entries  # where the first page says where the next one is
    content[place : place + 4] = len(content).to_bytes(4, "little")
    content += bytes(6)  # a page of which nothing is said, and no other after it
    (refused,) = take_apart(bytes(content))
    assert refused.words == "The picture can not be read: Missing dimensions."


def test_the_document_of_the_command_names_every_mark_and_what_a_person_must_see(printed, tmp_path):
    Image.fromarray(marked(printed, s1_c01="3")).save(tmp_path / "photo.png")
    found = read_files([tmp_path / "photo.png"], printed[4].get)
    document = json.loads(json.dumps(read_json(found)))
    (page,) = document["pages"]
    assert page["located"]
    assert page["marks"][0]["value"] == "3"
    assert page["marks"][0]["state"] == "ok"
    assert set(page["marks"][0]["ink"]) == {"1", "2", "3", "4", "5", "NR"}
    (card,) = document["scorecards"]
    assert (card["candidate"], card["interviewer"], card["complete"]) == ("C-17", "Ada Lovelace", False)
    assert {one["box"] for one in document["review"]} == {row.box for row in found[0].doubtful}
    files = review_files(found)
    assert len(files) == 1 + len(found[0].doubtful)
    assert {one["crop"] for one in document["review"]} == files.keys() - {"review.html"}
    assert b"No mark." in files["review.html"]


def test_a_row_that_a_person_decides_counts_and_the_clear_ones_stay(printed, tmp_path):
    Image.fromarray(marked(printed, s1_c01="3")).save(tmp_path / "photo.png")
    found = read_files([tmp_path / "photo.png"], printed[4].get)
    first, second, *rest = found[0].doubtful
    page_id = found[0].reading.page_id
    path = tmp_path / "decisions.csv"
    path.write_text(f"page_id,row,value\n{page_id},{first.box},4\n{page_id},{second.box},blank\n")
    (page,) = decided(found, read_decisions(path, found))
    assert [row.box for row in page.doubtful] == [row.box for row in rest]
    rows = {row.box: row for row in page.reading.rows}
    assert (rows["s1_c01"].value, rows["s1_c01"].decided) == ("3", False)
    assert (rows[first.box].value, rows[first.box].state, rows[first.box].decided) == ("4", "ok", True)
    assert (rows[second.box].value, rows[second.box].decided) == (None, True)
    assert {row["rating"] for row in rating_rows([page])} == {"3", "4"}


def test_every_wrong_decision_is_named_at_its_line(printed, tmp_path):
    Image.fromarray(marked(printed, s1_c01="3")).save(tmp_path / "photo.png")
    found = read_files([tmp_path / "photo.png"], printed[4].get)
    row, page_id = found[0].doubtful[0].box, found[0].reading.page_id
    path = tmp_path / "decisions.csv"
    path.write_text(
        f"page_id,row,value\n{page_id},{row},7\n{page_id},s1_c01,4\nNOBODY,{row},4\n{page_id},{row},2\n{page_id},{row},3\n"
    )
    with pytest.raises(InputError) as error:
        read_decisions(path, found)
    assert [problem.line for problem in error.value.problems] == [2, 3, 4, 6]
    assert "'7' is no value of this row: 1, 2, 3, 4, 5, NR, blank" in str(error.value)
    assert f"no row 's1_c01' of page {page_id} is waiting" in str(error.value)
    assert "decided twice" in str(error.value)
    path.write_text("page,row\n")
    with pytest.raises(InputError, match="the columns must be page_id, row, value"):
        read_decisions(path, found)


def test_boxes_without_their_blanks_are_refused(printed, tmp_path):
    path = tmp_path / "boxes.json"
    path.write_text(printed[2].model_dump_json())
    with pytest.raises(InputError, match="is not beside it"):
        read_boxes(path)
    for name, png in printed[3].items():
        (tmp_path / name).write_bytes(png)
    assert read_boxes(path)(printed[2].pages[0].page_id) is not None
    path.write_text("{}")
    with pytest.raises(InputError, match="this is not what `hiring-kit packet"):
        read_boxes(path)
