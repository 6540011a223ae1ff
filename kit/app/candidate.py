"""What one candidate may ask for: their name put right, all that is kept about them, and erase."""

from __future__ import annotations

import streamlit as st

from kit.access import Viewer
from kit.app import download, parts
from kit.app.office import the_office
from kit.errors import KitError
from kit.hiring import Candidate, Opening, erase_candidate, list_candidates, rename_candidate
from kit.wording import counted


def serve_candidate(viewer: Viewer, opening: Opening) -> None:
    """Let somebody who arranges an opening do what one of its candidates asks for."""
    found = {c.application: c for c in list_candidates(the_office(), viewer, opening.id) if not c.erased}
    parts.said("candidate")
    certificate = f"candidate/certificate/{opening.id}"
    if certificate in st.session_state:
        st.code(st.session_state[certificate], language=None, wrap_lines=True)
        st.caption("Keep this certificate: copy it, it is not shown again.")
    if not found:
        st.caption("Everybody in this opening was erased.")
        return
    words = parts.told_apart({id: parts.person(c.code, c.name) for id, c in found.items()})
    key = f"candidate/{opening.id}"
    parts.show_words_of_now(key, words)
    chosen = st.selectbox(
        "Candidate",
        list(found),
        format_func=lambda id: words[id],
        key=key,
        on_change=lambda: st.session_state.pop(certificate, None),
    )
    _rename(viewer, found[chosen])
    _take_out(viewer, found[chosen], opening)
    _erase(viewer, found[chosen], opening)


def _rename(viewer: Viewer, candidate: Candidate) -> None:
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    name = left.text_input(
        "Their name",
        candidate.name or "",
        key=f"candidate/name/{candidate.application}/{candidate.name}",
        help="As the candidate writes it. The former one stays encrypted with them until they are erased.",
    ).strip()
    if right.button("Put it right", key="candidate/rename", width="stretch"):
        if name == candidate.name:
            st.info("That is their name already.")
            return
        try:
            rename_candidate(the_office(), viewer, candidate.application, name)
        except KitError as error:
            st.error(parts.plain(error))
            return
        parts.say_next("candidate", f"{candidate.code} is called {name} now.")
        st.rerun()


@st.fragment(run_every=download.RENEWED)
def _take_out(viewer: Viewer, candidate: Candidate, opening: Opening) -> None:
    if not candidate.released:
        st.caption(
            "All that is kept about them is yours to hand out when your own card of this candidate is in."
        )
        return
    order = download.Order("person", viewer, {"application": candidate.application})
    download.offer("All that is kept about them (ZIP)", order, f"candidate/data/{candidate.application}")
    st.caption(
        "Records as PDF, and everything as JSON, with other candidates' names taken out; the JSON says what is not "
        f"in it. They are kept for {counted(opening.retention_months, 'month')} after the last act."
    )


def _erase(viewer: Viewer, candidate: Candidate, opening: Opening) -> None:
    if opening.legal_hold:
        st.info(f"Nothing may be erased: {parts.plain(opening.legal_hold)}")
        return
    with st.popover(f"Erase {candidate.code}", key=f"candidate/erasing/{candidate.application}"):
        st.markdown(
            "Name, notes, drafts, scans and reasons go for good, and can not be brought back; ratings stay as numbers "
            "under the code where this opening keeps them. Cancel interviews that are still to come first: their "
            "invitations are not withdrawn by this."
        )
        typed = st.text_input(
            f"Type {candidate.code} to erase", key=f"candidate/typed/{candidate.application}", max_chars=20
        )
        if not st.button("Erase for good", key="candidate/erase"):
            return
        if typed.strip().upper() != candidate.code:
            st.error("Not the same code: nothing was erased.")
            return
        try:
            certificate = erase_candidate(the_office(), viewer, candidate.application)
        except KitError as error:
            st.error(parts.plain(error))
            return
    st.session_state[f"candidate/certificate/{opening.id}"] = certificate.text
    parts.say_next("candidate", f"{candidate.code} is erased.")
    st.rerun()
