"""The debrief packet of an opening: what the viewer may see of its candidates' cards, and no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

import pandas as pd

from kit.access import Viewer
from kit.bank import bank_folders
from kit.debrief import REVISION_COLUMNS, Topic, agenda, moves, proposals_of
from kit.errors import Missing, PacketError
from kit.hiring.candidate import Candidate, list_candidates
from kit.hiring.card import SeenCard, list_cards
from kit.hiring.comparison import compare_opening
from kit.hiring.interview import list_interviews
from kit.hiring.office import Office, roles_for
from kit.hiring.opening import find_opening
from kit.hiring.packet import Document, PaperName, page_key
from kit.loop import Loop
from kit.packet import debrief as debrief_document
from kit.packet.debrief import Discussed, Estimate, Handed, Meeting, Moved, sheet_of
from kit.pdf import METRICS, draw
from kit.role import find_role
from kit.scorecard import NR
from kit.scoring import Comparison, Standing
from kit.store import audit, openings

MOST_TOPICS = 4  # of one candidate, beside what nobody tested


def make_debrief(office: Office, viewer: Viewer, opening: str, paper: PaperName = "a4") -> Document:
    """Draw the debrief packet of an opening.

    Raises:
        NotAllowed: when this viewer has no part in the opening.
        RoleError: when the role's file is there and can not be read.
        PacketError: when they may see no card yet, there is no such paper, or something can not be printed.
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
        RoleError: when the role's file is there and can not be read.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "look")
    found = find_opening(office, viewer, opening)
    weights = {one.id: one.weight for one in found.weights}
    names = {c.id: c.name for c in office.bank.competencies}
    compared = compare_opening(office, viewer, opening)
    comparison = compared.comparison
    topics = list_topics(office, viewer, opening, compared.ratings, comparison)
    missing = _missing(office, viewer, opening) if {"hiring_manager", "recruiter"} & found.roles else {}
    people = list_candidates(office, viewer, opening)
    estimates = {s.candidate: _estimates(s, weights) for s in comparison.candidates}
    seen = {
        one.application: list_cards(office, viewer, one.application) if one.released else () for one in people
    }
    candidates = tuple(
        _discussed(
            one,
            seen[one.application],
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
        agenda=_agenda(topics, names, office),
        # Who leads is no way to open a talk: the packet shows evidence first, and no rank.
        notes=tuple(note for note in comparison.notes if note != comparison.leading),
        date=f"{office.now():%Y-%m-%d}",
        name=opening[-6:],
        key=page_key(office),
    )


def _discussed(
    candidate: Candidate,
    cards: tuple[SeenCard, ...],
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
    moved = tuple(
        Moved(one.interviewer, one.competency, one.question, one.before, one.after, one.reason, one.shown)
        for one in moves(revisions_of(candidate.code, cards))
    )
    return Discussed(label, candidate.code, handed, missing, estimates, moved)


def _estimates(found: Standing, weights: Mapping[str, int]) -> dict[str, Estimate]:
    """Return the estimate of each competency; where the ratings carry none, once, below the first, why not."""
    if found.refused:
        return {max(weights, key=lambda c: weights[c]): Estimate(refused=found.refused)} if weights else {}
    return {
        c: Estimate(e.adjusted, e.low, e.high) for c, e in found.profile.items() if c not in found.untested
    }


def list_topics(
    office: Office, viewer: Viewer, opening: str, ratings: pd.DataFrame, comparison: Comparison
) -> tuple[Topic, ...]:
    """Return what to talk about, in the order to take it: `kit.debrief.agenda`, with questions that would fill gaps.

    No question of the opening's loop, whatever its form, is proposed; without the role's file none is.

    Args:
        office: Where.
        viewer: Who asks.
        opening: Which opening.
        ratings: What this viewer was shown by `compare_opening`.
        comparison: See above.

    Raises:
        NotAllowed: when this viewer has no part in the opening.
        RoleError: when the role's file is there and can not be read.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "look")
        loop = openings.newest_loop(tx, opening)
    found = find_opening(office, viewer, opening)
    asked = {*map(str, ratings["question"])}
    if loop is not None:
        asked |= {q.question for form in Loop.model_validate_json(loop.solution) for s in form.sessions for q in s.questions}  # fmt: skip
    try:
        proposals = proposals_of(office.bank, find_role(found.role, office.bank, *bank_folders()), asked)
    except Missing:
        proposals = {}
    return agenda(ratings, comparison, found.weights, proposals)


def revisions_of(candidate: str, cards: Iterable[SeenCard]) -> pd.DataFrame:
    """Return every revision of a candidate's cards as `kit.debrief.moves` reads them; shadows' are left out."""
    rows = [
        (
            candidate, card.person, card.session, one.question, one.competency,
            str(one.ordinal) if one.state == "rated" else NR if one.state == "not_rated" else "",
            card.number, card.after_reveal, card.reason,
        )
        for card in cards
        if card.part in ("lead", "second")
        for one in card.scorecard.ratings
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(REVISION_COLUMNS))


def _agenda(
    topics: Iterable[Topic], names: Mapping[str, str], office: Office
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the sentences of what is worth the panel's time, by candidate, in the order of the agenda.

    All that nobody tested, and the first few of the rest: a debrief of a quarter of an hour takes no more.
    """
    told: dict[str, list[str]] = {}
    left = Counter({topic.candidate: MOST_TOPICS for topic in topics})
    for topic in topics:
        left[topic.candidate] -= topic.pressing and not topic.untested
        if topic.pressing and left[topic.candidate] >= 0:
            words = f"{names.get(topic.competency, topic.competency)} (weight {topic.weight}): {topic.words}"
            if topic.questions:
                titles = "; ".join(office.bank.question(q).title for q in topic.questions)
                words += f" It could be tested with: {titles}."
            told.setdefault(topic.candidate, []).append(words)
    return tuple((candidate, tuple(words)) for candidate, words in told.items())


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
