"""Scales, scorecard templates, and the card that one interviewer hands in for one session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from kit.bank import shipped
from kit.bank.question import Name
from kit.errors import InputError, Problem, ScaleError, ScorecardError
from kit.model import CompetencyId, Model, Slug, Text
from kit.yamlfile import near, read_model

NR = "NR"
Recommendation = Literal["strong_no", "no", "yes", "strong_yes"]
Confidence = Literal["low", "mid", "high"]
Part = Literal["lead", "second", "shadow", "reverse_shadow"]

# One row a rating; the one place where these columns are named. Empty rating or NR is not rated.
RATING_COLUMNS = (
    "candidate",
    "interviewer",
    "session",
    "competency",
    "question",
    "scale",
    "rating",
    "label",
    "note",
    "submitted_at",
    "revision",
)


class ScalePoint(Model):
    """A point of a scale and its word."""

    value: Annotated[int, Field(ge=1, le=9)]
    label: Text


class NotRated(Model):
    """How a rating is left out on purpose: a code and the reasons for it."""

    code: Literal["NR"] = "NR"
    reasons: Annotated[tuple[Name, ...], Field(min_length=1)]


class ScaleEntries(Model):
    """What stands in a scale file."""

    points: Annotated[tuple[ScalePoint, ...], Field(min_length=2, max_length=9)]
    primary: tuple[int, ...]
    secondary: tuple[int, ...]
    not_rated: NotRated
    rule: Text

    @model_validator(mode="after")
    def _holds(self) -> ScaleEntries:
        values = [p.value for p in self.points]
        if values != list(range(1, len(values) + 1)):
            raise ValueError(f"the points must be 1, 2, 3 and so on (got {', '.join(map(str, values))}).")
        for value in (*self.primary, *self.secondary):
            if value not in values:
                raise ValueError(f"there is no point {value} on this scale.")
        return self


class Scale(ScaleEntries):
    """A rating scale. Primary competencies have an anchor at each `primary` point, others at `secondary` ones."""

    id: Slug

    @property
    def values(self) -> tuple[int, ...]:
        """The points, lowest first."""
        return tuple(p.value for p in self.points)

    def label(self, value: int) -> str:
        """Return the word of a point, which must be one of the scale."""
        return self.points[value - 1].label


class RecommendationPoint(Model):
    """A recommendation and its word."""

    id: Recommendation
    label: Text


class RecommendationScale(Model):
    """What an interviewer may recommend, and how sure they are; never part of a rating."""

    points: tuple[RecommendationPoint, ...]
    confidence: tuple[Confidence, ...]
    no_decision: bool

    def label(self, recommendation: str) -> str:
        """Return the word of a recommendation, which must be one of these."""
        return next(p.label for p in self.points if p.id == recommendation)


class TemplateEntries(Model):
    """What stands in a scorecard template: what a card asks for, and what a packet says around it."""

    scale: Slug
    header: tuple[Name, ...]
    session: tuple[Name, ...]
    why_required: tuple[int, ...] = (1, 2, 5)
    opening_words: Text
    closing_words: Text
    do_ask: tuple[Text, ...]
    do_not_ask: tuple[Text, ...]


class Template(TemplateEntries):
    """How a scorecard looks; `id` is the name of its file."""

    id: Slug


@dataclass(frozen=True)
class Scorecards:
    """All that stands in scorecards/."""

    scales: Mapping[str, Scale]
    recommendation: RecommendationScale
    templates: Mapping[str, Template]

    @cached_property
    def standard(self) -> Template:
        """The template that is used when nothing else is said."""
        return self.templates["standard"]


def read_scorecards(folder: Path | None = None) -> Scorecards:
    """Return the scales and templates of *folder* (without one, those that are shipped).

    Raises:
        ScaleError: with every problem of every file.
    """
    folder = folder or shipped() / "scorecards"
    problems: list[Problem] = []
    scales: dict[str, Scale] = {}
    templates: dict[str, Template] = {}
    recommendation = None
    for path in sorted((folder / "scales").glob("*.yaml")):
        try:
            if path.stem == "recommendation":
                recommendation, _ = read_model(path, RecommendationScale, schema="recommendation/1")
            else:
                scales[path.stem] = Scale(
                    **dict(read_model(path, ScaleEntries, schema="scale/1")[0]), id=path.stem
                )
        except InputError as error:
            problems += error.problems
    for path in sorted((folder / "templates").glob("*.yaml")):
        try:
            entries, lines = read_model(path, TemplateEntries, schema="scorecard_template/1")
            if entries.scale not in scales:
                message = f"unknown scale '{entries.scale}'.{near(entries.scale, scales)}"
                problems.append(Problem(str(path), lines[("scale",)], message))
            templates[path.stem] = Template(**dict(entries), id=path.stem)
        except InputError as error:
            problems += error.problems
    if recommendation is None and not problems:
        problems.append(Problem(str(folder / "scales" / "recommendation.yaml"), 1, "the file is missing."))
    if "standard" not in templates and not problems:
        problems.append(Problem(str(folder / "templates" / "standard.yaml"), 1, "the file is missing."))
    if problems or recommendation is None:
        raise ScaleError(problems)
    return Scorecards(scales, recommendation, templates)


class Rating(Model):
    """What one interviewer gave for one competency in one question.

    `rated` has an ordinal of the scale, `not_rated` a reason, `blank` neither: three different things.
    `note` is the line of evidence.
    """

    question: Slug
    competency: CompetencyId
    state: Literal["rated", "not_rated", "blank"]
    ordinal: int | None = None
    reason: Name | None = None
    note: str = ""

    @model_validator(mode="after")
    def _is_one_of_three(self) -> Rating:
        if (self.state == "rated") != (self.ordinal is not None):
            raise ValueError("a rating has an ordinal when it is rated, and only then.")
        if (self.state == "not_rated") != (self.reason is not None):
            raise ValueError("a rating has a reason when it is not rated, and only then.")
        return self


class QuestionNotes(Model):
    """What an interviewer ticked and wrote for one question."""

    points: tuple[Name, ...] = ()
    probes: tuple[Name, ...] = ()
    hints: int = 0
    wrong_answers: tuple[Name, ...] = ()
    evidence: str = ""


class Scorecard(Model):
    """One interviewer's ratings, evidence and recommendation for one session, as handed in.

    `recommendation` is given, `no_decision` (withheld on purpose) or blank; it never enters a rating.
    """

    scale: Slug
    ratings: tuple[Rating, ...]
    notes: Mapping[str, QuestionNotes] = {}
    takeaways: str = ""
    recommendation: Recommendation | None = None
    recommendation_state: Literal["given", "no_decision", "blank"] = "blank"
    confidence: Confidence | None = None
    conflict_of_interest: bool = False
    adjustments_used: bool = False


def check_scorecard(
    card: Scorecard, asked: Mapping[str, tuple[str, ...]], scale: Scale, template: Template
) -> None:
    """Raise when *card* can not be handed in, with every row that is in the way.

    Args:
        card: The card.
        asked: The competencies that each question of the session rates, by question id.
        scale: The scale that the questions were written for.
        template: Which ratings need a sentence of evidence.

    Raises:
        ScorecardError: each problem names its question and competency; `line` is the row, from 1.
    """
    rows = [(q, c) for q, competencies in asked.items() for c in competencies]
    given = {(r.question, r.competency): r for r in card.ratings}
    problems = []

    def add(row: int, message: str) -> None:
        problems.append(Problem("scorecard", row, message))

    if card.scale != scale.id:
        add(1, f"the card is on the scale '{card.scale}', the questions on '{scale.id}'.")
    for key in given:
        if key not in rows:
            add(1, f"{key[1]} in {key[0]} is not rated in this session.")
    for number, (question, competency) in enumerate(rows, 1):
        rating = given.get((question, competency))
        where = f"{competency} in {question}"
        if rating is None or rating.state == "blank":
            add(number, f"{where} is blank: give a rating, or NR with its reason.")
        elif rating.state == "not_rated" and rating.reason not in scale.not_rated.reasons:
            add(
                number,
                f"{where}: '{rating.reason}' is no reason for NR.{near(rating.reason, scale.not_rated.reasons)}",
            )
        elif rating.ordinal is not None and rating.ordinal not in scale.values:
            add(
                number,
                f"{where}: {rating.ordinal} is not on the scale ({scale.values[0]} to {scale.values[-1]}).",
            )
        elif rating.ordinal in template.why_required and not rating.note.strip():
            add(number, f"{where}: a rating of {rating.ordinal} needs one sentence of evidence.")
    if card.recommendation_state == "blank":
        add(len(rows) + 1, "the recommendation is blank: choose one, or 'no decision'.")
    if (card.recommendation_state == "given") != (card.recommendation is not None):
        add(len(rows) + 1, "a recommendation must be there when it is given, and only then.")
    if problems:
        raise ScorecardError(problems)
