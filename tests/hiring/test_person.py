"""What is taken out as files: everything of one candidate, and nothing that the viewer may not see."""

import json

import pytest

from kit import hiring
from kit.errors import Missing, NotAllowed
from kit.hiring.person import export_candidate

from .conftest import MORNING, full_card


@pytest.fixture
def two_candidates(company):
    other = hiring.add_candidate(company.office, company.recruiter, company.opening, "Quill Other")
    hiring.schedule_interview(company.office, company.recruiter, other, "people", MORNING)
    asked = hiring.open_card(company.office, company.ada, company.card(company.ada)).asked
    card = full_card(asked, 4, note="Found the index sooner than Quill Other did.")
    hiring.submit_card(company.office, company.ada, company.card(company.ada), card, "r")
    hiring.decide(company.office, company.manager, company.application, "hire", "Strong on databases.")
    return company


def test_everything_about_one_candidate_is_in_the_file_and_no_other_is_named(two_candidates):
    c = two_candidates
    document, bundle = export_candidate(c.office, c.recruiter, c.application)
    assert bundle.content.startswith(b"%PDF")
    found = json.loads(document.content)
    assert (found["format"], found["identity"]["name"]) == ("hiring-kit/person/1", "Zyxwvut Ńame")
    (application,) = found["applications"]
    (card,) = application["scorecards"]
    assert (card["interviewer"], card["revision"], card["recommendation"]) == ("Ada", 1, "yes")
    assert [one["note"] for one in card["ratings"]] == ["Found the index sooner than [name removed] did."] * 3
    assert card["takeaways"] == "Calm under pressure."
    (decision,) = application["decisions"]
    assert (decision["outcome"], decision["reason"]) == ("hire", "Strong on databases.")
    assert {one["title"] for one in application["interviews"]} == {"Incident", "People"}
    assert "Quill" not in document.content.decode()
    assert sum("which is not handed in" in one for one in found["left_out"]) == 2  # Bo's and Cy's
    assert any("names of other candidates" in one for one in found["left_out"])
    lines = hiring.read_audit(c.office, c.chief, c.opening)
    assert [one.action for one in lines][:2] == ["export.candidate", "records.make"]


def test_who_owes_a_card_or_has_no_part_takes_nothing_out(two_candidates):
    c = two_candidates
    hiring.seat_interviewer(c.office, c.manager, c.interviews["people"], c.recruiter.person)
    for who in (c.recruiter, c.ada, c.chief, c.eve, c.otto):
        with pytest.raises(NotAllowed):
            export_candidate(c.office, who, c.application)


def test_of_an_erased_candidate_nothing_is_left_to_take_out(two_candidates):
    c = two_candidates
    hiring.erase_candidate(c.office, c.manager, c.application)
    with pytest.raises(Missing, match="was erased: nothing is kept that names or describes"):
        export_candidate(c.office, c.manager, c.application)
