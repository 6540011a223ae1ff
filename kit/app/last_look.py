"""The last look at a card: what is still open, what stands in it, the recommendation, and handing it in."""

from __future__ import annotations

import uuid

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.field import forget_card, kept_field, key_of, texts
from kit.app.kept import catch_up
from kit.app.marks import Option, Tick, choice, ticks
from kit.app.notepad import jotted, jotting, notepad
from kit.app.office import the_office
from kit.bank import Question
from kit.errors import HiringError, ScorecardError
from kit.hiring import WorkingCard, card_from_drafts, open_card, save_draft, submit_card
from kit.scorecard import NR
from kit.wording import counted

YES = "yes"


def note_the_whole(viewer: Viewer, card: WorkingCard) -> None:
    """Show where the take-aways of the whole interview are written, beside each question and in the last look."""
    with st.container(border=True):
        st.markdown("### The whole interview")
        notepad("Key take-aways", rows=4, **kept_field(viewer, card, "takeaways"))


def hand_in(viewer: Viewer, card: str) -> None:
    """Hand the card in as it stands, once; what is in the way is told on the page."""
    office = the_office()
    if was_handed_in(card):
        return  # a second click, while the first one was at work
    catch_up(key_of(card, ""))
    request = st.session_state.setdefault(key_of(card, "request"), str(uuid.uuid4()))
    try:
        given = card_from_drafts(open_card(office, viewer, card))
        submit_card(office, viewer, card, given, request, reason=jotted(key_of(card, "reason")))
    except ScorecardError:
        st.session_state[key_of(card, "problem")] = (
            "The card is not complete yet: what is missing stands above. Nothing is lost."
        )
    except HiringError as error:
        st.session_state[key_of(card, "problem")] = f"{error} Nothing is lost."
    else:
        st.session_state[_handed(card)] = True


def was_handed_in(card: str) -> bool:
    """Return whether this page has handed the card in, and does not show it yet."""
    return bool(st.session_state.get(_handed(card)))


def card_is_in(card: str) -> None:
    """Let go of what the page held of a card that is in: the next time it is written on anew."""
    if st.session_state.pop(_handed(card), None):
        forget_card(card)


def _handed(card: str) -> str:
    return f"score/handed/{card}"


def look_over(viewer: Viewer, card: WorkingCard) -> None:
    """Show the last look in the place of a question; it stays until somebody goes back or the card is in."""
    stands = texts(card)
    _still_open(viewer, card, stands)
    _as_it_stands(card, stands)
    note_the_whole(viewer, card)
    _recommend(viewer, card)
    if card.number:
        jotting(
            "Why does the card change?",
            key=key_of(card.id, "reason"),
            place=f"{viewer.person}/{card.id}/reason",
            rows=2,
        )
    left = len(parts.lacking(card))
    st.caption(
        f"{counted(left, 'thing')} to do before it can be handed in."
        if left
        else "Nothing is missing. Others' cards are shown when yours is in; a candidate may ask to read what is written."
    )
    if problem := st.session_state.pop(key_of(card.id, "problem"), None):
        st.error(parts.plain(problem))
    st.button(
        "Hand in",
        type="primary",
        key=key_of(card.id, "submit"),
        help="Ctrl+Enter",
        on_click=lambda: hand_in(viewer, card.id),
    )


def _still_open(viewer: Viewer, card: WorkingCard, stands: dict[str, str]) -> None:
    """List each row that is in the way, with what can be done about it at once."""
    rows = [(asked.question, c) for asked in card.questions for c in asked.question.rated]
    blank = [(q, c) for q, c in rows if not stands[f"rating/{q.id}/{c}"]]
    bare = [
        (q, c)
        for q, c in rows
        if stands[f"rating/{q.id}/{c}"] in map(str, card.template.why_required)
        and not stands[f"note/{q.id}/{c}"].strip()
    ]
    unsaid = not stands["recommendation"]
    if not (blank or bare or unsaid):
        return
    st.markdown("**Before it can be handed in:**")
    for question, competency in blank:
        _row(viewer, card, question, competency, "blank", offer=True)
    for question, competency in bare:
        given = stands[f"rating/{question.id}/{competency}"]
        _row(viewer, card, question, competency, f"a {given} needs a sentence of evidence", offer=False)
    if unsaid:
        st.markdown("The recommendation is blank: choose one below, or no decision.")


def _row(
    viewer: Viewer, card: WorkingCard, question: Question, competency: str, what: str, *, offer: bool
) -> None:
    """Show a row that is in the way, with the way to it, and where it is blank the reasons to leave it so."""
    number = list(card.asked).index(question.id) + 1
    name = f"{parts.competency_name(competency)}, question {number}"
    row = f"{question.id}/{competency}"
    field = f"rating/{row}"

    def go() -> None:
        st.session_state[key_of(card.id, "at")] = question.id
        st.session_state[key_of(card.id, "row")] = (question.id, competency)
        st.session_state[key_of(card.id, "look")] = False

    def leave() -> None:
        reason = st.session_state.get(key_of(card.id, f"nr/{row}"))
        base = card.drafts[field].rev if field in card.drafts else 0
        if not reason:
            return
        try:
            writer = str(uuid.uuid4())
            save_draft(
                the_office(), viewer, card.id, field, f"{NR}:{reason}", rev=base + 1, writer=writer, base=base
            )
        except HiringError as error:
            st.session_state[key_of(card.id, "problem")] = str(error)

    said, reasons, way = st.columns([4, 3, 3], vertical_alignment="center")
    said.markdown(f"**{parts.plain(name)}**: {what}.")
    if offer:
        reasons.selectbox(
            f"{name} is not rated, because",
            card.scale.not_rated.reasons,
            index=None,
            placeholder="Not rated, because …",
            format_func=lambda r: parts.REASONS.get(r, r),
            key=key_of(card.id, f"nr/{row}"),
            on_change=leave,
            label_visibility="collapsed",
        )
    way.button(f"Go to {parts.plain(name)}", key=key_of(card.id, f"go/{row}"), on_click=go, width="stretch")


def _as_it_stands(card: WorkingCard, stands: dict[str, str]) -> None:
    """Show each rating with its evidence, as it will be handed in."""
    for number, asked in enumerate(card.questions, 1):
        lines = [f"**{number}. {parts.plain(asked.question.title)}**", ""]
        for competency in asked.question.rated:
            row = f"{asked.question.id}/{competency}"
            note = parts.plain(stands[f"note/{row}"])
            lines.append(
                f"- {parts.plain(parts.competency_name(competency))}: "
                f"**{parts.plain(_rating_words(card, stands[f'rating/{row}']))}**"
                + (f"  \n  {note}" if note else "")
            )
        st.markdown("\n".join(lines))


def _rating_words(card: WorkingCard, text: str) -> str:
    if not text:
        return "blank"
    if text.startswith(f"{NR}:"):
        reason = text.removeprefix(f"{NR}:")
        return f"not rated, {parts.REASONS.get(reason, reason)}"
    return f"{text} {card.scale.label(int(text))}"


def _recommend(viewer: Viewer, card: WorkingCard) -> None:
    """Ask for the recommendation, last of all, and how sure it is."""
    scale = the_office().scorecards.recommendation
    points = [Option(p.id, p.label) for p in scale.points]
    choice(
        "Recommendation",
        [*points, *([Option("no_decision", "No decision")] if scale.no_decision else [])],
        **kept_field(viewer, card, "recommendation"),
    )
    choice(
        "How sure are you",
        [Option(c, parts.CONFIDENCE[c]) for c in scale.confidence],
        **kept_field(viewer, card, "confidence"),
    )
    for field, label, words in (
        ("conflict_of_interest", "Conflict of interest", "I have one with this candidate"),
        ("adjustments_used", "Adjustments", "An accommodation was used"),
    ):
        ticks(label, [Tick(YES, words)], **kept_field(viewer, card, field))
