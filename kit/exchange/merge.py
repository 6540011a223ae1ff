"""Scorecards in the shape of Merge's common model (merge-python-client, types/scorecard.py): a report, no ratings.

The shape has one recommendation and no place for ratings, so nothing can be compared from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kit.exchange.card import HandedCard
from kit.exchange.written import Written, json_bytes

_RECOMMENDATIONS = {"strong_no": "DEFINITELY_NO", "no": "NO", "yes": "YES", "strong_yes": "STRONG_YES"}


def write_merge(cards: Sequence[HandedCard]) -> Written:
    """Return the cards as a list of scorecards."""
    document: list[dict[str, object]] = []
    for card in cards:
        overall = _RECOMMENDATIONS.get(card.scorecard.recommendation or "")
        if card.scorecard.recommendation_state == "no_decision":
            overall = "NO_DECISION"
        document.append(
            {
                "id": card.id,
                "remote_id": card.their_id("scorecard", card.id),
                "created_at": card.submitted_at,
                "modified_at": card.submitted_at,
                "application": card.their_id("application", card.application),
                "interview": card.interview,
                "interviewer": card.their_id("person", card.interviewer.id),
                "remote_created_at": card.submitted_at,
                "submitted_at": card.submitted_at,
                "overall_recommendation": overall,
                "remote_was_deleted": False,
                "field_mappings": None,
                "remote_data": [],
            }
        )
    losses = []
    if ratings := sum(len(card.scorecard.ratings) for card in cards):
        losses.append(f"{ratings} ratings: the shape has a recommendation only.")
    if blank := sum(card.scorecard.recommendation_state == "blank" for card in cards):
        losses.append(f"{blank} cards without a recommendation: empty there.")
    return Written(json_bytes(document), tuple(losses))
