"""Scorecards: writing one, handing it in, and reading those that the blind rule lets a viewer see.

What is written is kept field by field as drafts, and a card is made from them by `card_from_drafts`. The fields are
`rating/<question>/<competency>` (a point of the scale as `4`, or `NR:<reason>`), `note/<question>/<competency>` (the
line of evidence), `points/<question>`, `probes/<question>` and `wrong_answers/<question>` (ids with blanks between),
`hints/<question>` (a number), `evidence/<question>`, `takeaways`, `recommendation` (one of the scale's, or
`no_decision`), `confidence`, `conflict_of_interest` and `adjustments_used` (`yes` or empty).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from kit.access import Viewer, collects, may, owns
from kit.errors import HiringError, NotAllowed, Problem, ScorecardError
from kit.hiring.interview import AskedQuestion, asked_questions
from kit.hiring.office import Office, roles_for
from kit.scorecard import NR, Part, QuestionNotes, Rating, Scale, Scorecard, Template, check_scorecard
from kit.store import Draft, Receipt, Tx, audit, candidates, cards, drafts, interviews, people, vault

MOST_CHARACTERS = 4000
Source = Literal["web", "form", "scan", "import"]

_PER_QUESTION = ("points", "probes", "wrong_answers", "hints", "evidence")
_PER_CARD = ("takeaways", "recommendation", "confidence", "conflict_of_interest", "adjustments_used")


@dataclass(frozen=True)
class WorkingCard:
    """A card of the viewer's own, with all that is needed to fill it.

    `last` is what was handed in before, with its number in `number` (0: nothing yet); `drafts` what is kept since.
    """

    id: str
    interview: str
    application: str
    opening: str
    opening_title: str
    code: str
    name: str | None
    session: str
    title: str
    minutes: int
    starts_at: str | None
    ends_at: str | None
    time_zone: str
    form: str
    part: Part
    status: Literal["open", "submitted", "withdrawn", "excused"]
    questions: tuple[AskedQuestion, ...]
    scale: Scale
    template: Template
    drafts: Mapping[str, Draft]
    last: Scorecard | None
    number: int

    @property
    def asked(self) -> dict[str, tuple[str, ...]]:
        """The competencies that each question rates, by question id, in the order of the session."""
        return {one.question.id: one.question.rated for one in self.questions}

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of all fields of this card."""
        rows = [
            f"{what}/{q}/{c}" for q, rated in self.asked.items() for c in rated for what in ("rating", "note")
        ]
        notes = [f"{what}/{q}" for q in self.asked for what in _PER_QUESTION]
        return (*rows, *notes, *_PER_CARD)


@dataclass(frozen=True)
class SeenCard:
    """A handed-in revision that the viewer may see; notes of an erased candidate are gone.

    `after_reveal` says that it was written after its interviewer had been shown others' ratings. `entered_by` is who
    put it in from paper for them, and nothing when they did it themselves.
    """

    card: str
    person: str
    name: str
    entered_by: str | None
    part: Part
    session: str
    title: str
    number: int
    source: Source
    submitted_at: str
    after_reveal: bool
    reason: str
    scorecard: Scorecard


def open_card(office: Office, viewer: Viewer, card: str) -> WorkingCard:
    """Return a card of the viewer's own to write on.

    Raises:
        NotAllowed: when it is somebody else's.
        HiringError: when the questions of its session are rated on several scales.
    """
    with office.store.read() as tx:
        row = _own(tx, viewer, card)
        revision, ratings, note = cards.own_revision(tx, office.store.master, viewer, card)
        last = None if revision is None else _scorecard(revision, ratings, note)
        return working_card(office, tx, row, last, 0 if revision is None else revision.number)


def working_card(office: Office, tx: Tx, row, last: Scorecard | None, number: int) -> WorkingCard:
    """Return the card of *row* to write on; whether somebody may is settled before.

    Args:
        office: Where.
        tx: An open transaction.
        row: The card, as `kit.store.interviews.card_of` gives it.
        last: What was handed in last.
        number: Of that revision, 0 when there is none.

    Raises:
        HiringError: when the questions of its session are rated on several scales.
    """
    questions = asked_questions(tx, row.session_id, row.form)
    return WorkingCard(
        id=row.card,
        interview=row.id,
        application=row.application_id,
        opening=row.opening_id,
        opening_title=row.opening_title,
        code=row.code,
        name=candidates.names(tx, office.store.master, [row.candidate_id]).get(row.candidate_id),
        session=row.session,
        title=row.session_title,
        minutes=row.minutes,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        time_zone=row.time_zone,
        form=row.form,
        part=row.part,
        status=row.card_status,
        questions=questions,
        scale=_scale(office, questions),
        template=office.scorecards.standard,
        drafts=drafts.read_drafts(tx, office.store.master, row.card),
        last=last,
        number=number,
    )


def save_draft(
    office: Office, viewer: Viewer, card: str, field: str, text: str, *, rev: int, writer: str, base: int
) -> Draft:
    """Keep *text* in a field of the viewer's own card, and return what is kept now.

    Args:
        office: Where.
        viewer: Whose card it is.
        card: Which.
        field: One of `WorkingCard.fields`.
        text: At most 4,000 characters.
        rev: The number of this change, above *base*.
        writer: One browser tab.
        base: The `rev` that this tab last saw kept, 0 when none.

    Raises:
        Conflict: when another tab wrote in the meantime; `stored` is its `Draft`.
        NotAllowed: when it is somebody else's card.
        HiringError: when the text is too long, the card is excused, or it has no such field.
    """
    if len(text) > MOST_CHARACTERS:
        raise HiringError(f"This text has {len(text)} characters; {MOST_CHARACTERS} can be kept. Shorten it.")
    with office.store.write() as tx:
        row = _own(tx, viewer, card, lock=True)
        if row.card_status == "excused":
            raise HiringError("You were excused from this card. Ask the recruiter to reopen it.")
        what, *of = field.split("/")
        asked = {one.question.id: one.question.rated for one in asked_questions(tx, row.session_id, row.form)}
        known = (
            (what in _PER_CARD and not of)
            or (what in _PER_QUESTION and len(of) == 1 and of[0] in asked)
            or (what in ("rating", "note") and len(of) == 2 and of[1] in asked.get(of[0], ()))
        )
        if not known:
            raise HiringError(f"This card has no field '{field}'.")
        return drafts.save_draft(tx, office.store.master, card, field, text, rev, writer, base, office.at)


def card_from_drafts(working: WorkingCard) -> Scorecard:
    """Return the card that the drafts make, over what was handed in before; untouched rows are blank.

    Raises:
        ScorecardError: when a kept field can not be read, with each of them.

    Examples:
        `submit_card(office, viewer, card, card_from_drafts(open_card(office, viewer, card)), request_id)` hands in
        what stands on the screen.
    """
    before = fields_of(working.last) if working.last else {}
    text = {**before, **{field: draft.text for field, draft in working.drafts.items()}}
    problems = []
    ratings = []
    rows = [(q, c) for q, rated in working.asked.items() for c in rated]
    for number, (question, competency) in enumerate(rows, 1):
        given = text.get(f"rating/{question}/{competency}", "")
        note = text.get(f"note/{question}/{competency}", "")
        state: Literal["rated", "not_rated", "blank"] = "blank"
        if given.startswith(f"{NR}:"):
            state = "not_rated"
        elif given.isdecimal():
            state = "rated"
        elif given:
            problems.append(
                Problem("scorecard", number, f"{competency} in {question}: '{given}' is no rating.")
            )
        try:
            rating = Rating(
                question=question,
                competency=competency,
                state=state,
                ordinal=int(given) if state == "rated" else None,
                reason=given.removeprefix(f"{NR}:") if state == "not_rated" else None,
                note=note,
            )
        except ValidationError:
            problems.append(
                Problem("scorecard", number, f"{competency} in {question}: '{given}' is no rating.")
            )
        else:
            ratings.append(rating)
    if problems:
        raise ScorecardError(problems)
    notes = {}
    for question in working.asked:
        hints = text.get(f"hints/{question}", "")
        notes[question] = QuestionNotes(
            points=tuple(text.get(f"points/{question}", "").split()),
            probes=tuple(text.get(f"probes/{question}", "").split()),
            hints=int(hints) if hints.isdecimal() else 0,
            wrong_answers=tuple(text.get(f"wrong_answers/{question}", "").split()),
            evidence=text.get(f"evidence/{question}", ""),
        )
    recommendation = text.get("recommendation", "")
    given_as = {"": "blank", "no_decision": "no_decision"}.get(recommendation, "given")
    entries = {
        "scale": working.scale.id,
        "ratings": tuple(ratings),
        "notes": notes,
        "takeaways": text.get("takeaways", ""),
        "recommendation": recommendation if given_as == "given" else None,
        "recommendation_state": given_as,
        "confidence": text.get("confidence") or None,
        "conflict_of_interest": text.get("conflict_of_interest") == "yes",
        "adjustments_used": text.get("adjustments_used") == "yes",
    }
    try:
        return Scorecard.model_validate(entries)
    except ValidationError as error:
        raise ScorecardError(
            Problem(
                "scorecard", len(rows) + 1, f"{'.'.join(map(str, e['loc']))}: '{e['input']}' can not be read."
            )
            for e in error.errors()
        ) from None


def submit_card(
    office: Office,
    viewer: Viewer,
    card: str,
    scorecard: Scorecard,
    request_id: str,
    *,
    source: Source = "web",
    reason: str = "",
) -> Receipt:
    """Hand in a card: a new revision, its drafts dropped; a second call with the same *request_id* adds nothing.

    Args:
        office: Where.
        viewer: Whose card it is; or, for a form, scan or import, who collects the cards of the opening.
        card: Which.
        scorecard: What was given.
        request_id: Any text that is new each time the page is opened.
        source: How it came in; `web` is `form` or `scan` where drafts came from paper.
        reason: Why a handed-in card is changed; required from the second revision on.

    Raises:
        ScorecardError: when the card is not complete, with every row that is in the way; drafts stay.
        NotAllowed: when it is somebody else's card.
        HiringError: when the viewer was excused, the candidate was erased, or the reason is missing.
    """
    with office.store.write() as tx:
        row = interviews.card_of(tx, card, lock=True)
        kept = drafts.read_drafts(tx, office.store.master, card)
        if not owns(viewer, row.person_id, card):
            _may_collect(tx, viewer, row, source, kept)
        else:
            people.rights(tx, viewer)
            source = _paper_of(kept) or source
        repeated = cards.receipt_of(tx, card, request_id)
        if repeated is not None:
            return repeated
        questions = asked_questions(tx, row.session_id, row.form)
        scale = _scale(office, questions)
        asked = {one.question.id: one.question.rated for one in questions}
        check_scorecard(scorecard, asked, scale, office.scorecards.standard)
        _check_lengths(scorecard, reason)
        if cards.count_revisions(tx, card) and not reason.strip():
            raise HiringError("This card was handed in before: say in a sentence why it changes.")
        key = scale_key(scale)
        cards.add_scale(tx, key, {point.value: point.label for point in scale.points})
        digests = {one.question.id: one.question.digest for one in questions}
        return cards.submit(
            tx,
            office.store.master,
            viewer,
            card,
            office.at,
            request_id=request_id,
            source=source,
            ratings=[
                {
                    "question_sha256": digests[one.question],
                    "competency": one.competency,
                    "state": one.state,
                    "scale": key,
                    "ordinal": one.ordinal,
                    "label": None if one.ordinal is None else scale.label(one.ordinal),
                    "reason": one.reason,
                }
                for one in scorecard.ratings
            ],
            note=_note(scorecard, reason.strip()),
            recommendation=scorecard.recommendation,
            recommendation_state=scorecard.recommendation_state,
            confidence=scorecard.confidence,
        )


def withdraw_card(office: Office, viewer: Viewer, card: str) -> None:
    """Take one's own card back to change it: others' ratings are hidden again until it is in once more.

    Raises:
        NotAllowed: when it is somebody else's card.
        HiringError: when it is not in.
    """
    with office.store.write() as tx:
        row = _own(tx, viewer, card, lock=True)
        if row.card_status != "submitted":
            raise HiringError("This card is not in, so it can not be taken back.")
        interviews.change_card(tx, card, status="withdrawn")
        audit.append(tx, row.opening_id, viewer, office.at, "card.withdraw", card)


def excuse_card(office: Office, viewer: Viewer, card: str, reason: str) -> None:
    """Excuse an interviewer from a card they still owe; their drafts are kept.

    Who is excused may see the others' cards, so a card that they hand in later is marked as written after that.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
        HiringError: when the card is in, or there is no reason.
    """
    if not reason.strip():
        raise HiringError("Say why the interviewer is excused.")
    with office.store.write() as tx:
        row = interviews.card_of(tx, card, lock=True)
        roles_for(tx, viewer, row.opening_id, "schedule")
        if row.card_status not in ("open", "withdrawn"):
            raise HiringError("Only a card that is still owed can be excused.")
        interviews.change_card(tx, card, status="excused")
        box = vault.put(tx, office.store.master, row.candidate_id, "reason", card, reason.strip())
        audit.append(tx, row.opening_id, viewer, office.at, "card.excuse", card, {"reason": box})


def reopen_card(office: Office, viewer: Viewer, card: str) -> None:
    """Undo an excuse: the card is owed again.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
        HiringError: when the card was not excused, or its interview is cancelled.
    """
    with office.store.write() as tx:
        row = interviews.card_of(tx, card, lock=True)
        roles_for(tx, viewer, row.opening_id, "schedule")
        if row.card_status != "excused" or row.status == "cancelled":
            raise HiringError("Only an excused card of an interview that takes place can be reopened.")
        interviews.change_card(tx, card, status="withdrawn" if cards.count_revisions(tx, card) else "open")
        audit.append(tx, row.opening_id, viewer, office.at, "card.reopen", card)


def list_cards(office: Office, viewer: Viewer, application: str) -> tuple[SeenCard, ...]:
    """Return every revision of every card of a candidate that the viewer may see, by session, oldest first.

    It is written down that the viewer has now been shown them.
    """
    with office.store.read() as tx:
        people.rights(tx, viewer)
    return tuple(_seen(*cards.seen_cards(office.store, viewer, office.at, application)))


def read_cards_of(office: Office, viewer: Viewer, opening: str) -> Iterator[SeenCard]:
    """Yield what `list_cards` returns, of all candidates of an opening, by their codes."""
    with office.store.read() as tx:
        people.rights(tx, viewer)
    for some in cards.seen_cards_of(office.store, viewer, office.at, opening):
        yield from _seen(*some)


def _seen(
    revisions: Iterable[Any], ratings: Mapping[str, Sequence[Any]], notes: Mapping[str, object]
) -> Iterator[SeenCard]:
    for row in revisions:
        note = notes.get(row.revision)
        note = note if isinstance(note, dict) else {}
        yield SeenCard(
            card=row.card,
            person=row.person,
            name=row.person_name,
            entered_by=row.entered_by,
            part=row.part,
            session=row.session,
            title=row.session_title,
            number=row.number,
            source=row.source,
            submitted_at=row.submitted_at,
            after_reveal=bool(row.after_reveal),
            reason=str(note.get("reason", "")),
            scorecard=_scorecard(row, ratings[row.revision], note),
        )


def count_cards(office: Office, viewer: Viewer, application: str) -> tuple[int, int]:
    """Return how many cards of a candidate are in, and how many are wanted; excused ones are not.

    Raises:
        NotAllowed: when the viewer neither meets the candidate nor has a part in the opening.
    """
    with office.store.read() as tx:
        row = candidates.application_of(tx, application)
        _, roles = people.rights(tx, viewer, row.opening_id)
        held = people.held(tx, application)
    if not may("look", roles) and not any(owns(viewer, one.person, one.card) for one in held):
        raise NotAllowed("You are not part of this opening.")
    wanted = [one for one in held if one.status != "excused"]
    return sum(one.status == "submitted" for one in wanted), len(wanted)


def scale_key(scale: Scale) -> str:
    """Return the name under which a scale is stored for good: its id and the start of its digest.

    Examples:
        >>> from kit.scorecard import read_scorecards
        >>> scale_key(read_scorecards().scales["bars5"]).startswith("bars5@")
        True
    """
    text = "\n".join(f"{point.value} {point.label}" for point in scale.points)
    return f"{scale.id}@{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def _own(tx: Tx, viewer: Viewer, card: str, *, lock: bool = False):
    people.rights(tx, viewer)
    row = interviews.card_of(tx, card, lock=lock)
    if not owns(viewer, row.person_id, card):
        raise _not_own(viewer)
    return row


def _not_own(viewer: Viewer) -> NotAllowed:
    return NotAllowed("Your code opens another card." if viewer.guest else "This is somebody else's card.")


def _may_collect(tx: Tx, viewer: Viewer, row, source: Source, kept: Mapping[str, Draft]) -> None:
    """Whoever collects a card on paper reads it, so they may not owe one for the same candidate.

    What its interviewer wrote on screen besides is theirs to hand in: nobody else is shown it, and it is not dropped.
    """
    if source == "web":
        raise _not_own(viewer)
    may_collect(tx, viewer, row)
    if source != "import" and not all(map(is_paper, kept.values())):
        raise HiringError(
            "The interviewer has also written on this card on screen, so it is theirs to hand in. What came on paper "
            "is in their card."
        )


def may_collect(tx: Tx, viewer: Viewer, row) -> None:
    """Raise when *viewer* may not enter what somebody else wrote on paper for the card of *row*.

    Raises:
        NotAllowed: when they do not arrange its interviews, or still owe a card of this candidate.
    """
    roles = roles_for(tx, viewer, row.opening_id, "schedule")
    if not collects(viewer, roles, people.held(tx, row.application_id)):
        raise NotAllowed("Hand in your own cards for this candidate first: you would read somebody else's.")


def own_or_collected(tx: Tx, viewer: Viewer, card: str):
    """Return a card that the viewer may fill: their own, or one that they may enter from paper.

    Raises:
        NotAllowed: when it is neither.
    """
    row = interviews.card_of(tx, card)
    if owns(viewer, row.person_id, card):
        people.rights(tx, viewer)
    else:
        may_collect(tx, viewer, row)
    return row


def is_paper(draft: Draft) -> bool:
    """Return whether a draft came from paper, and not from somebody who wrote on screen."""
    return draft.writer.partition("/")[0] in ("form", "scan")


def _paper_of(kept: Mapping[str, Draft]) -> Literal["form", "scan"] | None:
    """Return the way in which some of these drafts came on paper; `form` and `scan` begin their writers' names."""
    ways = {draft.writer.partition("/")[0] for draft in kept.values() if is_paper(draft)}
    return "scan" if "scan" in ways else "form" if ways else None


def _scale(office: Office, questions: tuple[AskedQuestion, ...]) -> Scale:
    scales = {one.question.rating.scale for one in questions}
    if len(scales) != 1:
        raise HiringError(
            f"The questions of a session must share one scale (got {', '.join(sorted(scales))})."
        )
    return office.scorecards.scales[scales.pop()]


def _note(card: Scorecard, reason: str) -> dict[str, object]:
    """Return everything of a card that was written in words: what is sealed."""
    return {
        "ratings": {f"{one.question}/{one.competency}": one.note for one in card.ratings if one.note},
        "notes": {question: notes.model_dump(mode="json") for question, notes in card.notes.items()},
        "takeaways": card.takeaways,
        "conflict_of_interest": card.conflict_of_interest,
        "adjustments_used": card.adjustments_used,
        "reason": reason,
    }


def _scorecard(revision, ratings, note: dict) -> Scorecard:
    """Return a stored revision as the card that it was."""
    words = note.get("ratings", {})
    notes = {
        question: QuestionNotes.model_validate(entries, strict=False)
        for question, entries in note.get("notes", {}).items()
    }
    return Scorecard(
        scale=ratings[0].scale.partition("@")[0],
        ratings=tuple(
            Rating(
                question=one.question,
                competency=one.competency,
                state=one.state,
                ordinal=one.ordinal,
                reason=one.reason,
                note=words.get(f"{one.question}/{one.competency}", ""),
            )
            for one in ratings
        ),
        notes=notes,
        takeaways=note.get("takeaways", ""),
        recommendation=revision.recommendation,
        recommendation_state=revision.recommendation_state,
        confidence=revision.confidence,
        conflict_of_interest=note.get("conflict_of_interest", False),
        adjustments_used=note.get("adjustments_used", False),
    )


def fields_of(card: Scorecard) -> dict[str, str]:
    """Return the fields that would make *card*: the other way round of `card_from_drafts`."""
    fields = {
        "takeaways": card.takeaways,
        "recommendation": card.recommendation
        or ("no_decision" if card.recommendation_state == "no_decision" else ""),
        "confidence": card.confidence or "",
        "conflict_of_interest": "yes" if card.conflict_of_interest else "",
        "adjustments_used": "yes" if card.adjustments_used else "",
    }
    for one in card.ratings:
        place = f"{one.question}/{one.competency}"
        fields[f"rating/{place}"] = f"{NR}:{one.reason}" if one.reason else str(one.ordinal or "")
        fields[f"note/{place}"] = one.note
    for question, notes in card.notes.items():
        fields[f"points/{question}"] = " ".join(notes.points)
        fields[f"probes/{question}"] = " ".join(notes.probes)
        fields[f"wrong_answers/{question}"] = " ".join(notes.wrong_answers)
        fields[f"hints/{question}"] = str(notes.hints)
        fields[f"evidence/{question}"] = notes.evidence
    return fields


def _check_lengths(card: Scorecard, reason: str) -> None:
    texts = [
        *((f"{one.competency} in {one.question}", one.note) for one in card.ratings),
        *((f"the evidence of {question}", notes.evidence) for question, notes in card.notes.items()),
        ("the takeaways", card.takeaways),
        ("the reason", reason),
    ]
    problems = [
        Problem(
            "scorecard", 1, f"{where}: {len(text)} characters; {MOST_CHARACTERS} can be kept. Shorten it."
        )
        for where, text in texts
        if len(text) > MOST_CHARACTERS
    ]
    if problems:
        raise ScorecardError(problems)
