"""Everything that is kept about one candidate, as files: what they may ask to see."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from kit.access import Viewer
from kit.errors import Missing
from kit.hiring.candidate import find_candidate, list_decisions, names_of_others
from kit.hiring.card import list_cards
from kit.hiring.interview import list_interviews
from kit.hiring.office import Office, roles_for
from kit.hiring.opening import find_opening
from kit.hiring.packet import Document
from kit.hiring.records import _cleaned, _remover, make_records
from kit.store import audit, candidates, vault

PERSON_FORMAT = "hiring-kit/person/1"


def export_candidate(office: Office, viewer: Viewer, application: str) -> tuple[Document, ...]:
    """Return everything that is kept about one candidate: a JSON file, and the records of each application as PDF.

    It is what the candidate may ask to see: what interviewers wrote is in it, names of other candidates are taken
    out. Its key `left_out` says in words what is not in it. It is written down that it was taken out.

    Raises:
        NotAllowed: when this viewer is not hiring manager or recruiter of every opening that knows the candidate,
            or owes a card of theirs.
        Missing: when the candidate was erased.
        RoleError: when a role's file is there and can not be read.
        PacketError: when something can not be printed.
    """
    with office.store.read() as tx:
        row = candidates.application_of(tx, application)
        known = candidates.applications_of(tx, row.candidate_id)
        for one in known:
            roles_for(tx, viewer, one.opening_id, "export")
        identity = vault.opened(tx, office.store.master, "identity", [row.candidate_id]).get(row.candidate_id)
        names = candidates.names_ever(tx, office.store.master, [row.candidate_id]).get(row.candidate_id, [])
    if not isinstance(identity, dict):
        raise Missing(f"{row.code} was erased: nothing is kept that names or describes this candidate.")
    bundles = [make_records(office, viewer, one.id) for one in known]
    found = [_application(office, viewer, one.id, str(identity["name"])) for one in known]
    document = {
        "format": PERSON_FORMAT,
        "exported_at": office.at,
        "code": row.code,
        "identity": identity,
        "former_names": [name for name in dict.fromkeys(names) if name != identity["name"]],
        "applications": [body for body, _ in found],
        "left_out": [words for _, left in found for words in left],
    }
    text = json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    with office.store.write() as tx:
        for one in known:
            audit.append(tx, one.opening_id, viewer, office.at, "export.candidate", one.id)
    return (Document(f"person-{row.code}.json", text.encode(), "application/json"), *bundles)


def make_person_file(office: Office, viewer: Viewer, application: str) -> Document:
    """Return the files of `export_candidate` as one ZIP; errors as there."""
    out = io.BytesIO()
    found = export_candidate(office, viewer, application)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in found:
            archive.writestr(
                zipfile.ZipInfo(one.name, (1980, 1, 1, 0, 0, 0)), one.content, zipfile.ZIP_DEFLATED
            )
    return Document(found[0].name.replace(".json", ".zip"), out.getvalue(), "application/zip")


def _application(
    office: Office, viewer: Viewer, application: str, name: str
) -> tuple[dict[str, Any], list[str]]:
    """Return one application as the export has it, and what is not in it."""
    mine = find_candidate(office, viewer, application)
    opening = find_opening(office, viewer, mine.opening)
    others = names_of_others(office, viewer, mine.opening, application)
    clean = _remover(others, name)
    meetings = [
        one for one in list_interviews(office, viewer, mine.opening) if one.application == application
    ]
    body: dict[str, Any] = {
        "opening": opening.title,
        "role": opening.role,
        "stage": mine.stage,
        "form": mine.form,
        "kept_until": f"{opening.retention_months} months after the last act",
        "interviews": [
            {
                "session": one.session,
                "title": one.title,
                "starts_at": one.starts_at,
                "ends_at": one.ends_at,
                "time_zone": one.time_zone,
                "status": one.status,
                "interviewers": [
                    {"name": seat.name, "part": seat.part, "card": seat.state} for seat in one.seats
                ],
            }
            for one in meetings
        ],
        "scorecards": [
            {
                "interviewer": one.name,
                "part": one.part,
                "session": one.session,
                "revision": one.number,
                "source": one.source,
                "submitted_at": one.submitted_at,
                "after_seeing_others": one.after_reveal,
                "reason": clean(one.reason),
                **_cleaned(one.scorecard, clean).model_dump(mode="json"),
            }
            for one in list_cards(office, viewer, application)
        ],
        "decisions": [
            {"outcome": one.outcome, "by": one.name, "at": one.at, "reason": clean(one.reason or "")}
            for one in list_decisions(office, viewer, application)
        ],
    }
    left_out = [
        f"{opening.title}: the card of {seat.name} for '{one.title}', which is not handed in."
        for one in meetings
        for seat in one.seats
        if seat.state not in ("submitted", "excused")
    ]
    if others:
        left_out.append(f"{opening.title}: names of other candidates, where interviewers wrote them.")
    return body, left_out
