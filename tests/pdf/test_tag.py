"""What a reading program finds in a packet: everything that is drawn, once, in order, with headings and tables."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace

import pikepdf
import pytest

from kit.bank.diagram import read_diagram
from kit.packet import handout, interviewer, packets_of
from kit.packet.page import Text
from kit.pdf import METRICS, draw
from kit.pdf.draw import TAGGED
from tests.packet.diagrams import EACH
from tests.packet.samples import interview, loop

PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh"}


@pytest.fixture(scope="module")
def packets(bank, scorecards):
    found, role, panel = loop(bank)
    made = list(packets_of(found, role, bank, scorecards, METRICS, panel=panel))
    return [packet for packet in made if packet.document in TAGGED]


@pytest.fixture(scope="module")
def packet(bank, scorecards):
    return interviewer.lay_out(interview(bank, scorecards), METRICS)


def opened(packet):
    return pikepdf.open(io.BytesIO(draw(packet)))


def elements(node, kind=None):
    """Every structure element below *node*, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kind in (None, str(kid.S)):
                yield kid
            yield from elements(kid, kind)


def pieces(element):
    """The (page, number) of each piece of marked content right in *element*."""
    for kid in element.K:
        if isinstance(kid, int):
            yield element.Pg.objgen, kid
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            yield kid.Pg.objgen, int(kid.MCID)


def marked(page):
    """The number and the tag of each piece of marked content of a page; painting outside of any is counted as None."""
    depth: list[tuple[int | None, str]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            number = operands[1].get("/MCID") if name == "BDC" else None
            depth.append((None if number is None else int(number), str(operands[0])))
            if depth[-1][0] is not None:
                yield depth[-1]
        elif name == "EMC":
            depth.pop()
        elif name in PAINTING and not depth:
            yield None, name
    assert not depth


def test_everything_that_is_drawn_is_marked_and_stands_in_the_tree_once(packets):
    for packet in packets:
        with opened(packet) as pdf:
            drawn = []
            for page in pdf.pages:
                here = list(marked(page))
                assert [tag for number, tag in here if number is None] == []
                drawn += [(page.obj.objgen, number) for number, _ in here]
            read = [piece for element in elements(pdf.Root.StructTreeRoot) for piece in pieces(element)]
            assert Counter(read) == Counter(drawn)
            assert pdf.Root.MarkInfo.Marked
            assert str(pdf.Root.Lang) == "en"


def test_each_piece_finds_its_element_from_the_page(packet):
    with opened(packet) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(numbers[n]): numbers[n + 1] for n in range(0, len(numbers), 2)}
        for page in pdf.pages:
            for number, _ in marked(page):
                element = owners[int(page.obj.StructParents)][number]
                assert (page.obj.objgen, number) in set(pieces(element))


def test_headings_are_read_in_the_order_of_the_page(packet):
    with opened(packet) as pdf:
        kinds = [str(e.S) for e in elements(pdf.Root.StructTreeRoot)]
    said = [
        item
        for page in packet.pages
        for item in page.items
        if isinstance(item, Text) and item.role in ("H1", "H2")
    ]
    wanted = list(dict.fromkeys((item.role, item.within) for item in said))
    assert [k for k in kinds if k in ("/H1", "/H2")] == [f"/{role}" for role, _ in wanted]


def test_tables_have_rows_whose_heads_say_what_they_head(packet):
    with opened(packet) as pdf:
        for table in elements(pdf.Root.StructTreeRoot, "/Table"):
            rows = list(elements(table, "/TR"))
            heads = list(elements(table, "/TH"))
            assert rows
            assert heads
            assert {str(head.A.Scope) for head in heads} <= {"/Row", "/Column"}


def test_each_mark_of_a_table_of_runs_is_read_as_a_word(packet, bank):
    """By hand: a mark is there for each variant in each scenario, and it holds where what is wanted comes out."""
    asked = [bank.question(q) for q in ("debug-invoice-pool-node", "estimate-retention-backfill")]
    tables = [table for q in asked for table in q.verify.tables]
    held = Counter(
        "holds" if t.expect[v.id].get(s.id) == s.want else "fails"
        for t in tables
        for v in t.variants
        for s in t.scenarios
    )
    with opened(packet) as pdf:
        words = Counter(
            str(operands[1]["/ActualText"])
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and str(operands[0]) == "/TD" and "/ActualText" in operands[1]
        )
    assert words == held


def test_a_head_that_stands_again_on_the_next_page_is_read_once(bank, scorecards):
    sample = interview(bank, scorecards)
    asked = sample.asked[0]
    exhibit = asked.question.exhibits[0].model_copy(
        update={"id": "long", "kind": "table", "file": "exhibits/long.csv", "numbered": False}
    )
    rows = "day,count\n" + "".join(f"{n},{n * n}\n" for n in range(150))
    question = asked.question.model_copy(
        update={"exhibits": (exhibit,), "files": {**asked.question.files, "exhibits/long.csv": rows.encode()}}
    )
    long = replace(sample, asked=(replace(asked, question=question),))
    made = handout.lay_out(long, METRICS)
    assert len(made.pages) > 2
    with opened(made) as pdf:
        table = next(iter(elements(pdf.Root.StructTreeRoot, "/Table")))
        assert len(list(elements(table, "/TH"))) == 2
        assert len(list(elements(table, "/TR"))) == 151


@pytest.mark.parametrize("kind", EACH)
def test_a_diagram_is_read_as_one_picture_with_its_words(bank, scorecards, kind):
    sample = interview(bank, scorecards, "debug-invoice-pool-node")
    question = sample.asked[0].question
    exhibit = question.exhibits[0].model_copy(update={"kind": "diagram", "file": "exhibits/d.yaml"})
    files = {**question.files, "exhibits/d.yaml": EACH[kind].encode()}
    question = question.model_copy(update={"exhibits": (exhibit,), "files": files})
    made = handout.lay_out(replace(sample, asked=(replace(sample.asked[0], question=question),)), METRICS)
    assert draw(made) == draw(made)
    with opened(made) as pdf:
        (figure,) = elements(pdf.Root.StructTreeRoot, "/Figure")
        assert str(figure.Alt) == read_diagram(EACH[kind], "d.yaml").words()
        read = [piece for element in elements(pdf.Root.StructTreeRoot) for piece in pieces(element)]
        drawn = [(page.obj.objgen, number) for page in pdf.pages for number, _ in marked(page)]
        assert Counter(read) == Counter(drawn)
        assert None not in [number for _, number in drawn]
