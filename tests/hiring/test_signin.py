"""Who comes in: by a provider that has verified an address somebody added, or by a code that opens one card, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kit import hiring
from kit.errors import HiringError, Missing, NotAllowed, SignInAgain
from kit.hiring.export import export_my_calendar
from kit.hiring.intake import begin_upload
from kit.hiring.packet import make_packet
from kit.hiring.paper import find_clashes, put_into_card
from kit.hiring.signin import (
    SignIn,
    admit,
    find_guest,
    make_guest_code,
    redeem_guest_code,
    sign_out,
)

from .conftest import MORNING, by_code, full_card


def signed_in(company, **values) -> SignIn:
    at = int(company.office.now().timestamp())
    given = {"issuer": "https://id.example", "subject": "s-1", "name": "Zoë", "email": "Zoe@Example.com"}
    return SignIn(**{**given, "email_verified": True, "at": at, **values})


def later(company, **span):
    now = company.office.now() + timedelta(**span)
    return replace(company.office, now=lambda: now)


def lines(company, action):
    rows = hiring.read_audit(company.office, company.chief)
    return [line for line in rows if line.action == action]


def test_who_was_added_comes_in_by_their_verified_address_and_is_then_known_by_issuer_and_subject(company):
    id = hiring.add_person(company.office, company.chief, "Zoë B", "zoe@example.com")
    assert admit(company.office, signed_in(company)).person == id
    moved = signed_in(company, email="another@example.com", email_verified=False)
    assert admit(company.office, moved).person == id
    with pytest.raises(NotAllowed, match="nobody has added you"):
        admit(company.office, signed_in(company, subject="s-2"))
    assert [line.entity for line in lines(company, "person.welcome")] == [id]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"email_verified": False}, "has not verified"),
        ({"email": ""}, "has not verified"),
        ({"email": "me"}, "has not verified"),
        ({"email": "eve@example.com"}, "nobody has added you"),
    ],
)
def test_nobody_comes_in_by_an_address_that_is_not_proven_or_not_added(company, values, says):
    hiring.add_person(company.office, company.chief, "Zoë B", "zoe@example.com")
    with pytest.raises(NotAllowed, match=says):
        admit(company.office, signed_in(company, **values), admins=["boss@example.com"])


def test_a_person_of_another_provider_is_not_taken_over_by_the_same_address(company):
    id = hiring.add_person(company.office, company.chief, "Zoë B", "zoe@example.com")
    assert admit(company.office, signed_in(company)).person == id
    with pytest.raises(NotAllowed, match="nobody has added you"):
        admit(company.office, signed_in(company, issuer="https://evil.example"))


def test_the_first_administrator_is_named_by_whoever_runs_it(company):
    viewer = admit(company.office, signed_in(company), admins=["zoe@example.COM"])
    assert hiring.list_roles(company.office, viewer) == (True, frozenset())


def test_a_sign_in_ends_after_twelve_hours_and_after_two_hours_without_use(company):
    hiring.add_person(company.office, company.chief, "Zoë B", "zoe@example.com")
    first = signed_in(company)
    admit(company.office, first)
    with pytest.raises(SignInAgain):
        admit(later(company, hours=2, minutes=1), first)
    for hours in range(1, 12):
        admit(later(company, hours=hours), first)
    with pytest.raises(SignInAgain):
        admit(later(company, hours=12, minutes=1), first)


def test_signing_out_ends_all_sign_ins_and_switching_off_holds_from_the_next_click(company):
    hiring.add_person(company.office, company.chief, "Zoë B", "zoe@example.com")
    first = signed_in(company)
    viewer = admit(company.office, first)
    sign_out(later(company, seconds=30), viewer)
    with pytest.raises(SignInAgain):
        admit(later(company, seconds=31), first)
    again = replace(first, at=first.at + 60)
    assert admit(later(company, seconds=61), again) == viewer
    hiring.change_person(later(company, seconds=62), company.chief, viewer.person, active=False)
    with pytest.raises(NotAllowed):
        admit(later(company, seconds=63), again)
    with pytest.raises(NotAllowed, match="not active"):
        admit(later(company, seconds=64), replace(first, at=first.at + 64))


def test_a_code_opens_one_card_once_however_it_is_typed(company):
    card = company.card(company.ada)
    code = make_guest_code(company.office, company.recruiter, card)
    guest = redeem_guest_code(
        company.office, f" {code.lower().replace('0', 'o').replace('1', 'l')} ", "192.0.2.7"
    )
    assert (guest.card, guest.person) == (card, company.ada.person)
    viewer = find_guest(company.office, guest)
    assert viewer.guest
    assert hiring.open_card(company.office, viewer, card).asked
    with pytest.raises(NotAllowed, match="not valid"):
        redeem_guest_code(company.office, code, "192.0.2.7")
    with pytest.raises(SignInAgain):
        find_guest(later(company, hours=12, minutes=1), guest)


def test_a_guest_reaches_the_interview_packet_and_card_of_their_code_and_none_besides_that_their_person_holds(
    company,
):
    """Ada also holds the other interview of this candidate, and one of another; she comes by the code of the first."""
    office, ada = company.office, company.ada
    second = hiring.seat_interviewer(office, company.manager, company.interviews["people"], ada.person)
    application = hiring.add_candidate(office, company.recruiter, company.opening, "Another")
    hiring.schedule_interview(office, company.recruiter, application, "incident", MORNING)
    held = {one.interview: one.card for one in hiring.list_my_interviews(office, ada)}
    first = held[company.interviews["incident"]]
    assert len(held) == 3
    for card in held.values():
        asked = hiring.open_card(office, ada, card).asked
        hiring.submit_card(office, ada, card, full_card(asked), f"{card}/1")
        hiring.withdraw_card(office, ada, card)

    guest = by_code(company, ada, first)
    assert [one.card for one in hiring.list_my_interviews(office, guest)] == [first]
    assert [one.application for one in hiring.list_candidates(office, guest, company.opening)] == [
        company.application
    ]
    assert hiring.open_card(office, guest, first).number == 1
    assert make_packet(office, guest, first).content
    assert export_my_calendar(office, guest).content.count(b"BEGIN:VEVENT") == 1
    for interview, card in held.items():
        if card == first:
            continue
        for call in (
            lambda card=card: hiring.open_card(office, guest, card),
            lambda card=card: hiring.save_draft(
                office, guest, card, "takeaways", "x", rev=1, writer="t", base=0
            ),
            lambda card=card: hiring.submit_card(
                office, guest, card, full_card(asked), "again", reason="More."
            ),
            lambda card=card: hiring.withdraw_card(office, guest, card),
            lambda card=card: make_packet(office, guest, card),
            lambda interview=interview: hiring.list_packet_orders(office, guest, interview),
            lambda card=card: find_clashes(office, guest, card),
            lambda card=card: put_into_card(office, guest, card),
        ):
            with pytest.raises(NotAllowed):
                call()
    with pytest.raises(Missing):
        hiring.find_candidate(office, guest, application)
    with pytest.raises(NotAllowed):
        hiring.count_cards(office, guest, application)
    for card in held.values():
        asked = hiring.open_card(office, ada, card).asked
        hiring.submit_card(office, ada, card, full_card(asked), f"{card}/2", reason="More.")
    seen = hiring.list_cards(office, guest, company.application)
    assert {one.card for one in seen} == {first}
    assert hiring.list_cards(office, guest, application) == ()
    assert second in {one.card for one in hiring.list_cards(office, ada, company.application)}


def test_a_newer_code_ends_the_older_and_time_ends_both(company):
    card = company.card(company.ada)
    old, new = (make_guest_code(company.office, company.recruiter, card) for _ in range(2))
    with pytest.raises(NotAllowed, match="not valid"):
        redeem_guest_code(company.office, old, "192.0.2.7")
    with pytest.raises(NotAllowed, match="not valid"):
        redeem_guest_code(later(company, days=60), new, "192.0.2.7")
    redeem_guest_code(company.office, new, "192.0.2.7")


def test_a_newer_code_ends_what_the_older_one_opened_at_the_next_call_whichever_it_is(company):
    """A page that is open asks by itself what it may: it is not opened anew before each thing it does."""
    office, card = company.office, company.card(company.ada)
    first = redeem_guest_code(office, make_guest_code(office, company.recruiter, card), "192.0.2.7")
    earlier = find_guest(office, first)
    hiring.save_draft(office, earlier, card, "takeaways", "Before.", rev=1, writer="t", base=0)
    given = full_card(hiring.open_card(office, earlier, card).asked)
    code = make_guest_code(office, company.manager, card)
    for call in (
        lambda: find_guest(office, first),
        lambda: hiring.list_my_interviews(office, earlier),
        lambda: hiring.open_card(office, earlier, card),
        lambda: hiring.save_draft(office, earlier, card, "takeaways", "More.", rev=2, writer="t", base=1),
        lambda: hiring.submit_card(office, earlier, card, given, "one"),
        lambda: make_packet(office, earlier, card),
        lambda: begin_upload(office, earlier, 1),
    ):
        with pytest.raises(SignInAgain, match="A newer code was made for this interview"):
            call()
    now = find_guest(office, redeem_guest_code(office, code, "192.0.2.7"))
    assert hiring.open_card(office, now, card).drafts["takeaways"].text == "Before."
    hiring.submit_card(office, now, card, given, "one")
    with pytest.raises(SignInAgain):
        hiring.list_cards(office, earlier, company.application)


def test_a_newer_code_of_one_interview_leaves_the_guests_of_others(company):
    ada, bo = (by_code(company, who, company.card(who)) for who in (company.ada, company.bo))
    make_guest_code(company.office, company.manager, company.card(company.ada))
    with pytest.raises(SignInAgain):
        hiring.list_my_interviews(company.office, ada)
    assert hiring.list_my_interviews(company.office, bo)
    assert hiring.list_my_interviews(company.office, company.ada), "who has an account needs no code"


def test_codes_are_made_by_who_arranges_for_cards_that_are_owed_and_kept_as_digests(company):
    card = company.card(company.ada)
    for who in (company.ada, company.bo, company.otto, company.chief):
        with pytest.raises(NotAllowed):
            make_guest_code(company.office, who, card)
    code = make_guest_code(company.office, company.manager, card)
    with company.office.store.read() as tx:
        rows = str(tx.exec_driver_sql("SELECT * FROM guest_code").all())
    assert code not in rows
    assert code.replace("-", "") not in rows
    company.hand_in(company.ada)
    with pytest.raises(HiringError, match="would open nothing"):
        make_guest_code(company.office, company.manager, card)


def test_a_guest_is_out_when_they_are_excused(company):
    card = company.card(company.ada)
    guest = redeem_guest_code(company.office, make_guest_code(company.office, company.manager, card), "x")
    hiring.excuse_card(company.office, company.manager, card, "Ill.")
    with pytest.raises(SignInAgain):
        find_guest(company.office, guest)


def test_guessing_codes_is_stopped_by_address_and_everywhere_and_no_address_is_kept(company):
    def guess(address, office=company.office):
        with pytest.raises(NotAllowed) as error:
            redeem_guest_code(office, "AAAA-AAAA-AAAA", address)
        return str(error.value)

    said = [guess("192.0.2.7") for _ in range(11)]
    assert ["not valid" in words for words in said] == [True] * 10 + [False]
    assert "not valid" in guess("192.0.2.8")
    assert "not valid" in guess("192.0.2.7", later(company, minutes=2))
    for n in range(100 - 12):
        guess(f"198.51.100.{n}")
    assert "Too many" in guess("203.0.113.1")
    good = make_guest_code(company.office, company.recruiter, company.card(company.ada))
    with pytest.raises(NotAllowed, match="Too many"):
        redeem_guest_code(company.office, good, "203.0.113.2")
    assert len(lines(company, "guest.refuse")) == 100
    with company.office.store.read() as tx:
        assert "192.0.2" not in str(tx.exec_driver_sql("SELECT * FROM audit").all())
