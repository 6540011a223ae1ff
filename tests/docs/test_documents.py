"""What README.md and docs/ say is there: commands run or are understood, links lead somewhere, pictures exist.

The commands of a document run from top to bottom in a copy of the checkout, on the sample. Those that serve,
wait, or need what is not there are only parsed, and `PARSED` says why. docs/exchange.md is run by tests/exchange.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from kit import hiring
from kit.bank import read_bank
from kit.cli import app
from kit.loop import Brief, assemble
from kit.pdf.read import read_boxes
from kit.role import find_role
from tests.bench.__main__ import as_markdown
from tests.docs import formats
from tests.docs.commands import (
    DOCUMENTS,
    ROOT,
    blocks,
    commands_of,
    commands_within,
    make_checkout,
    prose,
    read,
    run,
)
from tests.hiring import paper

# Run from top to bottom; of every other document the commands are parsed.
RUN = ("README.md", "docs/commands.md", "docs/authors.md", "docs/reading.md")

# Commands of these documents that are only parsed: their first words, or an option in them, and why.
PARSED = {
    "hiring-kit app": "it serves until it is ended; tests/app and tests/browser start it",
    "hiring-kit data migrate": "it takes an empty PostgreSQL; tests/hiring/test_data.py moves into one",
    "hiring-kit data person": "codes differ from one sample to the next; tests/hiring/test_data.py asks for one",
    "hiring-kit data erase": "the same; tests/hiring/test_data.py erases one",
    "--watch": "it waits for changes until it is ended; tests/test_cli.py changes a file beside it",
}
TOTALS = "stage,group,considered,selected\nScreen,a,80,48\nScreen,b,40,12\n"
COMMANDS = [(document, command) for document in DOCUMENTS for command in commands_of(document)]
WITHIN = [(d, command) for d in (*DOCUMENTS, "CHANGELOG.md") for command in commands_within(d)]
SOME = {"COMMAND": "plan"}  # what a word in capitals stands for; any other is a name of no matter
WAYS = {7: "seven", 9: "nine"}


def why_parsed(command: str) -> str:
    return next((why for words, why in PARSED.items() if f"{words} " in f"{command} "), "")


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    """The data folder of an app that was started with --sample."""
    folder = tmp_path_factory.mktemp("sample")
    office = hiring.open_office(folder)
    role = find_role("senior-backend-python", office.bank)
    loop = assemble(Brief(role, office.bank), explain=False)
    hiring.make_sample(office, hiring.find_local_viewer(office), role, loop)
    office.store.close()
    return folder


@pytest.mark.parametrize("document", RUN)
def test_every_command_of_the_document_runs_in_its_order(document, sample, tmp_path):
    make_checkout(tmp_path)
    (tmp_path / "totals.csv").write_text(TOTALS)
    commands = [command for command in commands_of(document) if not why_parsed(command)]
    assert commands
    for command in commands:
        if command.startswith("hiring-kit read"):
            fill_a_scorecard(tmp_path)
        if command.startswith("hiring-kit data restore"):
            (tmp_path / "restored").mkdir()
            shutil.copy(sample / "master.key", tmp_path / "restored")
        done = run(command, tmp_path, HIRING_KIT_DATA=str(sample), HIRING_KIT_BANK="")
        assert done.returncode == 0, f"{document}: {command}\n{done.stdout}{done.stderr}"


def fill_a_scorecard(folder: Path) -> None:
    """Choose in a form of packets/, as an interviewer does on screen, and put it where scans are looked for."""
    form = sorted((folder / "packets").glob("scorecard-*-fillable.pdf"))[0]
    (folder / "scans").mkdir(exist_ok=True)
    (folder / "scans/card.pdf").write_bytes(paper.filled(form.read_bytes(), s1_c01="/4"))
    assert read_boxes(folder / "packets/boxes.json")


def understand(document: str, command: str, folder: Path, *, named: bool = False) -> None:
    """Parse a command as it would be parsed if the file that it restores from lay in *folder*.

    One that is only *named* in a sentence may stand without its arguments.
    """
    _, *words = (SOME.get(word, word) for word in shlex.split(command))
    known = typer.main.get_command(app)
    while isinstance(known, TyperGroup) and words != ["--help"]:
        assert words and words[0] in known.commands, f"{document}: {command}: one of {sorted(known.commands)}"
        known, words = known.commands[words[0]], words[1:]
    if words == ["--help"] or (named and not words):
        return
    if known.name == "restore":
        (folder / words[0]).parent.mkdir(exist_ok=True)
        (folder / words[0]).touch()
    known.make_context(known.name, words)  # raises UsageError for an unknown option or a missing argument


@pytest.mark.parametrize(("document", "command"), COMMANDS)
def test_a_command_and_its_options_are_known(document, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    understand(document, command, tmp_path)


@pytest.mark.parametrize(("document", "command"), WITHIN)
def test_a_command_within_a_sentence_is_known(document, command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    understand(document, command, tmp_path, named=True)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("nothing", "one of .*'bank'"),
        ("bank chek", "one of .*'check'"),
        ("bank check --wach", "No such option: --wach"),
        ("data backup", "Missing parameter: out"),
        ("data restore a b", "unexpected extra argument"),
    ],
)
def test_a_command_that_would_not_be_understood_is_found(wrong, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Exception, match=says):
        understand("a document", f"hiring-kit {wrong}", tmp_path)


def test_every_make_target_of_the_documents_is_in_the_makefile():
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    named = {target for document in DOCUMENTS for block in blocks(read(document))
             for target in re.findall(r"^make ([a-z]+)", block, re.M)}  # fmt: skip
    named |= {target for document in DOCUMENTS for target in re.findall(r"`make ([a-z]+)`", read(document))}
    assert {"run", "test"} <= named <= targets
    for target in sorted(named):  # and each is understood by make itself, without being carried out
        done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_every_command_is_in_the_document_of_commands():
    named = [command.split() for command in commands_of("docs/commands.md")]
    top = typer.main.get_command(app)
    missing = []
    for name, command in top.commands.items():
        if isinstance(command, TyperGroup):
            missing += [
                f"{name} {part}" for part in command.commands if [name, part] not in (n[1:3] for n in named)
            ]
        elif name not in (words[1] for words in named):
            missing.append(name)
    assert missing == []


# ---- links, headings, pictures --------------------------------------------------------------------------------


def links(document: str) -> list[str]:
    text = prose(document)
    found = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r"(?:src|srcset|href)=\"([^\"]+)\"", text)
    return [link for link in found if "://" not in link and not link.startswith("mailto:")]


def anchors(document: str) -> set[str]:
    """Return the names under which a reader's browser finds the headings."""
    heads = re.findall(r"^#+ (.+)$", prose(document), re.M)
    return {re.sub(r"[^\w\- ]", "", head.replace("`", "").lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_link_is_dead(document):
    dead = []
    for link in links(document):
        path, _, anchor = link.partition("#")
        target = ((ROOT / document).parent / path).resolve() if path else ROOT / document
        whole = target.relative_to(ROOT).as_posix()
        if not target.exists() or (anchor and anchor not in anchors(whole)):
            dead.append(link)
    assert dead == []


def test_every_picture_is_shown_and_small():
    shown = {Path(link).name for document in DOCUMENTS for link in links(document) if link.endswith(".png")}
    there = {path.name for path in (ROOT / "docs/pictures").glob("*.png")}
    assert shown == there, "make pictures makes them; delete what no document shows"
    assert [path.name for path in (ROOT / "docs/pictures").iterdir() if path.stat().st_size > 200_000] == []


def test_the_index_names_every_document():
    named = {Path(link).name for link in links("docs/README.md")}
    there = {Path(document).name for document in DOCUMENTS if document not in ("README.md", "docs/README.md")}
    assert there <= named, "add it to docs/README.md"


def test_the_format_of_questions_is_that_of_the_models():
    assert read("docs/questions.md") == formats.document(), "make docs"


def test_the_document_of_benchmarks_is_that_of_its_data():
    data = json.loads((ROOT / "docs/benchmarks.json").read_text("utf-8"))
    assert read("docs/benchmarks.md") == as_markdown(data), "make bench"


def test_the_figures_of_how_well_paper_is_read_are_those_of_the_benchmarks():
    data = json.loads((ROOT / "docs/benchmarks.json").read_text("utf-8"))
    found = {figure["what"]: figure for figure in data["benches"]["scan"]}
    said = " ".join(read("docs/reading.md").partition("## How well")[2].partition("\n## ")[0].split())

    def counted(what: str) -> tuple[float, int]:
        return found[what]["value"], int(re.sub(r"\D", "", found[what]["unit"]) or 0)

    every, pages = counted("all: pages found")
    wrong, rows = counted("all: wrong values said to be clear")
    silent, review, gone, gone_copied = (
        counted(what)[0]
        for what in (
            "all: marks invented, or lost, without review",
            "all but copies of copies: marked rows sent to a person",
            "1-bit, where pencil is gone: marked rows read as blank, for a person",
            "copies of copies, where pencil is gone too: marked rows read as blank, for a person",
        )
    )
    there, lost = counted("1-bit: of these, marks that are in the picture at all")
    pale, of_pale = counted("all: short lines paler than print, read as empty where nobody looks")
    darkest, of = counted("the darkest bubble of each row: wrong without review")
    every_unseen, unseen_pages = counted("damage not seen before: pages found")
    unseen = next(what for what in found if what.startswith("damage not seen before: rows"))
    wrong_unseen, unseen_rows = counted(unseen)
    ways = sum(what.endswith("rows wrong without review") for what in found)
    assert (every, every_unseen, wrong_unseen, of) == (100, 100, 0, rows)
    assert counted("all: pages a second")[0] > 10
    for words in (
        f"{pages} pages and {rows:,} rows in {WAYS[ways]} ways",
        f"every page found and **{wrong} wrong values**",
        f"{silent * rows / 100:.0f} rows in which a mark was invented, or lost, without review",
        f"{review:.1f} % of marked rows were sent to a person",
        f"on 1-bit scans {gone:.1f} % ({there} of these {lost} marks are in the picture at all) and on copies of copies "
        f"{gone_copied:.1f} %",
        f"{pale} of {of_pale} short lines paler than print",
        f"In {WAYS[unseen.count(',') + 1]} further kinds of damage",
        f"{unseen_pages} pages found, {unseen_rows:,} rows, none wrong and none silent",
        "More than ten pages a second on one core",
        f"{darkest} of the {of:,} wrong without review",
    ):
        assert words in said


def test_the_readme_tells_the_roles_and_questions_that_there_are():
    bank = read_bank(ROOT / "question_bank")
    roles = {path.stem for path in (ROOT / "question_bank/roles").glob("*.yaml")}
    assert roles == set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", read("docs/commands.md"))) & roles
    assert (len(bank.competencies), len(roles)) == (16, 8)  # "sixteen competencies", "eight roles"
    assert f"{len(bank)} questions" in read("README.md")
    assert {question.status for question in bank} == {"pilot"}  # "Every question is a pilot"
