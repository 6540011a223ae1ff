"""The debrief: what to talk about for each candidate, what nobody tested, and what a named person decides."""

from __future__ import annotations

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.compared import NOTHING, Compared, Given
from kit.app.evidence import show_changes, show_records
from kit.app.kept import catch_up
from kit.app.notepad import jotted, jotting, let_go
from kit.app.office import the_office
from kit.debrief import FAR, Topic
from kit.errors import KitError
from kit.hiring import (
    Outcome,
    decide,
    list_cards,
    list_decisions,
    list_members,
)
from kit.wording import counted

MOST_TOPICS = 6  # of a candidate, beside what nobody tested
HARDLY, PARTLY = 0.8, 0.5  # shares of what candidates differ by
KEPT = "The decision is written down. To put another beside it, choose an outcome and say why."
OUTCOMES: dict[Outcome, str] = {"hire": "Hire", "no_hire": "Do not hire", "hold": "Hold"}


def show_debrief(viewer: Viewer, compared: Compared) -> None:
    """Show the agenda of the debrief, candidate by candidate, with the decision at the end of each."""
    st.header("To talk about", anchor=False)
    st.caption(
        "Candidates of whom it is open whether they are above the role's bar come first: the order says nothing about who is "
        "better. Topics by weight, by how far interviewers lie apart once strictness is taken out, and by doubt."
    )
    topics: dict[str, list[Topic]] = {}
    for topic in compared.topics:
        topics.setdefault(topic.candidate, []).append(topic)
    codes = list(topics)
    shown = codes[parts.pages(len(codes), "debrief/page", "Candidates")]
    wanted = st.query_params.get("candidate")
    for code in shown:
        candidate = compared.candidates[code]
        untested = sum(t.untested for t in topics[code])
        apart = sum(map(is_apart, topics[code]))
        # What a click changes, as a decision, is not in the label: an expander with another label is another, closed one.
        told = [f"{apart} apart" if apart else "", f"{untested} untested" if untested else ""]
        label = " · ".join([f"**{parts.plain(compared.label(code))}**", *filter(None, told)])
        row = st.expander(
            label,
            expanded=candidate.application == wanted,
            key=f"debrief/open/{candidate.application}",
            on_change="rerun",
        )
        if row.open:
            with row:
                _candidate(viewer, compared, code, topics[code])
    candidates = compared.candidates.values()
    decided = [compared.label(c.code) for c in candidates if c.released and c.stage == "decided"]
    _tell("Decided", decided)
    _tell(
        "No rating yet that you may see", [compared.label(c.code) for c in candidates if c.code not in topics]
    )


def _tell(what: str, names: list[str]) -> None:
    """Say who it is, or how many when they are too many to name."""
    if names:
        many = len(names) > parts.PAGE
        st.caption(f"{what}: {counted(len(names), 'candidate') if many else parts.plain(', '.join(names))}.")


def _candidate(
    viewer: Viewer,
    compared: Compared,
    code: str,
    topics: list[Topic],
) -> None:
    candidate = compared.candidates[code]
    tested = [t for t in topics if not t.untested]
    # All that the label counts, also where it weighs little.
    shown = [t for number, t in enumerate(tested) if number < MOST_TOPICS or is_apart(t)]
    if shown:
        parts.table(
            [
                {
                    "Talk about": parts.competency_name(t.competency),
                    "Weight": str(t.weight),
                    "Ratings": _ratings(compared.given.get((code, t.competency), NOTHING), compared),
                    "Why": why(t),
                }
                for t in shown
            ],
            alt="What to talk about, the most urgent first, with each interviewer's ratings.",
        )
        if len(tested) > len(shown):
            st.caption(
                f"{len(tested) - len(shown)} more that are less urgent stand under Scores, by competency."
            )
    _untested([t for t in topics if t.untested])
    if not candidate.released:
        return
    show_changes(code, list_cards(the_office(), viewer, candidate.application))
    if compared.arranges:
        _decision(viewer, compared, candidate.application)
        show_records(viewer, compared.opening, candidate.application)


def _ratings(given: Given, compared: Compared) -> str:
    return "; ".join(
        f"{compared.people.get(person, 'somebody')} {', '.join(map(str, points))}"
        for person, points in given.points.items()
    )


def is_apart(topic: Topic) -> bool:
    """Return whether interviewers lie apart: a point or more, or farther than they usually do.

    Examples:
        >>> is_apart(Topic("c1", "testing", 0.2, 1.4, 0.6, 30, 2.0, 4.0, ("ada", "bo")))
        True
        >>> is_apart(Topic("c1", "testing", 0.2, 0.0, 0.9, 30, 2.0, 2.0, ("ada",)))
        False
    """
    return len(topic.interviewers) > 1 and (topic.pressing or topic.distance >= FAR)


def why(topic: Topic) -> str:
    """Return in words why a topic stands on the agenda.

    Examples:
        >>> why(Topic("c1", "testing", 0.2, 1.4, 0.6, 30, 2.0, 4.0, ("ada", "bo")))
        'A point or more apart; known in part.'
    """
    apart = "Interviewers agree within a point"
    if len(topic.interviewers) < 2:
        apart = "Only one interviewer rated it"
    elif topic.distance >= FAR:
        apart = "Farther apart than interviewers usually are"
    elif is_apart(topic):
        apart = "A point or more apart"
    known = "well known"
    if topic.unsure >= HARDLY:
        known = "hardly known yet"
    elif topic.unsure >= PARTLY:
        known = "known in part"
    return f"{apart}; {known}."


def _untested(topics: list[Topic]) -> None:
    if not topics:
        return
    bank = the_office().bank
    st.markdown("**Nobody rated**")
    rows = []
    for topic in topics:
        asked = [bank.question(q) for q in topic.questions if q in bank]
        rows.append(
            {
                "Competency": parts.competency_name(topic.competency),
                "Weight": str(topic.weight),
                "Would fill the gap": "; ".join(f"{q.title} ({q.minutes.total} min)" for q in asked)
                or "The bank has no question for this role that was not asked.",
            }
        )
    parts.table(rows, alt="What nobody rated, with questions of the bank that would.")


# --- the decision -------------------------------------------------------------------------------------------------


def _decision(viewer: Viewer, compared: Compared, application: str) -> None:
    st.markdown("**Decision**")
    for made in list_decisions(the_office(), viewer, application):
        reason = f": {parts.plain(made.reason)}" if made.reason else ""
        st.markdown(f"{OUTCOMES[made.outcome]}, {parts.plain(made.name)}, {parts.when(made.at)}{reason}")
    if "hiring_manager" not in compared.opening.roles:
        st.caption("The hiring manager writes down what was decided, by whom and why.")
        return
    deciders = {
        m.person: m.name
        for m in list_members(the_office(), viewer, compared.opening.id)
        if m.role in ("hiring_manager", "recruiter")
    }
    key = f"debrief/{application}"
    first = viewer.person if viewer.person in deciders else next(iter(deciders))
    left, right = st.columns(2)
    left.segmented_control("Outcome", list(OUTCOMES), format_func=lambda o: OUTCOMES[o], key=f"{key}/outcome")
    right.selectbox(
        "Decided by",
        list(deciders),
        index=list(deciders).index(first),
        format_func=lambda p: deciders[p],
        key=f"{key}/by",
    )
    jotting(
        "Why",
        key=f"{key}/why",
        place=f"{viewer.person}/{application}/decision",
        hint="What the evidence shows for this job, in a sentence or two. It is kept with the records.",
    )
    st.button(
        "Write the decision down", key=f"{key}/go", on_click=_write_down, args=(viewer, application, key)
    )
    said = st.session_state.pop(f"{key}/said", None)
    if said:
        (st.success if said[0] else st.error)(parts.plain(said[1]))


def _write_down(viewer: Viewer, application: str, key: str) -> None:
    """Keep the decision on the form once; a second click finds no reason, and the outcome that it was or none."""
    outcome = st.session_state.get(f"{key}/outcome")
    catch_up(f"{key}/")
    reason = jotted(f"{key}/why")
    kept = st.session_state.get(f"{key}/kept")
    if kept and not reason.strip() and outcome in (None, kept):
        st.session_state[f"{key}/outcome"] = None
        st.session_state[f"{key}/said"] = (True, KEPT)
        return
    if not outcome:
        st.session_state[f"{key}/said"] = (False, "Choose an outcome first. Your words are kept.")
        return
    try:
        decide(
            the_office(),
            viewer,
            application,
            outcome,
            reason,
            st.session_state.get(f"{key}/by") or viewer.person,
        )
    except KitError as error:
        st.session_state[f"{key}/said"] = (False, f"{error} Your words are kept.")
        return
    st.session_state[f"{key}/outcome"] = None
    let_go(f"{key}/why")
    st.session_state[f"{key}/kept"] = outcome
    st.session_state[f"{key}/said"] = (True, KEPT)
