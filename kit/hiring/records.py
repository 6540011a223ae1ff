"""The records bundle: everything about one candidate's interviews in one document, and it is written down who made it."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime

from kit.access import Viewer
from kit.errors import NotAllowed, PacketError
from kit.hiring.candidate import list_candidates, list_decisions
from kit.hiring.card import list_cards
from kit.hiring.interview import PacketOrder, list_interviews, list_packet_orders
from kit.hiring.office import Office, roles_for
from kit.hiring.opening import find_opening
from kit.hiring.packet import Document, PaperName, interview_of_seat, page_key
from kit.packet.debrief import Handed
from kit.packet.documents import DocumentName, lay_out
from kit.packet.records import Bundle, Record, card_pages, sum_of, text_pages
from kit.packet.records import lay_out as lay_out_bundle
from kit.pdf import METRICS, draw
from kit.store import audit, candidates, packets

REMOVED = "[name removed]"
_TITLES: dict[DocumentName, str] = {"packet": "Packet", "scorecard": "Scorecard, empty", "handout": "Handout"}


def make_records(
    office: Office, viewer: Viewer, application: str, paper: PaperName = "a4", *, words: bool = True
) -> Document:
    """Draw everything about one candidate's interviews: plan, packets that were issued, every revision of every
    card, decisions, and the extract of the audit.

    Names of other candidates of the opening are taken out of what people wrote.

    Args:
        office: Where.
        viewer: Hiring manager or recruiter, who owes no card of this candidate.
        application: Whose.
        paper: a4 or letter.
        words: Whether what interviewers wrote stands in it; without it, ratings alone.

    Raises:
        NotAllowed: when this viewer may not, or still owes a card.
        PacketError: when something can not be printed.
    """
    with office.store.read() as tx:
        row = candidates.application_of(tx, application)
        roles_for(tx, viewer, row.opening_id, "records")
    people = {c.application: c for c in list_candidates(office, viewer, row.opening_id)}
    candidate = people[application]
    if not candidate.released:
        raise NotAllowed("You still owe a card of this candidate: the records are yours when it is in.")
    opening = find_opening(office, viewer, row.opening_id)
    others = [c.name for a, c in people.items() if a != application and c.name]
    clean = _remover(others)
    label = f"{candidate.code} {candidate.name}" if candidate.name else candidate.code
    orders = [
        order
        for one in list_interviews(office, viewer, row.opening_id)
        if one.application == application and one.status != "cancelled"
        for order in list_packet_orders(office, viewer, one.id)
    ]
    bundle_id = secrets.token_hex(3)
    records = (
        _plan(office, orders, paper),
        *_issued(office, orders, paper),
        *_cards(office, viewer, application, label, paper, words, clean),
        *_decisions(office, viewer, application, label, paper, clean),
        _audit(office, row.opening_id, application, orders, paper),
    )
    until = _months_later(office.now().date().isoformat(), opening.retention_months)
    hold = f"; held: {opening.legal_hold}" if opening.legal_hold else ""
    facts = (
        ("Candidate", label),
        ("Opening", f"{opening.title} ({opening.role})"),
        ("Made by", f"{viewer.name}, {_day(office.at)}"),
        ("Kept until", f"{until} at the earliest{hold}"),
        ("In it", "ratings and what was written" if words else "ratings without what was written"),
    )
    bundle = Bundle(bundle_id, label, facts, records, page_key(office), bundle_id)
    packet = lay_out_bundle(bundle, METRICS, paper)
    content = draw(packet)
    with office.store.write() as tx:
        made = {
            "bundle": bundle_id,
            "sha256": hashlib.sha256(content).hexdigest(),
            "pages": len(packet.pages),
        }
        audit.append(tx, row.opening_id, viewer, office.at, "records.make", application, made)
    return Document(f"records-{candidate.code}-{bundle_id}.pdf", content)


def _plan(office: Office, orders: list[PacketOrder], paper: PaperName) -> Record:
    table = [["When", "Interview", "Form", "Interviewers", "Questions"]]
    seen: dict[str, list[PacketOrder]] = {}
    for order in orders:
        seen.setdefault(order.interview, []).append(order)
    for seats in seen.values():
        first = seats[0]
        asked = ", ".join(f"{one.question.id} {one.question.version}" for one in first.questions)
        who = ", ".join(f"{seat.person_name} ({seat.part.replace('_', ' ')})" for seat in seats)
        table.append([_day(first.starts_at), first.title, first.form, who, asked])
    pages = text_pages("Plan of the interviews", (), table, METRICS, paper, page_key(office))
    return Record("Plan", "Plan of the interviews", "", "", sum_of(repr(table)), pages)


def _issued(office: Office, orders: list[PacketOrder], paper: PaperName) -> Iterator[Record]:
    """Yield every document that was made for a seat, drawn again; its digest tells whether it is the one issued."""
    handed: set[str] = set()
    for order in orders:
        with office.store.read() as tx:
            issued = {
                p.content_sha256: p.made_at for p in packets.made_for(tx, order.interview, order.person)
            }
        if not issued:
            continue
        interview = interview_of_seat(office, order)
        for document, title in _TITLES.items():
            if document == "handout" and order.interview in handed:
                continue
            packet = lay_out(interview, document, METRICS, paper)
            if packet is None:
                continue
            if document == "handout":
                handed.add(order.interview)
            digest = hashlib.sha256(draw(packet)).hexdigest()
            at = issued.get(digest)
            words = f"{title}: {order.title}" + ("" if at else " (drawn anew, not as issued)")
            yield Record(
                order.person_name, words, order.person_name, _day(at) if at else "", digest, packet.pages
            )


def _cards(
    office: Office,
    viewer: Viewer,
    application: str,
    label: str,
    paper: PaperName,
    words: bool,
    clean: Callable[[str], str],
) -> Iterator[Record]:
    names = {c.id: c.name for c in office.bank.competencies}
    for one in list_cards(office, viewer, application):
        stored = one.scorecard.model_dump_json()
        card = one.scorecard.model_validate_json(clean(stored))
        if not words:
            bare = tuple(rating.model_copy(update={"note": ""}) for rating in card.ratings)
            card = card.model_copy(update={"ratings": bare, "notes": {}, "takeaways": ""})
        handed = Handed(
            interviewer=one.name,
            part=one.part,
            interview=one.title,
            number=one.number,
            at=_day(one.submitted_at),
            card=card,
            reason=clean(one.reason) if words else "",
            after_reveal=one.after_reveal,
        )
        questions = {
            r.question: office.bank.question(r.question).title
            for r in card.ratings
            if r.question in office.bank
        }
        scale = office.scorecards.scales.get(
            card.scale, office.scorecards.scales[office.scorecards.standard.scale]
        )
        pages = card_pages(
            handed,
            label,
            names,
            questions,
            scale,
            office.scorecards.recommendation,
            METRICS,
            paper,
            page_key(office),
        )
        title = f"Scorecard: {one.title}"
        yield Record(one.name, title, one.name, handed.at, sum_of(stored), pages, str(one.number))


def _decisions(
    office: Office,
    viewer: Viewer,
    application: str,
    label: str,
    paper: PaperName,
    clean: Callable[[str], str],
) -> Iterator[Record]:
    for decision in reversed(list_decisions(office, viewer, application)):
        facts = (
            ("Candidate", label),
            ("Outcome", decision.outcome.replace("_", " ")),
            ("Decided by", decision.name),
            ("When", _day(decision.at)),
            ("Why", clean(decision.reason or "erased")),
        )
        pages = text_pages("Decision", facts, (), METRICS, paper, page_key(office))
        yield Record("Decision", "Decision", decision.name, _day(decision.at), sum_of(repr(facts)), pages)


def _audit(
    office: Office, opening: str, application: str, orders: list[PacketOrder], paper: PaperName
) -> Record:
    """Return the lines of the audit that speak of this candidate, with the head of the chain to hold it to later."""
    wanted = {application, *(o.interview for o in orders), *(o.card for o in orders)}
    with office.store.read() as tx:
        number, head = audit.head(tx, opening)
        rows = [row for row in audit.rows(tx, opening, 100_000) if row["entity"] in wanted]
    table = [["No.", "When", "Who", "What", "Hash"]]
    table += [[str(r["seq"]), _day(r["at"]), r["actor"], r["action"], r["hash"][:16]] for r in reversed(rows)]
    facts = (("Lines in the chain", str(number)), ("Hash of the last", head))
    if len(table) > 390:
        raise PacketError(f"The audit has {len(table)} lines about this candidate: more than a table holds.")
    pages = text_pages("Extract of the audit", facts, table, METRICS, paper, page_key(office))
    return Record("Audit", "Extract of the audit", "", "", head, pages)


def _remover(names: list[str]) -> Callable[[str], str]:
    """Return what takes these names out of a text; what is taken out is gone, not covered."""
    if not names:
        return lambda text: text
    any_of = re.compile(
        "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)), re.IGNORECASE
    )
    return lambda text: any_of.sub(REMOVED, text)


def _day(moment: str | None) -> str:
    return f"{datetime.fromisoformat(moment):%Y-%m-%d %H:%M} UTC" if moment else "no time yet"


def _months_later(day: str, months: int) -> str:
    """Return the day so many months later; the last of the month where that month is shorter.

    Examples:
        >>> _months_later("2026-11-30", 3), _months_later("2026-01-15", 12)
        ('2027-02-28', '2027-01-15')
    """
    year, month, number = map(int, day.split("-"))
    years, month = divmod(month - 1 + months, 12)
    for last in (number, 30, 29, 28):
        try:
            return datetime(year + years, month + 1, min(number, last)).date().isoformat()  # noqa: DTZ001 - a day only
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
