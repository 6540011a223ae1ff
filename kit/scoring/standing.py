"""Where each candidate stands: scores with intervals beside raw means, and what the data can not carry."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from kit.errors import Problem, RatingsError, ScoringError
from kit.scorecard import NR, read_scorecards
from kit.scoring import gate, words
from kit.scoring.agreement import alpha_interval, defined, gwet_ac, krippendorff_alpha, unit_counts
from kit.scoring.letters import letters
from kit.scoring.model import SURE, Fit, Scores, Shift, fit
from kit.scoring.plan import generalizability
from kit.scoring.prior import DEFAULT, Prior
from kit.scoring.weighing import turned
from kit.yamlfile import near

THIS_JOB = ""  # beside the names of other jobs in one fit
PAIRS_UP_TO = 200
MOST_PROBLEMS = 200
FORMED_UP_TO = 1000  # candidates: the table of all their pairs is not made for more
UNITS_TOLD = 10  # before a word on agreement
TERMS_TOLD = ("candidate", "candidate_competency", "interviewer", "halo", "question", "residual")


@dataclass(frozen=True)
class Estimate:
    """A score in points, its 95 % interval, and its standard deviation."""

    adjusted: float
    low: float
    high: float
    se: float


@dataclass(frozen=True)
class Standing:
    """One candidate: raw figures, the score, or why there is none (`refused`, empty when there is one).

    `competencies` gives for each competency its raw mean and the number of ratings; a competency that nobody
    rated is not in it, since a missing rating is not a zero. `profile` has a score for each competency of the job,
    also for those in `untested`, which is predicted from the rest. `codes` are those of `kit.scoring.gate`; `shift`
    says why score and raw mean differ, `words` says all of it in sentences.
    """

    candidate: str
    n_ratings: int
    n_interviewers: int
    raw: float | None
    lowest: int | None
    highest: int | None
    competencies: Mapping[str, tuple[float, int]]
    refused: str = ""
    score: Estimate | None = None
    reliability: float | None = None
    group: str = ""
    profile: Mapping[str, Estimate] = field(default_factory=dict)
    equal: float | None = None
    untested: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    shift: Shift | None = None
    words: str = ""


@dataclass(frozen=True)
class Apart:
    """Two candidates: the chance that *a* is truly above *b*, and whether they can be told apart (95 %)."""

    a: str
    b: str
    p_a_above_b: float
    separable: bool


@dataclass(frozen=True)
class Severity:
    """How many points an interviewer gives above colleagues; `refused` says why that is not known.

    Private: for the interviewer and an administrator, never in a candidate's view by name.
    """

    interviewer: str
    candidates: int
    severity: float | None = None
    low: float | None = None
    high: float | None = None
    refused: str = ""


@dataclass(frozen=True)
class Agreement:
    """How well interviewers agree; `None` where a figure is not defined. `n_units` were rated by two or more.

    `alpha_low` and `alpha_high` are the 95 % interval of alpha; `icc_single` is the reliability of one rating,
    `icc_panel` that of all that a candidate has, on average.
    """

    n_units: int
    krippendorff_alpha: float | None = None
    alpha_low: float | None = None
    alpha_high: float | None = None
    gwet_ac2: float | None = None
    icc_single: float | None = None
    icc_panel: float | None = None


@dataclass(frozen=True)
class Comparison:
    """All candidates of one table, in the order of their ids, on one scale.

    `order` has the ids from the highest score down, empty where the data carry no order; `leaders` those who can not
    be separated from the first, who is first here too, and `leading` says so, as one of the `notes`. `job` is the name of
    this job in `fit`, where it learnt from others.
    """

    scale: str
    candidates: tuple[Standing, ...]
    interviewers: Mapping[str, int]
    n_units: int
    weights: Mapping[str, int]
    notes: tuple[str, ...]
    pairs: tuple[Apart, ...] = ()
    severities: tuple[Severity, ...] = ()
    variances: Mapping[str, float] = field(default_factory=dict)
    agreement: Agreement = Agreement(0)
    reliability: float | None = None
    order: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    leading: str = ""
    codes: tuple[str, ...] = ()
    job: str | None = None
    fit: Fit | None = field(default=None, compare=False, repr=False)


def standing(
    ratings: pd.DataFrame,
    weights: Mapping[str, int] | None = None,
    *,
    planned: Mapping[str, int] | None = None,
    names: Mapping[str, str] | None = None,
    pool: pd.DataFrame | None = None,
    prior: Prior = DEFAULT,
) -> Comparison:
    """Return where each candidate of *ratings* stands.

    Args:
        ratings: One row a rating, with the columns `kit.scorecard.RATING_COLUMNS`. A `rating` that is no number
            (`NR`, empty) was not rated: it counts nowhere. Of several revisions of a card the last one counts.
        weights: The role's weights; equal ones when left out. Competencies with a weight that nobody rated are
            named in the notes.
        planned: How many cards of each candidate there will be; who still waits for one is not compared.
        names: What sentences call a competency; its id where there is no name.
        pool: Ratings of other jobs on the same scale, with their `job`: only how strictly people rate, how hard
            questions are and how much differs by chance is learnt from them. Candidates have other names there.
        prior: What is usual in interviews; it counts less the more ratings there are.

    Returns:
        Raw means over the ratings (unweighted), with how many ratings and interviewers each rests on, beside scores
        with 95 % intervals, pairs, groups, agreement; and refusals, in words, where the ratings can not carry them.

    Raises:
        RatingsError: when a rating is not a point of its scale or stands twice, with its row.

    Examples:
        >>> table = pd.DataFrame({
        ...     "candidate": ["c1", "c1", "c2", "c2"], "interviewer": ["ada", "bo", "ada", "bo"],
        ...     "competency": ["debugging"] * 4, "rating": ["4", "3", "NR", "2"],
        ... })
        >>> [(s.candidate, s.n_ratings, s.raw) for s in standing(table).candidates]
        [('c1', 2, 3.5), ('c2', 1, 2.0)]
        >>> standing(table).candidates[0].refused
        'Only 2 ratings so far: 6 or more are needed.'
    """
    table = latest(ratings)
    table = table.assign(value=pd.to_numeric(table["rating"], errors="coerce"))
    _check(table)
    rated = table[table["value"].notna()]
    scales = sorted(rated["scale"].unique()) if "scale" in rated else []
    notes, codes = [], []
    mixed = len(scales) > 1
    if mixed:
        codes.append("mixed_scales")
        notes.append(words.mixed_scales(scales, _first_other(rated)))
    raw = _raw(table, rated, mixed, _open(table, planned or {}))
    interviewers = rated.groupby("interviewer")["candidate"].nunique().sort_index()
    counted = {str(k): int(v) for k, v in interviewers.items()}
    points = _points(scales, rated["value"])
    agreement = Agreement(0) if mixed or rated.empty else _agreement(rated, points)
    unrated = [c for c in weights or {} if c not in set(rated["competency"])]
    others = sorted(set(map(str, rated["competency"])) - set(weights)) if weights else []
    called = {
        c: (names or {}).get(c, c) for c in [*others, *unrated, *map(str, rated["competency"].unique())]
    }
    ends = [words.without_weight([called[c] for c in others])] if others else []
    ends += [words.unrated([called[c] for c in unrated])] if unrated else []
    plain = Comparison(
        scales[0] if len(scales) == 1 else "", raw, counted, agreement.n_units, dict(weights or {}),
        (*notes, *ends), severities=tuple(Severity(i, n, refused=words.thin_interviewer(n, gate.CANDIDATES_OF_AN_INTERVIEWER)) for i, n in counted.items()),
        agreement=agreement, codes=tuple(codes),
    )  # fmt: skip
    able = [s for s in raw if not s.refused]
    if mixed or not able:
        return plain
    if rated["value"].nunique() == 1:
        return _all_alike(plain, float(rated["value"].iloc[0]))
    if weights and not any(weights.get(c, 0) > 0 for c in rated["competency"].unique()):
        return plain
    try:
        whole, fixed = rated, "competency"
        if pool is not None and len(pool):
            whole, fixed = pd.concat([rated.assign(job=THIS_JOB), pool], ignore_index=True), "job"
        found = fit(whole, fixed=fixed, prior=prior, length=points[-1] - points[0])
    except ScoringError as error:
        return _with(plain, notes=(*plain.notes, str(error)))
    return _compared(plain, found, weights, points, ends, called)


def latest(ratings: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the last revision of each card (candidate, interviewer, session); all without a `revision`."""
    if "revision" not in ratings:
        return ratings
    card = [c for c in ("candidate", "interviewer", "session") if c in ratings]
    number = pd.to_numeric(ratings["revision"], errors="coerce").fillna(1)
    if number.nunique() <= 1:
        return ratings
    last = number.groupby([ratings[c] for c in card]).transform("max")
    return ratings[number == last]


def _check(table: pd.DataFrame) -> None:
    """Refuse what is no rating of its scale, and a rating that stands twice; the reader of files names lines too."""
    problems = []
    given = table["rating"].map(lambda r: "" if pd.isna(r) else str(r).strip())
    strange = table["value"].isna() & ~given.isin(["", NR])
    points = set(_points(sorted(table["scale"].unique()) if "scale" in table else [], table["value"]))
    if "scale" not in table or table["scale"].nunique() == 1:
        strange |= table["value"].notna() & ~table["value"].isin(points)
    for row in np.flatnonzero(strange)[:MOST_PROBLEMS]:
        message = (
            f"'rating' must be {min(points):g} to {max(points):g}, {NR} or nothing (got '{given.iloc[row]}')."
        )
        problems.append(Problem("ratings", _line(table, row), message))
    keys = [c for c in ("candidate", "interviewer", "session", "competency", "question") if c in table]
    if "session" in keys and "question" in keys:
        twice = table.duplicated(keys) & table["value"].notna()
        said = "the same rating stands above already."
        problems += [
            Problem("ratings", _line(table, row), said) for row in np.flatnonzero(twice)[:MOST_PROBLEMS]
        ]
    if problems:
        raise RatingsError(problems)


def check_names(
    ratings: pd.DataFrame,
    competencies: Collection[str] | None,
    interviewers: Collection[str] | None,
    *,
    file: str = "ratings",
) -> None:
    """Raise when *ratings* name a competency or an interviewer that is not known, with every row and the nearest name.

    Args:
        ratings: One row a rating; an index named `line` has the lines of the file.
        competencies: The known ones; not checked when left out.
        interviewers: See above.
        file: The name for messages.

    Raises:
        RatingsError: with every problem, at most 200 of each kind.

    Examples:
        >>> table = pd.DataFrame({"competency": ["debuging"], "interviewer": ["ada"]})
        >>> check_names(table, ["debugging"], None)
        Traceback (most recent call last):
        kit.errors.RatingsError: ratings:1: unknown competency 'debuging'. Did you mean 'debugging'?
    """
    problems = []
    for column, known in (("competency", competencies), ("interviewer", interviewers)):
        if known is not None:
            rows = np.flatnonzero(~ratings[column].isin(list(known)))
            told = {name: near(name, known) for name in map(str, ratings[column].iloc[rows].unique())}
            for row in rows[:MOST_PROBLEMS]:
                name = str(ratings[column].iloc[row])
                problems.append(
                    Problem(file, _line(ratings, int(row)), f"unknown {column} '{name}'.{told[name]}")
                )
            if len(rows) > MOST_PROBLEMS:
                last = _line(ratings, int(rows[MOST_PROBLEMS]))
                said = f"{len(rows) - MOST_PROBLEMS} more rows name an unknown {column}: mend these first."
                problems.append(Problem(file, last, said))
    if problems:
        raise RatingsError(problems)


def _line(table: pd.DataFrame, row: int) -> int:
    return int(table.index[row]) if table.index.name == "line" else row + 1


def _first_other(rated: pd.DataFrame) -> int | None:
    """Return the line of the first rating on another scale than the first one, where lines are known."""
    if rated.index.name != "line":
        return None
    other = np.flatnonzero(rated["scale"] != rated["scale"].iloc[0])
    return int(rated.index[other[0]])


@lru_cache
def _scales() -> dict[str, tuple[int, ...]]:
    return {name: scale.values for name, scale in read_scorecards().scales.items()}


def _points(scales: list[str], values: pd.Series) -> tuple[float, ...]:
    """Return the points of the scale; of an unknown one, those from 1 (at least 5) to the highest that was given."""
    known = _scales().get(scales[0]) if len(scales) == 1 else None
    if known:
        return tuple(map(float, known))
    if scales:
        return (
            tuple(float(n) for n in range(1, int(values.max(skipna=True) or 5) + 1))
            if values.notna().any()
            else ()
        )
    return tuple(map(float, range(1, 6)))


def _open(table: pd.DataFrame, planned: Mapping[str, int]) -> dict[str, str]:
    """Return, by candidate, why they are not compared yet."""
    card = [c for c in ("interviewer", "session") if c in table]
    cards = table.drop_duplicates(["candidate", *card]).groupby("candidate").size()
    return {c: words.open_cards(int(cards.get(c, 0)), n) for c, n in planned.items() if cards.get(c, 0) < n}


def _raw(
    table: pd.DataFrame, rated: pd.DataFrame, mixed: bool, waiting: Mapping[str, str]
) -> tuple[Standing, ...]:
    """Return the raw figures of everybody in the table, and the refusals that follow from counting alone."""
    by = rated.groupby("candidate", sort=False)
    figures = by["value"].agg(["size", "mean", "min", "max"])
    figures = figures.assign(interviewers=by["interviewer"].nunique())
    known = dict(zip(map(str, figures.index), figures.to_numpy(float).tolist(), strict=True))
    competencies: dict[str, dict[str, tuple[float, int]]] = {c: {} for c in known}
    cells = rated.groupby(["candidate", "competency"])["value"].agg(["mean", "size"])
    for (c, d), mean, size in zip(cells.index, cells["mean"].tolist(), cells["size"].tolist(), strict=True):
        competencies[str(c)][str(d)] = (mean, size)
    found = []
    for person in sorted(map(str, table["candidate"].unique())):
        n, mean, lowest, highest, interviewers = known.get(person, (0, 0.0, 0.0, 0.0, 0))
        refused, codes = _refused(int(n), int(interviewers), mixed, waiting.get(person, ""))
        if not n or mixed:
            found.append(Standing(person, int(n), int(interviewers), None, None, None, {}, refused, codes=codes))  # fmt: skip
        else:
            found.append(
                Standing(
                    person, int(n), int(interviewers), mean, int(lowest), int(highest), competencies[person], refused,
                    codes=codes,
                )
            )  # fmt: skip
    return tuple(found)


def _refused(n: int, interviewers: int, mixed: bool, waiting: str) -> tuple[str, tuple[str, ...]]:
    """Return why a candidate has no score, in words and as a code; nothing when they can have one."""
    if mixed:
        return "The ratings are on different scales.", ("mixed_scales",)
    if gate.thin_candidate(n, interviewers):
        least = (gate.RATINGS_OF_A_CANDIDATE, gate.INTERVIEWERS_OF_A_CANDIDATE)
        return words.thin(n, interviewers, *least), ("thin_candidate",)
    return (waiting, ("open_cards",)) if waiting else ("", ())


def _agreement(rated: pd.DataFrame, points: tuple[float, ...]) -> Agreement:
    counts, owner = unit_counts(rated.assign(rating=rated["value"]), points)
    low, high = alpha_interval(counts, owner) if len(counts) <= 20_000 else (np.nan, np.nan)
    return Agreement(
        int((counts.sum(1) >= 2).sum()),
        defined(krippendorff_alpha(counts)),
        defined(low),
        defined(high),
        defined(gwet_ac(counts, "ordinal").value),
    )


def _with(comparison: Comparison, **changes: Any) -> Comparison:
    return Comparison(**{**vars(comparison), **changes})


def _all_alike(plain: Comparison, point: float) -> Comparison:
    said = words.all_alike(point)
    refused = tuple(
        s if s.refused else Standing(**{**vars(s), "refused": said, "codes": (*s.codes, "all_alike")})
        for s in plain.candidates
    )
    return _with(plain, candidates=refused, notes=(said, *plain.notes), codes=(*plain.codes, "all_alike"))


def _compared(
    plain: Comparison,
    found: Fit,
    weights: Mapping[str, int] | None,
    points: tuple[float, ...],
    ends: list[str],
    called: Mapping[str, str],
) -> Comparison:
    """Return the comparison with all that the model says, as far as the gates let it through."""
    job = THIS_JOB if found.design.fixed == "job" else None
    scores, equal = found.scores(weights, job=job), found.scores(job=job)
    place = {c: n for n, c in enumerate(found.design.candidates)}
    able = [s.candidate for s in plain.candidates if not s.refused]
    chosen = [place[c] for c in able]
    small = len(able) < gate.CANDIDATES_OF_A_JOB or not found.converged
    reliabilities = {} if small else dict(zip(chosen, _reliabilities(scores, chosen), strict=True))
    reliability = float(np.mean(list(reliabilities.values()))) if reliabilities else None
    low_reliability = reliability is not None and reliability < gate.RELIABILITY
    parts = found.design.parts
    codes = [*plain.codes]
    notes = [words.HOW_TO_READ]
    mine = [place[s.candidate] for s in plain.candidates if s.candidate in place]
    if job is not None:
        notes.append(words.pooled(len(found.design.jobs) - 1, len(place) - len(mine)))
    if small:
        codes.append("small_job")
        notes.append(words.SMALL_JOB if job is None else words.SMALL_POOLED)
    if not found.converged:
        codes.append("not_converged")
        notes.append(words.NOT_CONVERGED)
    if low_reliability:
        codes.append("low_reliability")
        notes.append(words.LOW_RELIABILITY)
    split = len(set(parts[chosen])) > 1
    if split:
        codes.append("disconnected")
        notes.append(words.disconnected(len(set(parts[chosen]))))
    pairs, groups = _pairs(scores, chosen, parts)
    if len(chosen) > PAIRS_UP_TO:
        notes.append(words.TOO_MANY_PAIRS)
    order = sorted(chosen, key=lambda c: (-scores.estimate[c], c))
    leaders = () if split or low_reliability else scores.level_with_first(order)
    leading = words.leaders([scores.candidates[c] for c in leaders], len(chosen)) if leaders else ""
    notes.append(leading)
    if weights and not split and len(chosen) <= PAIRS_UP_TO and len(chosen) > 1:
        notes.append(turned(scores, equal, "With equal weights", chosen))
    told = plain.agreement
    if told.krippendorff_alpha is not None and told.gwet_ac2 is not None and told.n_units >= UNITS_TOLD:
        alpha, low, high = told.krippendorff_alpha, told.alpha_low, told.alpha_high
        notes.append(words.agreement(alpha, told.gwet_ac2, told.n_units, low=low, high=high))
    notes += found.notes
    candidates = _candidates(
        plain, found, weights, scores, equal, place, groups, reliabilities, points, called
    )
    severities = _severities(plain, found)
    variances = {t: float(found.variances.get(t, 0.0)) for t in TERMS_TOLD}
    agreement = plain.agreement
    if not small:
        phi = generalizability(found.design, found.variances, scores.omega)
        total = sum(variances.values())
        single = variances["candidate"] / total if total else 0.0
        agreement = Agreement(
            **{**vars(agreement), "icc_single": single, "icc_panel": float(phi[mine].mean())}
        )
    return _with(
        plain, candidates=candidates, pairs=pairs, severities=severities, variances=variances, agreement=agreement,
        reliability=reliability, order=() if split or low_reliability else tuple(scores.candidates[c] for c in order),
        leaders=tuple(scores.candidates[c] for c in leaders), leading=leading, codes=tuple(codes), job=job,
        notes=(*(n for n in plain.notes if n not in ends), *filter(None, notes), *ends), fit=found,
    )  # fmt: skip


def _reliabilities(scores: Scores, chosen: list[int]) -> list[float]:
    """Return the reliability of each compared candidate, over the pairs of those who are compared."""
    if len(chosen) > FORMED_UP_TO or len(chosen) == len(scores.candidates) or not scores.signal:
        return [float(r) for r in scores.reliabilities[chosen]]
    _, deviation = scores.difference(chosen, chosen)
    mean = (deviation**2).sum(1) / (len(chosen) - 1)
    return [float(r) for r in 1.0 - mean / (2.0 * scores.signal)]


def _pairs(scores: Scores, chosen: list[int], parts: np.ndarray) -> tuple[tuple[Apart, ...], dict[int, str]]:
    """Return the pairs inside each part of the design, and the letters of each candidate."""
    if len(chosen) > PAIRS_UP_TO:
        first = max(chosen, key=lambda c: scores.estimate[c])
        rest = [c for c in chosen if c != first and parts[c] == parts[first]]
        distance, deviation = scores.difference([first], rest)
        chance = scores.above([first], rest)
        return tuple(
            Apart(scores.candidates[first], scores.candidates[c], float(p), bool(abs(d) > SURE * s))
            for c, p, d, s in zip(rest, chance[0], distance[0], deviation[0], strict=True)
        ), {}
    distance, deviation = scores.difference(chosen, chosen)
    chance = scores.above(chosen, chosen)
    apart = (np.abs(distance) > SURE * deviation) & ~np.eye(len(chosen), dtype=bool)
    across = parts[chosen][:, None] != parts[chosen]
    pairs = tuple(
        Apart(scores.candidates[a], scores.candidates[b], float(chance[i, j]), bool(apart[i, j]))
        for i, a in enumerate(chosen)
        for j, b in enumerate(chosen)
        if i < j and not across[i, j]
    )
    order = sorted(range(len(chosen)), key=lambda i: (-scores.estimate[chosen[i]], i))
    told = letters(apart | across, order)
    return pairs, {c: told[i] for i, c in enumerate(chosen)}


def _candidates(
    plain, found, weights, scores, equal, place, groups, reliabilities, points, called
) -> tuple[Standing, ...]:
    design = found.design
    profiles = dict(zip(design.competencies, found.profiles(job=design.jobs[scores.job]), strict=True))
    rated = {d for d, here in zip(design.competencies, design.rated(scores.job), strict=True) if here}
    able = [s for s in plain.candidates if not s.refused]
    shifts = dict(
        zip(
            (s.candidate for s in able),
            found.explain_all(scores, [place[s.candidate] for s in able]),
            strict=True,
        )
    )
    lenient = found.solution.interviewer - found.solution.interviewer[design.panel(scores.job)].mean()
    owner, other = np.divmod(design.pairs, len(design.interviewers))
    above = np.bincount(owner, lenient[other] > 0, len(design.candidates))
    wanted = [c for c in weights or {} if c in rated] or [c for c in design.competencies if c in rated]
    done = []
    for s in plain.candidates:
        if s.refused:
            done.append(s)
            continue
        c = place[s.candidate]
        score = _estimate(scores, c)
        untested = tuple(d for d in wanted if d not in s.competencies)
        ends = {points[0]: False, points[-1]: True}
        extreme = s.lowest == s.highest and s.lowest in ends
        codes = (*s.codes, *(["untested"] if untested else []), *(["extreme"] if extreme else []))
        said = [words.score(score.adjusted, _inside(score.low, points), _inside(score.high, points), s.raw, shifts[s.candidate], s.n_interviewers, int(above[c]))]  # fmt: skip
        said += [words.untested([called[d] for d in untested])] if untested else []
        said += [words.extreme(ends[s.lowest])] if extreme else []
        done.append(
            Standing(
                **{
                    **vars(s),
                    "score": score,
                    "reliability": reliabilities.get(c),
                    "group": groups.get(c, ""),
                    "profile": {d: _estimate(one, c) for d, one in profiles.items() if d in rated},
                    "equal": float(equal.estimate[c]),
                    "untested": untested,
                    "codes": codes,
                    "shift": shifts[s.candidate],
                    "words": " ".join(said),
                }
            )
        )
    return tuple(done)


def _inside(value: float, points: tuple[float, ...]) -> float:
    return min(max(value, points[0]), points[-1])


def _estimate(scores: Scores, c: int) -> Estimate:
    value, se = float(scores.estimate[c]), float(np.sqrt(scores.variance[c]))
    return Estimate(value, value - SURE * se, value + SURE * se, se)


def _severities(plain: Comparison, found: Fit) -> tuple[Severity, ...]:
    columns = ["severity", "low", "high", "known", "candidates"]
    known_of = dict(zip(found.design.interviewers, found.severity()[columns].to_numpy(float), strict=False))
    told = []
    for name, n in plain.interviewers.items():
        if name not in known_of:
            told.append(Severity(name, n, refused=words.NO_SEVERITY))
            continue
        value, low, high, known, whole = map(float, known_of[name])
        n = int(whole)  # of all jobs of the fit
        if gate.thin_interviewer(n, known):
            refused = words.thin_interviewer(n, gate.CANDIDATES_OF_AN_INTERVIEWER)
            told.append(Severity(name, n, refused=refused))
        else:
            told.append(Severity(name, n, value, low, high))
    return tuple(told)


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """Return the document of `hiring-kit compare --json`; what the ratings can not carry is null, with the reason."""
    return {
        "scale": comparison.scale or None,
        "candidates": [_candidate_json(s) for s in comparison.candidates],
        "pairs": [vars(pair) for pair in comparison.pairs],
        "interviewers": [_severity_json(s) for s in comparison.severities],
        "variances": {t: comparison.variances.get(t) for t in TERMS_TOLD},
        "agreement": {
            "krippendorff_alpha": comparison.agreement.krippendorff_alpha,
            "gwet_ac2": comparison.agreement.gwet_ac2,
            "icc_single": comparison.agreement.icc_single,
            "icc_panel": comparison.agreement.icc_panel,
            "n_units": comparison.n_units,
        },
        "equal_weights": [{"candidate": s.candidate, "adjusted": s.equal} for s in comparison.candidates],
        "notes": list(comparison.notes),
    }


def _candidate_json(s: Standing) -> dict[str, Any]:
    competencies = {}
    for c in sorted({*s.competencies, *s.profile}):
        raw = s.competencies.get(c, (None, 0))[0]
        entry: dict[str, Any] = {"raw": raw, **_score_json(s.profile.get(c))}
        competencies[c] = entry | ({"untested": True} if c in s.untested else {})
    found: dict[str, Any] = {
        "candidate": s.candidate,
        "n_ratings": s.n_ratings,
        "n_interviewers": s.n_interviewers,
        "raw": s.raw,
        **_score_json(s.score),
        "se": s.score.se if s.score else None,
        "reliability": s.reliability,
        "group": s.group or None,
        "competencies": competencies,
    }
    found |= {"refused": s.refused} if s.refused else {}
    found |= {"codes": list(s.codes)} if s.codes else {}
    return found | ({"words": s.words} if s.words else {})


def _score_json(score: Estimate | None) -> dict[str, float | None]:
    if score is None:
        return {"adjusted": None, "low": None, "high": None}
    return {"adjusted": score.adjusted, "low": score.low, "high": score.high}


def _severity_json(s: Severity) -> dict[str, Any]:
    found = {"interviewer": s.interviewer, "candidates": s.candidates, "severity": s.severity, "low": s.low, "high": s.high}  # fmt: skip
    return found | ({"refused": s.refused} if s.refused else {})
