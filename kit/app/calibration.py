"""How somebody rates beside colleagues: for themselves; and for administrators how well competencies are rated."""

from __future__ import annotations

import math

import streamlit as st

from kit.access import Viewer
from kit.app import chart, parts
from kit.app.office import the_office
from kit.hiring import (
    OwnCalibration,
    RatedCompetencies,
    find_calibration,
    find_rated_competencies,
    find_version,
    list_people,
    list_roles,
)
from kit.scorecard import Scale
from kit.scoring import Calibration, RatedCompetency
from kit.wording import counted

MINE, COMPETENCIES = "One interviewer", "Competencies"


def calibration_page(viewer: Viewer) -> None:
    """Show the viewer their own calibration, and administrators the competencies and one person at a time."""
    st.title("Calibration")
    admin, _ = list_roles(the_office(), viewer)
    view: str | None = MINE
    if admin:
        kinds = [MINE, COMPETENCIES]
        view = st.segmented_control(
            "Show", kinds, default=MINE, required=True, key="calibration/view", label_visibility="collapsed"
        )
    version = find_version(the_office(), viewer)
    if view == COMPETENCIES:
        _competencies(_rated(viewer.person, version, viewer))
        return
    person = viewer.person
    if admin:
        names = {viewer.person: "Myself"}
        names |= {p.id: p.name for p in list_people(the_office(), viewer) if p.active and p.id != person}
        person = st.selectbox("Whose", list(names), format_func=lambda p: names[p], key="calibration/person")
    if person == viewer.person:
        st.caption(
            "Only you and an administrator can see this page. No score of a candidate shows your name."
        )
    else:
        st.caption("One person at a time, to help them; there is no list to compare people by. That you looked is written down.")  # fmt: skip
    _person(_found(viewer.person, person, version, viewer))


@st.cache_data(max_entries=64, ttl=3600, show_spinner="Comparing ratings of the same candidates ...")
def _found(viewer: str, person: str, version: str, _viewer: Viewer) -> OwnCalibration:
    return find_calibration(the_office(), _viewer, person)


@st.cache_data(max_entries=4, ttl=3600, show_spinner="Counting ratings ...")
def _rated(viewer: str, version: str, _viewer: Viewer) -> RatedCompetencies:
    return find_rated_competencies(the_office(), _viewer)


# --- one person ---------------------------------------------------------------------------------------------------


def _person(own: OwnCalibration) -> None:
    if own.found is None or own.scale is None:
        waits = ""
        if own.open:
            candidates = counted(own.open, "candidate")
            waits = f" {candidates} met so far: a candidate counts once nobody owes a card for them."
        parts.empty(
            "Nothing to hold against colleagues yet.",
            "This page shows how strictly somebody rates beside colleagues who met the same candidates, which points "
            f"they use, and how that changes.{waits}",
        )
        return
    found = own.found
    st.header("Beside colleagues", anchor=False)
    st.markdown(f"**{parts.plain(found.words)}**")
    if found.severity is None:
        st.caption(
            "It takes five candidates whom others rated too before anything can be said; scores of candidates take "
            "strictness out all the same."
        )
    else:
        st.caption(
            "Points above or below colleagues for the same candidates and questions, with the range that holds the true "
            "one 95 times of 100. Scores take it out: there is nothing to make up for by rating otherwise."
        )
        _beside(found, own.scale)
    if own.open:
        left_out = counted(own.open, "candidate")
        st.caption(f"Left out, since a card is still to come: {left_out}.")
    _points(found, own.scale)
    if found.notes:
        st.header("Worth a look", anchor=False)
        st.markdown("\n".join(f"- {parts.plain(note)}" for note in found.notes))
    if found.shift is not None:
        st.header("After others' ratings were read", anchor=False)
        st.markdown(
            f"Changed ratings moved by {signed(found.shift)} points on average from the first to the last version of a card. "
            "Only the first version counts in scores."
        )


def _beside(found: Calibration, scale: Scale) -> None:
    rows = [chart.Dot("All candidates", found.severity, found.low, found.high)]
    rows += [chart.Dot(s.name, s.severity, s.low, s.high) for s in found.seasons]
    reach = max(abs(v) for r in rows for v in (r.low, r.high) if v is not None)
    end = float(min(max(1, math.ceil(reach)), scale.values[-1] - scale.values[0]))
    spec = chart.dots(
        rows, (-end, end), value="You", title="points stricter (left) or milder (right) than colleagues", mark=0, ink=parts.ink()
    )  # fmt: skip
    said = f"{found.words} " + (
        f"In {counted(len(found.seasons), 'period')}: "
        + "; ".join(f"{s.name} {signed(s.severity)}" for s in found.seasons)
        + "."
        if found.seasons
        else "There are too few candidates to look at periods."
    )
    st.vega_lite_chart(spec, alt=said)
    parts.table(
        [
            {
                "Period": row.name,
                "Candidates": str(n),
                "Points beside colleagues": f"{signed(row.value)} ({signed(row.low)} to {signed(row.high)})",
            }
            for row, n in zip(rows, (found.candidates, *(s.candidates for s in found.seasons)), strict=True)
        ],
        alt=said,
    )
    st.caption(parts.plain(said))


def signed(points: float | None) -> str:
    """Return a difference in points with its sign.

    Examples:
        >>> signed(0.31), signed(-0.04)
        ('+0.3', '0.0')
    """
    text = f"{points or 0.0:+.1f}"
    return "0.0" if text in ("+0.0", "-0.0") else text


def _points(found: Calibration, scale: Scale) -> None:
    st.header("Points used", anchor=False)
    counts = [(f"{p} {scale.label(p)}", found.points.get(p, 0)) for p in scale.values]
    told = "; ".join(f"{scale.label(p)}: {_times(found.points.get(p, 0))}" for p in scale.values)
    said = (
        f"{counted(found.ratings, 'rating')} of {counted(found.candidates, 'candidate')}: {told}. "
        f"Not rated: {100 * found.not_rated:.0f} %."
    )
    st.vega_lite_chart(chart.bars(counts, of="Ratings", title="Point", ink=parts.ink()), alt=said)
    st.caption(parts.plain(said))


def _times(count: int) -> str:
    """Return how often in words.

    Examples:
        >>> _times(0), _times(1), _times(3)
        ('never', 'once', '3 times')
    """
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


# --- competencies -------------------------------------------------------------------------------------------------


def _competencies(rated: RatedCompetencies) -> None:
    if rated.scale is None:
        parts.empty(
            "No competency can be looked at yet.",
            "This page shows how often each competency is rated, with which points, and whether people agree. It counts "
            "candidates for whom every card is in.",
        )
        return
    st.caption(
        "All openings of the last two years, without names. Where people do not agree, look at the anchors together; where "
        "much is not rated, the question may be too long or the competency hard to see."
    )
    points = rated.scale.values
    parts.table(
        [
            {
                "Competency": parts.competency_name(c.competency),
                "Candidates": str(c.candidates),
                "Ratings": f"{c.ratings} by {c.interviewers}",
                "Not rated": f"{100 * c.not_rated:.0f} %",
                **{f"Given {p}": _given(c, p) for p in points},
                "Do people agree?": c.words,
            }
            for c in rated.competencies
        ],
        "Each competency: how often it was rated, with which points, and whether people agree.",
    )
    if any(not c.points for c in rated.competencies):
        st.caption("Points are shown where three or more people rate a competency: with fewer, they could be known by them.")  # fmt: skip


def _given(rated: RatedCompetency, point: int) -> str:
    return f"{100 * rated.points[point] / rated.ratings:.0f} %" if rated.points else ""
