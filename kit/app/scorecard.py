"""Scoring: one's own interviews, the card of each, and others' cards once one's own is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from kit.access import Viewer
from kit.app import download, parts
from kit.app.field import forget_card
from kit.app.interview import work_on
from kit.app.last_look import card_is_in
from kit.app.office import the_office
from kit.app.packet import DOCUMENTS
from kit.app.reading import read_own_paper, show_originals
from kit.errors import KitError
from kit.hiring import (
    MyInterview,
    WorkingCard,
    count_cards,
    list_cards,
    list_my_interviews,
    open_card,
    withdraw_card,
)
from kit.scorecard import Rating, Scorecard
from kit.wording import counted

WAYS = {"screen": "On screen", "paper": "From paper"}
OWED = ("overdue", "draft", "to_do", "withdrawn")


def score_page(viewer: Viewer) -> None:
    """Show what waits for this person first, and the card that is open."""
    st.title("Score")
    mine = _in_order(list_my_interviews(the_office(), viewer))
    if not mine:
        parts.empty("You have no interview yet.", "When somebody seats you in one, its card is here.")
        return
    _my_interviews(viewer, mine)
    # The state is not in the words of the choice: Streamlit keeps the words that were chosen.
    chosen = parts.choose("Interview", {i.card: _line(i) for i in mine}, "card")
    if not chosen:
        return
    one = next(i for i in mine if i.card == chosen)
    _head(one)
    if one.state == "excused":
        st.info("You were excused from this card. Ask the recruiter to reopen it if that is wrong.")
        return
    if parts.one_of("How", WAYS, f"score/way/{one.card}", labelled=False) == "paper":
        # Never beside the text areas: there a digit is typed, here it is a mark.
        card = open_card(the_office(), viewer, one.card)
        handed_in = {i.card for i in mine if i.state == "submitted"}
        read_own_paper(viewer, card, {i.card: _line(i) for i in mine}, handed_in, lambda: _forget(one.card))
        return
    if one.pages_waiting:
        st.info(
            f"{counted(one.pages_waiting, 'page')} of this card came back on paper: look at it under From paper."
        )
    if one.state == "submitted":
        _handed_in(viewer, open_card(the_office(), viewer, one.card))
        return
    _documents(viewer, one.card)
    st.caption(
        "Everything is saved while you write. Others' cards are shown when yours is in; a candidate may ask to read what "
        "is written about them."
    )
    work_on(viewer, one.card)


def _forget(card: str) -> None:
    """Let go of what the widgets hold of a card, and show it: its drafts came from paper."""
    forget_card(card)
    st.session_state[f"score/way/{card}"] = "screen"


# ---- one's own interviews -------------------------------------------------------------------------------------


def _in_order(mine: Iterable[MyInterview]) -> list[MyInterview]:
    """Return interviews as they press: today's first, then cards that are late, those to come, and what is done."""

    def pressing(one: MyInterview) -> tuple[int, str]:
        if one.state not in OWED:
            return 3, ""
        if _is_today(one):
            return 0, one.starts_at or ""
        return (1 if one.state == "overdue" else 2), one.starts_at or "9"

    return sorted(mine, key=pressing)


def _is_today(one: MyInterview) -> bool:
    if one.starts_at is None:
        return False
    zone = ZoneInfo(one.time_zone)
    starts = datetime.fromisoformat(one.starts_at).astimezone(zone)
    return starts.date() == the_office().now().astimezone(zone).date()


def _my_interviews(viewer: Viewer, mine: list[MyInterview]) -> None:
    """Show one's own interviews, with when and how far each card is."""
    owed = [i for i in mine if i.state in OWED]
    today = sum(map(_is_today, mine))
    late = sum(i.state == "overdue" for i in mine)
    told = [f"{today} today" if today else "", f"{late} overdue" if late else ""]
    words = ", ".join(
        [
            f"{counted(len(owed), 'card')} to hand in",
            *filter(None, told),
            f"{len(mine) - len(owed)} done",
        ]
    )
    st.caption(f"{words}.")
    if len(mine) == 1:
        return
    shown = st.expander("My interviews", expanded=len(mine) <= 6, key="score/interviews", on_change="rerun")
    if not shown.open:
        return
    with shown:
        some = mine[parts.pages(len(mine), "score/page", "Interviews")]
        parts.rows(
            ("When", "Candidate", "Interview", "Card"),
            [
                (
                    f"{'Today: ' if _is_today(i) else ''}{parts.when(i.starts_at, i.time_zone)}",
                    parts.person(i.code, i.name),
                    f"{i.title}, {i.opening_title}",
                    parts.CARD_STATES[i.state],
                )
                for i in some
            ],
        )
        if any(i.starts_at for i in mine):
            _calendar(viewer)


@st.fragment(run_every=download.RENEWED)
def _calendar(viewer: Viewer) -> None:
    download.offer("My interviews, for my calendar", download.Order("calendar", viewer, {}), "score/calendar")


@st.fragment(run_every=download.RENEWED)
def _documents(viewer: Viewer, card: str) -> None:
    """Offer the papers of an interview; other sizes and the preview stand on the Packets page."""
    with st.container(horizontal=True):
        for document in ("packet", "fillable", "handout"):
            of = {"card": card, "document": document, "paper": "a4"}
            download.offer(
                DOCUMENTS[document], download.Order("packet", viewer, of), f"score/{document}/{card}"
            )


def _line(interview: MyInterview) -> str:
    who = parts.person(interview.code, interview.name)
    return f"{who} · {interview.title} · {parts.when(interview.starts_at, interview.time_zone)}"


def _head(one: MyInterview) -> None:
    st.header(parts.plain(f"{parts.person(one.code, one.name)}: {one.title}"), anchor=False)
    st.caption(
        f"{parts.plain(one.opening_title)} · form {one.form} · {one.minutes} minutes · "
        f"{parts.when(one.starts_at, one.time_zone)} · you are {parts.PARTS[one.part]}"
    )


def _handed_in(viewer: Viewer, card: WorkingCard) -> None:
    """Show one's own card as it was handed in, and the others' as far as the blind rule lets."""
    card_is_in(card.id)
    office = the_office()
    seen = list_cards(office, viewer, card.application)
    mine = [c for c in seen if c.card == card.id]
    if mine:
        last = mine[-1]
        late = " It was written after others' ratings were shown to you." if last.after_reveal else ""
        by = f" {parts.plain(last.entered_by)} entered it for you from paper." if last.entered_by else ""
        st.success(
            f"Your card is in: {parts.when(last.submitted_at, card.time_zone)}, revision {last.number}.{by}{late}"
        )
    order = tuple(card.asked)
    show_card_rows(mine[-1].scorecard if mine else None, order)
    show_originals(viewer, card.id)
    left, right = st.columns([3, 1], vertical_alignment="center")
    left.caption("To change it, take it back: others' cards are hidden again until it is in.")
    if right.button("Take it back", key=f"score/{card.id}/withdraw"):
        withdraw_card(office, viewer, card.id)
        st.rerun()
    st.markdown("### Others' cards")
    others = [c for c in seen if c.card != card.id]
    done, wanted = count_cards(office, viewer, card.application)
    st.caption(f"{done} of {wanted} cards of this candidate are in.")
    if not others:
        words = (
            "Others' cards are shown when all of yours for this candidate are in."
            if done > 1
            else "Yours is the first."
        )
        parts.empty("Nothing to see yet.", words)
    for other in others:
        by = f", entered from paper by {other.entered_by}" if other.entered_by else ""
        with st.expander(
            f"{other.title}: {other.name} ({parts.PARTS[other.part]}), revision {other.number}{by}"
        ):
            show_card_rows(other.scorecard, order)
        if other.card not in {later.card for later in others[others.index(other) + 1 :]}:
            show_originals(viewer, other.card)


def show_card_rows(card: Scorecard | None, order: Sequence[str] = ()) -> None:
    """Show a card that is in: each rating with its evidence, and the recommendation.

    *order* holds questions as they are asked; others come behind them, by their ids.
    """
    if card is None:
        return
    scale = the_office().scorecards.scales[card.scale]
    place = {question: number for number, question in enumerate(order)}
    for rating in sorted(card.ratings, key=lambda r: (place.get(r.question, len(place)), *_place(r))):
        given = {
            "rated": f"{rating.ordinal} {scale.label(rating.ordinal)}" if rating.ordinal else "",
            "not_rated": f"not rated: {parts.REASONS.get(rating.reason or '', rating.reason)}",
            "blank": "left blank",
        }[rating.state]
        name, question = parts.competency_name(rating.competency), _title(rating.question)
        st.markdown(f"**{parts.plain(name)}: {parts.plain(given)}** · {parts.plain(question)}")
        if anchor := _anchor(rating):
            st.caption(parts.plain(anchor))
        if rating.note:
            st.text(rating.note)
    recommendation = the_office().scorecards.recommendation
    words = {
        "given": recommendation.label(card.recommendation) if card.recommendation else "",
        "no_decision": "no decision",
        "blank": "left blank",
    }[card.recommendation_state]
    sure = f", confidence {parts.CONFIDENCE[card.confidence]}" if card.confidence else ""
    st.markdown(f"Recommendation: **{parts.plain(words)}**{sure}")
    if card.takeaways:
        st.markdown("**Key take-aways**")
        st.text(card.takeaways)
    for question, notes in sorted(card.notes.items(), key=lambda n: place.get(n[0], len(place))):
        if notes.evidence:
            st.markdown(f"**Notes on {parts.plain(_title(question))}**")
            st.text(notes.evidence)


def _anchor(rating: Rating) -> str:
    """Return in words the anchor that was chosen, or those between which the rating lies; nothing without one."""
    bank = the_office().bank
    if rating.ordinal is None or rating.question not in bank:
        return ""
    anchors = bank.question(rating.question).rating.anchors.get(rating.competency, {})
    if rating.ordinal in anchors:
        return f"Anchor: {anchors[rating.ordinal]}"
    lower = max((p for p in anchors if p < rating.ordinal), default=None)
    upper = min((p for p in anchors if p > rating.ordinal), default=None)
    between = [f"{p}: {anchors[p]}" for p in (lower, upper) if p is not None]
    return f"Between two anchors. {' '.join(between)}" if len(between) == 2 else ""


def _place(rating: Rating) -> tuple[str, int]:
    """Return where a rating stands on its card: with its question, that question's own competency first."""
    bank = the_office().bank
    rated = bank.question(rating.question).rated if rating.question in bank else ()
    return rating.question, rated.index(rating.competency) if rating.competency in rated else 0


def _title(question: str) -> str:
    bank = the_office().bank
    try:
        return bank.question(question).title
    except KitError:
        return question
