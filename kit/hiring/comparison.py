"""Comparing the candidates of an opening: their ratings, as far as the viewer may see them, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pandas as pd

from kit.access import Viewer
from kit.hiring.candidate import Candidate, list_candidates
from kit.hiring.office import Office
from kit.hiring.opening import Opening, find_opening, find_weights_beside
from kit.hiring.people import SAMPLE
from kit.scorecard import NR, RATING_COLUMNS
from kit.scoring import Comparison, Reweighed, reweigh, standing, words
from kit.store import cards, openings, people

POOLED_DAYS = 730


@dataclass(frozen=True, eq=False)
class Compared:
    """The ratings of an opening that a viewer may see, and where its candidates stand by them.

    `beside` is what other weights would make of it, when somebody put some beside those that stand.
    """

    ratings: pd.DataFrame
    comparison: Comparison
    beside: Reweighed | None = None


def compare_opening(
    office: Office,
    viewer: Viewer,
    opening: str,
    *,
    pooled: bool = False,
    weigh: Callable[..., Comparison] = standing,
) -> Compared:
    """Return where the candidates of an opening stand, by its weights as they were fixed with the first card.

    It is written down that the viewer has now been shown these candidates' ratings. Who may see nothing gets an empty
    comparison; who still owes a card of a candidate does not find them in it, not even by their own other cards.

    Args:
        office: Where.
        viewer: Who asks.
        opening: Which opening.
        pooled: Learn how strictly people rate from the other openings of this role in the last 24 months too: from
            candidates of whom every card is in, and of whom nothing is shown.
        weigh: What compares, called as `standing`; such as one that does it in another process.

    Raises:
        Missing: when there is no such opening, or this viewer has no part in it.
        RatingsError: when a rating is no point of its scale as scorecards/ has it now.
    """
    found = find_opening(office, viewer, opening)
    candidates = list_candidates(office, viewer, opening)
    released = {one.code for one in candidates if one.released}
    rows = [row for row in _rows(office, viewer, opening) if row.code in released]
    ratings = ratings_table(rows)
    weights = {one.id: one.weight for one in found.weights}
    planned = count_planned(ratings, candidates)
    names = {c.id: c.name for c in office.bank.competencies}
    pool = _pool(office, found, ratings) if pooled and len(ratings) else None
    comparison = weigh(ratings, weights, planned=planned, names=names, pool=pool)
    notes = list(comparison.notes)
    imported = len({row.card for row in rows if row.source == "import"})
    if imported:
        notes.append(words.imported(imported))
    if found.fixed_at is not None:
        notes.append(words.weights_fixed(found.fixed_at, found.weights_sha256))
    other, beside = find_weights_beside(office, viewer, opening), None
    if comparison.fit is not None and any(other.get(c, 0) > 0 for c in comparison.fit.design.competencies):
        beside = reweigh(comparison.fit.scores(weights, job=comparison.job), weights, other, names)
        notes.append(words.beside(beside.words))
    return Compared(ratings, replace(comparison, notes=tuple(notes)), beside)


def _pool(office: Office, opening: Opening, ratings: pd.DataFrame) -> pd.DataFrame:
    """Return the ratings of other openings of the role on this one's scale, candidates named apart in each."""
    since = f"{office.now().date() - timedelta(days=POOLED_DAYS)}T00:00:00.000Z"
    with office.store.read() as tx:
        but = [opening.id, *openings.opened_by(tx, SAMPLE)]
        rows = cards.settled_ratings(tx, opening.role, since, but)
    apart = {"job": [row.opening for row in rows], "candidate": [f"{row.opening}/{row.code}" for row in rows]}
    table = ratings_table(rows).assign(**apart)
    return table[table["scale"].isin(ratings["scale"])]


def count_planned(ratings: pd.DataFrame, candidates: Iterable[Candidate]) -> dict[str, int]:
    """Return how many cards of each candidate, by code, *ratings* will rest on once those that are awaited are in."""
    seen = ratings.drop_duplicates(["candidate", "interviewer", "session"]).groupby("candidate").size()
    return {c.code: int(seen.get(c.code, 0)) + c.awaited for c in candidates}


def read_ratings(office: Office, viewer: Viewer, opening: str) -> pd.DataFrame:
    """Return the ratings of an opening as the long table that `kit.scoring` and the exports read.

    One row a rating, with the columns `kit.scorecard.RATING_COLUMNS`, all text but `revision`. `candidate` is the
    display code, `interviewer` the person's id; `rating` is the point, `NR`, or empty for blank; `label` its word or
    the reason for NR. Of each card the last revision from before its interviewer was shown others' ratings; cards of
    shadows are left out. `note` is empty: words are read card by card, by `list_cards`.

    It is written down that the viewer has now been shown these candidates' ratings. A viewer who may see nothing gets
    an empty table.
    """
    return ratings_table(_rows(office, viewer, opening))


def _rows(office: Office, viewer: Viewer, opening: str) -> list[Any]:
    with office.store.read() as tx:
        people.rights(tx, viewer)
    return cards.seen_ratings(office.store, viewer, office.at, opening)


def ratings_table(rows: Sequence[Any]) -> pd.DataFrame:
    """Return stored ratings as the long table, with the columns `kit.scorecard.RATING_COLUMNS`."""
    table = [
        (
            row.code,
            row.person,
            row.session,
            row.competency,
            row.question,
            row.scale.partition("@")[0],
            {"rated": str(row.ordinal), "not_rated": NR, "blank": ""}[row.state],
            row.label or row.reason or "",
            "",
            row.submitted_at,
            row.number,
        )
        for row in rows
    ]
    return pd.DataFrame(table, columns=list(RATING_COLUMNS))
