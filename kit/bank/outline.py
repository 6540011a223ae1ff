"""What is to be known of a question to find its place in a loop; its words stay in the bank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from kit.bank.competency import Competency
from kit.bank.question import Format, Kind, Overlap, Question, Status
from kit.errors import Missing
from kit.model import LEVELS, Level
from kit.yamlfile import near


@dataclass(frozen=True, slots=True)
class Outline:
    """A question without its words, a twentieth of its size.

    `competencies` has the percent share of each, the question's own first, and `rated` those with anchors;
    `minutes` is the total, `levels` each level that it is for, `expected` the mean rating of somebody solidly at a
    level.
    """

    id: str
    formerly: tuple[str, ...]
    version: str
    digest: str
    title: str
    status: Status
    family: str
    kind: Kind
    format: Format
    competency: str
    competencies: Mapping[str, int]
    rated: tuple[str, ...]
    stack: tuple[str, ...]
    levels: tuple[Level, ...]
    minutes: int
    expected: Mapping[Level, float]
    enemies: tuple[str, ...]
    overlaps: tuple[Overlap, ...]
    leak_risk: str
    max_share: float
    cooldown_days: int


Q = TypeVar("Q", Question, Outline)


def outline(question: Question) -> Outline:
    """Return the outline of *question*."""
    return Outline(
        id=question.id,
        formerly=question.formerly,
        version=question.version,
        digest=question.digest,
        title=question.title,
        status=question.status,
        family=question.family,
        kind=question.kind,
        format=question.format,
        competency=question.competency,
        competencies=question.competencies,
        rated=question.rated,
        stack=question.stack,
        levels=tuple(level for level in LEVELS if level in question.levels),
        minutes=question.minutes.total,
        expected=question.difficulty.expected,
        enemies=question.enemies,
        overlaps=question.overlaps,
        leak_risk=question.exposure.leak_risk,
        max_share=question.exposure.max_share,
        cooldown_days=question.exposure.cooldown_days,
    )


@dataclass(frozen=True)
class Questions(Generic[Q]):
    """Questions, whole or as outlines, that are found by id and by former id."""

    questions: tuple[Q, ...]
    competencies: tuple[Competency, ...]

    def __iter__(self) -> Iterator[Q]:
        return iter(self.questions)

    def __len__(self) -> int:
        return len(self.questions)

    @cached_property
    def by_id(self) -> dict[str, Q]:
        """The questions by id and former id."""
        known = {old: q for q in self.questions for old in q.formerly}
        return known | {q.id: q for q in self.questions}

    def __contains__(self, question: object) -> bool:
        return question in self.by_id

    def question(self, question: str) -> Q:
        """Return the question of that id, or of that former id.

        Raises:
            Missing: with the nearest id.
        """
        try:
            return self.by_id[question]
        except KeyError:
            raise Missing(f"There is no question '{question}'.{near(question, self.by_id)}") from None

    def about(self, competency: str) -> tuple[Q, ...]:
        """Return the questions whose first competency this is."""
        return tuple(q for q in self.questions if q.competency == competency)


class Outlines(Questions[Outline]):
    """The bank as a loop needs it: small enough to be handed to another process."""
