"""A small company: an opening with two sessions, three interviewers and one candidate."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kit import hiring
from kit.access import Viewer
from kit.hiring import Office
from kit.hiring.signin import make_guest_code, redeem_guest_code
from kit.loop import Loop
from kit.loop.loop import Form, LoopQuestion, Session
from kit.scorecard import Rating, Scorecard, read_scorecards
from kit.store import open_store

from ..loop.making import bank_of, question, role_of, session

BANK = bank_of(
    question("unused-index", "databases", secondary={"debugging": 30}),
    question("lost-orders", "debugging"),
    question("stuck-colleague", "mentoring", secondary={"debugging": 20}),
)
ROLE = role_of(
    {"databases": 40, "debugging": 40, "mentoring": 20},
    session("incident", "debugging", "databases"),
    session("people", "mentoring"),
)
MORNING = datetime(2026, 11, 24, 9, tzinfo=UTC)


def loop_of(sessions: dict[str, list[str]], bank=BANK, forms=("A",)) -> Loop:
    """A loop with these questions in each session, alike in each form."""
    made = tuple(
        Session(
            session=name,
            title=name.capitalize(),
            minutes=60,
            questions=tuple(
                LoopQuestion(
                    question=q.id,
                    version=q.version,
                    digest=q.digest,
                    minutes=q.minutes.total,
                    competencies=q.competencies,
                )
                for q in map(bank.question, ids)
            ),
        )
        for name, ids in sessions.items()
    )
    return Loop(
        role=ROLE.id,
        plan=ROLE.version,
        seed=0,
        status="optimal",
        objective=0,
        bound=0,
        fingerprint="f",
        forms=tuple(Form(form=form, difficulty="3.00", sessions=made) for form in forms),
    )


LOOP = loop_of({"incident": ["unused-index", "lost-orders"], "people": ["stuck-colleague"]})


@dataclass
class Company:
    """People by first name; `hours` moves the clock."""

    office: Office
    chief: Viewer
    manager: Viewer
    recruiter: Viewer
    ada: Viewer
    bo: Viewer
    cy: Viewer
    otto: Viewer
    eve: Viewer
    place: Path | str = ""
    opening: str = ""
    application: str = ""
    interviews: dict[str, str] = field(default_factory=dict)

    def card(self, who: Viewer, application: str = "") -> str:
        application = application or self.application
        mine = hiring.list_my_interviews(self.office, who)
        return next(one.card for one in mine if one.application == application)

    def code(self, application: str = "") -> str:
        found = hiring.find_candidate(self.office, self.recruiter, application or self.application)
        return found.code

    def hand_in(self, who: Viewer, point: int = 4, *, application: str = "", request: str = "", **more):
        card = self.card(who, application)
        asked = hiring.open_card(self.office, who, card).asked
        given = full_card(asked, point)
        return hiring.submit_card(self.office, who, card, given, request or f"{card}/{point}", **more)

    def see(self, who: Viewer, application: str = "") -> set[tuple[str, int]]:
        """Whose cards *who* sees, with the number of each revision."""
        seen = hiring.list_cards(self.office, who, application or self.application)
        return {(one.name, one.number) for one in seen}


def full_card(asked, point: int = 4, note: str = "She read the plan and found the index.") -> Scorecard:
    rows = [(q, c) for q, rated in asked.items() for c in rated]
    return Scorecard(
        scale="bars5",
        ratings=tuple(
            Rating(question=q, competency=c, state="rated", ordinal=point, note=note) for q, c in rows
        ),
        takeaways="Calm under pressure.",
        recommendation="yes",
        recommendation_state="given",
        confidence="mid",
    )


def by_code(company: Company, who: Viewer, card: str) -> Viewer:
    """*who* as a guest who came by a code of *card*."""
    code = make_guest_code(company.office, company.manager, card)
    guest = redeem_guest_code(company.office, code, "192.0.2.7")
    return replace(who, guest=guest.card, code=guest.code)


class Clock:
    def __init__(self):
        self.now = MORNING

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


def found_company(place) -> Company:
    office = Office(open_store(place), BANK, read_scorecards(), Clock())
    chief = hiring.find_local_viewer(office, "Chief")
    names = ("Manager", "Recruiter", "Ada", "Bo", "Cy", "Otto", "Eve")
    people = [Viewer(hiring.add_person(office, chief, name), name) for name in names]
    company = Company(office, chief, *people, place=place)
    open_for(company)
    return company


def open_for(company: Company) -> None:
    """Open an opening with one candidate: Ada and Bo take the incident, Cy the people session."""
    office, manager = company.office, company.manager
    company.opening = hiring.open_opening(office, company.chief, ROLE, manager=manager.person)
    hiring.add_member(office, manager, company.opening, company.recruiter.person, "recruiter")
    hiring.add_member(office, manager, company.opening, company.otto.person, "observer")
    hiring.set_loop(office, manager, company.opening, LOOP)
    seats = {company.ada.person: "lead", company.bo.person: "second"}
    hiring.set_panel(office, manager, company.opening, "incident", seats)
    hiring.set_panel(office, manager, company.opening, "people", {company.cy.person: "lead"})
    company.application = hiring.add_candidate(office, company.recruiter, company.opening, "Zyxwvut Ńame")
    company.interviews = {
        name: hiring.schedule_interview(office, company.recruiter, company.application, name, MORNING)
        for name in ("incident", "people")
    }


# Most of what these ask of the store is asked on both databases by the other files, and they are slow: here only
# tests marked `both` are run on PostgreSQL too. HIRING_KIT_TEST_BOTH=1 runs all of them on both.
SLOW = ("test_data", "test_person", "test_packets", "test_reading", "test_records", "test_sample")


def pytest_generate_tests(metafunc):
    if "founded" in metafunc.fixturenames:
        slow = metafunc.module.__name__.endswith(SLOW) and "HIRING_KIT_TEST_BOTH" not in os.environ
        once = slow and not metafunc.definition.get_closest_marker("both")
        databases = ["sqlite"] if once else ["sqlite", "postgresql"]
        metafunc.parametrize("founded", databases, indirect=True, scope="session")


@pytest.fixture(scope="session")
def founded(request, tmp_path_factory):
    """A company whose store is closed, and the name of its database on PostgreSQL: each test gets a copy."""
    folder = tmp_path_factory.mktemp("company") / "data"
    name = None
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("HIRING_KIT_KEY", raising=False)
        patch.setenv("HIRING_KIT_DATA", str(folder))
        if getattr(request, "param", "sqlite") == "postgresql":  # tests elsewhere borrow it as it is
            cluster = request.getfixturevalue("cluster")
            name = cluster.new_database(request.getfixturevalue("migrated"))
        made = found_company(cluster.url(name) if name else folder)
    made.office.store.close()
    return made, name


@pytest.fixture
def company(founded, request, tmp_path, monkeypatch):
    original, name = founded
    monkeypatch.delenv("HIRING_KIT_KEY", raising=False)
    monkeypatch.setenv("HIRING_KIT_DATA", str(tmp_path / "data"))
    shutil.copytree(original.office.store.folder, tmp_path / "data")
    place = tmp_path / "data"
    if name:
        cluster = request.getfixturevalue("cluster")
        copy = cluster.new_database(name)
        place = cluster.url(copy)
    office = replace(original.office, store=open_store(place), now=Clock())
    made = replace(original, office=office, place=place, interviews=dict(original.interviews))
    yield made
    made.office.store.close()
    if name:
        cluster.drop_database(copy)
