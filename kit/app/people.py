"""The page of people: who is known here, who administers, and codes for panel members without an account."""

from __future__ import annotations

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.office import the_office
from kit.app.settings import the_settings
from kit.hiring import add_person, change_person, list_interviews, list_openings, list_people, list_roles
from kit.hiring.signin import make_guest_code


def people_page(viewer: Viewer) -> None:
    """Show everybody; let administrators switch them, and those who arrange hand out codes."""
    st.title("People")
    admin, roles = list_roles(the_office(), viewer)
    arranges = bool({"hiring_manager", "recruiter"} & roles)
    if not admin and not arranges:
        parts.empty(
            "Nothing here for you.",
            "People are added by administrators, and by those who arrange an opening.",
        )
        return
    _add(viewer, admin)
    everybody = list_people(the_office(), viewer)
    parts.table(
        [
            {
                "Name": one.name,
                "E-mail": one.email or "",
                "Administers": "yes" if one.admin else "",
                "Active": "yes" if one.active else "no",
            }
            for one in everybody
        ],
    )
    if admin:
        _change(viewer, {one.id: one for one in everybody})
    if the_settings().auth != "local" and arranges:
        _codes(viewer)


def _add(viewer: Viewer, admin: bool) -> None:
    with st.form("people/add", clear_on_submit=True):
        left, right = st.columns(2)
        name = left.text_input("Name", key="people/name")
        email = right.text_input(
            "E-mail",
            key="people/email",
            help="They sign in with this address, once their provider has verified it.",
        )
        chief = admin and st.checkbox("Administers", key="people/admin")
        if st.form_submit_button("Add"):
            add_person(the_office(), viewer, name, email.strip() or None, admin=chief)
            st.rerun()


def _change(viewer: Viewer, everybody: dict) -> None:
    st.header("Change", anchor=False)
    names = parts.told_apart({id: one.name for id, one in everybody.items()})
    id = st.selectbox("Person", list(everybody), format_func=names.__getitem__, key="people/who", index=None)
    if not id:
        return
    one = everybody[id]
    left, right = st.columns(2)
    words = "Take administration away" if one.admin else "Make an administrator"
    if left.button(words, key="people/make"):
        change_person(the_office(), viewer, id, admin=not one.admin)
        st.rerun()
    words = "Switch off, and sign out everywhere" if one.active else "Switch on"
    if right.button(words, key="people/switch"):
        change_person(the_office(), viewer, id, active=not one.active)
        st.rerun()


def _codes(viewer: Viewer) -> None:
    st.header("Panel members without an account", anchor=False)
    st.caption(
        "A code opens one scorecard, once, and ends what an earlier code of it opened. It is shown here and never "
        "again; send it apart from the address."
    )
    openings = parts.told_apart({one.id: one.title for one in list_openings(the_office(), viewer)})
    opening = st.selectbox(
        "Opening", list(openings), format_func=openings.__getitem__, key="people/opening", index=None
    )
    if not opening:
        return
    seats = {
        seat.card: f"{seat.name}: {one.code}, {one.title}"
        for one in list_interviews(the_office(), viewer, opening)
        for seat in one.seats
        if seat.state not in ("submitted", "excused") and one.status != "cancelled"
    }
    seats = parts.told_apart(seats)
    card = st.selectbox("Seat", list(seats), format_func=seats.__getitem__, key="people/seat", index=None)
    if card and st.button("Make a code", key="people/code"):
        st.code(make_guest_code(the_office(), viewer, card), language=None)
        st.caption(f"To be typed at {the_settings().origin}/guest.")
