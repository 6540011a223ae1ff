"""The smallest store that has one of everything up to an open card."""

from dataclasses import dataclass

import pytest

from kit.access import Viewer
from kit.store import Store, audit, candidates, interviews, open_store, openings, people
from kit.store.box import digest
from kit.store.cards import add_scale, submit

AT = "2026-11-26T10:00:00.000Z"
QUESTION = digest(b"a question")


@dataclass
class Desk:
    """A store with an opening, a candidate and one open card of Ada's."""

    store: Store
    ada: Viewer
    opening: str
    session: str
    candidate: str
    application: str
    interview: str
    card: str

    def submit(self, request_id: str, ordinal: int | None = 4, note: str = "She found the cause.", card=None):
        with self.store.write() as tx:
            return submit(
                tx,
                self.store.master,
                self.ada,
                card or self.card,
                AT,
                request_id=request_id,
                source="web",
                ratings=[
                    {
                        "question_sha256": QUESTION,
                        "competency": "debugging",
                        "state": "not_rated" if ordinal is None else "rated",
                        "scale": "four@1",
                        "ordinal": ordinal,
                        "label": None,
                        "reason": "no_time" if ordinal is None else None,
                    }
                ],
                note={"takeaways": note},
                recommendation="yes",
                recommendation_state="given",
                confidence="mid",
            )


def add_person(tx, name: str) -> str:
    return people.add_person(tx, AT, issuer="test", subject=name, name=name, email=None, admin=False)


def add_opening(tx, person: str) -> str:
    values = {"role": "r", "weights": "[]", "weights_sha256": "0", "status": "open", "retention_months": 12}
    return openings.add_opening(
        tx, title="Opening", **values, retention_action="anonymise", created_by=person, created_at=AT
    )


def add_session(tx, opening: str) -> str:
    body = {"sha256": QUESTION, "question": "a-question", "version": "1.0.0", "body": "{}"}
    openings.add_questions(tx, [body])
    asked = {"session": "s", "form": "A", "ordinal": 1, "question_sha256": QUESTION, "minutes": 20}
    session = {"session": "s", "title": "Session", "minutes": 45}
    loop = openings.add_loop(
        tx,
        opening,
        seed=0,
        input_sha256="0",
        solution="{}",
        sessions=[session],
        questions=[asked],
        seats=[],
    )
    return openings.sessions(tx, loop)[0].id


on_sqlite = pytest.mark.parametrize("place", ["sqlite"], indirect=True)


@pytest.fixture
def store(place):
    opened = open_store(place)
    yield opened
    opened.close()


@pytest.fixture
def desk(store):
    with store.write() as tx:
        ada = add_person(tx, "Ada")
        opening = add_opening(tx, ada)
        session = add_session(tx, opening)
        add_scale(tx, "four@1", {1: "No", 2: "Hardly", 3: "Yes", 4: "Very"})
        candidate = candidates.add_candidate(tx, store.master, {"name": "Zyxwvut Candidate"})
        application = candidates.add_application(tx, candidate, opening, "A")
        interview = interviews.add_interview(
            tx, application_id=application, session_id=session, time_zone="UTC", starts_at=None, ends_at=None
        )
        card = interviews.add_card(tx, interview, ada, "lead")
        audit.append(tx, opening, Viewer(ada), AT, "opening.open", opening)
    return Desk(store, Viewer(ada), opening, session, candidate, application, interview, card)
