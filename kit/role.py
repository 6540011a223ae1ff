"""A role: what it needs, how much each thing weighs, and the interviews it calls for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from kit.bank import Bank, shipped
from kit.bank.question import Change, Kind, Name, Status
from kit.errors import InputError, Missing, Problem, RoleError
from kit.model import CompetencyId, Level, Minutes, Model, Slug, Text, Version
from kit.yamlfile import Lines, line_of, near, read_model

_NOTES = re.compile(r"\s*\(n\d{3}\b[^()]*\)")  # in a rationale: the field notes that it rests on
SessionId = Annotated[str, Field(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=40)]


class JobAnalysis(Model):
    """Who worked out what the job needs, when, and how."""

    by: Text
    date: Text
    method: Text


class RoleCompetency(Model):
    """How much a competency weighs in a role, and why.

    `weight` is its share in percent; `bar` the expected rating, in points; `must` says that a strength elsewhere can not make up for it.
    """

    id: CompetencyId
    weight: Annotated[int, Field(ge=1, le=100)]
    bar: Annotated[int, Field(ge=1, le=5)] = 3
    must: bool = False
    rationale: Text

    @property
    def why(self) -> str:
        """The rationale as people read it who do not keep the bank: without the numbers of the notes it rests on.

        Examples:
            >>> RoleCompetency(id="testing", weight=8, rationale="They pair (n016). It is small.").why
            'They pair. It is small.'
        """
        return _NOTES.sub("", self.rationale)


class Seats(Model):
    """The least and the most interviewers of a session."""

    least: Annotated[int, Field(ge=1, le=6)] = 1
    most: Annotated[int, Field(ge=1, le=6)] = 2


class SessionPlan(Model):
    """One interview that a role calls for, before questions and people are in it.

    `focus` names the competencies whose own questions stand here; `kinds` empty means any kind; `fill` is the
    least part of the usable minutes that questions must take.
    """

    id: SessionId
    title: Text
    minutes: Minutes
    intro: Minutes = 5
    candidate_questions: Minutes = 5
    interviewers: Seats = Seats()
    medium: Literal["room", "remote", "either"] = "either"
    focus: tuple[CompetencyId, ...] = ()
    kinds: tuple[Kind, ...] = ()
    break_after: Minutes = 15
    after: tuple[SessionId, ...] = ()
    fill: Annotated[float, Field(gt=0, le=1)] = 0.75

    @property
    def usable(self) -> int:
        """Minutes that are left for questions."""
        return self.minutes - self.intro - self.candidate_questions


class Mix(Model):
    """A rule on the mix of questions: how many that match `where` a loop, or each session, may hold."""

    words: Text
    where: Mapping[Literal["kind", "competency", "format"], tuple[Text, ...]]
    least: int | None = None
    most: int | None = None
    per: Literal["loop", "session"] = "loop"
    price: int | None = None


class PlanRules(Model):
    """What holds for a whole loop."""

    statuses: tuple[Status, ...] = ("active", "pilot")
    forms: Annotated[int, Field(ge=1, le=20)] = 3
    max_questions_per_session: Annotated[int, Field(ge=1, le=6)] = 2
    heavy_from_weight: Annotated[int, Field(ge=1, le=100)] = 10
    ratings_per_heavy: Annotated[int, Field(ge=1, le=4)] = 2
    least_kinds: Annotated[int, Field(ge=1, le=7)] = 3
    difficulty_tolerance: Annotated[float, Field(gt=0, le=2)] = 0.10
    one_per_family: bool = True
    most_a_day: Annotated[int, Field(ge=1, le=8)] = 4
    difficulty: Annotated[float, Field(ge=1, le=5)] | None = None
    mix: tuple[Mix, ...] = ()
    weights: Mapping[str, int] = {}
    prices: Mapping[str, int] = {}


class Plan(Model):
    """The interviews that a role calls for, and the rules for filling them."""

    sessions: Annotated[tuple[SessionPlan, ...], Field(min_length=1, max_length=10)]
    rules: PlanRules = PlanRules()


class RoleEntries(Model):
    """What stands in a role file."""

    version: Version
    title: Text
    level: Level
    stack: tuple[Name, ...]
    context: Text
    languages: tuple[Text, ...] = ()
    tasks: tuple[Name, ...]
    job_analysis: JobAnalysis
    competencies: Annotated[tuple[RoleCompetency, ...], Field(min_length=1)]
    plan: Plan
    changelog: tuple[Change, ...]

    @model_validator(mode="after")
    def _adds_up(self) -> RoleEntries:
        total = sum(c.weight for c in self.competencies)
        if total != 100:
            raise ValueError(f"the weights must add up to 100 (got {total}).")
        return self


class Role(RoleEntries):
    """What a job needs. `id` is the name of its file."""

    id: Slug

    @property
    def weights(self) -> dict[str, int]:
        """The weight of each competency, in the order of the file."""
        return {c.id: c.weight for c in self.competencies}


def read_role(path: Path, bank: Bank) -> Role:
    """Return the role that stands in *path*, checked against the competencies and tasks of *bank*.

    Raises:
        RoleError: with every problem.
    """
    file = str(path)
    try:
        entries, lines = read_model(path, RoleEntries, schema="role/1")
    except InputError as error:
        raise RoleError(error.problems) from None
    problems = _problems(entries, lines, bank, file)
    if not path.stem or path.stem != path.stem.lower():
        problems.append(Problem(file, 1, "the name of a role file is written in small letters and hyphens."))
    if problems:
        raise RoleError(problems)
    return Role(**dict(entries), id=path.stem)


def role_files(*folders: Path) -> dict[str, Path]:
    """Return the role files of these banks by role id; a later bank wins."""
    folders = folders or (shipped() / "question_bank",)
    return {path.stem: path for folder in folders for path in sorted((folder / "roles").glob("*.yaml"))}


def find_role(role: str, bank: Bank, *folders: Path) -> Role:
    """Return the role of that id, or that stands in the file *role*.

    Raises:
        Missing: when there is none, with the nearest id.
        RoleError: with every problem of the file.
    """
    files = role_files(*folders)
    if role in files:
        return read_role(files[role], bank)
    if role.endswith((".yaml", ".yml")):
        return read_role(Path(role), bank)
    raise Missing(f"There is no role '{role}'.{near(role, files)} Roles: {', '.join(files)}.")


def _problems(role: RoleEntries, lines: Lines, bank: Bank, file: str) -> list[Problem]:
    competencies = {c.id for c in bank.competencies}
    tasks = {t.id: t for t in bank.tasks}
    found: list[Problem] = []

    def add(place: tuple[str | int, ...], message: str) -> None:
        found.append(Problem(file, line_of(lines, place), message))

    weighted = [c.id for c in role.competencies]
    for number, name in enumerate(weighted):
        if name not in competencies:
            add(("competencies", number, "id"), f"unknown competency '{name}'.{near(name, competencies)}")
        if weighted.index(name) != number:
            add(("competencies", number, "id"), f"'{name}' is weighted twice.")
    covered = set()
    for number, name in enumerate(role.tasks):
        if name in tasks:
            covered |= set(tasks[name].competencies)
        else:
            add(("tasks", number), f"unknown task '{name}'.{near(name, tasks)}")
    for number, name in enumerate(weighted):
        if name in competencies and name not in covered:
            add(("competencies", number), f"no task of this role needs '{name}': add the task, or drop it.")
    for rest, message in session_problems(role.plan.sessions, weighted):
        add(("plan", "sessions", *rest), message)
    return found


def session_problems(
    sessions: Sequence[SessionPlan], weighted: Sequence[str]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what is wrong with the sessions of a plan, each with its place in them.

    Args:
        sessions: Those of the plan, in order.
        weighted: The competencies that have a weight in the role.
    """
    ids = [s.id for s in sessions]
    for number, session in enumerate(sessions):
        if ids.index(session.id) != number:
            yield (number, "id"), f"the session '{session.id}' stands twice."
        if session.usable < 10:
            yield (
                (number, "minutes"),
                f"{session.usable} minutes are left for questions: 10 or more are needed.",
            )
        if session.interviewers.least > session.interviewers.most:
            yield (number, "interviewers"), "'least' must not be above 'most'."
        for name in session.focus:
            if name not in weighted:
                yield (number, "focus"), f"'{name}' has no weight in this role.{near(name, weighted)}"
        for name in session.after:
            if name not in ids:
                yield (number, "after"), f"unknown session '{name}'.{near(name, ids)}"
