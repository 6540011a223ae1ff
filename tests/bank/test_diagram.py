"""A diagram as data: read with every problem at its line, and told in words."""

from __future__ import annotations

import json
import shutil

import pytest
from jsonschema import Draft202012Validator

from kit.bank import read_bank, read_question, read_what_can_be
from kit.bank.diagram import TYPES, is_drawn, read_diagram, words_for
from kit.cli.bank import bank_schema
from kit.errors import BankError, InputError
from kit.yamlfile import parse_yaml
from tests.packet.diagrams import EACH, SCHEMA, SEQUENCE, TIMELINE

QUESTION = "questions/mentoring/mentor-test-that-cannot-fail"


def problems(text: str) -> list[str]:
    with pytest.raises(InputError) as error:
        read_diagram(text, "d.yaml")
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize("kind", EACH)
def test_each_type_reads(kind):
    assert isinstance(read_diagram(EACH[kind], "d.yaml"), TYPES[kind])


@pytest.mark.parametrize(
    ("text", "old", "new", "says"),
    [
        (SEQUENCE, "type: sequence", "type: sequenz", "d.yaml:2: 'type' must be one of sequence, schema, timeline (got 'sequenz'). Did you mean 'sequence'?"),
        (SEQUENCE, "type: sequence\n", "", "d.yaml:1: 'type' is missing: write one of sequence, schema, timeline."),
        (SEQUENCE, "schema: diagram/1", "schema: diagram/2", "d.yaml:1: 'schema' must be diagram/1 (got 'diagram/2')."),
        (SEQUENCE, "text: reserve,", "txt: reserve,", "d.yaml:10: unknown entry 'txt' in 'messages.2'. Did you mean 'text'?"),
        (SEQUENCE, "{from: app, to: front", "{from: ap, to: front", "d.yaml:8: unknown participant 'ap'. Did you mean 'app'?"),
        (SEQUENCE, "style: lost", "style: losst", "d.yaml:10: 'messages.2.style' must be 'call', 'reply' or 'lost' (got 'losst'). Did you mean 'lost'?"),
        (SEQUENCE, "text: looks at the address", "text: looks, style: reply", "d.yaml:9: a reply message goes from one participant to another."),
        (SEQUENCE, "{id: front,", "{id: app,", "d.yaml:5: the id 'app' is given twice."),
        (SEQUENCE, "new order", "x" * 61, "d.yaml:8: 'messages.0.text' must be at most 60 characters long"),
        (SCHEMA, "column: 2, row: 1", "column: 1, row: 1", "d.yaml:5: 'web' stands in column 1, row 1 already."),
        (SCHEMA, "column: 2, row: 1", "row: 1", "d.yaml:5: 'column' and 'row' are given for every box, or for none."),
        (SCHEMA, "column: 2, row: 1", "column: 5, row: 1", "d.yaml:5: 'boxes.1.column' must be 4 or less (got 5)."),
        (SCHEMA, "to: orders, text: reads", "to: order, text: reads", "d.yaml:10: unknown box 'order'. Did you mean 'orders'?"),
        (SCHEMA, "{from: web, to: worker", "{from: web, to: web", "d.yaml:8: no plain line joins 'web' and 'web'"),
        (TIMELINE, "from: 12, to: 14", "from: 11, to: 14", "d.yaml:7: 'works' and 'stands still' overlap: give one of them a lane of its own."),
        (TIMELINE, "from: 12, to: 14", "from: 12, to: 12", "d.yaml:7: 'to' must be above 'from' (got 12 to 12)."),
        (TIMELINE, "at: 20", "at: 31", "d.yaml:8: 31 is outside the axis, 0 to 30."),
        (TIMELINE, '"14:20", ', "", "d.yaml:3: 3 labels for 4 marks: give each mark its label, or none."),
        (TIMELINE, "every: 10", "every: 0.001", "of them: at most 13 fit."),
        (TIMELINE, "from: 0, to: 30", "from: 30, to: 30", "d.yaml:3: 'axis.to' must be above 'axis.from' (got 30 to 30)."),
    ],
)  # fmt: skip
def test_a_problem_is_named_at_its_line(text, old, new, says):
    assert old in text
    found = problems(text.replace(old, new, 1))
    assert any(says in problem for problem in found), found


def test_boxes_with_another_box_between_them_are_not_joined():
    row = "\n".join(f"  - {{id: b{n}, title: B, column: {n}, row: 1}}" for n in (1, 2, 3))
    text = f"schema: diagram/1\ntype: schema\nboxes:\n{row}\nlinks: [{{from: b1, to: b3}}]\n"
    (found,) = problems(text)
    assert (
        "d.yaml:7: no plain line joins 'b1' and 'b3': boxes that are joined stand in one row or column"
        in found
    )
    assert read_diagram(
        text.replace("id: b2, title: B, column: 2, row: 1", "id: b2, title: B, column: 2, row: 2"), "d"
    )


@pytest.mark.parametrize(
    "text", ["", "- a", "schema: diagram/1", "type: [schema]", "type: {a: b}", "x: &a y", "3"]
)
def test_what_is_no_diagram_is_refused_in_words(text):
    assert problems(text)


def test_places_are_given_where_the_author_gives_none():
    boxes = "\n".join(f"  - {{id: b{n}, title: B}}" for n in range(5))
    diagram = read_diagram(f"schema: diagram/1\ntype: schema\nboxes:\n{boxes}\n", "d.yaml")
    assert list(diagram.cells.values()) == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1)]


def test_a_sequence_in_words():
    assert read_diagram(SEQUENCE, "d").words() == (
        "Messages between App (waits 10 s), Front and Stock, in order. 1, 14:00: App to Front: new order. "
        "2: Front to itself: looks at the address. 3: Front to Stock, lost: reserve. One second later. "
        "4: Front to Stock: reserve (the second try). 5: Stock answers App: reserved."
    )


def test_boxes_in_words():
    assert read_diagram(SCHEMA, "d").words() == (
        "Boxes and what joins them. Web part: 4 processes. Worker. orders: id (integer, key); note. "
        "Web part to Worker: gives it work. Web part to and from orders: writes. Worker to orders: reads at night."
    )


def test_a_timeline_in_words_tells_times_between_its_marks():
    assert read_diagram(TIMELINE, "d").words() == (
        "Time from 14:00 to 14:30 (minutes). At 14:12: a new version. "
        "Store: works, 14:00 to 14:12; stands still, 14:12 to 14:14. On duty: a call, at 14:20."
    )


def test_the_schema_for_editors_accepts_each_type_and_no_other(capsys):
    bank_schema("diagram")
    schema = json.loads(capsys.readouterr().out)
    assert schema["properties"]["schema"] == {"const": "diagram/1"}
    validator = Draft202012Validator(schema)
    for text in EACH.values():
        value = json.loads(json.dumps(parse_yaml(text, "d")[0]))
        validator.validate(value)
        assert not validator.is_valid({**value, "colour": "red"})
        assert not validator.is_valid({**value, "schema": "diagram/2"})


# --- in a question ----------------------------------------------------------------------------------------------


@pytest.fixture
def drawn(folder):
    """The bank of one question, with a diagram as a further exhibit."""
    home = folder / QUESTION
    (home / "exhibits" / "parts.yaml").write_text(SCHEMA)
    page = home / "question.yaml"
    exhibit = "  - {id: parts, kind: diagram, title: The parts, audience: both, file: exhibits/parts.yaml}\n"
    page.write_text(page.read_text().replace("exhibits:\n", f"exhibits:\n{exhibit}", 1))
    return folder


def test_a_question_with_a_diagram_reads_and_tells_what_it_shows(drawn):
    (question,) = read_bank(drawn)
    exhibit = question.exhibits[0]
    assert is_drawn(exhibit)
    assert words_for(question, exhibit).startswith("Boxes and what joins them.")
    said = exhibit.model_copy(update={"alt": "Three boxes."})
    assert words_for(question, said) == "Three boxes."


def test_every_problem_of_a_diagram_is_told_at_its_line_with_those_of_the_bank(drawn):
    file = drawn / QUESTION / "exhibits" / "parts.yaml"
    file.write_text(SCHEMA.replace("from: web", "from: wob").replace("id: note", "name: x"))
    bank, found = read_what_can_be(drawn)
    assert len(bank) == 0
    assert [(p.file, p.line) for p in found] == [(str(file), 8), (str(file), 9)]
    with pytest.raises(BankError):
        read_question(drawn / QUESTION)


def test_the_digest_is_that_of_the_bytes(drawn):
    before = read_bank(drawn).questions[0].digest
    file = drawn / QUESTION / "exhibits" / "parts.yaml"
    file.write_text(f"# a remark\n{SCHEMA}")
    assert read_bank(drawn).questions[0].digest != before
    shutil.copyfile(drawn / QUESTION / "question.yaml", drawn / "copy.yaml")
    file.write_text(SCHEMA)
    assert read_bank(drawn).questions[0].digest == before
