"""The evidence behind a candidate: why the score is what it is, and each card with the anchors that were chosen."""

from __future__ import annotations

import streamlit as st

from kit.access import Viewer
from kit.app import download, parts
from kit.app.compared import Compared, competencies_of, one_more_interview
from kit.app.office import the_office
from kit.app.reading import show_originals
from kit.app.scorecard import show_card_rows
from kit.debrief import moves
from kit.hiring import Opening, SeenCard, list_cards
from kit.hiring.debrief import revisions_of
from kit.scoring import Standing, words
from kit.wording import counted


def show_evidence(viewer: Viewer, compared: Compared, code: str) -> None:
    """Show what stands behind one candidate's figures, as far as the blind rule lets this person."""
    candidate = compared.candidates[code]
    found = compared.standings.get(code)
    if found is not None:
        _why(compared, found)
        _profile(compared, found)
    if not candidate.released:
        parts.empty(
            "Nothing more to read yet.",
            "Others' cards are shown when all of yours for this candidate are in.",
        )
        return
    cards = list_cards(the_office(), viewer, candidate.application)
    if not cards:
        parts.empty(
            "No card of this candidate is in yet.", "Interviewers hand in their cards on the Score page."
        )
    asked = [q.question for form in compared.loop or () for q in form.questions]
    order = tuple(dict.fromkeys(asked))
    for card in {card.card: card for card in cards}.values():
        late = " · written after others' ratings were shown" if card.after_reveal else ""
        by = f" · entered from paper by {parts.plain(card.entered_by)}" if card.entered_by else ""
        label = f"{parts.plain(card.title)} · {parts.plain(card.name)}, {parts.PARTS[card.part]}{by}{late}"
        row = st.expander(label, key=f"evidence/{card.card}", on_change="rerun")
        if row.open:
            with row:
                show_card_rows(card.scorecard, order)
                show_originals(viewer, card.card)
    show_changes(code, cards)
    if compared.arranges:
        show_records(viewer, compared.opening, candidate.application)


def _why(compared: Compared, found: Standing) -> None:
    st.markdown(parts.plain(compared.named(found.words or found.refused)))
    more = one_more_interview(compared, found.candidate)
    if more is not None:
        title, now, then = more
        told = words.one_more(compared.label(found.candidate), now, then)
        st.markdown(
            parts.plain(f"{told} That is one more like '{title}', by somebody new with other questions.")
        )


def _profile(compared: Compared, found: Standing) -> None:
    rows = []
    for competency in competencies_of(compared):
        raw, score = found.competencies.get(competency), found.profile.get(competency)
        known = score is not None and competency not in found.untested
        rows.append(
            {
                "Competency": parts.competency_name(competency),
                "Weight": str(compared.weights.get(competency, "")),
                "Raw mean": f"{raw[0]:.1f} from {raw[1]}" if raw else "not rated",
                "Adjusted": f"{score.adjusted:.1f} ({score.low:.1f} to {score.high:.1f})"
                if score and known
                else "",
            }
        )
    parts.table(rows, alt="Each competency with its weight, raw mean and adjusted score.")


def show_changes(code: str, cards: tuple[SeenCard, ...]) -> None:
    """Show every rating that was changed after its card was in, first beside final, and which of them counts."""
    names = {card.person: card.name for card in cards}
    rows = [
        {
            "Interviewer": names[one.interviewer],
            "Competency": parts.competency_name(one.competency),
            "First": "-" if one.before is None else one.before or "blank",
            "Final": one.after or "blank",
            "Why": one.reason,
            "In the scores": "the final one"
            if not one.shown
            else "none"
            if one.before is None
            else "the first one",
        }
        for one in moves(revisions_of(code, cards))
    ]
    if rows:
        st.markdown("**First and final ratings**")
        st.caption("Scores rest on ratings that were given before their author was shown anybody else's.")
        parts.table(rows, alt="Ratings that were changed, first beside final, and which counts.")


@st.fragment(run_every=download.RENEWED)
def show_records(viewer: Viewer, opening: Opening, application: str) -> None:
    """Offer everything about one candidate as one file."""
    order = download.Order("records", viewer, {"application": application})
    download.offer("Records of this candidate (PDF)", order, f"compare/records/{application}")
    st.caption(
        "Plan, packets as issued, every revision of every card, decisions and the audit, in one flat document with an "
        "index. Names of this opening's other candidates are taken out of what was written; misspellings, nicknames "
        "and people of other openings are not known to it. That it was made is written down. Records are kept for "
        f"{counted(opening.retention_months, 'month')} after the last act; the Openings page has what a candidate asks for."
    )
