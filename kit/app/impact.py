"""Adverse impact: selection rates of groups held against each other; a file in, words out, nothing kept."""

from __future__ import annotations

from math import isnan
from typing import Literal

import streamlit as st

from kit.access import Viewer
from kit.app import chart, download, parts
from kit.app.office import the_office
from kit.errors import KitError
from kit.hiring import WeighedImpact, list_roles, weigh_groups, weigh_totals
from kit.scoring import Impact
from kit.scoring.words import IMPACT_LAW
from kit.wording import counted

Kind = Literal["totals", "groups"]
KINDS: dict[Kind, str] = {"totals": "Totals", "groups": "Codes and groups"}
HELP: dict[Kind, str] = {
    "totals": "A CSV table with the columns **stage, group, considered, selected**: one row for each group at each stage, "
    "with how many were considered and how many went on. No names, no scores.",
    "groups": "A CSV table with the columns **candidate, group**: a candidate's code and the group they named. It is joined "
    "with the decisions of this installation in memory, opening by opening, and counted. No names, no scores.",
}
WIDEST = 4.0  # impact ratios: the axis ends there


def impact_page(viewer: Viewer) -> None:
    """Show what selection rates say, from a file that is counted and dropped."""
    st.title("Adverse impact")
    admin, _ = list_roles(the_office(), viewer)
    if not admin:
        parts.empty("This is for administrators.", "Who decides about candidates sees no groups.")
        return
    st.markdown(
        "Does one group of people go on less often than another, and is it more than chance? Bring a file: it is counted "
        "and dropped. Nothing of it is stored, nothing of it reaches a score, and no score is broken down by group. That "
        "the page was used is written down, with numbers only."
    )
    kind = parts.one_of("What the file holds", KINDS, "impact/kind")
    st.markdown(HELP[kind])
    download.offer("A sample file (CSV)", download.Order("impact", viewer, {"kind": kind}), f"impact/{kind}")
    number = st.session_state.setdefault("impact/number", 0)
    given = parts.take_files(viewer, "Your file", f"impact/file/{number}", type=["csv"], max_upload_size=5)
    if given:
        _take(viewer, kind, given[0].name, given[0].getvalue())
        # Another number is another uploader: this one's file is let go of.
        st.session_state["impact/number"] = number + 1
        st.rerun()
    if problem := st.session_state.get("impact/problem"):
        st.error(problem)
    found = st.session_state.get("impact/found")
    if found is not None:
        _show(found)
        if st.button("Clear", key="impact/clear"):
            st.session_state.pop("impact/found", None)
            st.rerun()


def _take(viewer: Viewer, kind: Kind, name: str, content: bytes) -> None:
    """Weigh a file and keep what came out of it, or what is wrong with it, in this browser session only."""
    for old in ("impact/found", "impact/problem"):
        st.session_state.pop(old, None)
    weigh = weigh_totals if kind == "totals" else weigh_groups
    try:
        st.session_state["impact/found"] = weigh(the_office(), viewer, content, name)
    except KitError as error:
        lines = "\n".join(f"- {parts.plain(line)}" for line in str(error).splitlines())
        st.session_state["impact/problem"] = (
            f"**{parts.plain(name)} can not be read, and was not counted.**\n\n{lines}\n\nThe sample file above is a right one."
        )


def _show(found: WeighedImpact) -> None:
    st.header("What it says", anchor=False)
    people = counted(found.people, "person").replace("persons", "people")
    waits = f" {found.undecided} more are undecided or on hold." if found.undecided else ""
    st.caption(f"{people} at {counted(len(found.stages), 'stage')}.{waits}")
    if not found.impacts:
        parts.empty(
            "There are too few people to hold any group against another.",
            "Groups of fewer than five are put together and not shown, so that nobody can be recognised.",
        )
    else:
        for one in found.impacts:
            st.markdown(f"**{parts.plain(one.stage)}.** {parts.plain(told(one))}")
        _chart(found.impacts)
        parts.table(
            [
                {
                    "Stage": one.stage,
                    "Group": one.group,
                    "Went on": f"{one.rate:.0%}",
                    "Beside": one.reference,
                    "Went on there": f"{one.reference_rate:.0%}",
                    "Ratio": ratio(one),
                    "By chance alone": f"{one.p:.3f}",
                    "In words": one.words,
                }
                for one in found.impacts
            ],
            "Each group beside the one with the highest rate.",
        )
        st.caption(
            "Ratio: the group's rate over the highest rate, with the range that holds the true one 95 times of 100; below 0.8 "
            "is below four fifths. By chance alone: how often so large a difference comes about when there is none "
            "(Fisher's exact test). Groups of fewer than five are put together and not shown."
        )
    st.caption(IMPACT_LAW)


def told(one: Impact) -> str:
    """Return what is said of a group at a stage.

    Examples:
        >>> from kit.scoring import Group, impacts
        >>> told(impacts([Group("interview", "a", 80, 48), Group("interview", "b", 40, 12)])[0])
        'Of b 30% went on, of a 60%: 0.50 times as many (0.30 to 0.83). Review this stage.'
    """
    times = "" if isnan(one.ratio) else f": {ratio(one)}".replace(" (", " times as many (", 1)
    return f"Of {one.group} {one.rate:.0%} went on, of {one.reference} {one.reference_rate:.0%}{times}. {one.words}"


def ratio(one: Impact) -> str:
    """Return an impact ratio with its interval."""
    return "" if isnan(one.ratio) else f"{one.ratio:.2f} ({one.low:.2f} to {one.high:.2f})"


def _chart(found: tuple[Impact, ...]) -> None:
    rows = [
        chart.Dot(f"{one.stage}: {one.group} beside {one.reference}", one.ratio, one.low, one.high)
        for one in found
        if not isnan(one.ratio)
    ]
    if not rows:
        return
    spec = chart.dots(
        rows, (0.0, WIDEST), value="Impact ratio", title="impact ratio; the line is at four fifths", mark=0.8, ink=parts.ink()
    )  # fmt: skip
    below = sum(one.below_four_fifths for one in found)
    said = f"Impact ratios with their ranges; {below} of {len(found)} below four fifths."
    st.vega_lite_chart(spec, alt=said)
    st.caption(said)
