"""What is usual in interviews: the medians that keep a small job's variances sensible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log

from kit.scoring.design import TERMS


@dataclass(frozen=True)
class Prior:
    """How large each term usually is, beside the residual, and how sure that is.

    `medians` are standard deviations in units of the residual's. `spread` is one standard deviation of their
    logarithm (.7: a factor of two). `pulls` is the weight of `residual`, the usual residual standard deviation in
    shares of the scale's length, in ratings. No field data stand behind them yet: they are a documented choice.

    Examples:
        >>> round(Prior().variances(length=4)["candidate"], 2)
        0.58
    """

    medians: Mapping[str, float] = field(
        default_factory=lambda: {
            "candidate": 0.95,
            "candidate_competency": 0.45,
            "halo": 0.60,
            "interviewer": 0.50,
            "question": 0.35,
        }
    )
    spread: float = 0.7
    pulls: float = 2.0
    residual: float = 0.20

    def mean(self, term: str) -> float:
        """The logarithm of a term's median."""
        return log(self.medians[term])

    def variances(self, length: float) -> dict[str, float]:
        """Return the usual variance of each term, and of the residual, on a scale from bottom to top of *length*."""
        residual = (self.residual * length) ** 2
        return {t: self.medians[t] ** 2 * residual for t in TERMS} | {"residual": residual}


DEFAULT = Prior()
