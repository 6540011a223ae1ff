"""Scoring: turns interviewers' ratings into an honest comparison.

Start at `standing`, which returns where each candidate stands, with what the ratings can not carry. Behind it is
`fit`, the model; `design` turns names into numbers, `block` and `dense` solve the model's equations (the one fast, the
other plain), `variance` finds how large each part is. `agreement`, `plan`, `calibration` and `impact` stand beside it,
and `words` has every sentence.
"""

from kit.scoring.calibration import Calibration, calibration
from kit.scoring.competency import RatedCompetency, rated_competencies
from kit.scoring.impact import Group, Impact, impact_json, impact_lines, impacts
from kit.scoring.model import Fit, Scores, fit
from kit.scoring.plan import PlannedSession, make_plan, plan_json, plan_lines, planned_sessions, staffed
from kit.scoring.prior import DEFAULT, Prior
from kit.scoring.standing import Comparison, Standing, check_names, comparison_json, standing
from kit.scoring.weighing import Reweighed, changed_since, reweigh

__all__ = [
    "DEFAULT",
    "Calibration",
    "Comparison",
    "Fit",
    "Group",
    "Impact",
    "PlannedSession",
    "Prior",
    "RatedCompetency",
    "Reweighed",
    "Scores",
    "Standing",
    "calibration",
    "changed_since",
    "check_names",
    "comparison_json",
    "fit",
    "impact_json",
    "impact_lines",
    "impacts",
    "make_plan",
    "plan_json",
    "plan_lines",
    "planned_sessions",
    "rated_competencies",
    "reweigh",
    "staffed",
    "standing",
]
