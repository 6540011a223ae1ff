"""A sample opening with people who do not exist, so that a new installation shows something real to look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np

from kit.access import Viewer
from kit.errors import HiringError
from kit.hiring.candidate import add_candidate, erase
from kit.hiring.card import WorkingCard, fields_of, open_card, save_draft, submit_card
from kit.hiring.interview import list_my_interviews, schedule_interview, seat_interviewer
from kit.hiring.office import Office, administers, roles_for
from kit.hiring.opening import open_opening, set_loop, set_panel
from kit.hiring.people import SAMPLE
from kit.loop import Loop
from kit.role import Role
from kit.scorecard import Part, QuestionNotes, Rating, Scorecard
from kit.store import audit, candidates, openings, people
from kit.store.ids import new_id

# Names in several scripts: they must show on screen and on paper.
_INTERVIEWERS = ("Mei-Ling Chou", "Tomás Herrera", "Олена Бондар", "Priya Raman", "Yusuf Demir")
_CANDIDATES = ("Ngozi Ferreira-Holm", "Δανάη Ψάλτη", "林 若曦", "ليلى حداد")

# How good each candidate is and how strict each interviewer: what a comparison should find again.
_ABILITY = (3.9, 3.1, 3.0, 2.6)
_STRICT = (0.5, -0.4, 0.1, 0.0, -0.2)
_WORDS = {
    1: "Named no cause and changed the code at random; did not come back to the numbers shown.",
    2: "Found the first sign after two hints; the fix left the second case open.",
    3: "Found the cause, fixed it, and named one case that the fix does not reach.",
    4: "Found the cause unaided, and gave a test that would have caught it.",
    5: "Found both causes, weighed two fixes with their costs, and said what to watch afterwards.",
}


def has_sample(office: Office, viewer: Viewer) -> bool:
    """Return whether the sample opening is there."""
    with office.store.read() as tx:
        people.rights(tx, viewer)
        return bool(openings.opened_by(tx, SAMPLE))


def make_sample(office: Office, viewer: Viewer, role: Role, loop: Loop) -> str:
    """Make an opening for *role* with people who do not exist, and return its id.

    Four candidates; five interviewers, two in each session, of whom one is too strict and one too mild. The first
    two candidates have all cards in, the third waits for one that is half written, the fourth is interviewed
    tomorrow, by the viewer among others. All cards came in the way that people hand them in.

    Raises:
        NotAllowed: when this viewer is no administrator.
        HiringError: when the sample is there already.
    """
    with office.store.read() as tx:
        administers(tx, viewer)
    if has_sample(office, viewer):
        raise HiringError("The sample is there already.")
    admin = _add(office, "Inés Okoye", admin=True)
    manager = _add(office, "Amara Nwosu")
    recruiter = _add(office, "Jonas Lindqvist")
    observer = _add(office, "Sam Petrović")
    interviewers = [_add(office, name) for name in _INTERVIEWERS]
    now = office.now()
    week_ago = replace(office, now=lambda: now - timedelta(days=7))
    opening = open_opening(week_ago, admin, role, f"{role.title} (sample)", manager=manager.person)
    with office.store.write() as tx:
        people.join(tx, opening, recruiter.person, "recruiter")
        people.join(tx, opening, observer.person, "observer")
        people.join(tx, opening, viewer.person, "hiring_manager")
        people.join(tx, opening, viewer.person, "recruiter")
        audit.append(tx, opening, viewer, office.at, "sample.make", opening)
    set_loop(week_ago, manager, opening, _without_people(loop))
    sessions = loop.forms[0].sessions
    for number, session in enumerate(sessions):
        lead, second = interviewers[number % 5], interviewers[(number + 1) % 5]
        seats: dict[str, Part] = {lead.person: "lead", second.person: "second"}
        set_panel(week_ago, manager, opening, session.session, seats)
    last = interviewers[len(sessions) % 5]
    noise = np.random.default_rng(7)
    for number, name in enumerate(_CANDIDATES):
        application = add_candidate(week_ago, recruiter, opening, name, form=loop.forms[0].form)
        day = now - timedelta(days=(6, 4, 2, -1)[number])
        start = day.replace(hour=8, minute=0, second=0, microsecond=0)
        for session in sessions:
            interview = schedule_interview(week_ago, recruiter, application, session.session, start)
            if number == 3 and session is sessions[0]:
                seat_interviewer(week_ago, recruiter, interview, viewer.person, "second")
            start += timedelta(minutes=session.minutes + 15)
        for strict, interviewer in zip(_STRICT, interviewers, strict=True):
            mine = [one for one in list_my_interviews(office, interviewer) if one.application == application]
            for one in mine if number < 3 else []:
                later = _clock(office, one.ends_at or office.at)
                working = open_card(later, interviewer, one.card)
                card = _card(working, _ABILITY[number] - strict, noise)
                if number == 2 and one is mine[-1] and interviewer is last:
                    _half(later, interviewer, working, card)
                else:
                    submit_card(later, interviewer, one.card, card, new_id())
    return opening


def remove_sample(office: Office, viewer: Viewer) -> None:
    """Remove the sample: its candidates, and any that were added to it, are erased, its people switched off.

    Raises:
        NotAllowed: when this viewer is no administrator, or has no part in the sample.
        HiringError: when the sample is on legal hold.
        StoreError: when the disk is full; the words say whether anything was erased.
    """
    office.store.prepare_to_forget()
    with office.store.write() as tx:
        administers(tx, viewer)
        for opening in openings.opened_by(tx, SAMPLE):
            for one in candidates.applications(tx, opening):
                if one.erased_at is None:
                    roles_for(tx, viewer, opening, "erase")
                    erase(tx, office, viewer, one.candidate_id)
            # Records are never deleted: a removed opening is shown nowhere, and `erase` keeps its numbers out.
            openings.change_opening(tx, opening, status="removed", retention_action="erase")
            audit.append(tx, opening, viewer, office.at, "sample.remove", opening)
        for row in people.list_people(tx):
            if row.issuer == SAMPLE and row.active:
                people.change_person(tx, row.id, int(office.now().timestamp()), active=0)
    office.store.forget()


def _add(office: Office, name: str, *, admin: bool = False) -> Viewer:
    with office.store.write() as tx:
        id = people.add_person(
            tx, office.at, issuer=SAMPLE, subject=new_id(), name=name, email=None, admin=admin
        )
    return Viewer(id, name)


def _without_people(loop: Loop) -> Loop:
    """The people of a loop that was built elsewhere are not the sample's."""
    forms = tuple(
        form.model_copy(
            update={"sessions": tuple(s.model_copy(update={"interviewers": ()}) for s in form.sessions)}
        )
        for form in loop.forms
    )
    return loop.model_copy(update={"forms": forms})


def _clock(office: Office, ends_at: str) -> Office:
    when = datetime.fromisoformat(ends_at) + timedelta(minutes=20)
    return replace(office, now=lambda: when)


def _card(working: WorkingCard, level: float, noise: np.random.Generator) -> Scorecard:
    """Return a card that somebody at *level* would get: rated around it, in the words of the sample."""
    ratings = []
    lowest, highest = working.scale.values[0], working.scale.values[-1]
    for question, competencies in working.asked.items():
        for competency in competencies:
            point = min(max(round(level + noise.normal(0, 0.7)), lowest), highest)
            note = _WORDS.get(point, _WORDS[3])
            ratings.append(
                Rating(question=question, competency=competency, state="rated", ordinal=point, note=note)
            )
    if len(ratings) > 2 and noise.random() < 0.2:
        last = ratings.pop()
        ratings.append(
            Rating(question=last.question, competency=last.competency, state="not_rated", reason="no_time")
        )
    return Scorecard(
        scale=working.scale.id,
        ratings=tuple(ratings),
        notes={question: QuestionNotes(evidence=_WORDS[3]) for question in working.asked},
        recommendation="yes" if level >= 3 else "no",
        recommendation_state="given",
        confidence="mid",
    )


def _half(office: Office, viewer: Viewer, working: WorkingCard, card: Scorecard) -> None:
    """Keep the first ratings of *card* as drafts, as if its interviewer had been called away."""
    fields = {field: text for field, text in fields_of(card).items() if text and field in working.fields}
    for field in sorted(fields, reverse=True)[: max(2, len(fields) // 2)]:
        save_draft(office, viewer, working.id, field, fields[field], rev=1, writer="sample", base=0)
