"""The bank reads, and a fault in it is named at its line."""

from __future__ import annotations

import hashlib
import json
import shutil

import pytest

from kit.bank import QuestionEntries, read_bank, read_what_can_be, shipped
from kit.errors import BankError, Missing

QUESTION = "questions/mentoring/mentor-test-that-cannot-fail"


def edited(folder, old: str, new: str) -> None:
    path = folder / QUESTION / "question.yaml"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def problems(folder) -> list[str]:
    with pytest.raises(BankError) as error:
        read_bank(folder)
    return [line.removeprefix(f"{folder}/") for line in str(error.value).splitlines()]


def test_the_shipped_bank_reads_without_a_problem(bank):
    assert {c.id for c in bank.competencies} == {
        "debugging", "async", "testing", "databases", "code_review", "architecture", "observability", "delivery",
        "api_design", "performance", "security", "estimation", "mentoring", "collaboration", "documentation", "learning",
    }  # fmt: skip
    assert len(bank.tasks) == 31
    assert len(bank.field_notes) == 161


def test_each_of_the_six_first_competencies_has_two_questions_of_different_format_and_level(bank):
    for competency in ("async", "debugging", "testing", "databases", "estimation", "mentoring"):
        questions = bank.about(competency)
        assert len(questions) >= 2
        assert len({q.format for q in questions}) >= 2
        assert len({(q.levels.from_, q.levels.to) for q in questions}) >= 2
    for competency in ("code_review", "architecture", "observability"):
        assert bank.about(competency)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("status: pilot", "statos: pilot", "question.yaml:3: unknown entry 'statos'. Did you mean 'status'?"),
        ("status: pilot", "statos: pilot", "question.yaml:1: 'status' is missing."),
        ("rate: 2, floor: 20", "rate: two, floor: 20", "question.yaml:11: 'minutes.rate' must be a whole number (got 'two')."),
        ("kind: situational", "kind: situatonal", "Did you mean 'situational'?"),
        ("version: 1.0.0", "version: 1.0", "question.yaml:2: 'version' must be text (got 1.0). Put it in quotes."),
        ("from: mid, to: staff", "from: staff, to: mid", "question.yaml:10: 'levels': 'from' must not be above 'to' (got staff to mid)."),
        ("code_review: 15, testing: 15", "code_reviw: 15, testing: 15", "S05 unknown competency 'code_reviw'. Did you mean 'code_review'?"),
        ("seeks: [k1, k3]", "seeks: [k1, k9]", "C03 unknown key point 'k9'."),
        ("tasks: [grow-others, review-change]", "tasks: [grow-other, review-change]", "S05 unknown task 'grow-other'. Did you mean 'grow-others'?"),
        ("file: exhibits/invoices.py", "file: exhibits/invoice.py", "S06 unknown file 'exhibits/invoice.py'. Did you mean 'exhibits/invoices.py'?"),
        ("enemies: []", "enemies: [mentor-nobody]", "S05 unknown question 'mentor-nobody'."),
        ("family: mentor-review-thread", "id: mine\nfamily: mentor-review-thread", "'id' is not written here: it follows from the folder."),
    ],
)  # fmt: skip
def test_a_bad_entry_is_named_at_its_line(folder, old, new, says):
    edited(folder, old, new)
    assert any(says in line for line in problems(folder)), problems(folder)


def test_every_fault_of_every_file_is_told_in_one_run(folder):
    edited(folder, "status: pilot", "statos: pilot")
    edited(folder, "rate: 2, floor: 20", "rate: two, floor: 20")
    (folder / "bank.yaml").write_text("schema: bank/1\nid: x\n")
    found = problems(folder)
    assert any(line.startswith("bank.yaml:1: 'licence' is missing") for line in found)
    assert sum("question.yaml" in line for line in found) == 3


def test_what_can_be_read_is_read_although_another_question_is_broken(folder):
    shutil.copytree(folder / QUESTION, folder / "questions/mentoring/mentor-broken")
    (folder / "questions/mentoring/mentor-broken/question.yaml").write_text("schema: question/1\n[")
    bank, found = read_what_can_be(folder)
    assert [q.id for q in bank] == ["mentor-test-that-cannot-fail"]
    assert len(found) == 1


def test_a_link_in_a_question_is_refused(folder):
    (folder / QUESTION / "exhibits" / "secret.txt").symlink_to("/etc/hostname")
    assert any("secret.txt is a link" in line for line in problems(folder))


def test_the_digest_is_the_one_the_format_describes(folder):
    question = read_bank(folder).questions[0]
    pairs = [
        f"{path.relative_to(folder / QUESTION).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n"
        for path in sorted((folder / QUESTION).rglob("*"))
        if path.is_file()
    ]
    assert question.digest == hashlib.sha256("".join(pairs).encode()).hexdigest()


def test_the_digest_changes_when_any_byte_does_and_not_with_compiled_files(folder):
    before = read_bank(folder).questions[0].digest
    (folder / QUESTION / "checks" / "__pycache__").mkdir()
    (folder / QUESTION / "checks" / "__pycache__" / "total.pyc").write_bytes(b"x")
    assert read_bank(folder).questions[0].digest == before
    with (folder / QUESTION / "checks" / "total.py").open("a") as file:
        file.write("#\n")
    assert read_bank(folder).questions[0].digest != before


def test_a_private_bank_wins_by_id_and_hides_public_questions(folder, tmp_path_factory):
    private = tmp_path_factory.mktemp("private")
    (private / "bank.yaml").write_text(
        "schema: bank/1\nid: acme\nlicence: private\nhide: [mentor-test-that-cannot-fail]\n"
    )
    shutil.copytree(folder / QUESTION, private / "questions/mentoring/acme-mentor")
    assert [q.id for q in read_bank(folder, private)] == ["acme-mentor"]


def test_a_question_that_is_hidden_may_still_be_named_by_others(bank, tmp_path):
    named = next(q for q in bank if q.overlaps).overlaps[0].id
    (tmp_path / "bank.yaml").write_text(f"schema: bank/1\nid: acme\nlicence: none\nhide: [{named}]\n")
    (tmp_path / "questions").mkdir()
    assert len(read_bank(shipped() / "question_bank", tmp_path)) == len(bank) - 1


def test_a_question_keeps_answering_to_its_former_id(folder):
    edited(
        folder, "family: mentor-review-thread", "family: mentor-review-thread\nformerly: [mentor-old-name]"
    )
    assert read_bank(folder).question("mentor-old-name").id == "mentor-test-that-cannot-fail"


def test_an_unknown_question_is_answered_with_the_nearest(bank):
    with pytest.raises(Missing, match="Did you mean 'async-token-burst-py'"):
        bank.question("async-token-burst")


def test_the_shares_of_a_question_add_up_to_a_hundred(bank):
    for question in bank:
        assert sum(question.competencies.values()) == 100
        assert question.rated[0] == question.competency


def test_the_schema_for_editors_accepts_the_shipped_questions(bank):
    from jsonschema import Draft202012Validator

    from kit.yamlfile import parse_yaml

    schema = QuestionEntries.model_json_schema(by_alias=True)
    schema["properties"]["schema"] = {"const": "question/1"}
    validator = Draft202012Validator(schema)
    for question in bank:
        path = bank.places[question.id][0] / "question.yaml"
        entries = json.loads(json.dumps(parse_yaml(path.read_text(), str(path))[0]))
        assert not [e.message for e in validator.iter_errors(entries)]


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("id,says", "id\r,says", 1, "this is not a CSV table: new-line character seen in unquoted field"),
        ("\nn001,", "\nn\r001,", 2, "this is not a CSV table: new-line character seen in unquoted field"),
        (
            "\nn001,",
            f"\n{'x' * 131_073},",
            2,
            "this is not a CSV table: field larger than field limit (131072)",
        ),
        ("\nn001,", "\nn000,short\nn001,", 2, "expected 5 cells."),
        ("\nn001,", "\nn001,,,,,,", 2, "expected 5 cells."),
    ],
)
def test_field_notes_that_are_no_table_are_named(folder, before, after, line, says):
    notes = folder / "field_notes.csv"
    content = notes.read_bytes()
    assert before.encode() in content
    notes.write_bytes(content.replace(before.encode(), after.encode(), 1))
    expected = f"field_notes.csv:{line}: {says}"
    assert any(problem.startswith(expected) for problem in problems(folder))
