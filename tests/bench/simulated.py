"""Simulated jobs whose truth is known.

`job` draws ratings from another model than the fitted one (adjacent-category logits, rounded to points); `normal_job`
draws large jobs fast, from normal terms, for timing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

STEPS = {5: (-2.0, -0.7, 0.7, 2.0), 4: (-1.6, 0.0, 1.6)}
PANEL = {10: 8, 100: 20, 1000: 60}
COMPETENCIES, QUESTIONS = 6, 5
TEAM = 8


@dataclass(frozen=True)
class Case:
    """How ratings come about: standard deviations on the logit scale, and how many points the scale has."""

    candidates: int = 100
    interviewers: int = 0
    theta: float = 1.0
    profile: float = 0.4
    severity: float = 0.6
    question: float = 0.5
    halo: float = 0.5
    points: int = 5
    missing: float = 0.0

    @property
    def panel(self) -> int:
        """How many interviewers there are."""
        return self.interviewers or PANEL.get(self.candidates, max(8, self.candidates // 8 * 2))


CASES = {
    "10": Case(10),
    "100": Case(100),
    "1,000": Case(1000),
    "100, severity SD 1.0": Case(100, severity=1.0),
    "100, no severity, no halo": Case(100, severity=0.0, halo=0.0),
    "100, halo SD 1.0": Case(100, halo=1.0),
    "100, cd SD .8": Case(100, profile=0.8),
    "100, four-point": Case(100, points=4),
}


@dataclass(frozen=True, eq=False)
class Job:
    """Ratings, and the truth behind them: the scores that the panel reference means, and interviewers' leniency."""

    table: pd.DataFrame
    truth: pd.Series
    leniency: pd.Series


def chances(eta: np.ndarray, points: int) -> np.ndarray:
    """Return the chance of each point, by adjacent-category logits (Masters 1982, Psychometrika 47:149)."""
    steps = np.concatenate([[0.0], np.cumsum(STEPS[points])])
    logs = eta[..., None] * np.arange(points) - steps
    logs = np.exp(logs - logs.max(-1, keepdims=True))
    return logs / logs.sum(-1, keepdims=True)


def expected(eta: np.ndarray, points: int) -> np.ndarray:
    """Return the expected rating."""
    return chances(eta, points) @ np.arange(1, points + 1)


def job(case: Case, seed: int) -> Job:
    """Return one simulated job; the same one for the same seed."""
    rng = np.random.default_rng([seed, case.candidates])
    C, J, D, K = case.candidates, case.panel, COMPETENCIES, QUESTIONS
    theta, profile = case.theta * rng.normal(size=C), case.profile * rng.normal(size=(C, D))
    severity, difficulty = case.severity * rng.normal(size=J), case.question * rng.normal(size=D * K)
    teams = np.array_split(np.arange(J), max(1, J // TEAM))
    rows = []
    for c in range(C):
        team = teams[rng.integers(len(teams))]
        chosen = rng.choice(team, size=rng.integers(3, 7), replace=False)
        swapped = rng.random(len(chosen)) < 0.1
        for place in np.flatnonzero(swapped):
            other = rng.integers(J)
            if other not in chosen:
                chosen[place] = other
        for j in chosen:
            halo = case.halo * rng.normal()
            for d in rng.choice(D, size=rng.integers(2, 6), replace=False):
                q = d * K + rng.integers(K)
                rows.append((c, j, d, q, theta[c] + profile[c, d] - severity[j] - difficulty[q] + halo))
    who = np.array([row[:4] for row in rows])
    eta = np.array([row[4] for row in rows])
    drawn = chances(eta, case.points).cumsum(1)
    value = 1 + (rng.random(len(eta))[:, None] > drawn).sum(1)
    table = named(who, value)
    if case.missing:
        table.loc[rng.random(len(table)) < case.missing, "rating"] = np.nan
    return Job(table, *_truth(case, who, theta, profile, severity, difficulty))


def _truth(case, who, theta, profile, severity, difficulty) -> tuple[pd.Series, pd.Series]:
    """Average E[rating] over the job's interviewers and used questions, halo integrated out; each competency alike."""
    nodes, mass = np.polynomial.hermite_e.hermegauss(21)
    mass = mass / mass.sum()
    panel = np.unique(who[:, 1])
    C, D = profile.shape
    truth, leniency = np.zeros(C), np.zeros(len(severity))
    for d in range(D):
        used = np.unique(who[who[:, 2] == d, 3])
        base = (theta + profile[:, d])[:, None, None] - severity[panel][:, None] - difficulty[used]
        value = sum(m * expected(base + case.halo * x, case.points) for x, m in zip(nodes, mass, strict=True))
        truth += value.mean((1, 2)) / D
        leniency[panel] += value.mean((0, 2)) / D
    names = [f"i{j:04d}" for j in panel]
    lenient = leniency[panel] - leniency[panel].mean()
    return pd.Series(truth, [f"c{c:06d}" for c in range(C)]), pd.Series(lenient, names)


def named(who: np.ndarray, value: np.ndarray) -> pd.DataFrame:
    """Return a table of ratings from numbers."""

    def names(prefix: str, width: int, column: int) -> np.ndarray:
        known = np.array([f"{prefix}{n:0{width}d}" for n in range(who[:, column].max() + 1)], object)
        return known[who[:, column]]

    return pd.DataFrame(
        {
            "candidate": names("c", 6, 0),
            "interviewer": names("i", 4, 1),
            "competency": names("k", 1, 2),
            "question": names("q", 2, 3),
            "rating": value.astype(float),
        }
    )


def normal_job(ratings: int, interviewers: int, seed: int = 1, competencies: int = 6) -> pd.DataFrame:
    """Return a large job of about 16 ratings a candidate, by 3 to 6 interviewers in teams of 8 with 10 % crossing."""
    rng = np.random.default_rng(seed)
    C, D = max(ratings // 16, 1), competencies
    teams = max(interviewers // TEAM, 1)
    team = rng.integers(teams, size=C)
    panel = rng.integers(3, 7, size=C)
    # distinct members of a team: a random start and a step that is prime to 8
    slot = np.arange(6)
    member = (rng.integers(TEAM, size=C)[:, None] + slot * rng.choice([1, 3, 5, 7], size=C)[:, None]) % TEAM
    person = (team[:, None] * TEAM + member) % interviewers
    person = np.where(rng.random(person.shape) < 0.1, rng.integers(interviewers, size=person.shape), person)
    each = np.minimum(
        np.maximum(np.rint(16 / panel).astype(int)[:, None] + rng.integers(-1, 2, size=(C, 6)), 2), 5
    )
    each = np.where(slot < panel[:, None], each, 0)
    candidate = np.repeat(np.arange(C), each.sum(1))
    pair = np.repeat(np.arange(C * 6), each.ravel())
    order = np.arange(len(pair)) - np.repeat(np.cumsum(each.ravel()) - each.ravel(), each.ravel())
    first = rng.integers(D, size=C * 6)
    competency = (first[pair] + order) % D
    question = competency * 5 + rng.integers(5, size=len(pair))
    interviewer = person.ravel()[pair]
    value = (
        3.0
        + (0.55 * rng.normal(size=C))[candidate]
        + (0.25 * rng.normal(size=C * D))[candidate * D + competency]
        + (0.3 * rng.normal(size=C * 6))[pair]
        + (0.3 * rng.normal(size=interviewers))[interviewer]
        + (0.25 * rng.normal(size=D * 5))[question]
        + 0.6 * rng.normal(size=len(pair))
    )
    who = np.stack([candidate, interviewer, competency, question], axis=1)
    return named(who, np.clip(np.rint(value), 1, 5))


def without(case: Case, **changes: float) -> Case:
    """Return *case* with some of it changed."""
    return replace(case, **changes)
