"""Candidates: names behind codes, decisions, and erase."""

import json

import pytest
from sqlalchemy import select

from kit import hiring
from kit.errors import HiringError, Missing, NotAllowed
from kit.store.tables import metadata


def test_names_are_shown_to_those_who_may_see_them(company):
    names = {
        who.name: [one.name for one in hiring.list_candidates(company.office, who, company.opening)]
        for who in (company.manager, company.recruiter, company.ada, company.otto, company.eve, company.chief)
    }
    known = ["Zyxwvut Ńame"]
    assert names == {
        "Manager": known,
        "Recruiter": known,
        "Ada": known,
        "Otto": [None],
        "Eve": [],
        "Chief": [],
    }
    with pytest.raises(Missing):
        hiring.find_candidate(company.office, company.eve, company.application)


def test_an_interviewer_lists_only_whom_they_meet(company):
    other = hiring.add_candidate(company.office, company.recruiter, company.opening, "Other")
    hiring.schedule_interview(company.office, company.recruiter, other, "people")
    for who, number in ((company.ada, 1), (company.cy, 2), (company.manager, 2)):
        assert len(hiring.list_candidates(company.office, who, company.opening)) == number


def test_a_name_is_put_right_wherever_it_is_shown_and_the_chain_says_so(company):
    office = company.office
    hiring.rename_candidate(office, company.recruiter, company.application, " Zyxwvut Name ")
    hiring.rename_candidate(office, company.recruiter, company.application, "Zyxwvut Name")  # a second click
    (seen,) = hiring.list_candidates(office, company.ada, company.opening)
    assert seen.name == "Zyxwvut Name"
    actions = [line.action for line in hiring.read_audit(office, company.chief, company.opening)]
    assert actions.count("candidate.rename") == 1
    assert hiring.check_audit(office, company.chief) == ()
    with pytest.raises(HiringError, match="needs a name"):
        hiring.rename_candidate(office, company.recruiter, company.application, " ")
    hiring.erase_candidate(office, company.manager, company.application)
    with pytest.raises(HiringError, match="was erased: there is no name any more"):
        hiring.rename_candidate(office, company.recruiter, company.application, "Z")


def test_a_decision_has_a_person_a_reason_and_the_weights_of_its_day(company):
    office, manager = company.office, company.manager
    with pytest.raises(HiringError, match="needs its reason"):
        hiring.decide(office, manager, company.application, "hire", " ")
    with pytest.raises(HiringError, match="'perhaps' is no outcome"):
        hiring.decide(office, manager, company.application, "perhaps", "Because.")
    for who in (company.recruiter, company.ada, company.otto, company.eve, company.chief):
        with pytest.raises(NotAllowed):
            hiring.decide(office, who, company.application, "hire", "Because.")
    hiring.decide(office, manager, company.application, "hold", "One more interview.")
    for _ in range(2):  # a second click adds nothing
        hiring.decide(office, manager, company.application, "hire", "Strong on databases.")
    found = hiring.list_decisions(office, company.recruiter, company.application)
    assert [(one.outcome, one.name, one.reason) for one in found] == [
        ("hire", "Manager", "Strong on databases."),
        ("hold", "Manager", "One more interview."),
    ]
    line = hiring.read_audit(office, company.chief, company.opening)[0]
    assert line.facts["weights"] == hiring.find_opening(office, manager, company.opening).weights_sha256


def test_a_decision_does_not_sway_who_has_not_rated_yet(company):
    hiring.decide(company.office, company.manager, company.application, "hire", "Strong.")
    interview = company.interviews["people"]
    hiring.seat_interviewer(company.office, company.manager, interview, company.recruiter.person)
    for who in (company.recruiter, company.ada, company.otto):
        with pytest.raises(NotAllowed):
            hiring.list_decisions(company.office, who, company.application)


def _bytes_of(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


def test_erase_leaves_numbers_under_a_code(company):
    office = company.office
    company.hand_in(company.ada, 4)
    hiring.decide(office, company.manager, company.application, "hire", "Strong.")
    opened = hiring.open_card(office, company.bo, company.card(company.bo))
    hiring.save_draft(office, company.bo, opened.id, "takeaways", "Half", rev=1, writer="tab", base=0)
    before = hiring.read_ratings(office, company.manager, company.opening)
    with pytest.raises(NotAllowed):
        hiring.erase_candidate(office, company.ada, company.application)
    hiring.erase_candidate(office, company.recruiter, company.application)
    found = hiring.find_candidate(office, company.manager, company.application)
    assert (found.name, found.erased, found.code) == (None, True, opened.code)
    (card,) = hiring.list_cards(office, company.manager, company.application)
    assert {one.note for one in card.scorecard.ratings} == {""}
    assert card.scorecard.takeaways == ""
    assert hiring.list_decisions(office, company.manager, company.application)[0].reason is None
    assert hiring.read_ratings(office, company.manager, company.opening).equals(before)
    assert hiring.check_audit(office, company.chief) == ()
    with pytest.raises(HiringError, match="was erased"):
        hiring.save_draft(office, company.bo, opened.id, "takeaways", "More", rev=2, writer="tab", base=1)
    with pytest.raises(HiringError, match="was erased"):
        company.hand_in(company.bo)
    with pytest.raises(HiringError, match="was erased"):
        hiring.erase_candidate(office, company.recruiter, company.application)
    line = json.loads((office.store.folder / "erased.jsonl").read_text())
    assert line.keys() == {"candidate", "at"}


def test_no_name_and_no_note_is_ever_in_the_files(company):
    company.hand_in(company.ada)
    hiring.decide(company.office, company.manager, company.application, "hire", "Quagga reason.")
    with company.office.store.read() as tx:
        rows = [row for table in metadata.sorted_tables for row in tx.execute(select(table))]
    everything = _bytes_of(company.office.store.folder) + repr(rows).encode()
    assert b"card.submit" in everything
    for word in ("Zyxwvut", "found the index", "Calm under pressure", "Quagga"):
        assert word.encode() not in everything


def test_a_legal_hold_forbids_erase_and_says_why(company):
    with company.office.store.write() as tx:
        tx.exec_driver_sql("UPDATE opening SET legal_hold = 'A charge was filed on 1 November.'")
    with pytest.raises(
        HiringError, match=r"legal hold: A charge was filed on 1 November\. Nothing was erased"
    ):
        hiring.erase_candidate(company.office, company.manager, company.application)
    assert hiring.find_candidate(company.office, company.manager, company.application).name


def test_a_candidate_needs_a_name_and_a_form_that_is_there(company):
    with pytest.raises(HiringError, match="needs a name"):
        hiring.add_candidate(company.office, company.manager, company.opening, " ")
    with pytest.raises(HiringError, match="no form 'Z': A"):
        hiring.add_candidate(company.office, company.manager, company.opening, "N", form="Z")
    with pytest.raises(NotAllowed):
        hiring.add_candidate(company.office, company.ada, company.opening, "N")
