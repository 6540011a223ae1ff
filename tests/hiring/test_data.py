"""`hiring-kit data ...` on a company's installation, on either database, as whoever runs it types it."""

from __future__ import annotations

import io
import json
import shutil
import sys
from dataclasses import dataclass

import pytest

from kit import cli, hiring
from kit.store import open_store

from ..faults import limited_files


@dataclass
class Done:
    """What a command printed."""

    stdout: str
    stderr: str


@pytest.fixture
def data(company, monkeypatch, capsys):
    """Run a command of `hiring-kit data` on the company's store, and give what it printed."""
    company.hand_in(company.ada)
    company.hand_in(company.bo)
    company.hand_in(company.cy)
    folder = company.office.store.folder
    company.office.store.close()
    address = {"DATABASE_URL": company.place} if isinstance(company.place, str) else {}

    def data(*arguments, status=0, folder=folder, **environment):
        with monkeypatch.context() as patch, pytest.raises(SystemExit) as ended:
            for name, value in {"HIRING_KIT_DATA": str(folder), **(environment or address)}.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["hiring-kit", "data", *map(str, arguments)])
            patch.setattr(sys, "stdin", io.StringIO())
            cli.main()
        done = Done(*capsys.readouterr())
        assert ended.value.code == status, done.stderr
        return done

    return data


def _code(company) -> str:
    office = hiring.open_office(company.place)
    found = hiring.find_candidate(office, company.manager, company.application).code
    office.store.close()
    return found


@pytest.mark.both
def test_the_audit_is_printed_oldest_first_with_names_of_people_and_none_of_candidates(data, company):
    store = open_store(company.place)
    with store.read() as tx:
        title = tx.exec_driver_sql("SELECT title FROM opening").scalar()
    store.close()
    done = data("audit", title)
    rows = [line.split("  ") for line in done.stdout.splitlines()]
    assert [row[1] for row in rows if row[2] == "card.submit"] == ["Ada", "Bo", "Cy"]
    assert "Zyxwvut" not in done.stdout
    lines = json.loads(data("audit", title, "--json").stdout)["lines"]
    assert [line["number"] for line in lines] == list(range(1, len(rows) + 1))
    assert [line["at"] for line in lines] == [row[0] for row in rows]
    assert "ratings" not in lines[-1]["facts"]
    assert "card.submit" not in data("audit").stdout
    assert "There is no opening 'Nothing'" in data("audit", "Nothing", status=1).stderr


@pytest.mark.both
def test_check_says_nothing_where_all_is_well(data, company):
    done = data("check")
    assert done.stdout == ""
    assert "0 problems" in done.stderr
    found = json.loads(data("check", "--json").stdout)
    assert found["problems"] == []
    assert found["database"] == company.office.store.dialect


@pytest.mark.both
def test_check_prints_each_problem_and_exits_1(data, company):
    store = open_store(company.place)
    with store.write() as tx:
        tx.exec_driver_sql("UPDATE audit_head SET seq = seq + 1")
    store.close()
    done = data("check", status=1)
    assert len([line for line in done.stdout.splitlines() if "does not end where its head says" in line]) == 2


@pytest.mark.both
def test_a_backup_is_brought_back_into_an_empty_folder(data, company, tmp_path):
    made = json.loads(data("backup", "--out", tmp_path / "b", "--json").stdout)
    assert made["rows"]["rating"] == 3 + 3 + 2
    new = tmp_path / "new"
    refused = data("restore", made["data"], "--data", new, status=1, HIRING_KIT_KEY="")
    assert "The master key is missing" in refused.stderr
    assert list(new.iterdir()) == []
    shutil.copy(company.office.store.folder / "master.key", new)
    done = json.loads(data("restore", made["data"], "--data", new, "--json", HIRING_KIT_KEY="").stdout)
    assert {k: v for k, v in done["rows"].items() if k not in ("audit", "audit_head")} == {
        k: v for k, v in made["rows"].items() if k not in ("audit", "audit_head")
    }
    assert data("check", "--data", new, HIRING_KIT_KEY="").stdout == ""
    again = data("restore", made["data"], "--data", new, status=1, HIRING_KIT_KEY="")
    assert "The database is not empty" in again.stderr
    data("restore", tmp_path / "other.data.db", status=2)
    (tmp_path / "other.data.db").write_bytes(b"")
    lost = data("restore", tmp_path / "other.data.db", status=1)
    assert "there is no keys file beside the data" in lost.stderr


@pytest.mark.both
def test_a_backup_where_files_may_not_grow_ends_in_a_sentence_and_leaves_nothing(data, tmp_path):
    with limited_files(200_000):
        done = data("backup", "--out", tmp_path / "b", status=1)
    assert f"{tmp_path / 'b'}: no backup was made: " in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "b").iterdir()) == []
    assert data("check").stdout == ""


@pytest.mark.both
def test_an_erase_asks_for_the_code_and_prints_a_certificate(data, company):
    code = _code(company)
    done = data("erase", code, status=1)  # nobody answers
    assert "go for good" in done.stderr
    certificate = json.loads(data("erase", code.lower(), "--yes", "--json").stdout)
    assert (certificate["code"], certificate["boxes"], certificate["by"]) == (code, 4, "Chief")
    assert len(certificate["chains"][0]["hash"]) == 64
    assert "was erased on" in data("erase", code, "--yes", status=1).stderr
    assert "Did you mean" in data("erase", code[:-1] + "?", "--yes", status=1).stderr
    assert data("check").stdout == ""


def test_one_persons_data_is_written_and_what_is_not_in_it_is_said(data, company, tmp_path):
    done = data("person", _code(company), "--out", tmp_path / "out")
    files = done.stdout.splitlines()
    assert [name.rsplit(".")[-1] for name in files] == ["json", "pdf"]
    assert "Zyxwvut" not in done.stdout + done.stderr


def test_policy_holds_and_releases_and_retention_lists_before_it_acts(data, company):
    title = "Role"
    store = open_store(company.place)
    with store.read() as tx:
        title = tx.exec_driver_sql("SELECT title FROM opening").scalar()
    store.close()
    changed = json.loads(
        data("policy", title, "--months", "24", "--hold", "A charge was filed.", "--json").stdout
    )
    assert changed == {"title": title, "months": 24, "action": "anonymise", "hold": "A charge was filed."}
    assert json.loads(data("policy", title, "--release", "--json").stdout)["hold"] is None
    assert data("policy", title, "--hold", "x", "--release", status=2).stdout == ""
    assert "There is no opening 'Nothing'" in data("policy", "Nothing", status=1).stderr
    assert json.loads(data("retention", "--dry-run", "--json").stdout) == {"due": [], "erased": []}


def test_migrate_moves_to_postgresql_and_the_old_database_says_where_it_went(data, tmp_path, cluster):
    assert (
        "there is no database to move"
        in data("migrate", "--to", "postgresql:///x", "--data", tmp_path / "none", status=1).stderr
    )
    url = cluster.url(cluster.new_database())
    wrong = data("migrate", "--to", "mysql://x/y", status=1)
    assert "'mysql' is no address of a PostgreSQL" in wrong.stderr
    moved = json.loads(data("migrate", "--to", url, "--json").stdout)
    assert moved["rows"]["rating"] == 8
    assert "moved to PostgreSQL: set DATABASE_URL" in data("check", status=1).stderr
    found = json.loads(data("check", "--json", DATABASE_URL=url).stdout)
    assert (found["database"], found["problems"]) == ("postgresql", [])
