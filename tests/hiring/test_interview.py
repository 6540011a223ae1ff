"""Interviews: arranging them, seats, and what packets are made from."""

from datetime import UTC, datetime, timedelta

import pytest

from kit import hiring
from kit.errors import HiringError, Missing, NotAllowed

from .conftest import MORNING


def test_my_interviews_say_where_each_card_stands(company):
    states = {who: hiring.list_my_interviews(company.office, who)[0] for who in (company.ada, company.bo)}
    assert {one.state for one in states.values()} == {"to_do"}
    assert states[company.ada].starts_at == "2026-11-24T09:00:00.000Z"
    assert states[company.ada].ends_at == "2026-11-24T10:00:00.000Z"
    card = company.card(company.bo)
    hiring.save_draft(company.office, company.bo, card, "takeaways", "x", rev=1, writer="tab", base=0)
    assert hiring.list_my_interviews(company.office, company.bo)[0].state == "draft"
    company.office.now.now += timedelta(hours=2)
    assert hiring.list_my_interviews(company.office, company.bo)[0].state == "overdue"
    company.hand_in(company.bo)
    mine = hiring.list_my_interviews(company.office, company.bo)[0]
    assert (mine.state, mine.name, mine.part) == ("submitted", "Zyxwvut Ńame", "second")
    assert mine.submitted_at is not None


def test_an_interview_is_arranged_in_its_own_zone_and_moved(company):
    office, recruiter = company.office, company.recruiter
    other = hiring.add_candidate(office, recruiter, company.opening, "Other")
    when = datetime.fromisoformat("2026-12-01T10:00:00+01:00")
    made = hiring.schedule_interview(office, recruiter, other, "people", when, time_zone="Europe/Berlin")
    with pytest.raises(HiringError, match="has the interview 'People' already"):
        hiring.schedule_interview(office, recruiter, other, "people")
    with pytest.raises(HiringError, match="no time zone 'Berlin'"):
        hiring.move_interview(office, recruiter, made, when, time_zone="Berlin")
    hiring.move_interview(office, recruiter, made, when + timedelta(days=1), minutes=45)
    found = next(one for one in hiring.list_interviews(office, recruiter, company.opening) if one.id == made)
    assert (found.starts_at, found.ends_at) == ("2026-12-02T09:00:00.000Z", "2026-12-02T09:45:00.000Z")
    assert (found.time_zone, found.ics_sequence) == ("Europe/Berlin", 1)
    with pytest.raises(ValueError, match="time zone"):
        hiring.move_interview(office, recruiter, made, datetime(2026, 12, 1, 9))  # noqa: DTZ001 - what is tested


def test_who_is_in_and_who_is_missing_shows_no_values(company):
    company.hand_in(company.ada)
    found = hiring.list_interviews(company.office, company.recruiter, company.opening)
    seats = {(one.session, seat.name, seat.state) for one in found for seat in one.seats}
    assert seats == {
        ("incident", "Ada", "submitted"),
        ("incident", "Bo", "to_do"),
        ("people", "Cy", "to_do"),
    }
    for who in (company.ada, company.otto, company.eve, company.chief):
        with pytest.raises(NotAllowed):
            hiring.list_interviews(company.office, who, company.opening)


def test_a_cancelled_interview_frees_its_people_and_keeps_their_words(company):
    office, recruiter = company.office, company.recruiter
    card = company.card(company.bo)
    hiring.save_draft(office, company.bo, card, "takeaways", "Kept", rev=1, writer="tab", base=0)
    hiring.cancel_interview(office, recruiter, company.interviews["incident"])
    assert hiring.list_my_interviews(office, company.ada) == ()
    opened = hiring.open_card(office, company.bo, card)
    assert (opened.status, opened.drafts["takeaways"].text) == ("excused", "Kept")
    assert hiring.count_cards(office, recruiter, company.application) == (0, 1)
    with pytest.raises(HiringError, match="cancelled"):
        hiring.seat_interviewer(office, recruiter, company.interviews["incident"], company.eve.person)
    with pytest.raises(HiringError, match="takes place"):
        hiring.reopen_card(office, recruiter, card)
    again = hiring.schedule_interview(office, recruiter, company.application, "incident", MORNING)
    assert again != company.interviews["incident"]


def test_an_interview_with_a_card_in_was_held(company):
    company.hand_in(company.ada)
    with pytest.raises(HiringError, match="it was held"):
        hiring.cancel_interview(company.office, company.recruiter, company.interviews["incident"])


def test_a_seat_is_given_changed_and_taken(company):
    office, recruiter, interview = company.office, company.recruiter, company.interviews["people"]
    card = hiring.seat_interviewer(office, recruiter, interview, company.eve.person, "shadow")
    assert hiring.seat_interviewer(office, recruiter, interview, company.eve.person, "second") == card
    assert hiring.open_card(office, company.eve, card).part == "second"
    hiring.unseat_interviewer(office, recruiter, card)
    assert hiring.list_my_interviews(office, company.eve) == ()
    with pytest.raises(Missing):
        hiring.open_card(office, company.eve, card)
    company.hand_in(company.ada)
    with pytest.raises(HiringError, match="excuse the interviewer"):
        hiring.unseat_interviewer(office, recruiter, company.card(company.ada))


def test_nobody_is_seated_by_silence(company):
    office, manager = company.office, company.manager
    hiring.set_panel(office, manager, company.opening, "people", {})
    other = hiring.add_candidate(office, manager, company.opening, "Other")
    with pytest.raises(HiringError, match="Nobody is named to take 'People'"):
        hiring.schedule_interview(office, manager, other, "people")
    with pytest.raises(Missing, match="no session 'lunch'"):
        hiring.schedule_interview(office, manager, other, "lunch")
    with pytest.raises(Missing, match="no person"):
        hiring.schedule_interview(office, manager, other, "people", seats={"nobody": "lead"})


def test_packets_are_for_those_who_sit_there_and_those_who_arrange(company):
    office, interview = company.office, company.interviews["incident"]
    all_of_them = hiring.list_packet_orders(office, company.recruiter, interview)
    assert {(one.person_name, one.part, one.with_whom) for one in all_of_them} == {
        ("Ada", "lead", ("Bo",)),
        ("Bo", "second", ("Ada",)),
    }
    (mine,) = hiring.list_packet_orders(office, company.ada, interview)
    assert (mine.name, mine.code) == ("Zyxwvut Ńame", all_of_them[0].code)
    assert [one.question.id for one in mine.questions] == ["unused-index", "lost-orders"]
    for who in (company.cy, company.otto, company.eve, company.chief):
        with pytest.raises(NotAllowed):
            hiring.list_packet_orders(office, who, interview)


def test_shadows_are_stored_and_kept_out_of_the_ratings(company):
    interview = company.interviews["people"]
    hiring.seat_interviewer(company.office, company.recruiter, interview, company.eve.person, "shadow")
    company.hand_in(company.eve, 1)
    company.hand_in(company.cy, 4)
    frame = hiring.read_ratings(company.office, company.manager, company.opening)
    assert set(frame["interviewer"]) == {company.cy.person}
    assert company.see(company.manager) == {("Cy", 1), ("Eve", 1)}


def test_a_moment_is_kept_in_utc():
    assert hiring.office.moment(datetime(2026, 1, 1, tzinfo=UTC)) == "2026-01-01T00:00:00.000Z"
