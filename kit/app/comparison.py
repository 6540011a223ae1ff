"""Comparing candidates: who is in, where they stand and how sure that is, the evidence behind each, and the debrief."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from kit.access import Viewer
from kit.app import chart, download, parts
from kit.app.compared import Compared, cells_of, compare, competencies_of
from kit.app.debrief import show_debrief
from kit.app.evidence import show_evidence
from kit.app.reminder import show_missing_cards
from kit.hiring import Opening
from kit.scorecard import Scale
from kit.scoring import Standing, words
from kit.scoring.standing import Estimate
from kit.wording import counted, listed

POOLED = "compare/pooled"
SCORES, DEBRIEF = "Scores", "Debrief"
ROLE, EQUAL, BESIDE = "Weights of the role", "Equal weights", "Weights put beside"
CELL = 46  # pixels: the least width in which a figure can be read
# On a narrow screen the heat map scrolls by itself, so that the page does not.
WIDE = ".st-key-wide-heat{overflow-x:auto}.st-key-wide-heat [data-testid=stVegaLiteChart]{min-width:%dpx}"
FEW = 6  # candidates that a sentence can list


def compare_page(viewer: Viewer) -> None:
    """Show the candidates of an opening side by side, as far as this person may see their ratings."""
    st.title("Compare")
    opening = parts.choose_opening(viewer)
    if opening is None:
        return
    compared = compare(viewer, opening, bool(st.session_state.get(POOLED)))
    if not compared.candidates:
        parts.empty(
            "No candidate to compare yet.", "Add candidates on the Openings page; their cards meet here."
        )
        return
    show_missing_cards(viewer, compared)
    if not compared.standings:
        hidden = [c for c in compared.candidates.values() if not c.released]
        why = (
            "You still owe a card: others' ratings are shown when all of yours for a candidate are in."
            if hidden
            else "Interviewers hand in their cards on the Score page."
        )
        parts.empty("No rating to show yet.", why)
        return
    view = st.segmented_control(
        "Show",
        [SCORES, DEBRIEF],
        default=SCORES,
        required=True,
        key="view",
        label_visibility="collapsed",
        bind="query-params",
    )
    if view == DEBRIEF:
        show_debrief(viewer, compared)
    else:
        _scores(viewer, compared)
    if compared.arranges:
        _take_along(viewer, opening)


def _scores(viewer: Viewer, compared: Compared) -> None:
    shown = parts.pages(len(compared.order), "compare/page", "Candidates")
    standings = [compared.standings[code] for code in compared.order[shown]]
    _overall(compared, standings)
    if compared.arranges:
        st.checkbox(
            "Learn how strictly people rate from this role's other openings too",
            key=POOLED,
            help="From candidates of the last 24 months of whom every card is in. Nobody's ratings there are shown, and "
            "only this opening's candidates are compared.",
        )
    _notes(compared)
    _apart(compared)
    _competencies(compared, standings)
    _each(viewer, compared, standings)


def _notes(compared: Compared) -> None:
    """Say what the figures can carry and what not, and why some candidates have no score."""
    told = [parts.plain(compared.named(note)) for note in compared.comparison.notes]
    refused: dict[str, list[str]] = {}
    for s in compared.standings.values():
        if s.refused:
            refused.setdefault(s.refused, []).append(compared.label(s.candidate))
    for why, names in refused.items():
        told.append(f"No score for {parts.plain(listed(names))}: {parts.plain(why[0].lower() + why[1:])}")
    if told:
        st.info("\n".join(f"- {line}" for line in told))


# --- where they stand ---------------------------------------------------------------------------------------------


def _overall(compared: Compared, standings: list[Standing]) -> None:
    st.header("Where they stand", anchor=False)
    comparison = compared.comparison
    ordered = (
        "The highest score first; what the intervals can not tell apart is in no order."
        if comparison.order
        else "In the order of their codes: these ratings carry no order."
    )
    st.caption(f"{ordered} The interval of a score holds the true one 95 times of 100.")
    weights = ROLE
    if compared.equal and compared.weights:
        weights = (
            st.segmented_control(
                "Weights",
                [ROLE, EQUAL, *([BESIDE] if compared.beside else [])],
                default=ROLE,
                required=True,
                key="compare/weights",
                label_visibility="collapsed",
                help="The weights were fixed before the first card came in. Equal ones show how much hangs on them.",
            )
            or ROLE
        )
    scores = {s.candidate: s.score for s in standings if s.score}
    if weights == EQUAL:
        scores = {code: compared.equal[code] for code in scores}
        scored = len(compared.equal)
        told = f"With equal weights the order differs in {compared.turned} of {scored * (scored - 1) // 2} pairs."
        st.caption(told if compared.turned else "The order does not depend on the weights.")
    if weights == BESIDE:
        scores = {code: compared.beside[code] for code in scores}
        st.caption(parts.plain(compared.named(" ".join(compared.beside_words))))
    if compared.scale:
        _dots(compared, compared.scale, standings, scores)
    _table(compared, standings)


def _dots(compared: Compared, scale: Scale, standings: list[Standing], scores: dict[str, Estimate]) -> None:
    rows = []
    for s in standings:
        score, name = scores.get(s.candidate), compared.label(s.candidate)
        if score:
            group = f"  ·  group {s.group}" if s.group else ""
            rows.append(chart.Dot(f"{name}{group}", score.adjusted, score.low, score.high, s.raw))
        elif s.raw is not None:
            rows.append(chart.Dot(f"{name}  ·  no score yet", beside=s.raw))
    ends = float(scale.values[0]), float(scale.values[-1])
    title = f"{scale.values[0]} {scale.label(scale.values[0])} to {scale.values[-1]} {scale.label(scale.values[-1])}"
    spec = chart.dots(rows, ends, value="Adjusted score", beside="Raw mean", title=title, ink=parts.ink())
    said = _sentence(compared, standings, scores)
    st.vega_lite_chart(spec, alt=said)
    st.caption(parts.plain(said))


def _sentence(compared: Compared, standings: list[Standing], scores: dict[str, Estimate]) -> str:
    """Say what the dots show."""
    without = len(standings) - len(scores)
    rest = f" {counted(without, 'candidate')} without a score yet." if without else ""
    if not scores:
        raw = [s for s in standings if s.raw is not None]
        told = "; ".join(f"{compared.label(s.candidate)} {s.raw:.1f}" for s in raw[:FEW])
        more = f" and {len(raw) - FEW} more" if len(raw) > FEW else ""
        return f"Raw means, too thin for a score: {told}{more}."
    by_score = sorted(scores, key=lambda code: -scores[code].adjusted)
    if len(scores) <= FEW:
        told = "; ".join(
            f"{compared.label(code)} {compared.figure(scores[code])}"
            for code in (by_score if compared.comparison.order else sorted(scores))
        )
        return f"Adjusted scores with their likely range: {told}.{rest}"
    first, last = by_score[0], by_score[-1]
    width = sum(s.high - s.low for s in scores.values()) / len(scores) / 2
    return (
        f"Adjusted scores run from {compared.label(last)} {compared.figure(scores[last])} to {compared.label(first)} "
        f"{compared.figure(scores[first])}; a score is right to about ±{width:.1f} points.{rest}"
    )


def _table(compared: Compared, standings: list[Standing]) -> None:
    rows = [
        {
            "Candidate": compared.label(s.candidate),
            "Adjusted": compared.figure(s.score) if s.score else "",
            "Group": s.group,
            "Raw mean": "" if s.raw is None else f"{s.raw:.1f}",
            "Lowest to highest": "" if s.lowest is None else f"{s.lowest} to {s.highest}",
            "Equal weights": compared.figure(compared.equal[s.candidate])
            if s.candidate in compared.equal
            else "",
            "Ratings": f"{s.n_ratings} by {s.n_interviewers}",
            "Cards": _cards(compared, s.candidate),
        }
        for s in standings
    ]
    without = [c for c in compared.candidates.values() if c.code not in compared.standings]
    if len(compared.candidates) <= parts.PAGE:
        rows += [
            {
                "Candidate": compared.label(c.code),
                "Ratings": "none yet" if c.released else "hidden from you yet",
                "Cards": _cards(compared, c.code),
            }
            for c in without
        ]
    elif without:
        st.caption(f"Without a rating that you may see: {counted(len(without), 'candidate')}.")
    used = [column for column in rows[0] if any(row.get(column) for row in rows)]
    parts.table(
        [{column: row.get(column, "") for column in used} for row in rows],
        "Each candidate's adjusted score with its interval, raw mean, and what it rests on.",
    )


def _cards(compared: Compared, code: str) -> str:
    known = compared.candidates.get(code)
    return f"{known.cards_in} of {known.cards}" if known else ""


# --- who can be told apart ----------------------------------------------------------------------------------------


def _apart(compared: Compared) -> None:
    scored = [code for code in compared.order if compared.standings[code].score]
    if len(scored) < 2:
        return
    st.header("Who can be told apart", anchor=False)
    lettered = any(compared.standings[code].group for code in scored)
    if not lettered:
        st.caption("Too many groups overlap for letters to help. Ask for any two:")
    elif len(scored) <= parts.PAGE:
        groups: dict[str, list[str]] = {}
        for code in scored:
            for letter in compared.standings[code].group:
                groups.setdefault(letter, []).append(compared.label(code))
        for letter, names in sorted(groups.items()):
            said = f"{listed(names)} can not be told apart on this evidence."
            if len(names) == 1:
                said = f"{names[0]} can be told apart from everybody else."
            st.markdown(f"**Group {letter}** · {parts.plain(said)}")
    else:
        st.caption("Candidates who share a letter can not be told apart.")
    left, right = st.columns(2)
    labels = {code: compared.label(code) for code in scored}
    a = left.selectbox("How sure is it that", scored, format_func=lambda c: labels[c], key="compare/a")
    others = [code for code in scored if code != a]
    b = right.selectbox("is above", others, format_func=lambda c: labels[c], key="compare/b")
    known = compared.chance(a, b)
    if known:
        chance, separable = known
        st.markdown(parts.plain(words.apart(labels[a], labels[b], chance, separable)))
        return
    st.markdown(
        "These two are not compared: no chain of shared interviewers links them, or neither is the leader of more than "
        "200 candidates."
    )


# --- by competency ------------------------------------------------------------------------------------------------


def _competencies(compared: Compared, standings: list[Standing]) -> None:
    st.header("By competency", anchor=False)
    scored = any(s.score for s in standings)
    adjusted = False
    if scored:
        kinds = ["Adjusted", "Raw means"]
        chosen = st.segmented_control(
            "Figures", kinds, default=kinds[0], required=True, key="compare/figures", label_visibility="collapsed"
        )  # fmt: skip
        adjusted = chosen == kinds[0]
    cells, rows = cells_of(compared.key, tuple(s.candidate for s in standings), adjusted, compared)
    if compared.scale:
        ends = float(compared.scale.values[0]), float(compared.scale.values[-1])
        names = [parts.competency_name(c) for c in competencies_of(compared)]
        said = _heat_sentence(cells, adjusted)
        spec = chart.heat(cells, [row["Candidate"] for row in rows], names, ends, parts.ink())
        with st.container(key="wide-heat"):
            st.html(f"<style>{WIDE % (220 + CELL * len(names))}</style>")
            st.vega_lite_chart(spec, alt=said)
        st.caption(
            f"{parts.plain(said)} In brackets: the raw mean of who has no score yet. NR: asked, and not rated. blank: left "
            "empty. –: nobody asked. …: a card is still to come."
        )
    table = st.expander(
        "The same as a table, with intervals and raw means", key="compare/table", on_change="rerun"
    )
    if table.open:
        with table:
            parts.table(rows, "Each candidate's figure in each competency, in words.")


def _heat_sentence(cells: Sequence[chart.Cell], adjusted: bool) -> str:
    known = [c for c in cells if c.value is not None]
    what = "Adjusted scores" if adjusted else "Raw means"
    if not known:
        return f"{what} by competency: none yet."
    high = max(known, key=lambda c: c.value or 0.0)
    low = min(known, key=lambda c: c.value or 0.0)
    return (
        f"{what} by competency, from {low.sign} ({low.row}, {low.column}) to {high.sign} ({high.row}, {high.column}); "
        f"{len(cells) - len(known)} of {len(cells)} cells without a figure."
    )


# --- the evidence -------------------------------------------------------------------------------------------------


def _each(viewer: Viewer, compared: Compared, standings: list[Standing]) -> None:
    st.header("Evidence", anchor=False)
    st.caption("Open a candidate to read why the score is what it is, and each card.")
    wanted = st.query_params.get("candidate")
    for s in standings:
        figure = compared.figure(s.score) if s.score else "no score yet"
        raw = "" if s.raw is None else f" · raw {s.raw:.1f}"
        label = f"**{parts.plain(compared.label(s.candidate))}** · {parts.plain(figure)}{raw}"
        application = compared.candidates[s.candidate].application
        key = f"compare/open/{application}"
        row = st.expander(label, expanded=application == wanted, key=key, on_change="rerun")
        if row.open:
            with row:
                show_evidence(viewer, compared, s.candidate)


def _take_along(viewer: Viewer, opening: Opening) -> None:
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
