"""Weights, fixed before the first card of a job is in; a later change is a second view, never a silent one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from kit.errors import ScoringError


@dataclass(frozen=True)
class FixedWeights:
    """A role's weights as they stood when they were fixed: `at` is an ISO moment, `digest` stands for the weights."""

    weights: Mapping[str, int]
    at: str
    digest: str


def weights_digest(weights: Mapping[str, int]) -> str:
    """Return what stands for weights, whatever their order.

    Examples:
        >>> weights_digest({"testing": 40, "async": 60}) == weights_digest({"async": 60, "testing": 40})
        True
    """
    return sha256("\n".join(f"{c} {w}" for c, w in sorted(weights.items())).encode()).hexdigest()


def fix_weights(weights: Mapping[str, int], at: str, first_card: str | None = None) -> FixedWeights:
    """Return *weights*, fixed.

    Args:
        weights: By competency.
        at: Now, as an ISO moment in UTC.
        first_card: When the first card of the job was handed in, if one was.

    Raises:
        ScoringError: when a card is in already: who knows ratings could choose weights by them.

    Examples:
        >>> fix_weights({"testing": 100}, "2026-11-24T09:00:00Z").at
        '2026-11-24T09:00:00Z'
    """
    if not weights or any(w <= 0 for w in weights.values()):
        raise ScoringError("Each weight must be above 0.")
    if first_card is not None and first_card <= at:
        raise ScoringError(
            f"The first card came in at {first_card}: weights are fixed before that. A later change is shown beside, "
            "as a second view."
        )
    return FixedWeights(dict(weights), at, weights_digest(weights))


def changed_since(fixed: FixedWeights, now: Mapping[str, int]) -> tuple[str, ...]:
    """Return, in words, what is different from the fixed weights; nothing when they still hold.

    Examples:
        >>> changed_since(fix_weights({"testing": 60, "async": 40}, "2026-11-24T09:00:00Z"), {"testing": 100})
        ('async: 40 when fixed, now none.', 'testing: 60 when fixed, now 100.')
    """
    if weights_digest(now) == fixed.digest:
        return ()
    told = []
    for name in sorted({*fixed.weights, *now}):
        before, after = fixed.weights.get(name, "none"), now.get(name, "none")
        if before != after:
            told.append(f"{name}: {before} when fixed, now {after}.")
    return tuple(told)
