"""Whole openings for another installation, in our own format: what `transfer` takes in there."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kit.access import Viewer, released
from kit.exchange.native import Native, points_digest, write_card, write_native
from kit.exchange.written import Written
from kit.hiring.office import Office, roles_for
from kit.hiring.people import LOCAL
from kit.store import Tx, audit, cards, people, transfer, vault


def written_openings(office: Office, viewer: Viewer, of: Sequence[str]) -> tuple[Written, int]:
    """Return the openings *of* these ids as a file of our own, as far as *viewer* may see them, and how many they are.

    Raises:
        NotAllowed: when this viewer may not export one of them.
    """
    found: dict[str, dict[str, dict]] = {}
    heads = {}
    withheld = 0
    written: list[bytes] = []
    scales: set[str] = set()
    named: set[str] = set()  # people of whom the cards speak
    ids: set[str] = set()

    def keep(kind: str, entry: dict, id: str = "") -> None:
        found.setdefault(kind, {})[id or entry["id"]] = {k: v for k, v in entry.items() if v is not None}

    def add(row: Any, revisions: Sequence[dict]) -> None:
        entry = {"id": row.id, "interview": row.interview_id, "interviewer": row.person_id}
        written.append(write_card({**entry, **_fields(row, "part", "status"), "revisions": revisions}))
        named.update([row.person_id, *(revision["submitted_by"] for revision in revisions)])
        ids.add(row.id)

    for opening in of:
        # Who may see what is asked first, and a card is written as soon as it is read: there may be very many.
        with office.store.read() as tx:
            roles = roles_for(tx, viewer, opening, "export")
            rows = transfer.rows_of(tx, opening)
            number, head = audit.head(tx, opening)
            heads[opening] = {"seq": number, "hash": head}
            submitted_by = transfer.submitters(tx, opening)
            handed_in = transfer.newest_numbers(tx, [row.id for row in rows["scorecard"]])
            _keep_opening(tx, office, rows, keep)
            for application in rows["application"]:
                if not released(viewer, roles, people.held(tx, application.id)):
                    continue
                chosen = [row for row in rows["decision"] if row.application_id == application.id]
                reasons = vault.opened(tx, office.store.master, "reason", [row.id for row in chosen])
                for row in chosen:
                    entry = {**_fields(row, "outcome", "decided_by", "decided_at", "weights_sha256")}
                    keep(
                        "decisions",
                        {
                            "id": row.id,
                            "application": row.application_id,
                            **entry,
                            "reason": reasons.get(row.id),
                        },
                    )
        left = {row.id: row for row in rows["scorecard"]}
        for seen in cards.seen_cards_of(office.store, viewer, office.at, opening):
            scales |= {rating.scale for rated in seen[1].values() for rating in rated}
            for card, revisions in _revisions(*seen).items():
                known = [one for one in revisions if one["id"] in submitted_by]
                for revision in known:
                    revision["submitted_by"] = submitted_by[revision.pop("id")]
                if card in left and known:
                    add(left.pop(card), known)
        withheld += len(left.keys() & handed_in.keys())
        for row in left.values():
            add(row, [])
    with office.store.read() as tx:
        for scale, points in transfer.scale_labels(tx, scales).items():
            listed = [{"ordinal": ordinal, "label": label} for ordinal, label in points.items()]
            keep("scales", {"id": scale, "sha256": points_digest(points), "points": listed})
        _keep_people(tx, found, named, keep)
        everything = ids.union(*found.values())
        for ref in transfer.external_of(tx, everything):
            keep(
                "external",
                _fields(ref, "kind", "id", "system", "remote_id"),
                f"{ref.kind}/{ref.id}/{ref.system}",
            )
    document = {
        "format": "hiring-kit",
        "version": 1,
        "exported_at": office.at,
        "audit_head": heads,
        "withheld": withheld,
        **{kind: list(entries.values()) for kind, entries in found.items()},
    }
    native = Native.model_validate_json(json.dumps(document))
    losses = []
    if withheld:
        losses.append(f"{withheld} handed-in cards are not shown to you, so they are not in it.")
    losses.append(
        "Unfinished drafts, former names, printed packets and the lines of the audit are not in it."
    )
    return Written(write_native(native, written), tuple(losses)), len(of)


def _fields(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _keep_opening(
    tx: Tx, office: Office, rows: Mapping[str, Sequence[Any]], keep: Callable[..., None]
) -> None:
    """Keep all of an opening but its cards and decisions."""
    (opening,) = rows["opening"]
    members = [
        {"person": row.person_id, "role": row.role}
        for row in rows["membership"]
        if (row.issuer, row.subject)
        != (LOCAL, "me")  # who has every role everywhere, in each installation anew
    ]
    plain = (
        "id",
        "title",
        "role",
        "status",
        "weights_sha256",
        "retention_months",
        "retention_action",
        "legal_hold",
    )
    entry = _fields(opening, *plain, "created_by", "created_at")
    keep("openings", {**entry, "weights": json.loads(opening.weights), "members": members})
    for row in rows["question_version"]:
        entry = {
            "id": row.question,
            "version": row.version,
            "sha256": row.sha256,
            "body": json.loads(row.body),
        }
        keep("questions", entry, row.sha256)
    for row in rows["loop"]:
        seats = [
            {"session": seat.session, "form": seat.form, "person": seat.person_id, "part": seat.part}
            for seat in rows["loop_seat"]
            if seat.loop_id == row.id
        ]
        made = json.loads(row.solution)
        keep(
            "loops", {**made, "id": row.id, "opening": row.opening_id, "version": row.version, "seats": seats}
        )
    identities = vault.opened(tx, office.store.master, "identity", [row.id for row in rows["candidate"]])
    for row in rows["candidate"]:
        identity = identities.get(row.id)
        named = dict(identity) if isinstance(identity, dict) else {}
        named = {"name": named.get("name"), "email": named.get("email") or None}
        keep("candidates", {**_fields(row, "id", "code", "erased_at"), **named})
    for row in rows["application"]:
        entry = {"id": row.id, "opening": row.opening_id, "candidate": row.candidate_id}
        keep("applications", {**entry, **_fields(row, "form", "stage")})
    for row in rows["interview"]:
        entry = {"id": row.id, "application": row.application_id, "loop": row.loop_id, "session": row.session}
        times = _fields(row, "starts_at", "ends_at", "time_zone", "status")
        keep("interviews", {**entry, **times, "sequence": row.ics_sequence})
    for row in rows["reveal"]:
        entry = {"person": row.person_id, "application": row.application_id, "at": row.at}
        keep("reveals", entry, f"{row.person_id}/{row.application_id}")


# What is written beside the ratings: its name in a file, and its name where it is kept.
_NOTES = {
    "questions": "notes",
    "takeaways": "takeaways",
    "conflict_of_interest": "conflict_of_interest",
    "adjustments_used": "adjustments_used",
}


def _revisions(
    revisions: Sequence[Any], ratings: Mapping[str, Sequence[Any]], notes: Mapping[str, object]
) -> dict[str, list[dict]]:
    """Return the revisions of each card as entries; `id` is the revision's, to find who handed it in."""
    found: dict[str, list[dict]] = {}
    for row in revisions:
        written = notes.get(row.revision)
        note: dict[str, Any] = written if isinstance(written, dict) else {}
        words = note.get("ratings", {})
        entries = []
        for rating in ratings.get(row.revision, ()):
            entry = _fields(rating, "question", "competency", "state", "scale", "ordinal", "label", "reason")
            entry["note"] = words.get(f"{rating.question}/{rating.competency}") or None
            entries.append({k: v for k, v in entry.items() if v is not None})
        recommendation = {
            "state": row.recommendation_state,
            "value": row.recommendation,
            "confidence": row.confidence,
        }
        found.setdefault(row.card, []).append(
            {
                "id": row.revision,
                "number": row.number,
                "submitted_at": row.submitted_at,
                "source": row.source,
                "after_reveal": bool(row.after_reveal),
                "reason": note.get("reason", ""),
                "ratings": entries,
                "recommendation": {k: v for k, v in recommendation.items() if v is not None},
                "notes": {entry: note[name] for entry, name in _NOTES.items() if note.get(name)},
            }
        )
    return found


def _keep_people(
    tx: Tx, found: Mapping[str, Mapping[str, dict]], of_cards: set[str], keep: Callable[..., None]
) -> None:
    """Keep everybody of whom the entries and the cards speak."""
    named = set(of_cards)
    for entry in found.get("openings", {}).values():
        named |= {entry["created_by"], *(member["person"] for member in entry["members"])}
    for entry in found.get("loops", {}).values():
        named |= {seat["person"] for seat in entry["seats"]}
    named |= {entry["decided_by"] for entry in found.get("decisions", {}).values()}
    named |= {entry["person"] for entry in found.get("reveals", {}).values()}
    for row in people.list_people(tx, *named) if named else []:
        keep("people", _fields(row, "id", "name", "email"))
