"""Packets: what interviewers print, and what the candidate is handed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from kit.access import Viewer
from kit.app import download, parts, work
from kit.app.office import the_office
from kit.app.reading import collect_paper
from kit.errors import KitError, Missing
from kit.hiring import find_version, list_interviews, list_my_interviews
from kit.hiring.packet import list_day, list_seats, make_packets, preview_packet

DOCUMENTS = {
    "packet": "Packet",
    "scorecard": "Scorecard, to print",
    "fillable": "Scorecard, to fill",
    "handout": "Candidate's handout",
}
WAYS = {"print": "Print", "read": "Read what came back"}
PAPERS = {"a4": "A4", "letter": "US Letter"}
LOOK_EVERY = 1.0  # seconds between two looks at work that is under way


def packets_page(viewer: Viewer) -> None:
    """Show the documents of each seat that this person may print."""
    st.title("Packets")
    arranges = {o.id: o.title for o in parts.openings_of(viewer) if {"hiring_manager", "recruiter"} & o.roles}
    if arranges and parts.one_of("What to do", WAYS, "packets/way", labelled=False) == "read":
        if opening := parts.choose("Opening", arranges, "opening"):
            collect_paper(viewer, opening)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        paper = parts.one_of("Paper", PAPERS, "packets/paper")
        two_sided = st.toggle(
            "Two-sided",
            key="packets/two-sided",
            help="The scorecard in a packet is then a sheet of its own with an empty back, to be taken out.",
        )
    how = {"paper": paper, "two_sided": two_sided}
    if arranges:
        _of_opening(viewer, arranges, how)
    else:
        _mine(viewer, how)


def _of_opening(viewer: Viewer, openings: dict[str, str], how: dict[str, Any]) -> None:
    opening = parts.choose("Opening", openings, "opening")
    version = find_version(the_office(), viewer, opening)
    seats = _seats(viewer.person, viewer.guest, opening or "", version, viewer)
    if not seats:
        parts.empty(
            "No packet yet.",
            "Packets are made for interviews: add a candidate and seat the panel on the Openings page.",
        )
        return

    of = [opening or ""]
    if len(openings) > 1:
        of = st.multiselect(
            "All packets of",
            list(openings),
            default=of,
            format_func=lambda o: openings[o],
            key=f"packets/of/{opening}",
            help="Add other openings to make their packets in the same go.",
        )
    place = f"packets/{viewer.person}/{opening}"
    now = work.work_at(place, viewer.person)
    every = LOOK_EVERY if now and not now.future.done() else download.RENEWED
    st.fragment(_all, run_every=every)(viewer, of, how, place)
    card = parts.choose("One seat", seats, "card")
    if card:
        _seat(viewer, card, how)


@st.cache_data(max_entries=64, ttl=3600, show_spinner=False)
def _seats(person: str, guest: str | None, opening: str, version: str, _viewer: Viewer) -> dict[str, str]:
    return {
        s.card: f"{i.code} · {i.title} · {s.name} ({parts.PARTS[s.part]})"
        for i in list_interviews(the_office(), _viewer, opening)
        for s in i.seats
        if i.status != "cancelled"
    }


def _all(viewer: Viewer, of: list[str], how: dict[str, Any], place: str) -> None:
    """Make all packets of some openings, show how far it is, and offer the file."""
    now = work.work_at(place, viewer.person)
    if now is None:
        if st.button("Make all packets (ZIP)", key="packets/all", disabled=not of):
            _begin(viewer, of, how, place)
            st.rerun()
        st.caption(
            "In it: for each seat a packet and two scorecards, for each interview the candidate's handout."
        )
        return
    if not now.future.done():
        st.session_state[f"{place}/seen"] = now.began
        left, right = st.columns([4, 1], vertical_alignment="center")
        made = f"{now.done} of {now.total}" if now.total else "Getting ready"
        left.progress(now.done / (now.total or 1), text=f"{made} documents made")
        if right.button("Stop", key="packets/stop", help="Nothing is kept of what is half done."):
            work.forget(place)
            st.rerun()
        return
    if st.session_state.pop(f"{place}/seen", None):
        st.rerun()  # it has just ended: from now on the page looks less often
    if error := now.future.exception():
        if not isinstance(error, KitError):
            work.forget(place)  # else the page could never be used again
            raise error
        st.error(parts.plain(error))
    else:
        for words in now.future.result():
            st.warning(parts.plain(words))
        order = download.Order("work", viewer, {"place": place})
        download.offer(f"Save {now.done} documents (ZIP)", order, "packets/save")
    if st.button("Make them again", key="packets/again"):
        work.forget(place)
        st.rerun()


def _begin(viewer: Viewer, of: list[str], how: dict[str, Any], place: str) -> None:
    office = the_office()
    seats = list_seats(office, viewer, of)

    def check() -> None:
        if list_seats(office, viewer, of) != seats:
            raise Missing(
                "Candidates or interviews have changed since this file was made. Make the packets again."
            )

    def run(now: work.Work) -> tuple[str, ...]:
        with work.drawers() as executor:
            return make_packets(
                office,
                viewer,
                of,
                now.file,
                **how,
                executor=executor,
                show=now.show,
                stop=now.stopped.is_set,
            )

    name = f"packets-{of[0][-6:]}.zip" if len(of) == 1 else f"packets-{len(of)}-openings.zip"
    work.begin(place, viewer.person, name, run, check)


def _mine(viewer: Viewer, how: dict[str, Any]) -> None:
    mine = {
        i.card: f"{parts.person(i.code, i.name)} · {i.title} · {parts.when(i.starts_at, i.time_zone)}"
        for i in list_my_interviews(the_office(), viewer)
    }
    if not mine:
        parts.empty("You have no interview yet.", "When somebody seats you in one, its packet is here.")
        return
    card = parts.choose("Your interview", mine, "card")
    if card:
        _seat(viewer, card, how)


def _seat(viewer: Viewer, card: str, how: dict[str, Any]) -> None:
    day = list_day(the_office(), viewer, card)
    made = "/".join(map(str, how.values()))

    @st.fragment(run_every=download.RENEWED)
    def documents() -> None:
        columns = st.columns(len(DOCUMENTS))
        for column, (document, label) in zip(columns, DOCUMENTS.items(), strict=True):
            with column:
                of = {"card": card, "document": document, **how}
                download.offer(
                    label, download.Order("packet", viewer, of), f"packets/{card}/{document}/{made}"
                )
        if len(day) > 1:
            words = f"Packets of your {len(day)} interviews of that day"
            download.offer(
                words, download.Order("day", viewer, {"card": card, **how}), f"packets/day/{card}/{made}"
            )

    documents()
    st.image(
        _first_page(viewer.person, viewer, card, how["paper"]),
        alt="The first page of the packet",
        output_format="PNG",
    )
    st.caption("The first page of the packet")


@st.cache_data(ttl=600, max_entries=64, show_spinner=False)
def _first_page(person: str, _viewer: Viewer, card: str, paper: str) -> bytes:
    return preview_packet(the_office(), _viewer, card, "packet", paper)  # type: ignore[arg-type]
