"""Every function against every kind of person: nobody may what the table of the roles does not grant."""

import inspect

import pytest

from kit import hiring
from kit.access import Viewer
from kit.errors import HiringError, Missing, NotAllowed

from .conftest import LOOP, MORNING, ROLE, by_code, full_card

EVERYBODY = {"chief", "manager", "recruiter", "ada", "bo", "otto", "eve", "guest"}
ARRANGE = {"manager", "recruiter"}
WHO_MAY = {
    "add_candidate": (ARRANGE, lambda c: (c.opening, "N")),
    "add_member": ({"chief", "manager"}, lambda c: (c.opening, c.eve.person, "observer")),
    "add_person": ({"chief", *ARRANGE}, lambda c: ("N",)),
    "apply_retention": ({"chief"}, lambda c: ()),
    "back_up": ({"chief"}, lambda c: (c.office.store.folder / "backups",)),
    "cancel_interview": (ARRANGE, lambda c: (c.interviews["people"],)),
    "change_person": ({"chief"}, lambda c: (c.cy.person,)),
    "check_audit": ({"chief"}, lambda c: ()),
    "check_data": ({"chief"}, lambda c: ()),
    "close_opening": ({"manager"}, lambda c: (c.opening,)),
    "count_cards": ({*ARRANGE, "ada", "bo", "otto"}, lambda c: (c.application,)),
    "count_uses": ({"chief", *ARRANGE}, lambda c: ()),
    "decide": ({"manager"}, lambda c: (c.application, "hire", "Because.")),
    "erase_candidate": (ARRANGE, lambda c: (c.application,)),
    "rename_candidate": (ARRANGE, lambda c: (c.application, "N")),
    "excuse_card": (ARRANGE, lambda c: (c.card(c.cy), "Ill.")),
    "find_calibration": ({"chief", "ada"}, lambda c: (c.ada.person,)),
    "find_candidate": ({*ARRANGE, "ada", "bo", "otto"}, lambda c: (c.application,)),
    "find_history_of": ({"manager"}, lambda c: (c.opening,)),
    "find_loop_draft": ({"manager"}, lambda c: (c.opening,)),
    "find_loop_of": (ARRANGE, lambda c: (c.opening,)),
    "find_opening": ({*ARRANGE, "ada", "bo", "otto"}, lambda c: (c.opening,)),
    "find_panel_of": ({*ARRANGE, "ada", "bo", "otto"}, lambda c: (c.opening,)),
    "find_rated_competencies": ({"chief"}, lambda c: ()),
    "find_retention": ({"chief"}, lambda c: (c.opening,)),
    "find_role_of": (set(), lambda c: (c.opening,)),  # this role has no file: nobody gets that far
    "find_version": (EVERYBODY, lambda c: (c.opening,)),
    "find_weights_beside": ({*ARRANGE, "ada", "bo", "otto"}, lambda c: (c.opening,)),
    "has_sample": (EVERYBODY, lambda c: ()),
    "list_decisions": (ARRANGE, lambda c: (c.application,)),
    "list_due": ({"chief"}, lambda c: ()),
    "list_interviews": (ARRANGE, lambda c: (c.opening,)),
    "list_members": ({*ARRANGE, "ada", "bo", "otto"}, lambda c: (c.opening,)),
    "list_packet_orders": ({*ARRANGE, "ada", "bo"}, lambda c: (c.interviews["incident"],)),
    "list_panel": ({*ARRANGE, "ada", "bo", "otto"}, lambda c: (c.opening,)),
    "list_people": ({"chief", *ARRANGE}, lambda c: ()),
    "list_retention": ({"chief"}, lambda c: ()),
    "make_impact_sample": ({"chief"}, lambda c: ("totals",)),
    "make_sample": ({"chief"}, lambda c: (ROLE, LOOP)),
    "move_interview": (ARRANGE, lambda c: (c.interviews["people"], MORNING)),
    "open_card": ({"bo"}, lambda c: (c.card(c.bo),)),
    "open_opening": ({"chief", *ARRANGE}, lambda c: (ROLE,)),
    "put_weights_beside": ({"manager"}, lambda c: (c.opening, ROLE.weights)),
    "read_audit": ({"chief"}, lambda c: (c.opening,)),
    "remove_member": ({"chief", "manager"}, lambda c: (c.opening, c.otto.person, "observer")),
    "remove_sample": ({"chief"}, lambda c: ()),
    "reopen_card": (ARRANGE, lambda c: (c.excused(),)),
    "save_draft": ({"bo"}, lambda c: (c.card(c.bo), "takeaways", "x")),
    "save_loop_draft": ({"manager"}, lambda c: (c.opening, "{}")),
    "schedule_interview": (ARRANGE, lambda c: (c.cancelled(), "people")),
    "seat_interviewer": (ARRANGE, lambda c: (c.interviews["people"], c.eve.person)),
    "set_legal_hold": ({"chief"}, lambda c: (c.opening, "A charge was filed.")),
    "set_loop": ({"manager"}, lambda c: (c.opening, LOOP)),
    "set_panel": ({"manager"}, lambda c: (c.opening, "people", {})),
    "set_retention": ({"chief"}, lambda c: (c.opening, 24)),
    "set_weights": ({"manager"}, lambda c: (c.opening, ROLE.competencies)),
    "submit_card": ({"bo"}, lambda c: (c.card(c.bo), c.filled(), "r")),
    "unseat_interviewer": (ARRANGE, lambda c: (c.seated(),)),
    "view_as": ({"chief"}, lambda c: (c.cy.person,)),
    "weigh_groups": ({"chief"}, lambda c: (f"candidate,group\n{c.code()},a\n".encode(), "g.csv")),
    "weigh_totals": ({"chief"}, lambda c: (b"stage,group,considered,selected\nscreen,a,9,3\n", "t.csv")),
    "withdraw_card": ({"ada"}, lambda c: (c.card(c.ada),)),
}
# What these show depends on who looks, and is tested by what they show.
SHOW_LESS = {
    "list_candidates",
    "list_cards",
    "list_my_interviews",
    "list_openings",
    "list_roles",
    "list_viewers",
    "read_ratings",
}
WITHOUT_VIEWER = {"open_office", "find_local_viewer", "card_from_drafts", "move_data", "restore_data"}
MORE = {"save_draft": {"rev": 1, "writer": "tab", "base": 0}, "change_person": {"admin": False}}


@pytest.fixture
def ready(company):
    """Ada's card is in unless a test says otherwise; the guest is a person without any role."""

    def excused():
        (mine,) = hiring.list_my_interviews(company.office, company.cy)
        if mine.state != "excused":
            hiring.excuse_card(company.office, company.recruiter, mine.card, "Ill.")
        return mine.card

    def cancelled():
        hiring.cancel_interview(company.office, company.recruiter, company.interviews["people"])
        return company.application

    def filled():
        return full_card(hiring.open_card(company.office, company.bo, company.card(company.bo)).asked)

    def seated():
        interview = company.interviews["people"]
        return hiring.seat_interviewer(company.office, company.manager, interview, company.eve.person)

    company.excused, company.cancelled, company.filled, company.seated = excused, cancelled, filled, seated
    stranger = hiring.add_person(company.office, company.chief, "Guest")
    hiring.add_member(company.office, company.chief, company.opening, stranger, "hiring_manager")
    company.guest = by_code(company, Viewer(stranger, "Guest"), company.card(company.bo))
    return company


@pytest.mark.parametrize("name", sorted(WHO_MAY))
def test_only_who_may_can(ready, name):
    allowed, arguments = WHO_MAY[name]
    if name == "withdraw_card":
        ready.hand_in(ready.ada)
    refused = set()
    # Those who may not try first: what is refused must change nothing for those who may.
    for who in sorted(EVERYBODY, key=lambda one: (one in allowed, one)):
        given = arguments(ready)
        try:
            getattr(hiring, name)(ready.office, getattr(ready, who), *given, **MORE.get(name, {}))
        except (NotAllowed, Missing):
            refused.add(who)
        except HiringError:
            assert who in allowed, f"{who} got as far as the rules of {name}"
    assert refused == EVERYBODY - allowed


def test_every_function_takes_the_office_and_who_asks():
    functions = {name for name in hiring.__all__ if inspect.isfunction(getattr(hiring, name))}
    for name in functions - WITHOUT_VIEWER:
        assert list(inspect.signature(getattr(hiring, name)).parameters)[:2] == ["office", "viewer"], name
    assert functions == WHO_MAY.keys() | SHOW_LESS | WITHOUT_VIEWER


def test_a_guest_lists_nothing_but_their_own_card(ready):
    assert hiring.list_openings(ready.office, ready.guest) == ()
    ready.hand_in(ready.ada)
    assert ready.see(ready.guest) == set()
    interview = ready.interviews["people"]
    card = hiring.seat_interviewer(ready.office, ready.manager, interview, ready.guest.person)
    assert hiring.list_my_interviews(ready.office, ready.guest) == (), "by the code of another card"
    ready.guest = by_code(ready, ready.guest, card)
    assert len(hiring.list_my_interviews(ready.office, ready.guest)) == 1
    ready.hand_in(ready.guest)
    assert ready.see(ready.guest) == {("Guest", 1)}
