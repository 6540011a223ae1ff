from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import PacketError
from kit.packet.flow import Block, Line, Movable, Notes, flow, kept
from kit.packet.page import Rect, Rule, Run, Text


def block(name, count, height=5.0, **how):
    lines = (Line(height, (Text(0, height, (Run(f"{name}{n}"),), 100),)) for n in range(count))
    return Block(tuple(lines), **how)


def pages_of(blocks, height=50.0, **how):
    pages = flow(blocks, x=20, top=10, height=height, width=100, **how)
    return [[item.runs[0].text for item in page if isinstance(item, Text)] for page in pages]


def test_blocks_follow_each_other_with_white_between_but_none_at_the_top():
    (page,) = flow([block("a", 1, before=3), block("b", 1, before=3)], x=20, top=10, height=50, width=100)
    assert [item.y for item in page] == [15, 23]


def test_a_heading_stays_with_two_lines_of_what_follows():
    assert pages_of([block("a", 8), block("head", 1, with_next=True), block("b", 5)]) == [
        [f"a{n}" for n in range(8)],
        ["head0", *(f"b{n}" for n in range(5))],
    ]


def test_two_lines_stay_and_two_go_over():
    assert pages_of([block("a", 7), block("b", 4)])[1] == ["b2", "b3"]
    assert pages_of([block("a", 9), block("b", 4)])[1] == ["b0", "b1", "b2", "b3"]


def test_a_whole_block_is_not_split_when_it_fits_a_page():
    assert pages_of([block("a", 5), block("b", 8, whole=True)])[1] == [f"b{n}" for n in range(8)]


def test_a_block_that_is_taller_than_a_page_goes_on_with_its_head():
    head = (Line(5.0, (Text(0, 5, (Run("head"),), 100),)),)
    assert pages_of([block("a", 12, whole=True, head=head)]) == [
        [f"a{n}" for n in range(10)],
        ["head", "a10", "a11"],
    ]


def test_three_lines_are_not_parted():
    assert pages_of([block("a", 8), block("b", 3)])[1] == ["b0", "b1", "b2"]


def test_two_rows_stay_below_the_head_of_a_table():
    head = (Line(5.0, (Text(0, 5, (Run("head"),), 100),)),)
    table = block("r", 6, head=head)
    table = Block((*head, *table.lines), head=head)
    assert pages_of([block("a", 8), table])[0][-1] == "a7"
    assert pages_of([block("a", 7), table])[0][-3:] == ["head", "r0", "r1"]


def test_rows_that_leave_no_room_for_a_second_one_go_on_page_after_page():
    head = (Line(6.0, ()),)
    rows = Block((*head, *(Line(40.0, (Text(0, 5, (Run(f"r{n}"),), 100),)) for n in range(3))), head=head)
    assert pages_of([rows]) == [["r0"], ["r1"], ["r2"]]


def test_what_has_no_room_goes_elsewhere_unless_it_leaves_little():
    def movable(most_empty):
        return Movable((block("head", 1), block("m", 5, whole=True)), block("pointer", 1), "m", most_empty)

    moved = []
    assert pages_of([block("a", 6), movable(10.0), block("b", 1)], moved=moved) == [
        [*(f"a{n}" for n in range(6)), "pointer0", "b0"]
    ]
    assert [b.lines[0].items[0].runs[0].text for b in moved[0].elsewhere] == ["head0", "m0"]
    for first, least in ((4, 10.0), (6, 20.0)):
        moved = []
        assert "head0" in list(chain(*pages_of([block("a", first), movable(least)], moved=moved)))
        assert not moved


def test_notes_that_are_ruled_already_take_no_page_of_their_own():
    blocks = [block("a", 2), block("b", 9, whole=True), Notes(block("Notes", 1), 100, 24.0)]
    assert len(flow(blocks, x=20, top=10, height=50, width=100, fill=True)) == 2


def test_the_last_two_of_a_list_stay_together():
    items = kept([block(name, 2, whole=True) for name in "abcdef"])
    assert pages_of(items)[1][0] == "e0"


def test_notes_take_all_that_is_left_or_a_page_of_their_own():
    notes = Notes(block("Notes", 1), 100, 24.0)
    one = flow([block("a", 3), notes], x=20, top=10, height=80, width=100)
    assert len(one) == 1
    assert max(item.y for item in one[0] if isinstance(item, Rule)) == pytest.approx(86)
    assert len(flow([block("a", 14), notes], x=20, top=10, height=80, width=100)) == 2


def test_what_a_whole_block_leaves_is_ruled_only_on_demand():
    blocks = [block("a", 3), block("b", 9, whole=True)]
    filled = flow(blocks, x=20, top=10, height=50, width=100, fill=True)
    assert any(isinstance(item, Rule) for item in filled[0])
    assert not any(isinstance(item, Rule) for item in flow(blocks, x=20, top=10, height=50, width=100)[0])


def test_tints_that_touch_become_one():
    tinted = Block(tuple(Line(5.0, (Rect(0, 0, 50, 5, "#f3f6f8"),)) for _ in range(4)))
    ((rect,),) = flow([tinted], x=20, top=10, height=50, width=100)
    assert (rect.y, rect.height) == (10, 20)


def test_more_than_sixty_pages_are_refused():
    with pytest.raises(PacketError, match="more than 60 pages"):
        flow([block("a", 700)], x=20, top=10, height=50, width=100)


@given(
    st.lists(
        st.tuples(st.integers(1, 15), st.booleans(), st.booleans(), st.floats(0, 8)), min_size=1, max_size=25
    )
)
def test_every_line_stands_once_and_inside_the_page(shapes):
    blocks = [
        block(f"{n}-", count, whole=whole, with_next=heading, before=before)
        for n, (count, whole, heading, before) in enumerate(shapes)
    ]
    pages = flow(blocks, x=20, top=10, height=50, width=100)
    placed = [item.runs[0].text for page in pages for item in page]
    assert placed == [f"{n}-{line}" for n, (count, *_) in enumerate(shapes) for line in range(count)]
    assert all(item.y - 5 >= 10 and item.y <= 60 + 1e-6 for page in pages for item in page)
