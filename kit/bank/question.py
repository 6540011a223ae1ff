"""A question: something an interviewer asks, with what to listen for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from kit.model import LEVELS, CompetencyId, Date, Level, Minutes, Model, Slug, Text, Version

Kind = Literal["knowledge", "case", "past_behaviour", "situational", "work_sample", "role_play", "design"]
Format = Literal[
    "code_reading",
    "review",
    "incident",
    "sql_plan",
    "estimation_case",
    "situational_case",
    "talk",
    "whiteboard",
    "pairing",
    "take_home",
]
Status = Literal["draft", "review", "pilot", "active", "retired"]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([_-][A-Za-z0-9]+)*$", max_length=60)]
Share = Annotated[int, Field(ge=10, le=35)]
Points = Mapping[int, Text]


class Levels(Model):
    """The levels a question is for, from the lowest to the highest."""

    from_: Level = Field(alias="from")
    to: Level

    @model_validator(mode="after")
    def _rises(self) -> Levels:
        if LEVELS.index(self.from_) > LEVELS.index(self.to):
            raise ValueError(f"'from' must not be above 'to' (got {self.from_} to {self.to}).")
        return self

    def __contains__(self, level: object) -> bool:
        return level in LEVELS[LEVELS.index(self.from_) : LEVELS.index(self.to) + 1]


class QuestionMinutes(Model):
    """Minutes to read in silence, to ask, to probe and to rate; `floor` is the least in which it can be rated."""

    read: Minutes
    core: Minutes
    probes: Minutes
    rate: Minutes
    floor: Minutes

    @property
    def total(self) -> int:
        """All minutes that the question takes."""
        return self.read + self.core + self.probes + self.rate


class Difficulty(Model):
    """The mean rating of a person who is solidly at a level, and where that number comes from."""

    expected: Mapping[Level, Annotated[float | int, Field(ge=1, le=5)]]
    basis: Literal["author", "pilot", "calibrated"]
    ratings: Annotated[int, Field(ge=0)]


class Overlap(Model):
    """Another question that asks for part of the same; `share` in percent."""

    id: Slug
    share: Annotated[int, Field(ge=1, le=100)]
    why: Text


class Exposure(Model):
    """How often a question may be used."""

    leak_risk: Literal["low", "medium", "high"]
    max_share: Annotated[float, Field(gt=0, le=1)]
    cooldown_days: Annotated[int, Field(ge=0)]


class IfAsked(Model):
    """A fact that a candidate gets only when they ask for it."""

    ask: Text
    say: Text


class Ask(Model):
    """What is read aloud, and what everybody may know and use."""

    opening: Text
    question: Text
    follow_on: Text | None = None
    candidate_facts: tuple[Text, ...] = ()
    if_asked: tuple[IfAsked, ...] = ()
    may_use: tuple[Text, ...] = ()
    may_not_use: tuple[Text, ...] = ()


class Exhibit(Model):
    """Something a candidate (`both`) or only an interviewer is given; the language comes from the suffix."""

    id: Name
    kind: Literal["code", "log", "table", "sql", "plan", "diagram", "conversation"]
    title: Text
    audience: Literal["both", "interviewer"]
    numbered: bool = False
    file: Text
    alt: Text | None = None


class Probe(Model):
    """A follow-up; `when` is `always`, `time_left`, or a trigger that the interviewer ticks."""

    id: Name
    when: Name
    ask: Text
    seeks: tuple[Name, ...] = ()


class Hint(Model):
    """Help to give in order. The cost is recorded, never subtracted."""

    cost: float | int
    say: Text


class KeyPoint(Model):
    """One thing that a good answer holds: a tick box."""

    id: Name
    weight: Annotated[int, Field(ge=1, le=5)]
    must: bool
    text: Text


class Landmark(Model):
    """Keeps a line number or a fact of the key true: see `kit.bank.verify`."""

    exhibit: Name | None = None
    fact: int | None = None
    line: int | None = None
    count: int | None = None
    row: int | None = None
    column: str | None = None
    contains: str | None = None
    equals: str | int | float | None = None


class Reference(Model):
    """One good answer, as a file in answers/."""

    file: Text
    title: Text


class Answer(Model):
    """What to listen for."""

    in_short: Text
    points: tuple[KeyPoint, ...]
    numbers: Mapping[str, int | float | str] = {}
    landmarks: tuple[Landmark, ...] = ()
    reference: Reference | None = None


class WrongAnswer(Model):
    """A wrong answer that is often given, and the neutral reply to it."""

    id: Name
    claim: Text
    why_wrong: Text
    say: Text


class QuestionRating(Model):
    """What an answer looks like at each point of the scale, for each competency that is rated."""

    scale: Slug
    anchors: Mapping[CompetencyId, Points]


class RedFlag(Model):
    """A sign that caps a rating, or leaves a note; nothing rejects a candidate by itself."""

    sign: Text
    effect: Literal["note"] | Mapping[CompetencyId, int]


class Scenario(Model):
    """A promise that each variant keeps or breaks when it is run."""

    id: Name
    promise: Text
    shows: tuple[Name, ...] = ()
    fair: bool = False
    want: Literal["pass", "fail"] = "pass"
    place: Mapping[str, str] = {}


class Variant(Model):
    """An answer as a file or a value, and the highest rating that it can earn."""

    id: Name
    title: Text
    file: str | None = None
    value: str | None = None
    args: tuple[str, ...] = ()
    wrong: Name | None = None
    ceiling: Mapping[CompetencyId, int] = {}


class Print(Model):
    """Text that a run prints."""

    variant: Name
    scenario: Name
    text: str


class VerifyTable(Model):
    """Variants against scenarios: each cell is a run that passes or fails as `expect` says."""

    id: Name
    title: Text
    run: tuple[str, ...]
    scenarios: tuple[Scenario, ...]
    variants: tuple[Variant, ...]
    expect: Mapping[str, Mapping[str, Literal["pass", "fail"]]]
    prints: tuple[Print, ...] = ()


class Check(Model):
    """One claim of the key that a run proves."""

    id: Name
    claim: Text
    run: tuple[str, ...]
    expect: Literal["pass", "fail"] = "pass"
    prints: str | None = None
    prints_exhibit: Name | None = None
    prints_numbers: bool = False
    place: Mapping[str, str] = {}


class Verify(Model):
    """How the key is executed."""

    timeout_s: Annotated[int, Field(ge=1, le=120)] = 20
    needs: Mapping[str, str] = {}
    reasoning_only: Mapping[CompetencyId, tuple[int, ...]] = {}
    tables: tuple[VerifyTable, ...] = ()
    checks: tuple[Check, ...] = ()


class JobLink(Model):
    """The tasks of the job that a question stands for."""

    tasks: tuple[Name, ...]
    why: Text


class Fairness(Model):
    """Why the question is about the job, and how it is asked so that everybody can show what they can."""

    job_link: JobLink
    assumes: tuple[Text, ...] = ()
    does_not_assume: tuple[Text, ...] = ()
    reading_grade_max: Annotated[int, Field(ge=1, le=14)]
    accommodations: tuple[Text, ...] = ()
    accept: Text | None = None


class Reviewed(Model):
    """A named person who read the question."""

    by: Text
    date: Date
    role: Text


class Source(Model):
    """Where an idea came from."""

    title: Text
    where: Text


class Change(Model):
    """One entry of a change log."""

    version: Version
    date: Date
    note: Text


class Provenance(Model):
    """Who wrote it, who read it, what changed; the newest change first."""

    author: Text
    reviewed: tuple[Reviewed, ...] = ()
    sources: tuple[Source, ...] = ()
    licence: Text
    changelog: tuple[Change, ...]


class QuestionEntries(Model):
    """What stands in question.yaml."""

    version: Version
    status: Status
    title: Text
    summary: Text
    family: Slug
    formerly: tuple[Slug, ...] = ()
    kind: Kind
    format: Format
    stack: tuple[Name, ...]
    levels: Levels
    minutes: QuestionMinutes
    secondary: Annotated[Mapping[CompetencyId, Share], Field(max_length=2)]
    difficulty: Difficulty
    enemies: tuple[Slug, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    exposure: Exposure
    ask: Ask
    exhibits: tuple[Exhibit, ...] = ()
    probes: tuple[Probe, ...]
    hints: tuple[Hint, ...]
    answer: Answer
    wrong_answers: tuple[WrongAnswer, ...]
    rating: QuestionRating
    green_flags: tuple[Text, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    verify: Verify | None = None
    fairness: Fairness
    provenance: Provenance
    solo_option: Text | None = None
    notes_lines: Annotated[int, Field(ge=1, le=60)] | None = None
    pairs_with: tuple[Slug, ...] = ()


class Question(QuestionEntries):
    """Something an interviewer asks, with what to listen for.

    Beside the entries of question.yaml: `id` and `competency` are the names of its folders, `files` the bytes of
    everything in exhibits/ and answers/ by relative path, and `digest` stands for all bytes of the folder.
    """

    id: Slug
    competency: CompetencyId
    digest: str
    files: Mapping[str, bytes] = {}

    @property
    def competencies(self) -> dict[str, int]:
        """The percent share of each competency; the folder's has what the secondary ones leave."""
        return {self.competency: 100 - sum(self.secondary.values()), **self.secondary}

    @property
    def rated(self) -> tuple[str, ...]:
        """The competencies that are rated, the question's own first."""
        return tuple(c for c in self.competencies if c in self.rating.anchors)

    def text(self, file: str) -> str:
        """Return the text of a *file* of exhibits/ or answers/."""
        return self.files[file].decode("utf-8")
