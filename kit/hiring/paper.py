"""Paper and its card: what was read becomes drafts, and the pages stay beside the card when it is in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from kit.access import Viewer, owns
from kit.errors import HiringError
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
from kit.hiring.office import Office, roles_for
from kit.hiring.reading import finder
from kit.hiring.waiting import WaitingScan, list_scans
from kit.packet.scorecard import VERSION
from kit.store import Draft, audit, drafts, interviews, packets, people, scans
from kit.store.box import digest

_ONCE = {
    f"{VERSION}_recommendation": "recommendation",
    f"{VERSION}_confidence": "confidence",
    f"{VERSION}_conflict": "conflict_of_interest",
    f"{VERSION}_adjustments": "adjustments_used",
}


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
    stored = finder(office)(page_id) if said else None
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
