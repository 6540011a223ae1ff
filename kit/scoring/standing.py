"""Where each candidate stands: raw means with their counts, and what the data can not carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

THIN_INTERVIEWERS = 2
THIN_RATINGS = 6

NO_MODEL = (
    "Raw means only: interviewers' severity and the difficulty of questions are not taken out yet, so there is no "
    "adjusted score, no interval and no comparison of pairs. Do not read a ranking into these means."
)


@dataclass(frozen=True)
class Standing:
    """One candidate: raw figures, and why no score is shown (`refused`, empty when it can be).

    `competencies` gives for each competency its raw mean and the number of ratings; a competency that nobody
    rated is not in it, since a missing rating is not a zero.
    """

    candidate: str
    n_ratings: int
    n_interviewers: int
    raw: float | None
    lowest: int | None
    highest: int | None
    competencies: Mapping[str, tuple[float, int]]
    refused: str = ""


@dataclass(frozen=True)
class Comparison:
    """All candidates of one table, in the order of their ids, on one scale."""

    scale: str
    candidates: tuple[Standing, ...]
    interviewers: Mapping[str, int]
    n_units: int
    weights: Mapping[str, int]
    notes: tuple[str, ...]


def standing(ratings: pd.DataFrame, weights: Mapping[str, int] | None = None) -> Comparison:
    """Return where each candidate of *ratings* stands.

    Args:
        ratings: One row a rating, with the columns `kit.scorecard.RATING_COLUMNS`. A `rating` that is no number
            (`NR`, empty) was not rated: it counts nowhere. Of several revisions of a card the last one counts.
        weights: The role's weights; competencies with a weight that nobody rated are named in the notes.

    Returns:
        Raw means over the ratings (unweighted), with how many ratings and interviewers each rests on.

    Examples:
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1", "c1", "c2", "c2"], "interviewer": ["ada", "bo", "ada", "bo"],
        ...     "competency": ["debugging"] * 4, "rating": ["4", "3", "NR", "2"],
        ... })
        >>> [(s.candidate, s.n_ratings, s.raw) for s in standing(table).candidates]
        [('c1', 2, 3.5), ('c2', 1, 2.0)]
    """
    table = latest(ratings)
    table = table.assign(value=pd.to_numeric(table["rating"], errors="coerce"))
    rated = table[table["value"].notna()]
    scales = sorted(rated["scale"].unique()) if "scale" in rated else []
    notes = [NO_MODEL]
    if len(scales) > 1:
        notes.append(
            f"Ratings on {len(scales)} scales ({', '.join(scales)}) can not be put together: no means are shown."
        )
    people = sorted(table["candidate"].unique())
    found = tuple(
        _standing(person, rated[rated["candidate"] == person], len(scales) > 1) for person in people
    )
    interviewers = rated.groupby("interviewer")["candidate"].nunique().sort_index()
    panel = rated.groupby(["candidate", "competency"])["interviewer"].nunique()
    unrated = [c for c in weights or {} if c not in set(rated["competency"])]
    if unrated:
        notes.append(f"Nobody rated {', '.join(unrated)}.")
    return Comparison(
        scales[0] if len(scales) == 1 else "",
        found,
        {str(k): int(v) for k, v in interviewers.items()},
        int((panel >= 2).sum()),
        dict(weights or {}),
        tuple(notes),
    )


def latest(ratings: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the last revision of each card (candidate, interviewer, session)."""
    if "revision" not in ratings:
        return ratings
    card = [c for c in ("candidate", "interviewer", "session") if c in ratings]
    number = pd.to_numeric(ratings["revision"], errors="coerce").fillna(1)
    last = number.groupby([ratings[c] for c in card]).transform("max")
    return ratings[number == last]


def _standing(candidate: str, rated: pd.DataFrame, mixed: bool) -> Standing:
    n, interviewers = len(rated), int(rated["interviewer"].nunique())
    by = rated.groupby("competency")["value"].agg(["mean", "size"])
    means = {str(c): (float(m), int(size)) for c, m, size in by.itertuples()}
    shown = n > 0 and not mixed
    return Standing(
        candidate,
        n,
        interviewers,
        float(rated["value"].mean()) if shown else None,
        int(rated["value"].min()) if shown else None,
        int(rated["value"].max()) if shown else None,
        means if shown else {},
        _refusal(n, interviewers, mixed),
    )


def _refusal(n: int, interviewers: int, mixed: bool) -> str:
    if mixed:
        return "The ratings are on different scales."
    if n == 0:
        return "There is no rating yet."
    if interviewers < THIN_INTERVIEWERS:
        return f"Only {interviewers} interviewer has rated so far: {THIN_INTERVIEWERS} or more are needed."
    if n < THIN_RATINGS:
        return f"Only {n} ratings so far: {THIN_RATINGS} or more are needed."
    return ""


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Return the document of `hiring-kit compare --json`; the figures of the model are null."""
    nothing = {"adjusted": None, "low": None, "high": None}
    candidates = []
    for s in comparison.candidates:
        entry: dict[str, Any] = {
            "candidate": s.candidate,
            "n_ratings": s.n_ratings,
            "n_interviewers": s.n_interviewers,
            "raw": s.raw,
            **nothing,
            "se": None,
            "reliability": None,
            "group": None,
            "competencies": {c: {"raw": raw, **nothing} for c, (raw, _) in s.competencies.items()},
        }
        candidates.append(entry | ({"refused": s.refused} if s.refused else {}))
    variances = ("candidate", "candidate_competency", "interviewer", "halo", "question", "residual")
    agreement = ("krippendorff_alpha", "gwet_ac2", "icc_single", "icc_panel")
    return {
        "scale": comparison.scale or None,
        "candidates": candidates,
        "pairs": [],
        "interviewers": [
            {"interviewer": i, "candidates": n, "severity": None, "low": None, "high": None}
            for i, n in comparison.interviewers.items()
        ],
        "variances": dict.fromkeys(variances),
        "agreement": {**dict.fromkeys(agreement), "n_units": comparison.n_units},
        "equal_weights": [{"candidate": s.candidate, "adjusted": None} for s in comparison.candidates],
        "notes": list(comparison.notes),
    }
