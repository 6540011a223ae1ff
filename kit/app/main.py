"""What runs on every rerun: who is it, what may they see, which page."""

from __future__ import annotations

from functools import partial

import streamlit as st

from kit.access import Viewer
from kit.app import signin
from kit.app.bank import bank_page
from kit.app.calibration import calibration_page
from kit.app.comparison import compare_page
from kit.app.exchange import files_page
from kit.app.impact import impact_page
from kit.app.installation import installation_page
from kit.app.loop import loop_page
from kit.app.office import the_office
from kit.app.opening import openings_page
from kit.app.packet import packets_page
from kit.app.parts import empty, plain, said, told_apart
from kit.app.people import people_page
from kit.app.scorecard import score_page
from kit.app.settings import the_settings
from kit.errors import KitError
from kit.hiring import find_local_viewer, list_roles, list_viewers

# page: who sees it in the menu. The menu is a convenience: kit.hiring checks every call.
EVERYBODY = frozenset({"hiring_manager", "recruiter", "interviewer", "observer", "admin"})
PAGES = {
    "openings": ("Openings", openings_page, EVERYBODY - {"interviewer"}),
    "loop": ("Build a loop", loop_page, frozenset({"hiring_manager"})),
    "packets": ("Packets", packets_page, frozenset({"hiring_manager", "recruiter", "interviewer"})),
    "score": ("Score", score_page, frozenset({"interviewer"})),
    "compare": ("Compare", compare_page, EVERYBODY - {"admin"}),
    "calibration": ("Calibration", calibration_page, frozenset({"interviewer", "admin"})),
    "impact": ("Impact", impact_page, frozenset({"admin"})),
    "files": ("Files", files_page, EVERYBODY - {"observer"}),
    "people": ("People", people_page, frozenset({"admin", "hiring_manager", "recruiter"})),
    "installation": ("Installation", installation_page, frozenset({"admin"})),
    "bank": ("Bank", bank_page, EVERYBODY),
}
GUESTS = ("score", "packets")
# Numbers of code lines and parts of a date that everybody can read and hit, and tables that fit a narrow screen: words
# in them may break anywhere (exhibits have long ones), but where there is room for columns that hold a usual word.
EVERYWHERE = """
.react-syntax-highlighter-line-number { color: inherit !important; }
[role=spinbutton] { display: inline-block; min-width: 24px; min-height: 24px; text-align: center; }
[data-testid=stMarkdownContainer] :is(th, td) { overflow-wrap: anywhere; }
@media (min-width: 40rem) { .st-key-score-interviews :is(th, td) { overflow-wrap: break-word !important; } }
@media (min-width: 64rem) { [data-testid=stMarkdownContainer] tr:not(:has(> :nth-child(5))) > * { min-width: 6.5rem; } }
"""
# Streamlit 1.67 writes white on the accent of a primary button, and the accent of the dark theme is light.
DARK = "[data-testid=stBaseButton-primary]:not(:disabled) p { color: #0e1117; }"


def run() -> None:
    """Show the page that was asked for to the person who asks."""
    st.set_page_config(page_title="Hiring Kit", page_icon="📋", layout="wide")
    try:
        viewer = _local_viewer() if the_settings().auth == "local" else signin.ask()
        if viewer is None:
            _looks()
            return
        admin, roles = list_roles(the_office(), viewer)
    except KitError as error:
        st.error(str(error))
        return
    mine = set(roles) | ({"admin"} if admin else set())
    pages = {
        name: st.Page(partial(page, viewer), title=title, url_path=name)
        for name, (title, page, who) in PAGES.items()
        if who & mine and (not viewer.guest or name in GUESTS)
    }
    st.session_state["pages"] = pages
    if not pages:
        empty(
            "Nothing here for you yet.",
            "Who arranges an opening, or administers this place, gives you a part.",
        )
        _looks()
        return
    chosen = st.navigation(list(pages.values()), position="top")
    said("arrived")
    try:
        chosen.run()
    except KitError as error:
        st.error(str(error))
    _looks()  # last: as the first of all it has everything below made anew after a reconnection


def _looks() -> None:
    st.html(f"<style>{EVERYWHERE}{DARK if st.context.theme.type == 'dark' else ''}</style>")


def _leave_address() -> None:
    """Take out of the address what the one before looked at; a view is not theirs, and bound to its control."""
    for key in set(st.query_params) - {"view"}:
        del st.query_params[key]


def _local_viewer() -> Viewer:
    """Return who asks without a sign-in: the one person there is, or somebody through whose eyes they look."""
    office = the_office()
    local = find_local_viewer(office)
    viewers = {v.person: v for v in list_viewers(office, local)}
    names = told_apart({person: v.name for person, v in viewers.items()})
    left, right = st.columns([3, 1], vertical_alignment="center")
    left.caption("One person on this machine, no login. Nobody else can reach this page.")
    person = right.selectbox(
        "View as",
        list(viewers),
        format_func=lambda i: f"View as {names[i]}",
        key="view_as",
        persist_state="session",
        on_change=_leave_address,
        label_visibility="collapsed",
        help="See what somebody else sees. Only there without a login.",
    )
    viewer = viewers.get(person, local)
    if viewer.behind:
        st.warning(
            f"You see what **{plain(names[viewer.person])}** sees, and what you do is done in that name."
        )
    return viewer
