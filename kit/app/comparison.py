"""Comparing candidates: who is in, what the ratings say so far, and the evidence behind each."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from kit.access import Viewer
from kit.app import download, parts
from kit.app.office import the_office
from kit.app.scorecard import show_card_rows
from kit.debrief import Topic
from kit.hiring import (
    Candidate,
    Opening,
    list_candidates,
    list_cards,
    list_interviews,
)
from kit.hiring.comparison import compare_opening
from kit.hiring.debrief import list_topics
from kit.scoring import Comparison, Standing

MOST_TOPICS = 12
LINE = "#8090a5"  # of an interval: it stands out from both grounds


def compare_page(viewer: Viewer) -> None:
    """Show the candidates of an opening side by side, as far as this person may see their ratings."""
    st.title("Compare")
    opening = parts.choose_opening(viewer)
    if opening is None:
        return
    office = the_office()
    candidates = {c.code: c for c in list_candidates(office, viewer, opening.id)}
    if not candidates:
        parts.empty(
            "No candidate to compare yet.", "Add candidates on the Openings page; their cards meet here."
        )
        return
    _who_is_in(viewer, opening, candidates)
    compared = compare_opening(office, viewer, opening.id)
    ratings, comparison = compared.ratings, compared.comparison
    if ratings.empty:
        hidden = [c for c in candidates.values() if not c.released]
        why = (
            "You still owe a card: others' ratings are shown when all of yours for a candidate are in."
            if hidden
            else "Interviewers hand in their cards on the Score page."
        )
        parts.empty("No rating to show yet.", why)
        return
    weights = {c.id: c.weight for c in opening.weights}
    if comparison.notes:
        st.info("\n".join(f"- {parts.plain(note)}" for note in comparison.notes))
    _table(comparison, candidates)
    _chart(comparison, candidates)
    _competencies(comparison, candidates, weights)
    _topics(list_topics(office, viewer, opening.id, ratings, comparison), candidates)
    _evidence(viewer, opening, candidates)
    if {"hiring_manager", "recruiter"} & opening.roles:
        _export(viewer, opening)


def _export(viewer: Viewer, opening: Opening) -> None:
    st.header("Take it along", anchor=False)

    @st.fragment(run_every=download.RENEWED)
    def link() -> None:
        with st.container(horizontal=True):
            order = download.Order("debrief", viewer, {"opening": opening.id})
            download.offer("Debrief packet (PDF)", order, "compare/debrief")
            order = download.Order("ratings", viewer, {"opening": opening.id})
            download.offer("Ratings as a table (CSV)", order, "compare/ratings")

    link()
    st.caption(
        "The debrief packet holds the agenda, every rating with its evidence, and what was changed. The table has one "
        "row a rating, with codes in place of names; `hiring-kit compare` reads it."
    )


def _who_is_in(viewer: Viewer, opening: Opening, candidates: dict[str, Candidate]) -> None:
    total, done = sum(c.cards for c in candidates.values()), sum(c.cards_in for c in candidates.values())
    st.markdown(f"**{done} of {total} cards are in.**")
    if not {"hiring_manager", "recruiter"} & opening.roles:
        return
    owed = [
        {
            "Candidate": parts.person(i.code, candidates[i.code].name if i.code in candidates else None),
            "Interview": i.title,
            "Interviewer": s.name,
            "Card": parts.CARD_STATES[s.state],
            "Interview was": parts.when(i.starts_at, i.time_zone),
        }
        for i in list_interviews(the_office(), viewer, opening.id)
        for s in i.seats
        if i.status != "cancelled" and s.state in ("to_do", "draft", "overdue", "withdrawn")
    ]
    if owed:
        with st.expander(f"{parts.counted(len(owed), 'card')} still to come"):
            st.table(owed, hide_index=True)


def _label(candidate: str, candidates: dict[str, Candidate]) -> str:
    known = candidates.get(candidate)
    return parts.person(candidate, known.name if known else None)


def _table(comparison: Comparison, candidates: dict[str, Candidate]) -> None:
    st.header("Overall", anchor=False)
    st.caption(
        "In the order of their codes: a mean without its interval is no ranking. The interval of a score holds the true "
        "one 95 times of 100."
    )
    st.table(
        [
            {
                "Candidate": _label(s.candidate, candidates),
                "Raw mean": "" if s.raw is None else f"{s.raw:.1f}",
                "Lowest to highest": "" if s.lowest is None else f"{s.lowest} to {s.highest}",
                "Ratings": str(s.n_ratings),
                "Interviewers": str(s.n_interviewers),
                "Cards": _cards(candidates.get(s.candidate)),
                "Score": f"{s.score.adjusted:.1f}" if s.score else "",
                "95 % interval": f"{s.score.low:.1f} to {s.score.high:.1f}" if s.score else "",
                "Group": s.group,
                "Too thin to compare": s.refused,
            }
            for s in comparison.candidates
        ]
        + [
            {
                "Candidate": parts.person(c.code, c.name),
                "Cards": _cards(c),
                "Too thin to compare": "There is no rating yet.",
            }
            for c in candidates.values()
            if c.code not in {s.candidate for s in comparison.candidates}
        ],
        hide_index=True,
    )
    told = [s for s in comparison.candidates if s.words]
    if told:
        with st.expander("Where the scores come from, in words"):
            for s in told:
                st.markdown(f"**{parts.plain(_label(s.candidate, candidates))}.** {parts.plain(s.words)}")


def _cards(candidate: Candidate | None) -> str:
    return f"{candidate.cards_in} of {candidate.cards}" if candidate else ""


def _chart(comparison: Comparison, candidates: dict[str, Candidate]) -> None:
    scored = [s for s in comparison.candidates if s.score]
    shown = scored or [s for s in comparison.candidates if s.raw is not None]
    title = "Score with its 95 % interval" if scored else "Lowest, mean and highest rating"
    if not shown or comparison.scale not in the_office().scorecards.scales:
        return
    scale = the_office().scorecards.scales[comparison.scale]
    frame = pd.DataFrame(
        [
            {
                "Candidate": _label(s.candidate, candidates),
                "mean": s.score.adjusted if s.score else s.raw,
                "lowest": s.score.low if s.score else s.lowest,
                "highest": s.score.high if s.score else s.highest,
            }
            for s in shown
        ]
    )
    words = _sentence(shown, candidates)
    axis = alt.Scale(domain=[scale.values[0], scale.values[-1]])
    base = alt.Chart(frame).encode(
        y=alt.Y("Candidate:N", sort=None, title=None, axis=alt.Axis(labelLimit=240)),
    )
    values = list(scale.values)
    span = base.mark_rule(strokeWidth=2, color=LINE).encode(
        x=alt.X("lowest:Q", scale=axis, title=title, axis=alt.Axis(values=values)),
        x2="highest:Q",
    )
    dot = base.mark_point(filled=True, size=90).encode(x=alt.X("mean:Q", scale=axis))
    chart = (span + dot).properties(height=60 + 36 * len(shown))
    st.vega_lite_chart(chart.to_dict(), alt=words)
    st.caption(words)


def _sentence(shown: list[Standing], candidates: dict[str, Candidate]) -> str:
    means = "; ".join(
        f"{_label(s.candidate, candidates)} "
        + (
            f"score {s.score.adjusted:.1f}, from {s.score.low:.1f} to {s.score.high:.1f}"
            if s.score
            else f"raw mean {s.raw:.1f} from {parts.counted(s.n_ratings, 'rating')}"
        )
        for s in shown
    )
    return f"{'' if shown[0].score else 'Raw means, too thin for a score: '}{means}."


def _competencies(comparison: Comparison, candidates: dict[str, Candidate], weights: dict[str, int]) -> None:
    st.header("By competency", anchor=False)
    st.caption("Raw mean and number of ratings. Empty: nobody rated it, which is not a zero.")
    rated = {c for s in comparison.candidates for c in s.competencies}
    rows = []
    for competency in [*weights, *sorted(rated - set(weights))]:
        row: dict[str, object] = {
            "Competency": parts.competency_name(competency),
            "Weight": str(weights.get(competency, "")),
        }
        for s in comparison.candidates:
            mean = s.competencies.get(competency)
            row[_label(s.candidate, candidates)] = f"{mean[0]:.1f} ({mean[1]})" if mean else ""
        rows.append(row)
    st.table(rows, hide_index=True)


def _topics(topics: tuple[Topic, ...], candidates: dict[str, Candidate]) -> None:
    st.header("To talk about", anchor=False)
    found = [topic for topic in topics if topic.pressing]
    if not found:
        st.caption("Interviewers agree within a point, and two or more rated each competency that weighs.")
        return
    st.caption(
        "Of each candidate first what nobody rated, then by weight, by how far interviewers lie apart, and by doubt."
    )
    st.table(
        [
            {
                "Candidate": _label(t.candidate, candidates),
                "Competency": parts.competency_name(t.competency),
                "Weight": str(t.weight),
                "What": t.words,
            }
            for t in found[:MOST_TOPICS]
        ],
        hide_index=True,
    )


def _evidence(viewer: Viewer, opening: Opening, candidates: dict[str, Candidate]) -> None:
    st.header("Evidence", anchor=False)
    released = {c.application: parts.person(c.code, c.name) for c in candidates.values() if c.released}
    chosen = parts.choose("Candidate", released, "candidate")
    if not chosen:
        parts.empty("Nothing to read yet.", "Cards are shown when all of yours for a candidate are in.")
        return
    cards = list_cards(the_office(), viewer, chosen)
    last = {card.card: card for card in cards}
    if not last:
        parts.empty(
            "No card of this candidate is in yet.", "Interviewers hand in their cards on the Score page."
        )
    for card in last.values():
        late = ", written after others' ratings were shown" if card.after_reveal else ""
        with st.expander(f"{card.title}: {card.name} ({parts.PARTS[card.part]}){late}"):
            show_card_rows(card.scorecard)
    if {"hiring_manager", "recruiter"} & opening.roles:
        _records(viewer, chosen)


@st.fragment(run_every=download.RENEWED)
def _records(viewer: Viewer, application: str) -> None:
    """Offer everything about one candidate as one file."""
    order = download.Order("records", viewer, {"application": application})
    download.offer("Records of this candidate (PDF)", order, f"compare/records/{application}")
    st.caption(
        "Plan, packets as issued, every revision of every card, decisions and the audit, in one flat document with an "
        "index. Names of this opening's other candidates are taken out of what was written; misspellings, nicknames "
        "and people of other openings are not known to it. That it was made is written down."
    )
