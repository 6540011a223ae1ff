"""Pages that came back and wait: what was read in each row, and what a person says of it."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from kit.access import Viewer
from kit.bank import Question
from kit.errors import HiringError, Missing
from kit.hiring.interview import AskedQuestion, asked_questions
from kit.hiring.office import Office
from kit.packet.scorecard import VERSION
from kit.scorecard import NR
from kit.store import audit, interviews, people, scans
from kit.store.box import digest

_TICKS = {"k": "points", "p": "probes", "w": "wrong_answers"}


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
                rows=rows_of(reading, said, reasons_of(office, asked)),
                written=_written(reading, [one.question for one in asked]),
                notes=tuple(base64.b64decode(picture) for picture in reading["notes"]),
            )
        )
    return tuple(found)


def reasons_of(office: Office, asked: Sequence[AskedQuestion]) -> tuple[str, ...]:
    """Return the reasons for NR of the scale of a session."""
    return office.scorecards.scales[asked[0].question.rating.scale].not_rated.reasons


def rows_of(reading: Mapping[str, Any], said: Sequence[Any], reasons: tuple[str, ...]) -> tuple[ScanRow, ...]:
    """Return the rows of a stored reading with what people *said* of them, oldest first; *reasons* may stand behind NR."""
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
            reasons = reasons_of(office, asked_questions(tx, card.session_id, card.form))
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
