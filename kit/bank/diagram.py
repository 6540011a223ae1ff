"""Diagrams as data: calls in their order, parts and what joins them, and things over time. `kit.packet` draws them.

An exhibit of kind `diagram` may be a YAML file in place of a PNG. What is drawn can then be read aloud, looked at by
lint, and drawn again in any size. The limits are those of one page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import Field

from kit.bank.question import Exhibit, Name, Question
from kit.errors import InputError, Problem
from kit.model import Model
from kit.wording import listed
from kit.yamlfile import Place, check_model, line_of, near, parse_yaml

SCHEMA = "diagram/1"
MOST_COLUMNS = 4
MOST_ROWS = 4
MOST_TICKS = 13
ABREAST = 3  # boxes in a row, where the author gives no places

Label = Annotated[str, Field(min_length=1, max_length=60)]
Remark = Annotated[str, Field(min_length=1, max_length=120)]
Moment = Annotated[float | int, Field(ge=-1_000_000, le=1_000_000)]
Column = Annotated[int, Field(ge=1, le=MOST_COLUMNS)]
Row = Annotated[int, Field(ge=1, le=MOST_ROWS)]
Fault = tuple[Place, str]

_CLOCK = re.compile(r"\d\d:\d\d\Z")


class Participant(Model):
    """Who sends and gets messages; `note` is a second line in small type."""

    id: Name
    title: Label
    note: Label | None = None


class Message(Model):
    """One message. Those of one participant to itself are work that it does.

    `at` stands beside it, at the left edge; `gap` says what passed since the message before; `note` stands below the
    arrow. A `lost` message does not arrive.
    """

    from_: Name = Field(alias="from")
    to: Name
    text: Label
    style: Literal["call", "reply", "lost"] = "call"
    at: Annotated[str, Field(min_length=1, max_length=12)] | None = None
    gap: Label | None = None
    note: Remark | None = None


class SequenceDiagram(Model):
    """Messages between participants, the first on top."""

    type: Literal["sequence"]
    participants: Annotated[tuple[Participant, ...], Field(min_length=2, max_length=8)]
    messages: Annotated[tuple[Message, ...], Field(min_length=1, max_length=14)]

    def faults(self) -> Iterator[Fault]:
        """Yield what does not fit together, with its place."""
        known = [p.id for p in self.participants]
        yield from _twice("participants", known)
        for n, message in enumerate(self.messages):
            yield from _unknown("participant", message.from_, known, ("messages", n, "from"))
            yield from _unknown("participant", message.to, known, ("messages", n, "to"))
            if message.from_ == message.to and message.style != "call":
                words = f"a {message.style} message goes from one participant to another."
                yield ("messages", n, "style"), words

    def words(self) -> str:
        """Return what is drawn, as sentences."""
        titles = {p.id: p.title for p in self.participants}
        told = [f"{p.title} ({p.note})" if p.note else p.title for p in self.participants]
        lines = [f"Messages between {listed(told)}, in order"]
        for n, m in enumerate(self.messages, 1):
            way = {"call": "to", "reply": "answers", "lost": "to"}[m.style]
            whom = "itself" if m.to == m.from_ else titles[m.to]
            line = f"{n}, {m.at}: " if m.at else f"{n}: "
            line += f"{titles[m.from_]} {way} {whom}{', lost' if m.style == 'lost' else ''}: {m.text}"
            lines += [m.gap[0].upper() + m.gap[1:]] if m.gap else []
            lines += [f"{line} ({m.note})" if m.note else line]
        return _sentences(lines)


class BoxField(Model):
    """A field of a box: its name, and what it is in small type. `key` marks what tells rows apart."""

    name: Label
    is_: Label | None = Field(None, alias="is")
    key: bool = False

    def words(self) -> str:
        """Return the field with what is known of it."""
        known = ", ".join(filter(None, (self.is_, "key" if self.key else "")))
        return f"{self.name} ({known})" if known else self.name


class SchemaBox(Model):
    """A box with a title, and below it lines of words or the fields of a table.

    `column` and `row` count from the top-left corner. Without them boxes stand three in a row, in their order.
    """

    id: Name
    title: Label
    lines: Annotated[tuple[Label, ...], Field(max_length=3)] = ()
    fields: Annotated[tuple[BoxField, ...], Field(max_length=8)] = ()
    column: Column | None = None
    row: Row | None = None


class SchemaLink(Model):
    """What joins two boxes; `heads` says where it has an arrow head."""

    from_: Name = Field(alias="from")
    to: Name
    text: Label | None = None
    heads: Literal["to", "both", "none"] = "to"


class SchemaDiagram(Model):
    """Boxes and the links between them: the parts of a system, or the tables of a database.

    A link is a plain line, so its boxes stand in one row or column with nothing between them, or in two rows that
    follow each other.
    """

    type: Literal["schema"]
    boxes: Annotated[tuple[SchemaBox, ...], Field(min_length=1, max_length=12)]
    links: Annotated[tuple[SchemaLink, ...], Field(max_length=16)] = ()

    @property
    def cells(self) -> dict[str, tuple[int, int]]:
        """The row and column of each box, from 0, without rows and columns in which nothing stands."""
        places = {b.id: (b.row, b.column) for b in self.boxes if b.row and b.column}
        if len(places) < len(self.boxes):
            return {box.id: divmod(n, ABREAST) for n, box in enumerate(self.boxes)}
        rows = sorted({row for row, _ in places.values()})
        columns = sorted({column for _, column in places.values()})
        return {box: (rows.index(row), columns.index(column)) for box, (row, column) in places.items()}

    def faults(self) -> Iterator[Fault]:
        """Yield what does not fit together, with its place."""
        known = [box.id for box in self.boxes]
        yield from _twice("boxes", known)
        taken: dict[tuple[int, int], str] = {}
        some_have_places = any(box.column or box.row for box in self.boxes)
        for n, box in enumerate(self.boxes):
            if box.column and box.row:
                other = taken.setdefault((box.row, box.column), box.id)
                if other != box.id:
                    yield ("boxes", n), f"'{other}' stands in column {box.column}, row {box.row} already."
            elif some_have_places:
                yield ("boxes", n), "'column' and 'row' are given for every box, or for none."
        for n, link in enumerate(self.links):
            yield from _unknown("box", link.from_, known, ("links", n, "from"))
            yield from _unknown("box", link.to, known, ("links", n, "to"))
            if link.from_ in known and link.to in known and not self.is_plain(link):
                words = (
                    f"no plain line joins '{link.from_}' and '{link.to}': boxes that are joined stand in one row or "
                    "column with nothing between them, or in two rows that follow each other."
                )
                yield ("links", n), words

    def is_plain(self, link: SchemaLink) -> bool:
        """Return whether a plain line joins the boxes of *link*."""
        cells = self.cells
        (row, column), (other_row, other_column) = cells[link.from_], cells[link.to]
        if row == other_row:
            low, high = sorted((column, other_column))
            return low != high and not any(r == row and low < c < high for r, c in cells.values())
        if column == other_column:
            low, high = sorted((row, other_row))
            return not any(c == column and low < r < high for r, c in cells.values())
        return abs(row - other_row) == 1

    def words(self) -> str:
        """Return what is drawn, as sentences."""
        titles = {box.id: box.title for box in self.boxes}
        lines = ["Boxes and what joins them" if self.links else "Boxes"]
        for box in self.boxes:
            inside = "; ".join([*box.lines, *(field.words() for field in box.fields)])
            lines.append(f"{box.title}: {inside}" if inside else box.title)
        for link in self.links:
            way = {"to": "to", "both": "to and from", "none": "with"}[link.heads]
            text = f": {link.text}" if link.text else ""
            lines.append(f"{titles[link.from_]} {way} {titles[link.to]}{text}")
        return _sentences(lines)


class Axis(Model):
    """The time that a timeline shows: a mark at `from` and after each `every` until `to`.

    `labels` are words for the marks, one for each; without them the numbers are printed.
    """

    from_: Moment = Field(alias="from")
    to: Moment
    every: Annotated[float | int, Field(gt=0)]
    unit: Label
    labels: tuple[Annotated[str, Field(min_length=1, max_length=12)], ...] = ()

    @property
    def ticks(self) -> tuple[float, ...]:
        """The moments that have a mark."""
        count = min(int((self.to - self.from_) / self.every + 1e-9), 10 * MOST_TICKS) + 1
        return tuple(self.from_ + n * self.every for n in range(count))

    def told(self, moment: float) -> str:
        """Return a moment in words: the label of its mark, the time where labels are times of day, or its number."""
        for words, tick in zip(self.labels, self.ticks, strict=False):
            if abs(tick - moment) < 1e-9:
                return words
        if len(self.labels) > 1 and all(map(_CLOCK.match, self.labels)):
            first, second = (60 * int(label[:2]) + int(label[3:]) for label in self.labels[:2])
            minute = first + (moment - self.from_) / self.every * ((second - first) % 1440)
            if abs(minute - round(minute)) < 1e-6:
                return f"{round(minute) // 60 % 24:02}:{round(minute) % 60:02}"
        return f"{moment:g}"


class Span(Model):
    """Something that lasts."""

    from_: Moment = Field(alias="from")
    to: Moment
    text: Label


class Event(Model):
    """Something that happens at one moment."""

    at: Moment
    text: Label


class Lane(Model):
    """What one thing or person does over time."""

    title: Label
    spans: Annotated[tuple[Span, ...], Field(max_length=10)] = ()
    events: Annotated[tuple[Event, ...], Field(max_length=6)] = ()


class TimelineDiagram(Model):
    """Lanes of what lasts and what happens, over one axis of time; `events` of the whole cross every lane."""

    type: Literal["timeline"]
    axis: Axis
    lanes: Annotated[tuple[Lane, ...], Field(min_length=1, max_length=10)]
    events: Annotated[tuple[Event, ...], Field(max_length=4)] = ()

    def faults(self) -> Iterator[Fault]:
        """Yield what does not fit together, with its place."""
        axis = self.axis
        if axis.from_ >= axis.to:
            yield ("axis", "to"), f"'axis.to' must be above 'axis.from' (got {axis.from_:g} to {axis.to:g})."
            return
        if len(axis.ticks) > MOST_TICKS:
            words = (
                f"a mark after each {axis.every:g} makes {len(axis.ticks)} of them: at most {MOST_TICKS} fit."
            )
            yield ("axis", "every"), words
        if axis.labels and len(axis.labels) != len(axis.ticks):
            words = (
                f"{len(axis.labels)} labels for {len(axis.ticks)} marks: give each mark its label, or none."
            )
            yield ("axis", "labels"), words

        def outside(place: Place, *moments: float) -> Iterator[Fault]:
            for moment in moments:
                if not axis.from_ <= moment <= axis.to:
                    yield place, f"{moment:g} is outside the axis, {axis.from_:g} to {axis.to:g}."

        for n, event in enumerate(self.events):
            yield from outside(("events", n), event.at)
        for n, lane in enumerate(self.lanes):
            for number, event in enumerate(lane.events):
                yield from outside(("lanes", n, "events", number), event.at)
            for number, span in enumerate(lane.spans):
                here = ("lanes", n, "spans", number)
                yield from outside(here, span.from_, span.to)
                if span.from_ >= span.to:
                    yield here, f"'to' must be above 'from' (got {span.from_:g} to {span.to:g})."
            for (number, first), (_, second) in pairwise(_by_start(lane.spans)):
                if second.from_ < first.to:
                    words = f"'{first.text}' and '{second.text}' overlap: give one of them a lane of its own."
                    yield ("lanes", n, "spans", number), words

    def words(self) -> str:
        """Return what is drawn, as sentences."""
        told = self.axis.told
        lines = [f"Time from {told(self.axis.from_)} to {told(self.axis.to)} ({self.axis.unit})"]
        lines += [f"At {told(event.at)}: {event.text}" for event in self.events]
        for lane in self.lanes:
            parts = [f"{s.text}, {told(s.from_)} to {told(s.to)}" for _, s in _by_start(lane.spans)]
            parts += [f"{event.text}, at {told(event.at)}" for event in lane.events]
            lines.append(f"{lane.title}: {'; '.join(parts)}" if parts else lane.title)
        return _sentences(lines)


Diagram = SequenceDiagram | SchemaDiagram | TimelineDiagram

TYPES: dict[str, type[Diagram]] = {
    "sequence": SequenceDiagram,
    "schema": SchemaDiagram,
    "timeline": TimelineDiagram,
}


def is_drawn(exhibit: Exhibit) -> bool:
    """Return whether an exhibit is a diagram as data, not a picture made elsewhere."""
    return exhibit.kind == "diagram" and exhibit.file.endswith(".yaml")


@lru_cache(maxsize=256)
def read_diagram(text: str, file: str) -> Diagram:
    """Return the diagram that *text* holds.

    Raises:
        InputError: with every problem and its line of *file*.

    Examples:
        >>> lines = ["schema: diagram/1", "type: schema", "boxes:", "  - {id: web, title: Web part}"]
        >>> read_diagram("\\n".join(lines), "parts.yaml").boxes[0].title
        'Web part'
    """
    value, lines = parse_yaml(text, file)
    kind = value.get("type") if isinstance(value, dict) else "schema"  # the check below tells what a file is
    if not isinstance(kind, str) or kind not in TYPES:
        known = ", ".join(TYPES)
        words = f"'type' must be one of {known} (got {str(kind)[:40]!r}).{near(kind, TYPES)}"
        words = f"'type' is missing: write one of {known}." if kind is None else words
        raise InputError([Problem(file, line_of(lines, ("type",)), words)])
    diagram = check_model(value, lines, TYPES[kind], schema=SCHEMA, file=file)
    problems = [Problem(file, line_of(lines, place), words) for place, words in diagram.faults()]
    if problems:
        raise InputError(problems)
    return diagram


def diagram_of(question: Question, exhibit: Exhibit, file: str = "") -> Diagram:
    """Return the diagram of an exhibit that `is_drawn`.

    Raises:
        InputError: with every problem and its line of *file*; the path within the question when left out.
    """
    file = file or exhibit.file
    try:
        return read_diagram(question.text(exhibit.file), file)
    except UnicodeDecodeError:
        words = "this is not UTF-8 text: save the file as UTF-8."
        raise InputError([Problem(file, 1, words)]) from None


def words_for(question: Question, exhibit: Exhibit) -> str:
    """Return what a diagram shows, for people who hear it: its author's words, or what its data say.

    Raises:
        InputError: as `diagram_of`, where its author wrote no words; never for a question that was read.
    """
    if exhibit.alt:
        return exhibit.alt
    return diagram_of(question, exhibit).words() if is_drawn(exhibit) else exhibit.title


def _by_start(spans: Sequence[Span]) -> list[tuple[int, Span]]:
    return sorted(enumerate(spans), key=lambda numbered: numbered[1].from_)


def _twice(group: str, ids: Sequence[str]) -> Iterator[Fault]:
    for n, name in enumerate(ids):
        if name in ids[:n]:
            yield (group, n), f"the id '{name}' is given twice."


def _unknown(what: str, name: str, known: Sequence[str], place: Place) -> Iterator[Fault]:
    if name not in known:
        yield place, f"unknown {what} '{name}'.{near(name, known)}"


def _sentences(lines: Sequence[str]) -> str:
    """Return lines as sentences, each with an end."""
    plain = [" ".join(line.replace("`", "").split()) for line in lines]
    return " ".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in plain)
