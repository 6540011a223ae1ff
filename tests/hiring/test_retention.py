"""How long candidates are kept, what forbids that they are erased, and the certificate of it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kit import hiring
from kit.errors import HiringError

from .conftest import MORNING


def _on(company, day: str):
    """The same office on another day."""
    return replace(company.office, now=lambda: datetime.fromisoformat(f"{day}T12:00:00+00:00"))


@pytest.fixture
def last(company):
    """The day of the last act: ids carry the day on which the row was made, which no clock of a test moves."""
    company.hand_in(company.ada)
    return max(MORNING.date(), datetime.now(UTC).date())


def test_who_is_within_the_time_is_not_due(company, last):
    assert hiring.list_due(_on(company, last.isoformat()), company.chief) == ()
    assert hiring.apply_retention(_on(company, last.isoformat()), company.chief) == ()
    assert hiring.find_candidate(company.office, company.manager, company.application).name


def test_who_is_due_is_listed_and_then_erased_with_a_certificate(company, last):
    later = _on(company, f"{last.year + 1}-12-31")
    (due,) = hiring.list_due(later, company.chief)
    assert (due.last, due.since, due.action, due.held) == (
        last,
        last.replace(year=last.year + 1),
        "anonymise",
        "",
    )
    assert hiring.find_candidate(later, company.manager, company.application).name  # a list erases nobody
    (certificate,) = hiring.apply_retention(later, company.chief)
    found = hiring.find_candidate(later, company.manager, company.application)
    assert (found.name, found.erased) == (None, True)
    assert (certificate.code, certificate.by) == (due.code, "Chief")
    assert certificate.boxes == 2  # who they are, and Ada's note
    assert certificate.ratings == "kept as numbers under the code"
    assert len(hiring.read_ratings(later, company.manager, company.opening)) == 3
    ((_, number, head),) = certificate.chains
    line = hiring.read_audit(later, company.chief, company.opening)[0]
    assert (line.number, line.action, len(head)) == (number, "candidate.erase", 64)
    actions = [one.action for one in hiring.read_audit(later, company.chief)]
    assert actions[:2] == ["retention.apply", "retention.list"]
    assert hiring.apply_retention(later, company.chief) == ()
    assert hiring.check_data(later, company.chief).problems == ()


def test_an_opening_that_erases_shows_no_number_either(company, last):
    hiring.set_retention(company.office, company.chief, company.opening, 6, "erase")
    later = _on(company, f"{last.year + 1}-12-31")
    (certificate,) = hiring.apply_retention(later, company.chief)
    assert certificate.ratings == "left out of everything that is shown"
    assert len(hiring.read_ratings(later, company.manager, company.opening)) == 0


def test_a_legal_hold_keeps_who_is_due_and_says_why_until_it_ends(company, last):
    hiring.set_legal_hold(company.office, company.chief, company.opening, "A charge was filed on 1 November.")
    later = _on(company, f"{last.year + 1}-12-31")
    (due,) = hiring.list_due(later, company.chief)
    assert "is on legal hold: A charge was filed on 1 November." in due.held
    assert hiring.apply_retention(later, company.chief) == ()
    with pytest.raises(HiringError, match="Nothing was erased"):
        hiring.erase_candidate(later, company.manager, company.application)
    hiring.set_legal_hold(company.office, company.chief, company.opening, None)
    assert len(hiring.apply_retention(later, company.chief)) == 1
    actions = [one.action for one in hiring.read_audit(later, company.chief, company.opening)]
    assert {"hold.begin", "hold.end"} <= set(actions)


def test_a_decision_made_later_keeps_the_candidate_longer(company, last):
    decided = _on(company, f"{last.year + 1}-06-30")
    hiring.decide(decided, company.manager, company.application, "no_hire", "Others were stronger.")
    assert hiring.list_due(_on(company, f"{last.year + 2}-06-29"), company.chief) == ()
    (due,) = hiring.list_due(_on(company, f"{last.year + 2}-06-30"), company.chief)
    assert (due.last, due.since) == (date(last.year + 1, 6, 30), date(last.year + 2, 6, 30))


def test_a_policy_that_can_not_be_is_refused(company):
    for months, action, says in (
        (0, "erase", "1 to 120 months"),
        (121, "erase", "got 121"),
        (12, "burn", "is no action"),
    ):
        with pytest.raises(HiringError, match=says):
            hiring.set_retention(company.office, company.chief, company.opening, months, action)
    with pytest.raises(HiringError, match="Say in a sentence why"):
        hiring.set_legal_hold(company.office, company.chief, company.opening, " ")
    with pytest.raises(HiringError, match="is not on legal hold"):
        hiring.set_legal_hold(company.office, company.chief, company.opening, None)
    now = hiring.find_retention(company.office, company.chief, company.opening)
    assert (now.months, now.action, now.hold) == (12, "anonymise", None)
