"""Our own format, `*.hiring-kit.json`: everything of some openings that its reader may see, to move between installations.

`Native` is the one definition: the reader, the writer and the published JSON Schema come from it. Of what there is a
hundred thousand of, the values have slots: a quarter of the room of a model. `VERSION` rises only when
an older reader would misread a file; a file of another version is refused.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, FailFast, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from kit.access import MemberRole
from kit.bank.question import Name
from kit.errors import ExchangeError, Problem
from kit.exchange.foreign import child_lines
from kit.loop import Loop
from kit.loop.loop import FormId
from kit.model import CompetencyId, Model, Slug, Text, Version
from kit.role import RoleCompetency, SessionId
from kit.scorecard import Confidence, Part, QuestionNotes, Recommendation
from kit.yamlfile import problems_of

FORMAT: Literal["hiring-kit"] = "hiring-kit"
VERSION = 1
MOST_BYTES = 100 * 1024**2

_STRICT = ConfigDict(extra="forbid", strict=True)

T = TypeVar("T")
# Of a list only its first wrong entry is told: a megabyte of wrong ones once took a gigabyte to tell.
Many = Annotated[tuple[T, ...], FailFast()]
Id = Annotated[str, Field(min_length=1, max_length=80)]
Moment = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]


class AuditHead(Model):
    """Number and hash of the newest line of an opening's audit, to hold the chain to later."""

    seq: int
    hash: str


class NativePoint(Model):
    """A point of a scale."""

    ordinal: int
    label: Text


class NativeScale(Model):
    """A scale as cards were rated on it; `sha256` is of its lines `ordinal label`."""

    id: Id
    sha256: str
    points: Many[NativePoint]


class NativePerson(Model):
    """Somebody who sits in an interview, arranges or decides."""

    id: Id
    name: Text
    email: str | None = None


class NativeMember(Model):
    """What a person is in an opening."""

    person: Id
    role: MemberRole


class NativeOpening(Model):
    """An opening; `weights` are the entries of its role as it changed them."""

    id: Id
    title: Text
    role: Slug
    status: Literal["open", "closed"]
    weights: Many[RoleCompetency]
    weights_sha256: str
    retention_months: int
    retention_action: Literal["erase", "anonymise"]
    legal_hold: str | None = None
    created_by: Id
    created_at: Moment
    members: Many[NativeMember]


class NativeQuestion(Model):
    """A question as it was frozen when a loop was set; `sha256` stands for all bytes of its folder."""

    id: Slug
    version: Version
    sha256: str
    body: Mapping[str, Any]


class NativeSeat(Model):
    """Who is to take a session of a loop."""

    session: SessionId
    form: FormId
    person: Id
    part: Part


class NativeLoop(Loop):
    """A loop of an opening: the entries of a loop file, and the seats as people changed them."""

    id: Id
    opening: Id
    version: int
    seats: Many[NativeSeat]


class NativeCandidate(Model):
    """A candidate; without name and e-mail when erased."""

    id: Id
    code: Id
    name: str | None = None
    email: str | None = None
    erased_at: Moment | None = None


class NativeApplication(Model):
    """A candidate in an opening, and which form of the loop they get."""

    id: Id
    opening: Id
    candidate: Id
    form: FormId
    stage: Text


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class NativeInterview:
    """One session of a loop with one candidate."""

    id: Id
    application: Id
    loop: Id
    session: SessionId
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    time_zone: Text
    status: Literal["planned", "cancelled"]
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class NativeRating:
    """A rating, blank and NR (with its reason) kept apart."""

    question: Slug
    competency: CompetencyId
    state: Literal["rated", "not_rated", "blank"]
    scale: Id
    ordinal: int | None = None
    label: str | None = None
    reason: Name | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class NativeRecommendation:
    """The recommendation: given, withheld on purpose, or blank."""

    state: Literal["given", "no_decision", "blank"]
    value: Recommendation | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class NativeNotes:
    """What was ticked and written beside the ratings."""

    questions: Mapping[Slug, QuestionNotes] = Field(default_factory=dict)
    takeaways: str = ""
    conflict_of_interest: bool = False
    adjustments_used: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class NativeRevision:
    """One handing-in of a card; `after_reveal` when its interviewer had been shown others' ratings before."""

    number: Annotated[int, Field(ge=1)]
    submitted_at: Moment
    submitted_by: Id
    source: Literal["web", "form", "scan", "import"]
    after_reveal: bool
    reason: str = ""
    ratings: Many[NativeRating]
    recommendation: NativeRecommendation
    notes: NativeNotes


@dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class NativeCard:
    """A seat in an interview and what was handed in; without revisions where the writer of the file may not see them."""

    id: Id
    interview: Id
    interviewer: Id
    part: Part
    status: Literal["open", "submitted", "withdrawn", "excused"]
    revisions: Many[NativeRevision] = ()


class NativeDecision(Model):
    """What a named person decided, and why."""

    id: Id
    application: Id
    outcome: Literal["hire", "no_hire", "hold"]
    decided_by: Id
    decided_at: Moment
    weights_sha256: str
    reason: str | None = None


class NativeReveal(Model):
    """When somebody was first shown others' ratings of a candidate."""

    person: Id
    application: Id
    at: Moment


class NativeRef(Model):
    """What another system calls something of ours."""

    kind: Text
    id: Id
    system: Text
    remote_id: Text


class Native(Model):
    """Everything of some openings. `withheld` counts the handed-in cards that the writer of the file may not see."""

    format: Literal["hiring-kit"]
    version: Literal[1]
    exported_at: Moment
    audit_head: Mapping[Id, AuditHead] = {}
    withheld: int = 0
    scales: Many[NativeScale] = ()
    people: Many[NativePerson] = ()
    openings: Many[NativeOpening] = ()
    questions: Many[NativeQuestion] = ()
    loops: Many[NativeLoop] = ()
    candidates: Many[NativeCandidate] = ()
    applications: Many[NativeApplication] = ()
    interviews: Many[NativeInterview] = ()
    scorecards: Many[NativeCard] = ()
    decisions: Many[NativeDecision] = ()
    reveals: Many[NativeReveal] = ()
    external: Many[NativeRef] = ()


class _Head(BaseModel):
    """What tells whether a file can be read at all."""

    format: str = ""
    version: int = 0


def write_native(native: Native, cards: Iterable[bytes] = ()) -> bytes:
    """Return *native* as the bytes of its file; what is left out is what stands there by default.

    Args:
        native: All but the scorecards.
        cards: The scorecards, each as `write_card` gives it.
    """
    rest = native.model_dump_json(
        exclude_defaults=True, by_alias=True, exclude={"format", "version"}
    ).encode()
    out = io.BytesIO()
    out.write(b'{"format":"%s","version":%d,"scorecards":[' % (FORMAT.encode(), VERSION))
    for number, card in enumerate(cards):
        out.write(b",\n" + card if number else card)
    out.write(b"],\n" + rest.removeprefix(b"{") + b"\n")
    return out.getvalue()


def write_card(entry: Mapping[str, Any]) -> bytes:
    """Return a scorecard as it stands in a file.

    Raises:
        ValidationError: when it is none that could be read again.
    """
    content = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    _CARD.validate_json(content)
    return content


def open_native(content: bytes, *, file: str) -> Native:
    """Return what stands in a file of ours, whoever wrote it: it is read and held against everything in a limited child.

    Args:
        content: The file.
        file: Its name, for messages.

    Raises:
        ExchangeError: as `read_native`, and for what is too large or no JSON.
    """
    _, lines = child_lines(content, "native", file=file, most=MOST_BYTES)
    native = Native.model_validate_json(next(lines))
    return native.model_copy(update={"scorecards": tuple(map(_CARD.validate_json, lines))})


def written_in_parts(native: Native) -> Iterator[bytes]:
    """Yield *native* without its scorecards, and each of these: read so, a file never stands in memory as a whole."""
    yield native.model_dump_json(exclude_defaults=True, by_alias=True, exclude={"scorecards"}).encode()
    for card in native.scorecards:
        yield _CARD.dump_json(card, exclude_defaults=True, by_alias=True)


def entries_of(revision: NativeRevision) -> dict[str, Any]:
    """Return a revision as plain entries, as JSON has them."""
    return _REVISION.dump_python(revision, mode="json")


_CARD = TypeAdapter(NativeCard)
_REVISION = TypeAdapter(NativeRevision)


def read_native(content: bytes, *, file: str) -> Native:
    """Return what stands in a file of ours, in this process: `open_native` is for files from elsewhere.

    Raises:
        ExchangeError: with every problem and its path (of a list, its first wrong entry), or when the file is of a
            newer version.
    """
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        head = _Head.model_validate_json(content)
    except ValidationError:
        head = _Head()
    if head.format != FORMAT:
        raise ExchangeError(
            [Problem(file, 1, "this is no file of Hiring Kit: 'format' must be 'hiring-kit'.")]
        )
    if head.version < 1:
        words = f"'version' must be a whole number from 1 (got {head.version})."
        raise ExchangeError([Problem(file, 1, words)])
    if head.version > VERSION:
        words = f"the file has version {head.version}; this Hiring Kit reads up to {VERSION}. Install a newer one."
        raise ExchangeError([Problem(file, 1, words)])
    try:
        native = Native.model_validate_json(content)
    except ValidationError as error:
        raise ExchangeError(problems_of(error, {(): 1}, Native, file)) from None
    if problems := _loose_ends(native, file):
        raise ExchangeError(problems)
    return native


def points_digest(points: Mapping[int, str]) -> str:
    """Return the SHA-256 of a scale's points."""
    text = "\n".join(f"{ordinal} {label}" for ordinal, label in sorted(points.items()))
    return hashlib.sha256(text.encode()).hexdigest()


def native_schema() -> dict[str, Any]:
    """Return the JSON Schema of the format."""
    return Native.model_json_schema()


def _loose_ends(native: Native, file: str) -> list[Problem]:
    """Return each id that is given twice or leads nowhere, and each scale or rating that does not hold together."""
    problems: list[Problem] = []

    def add(place: str, words: str) -> None:
        problems.append(Problem(file, 1, f"{place}: {words}"))

    known: dict[str, set[str]] = {}
    for kind in (
        "scales",
        "people",
        "openings",
        "loops",
        "candidates",
        "applications",
        "interviews",
        "scorecards",
        "decisions",
    ):
        ids = known[kind] = set()
        for number, one in enumerate(getattr(native, kind)):
            if one.id in ids:
                add(f"{kind}[{number}]", f"the id '{one.id}' is given twice.")
            ids.add(one.id)

    def leads(place: str, kind: str, id: str) -> None:
        if id not in known[kind]:
            add(place, f"'{id}' is not among the {kind}.")

    for n, scale in enumerate(native.scales):
        if points_digest({p.ordinal: p.label for p in scale.points}) != scale.sha256:
            add(f"scales[{n}]", f"the points of '{scale.id}' are not those that its sha256 stands for.")
    for n, opening in enumerate(native.openings):
        for person in {opening.created_by, *(member.person for member in opening.members)}:
            leads(f"openings[{n}]", "people", person)
    digests = {question.sha256 for question in native.questions}
    asked: dict[tuple[str, str, str], set[str]] = {}
    for n, loop in enumerate(native.loops):
        leads(f"loops[{n}]", "openings", loop.opening)
        for form in loop:
            for session in form.sessions:
                asked[loop.id, session.session, form.form] = {one.question for one in session.questions}
                for one in session.questions:
                    if one.digest not in digests:
                        add(f"loops[{n}]", f"the text of '{one.question}' is not among the questions.")
        for seat in loop.seats:
            leads(f"loops[{n}]", "people", seat.person)
            if (loop.id, seat.session, seat.form) not in asked:
                add(f"loops[{n}]", f"there is no session '{seat.session}' in form {seat.form}.")
    forms = {}
    for n, application in enumerate(native.applications):
        leads(f"applications[{n}]", "openings", application.opening)
        leads(f"applications[{n}]", "candidates", application.candidate)
        forms[application.id] = application.form
    rows: dict[str, set[str]] = {}
    for n, interview in enumerate(native.interviews):
        leads(f"interviews[{n}]", "applications", interview.application)
        leads(f"interviews[{n}]", "loops", interview.loop)
        key = (interview.loop, interview.session, forms.get(interview.application, ""))
        if key not in asked:
            add(f"interviews[{n}]", f"its loop has no session '{interview.session}' in form '{key[2]}'.")
        rows[interview.id] = asked.get(key, set())
    labels = {scale.id: {p.ordinal: p.label for p in scale.points} for scale in native.scales}
    for n, card in enumerate(native.scorecards):
        leads(f"scorecards[{n}]", "interviews", card.interview)
        leads(f"scorecards[{n}]", "people", card.interviewer)
        if [one.number for one in card.revisions] != list(range(1, len(card.revisions) + 1)):
            add(f"scorecards[{n}]", "its revisions must be numbered 1, 2, 3 and so on.")
        for revision in card.revisions:
            place = f"scorecards[{n}].revisions[{revision.number - 1}]"
            leads(place, "people", revision.submitted_by)
            for words in _rating_faults(revision, rows.get(card.interview, set()), labels):
                add(place, words)
    for n, decision in enumerate(native.decisions):
        leads(f"decisions[{n}]", "applications", decision.application)
        leads(f"decisions[{n}]", "people", decision.decided_by)
    for n, reveal in enumerate(native.reveals):
        leads(f"reveals[{n}]", "people", reveal.person)
        leads(f"reveals[{n}]", "applications", reveal.application)
    return problems[:200]


def _rating_faults(
    revision: NativeRevision, asked: set[str], labels: Mapping[str, Mapping[int, str]]
) -> list[str]:
    found = []
    seen = set()
    for one in revision.ratings:
        where = f"{one.competency} in {one.question}"
        if (one.question, one.competency) in seen:
            found.append(f"{where} is given twice.")
        seen.add((one.question, one.competency))
        if one.question not in asked:
            found.append(f"{where}: the session does not ask this question.")
        if (one.state == "rated") != (one.ordinal is not None) or (one.state == "not_rated") != (
            one.reason is not None
        ):
            found.append(
                f"{where}: a rating has an ordinal when it is rated and a reason when it is not, and only then."
            )
        elif one.scale not in labels:
            found.append(f"{where}: the scale '{one.scale}' is not among the scales.")
        elif one.ordinal is not None and labels[one.scale].get(one.ordinal) != one.label:
            found.append(f"{where}: '{one.label}' is not the word of point {one.ordinal} on {one.scale}.")
    if (revision.recommendation.state == "given") != (revision.recommendation.value is not None):
        found.append("a recommendation has a value when it is given, and only then.")
    return found
