"""What several rooms' tests share: the shipped bank, scales and roles, and the smallest good question."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kit.bank import Bank, read_bank, shipped
from kit.scorecard import Scorecards, read_scorecards

settings.register_profile(
    "kit", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("kit")


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """A page under test takes the place of the main module, which new processes load; afterwards it is put back."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def bank() -> Bank:
    return read_bank(shipped() / "question_bank")


@pytest.fixture(scope="session")
def scorecards() -> Scorecards:
    return read_scorecards()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bank with the shipped competencies and one question, to be broken by tests."""
    source = shipped() / "question_bank"
    for name in ("bank.yaml", "competencies.yaml", "field_notes.csv"):
        shutil.copy(source / name, tmp_path / name)
    question = "questions/mentoring/mentor-test-that-cannot-fail"
    shutil.copytree(source / question, tmp_path / question)
    (tmp_path / "roles").mkdir()
    return tmp_path


def needed(program: str) -> str:
    """Return the path of *program*; a test that needs it is skipped where it is missing, and fails in CI."""
    if found := shutil.which(program):
        return found
    message = f"{program} is not on this machine: `make tools` names its package."
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
