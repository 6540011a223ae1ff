"""A file for another system, and what it could not hold."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kit.exchange.card import HandedCard


@dataclass(frozen=True)
class Written:
    """The bytes of a file, and each loss in a sentence with how many it concerns."""

    content: bytes
    losses: tuple[str, ...] = ()


def json_bytes(document: Any) -> bytes:
    """Return *document* as the text of a JSON file."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def absences(cards: Iterable[HandedCard], how: str) -> list[str]:
    """Return how many ratings were not given, and *how* the format holds that; nothing when all were."""
    states: list[str] = [rating.state for card in cards for rating in card.scorecard.ratings]
    found = []
    for state, words in (("not_rated", "not rated (NR)"), ("blank", "blank")):
        if number := states.count(state):
            found.append(f"{number} ratings are {words}: {how}.")
    return found
