"""The bank: all questions and competencies, read from one or more folders."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kit.bank.competency import BankEntries, Competencies, Competency, Task
from kit.bank.diagram import diagram_of, is_drawn
from kit.bank.outline import Outlines, Questions, outline
from kit.bank.question import Question
from kit.errors import BankError, InputError, Missing, Problem
from kit.yamlfile import Lines, check_model, line_of, near, parse_yaml, read_model, read_text

FIELD_NOTES = ("id", "says", "competency", "task", "contested")
MOST_FILE_BYTES = 1024 * 1024


@dataclass(frozen=True)
class Bank(Questions[Question]):
    """All questions, by id, with the competencies and tasks they speak of.

    `places` holds, for each question, its folder and the line of each entry, so that lint can point at it.
    """

    tasks: tuple[Task, ...] = ()
    field_notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    places: Mapping[str, tuple[Path, Lines]] = field(default_factory=dict, compare=False, repr=False)

    def competency(self, competency: str) -> Competency:
        """Return the competency of that id.

        Raises:
            Missing: with the nearest id.
        """
        known = {c.id: c for c in self.competencies}
        try:
            return known[competency]
        except KeyError:
            raise Missing(f"There is no competency '{competency}'.{near(competency, known)}") from None

    @cached_property
    def outlines(self) -> Outlines:
        """The questions without their words."""
        return Outlines(tuple(map(outline, self.questions)), self.competencies)

    @cached_property
    def fingerprint(self) -> str:
        """A short text that changes when anything in the bank does: a key for caches."""
        sums = [f"{q.id}@{q.version}:{q.digest}" for q in self.questions]
        sums += [c.model_dump_json() for c in self.competencies] + [t.model_dump_json() for t in self.tasks]
        return hashlib.sha256("\n".join(sums).encode()).hexdigest()[:16]


def shipped() -> Path:
    """Return the folder that holds the shipped question_bank/ and scorecards/.

    A checkout has them beside the package, an installed wheel inside it.
    """
    inside = Path(__file__).parent.parent / "shipped"
    return inside if inside.is_dir() else inside.parent.parent


def bank_folders() -> tuple[Path, ...]:
    """Return the shipped bank and the private ones that `HIRING_KIT_BANK` lays over it, in that order."""
    private = os.environ.get("HIRING_KIT_BANK", "")
    return (shipped() / "question_bank", *(Path(p) for p in private.split(os.pathsep) if p))


def read_bank(*folders: Path) -> Bank:
    """Return the bank that stands in *folders*; a later one wins by id, and may hide questions of an earlier.

    Without folders: the shipped bank and those of `HIRING_KIT_BANK`.

    Raises:
        BankError: with every problem of every file.
    """
    bank, problems = read_what_can_be(*(folders or bank_folders()))
    if problems:
        raise BankError(problems)
    return bank


def read_what_can_be(*folders: Path) -> tuple[Bank, tuple[Problem, ...]]:
    """Return the bank of all that can be read in *folders*, and the problems of the rest."""
    problems: list[Problem] = []
    questions: dict[str, Question] = {}
    places: dict[str, tuple[Path, Lines]] = {}
    competencies: dict[str, Competency] = {}
    tasks: dict[str, Task] = {}
    notes: dict[str, Mapping[str, str]] = {}
    hidden: set[str] = set()
    for folder in folders:
        if not folder.is_dir():
            problems.append(Problem(str(folder), 1, "there is no such folder of a question bank."))
            continue
        try:
            entries, _ = read_model(folder / "bank.yaml", BankEntries, schema="bank/1")
            hidden |= set(entries.hide)
            for one in entries.hide:
                questions.pop(one, None)
        except InputError as error:
            problems += error.problems
        if (folder / "competencies.yaml").exists() or not competencies:
            try:
                read, lines = read_model(folder / "competencies.yaml", Competencies, schema="competency/1")
                competencies |= {c.id: c for c in read.competencies}
                tasks |= {t.id: t for t in read.tasks}
                problems += _task_problems(read, lines, competencies, str(folder / "competencies.yaml"))
            except InputError as error:
                problems += error.problems
        if (folder / "field_notes.csv").exists():
            try:
                notes |= read_field_notes(folder / "field_notes.csv")
            except InputError as error:
                problems += error.problems
        for path in sorted(folder.glob("questions/*/*/")):
            if path.name == "__pycache__":
                continue
            try:
                question, lines = _read_question(path)
                if question.id in questions and places[question.id][0].is_relative_to(folder):
                    other = places[question.id][0]
                    problems.append(Problem(str(path / "question.yaml"), 1, f"the id is taken by {other}."))
                questions[question.id] = question
                places[question.id] = (path, lines)
            except InputError as error:
                problems += error.problems
    bank = Bank(
        tuple(questions[q] for q in sorted(questions)),
        tuple(competencies.values()),
        tuple(tasks.values()),
        notes,
        places,
    )
    return bank, tuple(sorted({*problems, *_unknown_ids(bank, hidden)}))


def read_question(folder: Path) -> Question:
    """Return the question of one folder, `questions/<competency>/<question>`.

    Raises:
        BankError: with every problem of its question.yaml.
    """
    try:
        return _read_question(folder)[0]
    except InputError as error:
        raise BankError(error.problems) from None


def _read_question(folder: Path) -> tuple[Question, Lines]:
    file = str(folder / "question.yaml")
    value, lines = parse_yaml(read_text(folder / "question.yaml", file), file)
    files, digest = _files(folder, file)
    place = {"id": folder.name, "competency": folder.parent.name, "digest": digest, "files": files}
    if not isinstance(value, dict):
        value = {}
    twice = [
        Problem(file, lines[(entry,)], f"'{entry}' is not written here: it follows from the folder.")
        for entry in place
        if entry in value
    ]
    try:
        question = check_model({**value, **place}, lines, Question, schema="question/1", file=file)
    except InputError as error:
        raise InputError([*error.problems, *twice]) from None
    if problems := [*twice, *_diagram_problems(question, folder)]:
        raise InputError(problems)
    return question, lines


def _diagram_problems(question: Question, folder: Path) -> Iterator[Problem]:
    """Yield what is wrong in the diagrams of a question; a file that is missing is rule S06's."""
    for exhibit in question.exhibits:
        if is_drawn(exhibit) and exhibit.file in question.files:
            try:
                diagram_of(question, exhibit, str(folder / exhibit.file))
            except InputError as error:
                yield from error.problems


def _files(folder: Path, file: str) -> tuple[dict[str, bytes], str]:
    """Return the bytes of exhibits/ and answers/, and the digest of all files of the folder.

    The digest is SHA-256 over the sorted pairs (relative path, SHA-256 of the bytes), without `__pycache__`.
    """
    files: dict[str, bytes] = {}
    sums = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if "__pycache__" in path.parts or not path.is_file():
            continue
        if path.is_symlink():
            raise InputError([Problem(file, 1, f"{name} is a link: put the file itself there.")])
        if path.stat().st_size > MOST_FILE_BYTES:
            raise InputError([Problem(file, 1, f"{name} is larger than 1 MB.")])
        content = path.read_bytes()
        sums.append(f"{name}\0{hashlib.sha256(content).hexdigest()}\n")
        if name.startswith(("exhibits/", "answers/")):
            files[name] = content
    return files, hashlib.sha256("".join(sums).encode()).hexdigest()


def read_field_notes(path: Path) -> dict[str, Mapping[str, str]]:
    """Return the field notes by id.

    Raises:
        InputError: with every problem and its line.
    """
    file = str(path)
    rows = csv.DictReader(io.StringIO(read_text(path, file)))
    notes: dict[str, Mapping[str, str]] = {}
    problems = []
    try:
        if tuple(rows.fieldnames or ()) != FIELD_NOTES:
            raise InputError([Problem(file, 1, f"the columns must be {', '.join(FIELD_NOTES)}.")])
        for row in rows:
            if None in row or None in row.values():
                problems.append(Problem(file, rows.line_num, f"expected {len(FIELD_NOTES)} cells."))
            if row["id"] in notes:
                problems.append(Problem(file, rows.line_num, f"the id {row['id']} is given twice."))
            notes[row["id"]] = row
    except csv.Error as error:
        problems.append(Problem(file, rows.reader.line_num, f"this is not a CSV table: {error}."))
    if problems:
        raise InputError(problems)
    return notes


def _task_problems(
    read: Competencies, lines: Lines, known: Mapping[str, Competency], file: str
) -> Iterator[Problem]:
    for number, task in enumerate(read.tasks):
        for competency in task.competencies:
            if competency not in known:
                where = line_of(lines, ("tasks", number, "competencies"))
                yield Problem(file, where, f"unknown competency '{competency}'.{near(competency, known)}")


def _unknown_ids(bank: Bank, hidden: Container[str]) -> Iterator[Problem]:
    """Yield a problem for each id that nothing answers to (rules S05, C03 and S06); hidden questions may be named."""
    competencies = {c.id for c in bank.competencies}
    tasks = {t.id for t in bank.tasks}
    for q in bank if competencies else ():  # without competencies.yaml every id would be unknown
        folder, lines = bank.places[q.id]
        file = str(folder / "question.yaml")

        def unknown(what: str, name: object, known, place, rule="S05", lines=lines, file=file) -> Problem:
            return Problem(file, line_of(lines, place), f"unknown {what} '{name}'.{near(name, known)}", rule)

        if q.competency not in competencies:
            yield unknown("competency", q.competency, competencies, ())
        for name in q.secondary:
            if name not in competencies:
                yield unknown("competency", name, competencies, ("secondary", name))
        for name in q.rating.anchors:
            if name not in q.competencies:
                yield unknown(
                    "competency of this question", name, q.competencies, ("rating", "anchors", name)
                )
        for number, name in enumerate(q.enemies):
            if name not in bank and name not in hidden:
                yield unknown("question", name, bank.by_id, ("enemies", number))
        for number, overlap in enumerate(q.overlaps):
            if overlap.id not in bank and overlap.id not in hidden:
                yield unknown("question", overlap.id, bank.by_id, ("overlaps", number, "id"))
        for number, name in enumerate(q.fairness.job_link.tasks):
            if name not in tasks:
                yield unknown("task", name, tasks, ("fairness", "job_link", "tasks", number))
        points = {p.id for p in q.answer.points}
        for number, probe in enumerate(q.probes):
            for name in probe.seeks:
                if name not in points:
                    yield unknown("key point", name, points, ("probes", number, "seeks"), "C03")
        for number, exhibit in enumerate(q.exhibits):
            if exhibit.file not in q.files:
                yield unknown("file", exhibit.file, q.files, ("exhibits", number, "file"), "S06")
        if q.answer.reference and q.answer.reference.file not in q.files:
            yield unknown("file", q.answer.reference.file, q.files, ("answer", "reference"), "S06")
