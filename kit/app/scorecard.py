"""Scoring: one's own interviews, the card beside the question, and others' cards once one's own is in."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import streamlit as st

from kit.access import Viewer
from kit.app import parts
from kit.app.notepad import Held, notepad
from kit.app.office import the_office
from kit.app.question import bullets, show_asking, show_exhibits
from kit.app.reading import count_waiting, read_own_paper, show_originals
from kit.bank import Question
from kit.errors import Conflict, HiringError, KitError, ScorecardError
from kit.hiring import (
    Draft,
    MyInterview,
    WorkingCard,
    card_from_drafts,
    count_cards,
    list_cards,
    list_my_interviews,
    open_card,
    save_draft,
    submit_card,
    withdraw_card,
)
from kit.hiring.card import fields_of
from kit.scorecard import NR, Rating, Scorecard

WAYS = {"screen": "On screen", "paper": "From paper"}
ORDER = ("overdue", "draft", "to_do", "withdrawn", "submitted", "excused")


def score_page(viewer: Viewer) -> None:
    """Show what waits for this person first, and the card that is open."""
    st.title("Score")
    mine = sorted(list_my_interviews(the_office(), viewer), key=lambda i: ORDER.index(i.state))
    if not mine:
        parts.empty("You have no interview yet.", "When somebody seats you in one, its card is here.")
        return
    owed = [i for i in mine if i.state in ("overdue", "draft", "to_do", "withdrawn")]
    st.caption(f"{parts.counted(len(owed), 'card')} to hand in, {len(mine) - len(owed)} done.")
    if len(mine) > 1:
        with st.expander("My interviews", expanded=len(mine) <= 6):
            st.table(
                [
                    {
                        "Card": parts.CARD_STATES[i.state],
                        "Candidate": parts.person(i.code, i.name),
                        "Interview": i.title,
                        "When": parts.when(i.starts_at, i.time_zone),
                    }
                    for i in mine
                ],
                hide_index=True,
            )
    # The state is not in the words of the choice: Streamlit keeps the words that were chosen.
    chosen = parts.choose("Interview", {i.card: _line(i) for i in mine}, "card")
    if not chosen:
        return
    card = open_card(the_office(), viewer, chosen)
    _head(card)
    if card.status == "excused":
        st.info("You were excused from this card. Ask the recruiter to reopen it if that is wrong.")
        return
    st.session_state.setdefault(f"score/way/{card.id}", "screen")
    way = st.segmented_control(
        "How",
        list(WAYS),
        format_func=lambda w: WAYS[w],
        required=True,
        key=f"score/way/{card.id}",
        label_visibility="collapsed",
    )
    if way == "paper":
        # Never beside the text areas: there a digit is typed, here it is a mark.
        read_own_paper(viewer, card, {i.card: _line(i) for i in mine}, lambda: _forget_card(card))
        return
    if waiting := count_waiting(viewer, card.id):
        st.info(
            f"{parts.counted(waiting, 'page')} of this card came back on paper: look at it under From paper."
        )
    if card.status == "submitted":
        _handed_in(viewer, card)
    else:
        _write(viewer, card)
        show_originals(viewer, card.id)


def _forget_card(card: WorkingCard) -> None:
    """Let go of what the widgets hold of a card, and show it: its drafts came from paper."""
    for key in [k for k in st.session_state if str(k).startswith(f"score/{card.id}/")]:
        del st.session_state[key]
    st.session_state[f"score/way/{card.id}"] = "screen"


def _line(interview: MyInterview) -> str:
    who = parts.person(interview.code, interview.name)
    return f"{who} · {interview.title} · {parts.when(interview.starts_at, interview.time_zone)}"


def _head(card: WorkingCard) -> None:
    st.header(parts.plain(f"{parts.person(card.code, card.name)}: {card.title}"), anchor=False)
    st.caption(
        f"{parts.plain(card.opening_title)} · form {card.form} · {card.minutes} minutes · "
        f"{parts.when(card.starts_at, card.time_zone)} · you are {parts.PARTS[card.part]}"
    )


def _write(viewer: Viewer, card: WorkingCard) -> None:
    """Show the card to fill: each question with what to say and what to listen for beside its ratings."""
    st.caption(
        f"{card.scale.rule} Everything is saved while you write. Others' cards are shown when yours is in; "
        "a candidate may ask to read what is written about them."
    )
    _fill_widgets(card)
    for number, asked in enumerate(card.questions, 1):
        _question(viewer, card, number, asked.question, asked.minutes)
    _last_look(viewer, card)


def _fill_widgets(card: WorkingCard) -> None:
    """Put what is stored into the widgets before they are drawn: after a restart they are empty."""
    stored = _texts(card)
    for field, text in stored.items():
        key = _key(card, field)
        match field.split("/")[0]:
            case "rating":
                st.session_state.setdefault(key, None if not text else NR if text.startswith(NR) else text)
                reason = (
                    text.removeprefix(f"{NR}:") if text.startswith(NR) else card.scale.not_rated.reasons[0]
                )
                st.session_state.setdefault(f"{key}/reason", reason)
            case "points" | "probes" | "wrong_answers":
                chosen = set(text.split())
                for name in _tickable(card, field):
                    st.session_state.setdefault(f"{key}/{name}", name in chosen)
            case "hints":
                st.session_state.setdefault(key, int(text or 0))
            case "recommendation" | "confidence":
                st.session_state.setdefault(key, text or None)
            case "conflict_of_interest" | "adjustments_used":
                st.session_state.setdefault(key, text == "yes")


def _texts(card: WorkingCard) -> dict[str, str]:
    before = fields_of(card.last) if card.last else {}
    drafts = {field: draft.text for field, draft in card.drafts.items()}
    return {**dict.fromkeys(card.fields, ""), **before, **drafts}


def _tickable(card: WorkingCard, field: str) -> list[str]:
    what, _, question_id = field.partition("/")
    question = next(a.question for a in card.questions if a.question.id == question_id)
    match what:
        case "points":
            return [point.id for point in question.answer.points]
        case "probes":
            return [probe.id for probe in question.probes]
    return [wrong.id for wrong in question.wrong_answers]


def _key(card: WorkingCard, field: str) -> str:
    return f"score/{card.id}/{field}"


def _saver(viewer: Viewer, card: WorkingCard, field: str, text: Callable[[], str]) -> Callable[[], None]:
    """Return a callback that keeps what a widget holds as the draft of *field*."""

    def save() -> None:
        writer = st.session_state.setdefault("score/writer", str(uuid.uuid4()))
        kept = st.session_state.setdefault("score/kept", {})
        known: Draft | None = card.drafts.get(field)
        base = max(kept.get((card.id, field), 0), known.rev if known else 0)
        try:
            draft = save_draft(
                the_office(), viewer, card.id, field, text(), rev=base + 1, writer=writer, base=base
            )
        except Conflict as conflict:
            stored: Draft = conflict.stored  # type: ignore[assignment]
            kept[card.id, field] = stored.rev
            _forget(card, field)
            st.toast("This was changed in another window: what stands there is shown now.")
        else:
            kept[card.id, field] = draft.rev

    return save


def _forget(card: WorkingCard, field: str) -> None:
    for key in [k for k in st.session_state if str(k).startswith(_key(card, field))]:
        del st.session_state[key]


def _question(viewer: Viewer, card: WorkingCard, number: int, question: Question, minutes: int) -> None:
    with st.container(border=True):
        st.markdown(f"### {number}. {parts.plain(question.title)}")
        st.caption(f"{minutes} minutes · {question.id} {question.version}")
        left, right = st.columns([5, 4], gap="large")
        with left:
            tabs = st.tabs(["Ask", "Exhibits", "Listen for"])
            with tabs[0]:
                show_asking(question)
            with tabs[1]:
                if question.exhibits:
                    show_exhibits(question)
                else:
                    st.caption("Nothing is handed out.")
            with tabs[2]:
                st.markdown(parts.plain(question.answer.in_short))
                st.markdown("**Wrong answers**")
                bullets([f"{w.claim} Reply: {w.say}" for w in question.wrong_answers])
                if question.red_flags:
                    st.markdown("**Red flags**")
                    bullets([flag.sign for flag in question.red_flags])
        with right:
            _ticks(viewer, card, question)
            _notes(viewer, card, f"evidence/{question.id}", "Notes: what was said and done", rows=5)
        for competency in question.rated:
            _rating(viewer, card, question, competency)


def _ticks(viewer: Viewer, card: WorkingCard, question: Question) -> None:
    def boxes(field: str, items: list[tuple[str, str]]) -> None:
        key = _key(card, field)

        def chosen() -> str:
            return " ".join(name for name, _ in items if st.session_state.get(f"{key}/{name}"))

        for name, words in items:
            st.checkbox(
                parts.plain(words), key=f"{key}/{name}", on_change=_saver(viewer, card, field, chosen)
            )

    with st.expander("Probes and hints", expanded=True):
        st.caption("Tick what you asked; leave out what was answered already.")
        boxes(f"probes/{question.id}", [(p.id, f"{p.ask}") for p in question.probes])
        field = f"hints/{question.id}"
        st.segmented_control(
            "Hints given",
            range(len(question.hints) + 1),
            key=_key(card, field),
            required=True,
            on_change=_saver(viewer, card, field, lambda: str(st.session_state.get(_key(card, field)) or 0)),
        )
        given = st.session_state.get(_key(card, field)) or 0
        for number, hint in enumerate(question.hints, 1):
            cost = "free" if not hint.cost else f"cost {hint.cost:g}"
            mark = "given" if number <= given else cost
            st.markdown(f"{number}. {parts.plain(hint.say)} ({mark})")
    with st.expander("Key points heard"):
        boxes(f"points/{question.id}", [(p.id, p.text) for p in question.answer.points])


def _rating(viewer: Viewer, card: WorkingCard, question: Question, competency: str) -> None:
    field = f"rating/{question.id}/{competency}"
    key = _key(card, field)
    name = parts.competency_name(competency)
    anchors = question.rating.anchors[competency]
    st.markdown(f"**{parts.plain(name)}**")
    columns = st.columns(len(card.scale.values))
    for column, value in zip(columns, card.scale.values, strict=True):
        with column:
            st.caption(
                f"**{value} {parts.plain(card.scale.label(value))}**  \n{parts.plain(anchors.get(value, f'between {value - 1} and {value + 1}'))}"
            )

    def text() -> str:
        given = st.session_state.get(key)
        return f"{NR}:{st.session_state.get(f'{key}/reason')}" if given == NR else given or ""

    save = _saver(viewer, card, field, text)
    st.segmented_control(
        f"Rating for {name}, {question.title}",
        [*map(str, card.scale.values), NR],
        format_func=lambda v: v if v == NR else f"{v} {card.scale.label(int(v))}",
        key=key,
        label_visibility="collapsed",
        on_change=save,
    )
    if st.session_state.get(key) == NR:
        st.selectbox(
            f"Why {name} is not rated",
            card.scale.not_rated.reasons,
            format_func=lambda r: parts.REASONS.get(r, r),
            key=f"{key}/reason",
            on_change=save,
        )
    needs = ", ".join(map(str, card.template.why_required))
    _notes(
        viewer, card, f"note/{question.id}/{competency}", f"Evidence for {name} (needed for {needs})", rows=2
    )


def _notes(viewer: Viewer, card: WorkingCard, field: str, label: str, rows: int) -> None:
    draft = card.drafts.get(field)
    before = _texts(card)[field]
    held = Held(draft.text, draft.rev, draft.writer) if draft else Held(before)

    def save(text: str, rev: int, writer: str, base: int) -> None:
        save_draft(the_office(), viewer, card.id, field, text, rev=rev, writer=writer, base=base)

    notepad(
        label,
        key=_key(card, field),
        place=f"{viewer.person}/{card.id}/{field}",
        held=held,
        save=save,
        rows=rows,
    )


def _last_look(viewer: Viewer, card: WorkingCard) -> None:
    """Show what is still missing, ask for the recommendation last, and hand the card in."""
    with st.container(border=True):
        st.markdown("### The whole interview")
        _notes(viewer, card, "takeaways", "Key take-aways", rows=4)
        recommendation = the_office().scorecards.recommendation
        options = [p.id for p in recommendation.points] + (
            ["no_decision"] if recommendation.no_decision else []
        )

        def keep(field: str) -> Callable[[], None]:
            return _saver(viewer, card, field, lambda: st.session_state.get(_key(card, field)) or "")

        st.segmented_control(
            "Recommendation",
            options,
            format_func=lambda r: "No decision" if r == "no_decision" else recommendation.label(r),
            key=_key(card, "recommendation"),
            on_change=keep("recommendation"),
        )
        st.segmented_control(
            "How sure are you",
            recommendation.confidence,
            format_func=lambda c: parts.CONFIDENCE[c],
            key=_key(card, "confidence"),
            on_change=keep("confidence"),
        )
        for field, words in (
            ("conflict_of_interest", "I have a conflict of interest with this candidate"),
            ("adjustments_used", "An accommodation was used"),
        ):

            def said(field: str = field) -> str:
                return "yes" if st.session_state.get(_key(card, field)) else ""

            st.checkbox(words, key=_key(card, field), on_change=_saver(viewer, card, field, said))
        now = open_card(the_office(), viewer, card.id)
        missing = parts.lacking(now)
        if missing:
            st.warning("Before it can be handed in:\n\n" + "\n".join(f"- {parts.plain(m)}" for m in missing))
        reason = ""
        if card.number:
            reason = st.text_input("Why does the card change?", key=_key(card, "reason"))
        request = st.session_state.setdefault(_key(card, "request"), str(uuid.uuid4()))
        if st.button("Hand in", type="primary", key=_key(card, "submit"), shortcut="Ctrl+Enter"):
            _submit(viewer, card, request, reason)


def _submit(viewer: Viewer, card: WorkingCard, request: str, reason: str) -> None:
    office = the_office()
    try:
        given = card_from_drafts(open_card(office, viewer, card.id))
        receipt = submit_card(office, viewer, card.id, given, request, reason=reason)
    except ScorecardError:
        st.error("The card is not complete yet: what is missing stands above. Nothing is lost.")
        return
    except HiringError as error:
        st.error(str(error))
        return
    for key in [k for k in st.session_state if str(k).startswith(f"score/{card.id}/")]:
        del st.session_state[key]
    st.toast(f"Your card is in ({parts.when(receipt.submitted_at)}, revision {receipt.number}).")
    st.rerun()


def _handed_in(viewer: Viewer, card: WorkingCard) -> None:
    """Show one's own card as it was handed in, and the others' as far as the blind rule lets."""
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
    show_card_rows(mine[-1].scorecard if mine else None)
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
            show_card_rows(other.scorecard)
        if other.card not in {later.card for later in others[others.index(other) + 1 :]}:
            show_originals(viewer, other.card)


def show_card_rows(card: Scorecard | None) -> None:
    """Show a card that is in: each rating with its evidence, and the recommendation."""
    if card is None:
        return
    scale = the_office().scorecards.scales[card.scale]
    for rating in sorted(card.ratings, key=_place):
        given = {
            "rated": f"{rating.ordinal} {scale.label(rating.ordinal)}" if rating.ordinal else "",
            "not_rated": f"not rated: {parts.REASONS.get(rating.reason or '', rating.reason)}",
            "blank": "left blank",
        }[rating.state]
        name, question = parts.competency_name(rating.competency), _title(rating.question)
        st.markdown(f"**{parts.plain(name)}: {parts.plain(given)}** · {parts.plain(question)}")
        if anchor := _anchor(rating):
            st.caption(f"Anchor: {parts.plain(anchor)}")
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
    for question, notes in card.notes.items():
        if notes.evidence:
            st.markdown(f"**Notes on {parts.plain(_title(question))}**")
            st.text(notes.evidence)


def _anchor(rating: Rating) -> str:
    """Return the anchor that was chosen, or those between which the rating lies."""
    bank = the_office().bank
    if rating.ordinal is None or rating.question not in bank:
        return ""
    anchors = bank.question(rating.question).rating.anchors.get(rating.competency, {})
    if rating.ordinal in anchors:
        return anchors[rating.ordinal]
    lower = max((p for p in anchors if p < rating.ordinal), default=None)
    upper = min((p for p in anchors if p > rating.ordinal), default=None)
    between = [f"{p}: {anchors[p]}" for p in (lower, upper) if p is not None]
    return f"Between {' and '.join(between)}" if len(between) == 2 else ""


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
