"""Paper that comes back: forms, scans and photos are read, looked at by a person, and put into the card they belong to.

`read_upload` names every page for what it is and keeps those that belong to a card which the viewer may fill. What is
not clear waits until somebody said what it is (`decide_row`); then `put_into_card` makes drafts of it, and the card is
handed in as any other. The id on a page only finds the card: what may be done with it, the viewer's own rights say.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

from kit.access import READERS, Viewer, collects, owns
from kit.bank import Question
from kit.errors import HiringError, Missing
from kit.hiring.card import (
    MOST_CHARACTERS,
    WorkingCard,
    fields_of,
    is_paper,
    list_cards,
    may_collect,
    open_card,
    own_or_collected,
    working_card,
)
from kit.hiring.interview import AskedQuestion, asked_questions
from kit.hiring.office import Office, administers, roles_for
from kit.hiring.packet import page_key
from kit.packet import Layout, PageLayout
from kit.packet.scorecard import VERSION
from kit.pdf.pages import take_apart
from kit.pdf.read import WORDS, ReadPage, Stored, judge_found, judged, read_files, same_marks, stored_page
from kit.pdf.scan import Found, RowReading, jpeg
from kit.scorecard import NR
from kit.store import Draft, Tx, audit, drafts, interviews, packets, people, scans
from kit.store.box import digest

PageState = Literal[
    "read",
    "duplicate",
    "differs",
    "no_id",
    "superseded",
    "owed",
    "another_opening",
    "not_yours",
    "several",
    "unknown_id",
    "bad_signature",
    "unlocated",
    "nothing",
]
_WORDS: Mapping[str, str] = {
    "duplicate": "It was read before, with the same marks: it counts once.",
    "superseded": "A sheet of an old version: other questions are asked in this interview now. Print it anew.",
    "owed": "A scorecard of a candidate whom you still owe a card: hand in yours first, you would read somebody else's.",
    "another_opening": "A scorecard of another opening: choose that opening, and read it there.",
    "not_yours": "A scorecard that is not yours here: whoever it is for can read it in, or a recruiter of its opening can.",
}
_ONCE = {
    f"{VERSION}_recommendation": "recommendation",
    f"{VERSION}_confidence": "confidence",
    f"{VERSION}_conflict": "conflict_of_interest",
    f"{VERSION}_adjustments": "adjustments_used",
}
_TICKS = {"k": "points", "p": "probes", "w": "wrong_answers"}


@dataclass(frozen=True)
class ReturnedPage:
    """A page of an upload, named for what it is.

    `card` is whose it is, for who may fill that card. `clear` rows need nobody; at `doubtful` ones a person must look.
    A page without an id can be given the one that is printed on it (`name_page`).
    """

    file: str
    page: int
    state: PageState
    words: str
    card: str = ""
    clear: int = 0
    doubtful: int = 0
    sha256: str = ""
    found: Found | None = field(default=None, repr=False)


@dataclass(frozen=True)
class ScanRow:
    """A row of a page that came back: what was read, how clear it is, and what a person said of it since.

    `values` are its bubbles. `said` is nothing until somebody decided; then a value, `NR:<reason>`, or empty for a
    row that was left blank. `ink` is how dark each bubble is, from 0 to 1; `crop` the row as JPEG.
    """

    row: str
    question: str | None
    competency: str | None
    required: bool
    values: tuple[str, ...]
    state: Literal["ok", "faint", "multi", "blank"]
    value: str | None
    margin: float
    ink: Mapping[str, float]
    crop: bytes
    said: str | None

    @property
    def waits(self) -> bool:
        """Whether a person has to look at it: it is not clear, is empty and must not be, or NR lacks its reason."""
        return self.said is None and (
            self.state in ("faint", "multi")
            or (self.state == "blank" and self.required)
            or (self.value == NR and self.competency is not None)
        )

    @property
    def entry(self) -> str | None:
        """What goes into the card: nothing for a row that was left blank, or that waits."""
        if self.said is not None:
            return self.said or None
        return None if self.waits else self.value


@dataclass(frozen=True)
class WaitingScan:
    """A page that came back and is not in its card yet; `written` is what a form holds besides, by field of the card.

    `notes` are pictures (JPEG) of what was written by hand.
    """

    id: str
    card: str
    person: str
    name: str
    code: str
    title: str
    scale: str
    file: str
    page: int
    source: Literal["form", "scan"]
    uploaded_at: str
    rows: tuple[ScanRow, ...]
    written: Mapping[str, str]
    notes: tuple[bytes, ...]


@dataclass(frozen=True)
class Clash:
    """A field of a card for which there are several texts: what the card says, and what paper says."""

    field: str
    in_card: str
    on_paper: tuple[str, ...]


class Look(NamedTuple):
    """What a person said of a row, and what had been read there: its state and value, as `faint:3`."""

    row: str
    question: str | None
    competency: str | None
    was: str
    became: str
    name: str
    at: str


@dataclass(frozen=True)
class Original:
    """A page that was put into a card, as it came: its picture (JPEG), its size (width and height in mm), and what
    people said of its rows. `sha256` is that of the file that it came in."""

    id: str
    page: int
    source: Literal["form", "scan"]
    sha256: str
    uploaded_by: str
    uploaded_at: str
    confirmed_by: str
    confirmed_at: str
    picture: bytes
    size_mm: tuple[float, float]
    looks: tuple[Look, ...]


@dataclass(frozen=True)
class PaperCard:
    """How far the paper of a card is: how many of its pages wait for a look of the viewer, and what has not come back,
    in words.

    `collected` says that somebody put paper into it for its interviewer, and that it is not handed in yet.
    """

    card: str
    name: str
    code: str
    title: str
    waiting: int
    collected: bool
    missing: str


# ---- reading --------------------------------------------------------------------------------------------------


def read_upload(
    office: Office,
    viewer: Viewer,
    files: Sequence[tuple[str, bytes]],
    *,
    opening: str | None = None,
    show: Callable[[int, int], None] = lambda done, total: None,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[ReturnedPage, ...]:
    """Read files and keep each page that belongs to a card which the viewer may fill; name every page for what it is.

    Args:
        office: Where.
        viewer: Whose cards, or who collects the cards of the opening.
        files: The name of each file and what is in it: filled forms, scans and photos, pages in any order.
        opening: The one that the viewer collects for: pages of others are named, and left.
        show: Told how many pages of how many are done; the number grows with each file that is opened.
        stop: Asked after each page; when it says so, the rest is left.

    Returns:
        A page for each that was found, in the order of the files; a file that can not be opened is one that says so.

    Raises:
        Missing: when the seat that a page was printed for is taken away while it is read; pages before it are kept.
        HiringError: when its candidate is erased meanwhile.
    """
    with office.store.read() as tx:
        people.rights(tx, viewer)
    key, find = page_key(office), _finder(office)
    found: list[ReturnedPage] = []
    total = len(files)
    for name, content in files:
        sha256 = hashlib.sha256(content).hexdigest()
        for number, piece in enumerate(take_apart(content)):
            if not number:
                total += getattr(piece, "of", 1) - 1
            for page, seen in judged(name, piece, find, key, sha256):
                found.append(_kept(office, viewer, page, seen, opening))
            show(len(found), max(total, len(found)))
            if stop():
                return tuple(found)
    return tuple(found)


def name_page(
    office: Office, viewer: Viewer, page: ReturnedPage, page_id: str, *, opening: str | None = None
) -> ReturnedPage:
    """Read a page whose codes can not be read, by the id that a person typed from it.

    Raises:
        HiringError: when no page of that id was printed here, or the page has its id.
    """
    with office.store.read() as tx:
        people.rights(tx, viewer)
    if page.state != "no_id" or page.found is None:
        raise HiringError("This page does not wait for an id.")
    typed = "".join(page_id.upper().split()).replace("-", "").translate(str.maketrans("OIL", "011"))
    find = _finder(office)
    if find(typed) is None:
        raise HiringError(
            f"No page with the id {page_id.strip()[:40]} was printed here. It has 16 letters and digits: see beside the "
            "square code."
        )
    found = replace(page.found, state="read", page_id=typed)
    read = replace(judge_found(page.file, page.page, found, find, page_key(office)), sha256=page.sha256)
    return _kept(office, viewer, read, found, opening)


def read_paper(
    office: Office,
    viewer: Viewer,
    files: Sequence[Path],
    show: Callable[[int, int], None] = lambda done, total: None,
    executor: Executor | None = None,
) -> tuple[ReadPage, ...]:
    """Read files by what was printed here, and keep nothing: it tells what stands on paper that somebody holds.

    The other arguments are those of `kit.pdf.read.read_files`.

    Raises:
        NotAllowed: when the viewer is no administrator.
    """
    with office.store.read() as tx:
        administers(tx, viewer)
    return read_files(files, _finder(office), key=page_key(office), executor=executor, show=show)


def _finder(office: Office) -> Callable[[str], Stored | None]:
    def find(page_id: str) -> Stored | None:
        with office.store.read() as tx:
            row = packets.printed(tx, page_id)
        return stored_page(page_id, Layout.model_validate_json(row.layout), row.png) if row else None

    return find


def _kept(
    office: Office, viewer: Viewer, page: ReadPage, seen: Found | None, opening: str | None
) -> ReturnedPage:
    """Keep a page that belongs to a card which the viewer may fill, and return what it is."""
    named = ReturnedPage(page.file, page.page, page.state, page.words, sha256=page.sha256)
    if page.state == "no_id":
        return replace(named, found=seen)
    if page.state != "read" or page.layout is None or seen is None or seen.sheet is None:
        return named
    before = _readings_of(office, viewer, page.reading.page_id)
    with office.store.write() as tx:
        printed = packets.printed(tx, page.reading.page_id)
        if printed is None:
            raise Missing("The seat that this page was printed for was taken away meanwhile.")
        row = interviews.card_of(tx, printed.card)
        refused = _refused(tx, viewer, row, page.layout, opening)
        if refused:
            return replace(named, state=refused, words=_WORDS[refused])
        known = scans.known(tx, row.card)
        again = any((one.file_sha256, one.page) == (page.sha256, page.page) for one in known)
        if again or any(_same(page, says, fields) for says, fields in before):
            return replace(named, state="duplicate", words=_WORDS["duplicate"], card=row.card)
        reading = _as_json(page)
        source = "scan" if page.fields is None else "form"
        id, digests = scans.add(
            tx,
            office.store.master,
            row.candidate_id,
            picture=jpeg(seen.sheet),
            size_mm=(page.layout.width_mm, page.layout.height_mm),
            reading=reading,
            scorecard_id=row.card,
            page_id=page.reading.page_id,
            source=source,
            file_sha256=page.sha256,
            page=page.page,
            uploaded_by=viewer.person,
            uploaded_at=office.at,
        )
        content = {"card": row.card, "page": page.reading.page_id, "file": page.sha256, **digests}
        audit.append(tx, row.opening_id, viewer, office.at, "scan.upload", id, content)
        asked = asked_questions(tx, row.session_id, row.form)
    rows = _rows(reading, (), _reasons(office, asked))
    doubtful = sum(one.waits for one in rows)
    return replace(
        named,
        state="differs" if before else "read",
        words=WORDS["differs"] if before else page.words,
        card=row.card,
        clear=sum(one.entry is not None for one in rows),
        doubtful=doubtful,
    )


def _same(page: ReadPage, says: Sequence[str | None], fields: Mapping[str, str] | None) -> bool:
    """Return whether a page is the same again: with the same marks, and with the same words where both are forms."""
    return same_marks(page.says, says) and (page.fields == fields or None in (page.fields, fields))


def _refused(
    tx: Tx, viewer: Viewer, row, layout: PageLayout, opening: str | None
) -> Literal["not_yours", "owed", "another_opening", "superseded"] | None:
    """Return why the viewer may not put a page into the card of *row*, if they may not."""
    _, roles = people.rights(tx, viewer, row.opening_id)
    if not owns(viewer, row.person_id, row.card):
        if READERS.isdisjoint(roles):
            return "not_yours"
        if not collects(viewer, roles, people.held(tx, row.application_id)):
            return "owed"
    if opening and row.opening_id != opening:
        return "another_opening"
    asked = {
        (one.question.id, competency)
        for one in asked_questions(tx, row.session_id, row.form)
        for competency in one.question.rated
    }
    printed = {(one.question, one.competency) for one in layout.rows if one.question}
    return None if printed <= asked else "superseded"


def _readings_of(
    office: Office, viewer: Viewer, page_id: str
) -> list[tuple[list[str | None], dict[str, str] | None]]:
    """Return what earlier pages of that id say, and the words of forms, for who may enter them."""
    with office.store.read() as tx:
        printed = packets.printed(tx, page_id)
    return [
        ([r["value"] if r["state"] == "ok" else r["state"] for r in reading["rows"]], reading["fields"])
        for row, reading, _ in scans.readings(
            office.store, viewer, office.at, [printed.card] if printed else []
        )
        if row.page_id == page_id
    ]


def _reasons(office: Office, asked: Sequence[AskedQuestion]) -> tuple[str, ...]:
    """Return the reasons for NR of the scale of a session."""
    return office.scorecards.scales[asked[0].question.rating.scale].not_rated.reasons


def _as_json(page: ReadPage) -> dict[str, Any]:
    """Return what is kept of a reading, with the ink of every bubble and the thresholds, so that it can be judged again."""
    reading = page.reading
    return {
        "file": page.file[:200],
        "page_id": reading.page_id,
        "markers": reading.markers,
        "turned": reading.turned,
        "mirrored": reading.mirrored,
        "reader": reading.reader,
        "thresholds": dict(reading.thresholds),
        "rows": [_row_as_json(row) for row in reading.rows],
        "notes": [base64.b64encode(picture).decode() for picture in reading.notes.values()],
        "fields": None if page.fields is None else dict(page.fields),
    }


def _row_as_json(row: RowReading) -> dict[str, Any]:
    return {
        "row": row.box,
        "question": row.question,
        "competency": row.competency,
        "required": row.required,
        "values": list(row.ink),
        "state": row.state,
        "value": row.value,
        "margin": row.confidence,
        "ink": dict(row.ink),
        "crop": base64.b64encode(row.crop).decode(),
    }


# ---- looking at it --------------------------------------------------------------------------------------------


def list_scans(office: Office, viewer: Viewer, cards: Sequence[str]) -> tuple[WaitingScan, ...]:
    """Return the pages of these cards that came back and are not in them yet, oldest first.

    Of somebody else's card only what was sent in for them, and only for who collects it: what interviewers send in
    themselves is theirs alone. That the viewer was shown what stands on somebody else's is written down.
    """
    with office.store.read() as tx:
        people.rights(tx, viewer)
    found = []
    for row, reading, said in scans.readings(office.store, viewer, office.at, cards):
        if row.status != "waiting":
            continue
        with office.store.read() as tx:
            card = interviews.card_of(tx, row.card)
            asked = asked_questions(tx, card.session_id, card.form)
        found.append(
            WaitingScan(
                id=row.id,
                card=row.card,
                person=row.person_id,
                name=row.person_name,
                code=row.code,
                title=row.title,
                scale=asked[0].question.rating.scale,
                file=str(reading["file"]),
                page=row.page,
                source=row.source,
                uploaded_at=row.uploaded_at,
                rows=_rows(reading, said, _reasons(office, asked)),
                written=_written(reading, [one.question for one in asked]),
                notes=tuple(base64.b64decode(picture) for picture in reading["notes"]),
            )
        )
    return tuple(found)


def _rows(reading: Mapping[str, Any], said: Sequence[Any], reasons: tuple[str, ...]) -> tuple[ScanRow, ...]:
    newest = {one.row: one.became for one in said}
    fields = reading["fields"] or {}
    rows = []
    for one in reading["rows"]:
        value = one["value"]
        given = fields.get(f"{one['row']}_reason", "") if len(reasons) > 1 else reasons[0]
        if value == NR and one["competency"] and given in reasons:
            value = f"{NR}:{given}"
        rows.append(
            ScanRow(
                row=one["row"],
                question=one["question"],
                competency=one["competency"],
                required=one["required"],
                values=tuple(one["values"]),
                state=one["state"],
                value=value,
                margin=one["margin"],
                ink=one["ink"],
                crop=base64.b64decode(one["crop"]),
                said=newest.get(one["row"]),
            )
        )
    return tuple(rows)


def _written(reading: Mapping[str, Any], questions: Sequence[Question]) -> dict[str, str]:
    """Return what a form holds beside its ratings, by field of the card; what is empty is left out."""
    fields: Mapping[str, str] = reading["fields"] or {}
    found = {"takeaways": fields.get(f"{VERSION}_takeaways", "")}
    for one in reading["rows"]:
        if one["question"]:
            found[f"note/{one['question']}/{one['competency']}"] = fields.get(f"{one['row']}_why", "")
    for number, question in enumerate(questions, 1):
        place = f"{VERSION}_q{number}"
        ids = {
            "k": [one.id for one in question.answer.points],
            "p": [one.id for one in question.probes],
            "w": [one.id for one in question.wrong_answers],
        }
        for letter, names in ids.items():
            ticked = [one for n, one in enumerate(names, 1) if _is_ticked(fields, f"{place}_{letter}{n}")]
            found[f"{_TICKS[letter]}/{question.id}"] = " ".join(ticked)
        hints = [n for n in range(1, len(question.hints) + 1) if _is_ticked(fields, f"{place}_h{n}")]
        found[f"hints/{question.id}"] = str(max(hints)) if hints else ""
        found[f"evidence/{question.id}"] = fields.get(f"{place}_evidence", "")
    return {name: text.strip() for name, text in found.items() if text.strip()}


def _is_ticked(fields: Mapping[str, str], name: str) -> bool:
    return fields.get(name, "") not in ("", "Off")


def decide_row(office: Office, viewer: Viewer, scan: str, row: str, value: str) -> None:
    """Say what stands in a row of a page: one of its values, `NR:<reason>`, or nothing where it was left blank.

    It is kept who said so, when, what was read, and which picture they saw; a later word on the same row stands beside
    it, and holds.

    Raises:
        Missing: when there is no such page to look at for this viewer, or no such row.
        HiringError: when the value is none of the row's, or the reason none of the scale's.
    """
    page = _waiting(office, viewer, scan)
    one = next((r for r in page.rows if r.row == row), None)
    if one is None:
        raise Missing(f"This page has no row '{row}'.")
    choice, _, reason = value.partition(":")
    if value and choice not in one.values:
        raise HiringError(f"'{value}' is none of this row's: {', '.join(one.values)}.")
    with office.store.write() as tx:
        if choice == NR and one.competency:
            card = interviews.card_of(tx, page.card)
            reasons = _reasons(office, asked_questions(tx, card.session_id, card.form))
            if reason not in reasons:
                raise HiringError(f"NR needs one of these reasons: {', '.join(reasons)}.")
        elif reason:
            raise HiringError(f"'{value}' is none of this row's: {', '.join(one.values)}.")
        scans.say(
            tx,
            scan,
            row=row,
            was=f"{one.state}:{one.value or ''}",
            became=value,
            crop_sha256=digest(one.crop),
            decided_by=viewer.person,
            decided_at=office.at,
        )


def drop_scan(office: Office, viewer: Viewer, scan: str) -> None:
    """Leave a page out: it is deleted, and only that it came stays in the audit.

    Raises:
        Missing: when there is no such page to look at for this viewer.
    """
    page = _waiting(office, viewer, scan)
    with office.store.write() as tx:
        card = interviews.card_of(tx, page.card)
        scans.drop(tx, scan)
        audit.append(tx, card.opening_id, viewer, office.at, "scan.drop", scan, {"card": page.card})


def _waiting(office: Office, viewer: Viewer, scan: str) -> WaitingScan:
    with office.store.read() as tx:
        card = scans.card_of(tx, scan)
    pages = list_scans(office, viewer, [card] if card else [])
    page = next((one for one in pages if one.id == scan), None)
    if page is None:
        raise Missing("There is no such page to look at, or it is not yours.")
    return page


# ---- into the card --------------------------------------------------------------------------------------------


def find_clashes(office: Office, viewer: Viewer, card: str) -> tuple[Clash, ...]:
    """Return the fields for which the pages that wait for a card say something else than it, or than each other.

    What an interviewer wrote on screen and has not handed in is shown to nobody else: whoever collects their card is
    told where pages differ, and where the card that is in does; a begun card only keeps `put_into_card` from it.

    Raises:
        NotAllowed: when the card is neither the viewer's own nor for them to collect.
    """
    with office.store.read() as tx:
        row = own_or_collected(tx, viewer, card)
        kept = drafts.read_drafts(tx, office.store.master, card) if owns(viewer, row.person_id, card) else {}
    now = {**_handed_in(office, viewer, row), **{name: draft.text for name, draft in kept.items()}}
    return _clashes(_entries(list_scans(office, viewer, [card])), now)


def put_into_card(office: Office, viewer: Viewer, card: str, choices: Mapping[str, str] | None = None) -> int:
    """Make drafts of a card from the pages that wait for it, and keep these beside it as originals.

    Args:
        office: Where.
        viewer: Whose card it is, or who collects the cards of the opening.
        card: Which.
        choices: The text that holds, for each field of `find_clashes`.

    Returns:
        How many fields of the card have changed.

    Raises:
        NotAllowed: when the card is neither the viewer's own nor for them to collect.
        HiringError: when rows still wait for somebody's look, a clash is not settled, or the card can not be changed.
    """
    choices = choices or {}
    with office.store.read() as tx:
        before = own_or_collected(tx, viewer, card)
    handed = _handed_in(office, viewer, before)
    pages = list_scans(office, viewer, [card])
    with office.store.write() as tx:
        row = own_or_collected(tx, viewer, card)
        waiting = {one.id for one in scans.known(tx, card) if one.status == "waiting"}
        if not pages or not {p.id for p in pages} <= waiting or row.card_status != before.card_status:
            raise HiringError("No page waits for this card, or it has changed meanwhile: look again.")
        kept = drafts.read_drafts(tx, office.store.master, card)
        _check_open(row, owns(viewer, row.person_id, card))
        left = sum(one.waits for page in pages for one in page.rows)
        if left:
            raise HiringError(f"Somebody has to look at {left} more of its rows first.")
        entries = _entries(pages)
        now = {**handed, **{name: draft.text for name, draft in kept.items()}}
        clashes = {clash.field: (clash.in_card, *clash.on_paper) for clash in _clashes(entries, now)}
        unsettled = [name for name, texts in clashes.items() if choices.get(name) not in texts]
        if unsettled and not owns(viewer, row.person_id, card) and not all(map(is_paper, kept.values())):
            raise HiringError(
                f"{pages[0].name} has begun this card on screen, and it does not say the same. They choose what holds: "
                "the page waits on their Score page."
            )
        if unsettled:
            raise HiringError(f"Choose first what holds: {', '.join(unsettled)}.")
        wanted = {
            name: choices[name] if name in clashes else next(iter(texts)) for name, texts in entries.items()
        }
        changed = {name: text for name, text in wanted.items() if text != now.get(name, "")}
        if changed and row.card_status == "submitted":
            raise HiringError(
                "This card is in, and you chose otherwise. Take it back to change it, or keep what it says."
            )
        for name, text in changed.items():
            base = kept[name].rev if name in kept else 0
            writer = entries[name][text]
            drafts.save_draft(tx, office.store.master, card, name, text, base + 1, writer, base, office.at)
        for page in pages:
            scans.confirm(tx, page.id, viewer.person, office.at)
            said = [[one.row, one.was, one.became, one.decided_by] for one in scans.said(tx, page.id)]
            content = {"card": card, "fields": len(changed), "decisions": digest(said)}
            audit.append(tx, row.opening_id, viewer, office.at, "scan.confirm", page.id, content)
    return len(changed)


def _check_open(row: Any, mine: bool) -> None:
    """Raise when nothing may be put into a card as it stands now."""
    if row.card_status == "excused":
        raise HiringError("This card was excused. Reopen it first, if it shall count.")
    if row.card_status == "withdrawn" and not mine:
        raise HiringError(
            "Its interviewer took this card back to change it: the page waits on their Score page."
        )


def open_collected(office: Office, viewer: Viewer, card: str) -> WorkingCard:
    """Return somebody else's card as it was put in from paper, to be completed and handed in for them.

    Raises:
        NotAllowed: when the card is not for the viewer to collect.
        HiringError: when nothing was put into it from paper for its interviewer, they also wrote on screen, or it is in.
    """
    with office.store.read() as tx:
        row = interviews.card_of(tx, card)
        may_collect(tx, viewer, row)
        working = working_card(office, tx, row, None, 0)
        known = scans.known(tx, card)
    if row.card_status != "open" or not _is_collected(row, known):
        raise HiringError(
            "Nothing was put into this card from paper for its interviewer, or it was in before."
        )
    if not all(map(is_paper, working.drafts.values())):
        raise HiringError("Its interviewer also wrote on screen: the card is theirs to hand in.")
    return working


def save_evidence(
    office: Office, viewer: Viewer, card: str, field: str, text: str, *, rev: int, writer: str, base: int
) -> Draft:
    """Keep what a collector typed from the handwriting of a card that came on paper.

    Only lines of evidence and key take-aways, and only while the interviewer wrote nothing on screen. The other
    arguments and errors are those of `save_draft`.

    Raises:
        NotAllowed: when the card is not for the viewer to collect.
        HiringError: when the text is too long, or the field is none of those.
    """
    if len(text) > MOST_CHARACTERS:
        raise HiringError(f"This text has {len(text)} characters; {MOST_CHARACTERS} can be kept. Shorten it.")
    working = open_collected(office, viewer, card)
    if field not in working.fields or field.split("/")[0] not in ("note", "takeaways"):
        raise HiringError(f"'{field}' can not be typed from paper.")
    with office.store.write() as tx:
        may_collect(tx, viewer, interviews.card_of(tx, card))
        by = f"scan/{writer}"
        return drafts.save_draft(tx, office.store.master, card, field, text, rev, by, base, office.at)


def list_originals(office: Office, viewer: Viewer, card: str) -> tuple[Original, ...]:
    """Return the pages that were put into a card, for who may see what stands in it; of an erased candidate nothing."""
    with office.store.read() as tx:
        people.rights(tx, viewer)
    return tuple(
        Original(
            id=row.id,
            page=row.page,
            source=row.source,
            sha256=row.file_sha256,
            uploaded_by=row.uploaded_by,
            uploaded_at=row.uploaded_at,
            confirmed_by=row.confirmed_by,
            confirmed_at=row.confirmed_at,
            picture=picture,
            size_mm=size,
            looks=_looks(office, row.page_id, said),
        )
        for row, picture, size, said in scans.pictures(office.store, viewer, office.at, card)
    )


def _looks(office: Office, page_id: str, said: Sequence[Any]) -> tuple[Look, ...]:
    stored = _finder(office)(page_id) if said else None
    rows = {row.name: row for row in stored.layout.rows} if stored else {}
    return tuple(
        Look(
            one.row,
            rows[one.row].question,
            rows[one.row].competency,
            one.was,
            one.became,
            one.name,
            one.decided_at,
        )
        for one in said
    )


def list_paper(office: Office, viewer: Viewer, opening: str) -> tuple[PaperCard, ...]:
    """Return how far the paper of each card of an opening is that was printed for, by candidate and interview.

    Raises:
        NotAllowed: when the viewer is neither hiring manager nor recruiter.
    """
    found = []
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "follow")
        for row in interviews.cards_of_opening(tx, opening):
            sheets = packets.sheets_of(tx, row.id, row.person_id)
            if not sheets or row.card_status == "excused" or row.status == "cancelled":
                continue
            known = scans.known(tx, row.card)
            owed = row.card_status != "submitted"
            waiting = sum(
                one.status == "waiting"
                and (row.person_id == viewer.person or one.uploaded_by != row.person_id)
                for one in known
            )
            missing = _missing(sheets, {one.page_id for one in known}) if owed else ""
            found.append(
                PaperCard(
                    row.card,
                    row.person_name,
                    row.code,
                    row.session_title,
                    waiting,
                    owed and _is_collected(row, known),
                    missing,
                )
            )
    return tuple(found)


def _is_collected(row: Any, known: Sequence[Any]) -> bool:
    """Return whether somebody put paper into the card of *row* for its interviewer, given its known pages."""
    return any(one.confirmed_by not in (None, row.person_id) for one in known)


def _missing(sheets: Sequence[Sequence[str]], came: Collection[str]) -> str:
    """Return what has not come back of the documents of a seat, each given as the ids of its pages; one is enough."""
    begun = [sheet for sheet in sheets if not set(sheet).isdisjoint(came)]
    if not begun:
        return "nothing has come back"
    lacking = [[n for n, page_id in enumerate(sheet, 1) if page_id not in came] for sheet in begun]
    fewest = min(lacking, key=len)
    return f"page {', '.join(map(str, fewest))} has not come back" if fewest else ""


def _handed_in(office: Office, viewer: Viewer, row: Any) -> dict[str, str]:
    """Return what the newest revision of a card says, by field: of one's own always, of others' while it is in."""
    if owns(viewer, row.person_id, row.card):
        last = open_card(office, viewer, row.card).last
    else:
        seen = [one for one in list_cards(office, viewer, row.application_id) if one.card == row.card]
        last = seen[-1].scorecard if seen else None
    return {name: text for name, text in fields_of(last).items() if text} if last else {}


def _entries(pages: Sequence[WaitingScan]) -> dict[str, dict[str, str]]:
    """Return the texts that pages give for each field of their card, in the order in which they came, each with the
    name under which it is written as a draft."""
    found: dict[str, dict[str, str]] = {}
    for page in pages:
        for name, text in _entries_of(page):
            found.setdefault(name, {}).setdefault(text, f"{page.source}/{page.id}")
    return found


def _entries_of(page: WaitingScan) -> Iterator[tuple[str, str]]:
    for one in page.rows:
        if one.entry is None:
            continue
        if one.question:
            yield f"rating/{one.question}/{one.competency}", one.entry
        elif name := _ONCE.get(one.row):
            is_tick = name in ("conflict_of_interest", "adjustments_used")
            yield name, "" if is_tick and one.entry == "no" else one.entry
    yield from page.written.items()


def _clashes(entries: Mapping[str, Mapping[str, str]], now: Mapping[str, str]) -> tuple[Clash, ...]:
    return tuple(
        Clash(name, now.get(name, ""), tuple(texts))
        for name, texts in entries.items()
        if len({*texts, *filter(None, [now.get(name)])}) > 1
    )
