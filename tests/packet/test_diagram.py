"""Diagrams laid out: words in their room, everything within the width, and the same drawing every time."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.bank.diagram import Diagram, Message, diagram_of, is_drawn, read_diagram
from kit.bank.question import Exhibit
from kit.errors import PacketError
from kit.packet import handout, interviewer
from kit.packet.composer import Composer
from kit.packet.diagram import LARGE_SIZE, MOST_HEIGHT, SIZE, lay_out
from kit.packet.page import PAPERS, Circle, Code, Drawing, Rect, Rule, Stroke, Text
from kit.packet.style import MARGIN
from kit.packet.svg import svg
from kit.pdf import METRICS
from tests.packet.diagrams import EACH, diagrams
from tests.packet.samples import FixedMetrics, interview

WIDTH = 170.0
WORDS = st.lists(
    st.sampled_from(["a", "order", "POST", "`id`", "/orders", "reserve;now", "16"]),
    min_size=1,
    max_size=5,
).map(" ".join)


def laid(diagram: Diagram, *, metrics=METRICS, width: float = WIDTH, large: bool = False) -> Drawing:
    return lay_out(diagram, Composer(metrics, width), width, "a diagram", "words", large=large)


def sample(kind: str) -> Diagram:
    return read_diagram(EACH[kind], f"{kind}.yaml")


def shown(drawing: Drawing) -> ElementTree.Element:
    return ElementTree.fromstring(svg(drawing, METRICS))  # noqa: S314 (what is parsed was written here)


def texts(drawing: Drawing) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of each piece of text, without the white around letters."""
    found = []
    for item in drawing.items:
        if isinstance(item, Text):
            wide = sum(METRICS.width(run.text, run.face, run.size) for run in item.runs)
            high = max(run.size for run in item.runs) * 25.4 / 72 * 0.7
            found.append((item.x, item.y - high, item.x + wide, item.y))
    return found


def corners(item) -> list[tuple[float, float]]:
    match item:
        case Rect():
            return [(item.x, item.y), (item.x + item.width, item.y + item.height)]
        case Rule():
            return [(item.x, item.y), (item.x + item.dx, item.y + item.dy)]
        case Circle():
            return [
                (item.x - item.radius, item.y - item.radius),
                (item.x + item.radius, item.y + item.radius),
            ]
        case Stroke():
            return [(item.x + x, item.y + y) for x, y in item.points]
    return []


def assert_inside(drawing: Drawing) -> None:
    assert drawing.width <= WIDTH + 0.01
    for item in drawing.items:
        for x, y in corners(item):
            assert -0.7 <= x <= drawing.width + 0.7
            assert -0.7 <= y <= drawing.height + 0.7
        if isinstance(item, Text):
            wide = sum(METRICS.width(run.text, run.face, run.size) for run in item.runs)
            assert wide <= item.room + 0.01 or sum(len(run.text) for run in item.runs) == 1
    for left, top, right, bottom in texts(drawing):
        assert left >= -0.01
        assert right <= WIDTH + 0.01
        assert top >= -0.01
        assert bottom <= drawing.height + 0.01


def assert_apart(drawing: Drawing) -> None:
    for a, b in combinations(texts(drawing), 2):
        assert min(a[2], b[2]) - max(a[0], b[0]) < 0.05 or min(a[3], b[3]) - max(a[1], b[1]) < 0.05, (a, b)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("kind", EACH)
def test_words_fit_their_room_and_do_not_touch(kind, large):
    drawing = laid(sample(kind), large=large)
    assert_inside(drawing)
    assert_apart(drawing)


@settings(max_examples=40)
@given(diagrams(WORDS), st.booleans())
def test_whatever_fits_the_limits_is_drawn_with_no_word_on_another(diagram, large):
    drawing = laid(diagram, large=large)
    assert_inside(drawing)
    assert_apart(drawing)
    assert drawing.height <= MOST_HEIGHT


@settings(max_examples=40)
@given(diagrams())
def test_any_text_in_any_field_is_drawn_or_refused_in_words(diagram):
    try:
        drawing = laid(diagram)
    except PacketError as error:
        assert "a diagram: the diagram is" in str(error)
    else:
        assert_inside(drawing)
        shown(drawing)


@pytest.mark.parametrize("kind", EACH)
def test_the_same_diagram_is_drawn_the_same_whoever_measures(kind):
    assert laid(sample(kind)) == laid(sample(kind))
    assert laid(sample(kind), metrics=FixedMetrics()) == laid(sample(kind), metrics=FixedMetrics())


def test_a_diagram_is_larger_for_candidates():
    def sizes(drawing):
        return {run.size for item in drawing.items if isinstance(item, Text) for run in item.runs}

    assert max(sizes(laid(sample("schema")))) == SIZE
    assert max(sizes(laid(sample("schema"), large=True))) == LARGE_SIZE


def test_a_diagram_that_is_too_high_gets_smaller_type_and_is_then_refused_in_words():
    diagram = sample("sequence")
    words = "a message of sixty signs, which is the most one may ever have"[:60]
    message = Message(from_="app", to="front", text=words, note=f"{words}{words}")
    many = laid(diagram.model_copy(update={"messages": (message,) * 9}), large=True)
    assert many.height <= MOST_HEIGHT
    assert max(run.size for item in many.items if isinstance(item, Text) for run in item.runs) < LARGE_SIZE
    with pytest.raises(PacketError, match=r"^a diagram: the diagram is \d+ mm high, and 205 fit a page"):
        laid(diagram.model_copy(update={"messages": (message,) * 14}), width=50)


def test_an_arrow_ends_at_its_participant_and_a_lost_one_before_it():
    drawing = laid(sample("sequence"))
    heads = [item for item in drawing.items if isinstance(item, Stroke) and len(item.points) == 3]
    lifelines = {round(item.x, 3) for item in drawing.items if isinstance(item, Rule) and not item.dx}
    assert len(heads) == 4
    assert {round(head.x, 3) for head in heads} <= lifelines
    assert sum(head.filled for head in heads) == 3  # an answer has an open one
    assert sum(bool(item.dash) for item in drawing.items if isinstance(item, Stroke)) == 1


def test_links_go_from_edge_to_edge_of_their_boxes():
    drawing = laid(sample("schema"))
    boxes = [item for item in drawing.items if isinstance(item, Rect) and item.line]
    lines = [item for item in drawing.items if isinstance(item, Stroke) and not item.filled]
    assert (len(boxes), len(lines)) == (3, 3)
    for line in lines:
        for x, y in (line.points[0], line.points[-1]):
            x, y = x + line.x, y + line.y
            assert any(
                (
                    (abs(x - box.x) < 0.01 or abs(x - box.x - box.width) < 0.01)
                    and box.y <= y <= box.y + box.height
                )
                or (
                    (abs(y - box.y) < 0.01 or abs(y - box.y - box.height) < 0.01)
                    and box.x <= x <= box.x + box.width
                )
                for box in boxes
            )


def test_a_span_is_as_long_as_it_lasts():
    """By hand: 12 and 2 of 30 minutes."""
    bars = [item for item in laid(sample("timeline")).items if isinstance(item, Rect) and item.line]
    assert bars[0].width / bars[1].width == pytest.approx(6)
    assert bars[1].x == pytest.approx(bars[0].x + bars[0].width)


def test_each_diagram_of_the_bank_is_drawn_in_both_sizes_with_no_word_on_another(bank):
    drawn = [(q, e) for q in bank for e in q.exhibits if is_drawn(e)]
    assert {diagram_of(q, e).type for q, e in drawn} == set(EACH)
    for question, exhibit in drawn:
        for large in (False, True):
            drawing = laid(diagram_of(question, exhibit), large=large)
            assert_inside(drawing)
            assert_apart(drawing)


# --- in documents and on the screen -----------------------------------------------------------------------------


def asked(bank, scorecards, kind: str, text: str = "", **changed):
    question = bank.question("debug-invoice-pool-node")
    exhibit = Exhibit(
        id="d", kind="diagram", title="The parts", audience="both", file="exhibits/d.yaml", **changed
    )
    files = {**question.files, "exhibits/d.yaml": (text or EACH[kind]).encode()}
    return interview(bank, scorecards, question.model_copy(update={"exhibits": (exhibit,), "files": files}))


def drawings(packet) -> list[Drawing]:
    return [item for page in packet.pages for item in page.items if isinstance(item, Drawing)]


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("kind", EACH)
def test_packet_and_handout_hold_the_diagram_within_their_margins(bank, scorecards, kind, paper):
    made = asked(bank, scorecards, kind)
    for document in (interviewer, handout):
        (drawing,) = drawings(document.lay_out(made, METRICS, paper))
        assert drawing.x == MARGIN
        assert drawing.x + drawing.width <= PAPERS[paper].width - MARGIN + 0.01
        assert drawing.alt == sample(kind).words()


def test_the_words_of_the_author_win(bank, scorecards):
    (drawing,) = drawings(handout.lay_out(asked(bank, scorecards, "schema", alt="Three boxes."), METRICS))
    assert drawing.alt == "Three boxes."


def test_a_file_that_holds_no_diagram_is_refused_with_its_exhibit(bank, scorecards):
    with pytest.raises(
        PacketError, match=r"debug-invoice-pool-node, exhibit d: exhibits/d\.yaml:2: 'type' must be"
    ):
        handout.lay_out(asked(bank, scorecards, "schema", "schema: diagram/1\ntype: pie\n"), METRICS)


HOSTILE = '<b>&amp; ]]> \u202e\x07 "x" שלום \U0001f600'


def test_hostile_text_is_drawn_as_text(bank, scorecards):
    diagram = sample("schema")
    box = diagram.boxes[0].model_copy(update={"title": HOSTILE, "lines": (HOSTILE,)})
    composer = Composer(METRICS, WIDTH)
    drawing = lay_out(
        diagram.model_copy(update={"boxes": (box, *diagram.boxes[1:])}), composer, WIDTH, "d", HOSTILE
    )
    assert_inside(drawing)
    assert [note.field for note in composer.notes if "U+1F600" in note.message]
    picture = shown(drawing)
    said = " ".join(picture.itertext())
    assert "<b>&amp; ]]>" in said
    assert "\u202e" not in said
    assert {element.tag.rpartition("}")[2] for element in picture.iter()} <= {
        "svg", "rect", "line", "polyline", "polygon", "text"
    }  # fmt: skip


@pytest.mark.parametrize("kind", EACH)
def test_the_screen_shows_the_words_of_the_paper(kind):
    drawing = laid(sample(kind), large=True)
    picture = shown(drawing)
    on_paper = [run.text for item in drawing.items if isinstance(item, Text) for run in item.runs]
    assert [text for text in picture.itertext() if text] == on_paper
    width, height = (float(picture.get("viewBox").split()[n]) for n in (2, 3))
    assert (width, height) == pytest.approx((drawing.width + 8, drawing.height + 8), abs=0.01)


def test_what_is_no_line_and_no_word_is_not_drawn_on_screen():
    drawing = laid(sample("schema"))._replace(items=(Code("qr", "X", 0, 0, 10),))
    with pytest.raises(ValueError, match="a Code is not drawn on screen"):
        svg(drawing, METRICS)
