"""Taking files in: all of a file or nothing, in one transaction, and it is written down who brought it.

An import never changes a card that was handed in: what differs becomes a new revision with the source `import`. Whoever
brings cards into an opening has read them, so they may not owe one for the same candidate.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from math import ceil
from typing import Any

from kit.access import Held, Viewer, released
from kit.errors import ExchangeError, HiringError, InputError, Problem
from kit.exchange.card import CARD_COLUMNS
from kit.exchange.foreign import MORE, MOST_PROBLEMS, Foreign, Kind, Sheet, clean, open_foreign
from kit.exchange.scale_map import RECOMMENDATIONS
from kit.exchange.table import RatingRow, plain, ratings_of
from kit.hiring.card import scale_key
from kit.hiring.interview import AskedQuestion, asked_questions
from kit.hiring.office import Office, moment, roles_for
from kit.scorecard import NR, Scale
from kit.store import Tx, audit, cards, interviews, people, transfer
from kit.store.box import digest
from kit.store.transfer import NewRevision
from kit.wording import counted
from kit.yamlfile import near

# What is taken in, in words; `--format` and the page name them so.
FORMATS: Mapping[str, str] = {
    "csv": "Ratings as a table (CSV)",
    "xlsx": "Workbook with ratings and cards (XLSX)",
    "native": "Openings of another Hiring Kit (JSON)",
    "greenhouse": "Past scorecards in the shape of Greenhouse (JSON)",
    "ashby": "Past feedback in the shape of Ashby (JSON)",
}
KINDS: Mapping[str, Kind] = {
    "csv": "csv",
    "xlsx": "xlsx",
    "native": "native",
    "greenhouse": "json",
    "ashby": "json",
    "thirty-seconds": "json",
}

A_MINUTE = 20  # uploads of one person
TOGETHER = 60  # files that are one upload when they are handed in together


@dataclass(frozen=True)
class Intake:
    """What a file brings, or brought when `taken`.

    `made` counts new things by kind, `same` what was here already, `changed` new revisions of cards that differ from
    the file. `without_counterpart` counts what the file has and we have no place for; `unmatched` are people of the other
    system whom nobody here is known to be, their names by their ids. Where there are `problems`, nothing is taken.
    """

    file: str
    taken: bool = False
    made: Mapping[str, int] = field(default_factory=dict)
    same: int = 0
    changed: int = 0
    problems: tuple[Problem, ...] = ()
    without_counterpart: Mapping[str, int] = field(default_factory=dict)
    unmatched: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said about it, in sentences; the problems come apart."""
        made = ", ".join(_counted(number, kind) for kind, number in self.made.items() if number) or "nothing"
        new = f"{'Taken in' if self.taken else 'New in it'}: {made}."
        lines = [new, f"Here already: {self.same}."]
        if self.changed:
            lines.append(f"Cards that differ from what is here, each a new revision: {self.changed}.")
        lines += [
            f"Without a counterpart here: {what} ({number})."
            for what, number in self.without_counterpart.items()
        ]
        if self.unmatched:
            listed = ", ".join(f"{id} ({name})" if name else id for id, name in self.unmatched.items())
            lines.append(f"Nobody here is known to be: {listed}.")
        if self.problems:
            lines.append(f"Nothing was taken: {_counted(len(self.problems), 'problems')}.")
        return (*lines, *self.notes)


def begin_upload(office: Office, viewer: Viewer, files: int) -> None:
    """Note that somebody hands in so many files together: up to 60 are one upload, and one person has 20 a minute.

    Whoever photographed forty scorecards has handed in once; it is counted in the database, so that it holds over all
    replicas. What is refused does not count.

    Raises:
        NotAllowed: when the person is not active.
        HiringError: when it is too much, with when more is taken.
    """
    uploads = -(-files // TOGETHER)
    if uploads > A_MINUTE:
        raise HiringError(
            f"{files} files are too many at once: hand in at most {A_MINUTE * TOGETHER}, then the others."
        )
    with office.store.write() as tx:
        people.rights(tx, viewer)
        now = office.now()
        line = ("file.upload", viewer.person, {"files": files})
        audit.append_all(tx, audit.SYSTEM, viewer, moment(now), [line] * uploads)
        minute = timedelta(minutes=1)
        counted = audit.moments(tx, audit.SYSTEM, "file.upload", viewer.person, moment(now - minute))
        if len(counted) > A_MINUTE:  # the lines above are undone
            free = datetime.fromisoformat(counted[len(counted) - A_MINUTE - 1]) + minute
            raise HiringError(
                f"Files were handed in {A_MINUTE} times within a minute, which is as often as one person may. "
                f"These are taken in {_counted(ceil((free - now).total_seconds()), 'seconds')}."
            )


def _counted(number: int, kinds: str) -> str:
    one = {"people": "person"}.get(kinds, kinds.removesuffix("s"))
    return f"{number} {one if number == 1 else kinds}"


def take_ratings(
    office: Office,
    viewer: Viewer,
    opening: str,
    content: bytes,
    format: str = "csv",
    *,
    file: str = "ratings",
    encoding: str = "",
    dry_run: bool = False,
) -> Intake:
    """Take a table of ratings, CSV or a workbook of ours, into the cards of an opening.

    Each row names a candidate by code, an interviewer by id or e-mail address and, where it is not clear, session and
    question. What a card's session asks and the file does not rate is blank.

    Args:
        office: Where.
        viewer: Hiring manager or recruiter, who owes no card for these candidates.
        opening: Which.
        content: The file.
        format: csv or xlsx.
        file: Its name, for messages.
        encoding: Of a CSV file that is no UTF-8.
        dry_run: Only tell what would be taken.

    Raises:
        NotAllowed: when this viewer may not.
        InputError: when the file can not be read at all; what is wrong in its rows is in `problems`.
        HiringError: when one of the candidates is erased meanwhile.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "import")
    foreign = open_foreign(content, KINDS[format], file=file, encoding=encoding)
    try:
        sheet, given = _tables(foreign, file)
    except InputError as error:
        return Intake(file, problems=error.problems)
    rows: Iterable[tuple[int, Sequence[str]]] = sheet.rows
    if format == "csv":
        rows = ((line, [plain(cell) for cell in cells]) for line, cells in sheet.rows)
    place = f", sheet {sheet.name}" if sheet.name else ""
    ratings, problems = ratings_of(sheet.header, rows, office.scorecards.scales, file=f"{file}{place}")
    noted = "note" in sheet.header
    del foreign, sheet, rows  # of very many ratings, once is enough
    with office.store.write() as tx:
        roles = roles_for(tx, viewer, opening, "import")
        desk = _Desk(tx, office, viewer, opening, roles, file, list(problems), place)
        found = _revisions_of(desk, ratings, given, noted=noted)
        intake = _settled(desk, found)
        if desk.problems or dry_run:
            return intake
        _put_in(desk, found, hashlib.sha256(content).hexdigest())
    return replace(intake, taken=True)


# ---- cards of an opening ------------------------------------------------------------------------------------------


@dataclass
class _Desk:
    """What is at hand while a file is taken into an opening, and the problems that were found."""

    tx: Tx
    office: Office
    viewer: Viewer
    opening: str
    roles: Any
    file: str
    problems: list[Problem] = field(default_factory=list)
    place: str = ""  # the sheet of ratings, of a workbook
    same: int = 0
    changed: int = 0
    blanked: int = 0  # ratings that are here and not in the file
    left: list[int] = field(default_factory=list)  # lines of the sheet of cards without a rating in the file
    held: dict[str, list[Held]] = field(default_factory=dict)
    asked: dict[tuple[str, str], tuple[AskedQuestion, ...]] = field(default_factory=dict)
    requests: set[str] = field(default_factory=set)  # of the revisions that are new
    numbers: dict[str, int] = field(default_factory=dict)  # of the newest one of each card with such

    def problem(self, line: int, words: str, place: str = "") -> None:
        self.problems.append(Problem(f"{self.file}{place or self.place}", line, words))


def _tables(foreign: Foreign, file: str) -> tuple[Sheet, Sheet | None]:
    """Return the sheet of ratings, and that of cards where there is one."""
    if "" in foreign.sheets:
        return foreign.sheets[""], None
    sheets = {name.lower(): one for name, one in foreign.sheets.items()}
    if "ratings" in sheets:
        return sheets["ratings"], sheets.get("cards")
    if len(sheets) == 1:
        return next(iter(sheets.values())), None
    listed = ", ".join(foreign.sheets)
    raise ExchangeError([Problem(file, 1, f"there is no sheet 'ratings'; sheets: {listed}.")])


_Known = tuple[
    Any, Sequence[Any], Mapping[str, Any]
]  # a revision that is here, its ratings and what was written
_Name = tuple[str, str, str]  # candidate, interviewer and session, as a file names a card
# How a line of the sheet of cards names a card, its revision, the line, the recommendation and the confidence.
_Recommended = tuple[_Name, int, int, str, str]
_UNSAID = ("notes", "takeaways", "conflict_of_interest", "adjustments_used")  # in no table


@dataclass(frozen=True)
class _Card:
    """A card of the opening, what its session asks, and on which scale."""

    id: str
    application: str
    candidate: str
    person: str
    status: str
    asked: tuple[AskedQuestion, ...]
    scale: Scale


AT_ONCE = (
    500  # cards that are held against what is here together: of very many, all at once would fill the memory
)


def _revisions_of(
    desk: _Desk, ratings: Sequence[RatingRow], given: Sheet | None, *, noted: bool
) -> list[tuple[_Card, NewRevision]]:
    """Return the revisions that the rows make, new ones only; what is wrong goes to the problems.

    With *noted* the file says what the notes on ratings are; else they stay what they were.
    """
    recommended = _recommendations(desk, given)
    names = {name[1] for name, *_ in recommended} | {row.interviewer for row in ratings}
    index = _cards_by_name(desk, names)
    codes = sorted({code for code, _ in index})
    means: dict[_Name, Any] = {}
    # Of the same revision of the same card, however the file names it.
    groups: dict[tuple[str, str, int], list[RatingRow]] = {}
    for row in ratings:
        name = (row.candidate, row.interviewer.lower(), row.session)
        if name not in means:
            means[name] = _card_named(desk, index, codes, name, row.line)
        if means[name] is not None:
            groups.setdefault((row.candidate, means[name].card, int(row.revision)), []).append(row)
    said = _said_of(desk, recommended, given, index, codes, groups)
    row_of = {one.card: one for one in means.values() if one is not None}
    found: list[tuple[_Card, NewRevision]] = []
    opened: dict[str, _Card | None] = {}
    waiting: list[tuple[_Card, NewRevision]] = []
    for key in sorted(groups):
        rows, id = groups[key], key[1]
        if id not in opened:
            opened[id] = _opened(desk, row_of[id], rows[0].line)
        card = opened[id]
        if card is not None:
            waiting.append((card, _as_revision(desk, card, rows, said.get(key))))
        if len(waiting) == AT_ONCE:
            found += _only_new(desk, waiting, noted=noted)
            waiting = []
    return found + _only_new(desk, waiting, noted=noted)


def _said_of(
    desk: _Desk,
    recommended: Sequence[_Recommended],
    given: Sheet | None,
    index: Mapping[tuple[str, str], list[Any]],
    codes: Sequence[str],
    groups: Container[tuple[str, str, int]],
) -> dict[tuple[str, str, int], tuple[str, str]]:
    """Return recommendation and confidence of each revision that has ratings in the file."""
    place = f", sheet {given.name}" if given else ""
    lines: dict[tuple[str, str, int], int] = {}
    said = {}
    for name, revision, line, *words in recommended:
        row = _card_named(desk, index, codes, name, line, place)
        if row is None:
            continue
        key = (name[0], row.card, revision)
        if key in lines:
            desk.problem(line, f"this revision of the card stands in line {lines[key]} already.", place)
        elif key not in groups:
            desk.left.append(line)
        lines.setdefault(key, line)
        said[key] = (words[0], words[1])
    return said


def _cards_by_name(desk: _Desk, names: set[str]) -> dict[tuple[str, str], list[Any]]:
    """Return the cards of the opening, by candidate and by what a file may call the interviewer."""
    like = transfer.people_like(desk.tx, names)
    called: dict[str, set[str]] = {}
    for name, rows in like.items():
        if len(rows) == 1:
            called.setdefault(rows[0].id, set()).add(name)
    found: dict[tuple[str, str], list[Any]] = {}
    for row in interviews.cards_of_opening(desk.tx, desk.opening):
        desk.held.setdefault(row.application_id, []).append(Held(row.person_id, row.card_status))
        if row.status != "cancelled":
            for name in called.get(row.person_id, ()):
                found.setdefault((row.code, name), []).append(row)
    return found


def _card_named(
    desk: _Desk,
    index: Mapping[tuple[str, str], list[Any]],
    codes: Sequence[str],
    name: _Name,
    line: int,
    place: str = "",
) -> Any:
    """Return the row of the card that a line means, or nothing, and the problem is said."""
    candidate, interviewer, session = name
    held = index.get((candidate, interviewer), [])
    if not held:
        words = f"'{interviewer}' has no card for candidate '{candidate}' in this opening."
        if candidate not in codes:
            words = f"nobody of this file has a card for a candidate '{candidate}' in this opening.{near(candidate, codes)}"
        desk.problem(line, words, place)
        return None
    fitting = [row for row in held if session in ("", row.session)]
    if len(fitting) == 1:
        return fitting[0]
    listed = ", ".join(sorted(row.session for row in held))
    words = (
        f"'{interviewer}' meets '{candidate}' in {listed}: say in which by the column 'session'."
        if not session
        else f"'{interviewer}' has no card for '{candidate}' in session '{session}' (has: {listed})."
    )
    desk.problem(line, words, place)
    return None


def _opened(desk: _Desk, row: Any, line: int) -> _Card | None:
    """Return a card of the opening that may be filled, or nothing, and the problem is said."""
    if row.card_status == "excused":
        desk.problem(line, f"the interviewer was excused from this card of '{row.code}': reopen it first.")
        return None
    if row.erased_at is not None:
        desk.problem(line, f"candidate '{row.code}' was erased: nothing more can be written about them.")
        return None
    if not released(desk.viewer, desk.roles, desk.held[row.application_id]):
        desk.problem(
            line, f"hand in your own cards for '{row.code}' first: this file shows you somebody else's."
        )
        return None
    place = (row.session_id, row.form)
    if place not in desk.asked:
        desk.asked[place] = asked_questions(desk.tx, *place)
    asked = desk.asked[place]
    scale = desk.office.scorecards.scales[asked[0].question.rating.scale]
    return _Card(row.card, row.application_id, row.candidate_id, row.person_id, row.card_status, asked, scale)


def _rated(
    desk: _Desk, card: _Card, rows: Sequence[RatingRow]
) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Return the rating rows of one card, blank where the file says nothing, and the notes on them."""
    wanted = {(q.question.id, c): q.question for q in card.asked for c in q.question.rated}
    key = scale_key(card.scale)
    given: dict[tuple[str, str], dict[str, Any]] = {}
    words: dict[str, str] = {}
    for row in rows:
        line, question = row.line, row.question
        if not question:
            fitting = [q for q, c in wanted if c == row.competency]
            if len(fitting) > 1:
                desk.problem(
                    line, f"'{row.competency}' is rated in {', '.join(fitting)}: say in which by 'question'."
                )
                continue
            question = fitting[0] if fitting else ""
        place = (question, row.competency)
        if place not in wanted:
            where = f" in '{row.question}'" if row.question else ""
            asked = sorted(c for q, c in wanted if not row.question or q == row.question)
            near_words = (
                near(row.competency, asked) or f" It rates: {', '.join(asked) or 'another question'}."
            )
            desk.problem(line, f"this session does not rate '{row.competency}'{where}.{near_words}")
            continue
        if row.scale != card.scale.id:
            desk.problem(line, f"the rating is on '{row.scale}', the card on '{card.scale.id}'.")
            continue
        if place in given:
            desk.problem(line, f"'{row.competency}' in '{question}' is given twice for this card.")
            continue
        state = {"": "blank", NR: "not_rated"}.get(row.rating, "rated")
        if state == "not_rated" and row.label not in card.scale.not_rated.reasons:
            listed = ", ".join(card.scale.not_rated.reasons)
            desk.problem(line, f"NR needs its reason in 'label' (got '{row.label}'): {listed}.")
            continue
        given[place] = {
            "state": state,
            "ordinal": int(row.rating) if state == "rated" else None,
            "label": card.scale.label(int(row.rating)) if state == "rated" else None,
            "reason": row.label if state == "not_rated" else None,
        }
        if row.note:
            words[f"{question}/{row.competency}"] = row.note
    blank = {"state": "blank", "ordinal": None, "label": None, "reason": None}
    rated = [
        {
            "question_sha256": question.digest,
            "competency": competency,
            "scale": key,
            **given.get((id, competency), blank),
        }
        for (id, competency), question in wanted.items()
    ]
    return rated, words


def _as_revision(
    desk: _Desk, card: _Card, rows: Sequence[RatingRow], said: tuple[str, str] | None
) -> NewRevision:
    rated, words = _rated(desk, card, rows)
    recommendation, confidence = said or ("", "")
    state = {"": "blank", "no_decision": "no_decision"}.get(recommendation, "given")
    content = {"ratings": rated, "notes": words, "recommendation": recommendation, "confidence": confidence}
    row = {
        "id": "",
        "scorecard_id": card.id,
        "number": 0,
        "request_id": f"import/{card.id}/{digest(content)}",
        "source": "import",
        "submitted_by": desk.viewer.person,
        "submitted_at": desk.office.at,
        "recommendation": recommendation if state == "given" else None,
        "confidence": confidence or None,
        "recommendation_state": state,
        "after_reveal": 0,
    }
    note = {"ratings": words, "notes": {}, "takeaways": "", "reason": f"Imported from {desk.file}."}
    return NewRevision(row, rated, note)


def _recommendations(desk: _Desk, sheet: Sheet | None) -> list[_Recommended]:
    """Return what stands in the lines of the sheet of cards; what is wrong goes to the problems."""
    if sheet is None:
        return []
    place = f", sheet {sheet.name}"
    missing = [name for name in CARD_COLUMNS if name not in sheet.header]
    if missing:
        verb = "column is" if len(missing) == 1 else "columns are"
        desk.problem(1, f"{', '.join(missing)}: the {verb} missing.", place)
        return []
    found: list[_Recommended] = []
    for line, cells in sheet.rows:
        row = dict(zip(sheet.header, (cell.strip() for cell in cells), strict=False))
        if row["recommendation"] not in ("", "no_decision", *RECOMMENDATIONS):
            wanted = ", ".join([*RECOMMENDATIONS, "no_decision"])
            desk.problem(
                line, f"'recommendation' must be {wanted} or nothing (got '{row['recommendation']}').", place
            )
        elif row["confidence"] not in ("", "low", "mid", "high"):
            desk.problem(
                line, f"'confidence' must be low, mid, high or nothing (got '{row['confidence']}').", place
            )
        elif not row["revision"].isdecimal():
            desk.problem(line, f"'revision' must be a whole number (got '{row['revision']}').", place)
        else:
            name = (row["candidate"], row["interviewer"].lower(), row["session"])
            found.append((name, int(row["revision"]), line, row["recommendation"], row["confidence"]))
    return found


def _only_new(
    desk: _Desk, found: Sequence[tuple[_Card, NewRevision]], *, noted: bool
) -> list[tuple[_Card, NewRevision]]:
    """Return what is not here yet, numbered after what is; where the file is silent it is as the newest one was."""
    applications = {card.application for card, _ in found}
    here = cards.seen_so_far(desk.tx, desk.office.store.master, desk.viewer, applications)
    done = transfer.request_ids(desk.tx, [one.row["request_id"] for _, one in found]) | desk.requests
    numbers = transfer.newest_numbers(desk.tx, [card.id for card, _ in found])
    shown = transfer.revealed(desk.tx, applications)
    ids = iter(transfer.new_ids(len(found)))
    new = []
    for card, one in found:
        known = here.get(card.id, [])
        if one.row["request_id"] in done or any(_alike(one, *this, noted=noted) for this in known):
            desk.same += 1
            continue
        done.add(one.row["request_id"])
        desk.requests.add(one.row["request_id"])
        desk.changed += card.id in numbers
        desk.numbers[card.id] = max(desk.numbers.get(card.id, 0), numbers.get(card.id, 0)) + 1
        row = {
            **one.row,
            "id": next(ids),
            "number": desk.numbers[card.id],
            "after_reveal": int((card.person, card.application) in shown),
        }
        one = replace(one, row=row)
        if known:
            desk.blanked += _blanked(known[-1][1], one)
        new.append((card, _over(known[-1], one, noted=noted) if known else one))
    return new


def _blanked(before: Sequence[Any], new: NewRevision) -> int:
    """Return how many ratings of a card's newest revision the next one has blank."""
    blank = {(r["question_sha256"], r["competency"]) for r in new.ratings if r["state"] == "blank"}
    return sum(r.state != "blank" and (r.question_sha256, r.competency) in blank for r in before)


def _over(before: _Known, new: NewRevision, *, noted: bool) -> NewRevision:
    """Return *new* with what its file does not speak of as it was before: who wrote a card loses nothing by a file."""
    row, _, note = before
    written = {**note, **(new.note or {}), **{name: note[name] for name in _UNSAID if name in note}}
    if not noted:
        written["ratings"] = note.get("ratings", {})
    if new.row["recommendation_state"] != "blank":
        return replace(new, note=written)
    said = {
        "recommendation": row.recommendation,
        "recommendation_state": row.recommendation_state,
        "confidence": row.confidence,
    }
    return replace(new, row={**new.row, **said}, note=written)


def _alike(
    new: NewRevision, row: Any, ratings: Sequence[Any], note: Mapping[str, Any], *, noted: bool
) -> bool:
    """Return whether a revision is here already; what a file does not speak of is not held against one."""
    mine = {
        (r["question_sha256"], r["competency"], r["state"], r["ordinal"], r["reason"]) for r in new.ratings
    }
    theirs = {(r.question_sha256, r.competency, r.state, r.ordinal, r.reason) for r in ratings}
    said = new.row["recommendation_state"] == "blank" or (
        (new.row["recommendation"], new.row["recommendation_state"], new.row["confidence"])
        == (row.recommendation, row.recommendation_state, row.confidence)
    )
    if mine != theirs or not said:
        return False
    words = {place: clean(text).strip() for place, text in note.get("ratings", {}).items()}
    return not noted or (new.note or {})["ratings"] == {place: text for place, text in words.items() if text}


def _told(desk: _Desk) -> tuple[Problem, ...]:
    every = sorted(set(desk.problems))
    if len(every) > MOST_PROBLEMS:
        every = [*every[:MOST_PROBLEMS], replace(every[MOST_PROBLEMS], message=MORE)]
    return tuple(every)


def _settled(desk: _Desk, found: Sequence[tuple[_Card, NewRevision]]) -> Intake:
    rated = sum(row["state"] != "blank" for _, one in found for row in one.ratings)
    blank = sum(one.row["recommendation_state"] == "blank" for _, one in found)
    notes = []
    if desk.blanked:
        notes.append(
            f"{counted(desk.blanked, 'rating')} of these cards {'is' if desk.blanked == 1 else 'are'} here and not in "
            "this file: blank in the new revision. Older revisions keep them."
        )
    if blank:
        notes.append(f"{counted(blank, 'card')} without a recommendation in this file: it stays blank.")
    if desk.left:
        notes.append(
            f"{counted(len(desk.left), 'line')} of the sheet of cards (first: {desk.left[0]}) without a rating in this "
            "file: what it recommends is not taken."
        )
    return Intake(
        desk.file,
        made={"cards": len(found), "ratings": rated},
        same=desk.same,
        changed=desk.changed,
        problems=_told(desk),
        notes=tuple(notes),
    )


def _put_in(desk: _Desk, found: Sequence[tuple[_Card, NewRevision]], sha256: str) -> None:
    tx, office = desk.tx, desk.office
    for scale in {card.scale.id: card.scale for card, _ in found}.values():
        cards.add_scale(tx, scale_key(scale), {point.value: point.label for point in scale.points})
    for card in {card.id for card, _ in found}:
        interviews.change_card(tx, card, status="submitted")
    who = {card.id: card.candidate for card, _ in found}
    seen = [
        {"person_id": desk.viewer.person, "application_id": application, "at": office.at}
        for application in sorted(
            {card.application for card, _ in found if card.person != desk.viewer.person}
        )
    ]
    transfer.add_known(tx, "reveal", seen)
    revisions = [one for _, one in found]
    for start in range(0, len(revisions), AT_ONCE):
        some = revisions[start : start + AT_ONCE]
        transfer.add_revisions(tx, office.store.master, desk.viewer, office.at, desk.opening, some, who)
    facts = {"cards": len(found), "sha256": sha256}
    audit.append(tx, desk.opening, desk.viewer, office.at, "import.ratings", desk.opening, facts)
