"""Cards that are still to come: who owes them, since when, and a reminder to copy."""

from __future__ import annotations

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.compared import Compared
from kit.app.office import the_office
from kit.hiring import Interview, Seat, list_interviews
from kit.wording import counted

OWED = ("to_do", "draft", "overdue", "withdrawn")
LATE = ("overdue", "withdrawn")


def show_missing_cards(viewer: Viewer, compared: Compared) -> None:
    """Show how many cards are in, and to those who arrange the opening whose are missing."""
    candidates = compared.candidates.values()
    total, done = sum(c.cards for c in candidates), sum(c.cards_in for c in candidates)
    st.markdown(f"**{done} of {total} cards are in.**")
    if not compared.arranges or done == total:
        return
    row = st.expander(
        f"{counted(total - done, 'card')} still to come", key="compare/missing", on_change="rerun"
    )
    if row.open:
        with row:
            _missing(viewer, compared)


def _missing(viewer: Viewer, compared: Compared) -> None:
    owed = [
        (interview, seat)
        for interview in list_interviews(the_office(), viewer, compared.opening.id)
        for seat in interview.seats
        if interview.status != "cancelled" and seat.state in OWED
    ]
    owed.sort(key=lambda one: (one[1].state != "overdue", one[0].ends_at or "~"))
    parts.table(
        [
            {
                "Interviewer": seat.name,
                "Candidate": compared.label(interview.code),
                "Interview": interview.title,
                "Card": parts.CARD_STATES[seat.state],
                "When": parts.when(interview.starts_at, interview.time_zone),
            }
            for interview, seat in owed
        ],
        "Who still owes a card, for whom, and when the interview was.",
    )
    show_reminders([one for one in owed if one[1].state in LATE], compared.opening.title, "compare/remind")


def show_reminders(late: list[tuple[Interview, Seat]], opening: str, key: str) -> None:
    """Show a text to copy for each person whose cards are late, or that nobody is."""
    names = {seat.person: seat.name for _, seat in late}
    if not names:
        st.caption("Nobody is late: these interviews are still to be held.")
        return
    person = st.selectbox("A reminder for", list(names), format_func=lambda p: names[p], key=key)
    mine = [(interview, seat) for interview, seat in late if seat.person == person]
    st.code(reminder(names[person], opening, mine), language=None, wrap_lines=True)
    st.caption("Copy it into a mail. It names candidates by their codes.")


def reminder(name: str, opening: str, owed: list[tuple[Interview, Seat]]) -> str:
    """Return a reminder to an interviewer of the cards they owe; candidates by code, since mail is read by many."""
    lines = [
        f"- {interview.code}, {interview.title}, {parts.when(interview.starts_at, interview.time_zone)}: card {parts.CARD_STATES[seat.state]}"
        for interview, seat in owed
    ]
    cards = "card is" if len(owed) == 1 else "cards are"
    return "\n".join(
        [
            f"Hello {name},",
            "",
            f"your {cards} still to come for '{opening}':",
            *lines,
            "",
            "Others' ratings stay hidden from you until yours is in, and no candidate is compared before all cards are. "
            "If you can not rate something, mark it NR and say why. Thank you!",
        ]
    )
