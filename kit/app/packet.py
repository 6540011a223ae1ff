"""Packets: what interviewers print, and what the candidate is handed."""

from __future__ import annotations

import streamlit as st

from kit.access import Viewer
from kit.app import download, parts
from kit.app.office import the_office
from kit.hiring import list_interviews, list_my_interviews, list_openings
from kit.hiring.packet import preview_packet

DOCUMENTS = {
    "packet": "Packet",
    "scorecard": "Scorecard, to print",
    "fillable": "Scorecard, to fill",
    "handout": "Candidate's handout",
}
PAPERS = {"a4": "A4", "letter": "US Letter"}


def packets_page(viewer: Viewer) -> None:
    """Show the documents of each seat that this person may print."""
    st.title("Packets")
    paper = st.segmented_control(
        "Paper",
        list(PAPERS),
        format_func=lambda p: PAPERS[p],
        default="a4",
        required=True,
        key="packets/paper",
    )
    arranges = [o for o in list_openings(the_office(), viewer) if {"hiring_manager", "recruiter"} & o.roles]
    if arranges:
        _of_opening(viewer, {o.id: o.title for o in arranges}, paper or "a4")
    else:
        _mine(viewer, paper or "a4")


def _of_opening(viewer: Viewer, openings: dict[str, str], paper: str) -> None:
    opening = parts.choose("Opening", openings, "opening")
    interviews = [i for i in list_interviews(the_office(), viewer, opening or "") if i.status != "cancelled"]
    seats = {
        s.card: f"{i.code} · {i.title} · {s.name} ({parts.PARTS[s.part]})"
        for i in interviews
        for s in i.seats
    }
    if not seats:
        parts.empty(
            "No packet yet.",
            "Packets are made for interviews: add a candidate and seat the panel on the Openings page.",
        )
        return

    @st.fragment(run_every=download.RENEWED)
    def everything() -> None:
        order = download.Order("packets", viewer, {"opening": opening or "", "paper": paper})
        download.offer(f"All packets of this opening ({len(seats)} seats, ZIP)", order, "packets/all")

    everything()
    st.caption(
        "In it: for each seat a packet and two scorecards, for each interview the candidate's handout."
    )
    card = parts.choose("One seat", seats, "card")
    if card:
        _seat(viewer, card, paper)


def _mine(viewer: Viewer, paper: str) -> None:
    mine = {
        i.card: f"{parts.person(i.code, i.name)} · {i.title} · {parts.when(i.starts_at, i.time_zone)}"
        for i in list_my_interviews(the_office(), viewer)
    }
    if not mine:
        parts.empty("You have no interview yet.", "When somebody seats you in one, its packet is here.")
        return
    card = parts.choose("Your interview", mine, "card")
    if card:
        _seat(viewer, card, paper)


def _seat(viewer: Viewer, card: str, paper: str) -> None:
    @st.fragment(run_every=download.RENEWED)
    def documents() -> None:
        columns = st.columns(len(DOCUMENTS))
        for column, (document, label) in zip(columns, DOCUMENTS.items(), strict=True):
            with column:
                of = {"card": card, "document": document, "paper": paper}
                download.offer(
                    label, download.Order("packet", viewer, of), f"packets/{card}/{document}/{paper}"
                )

    documents()
    st.image(_first_page(viewer.person, viewer, card, paper), alt="The first page of the packet")
    st.caption("The first page of the packet")


@st.cache_data(ttl=600, max_entries=64, show_spinner=False)
def _first_page(person: str, _viewer: Viewer, card: str, paper: str) -> bytes:
    return preview_packet(the_office(), _viewer, card, "packet", paper)  # type: ignore[arg-type]
