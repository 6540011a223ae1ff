"""The rules of who may see and do what, against the table of the roles and cases worked out by hand."""

from typing import get_args

import pytest

from kit.access import MEMBER_ROLES, Act, Held, Viewer, may, released, sees_name, visible

ADA = Viewer("ada")
BO_IN = Held("bo", "submitted")

ARRANGERS = {"hiring_manager", "recruiter"}
WHO_MAY = {
    "look": set(MEMBER_ROLES),
    "build": {"hiring_manager"},
    "decide": {"hiring_manager"},
    "schedule": ARRANGERS,
    "follow": ARRANGERS,
    "packets": ARRANGERS,
    "records": ARRANGERS,
    "export": ARRANGERS,
    "import": ARRANGERS,
    "erase": ARRANGERS,
    "names": ARRANGERS,
}


@pytest.mark.parametrize("act", get_args(Act))
def test_each_role_may_what_the_table_grants_and_nothing_else(act):
    assert {role for role in MEMBER_ROLES if may(act, [role])} == WHO_MAY[act]
    assert not may(act, [])


@pytest.mark.parametrize(
    ("says", "roles", "cards", "expected"),
    [
        ("a stranger sees nothing", [], [BO_IN], False),
        ("an interviewer without a seat sees nothing", ["interviewer"], [BO_IN], False),
        ("who owes a card waits", [], [Held("ada", "open"), BO_IN], False),
        ("who took a card back waits again", [], [Held("ada", "withdrawn"), BO_IN], False),
        ("who handed in sees the others", [], [Held("ada", "submitted"), BO_IN], True),
        ("all of one's cards must be in", [], [Held("ada", "submitted"), Held("ada", "open"), BO_IN], False),
        ("who is excused sees the others", [], [Held("ada", "excused"), BO_IN], True),
        ("a hiring manager sees them", ["hiring_manager"], [BO_IN], True),
        ("a recruiter sees them", ["recruiter"], [BO_IN], True),
        ("a recruiter on the panel waits", ["recruiter"], [Held("ada", "open"), BO_IN], False),
        ("an observer waits for the last card", ["observer"], [Held("cy", "open"), BO_IN], False),
        ("an observer sees them when all are in", ["observer"], [Held("cy", "excused"), BO_IN], True),
        ("observing does not lift one's own debt", ["observer"], [Held("ada", "open"), BO_IN], False),
    ],
)
def test_the_blind_rule(says, roles, cards, expected):
    assert released(ADA, roles, cards) is expected, says
    assert visible(ADA, roles, cards, BO_IN) is expected, says


def test_a_card_that_is_not_in_is_shown_to_nobody():
    for status in ("open", "withdrawn", "excused"):
        card = Held("bo", status)
        assert not visible(ADA, MEMBER_ROLES, [card], card)


def test_one_sees_ones_own_card_while_another_of_ones_own_is_owed():
    first, second = Held("ada", "submitted"), Held("ada", "open")
    assert visible(ADA, [], [first, second], first)


def test_a_guest_sees_the_card_of_their_code_only():
    guest = Viewer("ada", guest="first")
    first, second = Held("ada", "submitted", "first"), Held("ada", "submitted", "second")
    cards = [first, second, BO_IN]
    assert [visible(guest, MEMBER_ROLES, cards, one) for one in cards] == [True, False, False]
    assert sees_name(guest, [], [first])
    assert not sees_name(guest, [], [second, BO_IN])


def test_names_are_for_those_who_arrange_and_those_who_meet_the_candidate():
    assert sees_name(ADA, ["recruiter"], [])
    assert sees_name(ADA, [], [Held("ada", "open")])
    assert not sees_name(ADA, ["interviewer", "observer"], [BO_IN])


def test_the_audit_names_who_sat_behind_another():
    assert Viewer("ada").actor == "ada"
    assert Viewer("ada", behind="me").actor == "me as ada"
