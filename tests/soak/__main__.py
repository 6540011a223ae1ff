"""`make soak`: the store under load and under kills, on both databases, with a table of figures.

`python -m tests.soak --cards 10000 --rounds 20` is the long run; smaller numbers are a short one. It ends with 1 when
anything that was acknowledged is not there, is there by half, or the audit does not verify.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kit import hiring
from kit.store import open_store
from tests.hiring.conftest import Company, found_company
from tests.postgresql import Cluster, run_cluster
from tests.tools import found

ROOT = Path(__file__).parents[2]
PROCESSES, THREADS = 8, 2


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
            if cluster:
                bad += dead_database(company, cluster)
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


def start(company: Company, run: str, most: int, folder: Path) -> list[tuple[subprocess.Popen, Path]]:
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
            began.append(
                (subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, cwd=ROOT), said)
            )
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
    lost, half = len(told.keys() - stored.keys()), sum(count != 3 for count in stored.values())
    wrong = hiring.check_audit(company.office, company.chief)
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
    with tempfile.TemporaryDirectory() as folder:
        before, began = count(company), time.monotonic()
        running = start(company, "load", -(-cards // (PROCESSES * THREADS)), Path(folder))
        for process, _ in running:
            process.wait()
        took = time.monotonic() - began
        return judge(company, "16 writers", database, acknowledged([f for _, f in running]), took, before)


def kills(company: Company, database: str, rounds: int) -> int:
    """All writers are killed at a moment that nobody chose, again and again."""
    draw, bad = random.Random(7), 0
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            before, began = count(company), time.monotonic()
            running = start(company, f"kill{number}", 100_000, Path(folder))
            files = [file for _, file in running]
            while not all(file.stat().st_size for file in files) and time.monotonic() - began < 120:
                time.sleep(0.05)
            time.sleep(draw.uniform(0.2, 1.5))
            for process, _ in running:
                process.kill()
                process.wait()
            took = time.monotonic() - began
            company.office.store.close()
            company.office = replace(company.office, store=open_store(company.place))
            bad += judge(company, f"killed, round {number + 1}", database, acknowledged(files), took, before)
    return bad


def dead_database(company: Company, cluster: Cluster) -> int:
    """The database dies under its writers, and the same process goes on when it is back."""
    with tempfile.TemporaryDirectory() as folder:
        before, began = count(company), time.monotonic()
        running = start(company, "dead", 100_000, Path(folder))
        files = [file for _, file in running]
        while not all(file.stat().st_size for file in files) and time.monotonic() - began < 120:
            time.sleep(0.05)
        cluster.kill()
        for process, _ in running:
            process.wait()
        cluster.start()
        took = time.monotonic() - began
        return judge(company, "PostgreSQL killed", "postgresql", acknowledged(files), took, before)


if __name__ == "__main__":
    main()
