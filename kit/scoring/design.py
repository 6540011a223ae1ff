"""The design: who rated whom on what, as numbers, and which terms of the model it can carry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from kit.errors import ScoringError

TERMS = ("candidate", "candidate_competency", "halo", "interviewer", "question")
MOST_COLUMNS = 4000

TOLD = {
    "candidate": "the candidates",
    "candidate_competency": "what each candidate is strong in",
    "halo": "the impression that one interviewer has of one candidate",
    "interviewer": "how strictly interviewers rate",
    "question": "how hard questions are",
}


@dataclass(frozen=True, eq=False)
class Design:
    """Ratings with every name replaced by its place in the sorted names.

    `candidate`, `competency`, `interviewer`, `question`, `job` and `value` have one entry a rating. `terms` are the
    random terms of the model; `fixed` says whether each competency has its own mean (`competency`), all share one
    (`mean`), or each job has its own and competencies differ from each other alike in all jobs (`job`). `notes` tell
    which terms were left out, and why.
    """

    candidates: tuple[str, ...]
    competencies: tuple[str, ...]
    interviewers: tuple[str, ...]
    questions: tuple[str, ...]
    jobs: tuple[str, ...]
    candidate: np.ndarray
    competency: np.ndarray
    interviewer: np.ndarray
    question: np.ndarray
    job: np.ndarray
    value: np.ndarray
    terms: tuple[str, ...] = TERMS
    fixed: str = "competency"
    notes: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """How many ratings there are."""
        return len(self.value)

    @cached_property
    def intercepts(self) -> int:
        """How many of the fixed columns, the first ones, are means; the others are contrasts of competencies."""
        return {"competency": len(self.competencies), "mean": 1, "job": len(self.jobs)}[self.fixed]

    @property
    def p(self) -> int:
        """How many fixed columns the model has."""
        return self.intercepts + int((self._contrast >= 0).sum()) if self.fixed == "job" else self.intercepts

    @cached_property
    def _contrast(self) -> np.ndarray:
        """For each competency the fixed column of its contrast, -1 for one that others are held against.

        There is one such in each part of the jobs that share competencies (treatment coding, so that the determinant
        of the fixed columns, and with it the deviance, is that of a mean for each).
        """
        part = _parts(self.competency, self.job, len(self.competencies), len(self.jobs))
        first = np.unique(part, return_index=True)[1]
        free = np.setdiff1d(np.arange(len(part)), first)
        found = np.full(len(part), -1)
        found[free] = len(self.jobs) + np.arange(len(free))
        return found

    @cached_property
    def means(self) -> tuple[np.ndarray, ...]:
        """The fixed columns that each rating touches: one array for each kind of them, with -1 for none."""
        if self.fixed == "job":
            return self.job, self._contrast[self.competency]
        return (self.competency if self.fixed == "competency" else np.zeros(self.n, np.intp),)

    def fixed_part(self, omega: np.ndarray, job: int) -> np.ndarray:
        """Return how much of each fixed column a score of a job holds: *omega* has the weight of each competency."""
        if self.fixed == "competency":
            return omega
        found = np.zeros(self.p)
        found[job] = omega.sum()
        if self.fixed == "job":
            free = self._contrast >= 0
            found[self._contrast[free]] = omega[free]
        return found

    def fixed_names(self) -> tuple[str, ...]:
        """The names of the fixed columns."""
        if self.fixed == "job":
            free = np.flatnonzero(self._contrast >= 0)
            return (*(f"job {name}" for name in self.jobs), *(self.competencies[d] for d in free))
        return self.competencies if self.fixed == "competency" else ("mean",)

    @property
    def cell(self) -> np.ndarray:
        """For each rating its candidate x competency: `candidate * number of competencies + competency`."""
        return self.candidate * len(self.competencies) + self.competency

    @cached_property
    def _pairs(self) -> tuple[np.ndarray, np.ndarray]:
        key = self.candidate.astype(np.int64) * len(self.interviewers) + self.interviewer
        return np.unique(key, return_inverse=True)

    @property
    def pair(self) -> np.ndarray:
        """For each rating the number of its candidate-interviewer pair; pairs stand in the order of candidates."""
        return self._pairs[1]

    @property
    def pairs(self) -> np.ndarray:
        """For each pair `candidate * number of interviewers + interviewer`."""
        return self._pairs[0]

    def level(self, term: str) -> np.ndarray:
        """Return for each rating the level of a random term that it belongs to."""
        return {
            "candidate": lambda: self.candidate,
            "candidate_competency": lambda: self.cell,
            "halo": lambda: self.pair,
            "interviewer": lambda: self.interviewer,
            "question": lambda: self.question,
        }[term]()

    def levels(self, term: str) -> int:
        """Return how many levels a random term has."""
        return {
            "candidate": len(self.candidates),
            "candidate_competency": len(self.candidates) * len(self.competencies),
            "halo": len(self.pairs),
            "interviewer": len(self.interviewers),
            "question": len(self.questions),
        }[term]

    @cached_property
    def columns(self) -> tuple[int, int, int]:
        """Where the columns of interviewers, of questions and of fixed means end, in the global system."""
        j = len(self.interviewers) if "interviewer" in self.terms else 0
        q = len(self.questions) if "question" in self.terms else 0
        return j, j + q, j + q + self.p

    @cached_property
    def parts(self) -> np.ndarray:
        """For each candidate the connected part of the design that it belongs to, from 0 in the order of candidates.

        Two candidates are in one part when a chain of shared interviewers leads from one to the other.
        """
        return _parts(self.candidate, self.interviewer, len(self.candidates), len(self.interviewers))

    def asked(self, competency: int, job: int) -> np.ndarray:
        """Return the questions in which a competency was rated in a job; in any job, where this one never rated it."""
        here = self._asked[job, competency]
        return np.flatnonzero(here if here.any() else self._asked[:, competency].any(0))

    @cached_property
    def _asked(self) -> np.ndarray:
        seen = np.zeros((len(self.jobs), len(self.competencies), max(len(self.questions), 1)), bool)
        seen[self.job, self.competency, self.question] = True
        return seen

    def of_job(self, job: int) -> np.ndarray:
        """Return the candidates of a job."""
        return np.unique(self.candidate[self.job == job])

    def panel(self, job: int) -> np.ndarray:
        """Return the interviewers who rated in a job."""
        return np.unique(self.interviewer[self.job == job])

    def rated(self, job: int) -> np.ndarray:
        """Return for each competency whether it was rated in a job."""
        return self._asked[job].any(1)


def code(table: pd.DataFrame, terms: Iterable[str] | None = None, fixed: str = "competency") -> Design:
    """Return the design of a table of ratings.

    Args:
        table: One row a rating, with the columns `candidate`, `interviewer`, `rating`, and where there are any
            `competency` and `question`. A `rating` that is no number was not rated. With `fixed="job"` also `job`.
        terms: The random terms, of `TERMS`; they are obeyed. Without it, those that the design can carry.
        fixed: `competency` for a mean of each competency, `mean` for one mean, `job` for a mean of each job and
            contrasts of competencies that all jobs share.

    Returns:
        The design; names are sorted, so that neither the order of rows nor the names change a figure.

    Raises:
        ScoringError: when no row is rated, a term or `fixed` is unknown, a candidate stands in two jobs, or there are
            more interviewers, questions and means than can be solved for.

    Examples:
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1", "c1", "c2", "c2"], "interviewer": ["ada", "bo", "ada", "bo"],
        ...     "rating": [4, 3, 2, 3],
        ... })
        >>> code(table).terms
        ('candidate', 'interviewer')
    """
    value = pd.to_numeric(table["rating"], errors="coerce").to_numpy(float)
    rated = np.isfinite(value)
    if not rated.any():
        raise ScoringError("There is no rating yet.")
    if fixed not in ("competency", "mean", "job"):
        raise ScoringError(f"'fixed' must be 'competency', 'mean' or 'job' (got '{fixed}').")
    wanted = None if terms is None else tuple(t for t in TERMS if t in set(terms))
    unknown = set(terms or ()) - set(TERMS)
    if unknown:
        raise ScoringError(f"Unknown terms: {', '.join(sorted(unknown))}. Known: {', '.join(TERMS)}.")

    def coded(column: str) -> tuple[np.ndarray, tuple[str, ...]]:
        if column not in table:
            return np.zeros(int(rated.sum()), np.intp), ("",)
        places, names = pd.factorize(table[column][rated], sort=False, use_na_sentinel=False)
        names = ["" if pd.isna(name) else str(name) for name in names]
        order = {name: place for place, name in enumerate(sorted(set(names)))}
        return np.array([order[name] for name in names], np.intp)[places], tuple(order)

    candidate, candidates = coded("candidate")
    competency, competencies = coded("competency")
    interviewer, interviewers = coded("interviewer")
    question, questions = coded("question")
    job, jobs = coded("job") if fixed == "job" else (np.zeros(int(rated.sum()), np.intp), ("",))
    _check_jobs(candidate, job, candidates)
    whole = Design(
        candidates, competencies, interviewers, questions, jobs,
        candidate, competency, interviewer, question, job, value[rated], TERMS, fixed,
    )  # fmt: skip
    kept, notes = (wanted, ()) if wanted is not None else _carried(whole)
    found = replace(whole, terms=kept, notes=notes)
    if found.columns[2] > MOST_COLUMNS:
        raise ScoringError(
            f"{found.columns[2]} interviewers, questions and means are more than {MOST_COLUMNS}: pool by role instead."
        )
    return found


def _check_jobs(candidate: np.ndarray, job: np.ndarray, names: tuple[str, ...]) -> None:
    first = np.zeros(len(names), np.intp)
    first[candidate] = job
    two = np.unique(candidate[job != first[candidate]])
    if len(two):
        raise ScoringError(
            f"'{names[two[0]]}' stands in two jobs: give candidates another name in each, as scores are of one job."
        )


def _carried(design: Design) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the terms that a design can carry, and in words why the others are left out.

    A term whose levels split the ratings exactly as another's (or as the fixed means) do can not be told from it.
    Of two that are alike the earlier of this order stays: what is left out then counts as noise, the cautious way.
    """
    kept: list[str] = []
    notes: list[str] = []
    known = [("the means", one) for one in design.means if one.min(initial=0) >= 0]
    known += [("the means", design.job), ("the means", design.competency)] if design.fixed == "job" else []
    known.append(("chance", np.arange(design.n)))
    for term in ("candidate", "interviewer", "halo", "candidate_competency", "question"):
        level = design.level(term)
        if (level == level[0]).all():
            continue
        told = next((told for told, other in known if _same_split(level, other)), None)
        if told is not None:
            notes.append(f"{_capital(TOLD[term])} and {told} can not be told apart in these ratings.")
            continue
        known.append((TOLD[term], level))
        kept.append(term)
    return tuple(t for t in TERMS if t in kept), tuple(notes)


def _same_split(one: np.ndarray, other: np.ndarray) -> bool:
    """Tell whether two ways of splitting the ratings are the same split under other names."""
    if np.count_nonzero(np.bincount(one)) != np.count_nonzero(np.bincount(other)):
        return False
    return bool((pd.factorize(one)[0] == pd.factorize(other)[0]).all())


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _parts(left: np.ndarray, right: np.ndarray, n_left: int, n_right: int) -> np.ndarray:
    """Return for each level of *left* its connected part, by handing the smallest label on until nothing changes."""
    label = np.arange(n_left)
    while True:
        reached = np.full(n_right, n_left)
        np.minimum.at(reached, right, label[left])
        new = label.copy()
        np.minimum.at(new, left, reached[right])
        new = new[new]  # a label's own label: long chains shrink by half each time
        if (new == label).all():
            return np.unique(label, return_inverse=True)[1]
        label = new
