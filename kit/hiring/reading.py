"""Paper that comes back: forms, scans and photos are read, and each page is named for what it is.

`read_upload` keeps the pages of cards which the viewer may fill. What is not clear waits until somebody said what it is
(`kit.hiring.waiting`); then it goes into the card (`kit.hiring.paper`), which is handed in as any other. The id on a page
only finds the card: what may be done with it, the viewer's own rights say.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from kit.access import READERS, Viewer, collects, owns
from kit.errors import HiringError, Missing
from kit.hiring.interview import asked_questions
from kit.hiring.office import Office, administers
from kit.hiring.packet import page_key
from kit.hiring.waiting import reasons_of, rows_of
from kit.packet import Layout, PageLayout
from kit.pdf.pages import take_apart
from kit.pdf.read import WORDS, ReadPage, Stored, judge_found, judged, read_files, same_marks, stored_page
from kit.pdf.scan import Found, RowReading, jpeg
from kit.store import Tx, audit, interviews, packets, people, scans

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
    key, find = page_key(office), finder(office)
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
    find = finder(office)
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
    return read_files(files, finder(office), key=page_key(office), executor=executor, show=show)


def finder(office: Office) -> Callable[[str], Stored | None]:
    """Return what finds a page that was printed here by its id."""

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
    rows = rows_of(reading, (), reasons_of(office, asked))
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
