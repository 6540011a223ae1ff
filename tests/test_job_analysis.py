"""Every field note leads somewhere, and the document that says where is the one in docs/."""

from __future__ import annotations

import pytest

from kit.bank import shipped
from kit.errors import InputError
from kit.job_analysis import job_analysis, read_evidence
from kit.role import find_role, role_files

FILE = shipped() / "question_bank" / "evidence.csv"


def test_the_document_is_made_from_the_files_as_they_are(bank):
    roles = [find_role(role, bank) for role in role_files()]
    made = job_analysis(bank, roles, read_evidence(FILE, bank))
    assert (shipped() / "docs" / "field-notes.md").read_text("utf-8") == made, "run make docs"


def test_every_note_and_every_task_stands_in_the_document(bank):
    text = (shipped() / "docs" / "field-notes.md").read_text("utf-8")
    lines = text.splitlines()
    for note in bank.field_notes:
        assert sum(line.startswith(f"| {note} |") for line in lines) == 1
    assert all(f"`{task.id}`," in text for task in bank.tasks)


def test_all_that_is_wrong_with_the_map_is_told_at_once(bank, tmp_path):
    path = tmp_path / "evidence.csv"
    path.write_text(
        "note,leads_to,what\n"
        "n001,question,async-token-burst\n"
        "n999,why_not,No reason\n"
        "n002,because,No reason\n"
        "n003,why_not,\n"
    )
    with pytest.raises(InputError) as error:
        read_evidence(path, bank)
    told = str(error.value).splitlines()
    assert f"{path}:2: no question 'async-token-burst'. Did you mean 'async-token-burst-py'?" in told
    assert any(line.startswith(f"{path}:3: no field note 'n999'.") for line in told)
    assert any(line.startswith(f"{path}:4: a note leads to behaviour, question, why_not") for line in told)
    assert f"{path}:5: 'what' is empty: say why no behaviour and no question is there." in told
    assert any("the field note n161 leads to nothing" in line for line in told)
