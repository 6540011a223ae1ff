"""The commands of docs/exchange.md do what the document says, and each tells what it can not hold."""

from __future__ import annotations

import json
import shlex

import jsonschema
import pytest

from kit.bank import shipped
from kit.exchange.native import native_schema
from tests.docs.commands import commands_of
from tests.hiring.conftest import company, founded  # noqa: F401 - fixtures
from tests.test_cli import document, run

from .test_questions import THIRTY
from .test_systems import ASHBY_FORM, GREENHOUSE


@pytest.fixture
def data(company):  # noqa: F811
    company.hand_in(company.ada)
    return {"folder": company.office.store.folder.parent, "HIRING_KIT_DATA": str(company.office.store.folder)}


def test_every_command_of_the_document_runs_in_its_order(data):
    folder = data["folder"]
    (folder / "scorecards.json").write_text(json.dumps([GREENHOUSE]))
    for command in commands_of("docs/exchange.md"):
        done = run(*shlex.split(command)[1:], **data)
        assert done.returncode == 0, (command, done.stderr)
    assert {path.name for path in folder.iterdir()} >= {
        "ratings.csv",
        "questions.csv",
        "questions.xml",
        "openings.hiring-kit.json",
    }


def test_the_published_schema_is_the_models_and_a_file_meets_it(data):
    published = json.loads((shipped() / "docs" / "native.schema.json").read_text("utf-8"))
    assert published == native_schema(), "hiring-kit data export --schema > docs/native.schema.json"
    run("data", "export", "--format", "native", "--out", "all.json", **data)
    jsonschema.validate(json.loads((data["folder"] / "all.json").read_text("utf-8")), published)


def test_an_export_says_as_json_what_is_not_in_it(data):
    (data["folder"] / "form.json").write_text(json.dumps(ASHBY_FORM))
    arguments = (
        "data",
        "export",
        "--format",
        "ashby",
        "--their-form",
        "form.json",
        "--map",
        "bars5=1,2,2,3,4",
    )
    found = document(*arguments, **data)
    assert (found["format"], found["items"]) == ("ashby", 1)
    assert any("the form has no field for it" in loss for loss in found["losses"])


def test_an_import_with_problems_names_each_at_its_line_takes_nothing_and_exits_1(data):
    (data["folder"] / "r.csv").write_text(
        "candidate,interviewer,competency,rating\nX,y,debugging,4\nX,z,debugging,7\n"
    )
    found = document("data", "import", "r.csv", status=1, **data)
    assert found["taken"] is False
    assert [(p["file"], p["line"]) for p in found["problems"]] == [("r.csv", 2), ("r.csv", 3)]
    done = run("data", "import", "r.csv", **data)
    assert "r.csv:3: 'rating' must be 1 to 5, NR or nothing (got '7')." in done.stderr


def test_questions_become_drafts_in_the_bank_that_is_named(data):
    folder = data["folder"]
    (folder / "q.json").write_text(json.dumps([THIRTY]))
    arguments = (
        "data",
        "import",
        "q.json",
        "--format",
        "thirty-seconds",
        "--bank",
        "mine",
        "--competency",
        "testing",
    )
    told = document(*arguments, "--dry-run", **data)
    made = folder / "mine" / "questions" / "testing" / "what-is-x" / "question.yaml"
    assert not made.exists()
    assert document(*arguments, **data)["drafts"] == told["drafts"]
    assert made.read_text("utf-8").startswith("schema: question/1\nversion: 1.0.0\nstatus: draft\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("export", "--format", "xslx"), "There is no format 'xslx' to write. Did you mean 'xlsx'?"),
        (("import", "x.unknown"), "The name x.unknown tells no format. Say which it is: --format csv"),
        (
            ("import", "q.json", "--format", "thirty-seconds"),
            "Name the folder of a bank (--bank) and one competency",
        ),
    ],
)
def test_a_wrong_command_is_told_what_there_is(data, arguments, says):
    (data["folder"] / "q.json").write_text("[]")
    done = run("data", *arguments, **data)
    assert done.returncode == 2
    assert says in done.stderr


def test_only_one_place_writes_tables_and_one_writes_workbooks():
    found = {}
    for path in sorted((shipped() / "kit").rglob("*.py")):
        for word in ("to_csv", "to_excel", "csv.writer", "Workbook("):
            if word in path.read_text("utf-8"):
                found.setdefault(word, []).append(path.name)
    assert found == {"csv.writer": ["table.py"], "Workbook(": ["workbook.py"]}
