"""What a comparison is made from: the ratings of an opening, as far as the viewer may see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from kit.access import Viewer
from kit.hiring.candidate import Candidate
from kit.hiring.office import Office
from kit.scorecard import NR, RATING_COLUMNS
from kit.store import cards, people


def count_planned(ratings: pd.DataFrame, candidates: Iterable[Candidate]) -> dict[str, int]:
    """Return how many cards of each candidate, by code, *ratings* will rest on once those that are open are in."""
    seen = ratings.drop_duplicates(["candidate", "interviewer", "session"]).groupby("candidate").size()
    return {c.code: int(seen.get(c.code, 0)) + c.cards - c.cards_in for c in candidates}


def read_ratings(office: Office, viewer: Viewer, opening: str) -> pd.DataFrame:
    """Return the ratings of an opening as the long table that `kit.scoring` and the exports read.

    One row a rating, with the columns `kit.scorecard.RATING_COLUMNS`, all text but `revision`. `candidate` is the
    display code, `interviewer` the person's id; `rating` is the point, `NR`, or empty for blank; `label` its word or
    the reason for NR. Of each card the last revision from before its interviewer was shown others' ratings; cards of
    shadows are left out. `note` is empty: words are read card by card, by `list_cards`.

    It is written down that the viewer has now been shown these candidates' ratings. A viewer who may see nothing gets
    an empty table.
    """
    with office.store.read() as tx:
        people.rights(tx, viewer)
    rows = cards.seen_ratings(office.store, viewer, office.at, opening)
    return ratings_table(rows)


def ratings_table(rows: Iterable[Any]) -> pd.DataFrame:
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
