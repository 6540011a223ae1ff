"""A handed-in card as the formats see it, and as rows of the two tables: one row a rating, and one row a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.scorecard import NR, Part, Rating, Scale, Scorecard

CARD_COLUMNS = (
    "candidate",
    "interviewer",
    "session",
    "part",
    "status",
    "recommendation",
    "confidence",
    "submitted_at",
    "revision",
)


@dataclass(frozen=True)
class Who:
    """A person as other systems know them: by e-mail address where there is one, else by our id."""

    id: str
    name: str
    email: str | None = None

    @property
    def address(self) -> str:
        """What stands for the person in a table."""
        return self.email or self.id


@dataclass(frozen=True)
class HandedCard:
    """One revision of one card that was handed in.

    `candidate` is the display code. `interviewed_at` is when the interview began. `theirs` has what another system
    calls the candidate, the application, the interviewer or the card, where it came from there.
    """

    id: str
    candidate: str
    application: str
    interview: str
    session: str
    title: str
    interviewer: Who
    part: Part
    number: int
    submitted_at: str
    scorecard: Scorecard
    interviewed_at: str | None = None
    theirs: Mapping[str, str] | None = None

    def their_id(self, kind: str, ours: str) -> str:
        """Return what the other system calls *kind*, or our own id."""
        return (self.theirs or {}).get(kind, ours)


def rating_text(rating: Rating) -> str:
    """Return a rating as a cell: its point, `NR`, or nothing when it is blank."""
    return {"rated": str(rating.ordinal), "not_rated": NR, "blank": ""}[rating.state]


def rating_rows(cards: Iterable[HandedCard], scales: Mapping[str, Scale]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the ratings table (`kit.scorecard.RATING_COLUMNS`)."""
    for card in cards:
        scale = scales.get(card.scorecard.scale)
        for rating in card.scorecard.ratings:
            label = rating.reason or ""
            if rating.ordinal is not None and scale is not None:
                label = scale.label(rating.ordinal)
            yield (
                card.candidate,
                card.interviewer.address,
                card.session,
                rating.competency,
                rating.question,
                card.scorecard.scale,
                rating_text(rating),
                label,
                rating.note,
                card.submitted_at,
                str(card.number),
            )


def card_rows(cards: Iterable[HandedCard]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table of cards (`CARD_COLUMNS`); `no_decision` is a recommendation withheld on purpose."""
    for card in cards:
        given = card.scorecard.recommendation or ""
        yield (
            card.candidate,
            card.interviewer.address,
            card.session,
            card.part,
            "submitted",
            "no_decision" if card.scorecard.recommendation_state == "no_decision" else given,
            card.scorecard.confidence or "",
            card.submitted_at,
            str(card.number),
        )


def wide_rows(cards: Sequence[HandedCard]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return columns and rows of the wide table: one row a card, one column for each competency of each question.

    A cell is the point, `NR` with its reason, `blank`, or empty where the session did not ask it. Notes and labels
    have no place in it.
    """
    asked = sorted({(r.question, r.competency) for card in cards for r in card.scorecard.ratings})
    columns = (*CARD_COLUMNS, *(f"{question} / {competency}" for question, competency in asked))
    rows = []
    for card, start in zip(cards, card_rows(cards), strict=True):
        cells = {}
        for rating in card.scorecard.ratings:
            text = {"not_rated": f"{NR}: {rating.reason}", "blank": "blank"}.get(
                rating.state, rating_text(rating)
            )
            cells[rating.question, rating.competency] = text
        rows.append((*start, *(cells.get(key, "") for key in asked)))
    return columns, rows
