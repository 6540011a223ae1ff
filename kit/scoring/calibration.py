"""How an interviewer rates beside colleagues, and over time: private to them and to an administrator.

Never a league table: everything is asked for one interviewer by name. Notes ask, they do not accuse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from kit.scorecard import NR
from kit.scoring import gate, words
from kit.scoring.model import SURE, Fit

SEASONS = 4  # stretches of equal numbers of candidates; without five in each there are none
LEAST_CARDS = 4  # before straight lines are worth a note
STRAIGHT = 0.5  # of the cards
CLOSER = 0.6  # ratings of a candidate lie together within this share of what is usual
LEAST_RATINGS = 3  # of one card, before its ratings can be called alike


@dataclass(frozen=True)
class Season:
    """A stretch of time: how many points the interviewer gave above colleagues in it, with a 95 % interval."""

    name: str
    candidates: int
    severity: float
    low: float
    high: float


@dataclass(frozen=True)
class Calibration:
    """One interviewer beside colleagues.

    `points` counts how often each point was given, `not_rated` is the share of NR; `shift` is the mean change from
    first to last revision, in points (descriptive, in no fit). `words` and `notes` are what is said to the person.
    """

    interviewer: str
    candidates: int
    ratings: int
    points: dict[int, int]
    not_rated: float
    words: str
    severity: float | None = None
    low: float | None = None
    high: float | None = None
    seasons: tuple[Season, ...] = ()
    shift: float | None = None
    notes: tuple[str, ...] = field(default=())


def calibration(
    ratings: pd.DataFrame,
    found: Fit,
    interviewer: str,
    *,
    all_revisions: pd.DataFrame | None = None,
) -> Calibration:
    """Return how one interviewer rates beside colleagues.

    Args:
        ratings: What *found* was fitted to, with `NR` rows; `submitted_at` (ISO text) where seasons are wanted.
        found: The fitted model, of one job or of several.
        interviewer: Who.
        all_revisions: Every revision of the cards, as in `shift`; without it there is no shift.

    Returns:
        In points of the scale. Where too few candidates stand behind it there is no severity, and `words` say so.

    Examples:
        >>> from kit.scoring.model import fit
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1", "c1", "c2", "c2"], "interviewer": ["ada", "bo"] * 2,
        ...     "competency": ["debugging"] * 4, "rating": ["4", "3", "3", "2"],
        ... })
        >>> calibration(table, fit(table), "ada").words
        'Rated 2 candidates so far: 5 or more are needed.'
    """
    mine = ratings[ratings["interviewer"] == interviewer]
    rated = mine.assign(value=pd.to_numeric(mine["rating"], errors="coerce")).dropna(subset=["value"])
    candidates = int(rated["candidate"].nunique())
    table = found.severity()
    given, times = np.unique(rated["value"].to_numpy(float), return_counts=True)
    points = {int(p): int(n) for p, n in zip(given, times, strict=True)}
    asked = len(rated) + int((mine["rating"].astype(str) == NR).sum())
    plain = Calibration(
        interviewer,
        candidates,
        len(rated),
        points,
        1.0 - len(rated) / asked if asked else 0.0,
        words.NO_SEVERITY,
        shift=None if all_revisions is None else shift(all_revisions, interviewer),
        notes=tuple(notes(ratings, interviewer)),
    )
    if interviewer not in table.index:
        return plain
    place = found.design.interviewers.index(interviewer)
    own, low, high, known = map(float, table[["severity", "low", "high", "known"]].to_numpy(float)[place])
    if gate.thin_interviewer(candidates, known):
        refused = words.thin_interviewer(candidates, gate.CANDIDATES_OF_AN_INTERVIEWER)
        return replace(plain, words=refused)
    over_time = _seasons(rated, found, interviewer)
    said = list(plain.notes)
    if len(over_time) > 1:
        first, last = over_time[0], over_time[-1]
        if first.high < last.low or last.high < first.low:
            said.append(words.drift(first.severity, last.severity))
    told = words.severity(own, low, high, candidates)
    return replace(plain, words=told, severity=own, low=low, high=high, seasons=over_time, notes=tuple(said))


def _seasons(rated: pd.DataFrame, found: Fit, interviewer: str) -> tuple[Season, ...]:
    """Return severity in stretches of candidates: the interviewer's effect, and what is left of their ratings there.

    The mean of what neither means, questions nor candidates explain. Its variance: for each pair the halo and how
    unsure the candidate's score is, by the square of the pair's share of the ratings; and the residuals'.
    """
    if "submitted_at" not in rated or not rated["submitted_at"].astype(str).str.len().any():
        return ()
    design, solution = found.design, found.solution
    j = design.interviewers.index(interviewer)
    first_seen = rated.groupby("candidate")["submitted_at"].min().sort_values(kind="stable")
    stretches = [s for s in np.array_split(first_seen.index.to_numpy(), SEASONS) if len(s)]
    if len(first_seen) < gate.CANDIDATES_OF_AN_INTERVIEWER * len(stretches):
        return ()
    unsure = found.variances.get("halo", 0.0) + found.scores().variance
    pair_part = (
        found.theta.get("halo", 0.0) ** 2
        * np.bincount(design.pair, solution.residual, len(design.pairs))[design.pair]
    )
    left = solution.residual + pair_part  # of this interviewer: what neither candidate nor question explains
    own = solution.interviewer[j] - solution.interviewer.mean()
    names = np.array(design.candidates, object)[design.candidate]
    told = []
    for stretch in stretches:
        here = (design.interviewer == j) & np.isin(names, stretch.astype(object))
        pairs, counts = np.unique(design.pair[here], return_counts=True)
        n = int(counts.sum())
        if not n:
            continue
        value = float(own + left[here].mean())
        owner = design.pairs[pairs] // len(design.interviewers)
        se = float(np.sqrt((unsure[owner] * counts**2).sum() / n**2 + found.found.s2 / n))
        name = f"{first_seen[stretch[0]][:10]} to {first_seen[stretch[-1]][:10]}"
        told.append(Season(name, len(stretch), value, value - SURE * se, value + SURE * se))
    return tuple(told)


def shift(all_revisions: pd.DataFrame, interviewer: str) -> float | None:
    """Return by how many points an interviewer's ratings moved from the first to the last revision, on average.

    Only cards with several revisions count; nothing when there is none. Descriptive: it is never in a fit.

    Args:
        all_revisions: One row a rating of a revision, with `candidate`, `interviewer`, `session`, `competency`,
            `question`, `rating` and `revision`.
        interviewer: Whose.
    """
    mine = all_revisions[all_revisions["interviewer"] == interviewer]
    keys = ["candidate", *(c for c in ("session", "question") if c in mine), "competency"]
    mine = mine.assign(
        value=pd.to_numeric(mine["rating"], errors="coerce"), number=pd.to_numeric(mine["revision"])
    )
    ordered = mine.dropna(subset=["value"]).sort_values("number", kind="stable").groupby(keys)["value"]
    several = ordered.size() > 1
    moved = (ordered.last() - ordered.first())[several]
    return float(moved.mean()) if len(moved) else None


def notes(ratings: pd.DataFrame, interviewer: str) -> Sequence[str]:
    """Return what an interviewer could look at in their own cards: straight lines, and halo.

    A straight line is a card of three or more competencies with one point throughout; it is worth a note when half of
    four or more cards are such. Halo: ratings of one candidate lie closer together than colleagues' do.

    Args:
        ratings: One row a rating, of everybody, with `candidate`, `competency`, `interviewer` and `rating`.
        interviewer: Whose cards.
    """
    table = ratings.assign(value=pd.to_numeric(ratings["rating"], errors="coerce")).dropna(subset=["value"])
    card = [c for c in ("candidate", "interviewer", "session") if c in table]
    cards = table.groupby(card)["value"].agg(["size", "std"])
    cards = cards[cards["size"] >= LEAST_RATINGS]
    of = cards.index.get_level_values("interviewer")
    mine, others = cards[of == interviewer], cards[of != interviewer]
    told = []
    alike = int((mine["std"] == 0).sum())
    if len(mine) >= LEAST_CARDS and alike >= STRAIGHT * len(mine):
        told.append(words.straight(len(mine), alike))
    if len(mine) >= LEAST_CARDS and len(others) >= LEAST_CARDS:
        own, usual = (float(np.sqrt((c["std"] ** 2).mean())) for c in (mine, others))
        if own < CLOSER * usual and not told:
            told.append(words.halo(own, usual))
    return told
