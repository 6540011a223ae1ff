"""The debrief packet of an opening: what the viewer may see of its candidates' cards, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from kit.access import Viewer
from kit.bank import bank_folders
from kit.debrief import debrief
from kit.errors import Missing, PacketError
from kit.hiring.candidate import Candidate, list_candidates
from kit.hiring.card import SeenCard, list_cards
from kit.hiring.comparison import count_planned, read_ratings
from kit.hiring.interview import list_interviews
from kit.hiring.office import Office, roles_for
from kit.hiring.opening import find_opening
from kit.hiring.packet import Document, PaperName, page_key
from kit.packet import debrief as debrief_document
from kit.packet.debrief import Discussed, Estimate, Handed, Meeting, sheet_of
from kit.pdf import METRICS, draw
from kit.role import find_role
from kit.scoring import Standing, standing
from kit.store import audit


def make_debrief(office: Office, viewer: Viewer, opening: str, paper: PaperName = "a4") -> Document:
    """Draw the debrief packet of an opening.

    Raises:
        NotAllowed: when this viewer has no part in the opening.
        PacketError: when they may see no card yet, or there is no such paper.
    """
    sheet_of(paper)
    meeting = find_meeting(office, viewer, opening)
    if not any(one.cards for one in meeting.candidates):
        raise PacketError("There is no card that you may see yet, so there is nothing to talk about.")
    packet = debrief_document.lay_out(meeting, METRICS, paper)
    with office.store.write() as tx:
        seen = sorted(one.code for one in meeting.candidates if one.cards)
        audit.append(tx, opening, viewer, office.at, "debrief.make", opening, {"candidates": seen})
    return Document(packet.file, draw(packet))


def find_meeting(office: Office, viewer: Viewer, opening: str) -> Meeting:
    """Return what the debrief packet is made from; shadows' cards are left out, as they are no ratings.

    Raises:
        NotAllowed: when this viewer has no part in the opening.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "look")
    found = find_opening(office, viewer, opening)
    weights = {one.id: one.weight for one in found.weights}
    names = {c.id: c.name for c in office.bank.competencies}
    ratings = read_ratings(office, viewer, opening)
    topics = _topics(ratings, weights, names) if len(ratings) else {}
    missing = _missing(office, viewer, opening) if {"hiring_manager", "recruiter"} & found.roles else {}
    people = list_candidates(office, viewer, opening)
    planned = count_planned(ratings, people)
    comparison = standing(ratings, weights, planned=planned) if len(ratings) else None
    estimates = {s.candidate: _estimates(s, weights) for s in comparison.candidates} if comparison else {}
    seen = {
        one.application: list_cards(office, viewer, one.application) if one.released else () for one in people
    }
    candidates = tuple(
        _discussed(
            one,
            seen[one.application],
            topics.get(one.code, ()),
            missing.get(one.code, ()),
            estimates.get(one.code, {}),
        )
        for one in sorted(people, key=lambda c: c.code)
    )
    asked = {r.question for d in candidates for card in d.cards for r in card.card.ratings}
    scale = next((card.scorecard.scale for cards in seen.values() for card in cards), "")
    scales = office.scorecards.scales
    return Meeting(
        opening=found.title,
        role=_title(office, found.role),
        candidates=candidates,
        weights=weights,
        competencies=names,
        questions={q: office.bank.question(q).title for q in asked if q in office.bank},
        scale=scales.get(scale, scales[office.scorecards.standard.scale]),
        recommendation=office.scorecards.recommendation,
        notes=comparison.notes if comparison else (),
        date=f"{office.now():%Y-%m-%d}",
        name=opening[-6:],
        key=page_key(office),
    )


def _discussed(
    candidate: Candidate,
    cards: tuple[SeenCard, ...],
    topics: tuple[str, ...],
    missing: tuple[str, ...],
    estimates: Mapping[str, Estimate],
) -> Discussed:
    handed = tuple(
        Handed(
            person=one.person,
            interviewer=one.name,
            part=one.part,
            interview=one.title,
            number=one.number,
            at=one.submitted_at,
            card=one.scorecard,
            reason=one.reason,
            after_reveal=one.after_reveal,
        )
        for one in cards
        if one.part in ("lead", "second")
    )
    label = f"{candidate.code} {candidate.name}" if candidate.name else candidate.code
    return Discussed(label, candidate.code, handed, topics, missing, estimates)


def _estimates(found: Standing, weights: Mapping[str, int]) -> dict[str, Estimate]:
    """Return the estimate of each competency; where the ratings carry none, once, below the first, why not."""
    if found.refused:
        return {max(weights, key=lambda c: weights[c]): Estimate(refused=found.refused)} if weights else {}
    return {
        c: Estimate(e.adjusted, e.low, e.high) for c, e in found.profile.items() if c not in found.untested
    }


def _topics(ratings, weights: Mapping[str, int], names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return what to talk about, in sentences, by candidate; the weightiest first."""
    found = debrief(ratings, weights)
    told: dict[str, list[str]] = {}
    for d in found.disagreements:
        weight = f" (weight {d.weight})" if d.weight else ""
        words = (
            f"{names.get(d.competency, d.competency)}{weight}: means from {d.lowest:.1f} to {d.highest:.1f}."
        )
        told.setdefault(d.candidate, []).append(words)
    for gap in found.gaps:
        words = f"{names.get(gap.competency, gap.competency)} (weight {gap.weight}): nobody rated it."
        told.setdefault(gap.candidate, []).append(words)
    return {candidate: tuple(words) for candidate, words in told.items()}


def _missing(office: Office, viewer: Viewer, opening: str) -> dict[str, tuple[str, ...]]:
    """Return whose cards are not in, by candidate."""
    found: dict[str, list[str]] = {}
    for interview in list_interviews(office, viewer, opening):
        for seat in interview.seats:
            if interview.status != "cancelled" and seat.state not in ("submitted", "excused"):
                day = (
                    f", interviewed {datetime.fromisoformat(interview.starts_at):%Y-%m-%d}"
                    if interview.starts_at
                    else ""
                )
                found.setdefault(interview.code, []).append(f"{seat.name}, {interview.title}{day}.")
    return {code: tuple(words) for code, words in found.items()}


def _title(office: Office, role: str) -> str:
    try:
        return find_role(role, office.bank, *bank_folders()).title
    except Missing:
        return role  # the role's file is gone; the packet can be printed all the same
