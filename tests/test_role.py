"""Roles read, and what is wrong with one is named at its line."""

from __future__ import annotations

import shutil

import pytest

from kit.bank import read_bank, shipped
from kit.errors import Missing, RoleError
from kit.role import find_role, read_role, role_files

# What each role weighs: a change of a file is a change here
WEIGHTS = {
    "senior-backend-python": {"debugging": 18, "async": 12, "testing": 12, "databases": 14, "code_review": 10, "architecture": 14, "observability": 8, "estimation": 6, "mentoring": 6},
    "senior-nodejs": {"debugging": 22, "async": 18, "testing": 12, "databases": 12, "api_design": 10, "estimation": 6, "mentoring": 8, "collaboration": 6, "learning": 6},
    "mid-backend": {"debugging": 22, "async": 12, "testing": 16, "databases": 14, "code_review": 14, "api_design": 10, "estimation": 6, "collaboration": 6},
    "staff-architect": {"debugging": 12, "databases": 10, "architecture": 24, "performance": 10, "security": 6, "estimation": 8, "mentoring": 10, "collaboration": 10, "documentation": 10},
    "junior-backend": {"debugging": 24, "testing": 18, "databases": 14, "code_review": 16, "api_design": 8, "collaboration": 6, "learning": 14},
    "team-lead": {"debugging": 10, "code_review": 14, "architecture": 12, "estimation": 16, "mentoring": 26, "collaboration": 16, "documentation": 6},
    "sre-devops": {"debugging": 20, "async": 8, "architecture": 8, "observability": 24, "delivery": 22, "performance": 10, "security": 8},
    "data-engineer": {"debugging": 16, "async": 10, "testing": 12, "databases": 26, "architecture": 10, "observability": 8, "performance": 12, "estimation": 6},
}  # fmt: skip
QUESTIONS_A_LOOP = {
    "senior-backend-python": 9, "senior-nodejs": 10, "mid-backend": 8, "staff-architect": 11,
    "junior-backend": 8, "team-lead": 9, "sre-devops": 9, "data-engineer": 9,
}  # fmt: skip


@pytest.mark.parametrize("role", WEIGHTS)
def test_a_shipped_role_has_the_weights_and_the_plan_of_its_description(bank, role):
    found = find_role(role, bank)
    assert found.weights == WEIGHTS[role]
    assert all(c.rationale for c in found.competencies)
    assert {s.minutes for s in found.plan.sessions} == {60}
    assert sum(len(s.focus) for s in found.plan.sessions) == QUESTIONS_A_LOOP[role]


def test_every_shipped_role_is_listed():
    assert set(role_files()) == set(WEIGHTS)


def test_an_unknown_role_is_answered_with_the_nearest(bank):
    with pytest.raises(Missing, match="Did you mean 'senior-nodejs'"):
        find_role("senior-node", bank)


@pytest.fixture
def role(tmp_path):
    path = tmp_path / "senior-backend-python.yaml"
    shutil.copy(shipped() / "question_bank/roles/senior-backend-python.yaml", path)
    return path


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("weight: 18", "weight: 17", "the weights must add up to 100 (got 99)."),
        (
            "id: code_review",
            "id: code_reviews",
            "unknown competency 'code_reviews'. Did you mean 'code_review'?",
        ),
        ("- find-fault", "- find-faults", "unknown task 'find-faults'. Did you mean 'find-fault'?"),
        ("minutes: 60", "minutes: 15", "5 minutes are left for questions: 10 or more are needed."),
        ("forms: 3", "forms: 0", "'plan.rules.forms' must be 1 or more (got 0)."),
        ("level: senior", "level: seniour", "Did you mean 'senior'?"),
    ],
)
def test_what_is_wrong_with_a_role_is_named_at_its_line(bank, role, old, new, says):
    text = role.read_text()
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    role.write_text(text.replace(old, new, 1))
    with pytest.raises(RoleError) as error:
        read_role(role, bank)
    found = next(p for p in error.value.problems if says in p.message)
    # a sum belongs to no line of its own; everything else is at the edited line
    assert found.line == line or "add up" in says


def test_all_problems_of_a_role_are_told_at_once(bank, role):
    role.write_text(role.read_text().replace("forms: 3", "forms: 0").replace("level: senior", "level: x", 1))
    with pytest.raises(RoleError) as error:
        read_role(role, bank)
    assert len(error.value.problems) == 2


def test_tasks_of_a_role_cover_what_it_weighs(folder, role):
    bank = read_bank(folder)
    lines = [
        line for line in role.read_text().splitlines() if line.strip() not in ("- grow-others", "- hire")
    ]
    role.write_text("\n".join(lines) + "\n")
    with pytest.raises(RoleError, match="no task of this role needs 'mentoring'"):
        read_role(role, bank)
