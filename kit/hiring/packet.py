"""Packets of interviews that are arranged: what an interviewer prints, and what the candidate is handed."""

from __future__ import annotations

import hashlib
import io
import secrets
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kit.access import Viewer
from kit.bank import bank_folders
from kit.errors import Missing, NotAllowed, PacketError
from kit.hiring.interview import PacketOrder, asked_questions, list_packet_orders
from kit.hiring.office import Office, roles_for
from kit.packet import PAPERS, Asked, Candidate, Colleague, Interview, Packet, layout_of
from kit.packet import handout as handout_document
from kit.packet import interviewer as interviewer_document
from kit.packet import scorecard as scorecard_document
from kit.pdf import METRICS, draw
from kit.pdf.picture import first_page
from kit.role import Role, find_role
from kit.store import audit, interviews, openings, packets, people

PaperName = Literal["a4", "letter"]
DocumentName = Literal["packet", "scorecard", "fillable", "handout"]


@dataclass(frozen=True)
class Document:
    """A file to hand out. Its name carries ids, never a person's name."""

    name: str
    content: bytes
    media_type: str = "application/pdf"


def make_packet(
    office: Office, viewer: Viewer, card: str, document: DocumentName = "packet", paper: PaperName = "a4"
) -> Document:
    """Draw one document of one seat.

    Args:
        office: Where.
        viewer: Who arranges the interview, or sits on this seat.
        card: The seat's card.
        document: The interviewer's packet, the one-page scorecard on paper or to fill on screen, or the
            candidate's handout.
        paper: a4 or letter.

    Raises:
        NotAllowed: when this viewer neither arranges the interview nor sits on this seat.
        PacketError: when there is nothing to hand out, or something can not be printed.
    """
    order, interview = _seat(office, viewer, card)
    packet = _lay_out(interview, document, paper)
    if packet is None:
        raise PacketError("Nothing is handed to the candidate in this interview.")
    return _drawn(office, viewer, order, interview, packet)


def make_packets(office: Office, viewer: Viewer, opening: str, paper: PaperName = "a4") -> Document:
    """Draw every packet, scorecard and handout of an opening's interviews that are arranged, as one ZIP.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
        PacketError: when no interview is arranged, or something can not be printed.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "packets")
        rows = [row.id for row in interviews.list_interviews(tx, opening) if row.status != "cancelled"]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for interview in rows:
            for document in _documents(office, viewer, interview, paper):
                entry = zipfile.ZipInfo(document.name)  # its fixed date keeps the bytes the same
                archive.writestr(entry, document.content, zipfile.ZIP_DEFLATED)
        if not archive.namelist():
            raise PacketError("No interview is arranged yet, so there is no packet to make.")
    return Document(f"packets-{opening[-6:]}.zip", file.getvalue(), "application/zip")


def preview_packet(
    office: Office, viewer: Viewer, card: str, document: DocumentName = "packet", paper: PaperName = "a4"
) -> bytes:
    """Return a picture (PNG) of the first page of a document, to look at: nothing is kept of it.

    The arguments and errors are those of `make_packet`.
    """
    _, interview = _seat(office, viewer, card)
    packet = _lay_out(interview, document, paper)
    if packet is None:
        raise PacketError("Nothing is handed to the candidate in this interview.")
    return first_page(draw(packet))


def _seat(office: Office, viewer: Viewer, card: str) -> tuple[PacketOrder, Interview]:
    with office.store.read() as tx:
        held = interviews.card_of(tx, card).id
    order = next((o for o in list_packet_orders(office, viewer, held) if o.card == card), None)
    if order is None:
        raise NotAllowed("This packet is somebody else's.")
    return order, _interview(office, order)


def _documents(office: Office, viewer: Viewer, interview: str, paper: PaperName) -> Iterator[Document]:
    handed = False
    for order in list_packet_orders(office, viewer, interview):
        names: tuple[DocumentName, ...] = (
            "packet",
            "scorecard",
            "fillable",
            *(() if handed else ("handout",)),
        )
        laid = _interview(office, order)
        for name in names:
            packet = _lay_out(laid, name, paper)
            if packet:
                yield _drawn(office, viewer, order, laid, packet)
        handed = True


def _lay_out(interview: Interview, document: DocumentName, paper: PaperName) -> Packet | None:
    if paper not in PAPERS:
        raise PacketError(f"There is no paper '{paper}'. Papers: {', '.join(PAPERS)}.")
    match document:
        case "packet":
            return interviewer_document.lay_out(interview, METRICS, paper)
        case "scorecard":
            return scorecard_document.lay_out(interview, METRICS, paper)
        case "fillable":
            return scorecard_document.lay_out(interview, METRICS, paper, fillable=True)
        case "handout":
            return handout_document.lay_out(interview, METRICS, paper)
    raise PacketError(f"There is no document '{document}'.")


def _interview(office: Office, order: PacketOrder) -> Interview:
    """Return what the layout needs of a seat: the frozen questions, and what the others cover."""
    with office.store.read() as tx:
        row = interviews.interview_of(tx, order.interview)
        opening = openings.opening_of(tx, row.opening_id)
        nonce = packets.nonce_of(tx, order.interview, order.person)
        loop = openings.newest_loop(tx, row.opening_id)
        seats = openings.seats(tx, loop.id) if loop else []
        others = []
        for session in openings.sessions(tx, loop.id) if loop else []:
            if session.session != order.session:
                rated = [c for one in asked_questions(tx, session.id, order.form) for c in one.question.rated]
                names = tuple(
                    s.person_id for s in seats if (s.session, s.form) == (session.session, order.form)
                )
                others.append((session.title, tuple(dict.fromkeys(rated)), names))
        wanted = {name for _, _, names in others for name in names}
        known = {row.id: row.name for row in people.list_people(tx, *wanted)} if wanted else {}
    role = _role(office, opening.role)
    plan = next((s for s in role.plan.sessions if s.id == order.session), None) if role else None
    scale = order.questions[0].question.rating.scale if order.questions else office.scorecards.standard.scale
    day, hours = _when(order)
    return Interview(
        role=role.title if role else order.role,
        level=role.level if role else "",
        form=order.form,
        session=order.session,
        title=order.title,
        minutes=order.minutes,
        asked=tuple(Asked(one.question, one.minutes) for one in order.questions),
        scale=office.scorecards.scales[scale],
        recommendation=office.scorecards.recommendation,
        template=office.scorecards.standard,
        competencies={c.id: c.name for c in office.bank.competencies},
        weights=role.weights if role else {},
        intro=plan.intro if plan else 5,
        candidate_questions=plan.candidate_questions if plan else 5,
        candidate=Candidate(order.code, order.name or ""),
        interviewer=order.person_name,
        part=order.part,
        date=day,
        time=hours,
        others=tuple(
            Colleague(title, rated, tuple(known[n] for n in names)) for title, rated, names in others
        ),
        key=page_key(office),
        nonce=nonce or secrets.token_hex(8),
    )


def _role(office: Office, role: str) -> Role | None:
    try:
        return find_role(role, office.bank, *bank_folders())
    except Missing:
        return None  # the role's file is gone; the packet can be printed all the same


def _when(order: PacketOrder) -> tuple[str, str]:
    if order.starts_at is None:
        return "", ""
    zone = ZoneInfo(order.time_zone)
    begins = datetime.fromisoformat(order.starts_at).astimezone(zone)
    ends = datetime.fromisoformat(order.ends_at or order.starts_at).astimezone(zone)
    return f"{begins:%a %Y-%m-%d}", f"{begins:%H:%M}-{ends:%H:%M} {begins:%Z}"


def _drawn(
    office: Office, viewer: Viewer, order: PacketOrder, interview: Interview, packet: Packet
) -> Document:
    """Draw a packet, keep where its boxes stand, and write down that it was made."""
    content = draw(packet)
    digest = hashlib.sha256(content).hexdigest()
    with office.store.write() as tx:
        row = interviews.interview_of(tx, order.interview)
        packets.keep(
            tx,
            interview_id=order.interview,
            person_id=order.person,
            content_sha256=digest,
            layout=layout_of([packet]).model_dump_json(),
            nonce=interview.nonce,
            made_at=office.at,
        )
        made: Mapping[str, object] = {"document": packet.document, "sha256": digest}
        audit.append(tx, row.opening_id, viewer, office.at, "packet.make", order.interview, made)
    return Document(packet.file, content)


def page_key(office: Office) -> bytes:
    """Return the key that signs page ids: derived from the installation's own (RFC 5869), under its own label."""
    return HKDF(SHA256(), 32, None, b"hiring-kit page ids").derive(office.store.master)
