"""Openings: what stands where, and who is in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from itertools import cycle
from zoneinfo import available_timezones

import streamlit as st

from kit.access import MEMBER_ROLES, Viewer
from kit.app import download, parts
from kit.app.candidate import serve_candidate
from kit.app.changes import change_interviews, start_of, warn_of_the_past
from kit.app.office import add_sample, sample_is_there, the_office
from kit.app.reminder import LATE, show_reminders
from kit.app.settings import the_settings
from kit.bank import bank_folders
from kit.errors import KitError
from kit.hiring import (
    RETENTION_MONTHS,
    Opening,
    add_candidate,
    add_member,
    add_person,
    close_opening,
    find_loop_of,
    find_role_of,
    find_version,
    find_weights_beside,
    list_candidates,
    list_interviews,
    list_members,
    list_panel,
    list_people,
    open_opening,
    put_weights_beside,
    remove_member,
    remove_sample,
    schedule_interview,
    set_panel,
    set_weights,
)
from kit.role import RoleCompetency, find_role, role_files
from kit.scorecard import Part
from kit.wording import counted

ROLE_WORDS = {
    "hiring_manager": "hiring manager",
    "recruiter": "recruiter",
    "interviewer": "interviewer",
    "observer": "observer",
}
LED_BY: tuple[Part, Part] = ("lead", "second")
REGIONS = {"us-private": "US, private", "us-public": "US, public", "eu": "EU"}


def openings_page(viewer: Viewer) -> None:
    """Show the openings, what each waits for, and the people and candidates of the chosen one."""
    made = st.session_state.pop("openings/made", None)
    if made:
        page = st.session_state["pages"].get("loop")
        parts.say_next(
            "arrived" if page else "openings", "The opening is there, and its first loop is being built."
        )
        if page:
            st.switch_page(page, query_params={"opening": made})
    st.title("Openings")
    parts.said("openings")
    openings = parts.openings_of(viewer)
    if not openings:
        parts.empty(
            "There is no opening yet.",
            "An opening holds the loop, the people and the candidates of one job. Open one below, or begin with a sample.",
        )
    _sample(viewer, bool(openings))
    _new_opening(viewer, bool(openings))
    if not openings:
        return
    if len(openings) > 1:
        chosen = parts.choose("Opening", {o.id: o.title for o in openings}, "opening")
        opening = next(o for o in openings if o.id == chosen)
    else:
        opening = openings[0]
    _summary(viewer, opening)
    bodies = {"Candidates": _candidates, "Panel": _panel, "People": _people, "Weights": _weights}
    for tab, body in zip(
        st.tabs(list(bodies), key="openings/tab", on_change="rerun"), bodies.values(), strict=True
    ):
        if tab.open:
            with tab:
                body(viewer, opening)


def _sample(viewer: Viewer, others: bool) -> None:
    """Offer the sample, or its removal, to the one person of local mode."""
    if viewer.behind or the_settings().auth != "local":
        return
    if _has_sample(find_version(the_office(), viewer)):
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.caption("The sample opening holds people who do not exist. Remove it when you have seen enough.")
        if right.button("Remove the sample", key="openings/unsample"):
            remove_sample(the_office(), viewer)
            parts.say_next("openings", "The sample is gone.")
            st.rerun()
    elif st.button("Add a sample opening", key="openings/sample"):
        with st.spinner("Assembling a loop and filling it with people who do not exist ..."):
            opening = add_sample(the_office())
        st.query_params["opening"] = opening
        st.rerun()


@st.cache_data(max_entries=4, ttl=3600, show_spinner=False)
def _has_sample(version: str) -> bool:
    return sample_is_there(the_office())


def _new_opening(viewer: Viewer, folded: bool) -> None:
    row = st.expander("New opening", expanded=not folded, key=f"openings/new/{folded}", on_change="rerun")
    if not row.open:
        return
    office = the_office()
    roles = {}
    for role in role_files(*bank_folders()):
        try:
            roles[role] = find_role(role, office.bank, *bank_folders())
        except KitError as error:
            row.warning(f"The role {parts.plain(role)} can not be read: {parts.plain(error)}")
    with row:
        chosen = st.selectbox("Role", list(roles), format_func=lambda r: roles[r].title, key="openings/role")
        title = st.text_input(
            "Title", placeholder=roles[chosen].title if chosen else "", key="openings/title"
        )
        region = st.selectbox(
            "Keep records for",
            list(RETENTION_MONTHS),
            format_func=lambda r: f"{RETENTION_MONTHS[r]} months ({REGIONS.get(r, r)})",
            key="openings/region",
            help="How long scorecards are kept after the opening closes. A default, not legal advice.",
        )
        if chosen:
            parts.table(_weight_rows(roles[chosen].competencies))
        if st.button("Create the opening", type="primary", key="openings/open", disabled=chosen is None):
            made = open_opening(office, viewer, roles[chosen], title, region=region)
            st.query_params["opening"] = made
            st.session_state["openings/made"] = made
            st.rerun()  # who opens their first one gets the page of loops in the menu only now


def _weight_rows(competencies) -> list[dict[str, object]]:
    return [
        {
            "Competency": parts.competency_name(c.id) + (" (must)" if c.must else ""),
            "Weight": c.weight,
            "Why": c.why,
        }
        for c in competencies
    ]


def _summary(viewer: Viewer, opening: Opening) -> None:
    st.header(parts.plain(opening.title), anchor=False)
    figures = st.columns(4)
    figures[0].metric("State", parts.OPENING_STATES[opening.state])
    figures[1].metric("Candidates", opening.candidates)
    figures[2].metric("Interviews", opening.interviews)
    figures[3].metric("Cards in", f"{opening.cards_in} of {opening.cards}")
    pages = st.session_state["pages"]
    steps = {
        "no_loop": ("loop", "Next: build the loop"),
        "loop_ready": ("openings", ""),
        "interviewing": ("compare", "Compare the candidates"),
        "decided": ("compare", "Compare the candidates"),
    }
    page, words = steps.get(opening.state, ("openings", ""))
    if words and page in pages:
        st.page_link(pages[page], label=words, query_params={"opening": opening.id})
    elif opening.state == "loop_ready":
        st.caption(_next(viewer, opening))


def _next(viewer: Viewer, opening: Opening) -> str:
    """Return what comes next where the loop is ready and no interview is arranged."""
    seated = bool(list_panel(the_office(), viewer, opening.id))
    if not opening.candidates:
        return (
            "Next: add a candidate; their interviews are arranged with the people of the Panel tab."
            if seated
            else "Next: add a candidate, and say who interviews; their interviews are arranged with these people."
        )
    if seated:
        return "Next: arrange the interviews, on the Candidates tab."
    who = "say" if "hiring_manager" in opening.roles else "the hiring manager says"
    return f"Next: {who} on the Panel tab who interviews. Then the interviews are arranged on the Candidates tab."


@dataclass(frozen=True)
class _Standing:
    """The candidates and interviews of an opening as they are shown, and what is still to be arranged.

    `waiting` are candidates who lack an interview that has its people, `empty` the interviews that have none, `timed`
    is how many have a time, `late` how many cards are.
    """

    candidates: tuple[dict[str, str], ...]
    interviews: tuple[dict[str, str], ...]
    waiting: tuple[str, ...]
    empty: tuple[str, ...]
    timed: int
    late: int


# A minute: cards become overdue without anything being done.
@st.cache_data(max_entries=64, ttl=60, show_spinner=False)
def _standing(
    person: str, guest: str | None, opening: str, version: str, arranges: bool, _viewer: Viewer
) -> _Standing:
    office = the_office()
    candidates = list_candidates(office, _viewer, opening)
    shown = tuple(
        {
            "Candidate": parts.person(c.code, c.name),
            "Form": c.form,
            "Cards in": f"{c.cards_in} of {c.cards}",
        }
        for c in candidates
    )
    loop = find_loop_of(office, _viewer, opening) if arranges else None
    if loop is None:
        return _Standing(shown, (), (), (), 0, 0)
    interviews = [i for i in list_interviews(office, _viewer, opening) if i.status != "cancelled"]
    rows = tuple(
        {
            "Candidate": i.code,
            "Interview": i.title,
            "When": parts.when(i.starts_at, i.time_zone),
            "Interviewers": ", ".join(
                f"{s.name} ({parts.PARTS[s.part]}, {parts.CARD_STATES[s.state]})" for s in i.seats
            )
            or "nobody yet",
        }
        for i in interviews
    )
    seated = {s.session for s in list_panel(office, _viewer, opening)}
    there = {(i.application, i.session) for i in interviews}
    titles = {s.session: s.title for s in loop.forms[0].sessions}
    waiting = tuple(
        c.application
        for c in candidates
        if any(s in seated and (c.application, s) not in there for s in titles)
    )
    empty = tuple(t for s, t in titles.items() if s not in seated)
    late = sum(seat.state in LATE for i in interviews for seat in i.seats)
    return _Standing(shown, rows, waiting, empty, sum(i.starts_at is not None for i in interviews), late)


def _candidates(viewer: Viewer, opening: Opening) -> None:
    version = find_version(the_office(), viewer, opening.id)
    arranges = bool({"hiring_manager", "recruiter"} & opening.roles)
    standing = _standing(viewer.person, viewer.guest, opening.id, version, arranges, viewer)
    parts.said("openings/candidates")
    if not standing.candidates:
        parts.empty(
            "No candidate yet.",
            "Candidates meet the loop's interviews; a code stands for their name on paper.",
        )
    else:
        here = parts.pages(len(standing.candidates), f"openings/page/{opening.id}", "Candidates")
        parts.table(standing.candidates[here], "Candidates, the form each gets, and how many cards are in.")
    if not arranges:
        return
    if opening.state == "no_loop":
        st.caption("Build the loop first: candidates are interviewed by it.")
        return
    row = st.expander(
        "Add a candidate",
        expanded=not standing.candidates,
        key=f"openings/adding/{opening.id}/{bool(standing.candidates)}",
        on_change="rerun",
    )
    if row.open:
        with row:
            _new_candidate(viewer, opening, standing)
    if standing.candidates:
        row = st.expander(
            "What a candidate asks for: their name put right, their records, erase",
            key=f"openings/asks/{opening.id}",
            on_change="rerun",
        )
        if row.open:
            with row:
                serve_candidate(viewer, opening)
        _rest(viewer, opening, standing)
    if standing.interviews:
        if page := st.session_state.get("pages", {}).get("packets"):
            st.page_link(page, label="Print their packets", query_params={"opening": opening.id})
        st.markdown("**Interviews and cards**")
        here = parts.pages(len(standing.interviews), f"openings/held/{opening.id}", "Interviews")
        parts.table(standing.interviews[here], "Each interview, who holds it, and whether the card is in.")
        row = st.expander(
            "Change an interview: its time, its people, cards that will not come",
            key=f"openings/changes/{opening.id}",
            on_change="rerun",
        )
        if row.open:
            with row:
                change_interviews(viewer, opening.id, _zones())
    else:
        parts.said("changes")  # the last one was cancelled
    if standing.timed:
        _invitations(viewer, opening, standing.timed)
    if standing.late:
        row = st.expander(
            f"{counted(standing.late, 'card')} late: whom to remind",
            key=f"openings/late/{opening.id}",
            on_change="rerun",
        )
        if row.open:
            with row:
                _late(viewer, opening)


@st.fragment(run_every=download.RENEWED)
def _invitations(viewer: Viewer, opening: Opening, timed: int) -> None:
    order = download.Order("invitations", viewer, {"opening": opening.id, "address": parts.address()})
    download.offer(
        f"Invitations to {counted(timed, 'interview')} (ICS in a ZIP)",
        order,
        f"openings/ics/{opening.id}",
    )
    st.caption(
        "One file an interview, for calendars: who sits in it, the candidate by code, no question. Whoever has no "
        "e\\-mail address is named, not invited."
    )


def _late(viewer: Viewer, opening: Opening) -> None:
    late = [
        (interview, seat)
        for interview in list_interviews(the_office(), viewer, opening.id)
        for seat in interview.seats
        if interview.status != "cancelled" and seat.state in LATE
    ]
    show_reminders(late, opening.title, f"openings/remind/{opening.id}")


def _new_candidate(viewer: Viewer, opening: Opening, standing: _Standing) -> None:
    name = st.text_input(
        "Name", key="openings/candidate", help="As the candidate writes it. It is kept encrypted."
    )
    columns = st.columns(3)
    day = columns[0].date_input(
        "First interview on", value=None, key="openings/day", help="Empty: no times yet."
    )
    hour = columns[1].time_input("at", value=time(9, 0), key="openings/hour", step=1800)
    zones = _zones()
    zone = columns[2].selectbox("Time zone", zones, index=zones.index("UTC"), key="openings/zone")
    start = start_of(day, hour, zone)
    warn_of_the_past(start)
    seated: list[str] = []
    if standing.empty and "hiring_manager" in opening.roles:
        known, words = parts.people_of(viewer)
        told = f"They take what nobody takes yet, in turn: {', '.join(standing.empty)}. The Panel tab changes it."
        left, right = st.columns(2)
        seated = left.multiselect(
            "Who interviews",
            known,
            format_func=lambda i: words[i],
            key="openings/interviewers",
            help=told,
        )
        new = right.text_input(
            "New interviewers", key="openings/new_people", placeholder="names, with commas between", help=told
        )
        seated += [name.strip() for name in new.split(",") if name.strip()]
    if st.button(
        "Add and arrange the interviews", key="openings/add", type="primary", disabled=not name.strip()
    ):
        if seated:
            _seat_in_turn(viewer, opening, seated)
        _add(viewer, opening, name, start, zone)
        st.session_state.pop("openings/candidate", None)
        st.rerun()


def _seat_in_turn(viewer: Viewer, opening: Opening, chosen: list[str]) -> None:
    """Let people, by id or as new names, lead the interviews that nobody takes yet, one after the other."""
    office = the_office()
    loop = find_loop_of(office, viewer, opening.id)
    if loop is None:
        return
    known = {p.id for p in list_people(office, viewer)}
    people = cycle([one if one in known else add_person(office, viewer, one) for one in chosen])
    taken = {seat.session for seat in list_panel(office, viewer, opening.id)}
    for session in loop.forms[0].sessions:
        if session.session not in taken:
            set_panel(office, viewer, opening.id, session.session, {next(people): "lead"})


@cache
def _zones() -> list[str]:
    return sorted(available_timezones())


def _add(viewer: Viewer, opening: Opening, name: str, start: datetime | None, zone: str) -> None:
    """Add a candidate and arrange the loop's interviews that have people, one after the other."""
    application = add_candidate(the_office(), viewer, opening.id, name)
    arranged, unseated = _arrange(viewer, opening, application, start, zone)
    if not arranged:
        words = "The candidate is in. No interview is arranged yet: nobody is seated in any. Seat them on the Panel tab."
    elif unseated:
        words = f"The candidate is in, and {_are_arranged(arranged)}. Nobody is seated yet in: {', '.join(unseated)}."
    else:
        words = f"The candidate is in, and {_are_arranged(arranged)}."
    parts.say_next("openings/candidates", words)


def _are_arranged(interviews: int) -> str:
    return f"{counted(interviews, 'interview')} {'is' if interviews == 1 else 'are'} arranged"


def _arrange(
    viewer: Viewer, opening: Opening, application: str, start: datetime | None, zone: str
) -> tuple[int, list[str]]:
    """Arrange what is not arranged yet; return how many that were, and the titles of those nobody is seated in."""
    office = the_office()
    loop = find_loop_of(office, viewer, opening.id)
    if loop is None:
        return 0, []
    role = find_role_of(office, viewer, opening.id)
    breaks = {s.id: s.break_after for s in role.plan.sessions}
    seated = {s.session for s in list_panel(office, viewer, opening.id)}
    there = {
        i.session
        for i in list_interviews(office, viewer, opening.id)
        if i.application == application and i.status != "cancelled"
    }
    arranged, missing = 0, []
    for session in loop.forms[0].sessions:
        if session.session in there:
            continue
        if session.session not in seated:
            missing.append(session.title)
            continue
        schedule_interview(office, viewer, application, session.session, start, time_zone=zone)
        arranged += 1
        if start:
            start += timedelta(minutes=session.minutes + breaks.get(session.session, 15))
    return arranged, missing


def _rest(viewer: Viewer, opening: Opening, standing: _Standing) -> None:
    """Offer to arrange interviews whose panel was seated after their candidates came."""
    if standing.empty:
        st.caption(
            f"Nobody is seated yet in: {parts.plain(', '.join(standing.empty))}. Seat them on the Panel tab."
        )
    waiting = standing.waiting
    if waiting and st.button(
        f"Arrange what is missing for {counted(len(waiting), 'candidate')}", key="openings/rest"
    ):
        arranged = sum(_arrange(viewer, opening, one, None, "UTC")[0] for one in waiting)
        parts.say_next("openings/candidates", f"{_are_arranged(arranged)}.")
        st.rerun()


def _panel(viewer: Viewer, opening: Opening) -> None:
    office = the_office()
    seats = list_panel(office, viewer, opening.id)
    if "hiring_manager" not in opening.roles:
        titles = _titles(viewer, opening)
        parts.table(
            [
                {
                    "Interview": titles.get(s.session, s.session),
                    "Who": s.name,
                    "Part": parts.PARTS[s.part],
                }
                for s in seats
            ],
        )
        return
    loop = find_loop_of(office, viewer, opening.id)
    if loop is None:
        parts.empty("No loop yet.", "Build it first; then each of its interviews gets its people here.")
        return
    active, names = parts.people_of(viewer)
    words = parts.told_apart({"": "nobody yet", **names})
    st.caption("Who takes which interview. Interviews that are arranged already keep their people.")
    for session in loop.forms[0].sessions:
        here = {s.part: s.person for s in seats if s.session == session.session}
        left, middle, right = st.columns([2, 2, 2], vertical_alignment="bottom")
        left.markdown(f"{parts.plain(session.title)}  \n{session.minutes} minutes")
        for column, part in zip((middle, right), LED_BY, strict=True):
            key = _seat_key(opening, session.session, part)
            st.session_state[key] = sits = here.get(part, "")  # what is stored is shown, whatever was refused
            column.selectbox(
                f"{part.capitalize()} of {session.title}",
                ["", *active, *([sits] if sits and sits not in active else [])],
                format_func=lambda i: words[i],
                key=key,
                on_change=_seat,
                args=(viewer, opening, session.session, part, words),
            )
        parts.said(_seat_key(opening, session.session))


def _seat_key(opening: Opening, session: str, part: str = "") -> str:
    return f"openings/seat/{opening.id}/{session}/{part}"


def _seat(viewer: Viewer, opening: Opening, session: str, part: Part, words: dict[str, str]) -> None:
    """Let who was chosen take a part; who has another one in that interview already keeps it, and that is said."""
    chosen = st.session_state[_seat_key(opening, session, part)]
    sits = {s.person: s.part for s in list_panel(the_office(), viewer, opening.id) if s.session == session}
    if sits.get(chosen, part) != part:
        parts.say_next(
            _seat_key(opening, session),
            f"{words[chosen]} is the {parts.PARTS[sits[chosen]]} of this interview already, and nothing was changed. "
            "One person takes one part: choose somebody else there first.",
            "warning",
        )
        return
    rest = {person: its for person, its in sits.items() if its != part}
    set_panel(the_office(), viewer, opening.id, session, rest | ({chosen: part} if chosen else {}))


def _titles(viewer: Viewer, opening: Opening) -> dict[str, str]:
    """Return the titles of the sessions: of the loop for those who arrange it, else of the plan."""
    office = the_office()
    if "recruiter" in opening.roles and (loop := find_loop_of(office, viewer, opening.id)):
        return {s.session: s.title for s in loop.forms[0].sessions}
    try:
        return {s.id: s.title for s in find_role_of(office, viewer, opening.id).plan.sessions}
    except KitError:
        return {}


def _people(viewer: Viewer, opening: Opening) -> None:
    office = the_office()
    parts.said("openings/people")
    parts.table(
        [{"Name": m.name, "Role": ROLE_WORDS[m.role]} for m in list_members(office, viewer, opening.id)],
    )
    if "hiring_manager" not in opening.roles:
        return
    row = st.expander("Add somebody", key="openings/somebody", on_change="rerun")
    if row.open:
        with row:
            _join(viewer, opening)
    _leave(viewer, opening)


def _join(viewer: Viewer, opening: Opening) -> None:
    office = the_office()
    known, names = parts.people_of(viewer)
    words = parts.told_apart({"": "somebody new", **names})
    who = st.selectbox("Who", ["", *known], format_func=lambda i: words[i], key="openings/who")
    name = "" if who else st.text_input("Their name", key="openings/person")
    role = st.selectbox(
        "As", list(MEMBER_ROLES), index=2, format_func=lambda r: ROLE_WORDS[r], key="openings/member"
    )
    if st.button("Add", key="openings/join", disabled=not (who or name.strip())):
        person = who or add_person(office, viewer, name)
        add_member(office, viewer, opening.id, person, role)
        st.session_state.pop("openings/person", None)
        st.rerun()


def _leave(viewer: Viewer, opening: Opening) -> None:
    """Take a role from somebody, and close the opening or open it again."""
    row = st.expander("Take a role away", key="openings/leave", on_change="rerun")
    if row.open:
        with row:
            members = list_members(the_office(), viewer, opening.id)
            names = parts.people_of(viewer)[1]
            which = st.selectbox(
                "Whose",
                range(len(members)),
                index=None,
                format_func=lambda n: f"{names[members[n].person]}, {ROLE_WORDS[members[n].role]}",
                key="openings/leaver",
                help="Their cards stay.",
            )
            if st.button("Take it away", key="openings/left", disabled=which is None):
                one = members[which or 0]
                try:
                    remove_member(the_office(), viewer, opening.id, one.person, one.role)
                except KitError as error:
                    st.error(parts.plain(error))
                else:
                    st.session_state.pop("openings/leaver", None)
                    st.rerun()
    closed = opening.state == "closed"
    if st.button("Open it again" if closed else "Close the opening", key="openings/close"):
        close_opening(the_office(), viewer, opening.id, closed=not closed)
        words = "The opening is open again." if closed else "The opening is closed. It stays to be read."
        parts.say_next("openings/people", words)
        st.rerun()


def _weights(viewer: Viewer, opening: Opening) -> None:
    parts.table(_weight_rows(opening.weights))
    office = the_office()
    if opening.fixed_at:
        fingerprint = opening.weights_sha256[:12]
        st.caption(
            f"The first card came in on {parts.when(opening.fixed_at)}: the weights stand as they are (fingerprint "
            f"{fingerprint})."
        )
        beside = find_weights_beside(office, viewer, opening.id)
        if beside:
            told = ", ".join(f"{parts.competency_name(c)} {w}" for c, w in beside.items())
            st.caption(f"Beside them stands a second view, which changes no score: {parts.plain(told)}.")
    if "hiring_manager" not in opening.roles:
        return
    title = "Put other weights beside these" if opening.fixed_at else "Change the weights"
    row = st.expander(title, key=f"openings/weights/{opening.id}", on_change="rerun")
    if not row.open:
        return
    with row:
        if opening.fixed_at:
            st.caption(
                "What they would change is said beside the comparison. That you asked is written down."
            )
        else:
            st.caption(
                "They can be changed until the first card is in, so that nobody fits them to a candidate."
            )
        changed = []
        columns = st.columns(3)
        for number, competency in enumerate(opening.weights):
            weight = columns[number % 3].number_input(
                parts.competency_name(competency.id),
                1,
                100,
                competency.weight,
                key=f"openings/weight/{opening.id}/{competency.id}",
            )
            changed.append(_reweighted(competency, int(weight)))
        total = sum(c.weight for c in changed)
        st.markdown(f"Together: **{total}** of 100")
        if st.button("Keep these weights", disabled=total != 100, key="openings/reweigh"):
            if opening.fixed_at:
                put_weights_beside(office, viewer, opening.id, {c.id: c.weight for c in changed})
            else:
                set_weights(office, viewer, opening.id, changed)
            st.rerun()


def _reweighted(competency: RoleCompetency, weight: int) -> RoleCompetency:
    return competency.model_copy(update={"weight": weight})
