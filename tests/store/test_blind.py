"""The blind rule as SQL says what the blind rule as a predicate says, in every opening that can be."""

# ruff: noqa: S608 - the statements are put together from the names of tables only

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import kit.store
from kit.access import MEMBER_ROLES, Held, Viewer, collects, visible
from kit.store import candidates, cards, interviews, people, tables
from kit.store.blind import collected as collected_in_sql
from kit.store.blind import visible as visible_in_sql

from .conftest import AT, add_opening, add_person, add_session

PEOPLE = ("Ada", "Bo", "Cy")
STATUSES = ("open", "submitted", "withdrawn", "excused")

openings_that_can_be = st.lists(
    st.tuples(
        st.sets(st.tuples(st.sampled_from(PEOPLE), st.sampled_from(MEMBER_ROLES)), max_size=4),
        st.lists(st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(STATUSES)), max_size=3),
    ),
    min_size=1,
    max_size=2,
)


@pytest.fixture
def hall(store):
    with store.write() as tx:
        known = {name: add_person(tx, name) for name in (*PEOPLE, "Chief")}
        session = add_session(tx, add_opening(tx, known["Chief"]))
    return store, known, session


@given(openings_that_can_be, st.booleans())
@settings(max_examples=60)
def test_sql_and_predicate_are_equal(hall, world, as_guests):
    """Each opening has one candidate; their interviews seat people whose cards have one of the four states.

    A guest comes by the code of the first card that their person holds, of any opening.
    """
    store, known, session = hall
    expected = {name: set() for name in PEOPLE}
    collected = {name: set() for name in PEOPLE}
    made = set()
    worlds = []
    with store.write() as tx:
        for members, seatings in world:
            opening = add_opening(tx, known["Chief"])
            for name, role in members:
                people.join(tx, opening, known[name], role)
            candidate = candidates.add_candidate(tx, store.master, {"name": "N"})
            application = candidates.add_application(tx, candidate, opening, "A")
            held = {}
            for seating in seatings:
                interview = interviews.add_interview(
                    tx, application_id=application, session_id=session, time_zone="UTC"
                )
                for name, status in seating.items():
                    card = interviews.add_card(tx, interview, known[name], "lead")
                    interviews.change_card(tx, card, status=status)
                    held[card] = Held(known[name], status, card)
            made |= held.keys()
            worlds.append((members, held))
    viewers = {name: Viewer(known[name]) for name in PEOPLE}
    if as_guests:
        first = {one.person: card for _, held in reversed(worlds) for card, one in reversed(held.items())}
        viewers = {name: Viewer(known[name], guest=first.get(known[name], "none")) for name in PEOPLE}
    for members, held in worlds:
        for name, viewer in viewers.items():
            roles = {role for who, role in members if who == name}
            expected[name] |= {
                card for card, one in held.items() if visible(viewer, roles, held.values(), one)
            }
            collected[name] |= set(held) if collects(viewer, roles, held.values()) else set()
    with store.read() as tx:
        for name, viewer in viewers.items():
            query = (
                select(tables.scorecard.c.id)
                .select_from(cards.EVERYTHING)
                .where(tables.scorecard.c.id.in_(made))
            )
            assert set(tx.execute(query.where(visible_in_sql(viewer))).scalars()) == expected[name]
            assert set(tx.execute(query.where(collected_in_sql(viewer))).scalars()) == collected[name]


def test_erased_candidates_of_an_opening_that_erases_are_left_out(desk):
    desk.submit("one")
    assert len(cards.seen_ratings(desk.store, desk.ada, AT, desk.opening)) == 1
    with desk.store.write() as tx:
        tx.exec_driver_sql(f"UPDATE candidate SET erased_at = '{AT}'")
    assert len(cards.seen_ratings(desk.store, desk.ada, AT, desk.opening)) == 1
    with desk.store.write() as tx:
        tx.exec_driver_sql("UPDATE opening SET retention_action = 'erase'")
    assert cards.seen_ratings(desk.store, desk.ada, AT, desk.opening) == []
    assert cards.seen_cards(desk.store, desk.ada, AT, desk.application)[0] == []


def test_no_function_that_touches_ratings_lacks_a_viewer():
    without = {
        "_ratings_that_differ",  # compares hashes for the audit and returns sentences
        "_misfits",  # looks for revisions without any, and returns sentences
        "_every_rating",  # a query: whoever runs it adds for whom
        "_estimated",  # likewise
        "settled_ratings",  # for estimation alone, of candidates whom nobody owes a card
    }
    touching = {}
    for path in sorted(Path(kit.store.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                names = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
                if names & {"rating", "_ratings", "_revisions", "_every_rating", "_estimated", "_seen"}:
                    touching[node.name] = {argument.arg for argument in node.args.args}
    assert {
        "seen_cards",
        "seen_ratings",
        "counted_ratings",
        "own_revision",
        "submit",
        "_ratings",
    } <= touching.keys()
    assert {name for name, takes in touching.items() if "viewer" not in takes} == without
