"""Packets of interviews that are arranged: what an interviewer prints, and what the candidate is handed."""

from __future__ import annotations

import hashlib
import secrets
import zipfile
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import datetime
from typing import IO, Literal
from zoneinfo import ZoneInfo

from kit.access import Viewer
from kit.bank import bank_folders
from kit.errors import Missing, NotAllowed, PacketError
from kit.hiring.document import Document
from kit.hiring.interview import (
    MyInterview,
    PacketOrder,
    asked_questions,
    list_my_interviews,
    list_packet_orders,
)
from kit.hiring.office import Office, derive_key, roles_for
from kit.packet import Asked, Candidate, Colleague, Interview, Packet
from kit.packet.day import lay_out as lay_out_day
from kit.packet.documents import DOCUMENTS, DocumentName, lay_out
from kit.pdf import METRICS, draw, layout_with_blanks
from kit.pdf.bulk import Drawn, Job, render_many
from kit.pdf.picture import first_page
from kit.role import Role, find_role
from kit.store import Tx, audit, interviews, openings, packets, people

PaperName = Literal["a4", "letter"]


def make_packet(
    office: Office,
    viewer: Viewer,
    card: str,
    document: DocumentName = "packet",
    paper: PaperName = "a4",
    *,
    two_sided: bool = False,
) -> Document:
    """Draw one document of one seat.

    Args:
        office: Where.
        viewer: Who arranges the interview, or sits on this seat.
        card: The seat's card.
        document: The interviewer's packet, the one-page scorecard on paper or to fill on screen, or the
            candidate's handout.
        paper: a4 or letter.
        two_sided: The packet's scorecard is a sheet of its own, with an empty back.

    Raises:
        NotAllowed: when this viewer neither arranges the interview nor sits on this seat.
        RoleError: when the role's file is there and can not be read.
        PacketError: when there is nothing to hand out, or something can not be printed.
    """
    order, interview = _seat(office, viewer, card)
    packet = lay_out(replace(interview, two_sided=two_sided), document, METRICS, paper)
    if packet is None:
        raise PacketError("Nothing is handed to the candidate in this interview.")
    return _drawn(office, viewer, packet, [(order, interview)])


def list_day(office: Office, viewer: Viewer, card: str) -> tuple[MyInterview, ...]:
    """Return the viewer's own interviews on the day of one of their seats, earliest first, by the zone of each; nothing
    when that seat has no time, or is somebody else's.
    """
    mine = [one for one in list_my_interviews(office, viewer) if one.starts_at]
    days = {one.card: _local(one.starts_at, one.time_zone).date() for one in mine if one.starts_at}
    return tuple(one for one in mine if days[one.card] == days.get(card))


def make_day_packet(
    office: Office, viewer: Viewer, card: str, paper: PaperName = "a4", *, two_sided: bool = False
) -> Document:
    """Draw the packets of all the viewer's own interviews on the day of one of them, behind their schedule.

    Args:
        office: Where.
        viewer: Who sits on this seat.
        card: The seat's card.
        paper: a4 or letter.
        two_sided: Each scorecard is a sheet of its own, with an empty back.

    Raises:
        NotAllowed: when this viewer may not print one of them.
        RoleError: when a role's file is there and can not be read.
        PacketError: when this is no seat of theirs with a time, or something can not be printed.
    """
    seats = [_seat(office, viewer, one.card) for one in list_day(office, viewer, card)]
    roles = [role for role in (_role(office, name) for name in {order.role for order, _ in seats}) if role]
    why = {role.title: {one.id: one.why for one in role.competencies} for role in roles}
    held = [replace(one, two_sided=two_sided) for _, one in seats]
    return _drawn(office, viewer, lay_out_day(held, METRICS, paper, rationale=why), seats)


def make_packets(
    office: Office,
    viewer: Viewer,
    of: Sequence[str],
    file: IO[bytes],
    paper: PaperName = "a4",
    *,
    two_sided: bool = False,
    executor: Executor | None = None,
    show: Callable[[int, int], None] = lambda done, total: None,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[str, ...]:
    """Draw every packet, scorecard and handout of the interviews of some openings, as one ZIP in *file*.

    Nothing is written down in the store before the last is drawn: who stops half-way has made nothing.

    Args:
        office: Where.
        viewer: Hiring manager or recruiter of each opening.
        of: The ids of the openings.
        file: Where the ZIP is written.
        paper: a4 or letter.
        two_sided: Each packet's scorecard is a sheet of its own, with an empty back.
        executor: What draws; without one, this thread.
        show: Told how many documents of how many are done.
        stop: Asked now and then; when it says so, the rest is left.

    Returns:
        What could not be printed, in words; the ZIP holds the rest.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter of one of them.
        RoleError: when a role's file is there and can not be read.
        PacketError: when no interview is arranged, nothing could be printed, or it was stopped.
    """
    orders: dict[str, PacketOrder] = {}
    jobs: list[Job] = []
    for order, first in _orders(office, viewer, of):
        orders[order.card] = order
        laid = replace(interview_of_seat(office, order), two_sided=two_sided)
        wanted = DOCUMENTS if first else DOCUMENTS[:-1]  # one handout is enough for an interview
        jobs += [Job(f"{order.card}/{document}", document, laid, paper) for document in wanted]
    if not jobs:
        raise PacketError("No interview is arranged yet, so there is no packet to make.")
    failed: list[str] = []
    made: list[tuple[Job, Drawn, str]] = []
    pngs: dict[bytes, bytes] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for job, drawn in zip(jobs, render_many(jobs, executor, stop=stop), strict=False):
            if drawn.failed:
                failed.append(f"{job.interview.title}, {job.interview.interviewer}: {drawn.failed}")
            elif drawn.content:
                # The fixed date of an entry keeps the bytes the same.
                entry = zipfile.ZipInfo(_free_name(drawn.file, archive.NameToInfo))
                archive.writestr(entry, drawn.content, zipfile.ZIP_DEFLATED)
                digest = hashlib.sha256(drawn.content).hexdigest()
                # One copy of a blank, however many packets share it.
                blanks = {page: pngs.setdefault(png, png) for page, png in drawn.blanks.items()}
                made.append((job, replace(drawn, content=b"", blanks=blanks), digest))
            show(len(made) + len(failed), len(jobs))
    if stop():
        raise PacketError("It was stopped, and nothing was made.")
    if not made:
        raise PacketError("\n".join(failed))
    with office.store.write() as tx:
        for opening in of:
            roles_for(tx, viewer, opening, "packets")  # it may have been taken back while they were drawn
        for job, drawn, digest in made:
            order = orders[job.id.partition("/")[0]]
            kept = drawn.layout, drawn.blanks
            _keep(office, tx, viewer, order, job.interview, job.document, kept, digest)
    return tuple(failed)


def list_seats(office: Office, viewer: Viewer, of: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return each seat that `make_packets` prints for: its card, and the candidate's code and name as printed.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter of one of them.
    """
    return tuple((order.card, order.code, order.name or "") for order, _ in _orders(office, viewer, of))


def _orders(office: Office, viewer: Viewer, of: Sequence[str]) -> Iterator[tuple[PacketOrder, bool]]:
    """Yield each seat of these openings, and whether it is the first of its interview."""
    for opening in of:
        with office.store.read() as tx:
            roles_for(tx, viewer, opening, "packets")
            rows = [row.id for row in interviews.list_interviews(tx, opening) if row.status != "cancelled"]
        for interview in rows:
            for number, order in enumerate(list_packet_orders(office, viewer, interview)):
                yield order, number == 0


def _free_name(name: str, taken: Container[str]) -> str:
    """Return *name*, with a number where one of that name is there already."""
    stem, dot, suffix = name.rpartition(".")
    names = (name, *(f"{stem}-{n}{dot}{suffix}" for n in range(2, 10_000)))
    return next(one for one in names if one not in taken)


def preview_packet(
    office: Office, viewer: Viewer, card: str, document: DocumentName = "packet", paper: PaperName = "a4"
) -> bytes:
    """Return a picture (PNG) of the first page of a document, to look at: nothing is kept of it.

    The arguments and errors are those of `make_packet`.
    """
    _, interview = _seat(office, viewer, card)
    packet = lay_out(interview, document, METRICS, paper)
    if packet is None:
        raise PacketError("Nothing is handed to the candidate in this interview.")
    return first_page(draw(packet))


def _seat(office: Office, viewer: Viewer, card: str) -> tuple[PacketOrder, Interview]:
    with office.store.read() as tx:
        held = interviews.card_of(tx, card).id
    order = next((o for o in list_packet_orders(office, viewer, held) if o.card == card), None)
    if order is None:
        raise NotAllowed("This packet is somebody else's.")
    return order, interview_of_seat(office, order)


def interview_of_seat(office: Office, order: PacketOrder) -> Interview:
    """Return what the layout needs of a seat: the frozen questions, and what the others cover.

    Without the role's file its id stands for its title, and nothing weighs anything.

    Raises:
        RoleError: when the file is there and can not be read.
    """
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
    begins = _local(order.starts_at, order.time_zone)
    ends = _local(order.ends_at or order.starts_at, order.time_zone)
    return f"{begins:%a %Y-%m-%d}", f"{begins:%H:%M}-{ends:%H:%M} {begins:%Z}"


def _local(moment: str, zone: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(ZoneInfo(zone))


def _drawn(
    office: Office, viewer: Viewer, packet: Packet, seats: Sequence[tuple[PacketOrder, Interview]]
) -> Document:
    """Draw a packet, keep where its boxes stand, with each seat those of its own part, and write down that it was made."""
    content = draw(packet)
    digest = hashlib.sha256(content).hexdigest()
    layout, blanks = layout_with_blanks([packet])
    starts = [0] if len(seats) == 1 else [mark.page for mark in packet.outline if mark.level == 0][1:]
    with office.store.write() as tx:
        for (order, interview), first, end in zip(
            seats, starts, [*starts[1:], len(packet.pages) + 1], strict=True
        ):
            own = tuple(page for page in layout.pages if first <= page.page < end)
            kept = layout.model_copy(update={"pages": own}).model_dump_json()
            pngs = {page.page_id: blanks[str(page.blank)] for page in own}
            _keep(office, tx, viewer, order, interview, packet.document, (kept, pngs), digest)
    return Document(packet.file, content)


def _keep(
    office: Office,
    tx: Tx,
    viewer: Viewer,
    order: PacketOrder,
    interview: Interview,
    document: str,
    kept: tuple[str, Mapping[str, bytes]],
    digest: str,
) -> None:
    """Keep where the boxes of a document stand and what its pages look like empty, and write down that it was made."""
    row = interviews.interview_of(tx, order.interview)
    packets.keep(
        tx,
        interview_id=order.interview,
        person_id=order.person,
        content_sha256=digest,
        layout=kept[0],
        pages=kept[1],
        nonce=interview.nonce,
        made_at=office.at,
    )
    made: Mapping[str, object] = {"document": document, "sha256": digest}
    audit.append(tx, row.opening_id, viewer, office.at, "packet.make", order.interview, made)


def page_key(office: Office) -> bytes:
    """Return the key that signs page ids: derived from the installation's own, under its own label."""
    return derive_key(office, "page ids")
