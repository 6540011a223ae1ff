"""The measurement plan beside the loop: what its scores will be able to tell apart, before anybody is interviewed."""

from __future__ import annotations

import streamlit as st

from kit.app import parts
from kit.app.office import the_office
from kit.loop import Brief, Form
from kit.scoring import make_plan, planned_sessions, words

CHANGES = 4  # of the loop, that are offered as helping most


def show_plan(form: Form, brief: Brief) -> None:
    """Show what candidates' scores from this loop could tell apart, and what would help most for its cost."""
    _drawn(form.model_dump_json(), str(brief.role.weights), form, brief)


# What it draws is kept and sent again, as long as the form and the weights are the same.
@st.cache_data(max_entries=128, ttl=3600, show_spinner=False)
def _drawn(of: str, weights: str, _form: Form, _brief: Brief) -> None:
    form, brief = _form, _brief
    scorecards = the_office().scorecards
    points = scorecards.scales[scorecards.standard.scale].values
    seated = all(session.interviewers for session in form.sessions)
    names = {s.session: s.title for s in form.sessions} | {
        c: parts.competency_name(c) for c in brief.role.weights
    }
    length = float(points[-1] - points[0])
    plan = make_plan(planned_sessions(form), brief.role.weights, length=length, names=names)
    now = plan.precision
    with st.container(border=True):
        st.markdown("**What this loop can tell apart**")
        st.markdown(
            parts.plain(words.planned(now.phi, now.sem, now.difference, now.interviewers, now.ratings))
        )
        helps = [
            parts.plain(words.change(c.change, c.minutes, c.precision.sem, c.precision.difference))
            for c in plan.changes[:CHANGES]
        ]
        if helps:
            st.markdown(f"Would help most for its cost: {helps[0]}")
        else:
            st.markdown(words.NO_CHANGE_HELPS)
        with st.expander("Other changes, and what this rests on"):
            rest = [*helps[1:], *(f"{parts.plain(line)}\\." for line in plan.thin)]
            st.markdown("\n".join(f"- {line}" for line in rest))
            parts.table(
                [
                    {
                        "Design": design,
                        "Right to about": f"±{2 * one.sem:.2f}",
                        "Told apart in 4 of 5 cases from": f"{one.difference:.2f} points",
                        "Share that is the candidates'": words.percent(one.phi),
                        "More minutes a candidate": minutes,
                    }
                    for design, one, minutes in [
                        ("As it stands", now, ""),
                        *((c.change, c.precision, f"{c.minutes}") for c in plan.changes[:CHANGES]),
                    ]
                ],
                alt="The loop as it stands, and with each change: how sure scores are, and what it costs.",
            )
            who = "" if seated else "With one interviewer in each session, each another person. "
            st.caption(
                f"{who}Worked out from who asks what, with sizes of strictness, impressions and chance that are usual in "
                "interviews, not from yours; interviewers' strictness counts as unknown, so these are the careful figures."
            )
