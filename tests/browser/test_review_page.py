"""The page that `hiring-kit read --review` writes: rows are decided by keys alone, and the file comes back."""

import json

import pytest
from PIL import Image
from typer.testing import CliRunner

from kit.cli import app
from kit.packet import scorecard
from kit.pdf import METRICS, layout_with_blanks
from tests.packet.samples import interview
from tests.pdf.damage import raster


@pytest.fixture(scope="module")
def batch(tmp_path_factory, bank, scorecards):
    """A folder with the boxes of a printed scorecard, and a photo of it on which nothing is marked."""
    folder = tmp_path_factory.mktemp("batch")
    document = scorecard.lay_out(interview(bank, scorecards), METRICS)
    layout, blanks = layout_with_blanks([document])
    (folder / "boxes.json").write_text(layout.model_dump_json())
    for name, png in blanks.items():
        (folder / name).write_bytes(png)
    Image.fromarray(raster(document)).save(folder / "photo.png")
    return folder


def test_rows_are_decided_by_keys_and_the_file_makes_them_count(batch, chromium):
    called = ["read", str(batch / "photo.png"), "--boxes", str(batch / "boxes.json"), "--json"]
    first = CliRunner().invoke(app, [*called, "--review", str(batch / "review")])
    waiting = json.loads(first.stdout)["review"]
    page = chromium.new_page()
    page.goto((batch / "review" / "review.html").as_uri())
    page.keyboard.press("4")
    page.keyboard.press("n")
    page.keyboard.press("b")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("5")
    assert f"3 of {len(waiting)} decided" in page.get_by_role("status").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions.csv").click()
    download.value.save_as(batch / "decisions.csv")
    page.close()
    again = CliRunner().invoke(app, [*called, "--decisions", str(batch / "decisions.csv")])
    document = json.loads(again.stdout)
    marks = {mark["box"]: mark for mark in document["pages"][0]["marks"]}
    assert [marks[row["box"]]["value"] for row in waiting[:3]] == ["4", "5", None]
    assert all(marks[row["box"]]["decided"] for row in waiting[:3])
    assert len(document["review"]) == len(waiting) - 3
