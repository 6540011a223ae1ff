"""What several rooms' tests share: the shipped bank, scales and roles, and the smallest good question."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import URL, Engine, create_engine

from kit.bank import Bank, read_bank, shipped
from kit.scorecard import Scorecards, read_scorecards
from kit.store import database, open_store

from . import tools
from .postgresql import Cluster, run_cluster

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


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL of this test run's own."""
    with run_cluster(Path(needed("initdb")).resolve().parent) as running:
        yield running


@pytest.fixture(scope="session")
def migrated(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a PostgreSQL database with all tables and nothing in them, to be copied."""
    name = cluster.new_database()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIRING_KIT_DATA", str(tmp_path_factory.mktemp("migrated")))
        open_store(cluster.url(name)).close()
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path | str]:
    """Where a new store is opened, on either database; its key lies in the folder `data`."""
    monkeypatch.delenv("HIRING_KIT_KEY", raising=False)
    monkeypatch.setenv("HIRING_KIT_DATA", str(tmp_path / "data"))
    if request.param == "sqlite":
        yield tmp_path / "data"
        return
    cluster = request.getfixturevalue("cluster")
    name = cluster.new_database(request.getfixturevalue("migrated"))
    yield cluster.url(name)
    cluster.drop_database(name)


@pytest.fixture
def one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that is opened from now on has one connection in each of its pools, and does not wait until it is free."""

    def create(url: URL, **how: Any) -> Engine:
        if not how.get("poolclass"):
            how |= {"pool_size": 1, "max_overflow": 0, "pool_timeout": 0}
        return create_engine(url, **how)

    monkeypatch.setattr(database, "create_engine", create)


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
    if path := tools.found(program):
        return path
    message = f"{program} is not on this machine: `make tools` names its package."
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)
