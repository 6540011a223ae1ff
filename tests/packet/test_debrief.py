"""The debrief packet: whose ratings stand where, when people share initials or a name, and when there are many."""

from __future__ import annotations

import pytest

from kit.errors import PacketError
from kit.packet.debrief import Discussed, Handed, Meeting, _names, _signs, lay_out
from kit.packet.page import Drawing, Text
from kit.pdf import METRICS
from kit.scorecard import Rating, Scorecard, read_scorecards

SCORECARDS = read_scorecards()


def handed(person: str, name: str, point: int = 3, number: int = 1) -> Handed:
    rating = Rating(question="index", competency="debugging", state="rated", ordinal=point, note="Saw it.")
    card = Scorecard(scale="bars5", ratings=(rating,))
    return Handed(
        person=person,
        interviewer=name,
        part="lead",
        interview="Incident",
        number=number,
        at="2026-11-24",
        card=card,
        reason="again" if number > 1 else "",
    )


def words_of(*cards: Handed) -> list[str]:
    """Every piece of text of the packet, in order, those of the plots too."""
    meeting = Meeting(
        opening="Opening",
        role="Role",
        candidates=(Discussed("C-1", "C-1", cards),),
        weights={"debugging": 40},
        competencies={"debugging": "Debugging"},
        questions={"index": "The index"},
        scale=SCORECARDS.scales["bars5"],
        recommendation=SCORECARDS.recommendation,
    )
    found = []

    def walk(items):
        for item in items:
            if isinstance(item, Text):
                found.append("".join(run.text for run in item.runs))
            elif isinstance(item, Drawing):
                walk(item.items)

    for page in lay_out(meeting, METRICS).pages:
        walk(page.items)
    return found


def test_two_people_of_one_name_are_two():
    cards = (handed("p1", "Ada Byron", 2), handed("p2", "Ada Byron", 4), handed("p1", "Ada Byron", 3, 2))
    assert [(c.person, c.number) for c in Discussed("C-1", "C-1", cards).last] == [("p1", 2), ("p2", 1)]
    words = words_of(*cards)
    text = " ".join(words)
    assert "AB1 Ada Byron Incident" in text and "AB2 Ada Byron Incident" in text
    assert words.count("AB1") == words.count("AB2") == 3  # who is who, the matrix and a ring
    assert "Ada Byron (AB1)" in text and "Ada Byron (AB2)" in text


def test_initials_are_numbered_only_where_they_are_shared_and_never_taken_twice():
    cards = (handed("p1", "Ada"), handed("p2", "Al"), handed("p3", "A 1"), handed("p4", "Bo"))
    assert _signs(cards) == {"p1": "A2", "p2": "A3", "p3": "A1", "p4": "B"}
    assert _names(cards) == {"p1": "Ada", "p2": "Al", "p3": "A 1", "p4": "Bo"}


def test_the_matrix_of_many_people_is_several_tables():
    """By hand: 26 people are 11, 11 and 4, so there are three heads; with numbered ones 8, 8, 8 and 2."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    words = words_of(*(handed(letter, f"{letter}o Wu") for letter in letters))
    assert words.count("Weight") == 3
    assert all(words.count(f"{letter}W") == 3 for letter in letters)
    words = words_of(*(handed(letter, "Wu Mi") for letter in letters))
    assert words.count("Weight") == 4
    assert all(words.count(f"WM{n}") == 3 for n in range(1, 27))


def test_an_unknown_paper_is_named():
    meeting = Meeting("O", "R", (), {}, {}, {}, SCORECARDS.scales["bars5"], SCORECARDS.recommendation)
    with pytest.raises(PacketError, match="no paper 'a5'"):
        lay_out(meeting, METRICS, "a5")
