"""Handed-in cards: written once, read only by those whom the blind rule lets.

Every function here that shows a rating takes the viewer, asks `visible`, and writes down that this person has now
been shown others' ratings before it hands them out. `settled_ratings` and `counted_ratings` are for figures alone and
shown to nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, insert, select, update

from kit.access import Viewer
from kit.errors import HiringError
from kit.store.audit import append, ratings_digest
from kit.store.blind import counted, own, settled, visible
from kit.store.database import Store, insert_once
from kit.store.drafts import delete_drafts
from kit.store.ids import new_id
from kit.store.openings import first_cards, opening_of
from kit.store.tables import (
    application,
    candidate,
    interview,
    loop_session,
    opening,
    person,
    question_version,
    rating,
    reveal,
    revision,
    scale_point,
    scorecard,
)
from kit.store.vault import opened, put


@dataclass(frozen=True)
class Receipt:
    """That a card is in: which revision it is and since when.

    `after_reveal` says that its interviewer had been shown others' ratings of this candidate before.
    """

    revision: str
    number: int
    submitted_at: str
    after_reveal: bool


def submit(
    tx: Connection,
    master: bytes,
    viewer: Viewer,
    card: str,
    at: str,
    *,
    request_id: str,
    source: str,
    ratings: list[dict],
    note: dict[str, object],
    recommendation: str | None,
    recommendation_state: str,
    confidence: str | None,
) -> Receipt:
    """Add a revision to *card*, drop its drafts and write the audit; a repeat of *request_id* adds nothing.

    Args:
        tx: An open transaction; all of it is kept, or nothing.
        master: The master key, for the sealed note.
        viewer: Who hands it in.
        card: The scorecard's id.
        at: Now.
        request_id: Made when the page was opened: what makes a double click one revision.
        source: `web`, `form`, `scan` or `import`.
        ratings: Rows of the table `rating`, without `revision_id`.
        note: Everything that was written in words; sealed.
        recommendation: The recommendation, or nothing.
        recommendation_state: `given`, `no_decision` or `blank`.
        confidence: How sure, or nothing.

    Raises:
        HiringError: when its interviewer was excused, the candidate was erased, or *request_id* is another card's.
    """
    held = tx.execute(
        select(
            scorecard.c.status,
            scorecard.c.person_id,
            interview.c.application_id,
            application.c.opening_id,
            application.c.candidate_id,
        )
        .join(interview, interview.c.id == scorecard.c.interview_id)
        .join(application, application.c.id == interview.c.application_id)
        .where(scorecard.c.id == card)
        .with_for_update(of=scorecard)
    ).one()
    before = receipt_of(tx, card, request_id)
    if before is not None:
        return before
    if held.status == "excused":
        raise HiringError(
            "You were excused from this card. What you wrote is kept; ask the recruiter to reopen it."
        )
    number = count_revisions(tx, card) + 1
    saw = tx.execute(
        select(reveal.c.at).where(
            reveal.c.person_id == held.person_id, reveal.c.application_id == held.application_id
        )
    ).one_or_none()
    if viewer.person != held.person_id:
        # Whoever collects a card on paper has read it.
        seen = {"person_id": viewer.person, "application_id": held.application_id, "at": at}
        insert_once(tx, reveal, [seen])
    receipt = Receipt(new_id(), number, at, saw is not None)
    row = {
        "id": receipt.revision,
        "scorecard_id": card,
        "number": number,
        "request_id": request_id,
        "source": source,
        "submitted_by": viewer.person,
        "submitted_at": at,
        "recommendation": recommendation,
        "confidence": confidence,
        "recommendation_state": recommendation_state,
        "after_reveal": int(receipt.after_reveal),
    }
    rows = [{"revision_id": receipt.revision, **one} for one in ratings]
    tx.execute(insert(revision), row)
    tx.execute(insert(rating), rows)
    box = put(tx, master, held.candidate_id, "note", receipt.revision, note)
    delete_drafts(tx, card)
    tx.execute(update(scorecard).where(scorecard.c.id == card).values(status="submitted"))
    content = {"card": card, "number": number, "ratings": ratings_digest(rows), "note": box}
    append(tx, held.opening_id, viewer, at, "card.submit", receipt.revision, content)
    # Asked after the audit, which lets one act of an opening through at a time: there is one first card.
    if not first_cards(tx, [held.opening_id], but=receipt.revision):
        weights = {"weights": opening_of(tx, held.opening_id).weights_sha256}
        append(tx, held.opening_id, viewer, at, "weights.fix", held.opening_id, weights)
    return receipt


def receipt_of(tx: Connection, card: str, request_id: str) -> Receipt | None:
    """Return what an earlier call with this *request_id* gave, or nothing.

    Raises:
        HiringError: when it was another card's.
    """
    row = tx.execute(select(revision).where(revision.c.request_id == request_id)).one_or_none()
    if row is None:
        return None
    if row.scorecard_id != card:
        raise HiringError("This request was used for another card already. Open the card again.")
    return Receipt(row.id, row.number, row.submitted_at, bool(row.after_reveal))


def count_revisions(tx: Connection, card: str) -> int:
    """Return how often a card was handed in."""
    query = select(func.count()).select_from(revision).where(revision.c.scorecard_id == card)
    return tx.execute(query).scalar_one()


def add_scale(tx: Connection, scale: str, labels: dict[int, str]) -> None:
    """Keep the points of a scale and their words, for good."""
    insert_once(
        tx,
        scale_point,
        [{"scale": scale, "ordinal": ordinal, "label": label} for ordinal, label in labels.items()],
    )


EVERYTHING = (
    scorecard.join(interview, interview.c.id == scorecard.c.interview_id)
    .join(application, application.c.id == interview.c.application_id)
    .join(candidate, candidate.c.id == application.c.candidate_id)
    .join(opening, opening.c.id == application.c.opening_id)
    .join(loop_session, loop_session.c.id == interview.c.session_id)
    .join(person, person.c.id == scorecard.c.person_id)
)
_entered = person.alias("entered")
_RATED = (rating.c.revision_id == revision.c.id, question_version.c.sha256 == rating.c.question_sha256)


def _revisions(viewer: Viewer) -> Select:
    return (
        select(
            revision.c.id.label("revision"),
            revision.c.number,
            revision.c.source,
            revision.c.submitted_at,
            revision.c.recommendation,
            revision.c.recommendation_state,
            revision.c.confidence,
            revision.c.after_reveal,
            scorecard.c.id.label("card"),
            scorecard.c.person_id.label("person"),
            scorecard.c.part,
            person.c.name.label("person_name"),
            _entered.c.name.label("entered_by"),
            loop_session.c.session,
            loop_session.c.title.label("session_title"),
            application.c.id.label("application"),
            candidate.c.code,
        )
        .select_from(
            EVERYTHING.join(revision, revision.c.scorecard_id == scorecard.c.id).outerjoin(
                _entered,
                and_(_entered.c.id == revision.c.submitted_by, _entered.c.id != scorecard.c.person_id),
            )
        )
        .where(visible(viewer))
        .order_by(candidate.c.code, loop_session.c.ordinal, scorecard.c.id, revision.c.number)
    )


def _ratings(tx: Connection, viewer: Viewer, of: ColumnElement[bool]) -> dict[str, list[Row]]:
    """Return the ratings that *viewer* may see where *of* holds, by revision."""
    rows = tx.execute(
        select(rating, question_version.c.question)
        .select_from(
            EVERYTHING.join(revision, revision.c.scorecard_id == scorecard.c.id)
            .join(rating, _RATED[0])
            .join(question_version, _RATED[1])
        )
        .where(of, visible(viewer))
        .order_by(rating.c.revision_id, question_version.c.question, rating.c.competency)
    ).all()  # at once: one by one takes twice as long
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.revision_id, []).append(row)
    return found


def seen_cards(
    store: Store, viewer: Viewer, at: str, application_id: str
) -> tuple[list[Row], dict[str, list[Row]], dict[str, object]]:
    """Return the revisions, ratings and notes of an application that *viewer* may see, oldest revision first.

    Ratings and notes are by revision id; the notes of an erased candidate are gone.
    """
    return _seen(store, viewer, at, application.c.id == application_id)


def seen_cards_of(
    store: Store, viewer: Viewer, at: str, opening_id: str
) -> Iterator[tuple[list[Row], dict[str, list[Row]], dict[str, object]]]:
    """Yield what `seen_cards` returns for all applications of an opening, a hundred at a time, by code."""
    with store.read() as tx:
        query = select(application.c.id).join(candidate, candidate.c.id == application.c.candidate_id)
        query = query.where(application.c.opening_id == opening_id).order_by(candidate.c.code)
        ids = list(tx.execute(query).scalars())
    for start in range(0, len(ids), 100):
        yield _seen(store, viewer, at, application.c.id.in_(ids[start : start + 100]))


def _seen(
    store: Store, viewer: Viewer, at: str, of: ColumnElement[bool]
) -> tuple[list[Row], dict[str, list[Row]], dict[str, object]]:
    with store.read() as tx:
        revisions = list(tx.execute(_revisions(viewer).where(of)))
        ratings = _ratings(tx, viewer, of)
        notes = opened(tx, store.master, "note", [row.revision for row in revisions])
    remember_reveal(store, viewer, at, {row.application for row in revisions if row.person != viewer.person})
    return revisions, ratings, notes


def seen_so_far(
    tx: Connection, master: bytes, viewer: Viewer, applications: Collection[str]
) -> dict[str, list[tuple[Row, list[Row], Mapping[str, Any]]]]:
    """Return the revisions of each card of some applications that *viewer* may see, oldest first, each with its ratings and
    what was written: what an import is held against.
    """
    of_them = application.c.id.in_(applications)
    revisions = list(tx.execute(_revisions(viewer).where(of_them)))
    ratings = _ratings(tx, viewer, of_them)
    notes = opened(tx, master, "note", [row.revision for row in revisions])
    found: dict[str, list[tuple[Row, list[Row], Mapping[str, Any]]]] = {}
    for row in revisions:
        note = notes.get(row.revision)
        entry = (row, ratings.get(row.revision, []), note if isinstance(note, dict) else {})
        found.setdefault(row.card, []).append(entry)
    return found


def _estimated() -> Select:
    """Select the ratings that scores rest on: of each card the last revision from before others' were shown."""
    first = (
        select(revision.c.scorecard_id, func.max(revision.c.number).label("number"))
        .where(revision.c.after_reveal == 0)
        .group_by(revision.c.scorecard_id)
        .subquery()
    )
    of_it = and_(first.c.scorecard_id == scorecard.c.id, first.c.number == revision.c.number)
    return _every_rating().join(first, of_it)


def _every_rating() -> Select:
    """Select the ratings of leads and seconds; whoever asks adds for whom, by `visible`, `settled` or `counted`."""
    return (
        select(
            candidate.c.code,
            application.c.id.label("application"),
            application.c.opening_id.label("opening"),
            scorecard.c.person_id.label("person"),
            loop_session.c.session,
            rating.c.competency,
            question_version.c.question,
            rating.c.scale,
            rating.c.state,
            rating.c.ordinal,
            rating.c.label,
            rating.c.reason,
            revision.c.id.label("revision"),
            revision.c.number,
            revision.c.source,
            revision.c.scorecard_id.label("card"),
            revision.c.submitted_at,
        )
        .select_from(
            EVERYTHING.join(revision, revision.c.scorecard_id == scorecard.c.id)
            .join(rating, _RATED[0])
            .join(question_version, _RATED[1])
        )
        .where(scorecard.c.part.in_(("lead", "second")))
        .order_by(
            candidate.c.code,
            loop_session.c.ordinal,
            scorecard.c.person_id,
            question_version.c.question,
            rating.c.competency,
        )
    )


def seen_ratings(store: Store, viewer: Viewer, at: str, opening_id: str) -> list[Row]:
    """Return the ratings of an opening for estimation, as far as *viewer* may see them.

    Of each card the last revision from before its interviewer was shown others' ratings; shadows are left out.
    """
    query = _estimated().where(application.c.opening_id == opening_id, visible(viewer))
    with store.read() as tx:
        rows = list(tx.execute(query))
    remember_reveal(store, viewer, at, {row.application for row in rows if row.person != viewer.person})
    return rows


def settled_ratings(tx: Connection, role: str, since: str, but: Collection[str]) -> list[Row]:
    """Return the ratings of all other openings of a role, for estimation: of candidates of whom nobody owes a card.

    Args:
        tx: An open transaction.
        role: The role's id.
        since: The earliest moment that a card was handed in.
        but: Openings that are left out.
    """
    query = _estimated().where(
        opening.c.role == role,
        opening.c.id.not_in(but),
        opening.c.status != "removed",
        revision.c.submitted_at >= since,
        settled(),
    )
    return list(tx.execute(query))


def counted_ratings(tx: Connection, viewer: Viewer, since: str, of: str | None = None) -> list[Row]:
    """Return the ratings handed in at *since* or later, of all openings, for figures about interviewers.

    What `counted` lets count; of each card the revision that `seen_ratings` takes. They are for figures and are shown
    to nobody one by one, so it is not written down that *viewer* was shown them.
    """
    return list(tx.execute(_estimated().where(counted(viewer, of), revision.c.submitted_at >= since)))


def revised_ratings(tx: Connection, viewer: Viewer, since: str, of: str) -> list[Row]:
    """Return the ratings of every revision of one person's own cards, as far as `counted` lets them count."""
    own = (scorecard.c.person_id == of, revision.c.submitted_at >= since)
    return list(tx.execute(_every_rating().where(counted(viewer, of), *own)))


def remember_reveal(store: Store, viewer: Viewer, at: str, applications: set[str]) -> None:
    """Write down that *viewer* is now shown others' ratings of these applications."""
    if not applications:
        return
    with store.read() as tx:
        known = set(
            tx.execute(select(reveal.c.application_id).where(reveal.c.person_id == viewer.person)).scalars()
        )
    if applications - known:
        with store.write() as tx:
            insert_once(
                tx,
                reveal,
                [
                    {"person_id": viewer.person, "application_id": one, "at": at}
                    for one in sorted(applications - known)
                ],
            )


def own_revision(
    tx: Connection, master: bytes, viewer: Viewer, card: str
) -> tuple[Row | None, list[Row], dict[str, object]]:
    """Return the newest revision of *viewer*'s own card with its ratings and note, whatever the card's status."""
    found = tx.execute(
        select(revision)
        .join(scorecard, scorecard.c.id == revision.c.scorecard_id)
        .where(scorecard.c.id == card, own(viewer))
        .order_by(revision.c.number.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        return None, [], {}
    ratings = tx.execute(
        select(rating, question_version.c.question)
        .join(question_version, _RATED[1])
        .where(rating.c.revision_id == found.id)
    )
    note = opened(tx, master, "note", [found.id]).get(found.id)
    return found, list(ratings), note if isinstance(note, dict) else {}
