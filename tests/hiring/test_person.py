"""What is taken out as files: everything of one candidate, and nothing that the viewer may not see."""

import io
import json
import zipfile

import pytest

from kit import hiring
from kit.errors import Missing, NotAllowed
from kit.hiring.person import export_candidate, make_person_file

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


def test_a_former_name_is_told_to_its_bearer_and_taken_out_for_everybody_else(two_candidates):
    c = two_candidates
    by_name = {one.name: one.application for one in hiring.list_candidates(c.office, c.manager, c.opening)}
    hiring.rename_candidate(c.office, c.manager, by_name["Quill Other"], "Robin Reed")
    hiring.rename_candidate(c.office, c.manager, c.application, "Zoë Name")
    document, _ = export_candidate(c.office, c.recruiter, c.application)
    found = json.loads(document.content)
    assert (found["identity"]["name"], found["former_names"]) == ("Zoë Name", ["Zyxwvut Ńame"])
    notes = [one["note"] for one in found["applications"][0]["scorecards"][0]["ratings"]]
    assert notes == ["Found the index sooner than [name removed] did."] * 3


def test_all_of_it_comes_as_one_file_whose_name_names_nobody(two_candidates):
    c = two_candidates
    made = make_person_file(c.office, c.recruiter, c.application)
    code = hiring.find_candidate(c.office, c.recruiter, c.application).code
    assert (made.name, made.media_type) == (f"person-{code}.zip", "application/zip")
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        assert archive.testzip() is None
        one, other = archive.namelist()
    assert (one, other.endswith(".pdf")) == (f"person-{code}.json", True)


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
