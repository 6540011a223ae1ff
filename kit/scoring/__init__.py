"""Scoring: turns interviewers' ratings into an honest comparison.

Start at `standing`. The statistical model comes with its own issue: until then adjusted scores, intervals and
pair comparisons are `None`, and `Comparison.notes` says so.
"""

from kit.scoring.standing import Comparison, Standing, comparison_json, standing

__all__ = ["Comparison", "Standing", "comparison_json", "standing"]
