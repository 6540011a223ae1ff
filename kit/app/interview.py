"""The working page of an interview: what to say and show beside what is ticked, noted and rated, question by question."""

from __future__ import annotations

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.field import kept_field, key_of, texts
from kit.app.last_look import card_is_in, hand_in, look_over, note_the_whole, was_handed_in
from kit.app.line import show_line
from kit.app.marks import Option, Tick, choice, ticks
from kit.app.notepad import notepad
from kit.app.office import the_office
from kit.app.question import bullets, listed, show_asking, show_exhibits, when_asked
from kit.app.reading import show_originals
from kit.bank import Question
from kit.errors import StoreError
from kit.hiring import AskedQuestion, WorkingCard, open_card
from kit.hiring.card import is_paper
from kit.scorecard import NR

# The line stays in sight below Streamlit's own head.
_STICKY = (
    "<style>[data-testid=stLayoutWrapper]:has(> .st-key-score-line) "
    "{ position: sticky; top: 3.75rem; z-index: 9; } "
    "[data-testid=stMain] { scroll-padding-top: 12rem; }</style>"  # what has the focus is never behind it
)
KEYS = (
    "Keys: 1 to 5 and N rate the row that has the focus, Alt with an arrow goes to the question before or after, "
    "Ctrl+Enter opens the last look and hands in, Escape closes it."
)


@st.fragment
def work_on(viewer: Viewer, card_id: str) -> None:
    """Show one question of an interview at a time, with its part of the card; a change reruns this part only."""
    card = _opened(viewer, card_id)
    if card.status == "submitted":
        if was_handed_in(card.id):
            st.rerun()
        st.warning(
            "This card was handed in from another window. What you change here is kept for a later revision."
        )
        if st.button("Show the card", key=key_of(card.id, "show")):
            st.rerun()
    else:
        card_is_in(card.id)  # what a page still holds from before the card was taken back
    _words_around(card)
    looking = bool(st.session_state.get(key_of(card.id, "look")))
    number, asked = _open_question(card, shown=not looking)
    stands = texts(card)
    rows = [f"rating/{q}/{c}" for q, rated in card.asked.items() for c in rated]
    st.html(_STICKY)
    with st.container(key="score-line"):
        show_line(
            "Last look" if looking else f"{number}. {asked.question.title}",
            key=key_of(card.id, "line"),
            place=f"{viewer.person}/{card.id}",
            question=asked.question.id,
            minutes={one.question.id: one.minutes for one in card.questions},
            rated=f"{sum(bool(stands[row]) for row in rows)} of {len(rows)} rated",
            looking=looking,
            focus=st.session_state.get(key_of(card.id, "focus"), 0),
            move=lambda where: _move(viewer, card, where),
        )
    if looking:
        look_over(viewer, card)
    else:
        _work(viewer, card, asked.question)
        _steps(viewer, card, number)
        note_the_whole(viewer, card)
    st.caption(KEYS)
    if card.number or any(map(is_paper, card.drafts.values())):
        show_originals(viewer, card.id)


def _opened(viewer: Viewer, card_id: str) -> WorkingCard:
    """Return the card; while the store does not answer the one that is on the screen, so that nobody's text goes."""
    words = st.empty()  # always there: else all below would be made anew, and who types would lose the focus
    try:
        card = open_card(the_office(), viewer, card_id)
    except StoreError as error:
        last: WorkingCard | None = st.session_state.get("score/last")
        if last is None or last.id != card_id:
            raise
        words.error(parts.plain(error))
        return last
    st.session_state["score/last"] = card
    return card


def _words_around(card: WorkingCard) -> None:
    template = card.template
    with st.expander("Words to open and to close with, what to ask and what not"):
        st.markdown(
            "\n\n".join(
                listed(words, title)
                for title, words in (
                    ("To open", template.opening_words.splitlines()),
                    ("To close", template.closing_words.splitlines()),
                    ("Do", template.do_ask),
                    ("Do not ask about", template.do_not_ask),
                )
            )
        )


def _open_question(card: WorkingCard, *, shown: bool) -> tuple[int, AskedQuestion]:
    """Show the questions of the interview as steps, and return the one that is open, with its number."""
    ids = [one.question.id for one in card.questions]
    titles = {one.question.id: f"{n}. {one.question.title}" for n, one in enumerate(card.questions, 1)}
    at, steps = key_of(card.id, "at"), key_of(card.id, "question")
    if st.session_state.get(at) not in ids:
        # The address counts once, after a link or a reload: later it still holds what was open in another card.
        wanted = None if st.session_state.get("score/begun") else st.query_params.get("question")
        st.session_state[at] = wanted if wanted in ids else ids[0]
    st.session_state["score/begun"] = True

    def opened() -> None:
        st.session_state[at] = st.session_state[steps]

    if len(ids) > 1 and shown:
        st.session_state[steps] = st.session_state[at]
        st.segmented_control(
            "Question",
            ids,
            format_func=titles.__getitem__,
            required=True,
            key=steps,
            on_change=opened,
            label_visibility="collapsed",
        )
    place = ids.index(st.session_state[at])
    if st.query_params.get("question") != ids[place]:
        st.query_params["question"] = ids[place]
    return place + 1, card.questions[place]


def _move(viewer: Viewer, card: WorkingCard, where: str) -> None:
    """Go to the question before or after; after the last one comes the last look, and there it is handed in."""
    ids = [one.question.id for one in card.questions]
    key, look, focus = key_of(card.id, "at"), key_of(card.id, "look"), key_of(card.id, "focus")
    at = ids.index(st.session_state[key]) if st.session_state.get(key) in ids else 0
    if st.session_state.get(look):
        if where == "look":
            hand_in(viewer, card.id)
            return
        st.session_state[look] = False
    elif where == "look" or (where == "next" and at == len(ids) - 1):
        st.session_state[look] = True
    else:
        st.session_state[key] = ids[max(at + (1 if where == "next" else -1), 0)]
    st.session_state[focus] = st.session_state.get(focus, 0) + 1


def _work(viewer: Viewer, card: WorkingCard, question: Question) -> None:
    """Show a question: what is said and shown, beside what is ticked and noted, above what is rated."""
    left, right = st.columns([5, 4], gap="large")
    with left:
        _read(question)
    with right:
        _mark(viewer, card, question)
    row = st.session_state.pop(key_of(card.id, "row"), None)
    for competency in question.rated:
        _rate(viewer, card, question, competency, focus=row == (question.id, competency))


def _read(question: Question) -> None:
    """Show what is said and shown, and what good sounds like."""
    st.caption(
        f"{parts.plain(question.id)} {question.version}"
        + (" · not yet tried with people" if question.status == "pilot" else "")
    )
    show_asking(question)
    if question.ask.may_use or question.ask.may_not_use:
        may = [f"May use: {', '.join(question.ask.may_use)}."] if question.ask.may_use else []
        may_not = [f"May not use: {', '.join(question.ask.may_not_use)}."] if question.ask.may_not_use else []
        st.caption(parts.plain(" ".join(may + may_not)))
    show_exhibits(question)
    st.markdown(f"**Listen for**\n\n{parts.plain(question.answer.in_short)}")
    if question.red_flags:
        bullets([flag.sign for flag in question.red_flags], "Red flags")
    if question.fairness.accommodations:
        with st.expander("Adjustments to offer, without asking why"):
            bullets(question.fairness.accommodations)


def _mark(viewer: Viewer, card: WorkingCard, question: Question) -> None:
    """Show what is ticked and noted while the candidate speaks; anchors name these by the signs that the paper has too."""
    of = question.id
    ticks(
        "Probes: tick what you asked",
        [
            Tick(p.id, p.ask, f"P{n}, {when_asked(p.when)}:" if p.when != "always" else f"P{n}")
            for n, p in enumerate(question.probes, 1)
        ],
        **kept_field(viewer, card, f"probes/{of}"),
    )
    ticks(
        "Hints, in order: tick what you gave",
        [
            Tick(str(n), h.say, f"H{n + 1}, free:" if not h.cost else f"H{n + 1}, cost {h.cost:g}:")
            for n, h in enumerate(question.hints)
        ],
        in_order=True,
        **kept_field(viewer, card, f"hints/{of}"),
    )
    notepad("Notes: what was said and done", rows=8, **kept_field(viewer, card, f"evidence/{of}"))
    ticks(
        "Key points heard",
        [
            Tick(p.id, p.text, f"K{n}, must:" if p.must else f"K{n}")
            for n, p in enumerate(question.answer.points, 1)
        ],
        **kept_field(viewer, card, f"points/{of}"),
    )
    if question.wrong_answers:
        ticks(
            "Wrong answers heard, with the neutral reply",
            [
                Tick(w.id, w.claim, f"W{n}", f"Reply: {w.say}")
                for n, w in enumerate(question.wrong_answers, 1)
            ],
            **kept_field(viewer, card, f"wrong_answers/{of}"),
        )


def _rate(viewer: Viewer, card: WorkingCard, question: Question, competency: str, *, focus: bool) -> None:
    """Show the anchors of a competency with the choice among them, and the line of evidence."""
    name = parts.competency_name(competency)
    anchors = question.rating.anchors[competency]
    row = f"{question.id}/{competency}"
    options = [
        Option(str(v), f"{v} {card.scale.label(v)}", anchors.get(v, f"Between {v - 1} and {v + 1}"))
        for v in card.scale.values
    ]
    with st.container(border=True):
        choice(
            f"Rating for {name}",
            [*options, Option(NR, NR, "Not rated")],
            reasons={r: parts.REASONS.get(r, r) for r in card.scale.not_rated.reasons},
            why=f"{name} is not rated, because",
            focus=focus,
            **kept_field(viewer, card, f"rating/{row}"),
        )
        needs = ", ".join(map(str, card.template.why_required))
        notepad(
            f"Evidence for {name} (needed for {needs})", rows=2, **kept_field(viewer, card, f"note/{row}")
        )


def _steps(viewer: Viewer, card: WorkingCard, number: int) -> None:
    """Show the way to the question before and after, and to the last look."""
    last = number == len(card.questions)
    with st.container(horizontal=True):
        if number > 1:
            st.button(
                "Question before",
                key=key_of(card.id, "before"),
                on_click=lambda: _move(viewer, card, "before"),
            )
        st.button(
            "To the last look" if last else "Next question",
            key=key_of(card.id, "next"),
            on_click=lambda: _move(viewer, card, "next"),
        )
