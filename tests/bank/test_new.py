"""A question that is begun reads and runs before a word of it is written."""

from __future__ import annotations

import datetime

import pytest

from kit.bank import read_bank, read_what_can_be, shipped
from kit.bank.lint import lint
from kit.bank.new import start_question
from kit.bank.verify import verify
from kit.errors import HiringError, Missing

TODAY = datetime.date(2026, 12, 1)


@pytest.fixture
def private(tmp_path):
    (tmp_path / "bank.yaml").write_text("schema: bank/1\nid: acme\nlicence: none\nhide: []\n")
    return tmp_path


def read_over(bank_folder):
    return read_what_can_be(shipped() / "question_bank", bank_folder)


@pytest.mark.parametrize("competency", ["databases", "testing", "debugging"])
def test_a_question_from_the_template_reads_and_its_key_holds(bank, private, scorecards, competency):
    folder = start_question(bank, private, f"{competency}/acme-fares", TODAY)
    together, problems = read_over(private)
    assert problems == ()
    begun = together.question("acme-fares")
    assert (begun.competency, begun.status, begun.family) == (competency, "draft", "acme-fares")
    (verdict,) = verify([(begun, folder)])
    assert (verdict.claims, verdict.failed) == (11, ())
    here = [p for p in lint(together, scorecards.scales, today=TODAY) if "acme-fares" in p.file]
    text = (folder / "question.yaml").read_text()
    assert {p.line for p in here if p.rule == "S09"} == {
        n for n, line in enumerate(text.splitlines(), 1) if "WRITE:" in line
    }


def test_a_copied_question_is_a_draft_that_nobody_has_reviewed(bank, private):
    start_question(bank, private, "debugging/acme-pool", TODAY, like="debug-invoice-pool-node")
    together, problems = read_over(private)
    assert problems == ()
    copy, original = together.question("acme-pool"), bank.question("debug-invoice-pool-node")
    assert (copy.status, copy.version, copy.family) == ("draft", "1.0.0", original.family)
    assert copy.provenance.reviewed == ()
    assert [(c.version, c.date) for c in copy.provenance.changelog] == [("1.0.0", "2026-12-01")]
    assert copy.files == original.files


@pytest.mark.parametrize(
    ("place", "error", "says"),
    [
        ("debuging/x", Missing, "There is no competency 'debuging'. Did you mean 'debugging'?"),
        ("databases", HiringError, "write COMPETENCY/QUESTION in small letters"),
        ("databases/Fares", HiringError, "write COMPETENCY/QUESTION in small letters"),
        ("async/async-token-burst-py", HiringError, "There is a question 'async-token-burst-py' already."),
    ],
)
def test_a_place_that_is_none_is_refused_and_nothing_is_made(bank, private, place, error, says):
    with pytest.raises(error, match=says.replace("?", r"\?")):
        start_question(bank, private, place, TODAY)
    assert [p.name for p in private.iterdir()] == ["bank.yaml"]


def test_a_private_bank_hides_replaces_and_adds(bank, private):
    (private / "bank.yaml").write_text(
        "schema: bank/1\nid: acme\nlicence: none\nhide: [async-token-burst-node]\n"
    )
    start_question(bank, private, "async/acme-burst", TODAY, like="async-token-burst-py")
    mine = private / "questions/async/async-token-burst-py"
    (private / "questions/async/acme-burst").rename(mine)
    page = mine / "question.yaml"
    page.write_text(
        page.read_text().replace("status: draft", "status: pilot").replace("title: ", "title: Ours, ", 1)
    )
    start_question(bank, private, "async/acme-queue", TODAY, like="async-stock-messages")
    together = read_bank(shipped() / "question_bank", private)
    assert "async-token-burst-node" not in together
    assert together.question("async-token-burst-py").title.startswith("Ours, ")
    assert together.places["acme-queue"][0].is_relative_to(private)
    assert len(together) == len(bank)  # one hidden, one added
