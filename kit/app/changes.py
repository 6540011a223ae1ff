"""An interview that was arranged, changed: its time, its people, cards that will not come, and whether it is held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.office import the_office
from kit.app.reminder import OWED
from kit.errors import KitError
from kit.hiring import (
    Interview,
    Seat,
    cancel_interview,
    excuse_card,
    list_interviews,
    move_interview,
    reopen_card,
    seat_interviewer,
    unseat_interviewer,
)


def start_of(day: date | None, hour: time, zone: str) -> datetime | None:
    """Return a moment in UTC of what somebody chose in their zone; nothing without a day."""
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC) if day else None


def warn_of_the_past(start: datetime | None) -> None:
    """Say that a chosen time is over; it can be chosen: interviews that were held are entered too."""
    place = st.empty()
    if start and start < the_office().now():
        place.warning("This is in the past: cards would be overdue at once.")


def change_interviews(viewer: Viewer, opening: str, zones: list[str]) -> None:
    """Let somebody who arranges an opening choose one of its interviews, and change it."""
    found = [i for i in list_interviews(the_office(), viewer, opening) if i.status != "cancelled"]
    found.sort(key=lambda i: all(seat.state == "submitted" for seat in i.seats))  # what is done comes last
    held = {i.id: i for i in found}
    words = parts.told_apart(
        {i.id: f"{i.code} · {i.title} · {parts.when(i.starts_at, i.time_zone)}" for i in found}
    )
    parts.said("changes")
    key = f"changes/{opening}"
    parts.show_words_of_now(key, words)
    chosen = st.selectbox("Interview", list(held), format_func=lambda i: words[i], key=key)
    if chosen:
        _time(viewer, held[chosen], zones)
        _people(viewer, held[chosen])
        _cancel(viewer, held[chosen])


def _done(words: str, act: Callable[[], object]) -> None:
    """Do it and show the page anew, or say why it can not be done."""
    try:
        act()
    except KitError as error:
        st.error(parts.plain(error))
        return
    parts.say_next("changes", words)
    st.rerun()


def _time(viewer: Viewer, one: Interview, zones: list[str]) -> None:
    now = datetime.fromisoformat(one.starts_at).astimezone(ZoneInfo(one.time_zone)) if one.starts_at else None
    columns = st.columns([2, 1, 2, 1], vertical_alignment="bottom")
    day = columns[0].date_input("On", value=now.date() if now else None, key=f"changes/day/{one.id}")
    hour = columns[1].time_input(
        "At", value=now.time() if now else time(9, 0), key=f"changes/hour/{one.id}", step=900
    )
    zone = columns[2].selectbox(
        "In the time of", zones, index=zones.index(one.time_zone), key=f"changes/zone/{one.id}"
    )
    start = start_of(day, hour, zone)
    warn_of_the_past(start if now is None or start != now.replace(second=0, microsecond=0) else None)
    if columns[3].button("Move it", key=f"changes/move/{one.id}", help="Without a day it has no time yet."):
        _done(
            "The interview has another time. Send its invitation again.",
            lambda: move_interview(the_office(), viewer, one.id, start, time_zone=zone),
        )


def _people(viewer: Viewer, one: Interview) -> None:
    for seat in one.seats:
        left, right = st.columns([3, 2], vertical_alignment="center")
        left.markdown(
            f"**{parts.plain(seat.name)}**, {parts.PARTS[seat.part]}: card {parts.CARD_STATES[seat.state]}"
        )
        with right:
            _seat(viewer, seat)
    seated = {seat.person for seat in one.seats}
    active, words = parts.people_of(viewer)
    others = [person for person in active if person not in seated]
    columns = st.columns([2, 1, 1], vertical_alignment="bottom")
    person = columns[0].selectbox(
        "Who else", others, index=None, format_func=lambda i: words[i], key=f"changes/who/{one.id}"
    )
    part = columns[1].selectbox(
        "As",
        list(parts.PARTS),
        index=1,
        format_func=lambda p: parts.PARTS[p],
        key=f"changes/part/{one.id}",
        help="The card of a shadow is kept, and counts in no comparison.",
    )
    if columns[2].button("Seat them", key=f"changes/seat/{one.id}", disabled=not person):
        _done(
            "Seated. Print their packet.",
            lambda: seat_interviewer(the_office(), viewer, one.id, person or "", part),  # type: ignore[arg-type]
        )


def _seat(viewer: Viewer, seat: Seat) -> None:
    """Offer what can become of a seat: nothing once its card is in."""
    if seat.state == "excused":
        if st.button("The card is owed again", key=f"changes/reopen/{seat.card}"):
            _done("The card is open again.", lambda: reopen_card(the_office(), viewer, seat.card))
    elif seat.state in OWED:
        with st.popover("Take out or excuse", key=f"changes/out/{seat.card}"):
            st.caption(
                "Out goes who has written nothing yet. Who has begun, or held it and will not write, is excused: the "
                "candidate is compared without their card, and what they wrote is kept."
            )
            if st.button("Take out of this interview", key=f"changes/unseat/{seat.card}"):
                _done("Taken out.", lambda: unseat_interviewer(the_office(), viewer, seat.card))
            why = st.text_input("Why excused", key=f"changes/why/{seat.card}")
            if st.button("Excuse", key=f"changes/excuse/{seat.card}", disabled=not why.strip()):
                _done("Excused.", lambda: excuse_card(the_office(), viewer, seat.card, why))


def _cancel(viewer: Viewer, one: Interview) -> None:
    with st.popover("Cancel this interview", key=f"changes/cancel/{one.id}"):
        st.caption("It can not be undone, but arranged anew. An interview of which a card is in stays.")
        if st.button("Cancel it", key=f"changes/cancelled/{one.id}", type="primary"):
            _done(
                "Cancelled. Calendars learn of it from its invitation file.",
                lambda: cancel_interview(the_office(), viewer, one.id),
            )
