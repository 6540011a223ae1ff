"""Every document of a loop, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from kit.bank import Bank
from kit.errors import PacketError
from kit.loop import Form, Loop
from kit.packet import handout, interviewer, overview, prep, scorecard
from kit.packet.interview import Candidate, Interview, interview_of
from kit.packet.page import PAPERS, Metrics, Packet
from kit.packet.when import day_of, hours_of, zone_of
from kit.panel import Panel
from kit.role import Role
from kit.scorecard import Scorecards

DocumentName = Literal["packet", "scorecard", "fillable", "handout"]
DOCUMENTS: tuple[DocumentName, ...] = get_args(DocumentName)


def lay_out(
    interview: Interview, document: DocumentName, metrics: Metrics, paper: str = "a4"
) -> Packet | None:
    """Return one document of an interview; nothing when the candidate is given nothing.

    Raises:
        PacketError: when there is no such document or paper, or something can not be printed.
    """
    if paper not in PAPERS:
        raise PacketError(f"There is no paper '{paper}'. Papers: {', '.join(PAPERS)}.")
    match document:
        case "packet":
            return interviewer.lay_out(interview, metrics, paper)
        case "scorecard":
            return scorecard.lay_out(interview, metrics, paper)
        case "fillable":
            return scorecard.lay_out(interview, metrics, paper, fillable=True)
        case "handout":
            return handout.lay_out(interview, metrics, paper)
    raise PacketError(f"There is no document '{document}'.")


def interviews_of(
    loop: Loop,
    role: Role,
    bank: Bank,
    scorecards: Scorecards,
    *,
    form: str | None = None,
    panel: Panel | None = None,
    two_sided: bool = False,
) -> Iterator[Interview]:
    """Yield the interview of each interviewer in each session; a session without people yields one.

    Args:
        loop: The loop.
        role: Its role.
        bank: The bank that its questions are in.
        scorecards: The scales and templates.
        form: The letter of one form; without one, all forms.
        panel: Who the interviewers are (names and time zones; without one their ids are printed), and the code of the
            candidate whom the packets are for (without one, lines to write on are printed).
        two_sided: Puts each scorecard on an odd page with a blank back.

    Raises:
        Missing: when the loop has no such form, or the bank lacks one of its questions.
    """
    names = {person.id: person.name for person in panel.interviewers} if panel else {}
    zones = {person.id: person.zone for person in panel.interviewers} if panel else {}
    candidate = Candidate(panel.candidate.code) if panel and panel.candidate else None
    for filled in _forms(loop, form):
        for session in filled.sessions:
            seats = [(seat.interviewer, seat.part) for seat in session.interviewers] or [("", "lead")]
            for person, part in seats:
                zone = zones.get(person) or zone_of(panel)
                yield interview_of(
                    session,
                    filled,
                    role,
                    bank,
                    scorecards,
                    interviewer=names.get(person, person),
                    part=part,
                    names=names,
                    candidate=candidate,
                    date=day_of(session.start, zone),
                    time=hours_of(session.start, session.minutes, zone),
                    two_sided=two_sided,
                )


def packets_of(
    loop: Loop,
    role: Role,
    bank: Bank,
    scorecards: Scorecards,
    metrics: Metrics,
    paper: str = "a4",
    *,
    form: str | None = None,
    panel: Panel | None = None,
    two_sided: bool = False,
    contact: str = "",
) -> Iterator[Packet]:
    """Yield every document of a loop: overview and prep sheet of each form, then for each interview the packet,
    the scorecard on paper and to fill on screen, and once a session the handout, where there are exhibits.

    `Packet.file` names the file of each. The arguments are those of `interviews_of`; `contact` is whom the candidate
    writes to for adjustments.

    Raises:
        Missing: when the loop has no such form, or the bank lacks one of its questions.
        PacketError: when something can not be printed, with its place.
    """
    for filled in _forms(loop, form):
        short = f"{role.id}-{filled.form.lower()}-{loop.fingerprint[:6]}"
        yield overview.lay_out(loop, filled, role, bank, metrics, paper, panel=panel)
        yield prep.lay_out(filled, role, bank, metrics, paper, panel=panel, contact=contact, name=short)
        handed = set()
        for interview in interviews_of(
            loop, role, bank, scorecards, form=filled.form, panel=panel, two_sided=two_sided
        ):
            yield interviewer.lay_out(interview, metrics, paper)
            yield scorecard.lay_out(interview, metrics, paper)
            yield scorecard.lay_out(interview, metrics, paper, fillable=True)
            if interview.session not in handed:
                handed.add(interview.session)
                exhibits = handout.lay_out(interview, metrics, paper)
                if exhibits:
                    yield exhibits


def _forms(loop: Loop, form: str | None) -> tuple[Form, ...]:
    return loop.forms if form is None else (loop.form(form),)
