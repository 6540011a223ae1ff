"""How people rate beside colleagues, each for themselves; and how well each competency is rated, about nobody by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from kit.access import Viewer, sees_calibration
from kit.errors import NotAllowed, ScoringError
from kit.hiring.comparison import ratings_table
from kit.hiring.office import Office, moment
from kit.scorecard import Scale
from kit.scoring import Calibration, RatedCompetency, calibration, fit, rated_competencies
from kit.store import audit, cards, people

DAYS = 730  # that figures look back: two years


@dataclass(frozen=True)
class OwnCalibration:
    """How one person rates beside colleagues, and the scale it is about; nothing (`None`) without any rating.

    `open` counts the person's candidates who are left out as long as somebody owes a card for them.
    """

    person: str
    name: str
    scale: Scale | None
    found: Calibration | None
    open: int


@dataclass(frozen=True)
class RatedCompetencies:
    """How well each competency is rated on a scale; `None` without any rating."""

    scale: Scale | None
    competencies: tuple[RatedCompetency, ...]


def find_calibration(office: Office, viewer: Viewer, person: str | None = None) -> OwnCalibration:
    """Return how the viewer, or *person*, rates beside colleagues for the same candidates.

    It rests on the candidates whom they met in the last two years and for whom nobody owes a card any more, on the
    scale that they used most. That an administrator looked at somebody else's is written down.

    Raises:
        NotAllowed: when it is somebody else's, and this viewer is no administrator.
        Missing: when there is no such person.
    """
    of = person or viewer.person
    since = _since(office)
    with office.store.read() as tx:
        _may(tx, viewer, of)
        name = people.person_of(tx, of).name
        rows = ratings_table(cards.counted_ratings(tx, viewer, since, of))
        revised = ratings_table(cards.revised_ratings(tx, viewer, since, of))
        met = people.candidates_met(tx, of, since)
    if of != viewer.person:
        with office.store.write() as tx:
            audit.append(tx, audit.SYSTEM, viewer, office.at, "calibration.look", of)
    mine = rows[rows["interviewer"] == of]
    waiting = met - int(mine["candidate"].nunique())
    if mine.empty:
        return OwnCalibration(of, name, None, None, waiting)
    scale = office.scorecards.scales[str(mine["scale"].mode().iloc[0])]
    found = _beside(rows[rows["scale"] == scale.id], of, scale, revised[revised["scale"] == scale.id])
    return OwnCalibration(of, name, scale, found, waiting)


def find_rated_competencies(office: Office, viewer: Viewer) -> RatedCompetencies:
    """Return how well each competency was rated in the last two years, over all openings, about nobody by name.

    It rests on the candidates for whom nobody owes a card any more, on the scale that was used most.

    Raises:
        NotAllowed: when this viewer is no administrator.
        ScoringError: when a rating is no point of its scale as scorecards/ has it now.
    """
    with office.store.read() as tx:
        _may(tx, viewer, None)
        rows = ratings_table(cards.counted_ratings(tx, viewer, _since(office)))
    if rows.empty:
        return RatedCompetencies(None, ())
    scale = office.scorecards.scales[str(rows["scale"].mode().iloc[0])]
    return RatedCompetencies(scale, rated_competencies(rows[rows["scale"] == scale.id], scale.values))


def _since(office: Office) -> str:
    return moment(office.now() - timedelta(days=DAYS))


def _may(tx, viewer: Viewer, person: str | None) -> None:
    admin, _ = people.rights(tx, viewer)
    if not sees_calibration(viewer, admin, person):
        raise NotAllowed("How somebody rates is shown to themselves and to an administrator.")


def _beside(rows: pd.DataFrame, person: str, scale: Scale, revised: pd.DataFrame) -> Calibration | None:
    """Return the calibration; nothing when not one of the ratings is a point, or they are too few for a model."""
    rated = rows[pd.to_numeric(rows["rating"], errors="coerce").notna()]
    if person not in set(rated["interviewer"]):
        return None
    try:
        found = fit(rated, length=float(scale.values[-1] - scale.values[0]))
    except ScoringError:
        return None
    return calibration(rows, found, person, all_revisions=revised)
