"""Diagrams that the tests of reading, laying out and drawing share: one of each type, and any that hypothesis makes."""

from __future__ import annotations

from hypothesis import strategies as st

from kit.bank.diagram import (
    Axis,
    BoxField,
    Diagram,
    Event,
    Lane,
    Message,
    Participant,
    SchemaBox,
    SchemaDiagram,
    SchemaLink,
    SequenceDiagram,
    Span,
    TimelineDiagram,
)

SEQUENCE = """\
schema: diagram/1
type: sequence
participants:
  - {id: app, title: App, note: waits 10 s}
  - {id: front, title: Front}
  - {id: stock, title: Stock}
messages:
  - {from: app, to: front, text: new order, at: "14:00"}
  - {from: front, to: front, text: looks at the address}
  - {from: front, to: stock, text: reserve, style: lost}
  - {from: front, to: stock, text: reserve, gap: one second later, note: the second try}
  - {from: stock, to: app, text: reserved, style: reply}
"""
SCHEMA = """\
schema: diagram/1
type: schema
boxes:
  - {id: web, title: Web part, lines: [4 processes], column: 1, row: 1}
  - {id: worker, title: Worker, column: 2, row: 1}
  - {id: orders, title: orders, fields: [{name: id, is: integer, key: true}, {name: note}], column: 1, row: 2}
links:
  - {from: web, to: worker, text: gives it work}
  - {from: web, to: orders, text: writes, heads: both}
  - {from: worker, to: orders, text: reads at night}
"""
TIMELINE = """\
schema: diagram/1
type: timeline
axis: {from: 0, to: 30, every: 10, unit: minutes, labels: ["14:00", "14:10", "14:20", "14:30"]}
events:
  - {at: 12, text: a new version}
lanes:
  - {title: Store, spans: [{from: 0, to: 12, text: works}, {from: 12, to: 14, text: stands still}]}
  - {title: On duty, events: [{at: 20, text: a call}]}
"""
EACH = {"sequence": SEQUENCE, "schema": SCHEMA, "timeline": TIMELINE}

_label = st.text(min_size=1, max_size=60)
_maybe = st.none() | _label


@st.composite
def sequences(draw, label=_label) -> SequenceDiagram:
    people = [f"p{n}" for n in range(draw(st.integers(2, 8)))]

    def message() -> Message:
        a, b = draw(st.sampled_from(people)), draw(st.sampled_from(people))
        return Message(
            from_=a,
            to=b,
            text=draw(label),
            style="call" if a == b else draw(st.sampled_from(["call", "reply", "lost"])),
            at=draw(st.none() | st.text(min_size=1, max_size=12)),
            gap=draw(st.none() | label),
            note=draw(st.none() | label),
        )

    return SequenceDiagram(
        type="sequence",
        participants=tuple(
            Participant(id=p, title=draw(label), note=draw(st.none() | label)) for p in people
        ),
        messages=tuple(message() for _ in range(draw(st.integers(1, 14)))),
    )


@st.composite
def schemas(draw, label=_label) -> SchemaDiagram:
    cells = draw(
        st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=12, unique=True)
    )
    boxes = tuple(
        SchemaBox(
            id=f"b{n}",
            title=draw(label),
            lines=tuple(draw(st.lists(label, max_size=3))),
            fields=tuple(
                BoxField(name=draw(label), is_=draw(st.none() | label), key=draw(st.booleans()))
                for _ in range(draw(st.integers(0, 3)))
            ),
            column=column,
            row=row,
        )
        for n, (column, row) in enumerate(cells)
    )
    bare = SchemaDiagram(type="schema", boxes=boxes)
    pairs = [
        (a.id, b.id)
        for a in boxes
        for b in boxes
        if a is not b and bare.is_plain(SchemaLink(from_=a.id, to=b.id))
    ]
    links = draw(st.lists(st.sampled_from(pairs), max_size=16)) if pairs else []
    made = tuple(
        SchemaLink(
            from_=a, to=b, text=draw(st.none() | label), heads=draw(st.sampled_from(["to", "both", "none"]))
        )
        for a, b in links
    )
    return SchemaDiagram(type="schema", boxes=boxes, links=made)


@st.composite
def timelines(draw, label=_label) -> TimelineDiagram:
    moments = st.integers(0, 60)

    def lane() -> Lane:
        ends = sorted(draw(st.lists(moments, max_size=12, unique=True)))
        spans = [Span(from_=a, to=b, text=draw(label)) for a, b in zip(ends[::2], ends[1::2], strict=False)]
        events = [Event(at=draw(moments), text=draw(label)) for _ in range(draw(st.integers(0, 3)))]
        return Lane(title=draw(label), spans=tuple(spans), events=tuple(events))

    return TimelineDiagram(
        type="timeline",
        axis=Axis(
            from_=0,
            to=60,
            every=draw(st.sampled_from([5, 10, 20, 60])),
            unit=draw(label),
        ),
        lanes=tuple(lane() for _ in range(draw(st.integers(1, 10)))),
        events=tuple(Event(at=draw(moments), text=draw(label)) for _ in range(draw(st.integers(0, 4)))),
    )


def diagrams(label=_label) -> st.SearchStrategy[Diagram]:
    """Any diagram that the reader would accept, with texts of *label*."""
    return st.one_of(sequences(label), schemas(label), timelines(label))
