"""Openings: what is hired for, how much each thing weighs, which loop is held, and by whom."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from pydantic import TypeAdapter

from kit.access import MemberRole, Viewer
from kit.bank import bank_folders
from kit.errors import HiringError, Missing, NotAllowed
from kit.hiring.office import Office, roles_for
from kit.hiring.people import SAMPLE
from kit.loop import History, Loop, SeatTaken, Use
from kit.panel import Interviewer, Panel
from kit.role import Role, RoleCompetency, SessionPlan, find_role, session_problems
from kit.scorecard import Part
from kit.store import Tx, audit, interviews, openings, people
from kit.store.box import digest
from kit.store.ids import made_on

OpeningState = Literal["no_loop", "loop_ready", "interviewing", "decided", "closed"]

# Months that records are kept after the last act; facts for a default, not legal advice (29 CFR 1602.14, CNIL 2023).
RETENTION_MONTHS: Mapping[str, int] = {"us-private": 12, "us-public": 24, "eu": 24}

_BESIDE = "weights.beside"  # in the audit, which keeps them: there is nothing else to store of a view
_SESSIONS = "plan.set"  # likewise: each loop carries its own sessions, and this is how they came to be
_WEIGHTS = TypeAdapter(tuple[RoleCompetency, ...])
_PLANNED = TypeAdapter(tuple[SessionPlan, ...])
MOST_SESSIONS = 10  # of a plan, as in a role's file


@dataclass(frozen=True)
class Opening:
    """An opening as one viewer sees it.

    `weights` are the role's, as this opening changed them; from `fixed_at`, when the first card came in, they stand for
    good. `roles` are the viewer's own. The counts leave excused cards out.
    """

    id: str
    title: str
    role: str
    weights: tuple[RoleCompetency, ...]
    weights_sha256: str
    fixed_at: str | None
    state: OpeningState
    roles: frozenset[MemberRole]
    retention_months: int
    legal_hold: str | None
    created_at: str
    candidates: int
    decided: int
    interviews: int
    cards: int
    cards_in: int


@dataclass(frozen=True)
class PanelSeat:
    """Who is to take a session of the loop, in a form."""

    session: str
    form: str
    person: str
    name: str
    part: Part


def open_opening(
    office: Office,
    viewer: Viewer,
    role: Role,
    title: str = "",
    *,
    region: str = "us-private",
    manager: str | None = None,
) -> str:
    """Open an opening for *role* and return its id.

    Args:
        office: Where.
        viewer: An administrator, or somebody who is hiring manager or recruiter already.
        role: What the job needs; its weights are copied.
        title: What it is called; without one, the role's title.
        region: Which retention applies: a key of `RETENTION_MONTHS`.
        manager: The hiring manager; without one, the viewer.

    Raises:
        NotAllowed: when this viewer may not.
        HiringError: when the region is unknown.
    """
    if region not in RETENTION_MONTHS:
        raise HiringError(f"There is no region '{region}': {', '.join(RETENTION_MONTHS)}.")
    with office.store.write() as tx:
        admin, roles = people.rights(tx, viewer)
        if not admin and not {"hiring_manager", "recruiter"} & roles:
            raise NotAllowed("Only an administrator, or who arranges another opening, may open one.")
        manager = people.person_of(tx, manager or viewer.person).id
        weights = _weights_text(role.competencies)
        id = openings.add_opening(
            tx,
            title=title.strip() or role.title,
            role=role.id,
            weights=weights,
            weights_sha256=digest(weights.encode()),
            status="open",
            retention_months=RETENTION_MONTHS[region],
            retention_action="anonymise",
            created_by=viewer.person,
            created_at=office.at,
        )
        people.join(tx, id, manager, "hiring_manager")
        audit.append(tx, id, viewer, office.at, "opening.open", id, {"role": role.id, "manager": manager})
        return id


def list_openings(office: Office, viewer: Viewer) -> tuple[Opening, ...]:
    """Return the openings that *viewer* has a part in, newest first."""
    with office.store.read() as tx:
        people.rights(tx, viewer)
        return _openings(tx, viewer, openings.list_openings(tx, viewer))


def find_opening(office: Office, viewer: Viewer, opening: str) -> Opening:
    """Return one opening.

    Raises:
        Missing: when there is none of that id, or this viewer has no part in it.
    """
    with office.store.read() as tx:
        people.rights(tx, viewer)
        rows = [row for row in openings.list_openings(tx, viewer) if row.id == opening]
        if not rows:
            raise Missing("There is no such opening, or you are not part of it.")
        return _openings(tx, viewer, rows)[0]


def _openings(tx: Tx, viewer: Viewer, rows: Sequence) -> tuple[Opening, ...]:
    counted = openings.counts(tx, [row.id for row in rows])
    fixed = openings.first_cards(tx, [row.id for row in rows])
    found = []
    for row in rows:
        count = counted[row.id]
        state: OpeningState
        if row.status == "closed":
            state = "closed"
        elif openings.newest_loop(tx, row.id) is None:
            state = "no_loop"
        elif count["candidates"] and count["decided"] == count["candidates"]:
            state = "decided"
        else:
            state = "interviewing" if count["interviews"] else "loop_ready"
        found.append(
            Opening(
                id=row.id,
                title=row.title,
                role=row.role,
                weights=_WEIGHTS.validate_json(row.weights),
                weights_sha256=row.weights_sha256,
                fixed_at=fixed.get(row.id),
                state=state,
                roles=people.rights(tx, viewer, row.id)[1],
                retention_months=row.retention_months,
                legal_hold=row.legal_hold,
                created_at=row.created_at,
                **count,
            )
        )
    return tuple(found)


def set_weights(office: Office, viewer: Viewer, opening: str, weights: Sequence[RoleCompetency]) -> None:
    """Change how much each competency weighs, as long as no card is in.

    Raises:
        NotAllowed: when this viewer is not the hiring manager.
        HiringError: when a card is in, or the weights do not add up to 100.
    """
    with office.store.write() as tx:
        roles_for(tx, viewer, opening, "build")
        openings.opening_of(tx, opening, lock=True)
        text = _weights_text(weights)
        sha256 = digest(text.encode())
        openings.change_opening(tx, opening, weights=text, weights_sha256=sha256)
        audit.append(tx, opening, viewer, office.at, "opening.weights", opening, {"weights": sha256})
        # Asked last: the audit lets one act of an opening through at a time, so no card comes in between.
        if openings.first_cards(tx, [opening]):
            raise HiringError(
                "A card is in: the weights stand as they are, so that nobody fits them to a candidate. Other weights can "
                "be put beside them as a second view."
            )


def put_weights_beside(office: Office, viewer: Viewer, opening: str, weights: Mapping[str, int]) -> None:
    """Put other weights beside those that stand since the first card: a second view, and written down as one.

    Raises:
        NotAllowed: when this viewer is not the hiring manager.
        HiringError: when no card is in yet, or the weights do not add up to 100.
    """
    with office.store.write() as tx:
        roles_for(tx, viewer, opening, "build")
        _check_sum(weights.values())
        if not openings.first_cards(tx, [opening]):
            raise HiringError("No card is in yet: change the weights themselves.")
        audit.append(tx, opening, viewer, office.at, _BESIDE, opening, {"weights": dict(weights)})


def find_weights_beside(office: Office, viewer: Viewer, opening: str) -> dict[str, int]:
    """Return the weights that were last put beside those that stand, by competency; empty when there are none.

    Raises:
        NotAllowed: when this viewer has no part in the opening.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "look")
        row = audit.newest(tx, opening, _BESIDE)
    return {} if row is None else json.loads(row["content"])["weights"]


def close_opening(office: Office, viewer: Viewer, opening: str, *, closed: bool = True) -> None:
    """Close an opening, or open it again.

    Raises:
        NotAllowed: when this viewer is not the hiring manager.
    """
    with office.store.write() as tx:
        roles_for(tx, viewer, opening, "build")
        openings.change_opening(tx, opening, status="closed" if closed else "open")
        audit.append(tx, opening, viewer, office.at, "opening.close" if closed else "opening.reopen", opening)


def find_role_of(office: Office, viewer: Viewer, opening: str) -> Role:
    """Return the role of an opening with the opening's own weights and sessions: what a loop is assembled for.

    Raises:
        NotAllowed: when this viewer has no part in the opening.
        Missing: when the role's file is not there any more.
        RoleError: when it can not be read, with every problem.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "look")
        row = openings.opening_of(tx, opening)
        changed = audit.newest(tx, opening, _SESSIONS)
    role = find_role(row.role, office.bank, *bank_folders())
    plan = role.plan
    if changed is not None:
        sessions = json.dumps(json.loads(changed["content"])["sessions"])
        plan = plan.model_copy(update={"sessions": _PLANNED.validate_json(sessions)})
    return role.model_copy(update={"competencies": _WEIGHTS.validate_json(row.weights), "plan": plan})


def find_panel_of(office: Office, viewer: Viewer, opening: str) -> Panel | None:
    """Return the interviewers of an opening as a panel for assembling a loop; nothing while there are none.

    Everybody counts as calibrated for every competency of the role: the store knows no calibration yet.

    Raises:
        NotAllowed: when this viewer has no part in the opening.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "look")
        weights = _WEIGHTS.validate_json(openings.opening_of(tx, opening).weights)
        found = [row for row in people.members(tx, opening) if row.role == "interviewer"]
    if not found:
        return None
    rated = tuple(one.id for one in weights)
    return Panel(
        interviewers=tuple(Interviewer(id=row.person_id, name=row.name, competencies=rated) for row in found)
    )


def count_uses(office: Office, viewer: Viewer) -> dict[str, int]:
    """Return how many openings used each question in the last 365 days; the sample does not count.

    Raises:
        NotAllowed: when this viewer arranges no opening and administers nothing.
    """
    with office.store.read() as tx:
        admin, roles = people.rights(tx, viewer)
        if not admin and not {"hiring_manager", "recruiter"} & roles:
            raise NotAllowed("Only who arranges openings sees how often questions were used.")
        sample = openings.opened_by(tx, SAMPLE)
        uses = interviews.uses_elsewhere(tx, "", f"{office.now().date() - timedelta(days=365)}T00:00:00.000Z")
        return dict(Counter(u.question for u in uses if u.opening_id not in sample))


def find_history_of(office: Office, viewer: Viewer, opening: str) -> History:
    """Return what a loop for an opening has to know of the last 365 days: uses of questions, and who sat where.

    The opening's own uses are left out: all its candidates are asked the same; and those of the sample, which
    asked nobody anything. People and candidates are ids.

    Raises:
        NotAllowed: when this viewer may not build a loop for it.
    """
    first = office.now().date() - timedelta(days=365)
    since = f"{first}T00:00:00.000Z"
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "build")
        sample = set(openings.opened_by(tx, SAMPLE)) - {opening}
        uses = [
            u
            for u in interviews.uses_elsewhere(tx, opening, since)
            if u.opening_id not in sample and _day(u) >= first
        ]
        seats = [
            s for s in interviews.seats_since(tx, since) if s.opening_id not in sample and _day(s) >= first
        ]
    leads = {(s.session, s.person_id) for s in seats if s.opening_id == opening and s.part == "lead"}
    return History(
        uses=tuple(Use(u.question, u.opening_id, u.role, _day(u)) for u in uses),
        seats=tuple(SeatTaken(s.person_id, s.candidate_id, s.session, _day(s)) for s in seats),
        leads=tuple(sorted(leads)),
    )


def _day(row: Any) -> date:
    """Return the day of an interview; without a time yet, that on which it was arranged."""
    return datetime.fromisoformat(row.starts_at).date() if row.starts_at else made_on(row.last)


def set_loop(
    office: Office,
    viewer: Viewer,
    opening: str,
    loop: Loop,
    sessions: Sequence[SessionPlan] | None = None,
) -> None:
    """Make *loop* the loop of an opening: its newest version; interviews already arranged keep theirs.

    With *sessions* the opening gets a plan of its own, which `find_role_of` returns from then on.

    The text of each question is kept as it is now. The people who sit in the loop become interviewers of the
    opening; a seat names a person by id or e-mail address.

    Raises:
        NotAllowed: when this viewer is not the hiring manager.
        HiringError: when the loop is for another role or other sessions, the sessions can not be, a question is not
            in the bank as the loop has it, or a seat names nobody.
    """
    with office.store.write() as tx:
        roles_for(tx, viewer, opening, "build")
        row = openings.opening_of(tx, opening, lock=True)
        if loop.role != row.role:
            raise HiringError(f"This loop is for the role '{loop.role}', the opening for '{row.role}'.")
        if sessions is not None:
            _check_sessions(sessions, loop, [one.id for one in _WEIGHTS.validate_json(row.weights)])
        versions: dict[str, dict] = {}
        changed = set()
        asked = []
        for form in loop:
            for session in form.sessions:
                for number, one in enumerate(session.questions, 1):
                    question = office.bank.question(one.question) if one.question in office.bank else None
                    if question is None or (question.version, question.digest) != (one.version, one.digest):
                        changed.add(one.question)
                        continue
                    versions[one.digest] = {
                        "sha256": one.digest,
                        "question": question.id,
                        "version": question.version,
                        "body": question.model_dump_json(by_alias=True),
                    }
                    asked.append(
                        {
                            "session": session.session,
                            "form": form.form,
                            "ordinal": number,
                            "question_sha256": one.digest,
                            "minutes": one.minutes,
                        }
                    )
        if changed:
            raise HiringError(
                f"The bank has changed since this loop was built: {', '.join(sorted(changed))}. Build it again."
            )
        seats = _seats_of_loop(tx, loop)
        openings.add_questions(tx, list(versions.values()))
        id = openings.add_loop(
            tx,
            opening,
            seed=loop.seed,
            input_sha256=loop.fingerprint,
            solution=loop.model_dump_json(),
            sessions=[
                {"session": s.session, "title": s.title, "minutes": s.minutes} for s in loop.forms[0].sessions
            ],
            questions=asked,
            seats=seats,
        )
        for person in {seat["person_id"] for seat in seats}:
            people.join(tx, opening, person, "interviewer")
        acts: list[tuple[str, str, dict[str, Any]]] = [("loop.set", id, {"input": loop.fingerprint})]
        if sessions is not None:
            acts.insert(
                0, (_SESSIONS, opening, {"sessions": [one.model_dump(mode="json") for one in sessions]})
            )
        audit.append_all(tx, opening, viewer, office.at, acts)


def _check_sessions(sessions: Sequence[SessionPlan], loop: Loop, weighted: Sequence[str]) -> None:
    """Raise when *sessions* can not be a plan, with every problem, or are not those of *loop*."""
    if not 1 <= len(sessions) <= MOST_SESSIONS:
        raise HiringError(f"A plan has 1 to {MOST_SESSIONS} sessions (got {len(sessions)}).")
    told = [f"{sessions[int(n)].title}: {words}" for (n, *_), words in session_problems(sessions, weighted)]
    if told:
        raise HiringError(" ".join(told))
    planned = [(one.id, one.minutes) for one in sessions]
    if any([(one.session, one.minutes) for one in form.sessions] != planned for form in loop):
        raise HiringError("This loop was built for other sessions. Build it again.")


def _seats_of_loop(tx: Tx, loop: Loop) -> list[dict]:
    known = {}
    for row in people.list_people(tx):
        if row.active:
            known[row.id] = row.id
            if row.email:
                known[row.email.lower()] = row.id
    seats: dict[tuple[str, str, str], dict] = {}
    unknown = set()
    for form in loop:
        for session in form.sessions:
            for seat in session.interviewers:
                person = known.get(seat.interviewer) or known.get(seat.interviewer.lower())
                if person is None:
                    unknown.add(seat.interviewer)
                    continue
                key = (session.session, form.form, person)
                seats[key] = {"session": key[0], "form": key[1], "person_id": person, "part": seat.part}
    if unknown:
        raise HiringError(f"Nobody here is called {', '.join(sorted(unknown))}: add these people first.")
    return list(seats.values())


def find_loop_of(office: Office, viewer: Viewer, opening: str) -> Loop | None:
    """Return the newest loop of an opening, or nothing; it names questions, so it is for those who build or arrange.

    Raises:
        NotAllowed: when this viewer is neither hiring manager nor recruiter.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "schedule")
        row = openings.newest_loop(tx, opening)
    return None if row is None else Loop.model_validate_json(row.solution)


def find_loop_draft(office: Office, viewer: Viewer, opening: str) -> str | None:
    """Return what `save_loop_draft` last kept of this viewer's building of an opening's loop, or nothing.

    Raises:
        NotAllowed: when this viewer is not the hiring manager.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "build")
        return openings.loop_draft_of(tx, viewer.person, opening)


def save_loop_draft(office: Office, viewer: Viewer, opening: str, wishes: str) -> None:
    """Keep a loop that this viewer is building, as the page writes it down; it is nobody else's to see.

    Raises:
        NotAllowed: when this viewer is not the hiring manager.
    """
    with office.store.write() as tx:
        roles_for(tx, viewer, opening, "build")
        openings.put_loop_draft(tx, viewer.person, opening, wishes, office.at)


def list_panel(office: Office, viewer: Viewer, opening: str) -> tuple[PanelSeat, ...]:
    """Return who is to take each session of the newest loop, in the order of the sessions.

    Raises:
        NotAllowed: when this viewer has no part in the opening.
    """
    with office.store.read() as tx:
        roles_for(tx, viewer, opening, "look")
        loop = openings.newest_loop(tx, opening)
        if loop is None:
            return ()
        rows = openings.seats(tx, loop.id)
        names = {row.id: row.name for row in people.list_people(tx, *{row.person_id for row in rows})}
    return tuple(
        PanelSeat(row.session, row.form, row.person_id, names[row.person_id], row.part) for row in rows
    )


def set_panel(
    office: Office,
    viewer: Viewer,
    opening: str,
    session: str,
    seats: Mapping[str, Part],
    form: str | None = None,
) -> None:
    """Say who is to take a session of the newest loop: `{person: part}`, in one form or in all.

    Interviews already arranged keep their seats: see `kit.hiring.interview.seat_interviewer`.

    Raises:
        NotAllowed: when this viewer is not the hiring manager.
        Missing: when there is no loop yet, or no such session or person.
    """
    with office.store.write() as tx:
        roles_for(tx, viewer, opening, "build")
        openings.opening_of(tx, opening, lock=True)
        loop = openings.newest_loop(tx, opening)
        if loop is None:
            raise Missing("There is no loop yet: build one first.")
        found = next((row for row in openings.sessions(tx, loop.id) if row.session == session), None)
        if found is None:
            raise Missing(f"The loop has no session '{session}'.")
        forms = [one.form for one in Loop.model_validate_json(loop.solution)]
        rows = [
            {"form": row.form, "person_id": row.person_id, "part": row.part}
            for row in openings.seats(tx, loop.id)
            if row.session == session and form is not None and row.form != form
        ]
        for one in forms if form is None else [form]:
            rows += [{"form": one, "person_id": person, "part": part} for person, part in seats.items()]
        for person in seats:
            people.join(tx, opening, people.person_of(tx, person).id, "interviewer")
        openings.set_seats(tx, found.id, rows)
        audit.append(tx, opening, viewer, office.at, "panel.set", found.id, {"seats": dict(seats)})


def _weights_text(weights: Sequence[RoleCompetency]) -> str:
    _check_sum(one.weight for one in weights)
    return _WEIGHTS.dump_json(tuple(weights)).decode()


def _check_sum(weights: Iterable[int]) -> None:
    given = tuple(weights)
    if min(given, default=0) < 0:
        raise HiringError(f"No weight may be below 0 (got {min(given)}).")
    if sum(given) != 100:
        raise HiringError(f"The weights must add up to 100 (got {sum(given)}).")
