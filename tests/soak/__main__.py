"""`make soak`: the store under load and under kills, on both databases, with a table of figures.

`python -m tests.soak --cards 10000 --rounds 20` is the long run; smaller numbers are a short one. It ends with 1 when
anything that was acknowledged is not there, is there by half, or the audit does not verify.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from urllib.error import HTTPError

from kit import hiring
from kit.store import open_store
from kit.store.health import problems_of_rows
from tests.browser.conftest import App
from tests.faults import grow, limit_files, small_disk
from tests.hiring.conftest import Company, found_company
from tests.postgresql import Cluster, run_cluster
from tests.tools import found

ROOT = Path(__file__).parents[2]
PROCESSES, THREADS = 8, 2
DEATHS = 5  # of PostgreSQL


def main() -> None:
    asked = argparse.ArgumentParser(prog="make soak")
    asked.add_argument("--cards", type=int, default=10_000)
    asked.add_argument("--rounds", type=int, default=20)
    given = asked.parse_args()
    print(
        f"{'what':34} {'database':11} {'cards':>6} {'a second':>8} {'p50 ms':>7} {'p99 ms':>8}  lost half extra"
    )
    bad = 0
    for database in ("sqlite", "postgresql"):
        with company_on(database) as (company, cluster):
            bad += load(company, database, given.cards)
            bad += kills(company, database, given.rounds)
            bad += backup(company, database, cluster)
            if cluster:
                bad += dead_database(company, cluster)
    bad += full_disk()
    sys.exit(1 if bad else 0)


@contextmanager
def company_on(database: str) -> Iterator[tuple[Company, Cluster | None]]:
    """A company with sixteen seats, on a database that waits for the disk as it does for people."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HIRING_KIT_DATA"] = folder
        if database == "sqlite":
            yield seated(found_company(Path(folder))), None
            return
        programs = Path(found("initdb") or "").resolve().parent
        with run_cluster(programs, "fsync=on") as cluster:
            yield seated(found_company(cluster.url(cluster.new_database()))), cluster


def seated(company: Company) -> Company:
    for number in range(PROCESSES * THREADS):
        person = hiring.add_person(company.office, company.chief, f"Writer {number}")
        hiring.seat_interviewer(company.office, company.manager, company.interviews["incident"], person)
    return company


def start(
    company: Company, run: str, most: int, folder: Path, limit: int = 0
) -> list[tuple[subprocess.Popen, Path]]:
    """Start all writers; with *limit* none of their files may grow beyond so many bytes."""
    seats = [
        (seat.person, seat.card)
        for one in hiring.list_interviews(company.office, company.manager, company.opening)
        for seat in one.seats
        if seat.name.startswith("Writer")
    ]
    began = []
    for number in range(PROCESSES):
        mine = [text for pair in seats[number * THREADS : (number + 1) * THREADS] for text in pair]
        said = folder / f"{run}-{number}"
        command = [sys.executable, "-m", "tests.soak.writer", str(company.place), run, str(most), *mine]
        with said.open("w") as output:
            process = subprocess.Popen(
                command,
                stdout=output,
                stderr=subprocess.DEVNULL,
                cwd=ROOT,
                preexec_fn=partial(limit_files, limit) if limit else None,
            )
        began.append((process, said))
    return began


def acknowledged(files: list[Path]) -> dict[str, float]:
    lines = [
        line.split()
        for file in files
        for line in file.read_text().splitlines(keepends=True)
        if line[-1] == "\n"
    ]
    return {line[0]: float(line[1]) for line in lines}


def judge(
    company: Company, what: str, database: str, told: dict[str, float], seconds: float, before: int
) -> int:
    """Print a line, and return how much is wrong."""
    with company.office.store.read() as tx:
        query = (
            "SELECT request_id, (SELECT count(*) FROM rating WHERE revision_id = revision.id) FROM revision"
        )
        stored = {row[0]: row[1] for row in tx.exec_driver_sql(query)}
        wrong = problems_of_rows(tx)
    lost, half = len(told.keys() - stored.keys()), sum(count != 3 for count in stored.values())
    times = sorted(told.values()) or [0.0]
    p99 = times[int(len(times) * 0.99)]
    print(
        f"{what:34} {database:11} {len(told):6} {len(told) / seconds:8.1f} {statistics.median(times) * 1000:7.1f} "
        f"{p99 * 1000:8.1f}  {lost:4} {half:4} {len(stored) - before - len(told):5}{'  ' + wrong[0] if wrong else ''}",
        flush=True,
    )
    return lost + half + len(wrong)


def count(company: Company) -> int:
    with company.office.store.read() as tx:
        return int(tx.exec_driver_sql("SELECT count(*) FROM revision").scalar() or 0)


def load(company: Company, database: str, cards: int) -> int:
    """Sixteen writers hand in *cards* in all."""
    return until_they_end(company, "16 writers", database, cards)


def until_they_end(company: Company, what: str, database: str, cards: int, limit: int = 0) -> int:
    """Sixteen writers hand in *cards* in all, or until the store refuses."""
    with tempfile.TemporaryDirectory() as folder:
        before, began = count(company), time.monotonic()
        running = start(
            company, what.replace(" ", "-"), -(-cards // (PROCESSES * THREADS)), Path(folder), limit
        )
        for process, _ in running:
            process.wait()
        took = time.monotonic() - began
        return judge(company, what, database, acknowledged([f for _, f in running]), took, before)


def kills(company: Company, database: str, rounds: int) -> int:
    """All writers are killed at a moment that nobody chose, again and again."""
    draw, bad = random.Random(7), 0
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            before, began = count(company), time.monotonic()
            running = start(company, f"kill{number}", 100_000, Path(folder))
            files = all_begun(running)
            time.sleep(draw.uniform(0.2, 1.5))
            for process, _ in running:
                process.kill()
                process.wait()
            took = time.monotonic() - began
            company.office.store.close()
            company.office = replace(company.office, store=open_store(company.place))
            bad += judge(company, f"killed, round {number + 1}", database, acknowledged(files), took, before)
    return bad


def all_begun(running: list[tuple[subprocess.Popen, Path]]) -> list[Path]:
    """Wait until each process has had a card acknowledged, and return where they say so."""
    files, until = [file for _, file in running], time.monotonic() + 120
    while not all(file.stat().st_size for file in files) and time.monotonic() < until:
        time.sleep(0.05)
    return files


def backup(company: Company, database: str, cluster: Cluster | None) -> int:
    """A backup is made while all write, and brought back to another place, where it is checked.

    One candidate is erased before it and one after it: neither comes back.
    """
    office, who = company.office, company.recruiter
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as new:
        gone = [hiring.add_candidate(office, who, company.opening, name) for name in ("Before", "After")]
        hiring.erase_candidate(office, who, gone[0])
        before, began = count(company), time.monotonic()
        running = start(company, "backup", 100_000, Path(folder))
        told = acknowledged(all_begun(running))
        made = hiring.back_up(office, company.chief, Path(folder))
        for process, _ in running:
            process.kill()
            process.wait()
        hiring.erase_candidate(office, who, gone[1])
        for name in ("master.key", "erased.jsonl"):
            shutil.copy(office.store.folder / name, new)
        usual = os.environ["HIRING_KIT_DATA"]
        os.environ["HIRING_KIT_DATA"] = new
        place = cluster.url(cluster.new_database()) if cluster else Path(new)
        hiring.restore_data(place, made.data, made.keys)
        copy = replace(
            company, office=replace(office, store=open_store(place), now=lambda: datetime.now(UTC))
        )
        os.environ["HIRING_KIT_DATA"] = usual
        took = time.monotonic() - began
        bad = judge(copy, "backup of 16 writers, brought back", database, told, took, before)
        wrong = hiring.check_data(copy.office, copy.chief).problems
        known = {one.application: one for one in hiring.list_candidates(copy.office, who, company.opening)}
        back = sum(not known[one].erased or known[one].name is not None for one in gone)
        copy.office.store.close()
        if wrong or back:
            print(f"  {len(wrong)} problems, {back} erased people came back {wrong[:1]}")
        return bad + len(wrong) + back


def full_disk() -> int:
    """Sixteen writers meet the end of a disk of 3 MB, and of files that may not grow; then they go on."""
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HIRING_KIT_DATA"] = str(Path(folder) / "small")
        with small_disk(Path(folder) / "small", "3m") as mounted:
            if mounted:
                company = seated(found_company(Path(folder) / "small"))
                bad += until_they_end(company, "disk of 3 MB full", "sqlite", 100_000)
                grow(Path(folder) / "small", "64m")
                bad += until_they_end(company, "when it has grown", "sqlite", 208)
                company.office.store.close()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HIRING_KIT_DATA"] = folder
        company = seated(found_company(Path(folder)))
        bad += until_they_end(company, "files of 2 MB at most", "sqlite", 100_000, limit=2_000_000)
        bad += until_they_end(company, "without that limit", "sqlite", 208)
        company.office.store.close()
    return bad


def dead_database(company: Company, cluster: Cluster) -> int:
    """The database dies under its writers and under the served app, again and again; the same app goes on."""
    app, bad = App(company.office.store.folder, environment={"DATABASE_URL": str(company.place)}), 0
    app.start()
    for number in range(1, DEATHS + 1):
        with tempfile.TemporaryDirectory() as folder:
            before, began = count(company), time.monotonic()
            running = start(company, f"dead{number}", 100_000, Path(folder))
            files = all_begun(running)
            cluster.kill()
            for process, _ in running:
                process.wait()
            silent = not answers(app, 503)
            cluster.start()
            silent |= not answers(app, 200)
            took = time.monotonic() - began
            what = f"PostgreSQL killed, round {number}"
            bad += judge(company, what, "postgresql", acknowledged(files), took, before) + silent
            if silent:
                print("  the app did not say how it is")
    app.stop()
    return bad


def answers(app: App, wanted: int) -> bool:
    """Return whether the app comes to answer so within a minute when it is asked whether it can work."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{app.url}/readyz", timeout=60) as answer:  # noqa: S310 - loopback only
                status = answer.status
        except HTTPError as error:
            status = error.code
        if status == wanted:
            return True
        time.sleep(0.2)
    return False


if __name__ == "__main__":
    main()
