"""Whole openings from another installation: taken in with their ids, so that what goes out again is the same."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from kit.access import Viewer
from kit.bank import Question
from kit.errors import Problem
from kit.exchange.native import Native, NativeCard, NativeRevision, entries_of, open_native
from kit.hiring.intake import Intake
from kit.hiring.office import Office, administers
from kit.hiring.people import LOCAL
from kit.loop import Loop
from kit.store import Tx, audit, cards, interviews, openings, people, transfer, vault
from kit.store.box import digest
from kit.store.transfer import NewRevision

AT_ONCE = 1000  # revisions that are made into rows together: of very many, all at once would fill the memory


def take_native(
    office: Office, viewer: Viewer, content: bytes, *, file: str = "file", dry_run: bool = False
) -> Intake:
    """Take the openings of a file of our own format in: what is here already stays as it is.

    A person of the file whose e-mail address somebody here has is that somebody; anybody else is added, without rights
    beyond the roles that the file gives. A candidate who was erased here stays erased.

    Args:
        office: Where.
        viewer: An administrator.
        content: The file.
        file: Its name, for messages.
        dry_run: Only tell what would be taken.

    Raises:
        NotAllowed: when this viewer is no administrator.
        InputError: when the file is none of ours; what clashes with what is here is in `problems`.
    """
    with office.store.read() as tx:
        administers(tx, viewer)
    native = open_native(content, file=file)
    with office.store.write() as tx:
        administers(tx, viewer)
        move = _Move(tx, office, viewer, native, file)
        _plan(move)
        intake = Intake(
            file,
            made={kind: number for kind, number in move.made.items() if number},
            same=move.same,
            changed=move.changed,
            problems=tuple(sorted(set(move.problems)))[:200],
            notes=tuple(move.notes),
        )
        if move.problems or dry_run:
            return intake
        _carry_out(move, hashlib.sha256(content).hexdigest())
    return replace(intake, taken=True)


@dataclass(frozen=True, slots=True)
class _New:
    """A revision that will be put in: of which card, under which number and source, and the digests of its questions."""

    card: NativeCard
    revision: NativeRevision
    request: str
    number: int
    source: str
    digests: Mapping[str, str]
    erased: bool


@dataclass
class _Move:
    """What is at hand, the rows that will be put in by table, and what is found on the way."""

    tx: Tx
    office: Office
    viewer: Viewer
    native: Native
    file: str
    rows: dict[transfer.TableName, list[dict[str, Any]]] = field(default_factory=dict)
    person: dict[str, str] = field(default_factory=dict)
    erased: dict[str, str] = field(default_factory=dict)
    identities: dict[str, dict[str, str]] = field(default_factory=dict)
    revisions: dict[str, list[_New]] = field(default_factory=dict)
    reasons: list[tuple[str, str, str]] = field(default_factory=list)
    submitted: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    made: Counter[str] = field(default_factory=Counter)
    same: int = 0
    changed: int = 0

    def problem(self, words: str) -> None:
        self.problems.append(Problem(self.file, 1, words))

    def add(self, table: transfer.TableName, kind: str, /, **row: Any) -> None:
        self.rows.setdefault(table, []).append(row)
        self.made[kind] += 1


def _plan(move: _Move) -> None:
    native = move.native
    _people(move)
    _openings(move)
    sessions = _loops(move)
    _candidates(move)
    applications = {one.id: one for one in native.applications}
    candidate_of = {one.id: one.candidate for one in native.applications}
    _new(move, "application", "applications", [
        {"id": a.id, "candidate_id": a.candidate, "opening_id": a.opening, "stage": a.stage, "form": a.form}
        for a in native.applications
    ])  # fmt: skip
    met = {one.id: one for one in native.interviews}
    _new(move, "interview", "interviews", [
        {
            "id": i.id, "application_id": i.application, "session_id": sessions.get((i.loop, i.session), ""),
            "starts_at": i.starts_at, "ends_at": i.ends_at, "time_zone": i.time_zone, "status": i.status,
            "ics_sequence": i.sequence,
        }
        for i in native.interviews
    ])  # fmt: skip
    digests = {
        (loop.id, session.session, form.form): {one.question: one.digest for one in session.questions}
        for loop in native.loops
        for form in loop
        for session in form.sessions
    }
    of = {}
    for card in native.scorecards:
        interview = met[card.interview]
        application = applications[interview.application]
        asked = digests[interview.loop, interview.session, application.form]
        of[card.id] = (application.opening, application.candidate, asked)
    _cards(move, of)
    _decisions(move, candidate_of)
    if native.withheld:
        move.notes.append(
            f"{native.withheld} handed-in cards were not shown to who wrote the file: they are open here."
        )


def _new(
    move: _Move, name: transfer.TableName, kind: str, rows: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Plan those rows whose id is not here, count the others, and return these as they are here."""
    here = transfer.by_id(move.tx, name, [row["id"] for row in rows])
    differ = 0
    for row in rows:
        known = here.get(row["id"])
        if known is None:
            move.add(name, kind, **row)
        elif any(getattr(known, column) != value for column, value in row.items()):
            differ += 1
        else:
            move.same += 1
    if differ:
        move.notes.append(f"{differ} {kind} are here already and differ: they stay as they are here.")
    return here


def _people(move: _Move) -> None:
    """Find out who is who: by id, then by e-mail address; anybody else is new."""
    found = move.native.people
    here = transfer.by_id(move.tx, "person", [one.id for one in found])
    like = transfer.people_like(move.tx, [one.email for one in found if one.email])
    for one in found:
        rows = like.get(one.email.lower(), []) if one.email else []
        if one.id in here:
            move.person[one.id] = one.id
            move.same += 1
        elif len(rows) == 1:
            move.person[one.id] = rows[0].id
            move.same += 1
        else:
            move.person[one.id] = one.id
            subject = one.email.lower() if one.email and not rows else one.id
            if one.email and people.find_person(move.tx, LOCAL, subject):
                subject = one.id
            move.add(
                "person", "people", id=one.id, issuer=LOCAL, subject=subject, email=one.email, email_verified=0,
                name=one.name, admin=0, active=1, epoch=0, created_at=move.office.at,
            )  # fmt: skip


def _openings(move: _Move) -> None:
    here = _new(move, "opening", "openings", [
        {
            "id": o.id, "title": o.title, "role": o.role, "status": o.status, "weights_sha256": o.weights_sha256,
            "weights": json.dumps([w.model_dump(mode="json") for w in o.weights], ensure_ascii=False, separators=(",", ":")),
            "retention_months": o.retention_months, "retention_action": o.retention_action, "legal_hold": o.legal_hold,
            "created_by": move.person[o.created_by], "created_at": o.created_at,
        }
        for o in move.native.openings
    ])  # fmt: skip
    for row in move.rows.get("opening", []):
        if digest(row["weights"].encode()) != row["weights_sha256"]:
            move.problem(f"openings, {row['id']}: the weights are not those that weights_sha256 stands for.")
    for one in move.native.openings:
        if one.id not in here:
            for member in one.members:
                move.add(
                    "membership",
                    "memberships",
                    opening_id=one.id,
                    person_id=move.person[member.person],
                    role=member.role,
                )


def _loops(move: _Move) -> dict[tuple[str, str], str]:
    """Plan loops and the texts of their questions; return the id of each session, by loop and session."""
    native = move.native
    for question in native.questions:
        body = json.dumps(question.body, ensure_ascii=False, separators=(",", ":"))
        try:
            read = Question.model_validate_json(body)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            move.problem(f"questions, {question.id}: '{place}' {first['msg'].lower()}.")
            continue
        if (read.id, read.version, read.digest) != (question.id, question.version, question.sha256):
            move.problem(f"questions, {question.id}: its body is that of another question or version.")
        row = {"sha256": question.sha256, "question": question.id, "version": question.version, "body": body}
        move.rows.setdefault("question_version", []).append(row)
    for changed in openings.reworded(move.tx, move.rows.get("question_version", [])):
        move.problem(f"questions, {changed}: it has other words here, under the same version.")
    for scale in native.scales:
        for point in scale.points:
            move.rows.setdefault("scale_point", []).append(
                {"scale": scale.id, "ordinal": point.ordinal, "label": point.label}
            )
    here = transfer.by_id(move.tx, "loop", [loop.id for loop in native.loops])
    sessions = transfer.session_ids(move.tx, here)
    for loop in native.loops:
        if loop.id in here:
            move.same += 1
            continue
        plain = Loop.model_validate_json(loop.model_dump_json(exclude={"id", "opening", "version", "seats"}))
        move.add(
            "loop", "loops", id=loop.id, opening_id=loop.opening, version=loop.version, seed=loop.seed,
            input_sha256=loop.fingerprint, solution=plain.model_dump_json(),
        )  # fmt: skip
        ids = dict(
            zip(
                [s.session for s in loop.forms[0].sessions],
                transfer.new_ids(len(loop.forms[0].sessions)),
                strict=True,
            )
        )
        sessions |= {(loop.id, session): id for session, id in ids.items()}
        for number, one in enumerate(loop.forms[0].sessions, 1):
            move.rows.setdefault("loop_session", []).append(
                {"id": ids[one.session], "loop_id": loop.id, "ordinal": number, "session": one.session, "title": one.title, "minutes": one.minutes}
            )  # fmt: skip
        for form in loop:
            for one in form.sessions:
                for number, asked in enumerate(one.questions, 1):
                    move.rows.setdefault("loop_question", []).append(
                        {"session_id": ids[one.session], "form": form.form, "ordinal": number, "question_sha256": asked.digest, "minutes": asked.minutes}
                    )  # fmt: skip
        for seat in loop.seats:
            move.rows.setdefault("loop_seat", []).append(
                {"session_id": ids[seat.session], "form": seat.form, "person_id": move.person[seat.person], "part": seat.part}
            )  # fmt: skip
    return sessions


def _candidates(move: _Move) -> None:
    gone = vault.read_erased(move.office.store.folder)
    codes = transfer.codes(move.tx)
    here = transfer.by_id(move.tx, "candidate", [one.id for one in move.native.candidates])
    for one in move.native.candidates:
        erased = one.erased_at or gone.get(one.id)
        known = here.get(one.id)
        if known is not None:
            move.same += 1
            if known.erased_at:
                move.erased[one.id] = known.erased_at
            continue
        if codes.get(one.code, one.id) != one.id:
            move.problem(f"candidates, {one.id}: the code {one.code} is another candidate's here.")
        move.add("candidate", "candidates", id=one.id, code=one.code, erased_at=erased)
        if erased:
            move.erased[one.id] = erased
        else:
            move.identities[one.id] = {"name": one.name or one.code, "email": one.email or ""}


def _cards(move: _Move, of: Mapping[str, tuple[str, str, Mapping[str, str]]]) -> None:
    """Plan cards and revisions; *of* has opening, candidate and the digests of the questions of each card."""
    native = move.native
    here = transfer.by_id(move.tx, "scorecard", [card.id for card in native.scorecards])
    numbers = transfer.newest_numbers(move.tx, here)
    called = {
        (card.id, one.number): _request(card, one) for card in native.scorecards for one in card.revisions
    }
    done = transfer.request_ids(move.tx, called.values())
    application_of = {one.id: one.application for one in native.interviews}
    seen: dict[str, list[Any]] = {}
    open_again = 0
    for place, card in enumerate(native.scorecards):
        if place % AT_ONCE == 0:
            some = [one for one in native.scorecards[place : place + AT_ONCE] if one.id in here]
            met = {application_of[one.interview] for one in some}
            seen = cards.seen_so_far(move.tx, move.office.store.master, move.viewer, met) if met else {}
        opening, candidate, digests = of[card.id]
        if card.id not in here:
            withheld = not card.revisions and card.status in ("submitted", "withdrawn")
            open_again += withheld
            move.add(
                "scorecard", "scorecards", id=card.id, interview_id=card.interview, person_id=move.person[card.interviewer],
                part=card.part, status="open" if withheld else card.status,
            )  # fmt: skip
        for one in card.revisions:
            request = called[card.id, one.number]
            if request in done or any(
                known[0].number == one.number and _same(one, *known) for known in seen.get(card.id, [])
            ):
                move.same += 1
                continue
            number, source = one.number, one.source
            if number <= numbers.get(card.id, 0):
                number, source = numbers[card.id] + 1, "import"
                move.changed += 1
            numbers[card.id] = number
            if card.id in here:
                move.submitted.append(card.id)
            new = _New(card, one, request, number, source, digests, erased=candidate in move.erased)
            move.revisions.setdefault(opening, []).append(new)
            move.made["revisions"] += 1
    if open_again and not native.withheld:
        move.notes.append(f"{open_again} cards have nothing in them in this file: they are open here.")
    move.rows["reveal"] = [
        {"person_id": move.person[one.person], "application_id": one.application, "at": one.at}
        for one in native.reveals
    ]
    move.rows["external_ref"] = [
        {
            "kind": one.kind,
            "id": move.person.get(one.id, one.id),
            "system": one.system,
            "remote_id": one.remote_id,
        }
        for one in native.external
    ]


def _request(card: NativeCard, one: NativeRevision) -> str:
    return f"native/{card.id}/{one.number}/{digest(entries_of(one))}"


def _same(one: NativeRevision, row: Any, ratings: Sequence[Any], note: Mapping[str, Any]) -> bool:
    """Return whether a revision of the file is the one that is here; what was written about who was erased is gone."""
    mine = {(r.question, r.competency, r.state, r.scale, r.ordinal, r.reason) for r in one.ratings}
    theirs = {(r.question, r.competency, r.state, r.scale, r.ordinal, r.reason) for r in ratings}
    said = (one.recommendation.state, one.recommendation.value, one.recommendation.confidence)
    written = _note(one)
    return (
        mine == theirs
        and said == (row.recommendation_state, row.recommendation, row.confidence)
        and (not note or all((note.get(name) or None) == (written[name] or None) for name in written))
    )


def _revision(move: _Move, new: _New, id: str) -> NewRevision:
    card, one = new.card, new.revision
    row = {
        "id": id,
        "scorecard_id": card.id,
        "number": new.number,
        "request_id": new.request,
        "source": new.source,
        "submitted_by": move.person[one.submitted_by],
        "submitted_at": one.submitted_at,
        "recommendation": one.recommendation.value,
        "confidence": one.recommendation.confidence,
        "recommendation_state": one.recommendation.state,
        "after_reveal": int(one.after_reveal),
    }
    ratings = [
        {
            "question_sha256": new.digests[r.question], "competency": r.competency, "state": r.state, "scale": r.scale,
            "ordinal": r.ordinal, "label": r.label, "reason": r.reason,
        }
        for r in one.ratings
    ]  # fmt: skip
    return NewRevision(row, ratings, None if new.erased else _note(one))


def _note(one: NativeRevision) -> dict[str, Any]:
    """Return what was written beside the ratings, as it is kept."""
    return {
        "ratings": {f"{r.question}/{r.competency}": r.note for r in one.ratings if r.note},
        "notes": {question: notes.model_dump(mode="json") for question, notes in one.notes.questions.items()},
        "takeaways": one.notes.takeaways,
        "conflict_of_interest": one.notes.conflict_of_interest,
        "adjustments_used": one.notes.adjustments_used,
        "reason": one.reason,
    }


def _decisions(move: _Move, candidate_of: Mapping[str, str]) -> None:
    here = transfer.by_id(move.tx, "decision", [one.id for one in move.native.decisions])
    for one in move.native.decisions:
        if one.id in here:
            move.same += 1
            continue
        move.add(
            "decision", "decisions", id=one.id, application_id=one.application, outcome=one.outcome,
            decided_by=move.person[one.decided_by], decided_at=one.decided_at, weights_sha256=one.weights_sha256,
        )  # fmt: skip
        if one.reason is not None and candidate_of[one.application] not in move.erased:
            move.reasons.append((candidate_of[one.application], one.id, one.reason))


_KNOWN: tuple[transfer.TableName, ...] = ("scale_point", "membership", "reveal", "external_ref")
_IN_ORDER: tuple[transfer.TableName, ...] = (
    "person", "opening", "membership", "candidate", "application", "scale_point", "loop", "loop_session",
    "loop_question", "loop_seat", "interview", "scorecard", "decision", "reveal", "external_ref",
)  # fmt: skip


def _carry_out(move: _Move, sha256: str) -> None:
    tx, office, native = move.tx, move.office, move.native
    master = office.store.master
    openings.add_questions(tx, move.rows.get("question_version", []))
    for name in _IN_ORDER:
        rows = move.rows.get(name, [])
        (transfer.add_known if name in _KNOWN else transfer.add_rows)(tx, name, rows)
        if name == "candidate":
            vault.give_key(tx, master, *move.identities)
            vault.put_all(tx, master, "identity", {id: {id: one} for id, one in move.identities.items()})
    for candidate, id, reason in move.reasons:
        vault.put(tx, master, candidate, "reason", id, reason)
    for card in move.submitted:
        interviews.change_card(tx, card, status="submitted")
    candidate_of = {one.id: one.candidate for one in native.applications}
    application_of = {one.id: one.application for one in native.interviews}
    who = {card.id: candidate_of[application_of[card.interview]] for card in native.scorecards}
    for opening in [one.id for one in native.openings]:
        found = move.revisions.get(opening, [])
        ids = transfer.new_ids(len(found))
        for start in range(0, len(found), AT_ONCE):
            part = zip(found[start : start + AT_ONCE], ids[start : start + AT_ONCE], strict=True)
            made = [_revision(move, one, id) for one, id in part]
            transfer.add_revisions(tx, master, move.viewer, office.at, opening, made, who)
        facts = {"sha256": sha256, "revisions": len(found)}
        audit.append(tx, opening, move.viewer, office.at, "import.native", opening, facts)
