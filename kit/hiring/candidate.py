"""Candidates: known by a code, the name sealed; what was decided about them, and erase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from kit.access import READERS, Viewer, may, owns, released, sees_name
from kit.errors import HiringError, Missing, NotAllowed
from kit.hiring.office import Office, roles_for
from kit.loop import Loop
from kit.store import Tx, audit, candidates, openings, people, vault
from kit.wording import counted

Outcome = Literal["hire", "no_hire", "hold"]


@dataclass(frozen=True)
class Candidate:
    """An application as one viewer sees it.

    `name` is there only for those who may see it. `cards_in` of `cards` are handed in: counts never show values.
    `awaited` is how many of those still out will count in the scores: a shadow's does not.
    """

    application: str
    opening: str
    code: str
    name: str | None
    form: str
    stage: str
    cards: int
    cards_in: int
    awaited: int
    released: bool
    erased: bool


@dataclass(frozen=True)
class Decision:
    """What a named person decided, when and why."""

    outcome: Outcome
    person: str
    name: str
    at: str
    reason: str | None


def add_candidate(
    office: Office, viewer: Viewer, opening: str, name: str, *, email: str = "", form: str | None = None
) -> str:
    """Add a candidate to an opening and return the application's id; the name is sealed, a code stands for it.

    Args:
        office: Where.
        viewer: The hiring manager or a recruiter.
        opening: Which opening.
        name: As the candidate writes it, in any script.
        email: Sealed beside the name.
        form: Which of the loop's equivalent forms they get; without one, the one that was given least so far.

    Raises:
        NotAllowed: when this viewer may not.
        HiringError: when the name is empty or there is no such form.
    """
    if not name.strip():
        raise HiringError("A candidate needs a name; it is sealed, and others see a code.")
    with office.store.write() as tx:
        roles_for(tx, viewer, opening, "schedule")
        openings.opening_of(tx, opening, lock=True)
        loop = openings.newest_loop(tx, opening)
        forms = [one.form for one in Loop.model_validate_json(loop.solution)] if loop else ["A"]
        given = [row.form for row in candidates.applications(tx, opening)]
        form = form or min(forms, key=lambda one: (given.count(one), one))
        if form not in forms:
            raise HiringError(f"The loop has no form '{form}': {', '.join(forms)}.")
        identity = {"name": name.strip(), "email": email.strip()}
        candidate = candidates.add_candidate(tx, office.store.master, identity)
        id = candidates.add_application(tx, candidate, opening, form)
        audit.append(tx, opening, viewer, office.at, "candidate.add", candidate, {"application": id})
        return id


def rename_candidate(office: Office, viewer: Viewer, application: str, name: str) -> None:
    """Put right what a candidate is called, wherever their name is shown from now on.

    The former name stays sealed with them until they are erased: it too is taken out of others' records.

    Raises:
        NotAllowed: when this viewer is not hiring manager or recruiter of every opening that knows the candidate.
        HiringError: when the name is empty, or the candidate was erased.
    """
    if not name.strip():
        raise HiringError("A candidate needs a name; it is sealed, and others see a code.")
    with office.store.write() as tx:
        row = candidates.application_of(tx, application)
        known = sorted(candidates.applications_of(tx, row.candidate_id), key=lambda one: one.opening_id)
        for one in known:
            roles_for(tx, viewer, one.opening_id, "schedule")
            openings.opening_of(tx, one.opening_id, lock=True)
        identity = vault.opened(tx, office.store.master, "identity", [row.candidate_id]).get(row.candidate_id)
        if not isinstance(identity, dict):
            raise HiringError(f"{row.code} was erased: there is no name any more.")
        if identity["name"] == name.strip():
            return
        changed = {**identity, "name": name.strip()}
        box = vault.put(tx, office.store.master, row.candidate_id, "identity", row.candidate_id, changed)
        for one in known:
            audit.append(
                tx, one.opening_id, viewer, office.at, "candidate.rename", row.candidate_id, {"box": box}
            )


def names_of_others(office: Office, viewer: Viewer, opening: str, application: str) -> list[str]:
    """Return the names of an opening's other candidates, former ones too, as far as this viewer may know them."""
    known = {one.application for one in list_candidates(office, viewer, opening) if one.name}
    with office.store.read() as tx:
        rows = candidates.applications(tx, opening)
        others = [row.candidate_id for row in rows if row.id in known - {application}]
        return [
            name
            for names in candidates.names_ever(tx, office.store.master, others).values()
            for name in names
        ]


def list_candidates(office: Office, viewer: Viewer, opening: str) -> tuple[Candidate, ...]:
    """Return the candidates of an opening, by code; an interviewer sees those they meet."""
    with office.store.read() as tx:
        _, roles = people.rights(tx, viewer, opening)
        found = []
        rows, cards = candidates.applications(tx, opening), people.held_in(tx, opening)
        named = [row.candidate_id for row in rows if sees_name(viewer, roles, cards.get(row.id, []))]
        names = candidates.names(tx, office.store.master, named)
        awaited = candidates.awaited(tx, opening)
        for row in rows:
            held = cards.get(row.id, [])
            mine = any(owns(viewer, card.person, card.card) for card in held)
            if not mine and not may("names", roles) and "observer" not in roles:
                continue
            counted = [card for card in held if card.status != "excused"]
            found.append(
                Candidate(
                    application=row.id,
                    opening=opening,
                    code=row.code,
                    name=names.get(row.candidate_id),
                    form=row.form,
                    stage=row.stage,
                    cards=len(counted),
                    cards_in=sum(card.status == "submitted" for card in counted),
                    awaited=awaited.get(row.id, 0),
                    released=released(viewer, roles, held),
                    erased=row.erased_at is not None,
                )
            )
        return tuple(found)


def find_candidate(office: Office, viewer: Viewer, application: str) -> Candidate:
    """Return one candidate.

    Raises:
        Missing: when there is none, or this viewer does not meet them and has no part that shows them.
    """
    with office.store.read() as tx:
        opening = candidates.application_of(tx, application).opening_id
    for one in list_candidates(office, viewer, opening):
        if one.application == application:
            return one
    raise Missing("There is no such candidate, or you do not meet them.")


def decide(
    office: Office,
    viewer: Viewer,
    application: str,
    outcome: Outcome,
    reason: str,
    decided_by: str | None = None,
) -> None:
    """Write down what was decided about a candidate, by which person and why. A later one stands beside it.

    The newest one said once more, as by a second click, adds nothing.

    Raises:
        NotAllowed: when this viewer is not the hiring manager.
        HiringError: when there is no reason, or the outcome is none.
    """
    if outcome not in get_args(Outcome):
        raise HiringError(f"'{outcome}' is no outcome: {', '.join(get_args(Outcome))}.")
    if not reason.strip():
        raise HiringError("A decision needs its reason in words.")
    with office.store.write() as tx:
        row = candidates.application_of(tx, application)
        roles_for(tx, viewer, row.opening_id, "decide")
        person = people.person_of(tx, decided_by or viewer.person)
        master, at = office.store.master, office.at
        newest = next(iter(candidates.decisions(tx, application)), None)
        said = (outcome, person.id, reason.strip())
        if newest is not None and said == (
            newest.outcome,
            newest.decided_by,
            vault.opened(tx, master, "reason", [newest.id]).get(newest.id),
        ):
            return
        id = candidates.add_decision(tx, master, row, outcome, person.id, at, reason.strip())
        candidates.change_application(tx, application, stage="decided")
        content = {
            "application": application,
            "outcome": outcome,
            "by": person.id,
            "weights": row.weights_sha256,
        }
        audit.append(tx, row.opening_id, viewer, office.at, "decision.make", id, content)


def list_decisions(office: Office, viewer: Viewer, application: str) -> tuple[Decision, ...]:
    """Return what was decided, newest first, to the hiring manager and recruiters who owe no card themselves.

    Raises:
        NotAllowed: for anybody else: a decision would sway who has not rated yet.
    """
    with office.store.read() as tx:
        row = candidates.application_of(tx, application)
        _, roles = people.rights(tx, viewer, row.opening_id)
        if READERS.isdisjoint(roles) or not released(viewer, roles, people.held(tx, application)):
            raise NotAllowed(
                "Decisions are shown to the hiring manager and recruiters, once their own cards are in."
            )
        rows = candidates.decisions(tx, application)
        reasons = vault.opened(tx, office.store.master, "reason", [one.id for one in rows])
        names = {one.id: one.name for one in people.list_people(tx, *{one.decided_by for one in rows})}
        return tuple(
            Decision(
                one.outcome,
                one.decided_by,
                names[one.decided_by],
                one.decided_at,
                str(reasons[one.id]) if one.id in reasons else None,
            )
            for one in rows
        )


@dataclass(frozen=True)
class Certificate:
    """That a candidate was erased: what, when, by whom, and where it is written down.

    `boxes`, `drafts` and `scans` say how many sealed texts, half-written fields and scanned pages went with the key.
    `chains` are the title, the number and the hash of the newest line of the audit of each opening that knew the
    candidate: whoever keeps them can later see that this line still stands there.
    """

    code: str
    at: str
    by: str
    boxes: int
    drafts: int
    scans: int
    ratings: Literal["kept as numbers under the code", "left out of everything that is shown"]
    chains: tuple[tuple[str, int, str], ...]

    @property
    def text(self) -> str:
        """The certificate as it is printed."""
        lines = [
            "Certificate of erasure",
            f"Candidate   {self.code}",
            f"When        {self.at}",
            f"By          {self.by}",
            f"Erased      the key, {counted(self.boxes, 'sealed text')}, {counted(self.drafts, 'draft')}, "
            f"{counted(self.scans, 'scanned page')}",
            f"Ratings     {self.ratings}",
            "Backups     say nothing of this candidate any more once every keys file from before is gone",
        ]
        lines += [f"Audit       {title}, line {number}, {head}" for title, number, head in self.chains]
        return "\n".join(lines) + "\n"


def erase_candidate(office: Office, viewer: Viewer, application: str) -> Certificate:
    """Erase everything that names or describes a candidate, for good; ratings stay as numbers under the code.

    Raises:
        NotAllowed: when this viewer may not erase in every opening that knows the candidate.
        HiringError: when a legal hold forbids it, with its reason, or it was done before.
        StoreError: when the disk is full; the words say whether anything was erased.
    """
    office.store.prepare_to_forget()
    with office.store.write() as tx:
        row = candidates.application_of(tx, application)
        for one in candidates.applications_of(tx, row.candidate_id):
            roles_for(tx, viewer, one.opening_id, "erase")
        certificate = erase(tx, office, viewer, row.candidate_id)
    office.store.forget()
    return certificate


def erase(tx: Tx, office: Office, viewer: Viewer, candidate: str) -> Certificate:
    """Erase a candidate inside an open transaction; see `erase_candidate`.

    Before it call `Store.prepare_to_forget`, and after it `Store.forget`.

    Whether the viewer may is asked by the caller: those who arrange every opening of the candidate, or an
    administrator where the time to keep records has run out.

    Raises:
        HiringError: when a legal hold forbids it, with its reason, or it was done before.
    """
    known = candidates.applications_of(tx, candidate)
    in_order = sorted(known, key=lambda one: one.opening_id)  # the same for everybody who locks several
    rows = {one.id: openings.opening_of(tx, one.opening_id, lock=True) for one in in_order}
    for one in known:
        hold = rows[one.id].legal_hold
        if hold:
            raise HiringError(f"The opening '{one.title}' is on legal hold: {hold} Nothing was erased.")
        if one.erased_at:
            raise HiringError(f"{one.code} was erased on {one.erased_at}.")
    at = office.at
    boxes, drafts, scans = vault.erase(tx, candidate, at)
    for one in known:
        audit.append(tx, one.opening_id, viewer, at, "candidate.erase", candidate, {"code": one.code})
    # Before the commit: should the program die between the two, a restore erases again rather than not at all.
    vault.list_erased(office.store.folder, candidate, at)
    left_out = any(row.retention_action == "erase" for row in rows.values())
    return Certificate(
        code=known[0].code,
        at=at,
        by=viewer.name or viewer.actor,
        boxes=boxes,
        drafts=drafts,
        scans=scans,
        ratings="left out of everything that is shown" if left_out else "kept as numbers under the code",
        chains=tuple((one.title, *audit.head(tx, one.opening_id)) for one in known),
    )
