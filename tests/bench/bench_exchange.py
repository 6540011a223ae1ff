"""Ratings out and in, against plain pandas on the same table; and a whole opening of 100,000 ratings through the store.

The second is run in a process of its own, whose memory is shown.
"""

from __future__ import annotations

import gc
import io
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from kit import hiring
from kit.exchange import foreign, read_ratings
from kit.exchange.card import HandedCard, Who, rating_rows
from kit.exchange.table import write_table
from kit.exchange.workbook import write_workbook
from kit.hiring import Office
from kit.hiring.export import export_file, export_native
from kit.hiring.intake import take_ratings
from kit.hiring.transfer import take_native
from kit.scorecard import RATING_COLUMNS, Rating, Scorecard, read_scorecards
from kit.store import open_store
from tests.bench.memory import most_memory
from tests.bench.pair import Figure, Findings, Pair
from tests.hiring.conftest import full_card, loop_of
from tests.loop.making import bank_of, question, role_of, session

RATINGS = 10_000
MANY = 99_000  # the limit of rows is 100,000
SCALES = read_scorecards().scales
COMPETENCIES = ("databases", "debugging", "testing")


def compare() -> Findings:
    with tempfile.TemporaryDirectory() as place:
        for step in ("grown", *STEPS):
            command = [sys.executable, "-m", "tests.bench.bench_exchange", place, step]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            if step in STEPS:
                seconds, most, before = map(float, done.stdout.split())
                yield Figure(
                    f"100,000 ratings of one opening, {step}", seconds, "s of a processor", most=10.0
                )
                yield Figure(
                    f"100,000 ratings of one opening, {step}: memory", most, f"MB ({before:.0f} before it)"
                )
    cards = made(RATINGS)
    rows = list(rating_rows(cards, SCALES))
    table = pd.DataFrame(rows, columns=list(RATING_COLUMNS))
    content = write_table(RATING_COLUMNS, rows)
    book = write_workbook(cards, SCALES, {})

    def pandas_xlsx() -> None:
        table.to_excel(io.BytesIO(), index=False, engine="openpyxl")

    def pandas_read() -> None:
        pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)

    yield Pair(
        f"write {RATINGS:,} ratings as CSV", lambda: write_table(RATING_COLUMNS, rating_rows(cards, SCALES)),
        "pandas to_csv of the finished table, formulas and all", lambda: table.to_csv(index=False).encode(), 3.0,
    )  # fmt: skip
    yield Pair(
        f"read and check {RATINGS:,} ratings of a CSV", lambda: read_ratings(content, SCALES),
        "pandas read_csv as text, nothing checked", pandas_read, repeats=5,
    )  # fmt: skip
    yield Pair(
        f"write {RATINGS:,} ratings as a workbook", lambda: write_workbook(cards, SCALES, {}),
        "pandas to_excel of the finished table", pandas_xlsx, 1.5, repeats=3,
    )  # fmt: skip
    yield Pair(
        f"read a workbook of {RATINGS:,} ratings, as the child does",
        lambda: foreign._workbook(book), "pandas read_excel", lambda: pd.read_excel(io.BytesIO(book), engine="openpyxl"), 1.5, repeats=3,
    )  # fmt: skip


def made(ratings: int) -> list[HandedCard]:
    """Cards with ten ratings each."""
    people = [Who(f"p{n}", f"Person {n}", f"person{n}@example.org") for n in range(20)]
    found = []
    for number in range(ratings // 10):
        given = tuple(
            Rating(
                question=f"question-{one}", competency="debugging", state="rated", ordinal=1 + (number + one) % 5,
                note="Found the cause, fixed it, and named one case that the fix does not reach.",
            )
            for one in range(10)
        )  # fmt: skip
        found.append(
            HandedCard(
                id=f"c{number}", candidate=f"K{number:05}", application="a", interview="i", session="incident",
                title="A fault", interviewer=people[number % 20], part="lead", number=1,
                submitted_at="2026-11-24T10:20:00.000Z",
                scorecard=Scorecard(scale="bars5", ratings=given, recommendation="yes", recommendation_state="given"),
            )
        )  # fmt: skip
    return found


def run(folder: Path, step: str) -> None:
    """Carry out one step of an opening with 100,000 ratings; print its seconds, and the memory with and before it."""
    if step == "grown":
        (folder / "many.json").write_bytes(grown(folder))
        return
    office = office_in(folder / "many")
    chief = hiring.find_local_viewer(office)
    opening = next((one.id for one in hiring.list_openings(office, chief)), "")
    gc.freeze()  # as the app and the command line do
    before = most_memory()
    began = processor_seconds()
    STEPS[step](office, chief, opening, folder)
    print(processor_seconds() - began, most_memory(), before)
    office.store.close()


def _native_in(office: Office, chief: hiring.Viewer, opening: str, folder: Path) -> None:
    taken = take_native(office, chief, (folder / "many.json").read_bytes())
    assert taken.taken, taken.problems


def _out(format: str):
    def write(office: Office, chief: hiring.Viewer, opening: str, folder: Path) -> None:
        made = export_file(office, chief, opening, format)
        assert made.entries
        (folder / f"many.{format}").write_bytes(made.document.content)

    return write


def _in(format: str):
    def read(office: Office, chief: hiring.Viewer, opening: str, folder: Path) -> None:
        content = (folder / f"many.{format}").read_bytes()
        found = take_ratings(office, chief, opening, content, format, dry_run=True)
        assert found.same, found.problems[:3]

    return read


STEPS = {
    "native in": _native_in,
    "native out": _out("native"),
    "csv out": _out("csv"),
    "csv in": _in("csv"),
    "xlsx out": _out("xlsx"),
    "xlsx in": _in("xlsx"),
}


def processor_seconds() -> float:
    """Return what this process took of a processor until now, with the children that open files for it."""
    return sum(os.times()[:4])


BANK = bank_of(
    *(question(f"question-{n}", "databases", secondary={"debugging": 20, "testing": 20}) for n in "abcdefgh")
)
ROLE = role_of(
    {"databases": 60, "debugging": 20, "testing": 20}, *(session(f"s{n}", "databases") for n in range(4))
)


def office_in(folder: Path) -> Office:
    return Office(open_store(folder), BANK, read_scorecards(), lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))


def grown(folder: Path, ratings_at_most: int = MANY) -> bytes:
    """A native file of one opening: one candidate with eight cards in the way people hand them in, copied many times."""
    office = office_in(folder / "one")
    chief = hiring.find_local_viewer(office)
    opening = hiring.open_opening(office, chief, ROLE)
    ids = [q.id for q in BANK]
    loop = loop_of({f"s{n}": ids[2 * n : 2 * n + 2] for n in range(4)}, BANK)
    hiring.set_loop(office, chief, opening, loop)
    people = [hiring.add_person(office, chief, f"Person {n}") for n in range(2)]
    application = hiring.add_candidate(office, chief, opening, "Somebody")
    for n in range(4):
        seats = {people[0]: "lead", people[1]: "second"}
        hiring.schedule_interview(office, chief, application, f"s{n}", office.now(), seats=seats)
    for person in people:
        viewer = hiring.Viewer(person)
        for mine in hiring.list_my_interviews(office, viewer):
            given = full_card(hiring.open_card(office, viewer, mine.card).asked, 3)
            hiring.submit_card(office, viewer, mine.card, given, mine.card)
    document = json.loads(export_native(office, chief).document.content)
    office.store.close()
    ratings = sum(len(r["ratings"]) for c in document["scorecards"] for r in c["revisions"])
    kinds = ("candidates", "applications", "interviews", "scorecards")
    one = {kind: json.dumps(document[kind]) for kind in kinds}
    own = [entry["id"] for kind in kinds for entry in document[kind]]
    (code,) = [entry["code"] for entry in document["candidates"]]
    for number in range(1, ratings_at_most // ratings + 1):
        for kind in kinds:
            text = one[kind].replace(f'"{code}"', f'"X{number:05}"')
            for id in own:
                text = text.replace(id, f"{id[:-5]}{number:05}")
            document[kind] += json.loads(text)
    return json.dumps(document).encode()


if __name__ == "__main__":
    run(Path(sys.argv[1]), sys.argv[2])
