"""Taking things out as files: what the viewer may see and no more; each time it is written down."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kit.access import Viewer, may
from kit.bank import Question
from kit.errors import HiringError, Missing, NotAllowed
from kit.exchange import table
from kit.exchange.ashby import write_ashby
from kit.exchange.calendar import Invitation, write_calendar, write_invitation
from kit.exchange.card import CARD_COLUMNS, HandedCard, Who, card_rows, rating_rows, wide_rows
from kit.exchange.foreign import open_foreign
from kit.exchange.greenhouse import write_greenhouse
from kit.exchange.lever import write_lever
from kit.exchange.markdown import write_markdown
from kit.exchange.merge import write_merge
from kit.exchange.moodle import write_moodle
from kit.exchange.scale_map import ScaleMap
from kit.exchange.workbook import write_workbook
from kit.exchange.written import Written
from kit.hiring.card import SeenCard, read_cards_of
from kit.hiring.document import Document
from kit.hiring.interview import Interview, asked_questions, list_interviews, list_my_interviews
from kit.hiring.native import written_openings
from kit.hiring.office import Office, roles_for
from kit.hiring.opening import find_loop_of, find_opening, list_openings, list_panel
from kit.loop import Loop
from kit.loop.loop import Seat
from kit.scorecard import RATING_COLUMNS
from kit.store import Tx, audit, candidates, openings, people, transfer

LOCAL_ADDRESS = "http://127.0.0.1:8501"


@dataclass(frozen=True)
class Format:
    """A format that goes out: what it is in words, how its file ends, its type, what it never holds, and which form of
    theirs it needs."""

    words: str
    suffix: str
    media_type: str
    loses: str = ""
    their_form: str = ""


_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_JSON = ("json", "application/json")
FORMATS: Mapping[str, Format] = {
    "csv": Format("Ratings as a table, one row a rating (CSV)", "csv", "text/csv", "recommendations."),
    "csv-wide": Format("Ratings as a table, one row a card (CSV)", "csv", "text/csv", "notes on ratings."),
    "csv-cards": Format(
        "Cards as a table: recommendation and confidence (CSV)", "csv", "text/csv", "ratings."
    ),
    "xlsx": Format(
        "Workbook: ratings, cards, scales (XLSX)",
        "xlsx",
        _WORKBOOK,
        "what was ticked and written by question.",
    ),
    "native": Format(
        "Everything, for another Hiring Kit (JSON)",
        "hiring-kit.json",
        "application/json",
        "drafts, packets, the audit.",
    ),
    "ics": Format(
        "Invitations and cancellations for calendars (ICS in a ZIP)",
        "zip",
        "application/zip",
        "names and questions.",
    ),
    "markdown": Format(
        "The loop, for a wiki or a ticket (Markdown)", "md", "text/markdown", "anything of a key."
    ),
    "moodle": Format("The loop's questions (Moodle XML)", "xml", "application/xml", "probes and hints."),
    "greenhouse": Format(
        "Scorecards in the shape of Greenhouse (JSON)", *_JSON, "how sure a recommendation is."
    ),
    "ashby": Format(
        "Feedback in the shape of Ashby (JSON)",
        *_JSON,
        "what their form has no field for.",
        "feedbackFormDefinition.info",
    ),
    "lever": Format(
        "Feedback in the shape of Lever (JSON), not confirmed",
        *_JSON,
        "notes on ratings, and what their template has no field for.",
        "a feedback template",
    ),
    "merge": Format("Recommendations in the shape of Merge (JSON)", *_JSON, "ratings."),
}


@dataclass(frozen=True)
class Exported:
    """A file that was made, and what it could not hold, in sentences; `entries` is how many things are in it."""

    document: Document
    entries: int
    losses: tuple[str, ...]


def export_file(
    office: Office,
    viewer: Viewer,
    opening: str,
    format: str,
    *,
    all_revisions: bool = False,
    with_shadows: bool = False,
    maps: Sequence[ScaleMap] = (),
    their_form: bytes = b"",
    form_file: str = "their form",
    address: str = LOCAL_ADDRESS,
) -> Exported:
    """Return an opening as a file of a *format*, as far as *viewer* may see it; it is written down that it was taken out.

    Args:
        office: Where.
        viewer: Hiring manager or recruiter.
        opening: Which.
        format: A key of `FORMATS`.
        all_revisions: Every revision of each card, not only the last from before others' ratings were seen.
        with_shadows: Also the cards of shadows.
        maps: How points of our scales become points of theirs, where that is not known.
        their_form: For Ashby and Lever: the form that the cards go onto, as they give it.
        form_file: Its name, for messages.
        address: Where the app is, for links in calendars.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
        ExchangeError: when the cards can not be written so, with every reason.
        HiringError: when there is no such format, or nothing to write.
    """
    if format not in FORMATS:
        raise HiringError(f"There is no format '{format}' to write: {', '.join(FORMATS)}.")
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "export")
    form = None
    if FORMATS[format].their_form:
        if not their_form:
            raise HiringError(
                f"The format '{format}' needs {FORMATS[format].their_form}: save it as a file first."
            )
        form = open_foreign(their_form, "json", file=form_file).document
    if format in _OF_OPENING:
        written, entries = _OF_OPENING[format](office, viewer, opening, address)
    else:
        count = _Count()
        handed = count.each(_handed(office, viewer, opening, all_revisions, with_shadows, format))
        names = {c.id: c.name for c in office.bank.competencies}
        written = _of_cards(office, viewer, opening, format, handed, count, maps, form, names, form_file)
        entries = count.ratings if format == "csv" else count.cards
    return _taken_out(office, viewer, opening, format, written, entries)


def export_ratings(office: Office, viewer: Viewer, opening: str) -> Document:
    """Return the ratings of an opening that *viewer* may see, as the CSV table that `hiring-kit compare` reads.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
        HiringError: when there is no rating that they may see.
    """
    return export_file(office, viewer, opening, "csv").document


def export_native(office: Office, viewer: Viewer) -> Exported:
    """Return all openings that *viewer* may export in our own format: what moves an installation to another.

    Raises:
        NotAllowed: when there is none.
    """
    mine = [one.id for one in list_openings(office, viewer) if may("export", one.roles)]
    if not mine:
        raise NotAllowed("Only the hiring manager or a recruiter of an opening may export one.")
    written, entries = written_openings(office, viewer, mine)
    for opening in mine:
        exported = _taken_out(office, viewer, opening, "native", written, entries)
    return Exported(
        Document("openings.hiring-kit.json", exported.document.content, "application/json"),
        entries,
        exported.losses,
    )


def export_my_calendar(office: Office, viewer: Viewer, address: str = LOCAL_ADDRESS) -> Document:
    """Return the viewer's own interviews that have a time, as one file for their calendar.

    Raises:
        HiringError: when there is none.
    """
    mine = [one for one in list_my_interviews(office, viewer) if one.starts_at and one.ends_at]
    if not mine:
        raise HiringError("You have no interview with a time yet.")
    with office.store.read() as tx:
        me = people.person_of(tx, viewer.person)
        sequences = transfer.by_id(tx, "interview", [one.interview for one in mine])
    who = Who(me.id, me.name, me.email)
    content = write_calendar(
        [
            Invitation(
                id=one.interview,
                sequence=sequences[one.interview].ics_sequence,
                starts_at=one.starts_at or "",
                ends_at=one.ends_at or "",
                title=one.title,
                code=one.code,
                opening=one.opening_title,
                organizer=who,
                panel=((who, one.part),),
                cancelled=False,
                address=f"{address}/score?card={one.card}",
            )
            for one in mine
        ],
        office.now(),
    )
    with office.store.write() as tx:
        audit.append(
            tx, audit.SYSTEM, viewer, office.at, "export.calendar", viewer.person, {"events": len(mine)}
        )
    return Document("my-interviews.ics", content, "text/calendar")


def export_bank(office: Office, viewer: Viewer, format: str) -> Exported:
    """Return the questions of the bank: `moodle` with their keys, or `csv`, a list for review without them.

    Raises:
        NotAllowed: when this viewer arranges no opening and administers nothing.
        HiringError: when there is no such format.
    """
    with office.store.read() as tx:
        admin, roles = people.rights(tx, viewer)
    if not admin and not may("export", roles):
        raise NotAllowed("Only who arranges an opening, or an administrator, may take the bank out.")
    questions = [question for question in office.bank if question.status != "retired"]
    if format == "moodle":
        written, media_type, name = write_moodle(questions), "application/xml", "questions.xml"
    elif format == "csv":
        written, media_type, name = Written(_list_of(questions)), "text/csv", "questions.csv"
    else:
        raise HiringError(f"There is no format '{format}' for the bank: csv, moodle.")
    with office.store.write() as tx:
        facts = {"questions": len(questions), "sha256": hashlib.sha256(written.content).hexdigest()}
        audit.append(tx, audit.SYSTEM, viewer, office.at, f"export.bank-{format}", "bank", facts)
    return Exported(Document(name, written.content, media_type), len(questions), written.losses)


def _taken_out(
    office: Office, viewer: Viewer, opening: str, format: str, written: Written, entries: int
) -> Exported:
    known = FORMATS[format]
    with office.store.write() as tx:
        facts = {"entries": entries, "sha256": hashlib.sha256(written.content).hexdigest()}
        audit.append(tx, opening, viewer, office.at, f"export.{format}", opening, facts)
    kind = {"csv": "ratings", "csv-wide": "ratings-wide", "csv-cards": "cards", "xlsx": "ratings"}.get(
        format, format
    )
    name = (
        f"{kind}-{opening[-6:]}.{known.suffix}"
        if format != "native"
        else f"opening-{opening[-6:]}.{known.suffix}"
    )
    return Exported(Document(name, written.content, known.media_type), entries, written.losses)


def _list_of(questions: Iterable[Question]) -> bytes:
    columns = ("id", "competency", "levels", "minutes", "format", "status", "title")
    rows = [
        (
            q.id,
            q.competency,
            f"{q.levels.from_} to {q.levels.to}",
            q.minutes.total,
            q.format,
            q.status,
            q.title,
        )
        for q in questions
    ]
    return table.write_table(columns, rows)


# ---- cards ----------------------------------------------------------------------------------------------------


@dataclass
class _Count:
    """How much of what went out: cards are written as they are read, and counted on their way."""

    cards: int = 0
    ratings: int = 0
    recommendations: int = 0
    notes: int = 0

    def each(self, cards: Iterable[HandedCard]) -> Iterator[HandedCard]:
        for card in cards:
            self.cards += 1
            self.ratings += len(card.scorecard.ratings)
            self.recommendations += bool(card.scorecard.recommendation)
            self.notes += sum(bool(rating.note) for rating in card.scorecard.ratings)
            yield card


def _handed(
    office: Office, viewer: Viewer, opening: str, all_revisions: bool, with_shadows: bool, system: str
) -> Iterator[HandedCard]:
    """Yield the handed-in cards of an opening that *viewer* may see."""
    interviews = {
        seat.card: (one, seat) for one in list_interviews(office, viewer, opening) for seat in one.seats
    }
    with office.store.read() as tx:
        of = {row.id: row for row in candidates.applications(tx, opening)}
        ids = [*of, *(row.candidate_id for row in of.values())]
        ids += [seat.person for _, seat in interviews.values()]
        refs = {(ref.kind, ref.id): ref.remote_id for ref in transfer.external_of(tx, ids, system)}
    for card in _revisions(read_cards_of(office, viewer, opening), all_revisions, with_shadows):
        interview, seat = interviews[card.card]
        row = of[interview.application]
        kinds = (("application", row.id), ("candidate", row.candidate_id), ("person", card.person))
        yield HandedCard(
            id=card.card,
            candidate=interview.code,
            application=row.id,
            interview=interview.id,
            session=card.session,
            title=card.title,
            interviewer=Who(card.person, card.name, seat.email),
            part=card.part,
            number=card.number,
            submitted_at=card.submitted_at,
            scorecard=card.scorecard,
            interviewed_at=interview.starts_at,
            theirs={kind: refs[kind, id] for kind, id in kinds if (kind, id) in refs},
        )


def _revisions(seen: Iterable[SeenCard], all_revisions: bool, with_shadows: bool) -> Iterator[SeenCard]:
    """Yield the revisions that are wanted; those of a card come one after the other, oldest first."""
    wanted = (card for card in seen if with_shadows or card.part in ("lead", "second"))
    if all_revisions:
        yield from wanted
        return
    for _, revisions in groupby(wanted, key=lambda card: card.card):
        before = [one for one in revisions if not one.after_reveal]
        yield from before[-1:]


def _of_cards(
    office: Office,
    viewer: Viewer,
    opening: str,
    format: str,
    handed: Iterable[HandedCard],
    count: _Count,
    maps: Sequence[ScaleMap],
    form: Any,
    names: Mapping[str, str],
    form_file: str,
) -> Written:
    scales = office.scorecards.scales
    match format:
        case "csv":
            content = table.write_table(RATING_COLUMNS, rating_rows(handed, scales))
            losses = []
            if number := count.recommendations:
                losses = [
                    f"{number} recommendations: they stand in the table of cards (csv-cards), or in the workbook."
                ]
            return Written(content, tuple(losses))
        case "csv-wide":
            columns, rows = wide_rows(list(handed))
            losses = []
            if number := count.notes:
                losses = [f"{number} notes on ratings: the wide table has no place for them."]
            return Written(table.write_table(columns, rows), tuple(losses))
        case "csv-cards":
            return Written(table.write_table(CARD_COLUMNS, card_rows(handed)))
        case "xlsx":
            return _workbook(office, viewer, opening, handed)
    cards = list(handed)
    match format:
        case "greenhouse":
            return write_greenhouse(cards, scales, maps)
        case "ashby":
            return write_ashby(cards, scales, form, names, maps, form_file=form_file)
        case "lever":
            return write_lever(cards, scales, form, names, maps, form_file=form_file)
        case _:
            return write_merge(cards)


def _workbook(office: Office, viewer: Viewer, opening: str, handed: Iterable[HandedCard]) -> Written:
    with office.store.read() as tx:
        number, head = audit.head(tx, opening)
    about = {
        "opening": find_opening(office, viewer, opening).title,
        "made at": office.at,
        "made by": viewer.name,
        "times": "UTC",
        "audit": f"{number} lines, the last one's hash is {head}",
    }
    return Written(write_workbook(handed, office.scorecards.scales, about))


# ---- loops and calendars ----------------------------------------------------------------------------------------


def _markdown(office: Office, viewer: Viewer, opening: str, address: str) -> tuple[Written, int]:
    loop = _loop(office, viewer, opening)
    panel = list_panel(office, viewer, opening)
    names = {seat.person: seat.name for seat in panel}
    forms = []
    for form in loop:
        sessions = []
        for session in form.sessions:
            seats = tuple(
                Seat(interviewer=one.person, part=one.part)
                for one in panel
                if (one.session, one.form) == (session.session, form.form)
            )
            sessions.append(session.model_copy(update={"interviewers": seats}))
        forms.append(form.model_copy(update={"sessions": tuple(sessions)}))
    seated = loop.model_copy(update={"forms": tuple(forms)})
    title = find_opening(office, viewer, opening).title
    return Written(write_markdown(seated, title, office.bank, names)), len(forms)


def _moodle(office: Office, viewer: Viewer, opening: str, address: str) -> tuple[Written, int]:
    _loop(office, viewer, opening)
    with office.store.read() as tx:
        newest = openings.newest_loop(tx, opening)
        assert newest is not None  # noqa: S101 - asked just now, and loops are never taken away
        asked: dict[str, Question] = {}
        for session in openings.sessions(tx, newest.id):
            for form in Loop.model_validate_json(newest.solution):
                for one in asked_questions(tx, session.id, form.form):
                    asked.setdefault(one.question.id, one.question)
    return write_moodle(asked.values()), len(asked)


def _loop(office: Office, viewer: Viewer, opening: str) -> Loop:
    loop = find_loop_of(office, viewer, opening)
    if loop is None:
        raise Missing("There is no loop yet: build one first.")
    return loop


def _calendar(office: Office, viewer: Viewer, opening: str, address: str) -> tuple[Written, int]:
    """Return a ZIP with one file an interview: an invitation may hold one event only (RFC 5546, 3.2.2)."""
    found = list_interviews(office, viewer, opening)
    title = find_opening(office, viewer, opening).title
    with office.store.read() as tx:
        me = people.person_of(tx, viewer.person)
        gone = {one.id: _was_seated(tx, opening, one.id) for one in found if one.status == "cancelled"}
    organizer = Who(me.id, me.name, me.email)
    out = io.BytesIO()
    untimed = nameless = made = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in found:
            if not one.starts_at or not one.ends_at:
                untimed += 1
                continue
            panel = [(Who(seat.person, seat.name, seat.email), seat.part) for seat in one.seats]
            panel += [pair for pair in gone.get(one.id, []) if pair[0].id not in {who.id for who, _ in panel}]
            nameless += sum(not who.email for who, _ in panel)
            invitation = Invitation(
                id=one.id,
                sequence=one.ics_sequence,
                starts_at=one.starts_at,
                ends_at=one.ends_at,
                title=one.title,
                code=one.code,
                opening=title,
                organizer=organizer,
                panel=tuple(panel),
                cancelled=one.status == "cancelled",
                address=f"{address}/score",
            )
            name = zipfile.ZipInfo(_event_name(one), (1980, 1, 1, 0, 0, 0))
            archive.writestr(name, write_invitation(invitation, office.now()))
            made += 1
    if not made:
        raise HiringError("No interview has a time yet, so there is nothing to put in a calendar.")
    losses = []
    if untimed:
        losses.append(f"{untimed} interviews have no time yet.")
    if nameless:
        losses.append(
            f"{nameless} seats are of people without an e-mail address: they are named, not invited."
        )
    return Written(out.getvalue(), tuple(losses)), made


def _event_name(interview: Interview) -> str:
    cancelled = "-cancelled" if interview.status == "cancelled" else ""
    return f"{interview.code}-{interview.session}-{interview.id[-6:]}{cancelled}.ics"


def _was_seated(tx: Tx, opening: str, interview: str) -> list[tuple[Who, Any]]:
    """Return who sat in an interview that was cancelled: its seats are gone, the audit remembers them."""
    seats: dict[str, str] = {}
    for action, facts in audit.of_entity(tx, opening, interview):
        if action == "interview.schedule":
            seats |= facts["seats"]
        elif action == "interview.seat":
            seats[facts["person"]] = facts["part"]
        elif action == "interview.unseat":
            seats.pop(facts["person"], None)
    known = {row.id: row for row in people.list_people(tx, *seats)} if seats else {}
    return [(Who(id, known[id].name, known[id].email), part) for id, part in seats.items() if id in known]


_OF_OPENING: Mapping[str, Callable[[Office, Viewer, str, str], tuple[Written, int]]] = {
    "native": lambda office, viewer, opening, address: written_openings(office, viewer, [opening]),
    "ics": _calendar,
    "markdown": _markdown,
    "moodle": _moodle,
}
