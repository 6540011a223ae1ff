"""Openings: weights, loops, panels, and who is known."""

import hashlib
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from kit import hiring
from kit.bank import read_bank
from kit.errors import HiringError, Missing, NotAllowed
from kit.loop import Brief, History, Use, assemble
from kit.role import RoleCompetency, SessionPlan, find_role
from kit.store.openings import opening_of

from ..loop.making import bank_of, question
from .conftest import BANK, LOOP, MORNING, ROLE, loop_of


def _weights(**weights):
    return tuple(RoleCompetency(id=name, weight=weight, rationale="r") for name, weight in weights.items())


def test_an_opening_goes_from_no_loop_to_decided(company):
    office, manager = company.office, company.manager
    fresh = hiring.open_opening(office, manager, ROLE, " Second one ")
    found = hiring.find_opening(office, manager, fresh)
    assert (found.title, found.state, found.fixed_at, found.roles) == (
        "Second one",
        "no_loop",
        None,
        {"hiring_manager"},
    )
    assert found.weights == ROLE.competencies
    hiring.set_loop(office, manager, fresh, LOOP)
    assert hiring.find_opening(office, manager, fresh).state == "loop_ready"
    assert hiring.find_opening(office, manager, company.opening).state == "interviewing"
    hiring.decide(office, manager, company.application, "hold", "We hire one person later.")
    assert hiring.find_opening(office, manager, company.opening).state == "decided"
    hiring.close_opening(office, manager, fresh)
    assert hiring.find_opening(office, manager, fresh).state == "closed"
    assert [one.id for one in hiring.list_openings(office, manager)] == [fresh, company.opening]


def test_everybody_lists_the_openings_they_have_a_part_in(company):
    for who in (company.manager, company.recruiter, company.ada, company.otto):
        assert [one.id for one in hiring.list_openings(company.office, who)] == [company.opening]
    for who in (company.eve, company.chief):
        assert hiring.list_openings(company.office, who) == ()
        with pytest.raises(Missing):
            hiring.find_opening(company.office, who, company.opening)


def test_an_opening_counts_its_cards(company):
    company.hand_in(company.ada)
    hiring.excuse_card(company.office, company.recruiter, company.card(company.bo), "Ill.")
    found = hiring.find_opening(company.office, company.recruiter, company.opening)
    assert (found.candidates, found.interviews, found.cards, found.cards_in) == (1, 2, 2, 1)


def test_weights_stand_from_the_first_card_on(company):
    office, manager, opening = company.office, company.manager, company.opening
    weights = _weights(databases=60, debugging=30, mentoring=10)
    hiring.set_weights(office, manager, opening, weights)
    found = hiring.find_opening(office, manager, opening)
    assert found.weights == weights
    with office.store.read() as tx:
        stored = opening_of(tx, opening).weights
    assert found.weights_sha256 == hashlib.sha256(stored.encode()).hexdigest()
    with pytest.raises(HiringError, match=r"add up to 100 \(got 90\)"):
        hiring.set_weights(office, manager, opening, _weights(databases=60, debugging=30))
    first = company.hand_in(company.ada)
    with pytest.raises(HiringError, match="A card is in"):
        hiring.set_weights(office, manager, opening, _weights(databases=100))
    fixed = replace(found, fixed_at=first.submitted_at, cards_in=1)
    assert hiring.find_opening(office, manager, opening) == fixed
    company.hand_in(company.bo)
    assert hiring.find_opening(office, manager, opening) == replace(fixed, cards_in=2)
    lines = [one for one in hiring.read_audit(office, company.chief, opening) if one.action == "weights.fix"]
    assert [(one.at, one.facts) for one in lines] == [(first.submitted_at, {"weights": found.weights_sha256})]


def test_weights_that_come_after_the_first_card_stand_beside(company):
    office, manager, opening = company.office, company.manager, company.opening
    with pytest.raises(HiringError, match="No card is in yet"):
        hiring.put_weights_beside(office, manager, opening, {"databases": 100})
    before = hiring.find_opening(office, manager, opening)
    company.hand_in(company.ada)
    with pytest.raises(HiringError, match=r"add up to 100 \(got 90\)"):
        hiring.put_weights_beside(office, manager, opening, {"databases": 90})
    with pytest.raises(HiringError, match=r"No weight may be below 0 \(got -10\)"):
        hiring.put_weights_beside(office, manager, opening, {"databases": 110, "mentoring": -10})
    hiring.put_weights_beside(office, manager, opening, {"databases": 100})
    hiring.put_weights_beside(office, manager, opening, {"databases": 50, "mentoring": 50})
    found = hiring.find_opening(office, manager, opening)
    assert (found.weights, found.weights_sha256) == (before.weights, before.weights_sha256)
    beside = hiring.find_weights_beside(office, company.recruiter, opening)
    assert beside == {"databases": 50, "mentoring": 50}


def test_only_who_arranges_or_administers_opens_one(company):
    for who in (company.ada, company.eve, company.otto):
        with pytest.raises(NotAllowed):
            hiring.open_opening(company.office, who, ROLE)
    with pytest.raises(HiringError, match="no region 'mars'"):
        hiring.open_opening(company.office, company.manager, ROLE, region="mars")
    eu = hiring.open_opening(company.office, company.recruiter, ROLE, region="eu")
    assert hiring.find_opening(company.office, company.recruiter, eu).retention_months == 24


def test_a_loop_comes_back_and_its_questions_are_frozen(company):
    office, manager = company.office, company.manager
    assert hiring.find_loop_of(office, manager, company.opening) == LOOP
    changed = question("lost-orders", "debugging", title="Reworded", version="1.1.0", digest="another")
    later = replace(office, bank=bank_of(*(q for q in BANK if q.id != "lost-orders"), changed))
    asked = hiring.open_card(later, company.ada, company.card(company.ada)).questions
    assert asked[1].question == BANK.question("lost-orders")
    with pytest.raises(HiringError, match="has changed since this loop was built: lost-orders"):
        hiring.set_loop(later, manager, company.opening, LOOP)


def test_a_question_changed_without_a_new_version_is_refused(company):
    changed = question("lost-orders", "debugging", title="Reworded", digest="another")
    bank = bank_of(*(q for q in BANK if q.id != "lost-orders"), changed)
    loop = loop_of({"incident": ["lost-orders"]}, bank)
    later = replace(company.office, bank=bank)
    with pytest.raises(HiringError, match=r"Changed without a new version: lost-orders 1\.0\.0"):
        hiring.set_loop(later, company.manager, company.opening, loop)
    assert hiring.find_loop_of(company.office, company.manager, company.opening) == LOOP


def test_files_of_a_question_come_back_as_bytes(company):
    exhibit = {"exhibits/log.txt": b"\x00\xff caf\xc3\xa9"}
    bank = bank_of(question("with-file", "debugging", files=exhibit))
    office = replace(company.office, bank=bank)
    opening = hiring.open_opening(office, company.manager, ROLE)
    hiring.set_loop(office, company.manager, opening, loop_of({"incident": ["with-file"]}, bank))
    hiring.set_panel(office, company.manager, opening, "incident", {company.eve.person: "lead"})
    application = hiring.add_candidate(office, company.manager, opening, "N")
    hiring.schedule_interview(office, company.manager, application, "incident")
    asked = hiring.open_card(office, company.eve, company.card(company.eve, application)).questions
    assert asked[0].question.files == exhibit


def test_a_loop_seats_people_by_id_or_address(company):
    office, manager = company.office, company.manager
    mail = hiring.add_person(office, manager, "Mail", "Mail@example.org")
    session = LOOP.forms[0].sessions[0]
    seated = [
        {"interviewer": company.eve.person, "part": "lead"},
        {"interviewer": "mail@example.org", "part": "shadow"},
    ]
    entries = LOOP.model_dump(mode="json")
    entries["forms"][0]["sessions"][0]["interviewers"] = seated
    loop = type(LOOP).model_validate(entries, strict=False)
    hiring.set_loop(office, manager, company.opening, loop)
    panel = hiring.list_panel(office, company.eve, company.opening)
    assert {(one.session, one.person, one.part) for one in panel} == {
        (session.session, company.eve.person, "lead"),
        (session.session, mail, "shadow"),
    }
    seated[0]["interviewer"] = "nobody"
    with pytest.raises(HiringError, match="Nobody here is called nobody"):
        hiring.set_loop(office, manager, company.opening, type(LOOP).model_validate(entries, strict=False))


def test_a_loop_for_another_role_is_refused(company):
    with pytest.raises(HiringError, match="for the role 'other'"):
        hiring.set_loop(
            company.office, company.manager, company.opening, LOOP.model_copy(update={"role": "other"})
        )


def test_an_opening_can_have_sessions_of_its_own(company):
    """They come with a loop of theirs or not at all, and stand in the audit."""
    office, manager = replace(company.office, bank=read_bank()), company.manager
    role = find_role("mid-backend", office.bank)
    opening = hiring.open_opening(office, manager, role)
    hiring.set_loop(office, manager, opening, assemble(Brief(role, office.bank)))
    assert hiring.find_role_of(office, manager, opening).plan == role.plan
    own = (*role.plan.sessions, SessionPlan(id="pairing", title="Pairing", minutes=50))
    plan = role.plan.model_copy(update={"sessions": own})
    loop = assemble(Brief(role.model_copy(update={"plan": plan}), office.bank))
    hiring.set_loop(office, manager, opening, loop, own)
    assert hiring.find_role_of(office, manager, opening).plan == plan
    lines = hiring.read_audit(office, company.chief, opening)
    assert [line.action for line in lines[:3]] == ["loop.set", "plan.set", "loop.set"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"minutes": 15}, "Incident: 5 minutes are left for questions: 10 or more are needed."),
        ({"focus": ("cooking",)}, "Incident: 'cooking' has no weight in this role."),
        ({"after": ("lunch",)}, "Incident: unknown session 'lunch'."),
        ({"minutes": 61}, "This loop was built for other sessions. Build it again."),
    ],
)
def test_sessions_that_can_not_be_are_refused_in_words_and_nothing_changes(company, changed, says):
    office, manager = company.office, company.manager
    before = hiring.find_loop_of(office, manager, company.opening)
    first = SessionPlan(id="incident", title="Incident", minutes=LOOP.forms[0].sessions[0].minutes)
    rest = SessionPlan(id="people", title="People", minutes=LOOP.forms[0].sessions[1].minutes)
    sessions = (first.model_copy(update=changed), rest)
    with pytest.raises(HiringError, match=re.escape(says)):
        hiring.set_loop(office, manager, company.opening, LOOP, sessions)
    assert hiring.find_loop_of(office, manager, company.opening) == before
    assert hiring.read_audit(office, company.chief, company.opening)[0].action != "plan.set"


def test_a_panel_can_differ_by_form(company):
    office, manager = company.office, company.manager
    opening = hiring.open_opening(office, manager, ROLE)
    hiring.set_loop(office, manager, opening, loop_of({"people": ["stuck-colleague"]}, forms=("A", "B")))
    hiring.set_panel(office, manager, opening, "people", {company.ada.person: "lead"})
    hiring.set_panel(office, manager, opening, "people", {company.bo.person: "lead"}, form="B")
    panel = hiring.list_panel(office, manager, opening)
    assert [(one.form, one.name) for one in panel] == [("A", "Ada"), ("B", "Bo")]
    with pytest.raises(Missing):
        hiring.set_panel(office, manager, opening, "nowhere", {})
    first, second = (hiring.add_candidate(office, manager, opening, name) for name in "MN")
    forms = {one.application: one.form for one in hiring.list_candidates(office, manager, opening)}
    assert {forms[first], forms[second]} == {"A", "B"}


def test_the_role_of_an_opening_has_its_weights(company):
    weights = _weights(databases=60, debugging=40)
    hiring.set_weights(company.office, company.manager, company.opening, weights)
    panel = hiring.find_panel_of(company.office, company.manager, company.opening)
    assert [one.name for one in panel.interviewers] == ["Ada", "Bo", "Cy"]
    assert panel.interviewers[0].competencies == ("databases", "debugging")
    with pytest.raises(Missing, match="no role 'tester'"):
        hiring.find_role_of(company.office, company.manager, company.opening)


def test_another_opening_knows_which_questions_were_used_and_who_sat_where(company):
    """By hand: the candidate's two interviews of 24 November use all three questions; three people sit in them."""
    office, manager = company.office, company.manager
    day = MORNING.date()
    here = hiring.find_history_of(office, manager, company.opening)
    assert here.uses == ()
    assert here.leads == tuple(sorted([("incident", company.ada.person), ("people", company.cy.person)]))
    assert hiring.count_uses(office, manager) == dict.fromkeys(
        ("lost-orders", "stuck-colleague", "unused-index"), 1
    )
    other = hiring.open_opening(office, manager, ROLE)
    history = hiring.find_history_of(office, manager, other)
    asked = ("lost-orders", "stuck-colleague", "unused-index")
    assert history.uses == tuple(Use(q, company.opening, ROLE.id, day) for q in asked)
    assert {s.interviewer for s in history.seats} == {p.person for p in (company.ada, company.bo, company.cy)}
    assert {(s.session, s.day) for s in history.seats} == {("incident", day), ("people", day)}
    assert history.leads == ()


def test_uses_are_forgotten_after_a_year_and_when_the_interview_is_cancelled(company):
    office, manager = company.office, company.manager
    other = hiring.open_opening(office, manager, ROLE)
    hiring.cancel_interview(office, company.recruiter, company.interviews["people"])
    assert {u.question for u in hiring.find_history_of(office, manager, other).uses} == {
        "unused-index",
        "lost-orders",
    }
    office.now.now += timedelta(days=366)
    assert hiring.find_history_of(office, manager, other) == History()


def test_members_come_and_go_but_a_manager_stays(company):
    office, manager, opening = company.office, company.manager, company.opening
    hiring.add_member(office, manager, opening, company.eve.person, "hiring_manager")
    hiring.remove_member(office, company.eve, opening, manager.person, "hiring_manager")
    with pytest.raises(NotAllowed):
        hiring.set_loop(office, manager, opening, LOOP)
    with pytest.raises(HiringError, match="needs a hiring manager"):
        hiring.remove_member(office, company.eve, opening, company.eve.person, "hiring_manager")
    with pytest.raises(HiringError, match="'boss' is no role"):
        hiring.add_member(office, company.eve, opening, company.ada.person, "boss")
    members = {(one.name, one.role) for one in hiring.list_members(office, company.eve, opening)}
    assert ("Eve", "hiring_manager") in members
    assert ("Manager", "hiring_manager") not in members


def test_a_person_who_is_switched_off_is_out_at_the_next_click(company):
    office = company.office
    company.hand_in(company.ada)
    hiring.change_person(office, company.chief, company.ada.person, active=False)
    for call in (
        lambda: hiring.list_my_interviews(office, company.ada),
        lambda: hiring.list_openings(office, company.ada),
        lambda: hiring.list_cards(office, company.ada, company.application),
        lambda: hiring.read_ratings(office, company.ada, company.opening),
        lambda: company.hand_in(company.ada),
    ):
        with pytest.raises(NotAllowed, match="not active"):
            call()
    with pytest.raises(HiringError, match="last administrator"):
        hiring.change_person(office, company.chief, company.chief.person, admin=False)


def test_only_administrators_make_administrators(company):
    with pytest.raises(NotAllowed):
        hiring.add_person(company.office, company.manager, "N", admin=True)
    with pytest.raises(NotAllowed):
        hiring.change_person(company.office, company.manager, company.manager.person, admin=True)
    with pytest.raises(NotAllowed):
        hiring.list_people(company.office, company.ada)
    again = hiring.add_person(company.office, company.chief, "Mail", "Mail@Example.org")
    assert hiring.add_person(company.office, company.chief, "Mail", "mail@example.org ") == again


def test_in_local_mode_one_person_looks_through_all_eyes(company):
    office = company.office
    me = hiring.find_local_viewer(office)
    assert me == company.chief
    assert hiring.list_roles(office, me) == (True, {"hiring_manager", "recruiter"})
    names = [one.name for one in hiring.list_viewers(office, me)]
    assert names == ["Chief", "Ada", "Bo", "Cy", "Eve", "Manager", "Otto", "Recruiter"]
    ada = hiring.view_as(office, me, company.ada.person)
    company.hand_in(ada)
    assert hiring.list_roles(office, ada) == (False, {"interviewer"})
    assert hiring.view_as(office, ada, me.person) == me
    lines = hiring.read_audit(office, me, company.opening)
    newest = next(one for one in lines if one.action != "weights.fix")
    assert (newest.action, newest.actor) == ("card.submit", f"{me.person} as {company.ada.person}")
    assert hiring.list_viewers(office, company.ada) == ()
    with pytest.raises(NotAllowed):
        hiring.view_as(office, company.ada, company.bo.person)
