"""The job analysis that an auditor asks for: from what people say the job is, to tasks, roles, behaviours, questions.

Field notes (`field_notes.csv`) say in our words what working engineers say the job is. `evidence.csv` ties each of
them to a behaviour that is rated, to a question that asks for it, or to the reason why neither is there.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.bank import Bank
from kit.errors import InputError, Problem
from kit.role import Role
from kit.yamlfile import near, read_text

COLUMNS = ("note", "leads_to", "what")
KINDS = ("behaviour", "question", "why_not")


@dataclass(frozen=True)
class Evidence:
    """What a field note leads to: a behaviour by its text, a question by its id, or in words why to neither."""

    note: str
    leads_to: str
    what: str


def read_evidence(path: Path, bank: Bank) -> tuple[Evidence, ...]:
    """Return what the field notes of *bank* lead to.

    Raises:
        InputError: with every problem and its line; one of them is a note that leads to nothing.
    """
    file = str(path)
    rows = csv.DictReader(io.StringIO(read_text(path, file)))
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise InputError([Problem(file, 1, f"the columns must be {', '.join(COLUMNS)}.")])
    known: Mapping[str, Iterable[str]] = {
        "behaviour": {text for c in bank.competencies for texts in c.levels.values() for text in texts},
        "question": {q.id for q in bank},
    }
    found: list[Evidence] = []
    problems = []

    def add(message: str) -> None:
        problems.append(Problem(file, rows.line_num, message))

    for row in rows:
        one = Evidence(*(row[column] or "" for column in COLUMNS))
        if one.note not in bank.field_notes:
            add(f"no field note '{one.note}'.{near(one.note, bank.field_notes)}")
        if one.leads_to not in KINDS:
            add(f"a note leads to {', '.join(KINDS)} (got '{one.leads_to}').{near(one.leads_to, KINDS)}")
        elif one.leads_to in known and one.what not in known[one.leads_to]:
            add(f"no {one.leads_to} '{one.what}'.{near(one.what, known[one.leads_to])}")
        elif not one.what.strip():
            add("'what' is empty: say why no behaviour and no question is there.")
        if one in found:
            add("this row stands twice.")
        found.append(one)
    for note in sorted(set(bank.field_notes) - {one.note for one in found}):
        add(f"the field note {note} leads to nothing: name a behaviour or a question, or say why not.")
    if problems:
        raise InputError(problems)
    return tuple(found)


def job_analysis(bank: Bank, roles: Iterable[Role], evidence: Iterable[Evidence]) -> str:
    """Return the whole chain as a document in Markdown: note, task, roles, behaviours, questions."""
    return "\n".join(_lines(bank, tuple(roles), tuple(evidence))) + "\n"


def _lines(bank: Bank, roles: tuple[Role, ...], evidence: tuple[Evidence, ...]) -> Iterator[str]:
    notes = bank.field_notes
    by_note: dict[str, list[Evidence]] = {}
    for one in evidence:
        by_note.setdefault(one.note, []).append(one)
    levels = {text: (c, level) for c in bank.competencies for level, ts in c.levels.items() for text in ts}
    reached = {one.what for one in evidence if one.leads_to == "behaviour"}
    asked = {one.what for one in evidence if one.leads_to == "question"}
    yield "# From field notes to tasks, roles, behaviours and questions\n"
    yield "<!-- Made by `make docs` from question_bank/: change the files there, not this one. -->\n"
    yield (
        f"{len(notes)} field notes restate, in our own words, what working engineers say the job is. Each leads to a "
        "behaviour that is rated or to a question that asks for it; where neither is right, the reason stands here. "
        "A task names the roles whose job it is, and the questions whose `job_link` names it. This is judgement that "
        "can be read and disputed; no panel of people who do the job has confirmed it yet.\n"
    )
    yield (
        f"{len(reached)} of {len(levels)} behaviours and {len(asked)} of {len(bank)} questions rest on a note of "
        "their own; the others rest on their task.\n"
    )
    for task in bank.tasks:
        names = " and ".join(bank.competency(c).name.lower() for c in task.competencies)
        yield f"## {task.text.rstrip('.')}\n"
        mine = [role.title for role in roles if task.id in role.tasks]
        linked = [q.id for q in bank if task.id in q.fairness.job_link.tasks]
        yield f"`{task.id}`, {names}. Roles: {', '.join(mine) or 'none'}."
        yield f"Questions: {', '.join(linked) or 'none yet'}.\n"
        yield from _table((n for n in notes if notes[n]["task"] == task.id), notes, by_note, levels)
    yield "## Rules about roles\n"
    yield from _table((n for n in notes if notes[n]["task"] == "role-rule"), notes, by_note, levels)


def _table(
    some: Iterable[str],
    notes: Mapping[str, Mapping[str, str]],
    by_note: Mapping[str, list[Evidence]],
    levels: Mapping[str, tuple],
) -> Iterator[str]:
    yield "| note | says | behaviour | questions | limit, or why not |"
    yield "|---|---|---|---|---|"
    for note in some:
        cells: dict[str, list[str]] = {kind: [] for kind in KINDS}
        for one in by_note.get(note, ()):
            text = one.what
            if one.leads_to == "behaviour":
                competency, level = levels[text]
                text = f"{text} ({competency.id}, {level})"
            cells[one.leads_to].append(text.replace("|", "\\|"))
        limits = [notes[note]["contested"].replace("|", "\\|"), *cells["why_not"]]
        last = "; ".join(text for text in limits if text)
        told = "<br>".join(cells["behaviour"])
        yield f"| {note} | {notes[note]['says']} | {told} | {', '.join(cells['question'])} | {last} |"
    yield ""
