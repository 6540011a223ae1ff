"""What the data must hold before something is shown. Codes are stable; thresholds are choices."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "thin_candidate",
    "thin_interviewer",
    "disconnected",
    "small_job",
    "low_reliability",
    "extreme",
    "untested",
    "not_converged",
    "mixed_scales",
    "open_cards",
    "all_alike",
    "impact_small",
]

INTERVIEWERS_OF_A_CANDIDATE = 2
RATINGS_OF_A_CANDIDATE = 6
CANDIDATES_OF_AN_INTERVIEWER = 5
KNOWN_OF_AN_INTERVIEWER = 0.3  # 1 - share of the variance of severity that is left in doubt
CANDIDATES_OF_A_JOB = 8
RELIABILITY = 0.5
EXPECTED_CELL = 5.0  # people, in the smallest cell of a stage: below, no word on adverse impact
SHOWN_GROUP = 5  # people: a smaller group is not shown


def thin_candidate(n_ratings: int, n_interviewers: int) -> bool:
    """Tell whether a candidate has too few ratings, or too few interviewers, for a score."""
    return n_interviewers < INTERVIEWERS_OF_A_CANDIDATE or n_ratings < RATINGS_OF_A_CANDIDATE


def thin_interviewer(candidates: int, known: float) -> bool:
    """Tell whether an interviewer rated too few candidates, or ones too few others rated, for a word on severity."""
    return candidates < CANDIDATES_OF_AN_INTERVIEWER or known < KNOWN_OF_AN_INTERVIEWER
