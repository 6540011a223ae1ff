"""The records bundle: everything about one candidate's interviews in one document, and it is written down who made it."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from kit.access import Viewer
from kit.errors import NotAllowed
from kit.hiring.candidate import list_candidates, list_decisions, names_of_others
from kit.hiring.card import SeenCard, list_cards
from kit.hiring.interview import Interview, PacketOrder, list_interviews, list_packet_orders
from kit.hiring.office import Office, roles_for
from kit.hiring.opening import find_opening
from kit.hiring.packet import Document, PaperName, interview_of_seat, page_key
from kit.hiring.paper import list_originals
from kit.hiring.retention import months_later
from kit.packet.debrief import Handed, sheet_of
from kit.packet.documents import DocumentName, lay_out
from kit.packet.records import Bundle, Record, card_pages, paper_pages, sum_of, text_pages
from kit.packet.records import lay_out as lay_out_bundle
from kit.pdf import METRICS, draw
from kit.scorecard import Scorecard
from kit.store import audit, candidates, packets

REMOVED = "[name removed]"
_TITLES: dict[DocumentName, str] = {"packet": "Packet", "scorecard": "Scorecard, empty", "handout": "Handout"}


def make_records(
    office: Office, viewer: Viewer, application: str, paper: PaperName = "a4", *, words: bool = True
) -> Document:
    """Draw everything about one candidate's interviews: plan, packets that were issued, every revision of every
    card with the paper that it was made from, decisions, and the extract of the audit.

    Names of other candidates of the opening are taken out of what people wrote; misspellings, nicknames and people
    of other openings are not known here, and pictures of paper are shown as they came.

    Args:
        office: Where.
        viewer: Hiring manager or recruiter, who owes no card of this candidate.
        application: Whose.
        paper: a4 or letter.
        words: Whether what interviewers wrote stands in it, their paper too; without it, ratings alone.

    Raises:
        NotAllowed: when this viewer may not, or still owes a card.
        RoleError: when the role's file is there and can not be read.
        PacketError: when there is no such paper, or something can not be printed.
    """
    sheet_of(paper)
    with office.store.read() as tx:
        row = candidates.application_of(tx, application)
        roles_for(tx, viewer, row.opening_id, "records")
    people = {c.application: c for c in list_candidates(office, viewer, row.opening_id)}
    candidate = people[application]
    if not candidate.released:
        raise NotAllowed("You still owe a card of this candidate: the records are yours when it is in.")
    opening = find_opening(office, viewer, row.opening_id)
    others = names_of_others(office, viewer, row.opening_id, application)
    clean = _remover(others, candidate.name or "")
    label = f"{candidate.code} {candidate.name}" if candidate.name else candidate.code
    meetings = [
        one for one in list_interviews(office, viewer, row.opening_id) if one.application == application
    ]
    orders = [
        order
        for one in meetings
        if one.status != "cancelled"
        for order in list_packet_orders(office, viewer, one.id)
    ]
    bundle_id = secrets.token_hex(3)
    records = (
        _plan(office, meetings, orders, paper),
        *_issued(office, meetings, orders, paper),
        *_cards(office, viewer, application, label, paper, words, clean),
        *_decisions(office, viewer, application, label, paper, clean),
        _audit(office, row.opening_id, application, meetings, paper),
    )
    until = months_later(office.now().date(), opening.retention_months)
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


def _plan(office: Office, meetings: list[Interview], orders: list[PacketOrder], paper: PaperName) -> Record:
    held = [(one, seat) for one in meetings if one.status != "cancelled" for seat in one.seats]
    told = {
        "Cards not in": [
            f"{seat.name}, {one.title}{' (taken back)' if seat.state == 'withdrawn' else ''}"
            for one, seat in held
            if seat.state not in ("submitted", "excused")
        ],
        "Excused": [f"{seat.name}, {one.title}" for one, seat in held if seat.state == "excused"],
        "Cancelled": [f"{one.title}, {_day(one.starts_at)}" for one in meetings if one.status == "cancelled"],
    }
    facts = tuple((what, "; ".join(words)) for what, words in told.items() if words)
    table = [["When", "Interview", "Form", "Interviewers", "Questions"]]
    seen: dict[str, list[PacketOrder]] = {}
    for order in orders:
        seen.setdefault(order.interview, []).append(order)
    for seats in seen.values():
        first = seats[0]
        asked = ", ".join(f"{one.question.id} {one.question.version}" for one in first.questions)
        who = ", ".join(f"{seat.person_name} ({seat.part.replace('_', ' ')})" for seat in seats)
        table.append([_day(first.starts_at), first.title, first.form, who, asked])
    pages = text_pages("Plan of the interviews", facts, table, METRICS, paper, page_key(office))
    return Record("Plan", "Plan of the interviews", "", "", sum_of(repr((facts, table))), pages)


def _issued(
    office: Office, meetings: list[Interview], orders: list[PacketOrder], paper: PaperName
) -> Iterator[Record]:
    """Yield every document that was made for a seat, drawn again; its digest tells whether it is the one issued.

    What was issued and is none of these drawings (on other paper, to fill on screen, of an older bank, for somebody
    who was taken out of the interview again) is listed.
    """
    with office.store.read() as tx:
        made = [
            (one, row.person_id, row.name, row.content_sha256, row.made_at)
            for one in meetings
            for row in packets.made_for(tx, one.id)
        ]
    seated = {(one.id, seat.person) for one in meetings for seat in one.seats}
    handed: set[str] = set()
    drawn: set[str] = set()
    for order in orders:
        issued = {
            digest: at
            for one, person, _, digest, at in made
            if (one.id, person) == (order.interview, order.person)
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
            drawn.add(digest)
            at = issued.get(digest)
            words = f"{title}: {order.title}" + ("" if at else " (drawn anew, not as issued)")
            yield Record(
                order.person_name,
                words,
                order.person_name,
                _day(at) if at else "",
                digest,
                packet.pages,
                anew=at is None,
            )
    rest = [
        (
            f"{name}, {one.title}{'' if (one.id, person) in seated else ' (no longer in it)'}",
            f"{_day(at)}, SHA-256 {digest}",
        )
        for one, person, name, digest, at in made
        if digest not in drawn
    ]
    if rest:
        title = "Issued; not drawn again here"
        table = [["For", "When, and its digest"], *rest]
        pages = text_pages(title, (), table, METRICS, paper, page_key(office))
        yield Record("Issued", title, "", "", sum_of(repr(table)), pages)


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
    seen = list_cards(office, viewer, application)
    last = {one.card: one for one in seen}
    for one in seen:
        stored = one.scorecard.model_dump_json()
        card = _cleaned(one.scorecard, clean)
        if not words:
            bare = tuple(rating.model_copy(update={"note": ""}) for rating in card.ratings)
            card = card.model_copy(update={"ratings": bare, "notes": {}, "takeaways": ""})
        by = f", entered from paper by {one.entered_by}" if one.entered_by else ""
        handed = Handed(
            person=one.person,
            interviewer=f"{one.name}{by}",
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
        if words and one is last[one.card]:
            yield from _paper(office, viewer, one, names, paper)


def _paper(
    office: Office, viewer: Viewer, card: SeenCard, names: Mapping[str, str], paper: PaperName
) -> Iterator[Record]:
    """Yield each sheet of paper that a card was made from: its picture, and what people said of its rows."""
    for sheet in list_originals(office, viewer, card.card):
        title = f"Paper of the scorecard: {card.title}"
        facts = [
            ("Sent in by", f"{sheet.uploaded_by}, {_day(sheet.uploaded_at)}"),
            ("Put in by", f"{sheet.confirmed_by}, {_day(sheet.confirmed_at)}"),
            ("SHA-256 of the file", sheet.sha256),
        ]
        if sheet.source == "form":
            facts.append(("Picture", "set anew from what was chosen in the form"))
        key = page_key(office)
        pages = paper_pages(title, facts, sheet.picture, sheet.size_mm, METRICS, paper, key)
        if sheet.looks:
            table = [["Row", "Read", "A person said", "Who", "When"]]
            for look in sheet.looks:
                row = names.get(look.competency or "", look.row.partition("_")[2].replace("_", " "))
                was = look.was.rstrip(":").replace(":", ", ")
                table.append([row, was, look.became or "left blank", look.name, _day(look.at)])
            pages += text_pages(f"{title}: rows looked at", (), table, METRICS, paper, key)
        digest = hashlib.sha256(sheet.picture).hexdigest()
        yield Record(card.name, title, sheet.uploaded_by, _day(sheet.uploaded_at), digest, pages)


def _cleaned(card: Scorecard, clean: Callable[[str], str]) -> Scorecard:
    """Return a card with its free text cleaned; ids and what was ticked stay."""
    ratings = tuple(one.model_copy(update={"note": clean(one.note)}) for one in card.ratings)
    notes = {q: one.model_copy(update={"evidence": clean(one.evidence)}) for q, one in card.notes.items()}
    return card.model_copy(update={"ratings": ratings, "notes": notes, "takeaways": clean(card.takeaways)})


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
    office: Office, opening: str, application: str, meetings: list[Interview], paper: PaperName
) -> Record:
    """Return the lines of the audit that speak of this candidate, with the head of the chain to hold it to later."""
    cards = {seat.card for one in meetings for seat in one.seats}
    with office.store.read() as tx:
        row = candidates.application_of(tx, application)
        decided = {one.id for one in candidates.decisions(tx, application)}
        number, head = audit.head(tx, opening)
        lines = audit.rows(tx, opening)
    wanted = {application, row.candidate_id, *(one.id for one in meetings), *cards, *decided}
    table = [["No.", "When", "Who", "What", "Hash"]]
    for line in reversed(lines):
        # The entity of a card handed in is its revision; the card stands in the content.
        if line["entity"] in wanted or json.loads(line["content"]).get("card") in cards:
            what = [str(line["seq"]), _day(line["at"]), line["actor"], line["action"], line["hash"][:16]]
            table.append(what)
    facts = (("Lines in the chain", str(number)), ("Hash of the last", head))
    pages = text_pages("Extract of the audit", facts, table, METRICS, paper, page_key(office))
    return Record("Audit", "Extract of the audit", "", "", head, pages)


def _remover(names: list[str], own: str) -> Callable[[str], str]:
    """Return what takes these names out of a text; what is taken out is gone, not covered.

    A name of several words goes in any case, one word (a name, or a part of three letters or more) as it is written:
    else Will would take every "will" with him. *own*, the name of whom the
    text is about, and its parts stay.

    Examples:
        >>> _remover(["Will Smith"], "Ada Lovelace")("Ada will try, as Will did.")
        'Ada will try, as [name removed] did.'
    """
    own = _spaced(own)
    wholes = {_spaced(name) for name in names} - {""}
    parts = {part for name in wholes for part in name.split() if sum(map(str.isalpha, part)) >= 3}
    found = [(one, f"(?i:{_pattern(one)})" if " " in one else _pattern(one)) for one in wholes]
    found += [(one, _pattern(one)) for one in parts - wholes]
    patterns = [
        pattern for one, pattern in sorted(found, key=lambda f: (-len(f[0]), f)) if not _within(one, own)
    ]
    if not patterns:
        return lambda text: text
    # The own name first: it is left whole where another's stands inside it.
    mine = f"(?P<own>(?i:{_pattern(own)}))|" if own else "(?P<own>(?!))|"
    any_of = re.compile(mine + "|".join(patterns))
    return lambda text: any_of.sub(lambda m: m["own"] or REMOVED, unicodedata.normalize("NFC", text))


def _spaced(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _within(name: str, own: str) -> bool:
    """Tell whether *name* is a part of *own*."""
    if _is_latin(name):
        return f" {name} ".casefold() in f" {own} ".casefold()
    return name.replace(" ", "").casefold() in own.replace(" ", "").casefold()


def _pattern(name: str) -> str:
    words = [re.escape(word) for word in name.split()]
    if _is_latin(name):
        return r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"
    return r"\s*".join(
        words
    )  # Chinese or Thai words have no bounds, and the blank in a name is often left out


def _is_latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "") for char in name if char.isalpha())


def _day(moment: str | None) -> str:
    return f"{datetime.fromisoformat(moment):%Y-%m-%d %H:%M} UTC" if moment else "no time yet"
