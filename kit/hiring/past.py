"""The past of interviewers in other systems: cards that were filled there are taken in, to know how people rated.

They are no cards of an opening here, and are in no comparison: the other system's rules on who saw whose ratings are
unknown. Candidates are kept as digests, and words not at all.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pandas as pd

from kit.access import Viewer, may
from kit.errors import NotAllowed, Problem, ScoringError
from kit.exchange.ashby import read_ashby
from kit.exchange.foreign import open_foreign
from kit.exchange.greenhouse import read_greenhouse
from kit.exchange.past import Past, PastCard
from kit.exchange.scale_map import FOREIGN_SCALES, ScaleMap
from kit.hiring.intake import Intake
from kit.hiring.office import Office
from kit.scorecard import NR, RATING_COLUMNS, Scale
from kit.scoring import Calibration, calibration, fit
from kit.store import Tx, audit, past, people, transfer
from kit.yamlfile import near


def take_past(
    office: Office,
    viewer: Viewer,
    system: str,
    content: bytes,
    *,
    file: str = "file",
    maps: Sequence[ScaleMap] = (),
    matches: Mapping[str, str] | None = None,
    dry_run: bool = False,
) -> Intake:
    """Take cards of another system as the past of interviewers: they are no cards of an opening here.

    Args:
        office: Where.
        viewer: An administrator, or who arranges an opening.
        system: greenhouse or ashby.
        content: The file.
        file: Its name, for messages.
        maps: How points of their scale become points of ours, as a person says; without one they stay apart.
        matches: Their id of an interviewer to our id or e-mail address; it is kept for the next file.
        dry_run: Only tell what would be taken.

    Raises:
        NotAllowed: when this viewer may not.
        InputError: when the file can not be read at all.
    """
    with office.store.read() as tx:
        _check(tx, viewer)
    document = open_foreign(content, "json", file=file).document
    read = {"greenhouse": read_greenhouse, "ashby": read_ashby}[system]
    found: Past = read(document, file=file)
    problems = [*found.problems, *_map_problems(maps, office.scorecards.scales)]
    with office.store.write() as tx:
        _check(tx, viewer)
        known = past.known_cards(tx, system)
        new = [card for card in found.cards if (card.id, card.updated_at) not in known]
        named, unmatched, wrong = _matched(tx, system, found.cards, matches or {}, file)
        problems += wrong
        intake = Intake(
            file,
            made={
                "cards": len(new),
                "ratings": sum(len(card.ratings) for card in new),
                "people": len(named),
            },
            same=len(found.cards) - len(new),
            problems=tuple(sorted(set(problems)))[:200],
            without_counterpart=found.without_counterpart,
            unmatched=unmatched,
            notes=_notes(found, maps),
        )
        if problems or dry_run:
            return intake
        by_scale = {one.source: one for one in maps}
        past.add_past(tx, [row for card in new for row in _rows(card, by_scale)])
        refs = [
            {"kind": "person", "id": id, "system": system, "remote_id": theirs}
            for theirs, id in named.items()
        ]
        transfer.add_known(tx, "external_ref", refs)
        facts = {
            "cards": len(new),
            "sha256": hashlib.sha256(content).hexdigest(),
            "maps": [f"{one.source}={one.target}:{','.join(map(str, one.points))}" for one in maps],
        }
        audit.append(tx, audit.SYSTEM, viewer, office.at, f"import.{system}", system, facts)
    return replace(intake, taken=True)


def read_past(office: Office, viewer: Viewer) -> pd.DataFrame:
    """Return what was taken from other systems as a table of ratings, each on its own scale unless a map was given.

    `candidate` is a digest; an interviewer whom nobody here is known to be stands as `system:their id`.

    Raises:
        NotAllowed: when this viewer is no administrator: how others rate is private to them.
    """
    with office.store.read() as tx:
        admin, _ = people.rights(tx, viewer)
        if not admin:
            raise NotAllowed("How somebody rated is private to them and to an administrator.")
        return _table(tx, viewer)


def find_past_calibration(office: Office, viewer: Viewer) -> tuple[tuple[str, Calibration], ...]:
    """Return how the viewer rated beside colleagues in other systems, by scale; a scale with too few ratings is left out."""
    with office.store.read() as tx:
        people.rights(tx, viewer)
        if viewer.guest or not transfer.external_of(tx, [viewer.person]):
            return ()
        ratings = _table(tx, viewer)
    found = []
    for scale, table in ratings.groupby("scale"):
        if viewer.person in set(table["interviewer"]):
            with suppress(ScoringError):  # too few ratings for a model
                found.append((str(scale), calibration(table, fit(table), viewer.person)))
    return tuple(found)


def may_take_past(office: Office, viewer: Viewer) -> bool:
    """Return whether *viewer* may take cards of other systems in: what the page offers."""
    with office.store.read() as tx:
        return _may(tx, viewer)


def _may(tx: Tx, viewer: Viewer) -> bool:
    admin, roles = people.rights(tx, viewer)
    return admin or may("import", roles)


def _check(tx: Tx, viewer: Viewer) -> None:
    if not _may(tx, viewer):
        raise NotAllowed("Only who arranges an opening, or an administrator, may take past cards in.")


def _map_problems(maps: Sequence[ScaleMap], scales: Mapping[str, Scale]) -> list[Problem]:
    problems = []
    for one in maps:
        if one.source not in FOREIGN_SCALES:
            words = f"there is no scale '{one.source}' in such files.{near(one.source, FOREIGN_SCALES)}"
            problems.append(Problem("--map", 1, words))
        elif one.target not in scales:
            problems.append(Problem("--map", 1, f"unknown scale '{one.target}'.{near(one.target, scales)}"))
        elif len(one.points) != len(FOREIGN_SCALES[one.source]) or not set(one.points) <= set(
            scales[one.target].values
        ):
            words = f"{one.source} has {len(FOREIGN_SCALES[one.source])} points, {one.target} has {len(scales[one.target].values)}: give each a point."
            problems.append(Problem("--map", 1, words))
    return problems


def _matched(
    tx: Tx, system: str, found: Sequence[PastCard], matches: Mapping[str, str], file: str
) -> tuple[dict[str, str], dict[str, str], list[Problem]]:
    """Return our id for each of their interviewers who was not known before, who is left (names by their ids), and what
    is wrong. Known by an earlier file, by hand, or by e-mail address; never by name.
    """
    known = transfer.ours_of(tx, "person", system)
    addresses = {card.interviewer: card.interviewer_email for card in found if card.interviewer}
    like = transfer.people_like(tx, [*filter(None, addresses.values()), *matches.values()])
    problems = []
    named: dict[str, str] = {}
    left: dict[str, str] = {}
    for theirs, ours in matches.items():
        if len(like.get(ours.lower(), [])) != 1:
            problems.append(
                Problem(file, 1, f"--match {theirs}: nobody here has the id or e-mail address '{ours}'.")
            )
    for theirs, address in addresses.items():
        ours = matches.get(theirs, address)
        rows = like.get(ours.lower(), []) if ours else []
        if theirs in known and (theirs not in matches or not rows):
            continue
        if len(rows) == 1:
            if known.get(theirs) != rows[0].id:
                named[theirs] = rows[0].id
        else:
            left[theirs] = next(card.interviewer_name for card in found if card.interviewer == theirs)
    return named, dict(sorted(left.items())), problems


def _rows(card: PastCard, maps: Mapping[str, ScaleMap]) -> list[dict[str, Any]]:
    rows = []
    for place, one in enumerate(card.ratings):
        used = maps.get(one.scale)
        ours = used(one.ordinal) if used and one.ordinal is not None else None
        rows.append(
            {
                "system": card.system,
                "card": card.id,
                "updated_at": card.updated_at,
                "place": place,
                "candidate": hashlib.sha256(f"{card.system}/{card.candidate}".encode()).hexdigest()[:16],
                "interviewer": card.interviewer,
                "session": card.session,
                "competency": one.competency,
                "question": one.question,
                "scale": one.scale,
                "ordinal": one.ordinal,
                "label": one.label,
                "submitted_at": card.submitted_at,
                "our_scale": used.target if used else None,
                "our_ordinal": ours,
            }
        )
    return rows


def _notes(found: Past, maps: Sequence[ScaleMap]) -> tuple[str, ...]:
    notes = [
        "Candidates are kept as digests and words are left out: this is about how people rate, not about candidates."
    ]
    unmapped = {one.scale for card in found.cards for one in card.ratings} - {one.source for one in maps}
    notes += [f"{scale} stays a scale of its own: no map was given." for scale in sorted(unmapped)]
    given = Counter(card.recommendation or "none" for card in found.cards)
    if given:
        listed = ", ".join(f"{number} {what}" for what, number in sorted(given.items()))
        notes.append(f"Recommendations in it are not kept: {listed}.")
    return tuple(notes)


def _table(tx: Tx, viewer: Viewer) -> pd.DataFrame:
    rows = past.past_ratings(tx, viewer)
    ours = {system: transfer.ours_of(tx, "person", system) for system in {row.system for row in rows}}
    table = [
        (
            row.candidate,
            ours[row.system].get(row.interviewer, f"{row.system}:{row.interviewer}"),
            row.session,
            row.competency,
            row.question,
            row.our_scale or row.scale,
            str(point) if (point := row.our_ordinal if row.our_scale else row.ordinal) is not None else NR,
            row.label,
            "",
            row.submitted_at,
            1,
        )
        for row in rows
    ]
    return pd.DataFrame(table, columns=list(RATING_COLUMNS))
