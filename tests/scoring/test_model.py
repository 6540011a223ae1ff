"""The model: published tables exactly, both forms of the equations alike, and what must hold of any fit."""

from __future__ import annotations

import time

import numpy as np
import pandas as pd
import pytest

from kit.errors import ScoringError
from kit.scoring import words
from kit.scoring.block import Blocks
from kit.scoring.dense import Dense
from kit.scoring.design import TERMS, code
from kit.scoring.model import Fit, fit
from kit.scoring.prior import DEFAULT
from kit.scoring.variance import Variances, criterion, curvature, deviance, estimate, gradient
from tests.bench.simulated import Case, job

from .reference import as_ratings, figures

TABLES = {
    "penicillin": (("candidate", "interviewer"), {"plate": "candidate", "sample": "interviewer"}),
    "shrout_fleiss_1979": (("candidate", "interviewer"), {"target": "candidate", "judge": "interviewer"}),
    "dyestuff": (("candidate",), {"batch": "candidate"}),
    "dyestuff2": (("candidate",), {"batch": "candidate"}),
    "brennan_3_2": (
        ("candidate", "candidate_competency", "interviewer", "question"),
        {"person": "candidate", "person_task": "candidate_competency", "rater_task": "interviewer", "task": "question"},
    ),
}  # fmt: skip


def exact(name: str):
    return fit(as_ratings(name), TABLES[name][0], "mean", None, tolerance=1e-12)


@pytest.mark.parametrize("form", [Dense, Blocks])
@pytest.mark.parametrize("name", TABLES)
def test_variances_are_those_of_the_exact_analysis(name, form):
    terms, names = TABLES[name]
    expected = figures(name)["reml_exact"]
    design = code(as_ratings(name), terms, "mean")
    found = estimate(form(design), None, 4.0, tolerance=1e-12)
    assert found.converged
    variances = {t: found.theta[t] ** 2 * found.s2 for t in terms} | {"residual": found.s2}
    for key, term in (names | {"residual": "residual"}).items():
        assert variances[term] == pytest.approx(expected[key], rel=1e-6, abs=1e-12)
    assert deviance(found.solution) == pytest.approx(expected["REMLcrit"], abs=1e-6)


@pytest.mark.parametrize("name", TABLES)
def test_variances_are_near_those_of_lme4(name):
    _, names = TABLES[name]
    found, theirs = exact(name), figures(name)["lme4"]
    for key, term in (names | {"residual": "residual"}).items():
        assert found.variances[term] == pytest.approx(theirs[key], rel=1e-3, abs=1e-6)
    assert found.deviance == pytest.approx(theirs["REMLcrit"], abs=1e-6)


@pytest.mark.parametrize("name", ["penicillin", "shrout_fleiss_1979", "dyestuff", "brennan_3_2"])
def test_means_and_effects_are_those_of_the_exact_analysis(name):
    found, expected = exact(name), figures(name)
    whole = expected["reml_exact"] | expected
    assert found.fixed["mean"] == pytest.approx(whole["mean"], rel=1e-8)
    for key in ("effect_plate", "effect_target", "effect_batch", "effect_person"):
        if key in whole:
            values = whole[key].values() if isinstance(whole[key], dict) else whole[key]
            assert found.effect("candidate").tolist() == pytest.approx(list(values), abs=2e-6, rel=1e-6)
    for key in ("effect_sample", "effect_judge"):
        if key in whole:
            values = whole[key].values() if isinstance(whole[key], dict) else whole[key]
            assert found.effect("interviewer").tolist() == pytest.approx(list(values), abs=1e-6)


def test_uncertainties_of_penicillin_are_those_of_the_full_algebra():
    found, expected = exact("penicillin"), figures("penicillin")["prediction_variance"]
    close = {"rel": 1e-6, "abs": 1e-9}
    effect = found.covariance("candidate")
    assert effect[0, 0] == pytest.approx(expected["effect_plate"], **close)
    assert effect[0, 1] == pytest.approx(expected["effect_plate_covariance"], **close)
    scores = found.scores()
    assert scores.variance[0] == pytest.approx(expected["score_panel_reference"], **close)
    assert scores.covariance()[0, 1] == pytest.approx(expected["score_panel_reference_covariance"], abs=1e-8)
    population = found.scores(reference="population")
    assert population.variance[0] == pytest.approx(expected["mean_plus_effect"], **close)
    assert found.compare("a", "g")[1] ** 2 == pytest.approx(expected["difference_of_two_plates"], **close)
    assert found.severity()["se"].iloc[0] ** 2 == pytest.approx(expected["sample_effect_centred"], **close)
    assert scores.estimate[0] == pytest.approx(23.776769267, rel=1e-8)
    assert scores.reliability == pytest.approx(0.93431, abs=5e-6)
    assert np.sqrt(found.covariance("fixed")[0, 0]) == pytest.approx(0.808573391, rel=1e-6)


# --- both forms, on designs with holes ----------------------------------------------------------------------------

THETAS = {
    "usual": dict(DEFAULT.medians),
    "no profile": DEFAULT.medians | {"candidate_competency": 0.0},
    "no candidate": DEFAULT.medians | {"candidate": 0.0},
    "neither": DEFAULT.medians | {"candidate": 0.0, "candidate_competency": 0.0},
    "no halo": DEFAULT.medians | {"halo": 0.0},
    "no interviewer, no question": DEFAULT.medians | {"interviewer": 0.0, "question": 0.0},
    "large": dict.fromkeys(TERMS, 3.0),
}


def ragged(seed: int) -> pd.DataFrame:
    """Ratings with unrated competencies, pairs with one rating, and a candidate with a single one."""
    rng = np.random.default_rng(seed)
    table = job(Case(int(rng.integers(4, 9)), interviewers=8), seed).table
    table = table[rng.random(len(table)) < 0.6]
    first = table["candidate"].iloc[0]
    table = table[(table["candidate"] != first) | ~table.duplicated("candidate")]
    return table.assign(job=np.where(table["candidate"] < "c000002", "a", "b"))


@pytest.mark.parametrize("theta", THETAS.values(), ids=THETAS)
@pytest.mark.parametrize("fixed", ["competency", "mean", "job"])
@pytest.mark.parametrize("seed", range(3))
def test_both_forms_of_the_equations_give_the_same_figures(seed, fixed, theta):
    design = code(ragged(seed), TERMS, fixed)
    left, right = Dense(design).solve(theta, slopes=True), Blocks(design).solve(theta, slopes=True)
    same = {"rtol": 1e-8, "atol": 1e-8}
    np.testing.assert_allclose(left.rss, right.rss, **same)
    np.testing.assert_allclose(left.logdet, right.logdet, **same)
    np.testing.assert_allclose(left.residual, right.residual, **same)
    np.testing.assert_allclose(left.s, right.s, **same)
    np.testing.assert_allclose(left.b, right.b, **same)
    np.testing.assert_allclose(left.T, right.T, **same)
    np.testing.assert_allclose(left.information, right.information, **same)
    for term in TERMS:
        np.testing.assert_allclose(left.traces[term], right.traces[term], **same)
        np.testing.assert_allclose(left.squares[term], right.squares[term], **same)
    rng = np.random.default_rng(seed)
    omega, h = rng.random((2, len(design.competencies))), rng.normal(size=(2, design.columns[2]))
    for a, b in zip(left.blocks.variances(omega, h), right.blocks.variances(omega, h), strict=True):
        np.testing.assert_allclose(a, b, **same)
    rows, columns = np.array([2, 0]), np.arange(len(design.candidates))
    np.testing.assert_allclose(
        left.blocks.covariance(omega[0], h[0], rows, columns),
        right.blocks.covariance(omega[0], h[0], rows, columns),
        **same,
    )


# --- several jobs in one fit --------------------------------------------------------------------------------------


def at(table: pd.DataFrame, fixed: str, theta: dict[str, float], s2: float = 0.5) -> Fit:
    """A fit whose variances are given."""
    design = code(table, TERMS, fixed)
    solution = Blocks(design).solve(theta)
    found = Variances(theta, s2, solution, (), np.zeros((0, 0)), True, 0)
    return Fit(design, Blocks(design), found, None, 4.0)


def two_jobs(shared: bool) -> pd.DataFrame:
    """Two jobs with the same people, questions and competencies, or with nothing in common."""
    one, two = (job(Case(9, interviewers=8), seed).table for seed in (1, 2))
    two = two.assign(candidate="d" + two["candidate"])
    if not shared:
        two = two.assign(**{c: "z" + two[c] for c in ("interviewer", "question", "competency")})
    return pd.concat([one.assign(job="one"), two.assign(job="two")], ignore_index=True)


def test_jobs_that_share_nothing_but_the_variances_are_as_if_fitted_apart():
    table, theta = two_jobs(shared=False), dict(DEFAULT.medians)
    both = at(table, "job", theta)
    apart = {name: at(part, "competency", theta) for name, part in table.groupby("job")}
    assert both.solution.rss == pytest.approx(sum(f.solution.rss for f in apart.values()), rel=1e-10)
    assert both.solution.logdet == pytest.approx(sum(f.solution.logdet for f in apart.values()), abs=1e-8)
    assert both.design.p == sum(f.design.p for f in apart.values())
    for name, alone in apart.items():
        mine = [both.design.candidates.index(c) for c in alone.design.candidates]
        pooled, scores = both.scores(job=name), alone.scores()
        np.testing.assert_allclose(pooled.estimate[mine], scores.estimate, atol=1e-8)
        np.testing.assert_allclose(pooled.covariance(mine), scores.covariance(), atol=1e-8)


def test_a_candidate_without_a_rating_is_named_with_the_nearest_one():
    found = fit(ragged(1))
    name = found.design.candidates[0]
    planned = pd.DataFrame({"interviewer": ["i1"], "competency": ["k0"], "question": ["q1"]})
    for ask in (found.explain, lambda c: found.compare(name, c), lambda c: found.with_more(c, planned)):
        with pytest.raises(ScoringError, match=f"^'{name}x' has no rating here. Did you mean '{name}'"):
            ask(f"{name}x")


def test_one_job_has_the_deviance_and_scores_that_it_has_without_a_name():
    """A mean of the job and contrasts are the means of the competencies in other words: their determinant is 1."""
    table = ragged(1)
    plain, named = fit(table), fit(table.assign(job="one"), fixed="job")
    assert named.deviance == pytest.approx(plain.deviance, abs=1e-8)
    np.testing.assert_allclose(named.scores().estimate, plain.scores().estimate, atol=1e-8)
    np.testing.assert_allclose(named.scores().variance, plain.scores().variance, atol=1e-8)
    for candidate in plain.design.candidates:
        shift = named.explain(candidate)
        assert shift.interviewers + shift.questions + shift.mix + shift.evidence == pytest.approx(shift.whole)


def test_the_deviance_of_jobs_is_that_of_any_full_coding_of_their_means():
    """By numpy alone: log|X'V^-1X| + log|V| + ... with means of jobs and differences of competencies from the first."""
    table, theta = two_jobs(shared=True), dict(DEFAULT.medians)
    design = code(table, TERMS, "job")
    V = np.eye(design.n)
    for term in TERMS:
        level = design.level(term)
        V += theta[term] ** 2 * (level[:, None] == level)
    X = np.hstack([pd.get_dummies(table["job"]), pd.get_dummies(table["competency"]).iloc[:, 1:]]).astype(float)  # fmt: skip
    inverse = np.linalg.inv(V)
    P = inverse - inverse @ X @ np.linalg.inv(X.T @ inverse @ X) @ X.T @ inverse
    y, free = design.value, design.n - X.shape[1]
    expected = free * (1 + np.log(2 * np.pi * (y @ P @ y) / free))
    expected += np.linalg.slogdet(V)[1] + np.linalg.slogdet(X.T @ inverse @ X)[1]
    assert deviance(Blocks(design).solve(theta)) == pytest.approx(expected, abs=1e-8)
    assert deviance(Dense(design).solve(theta)) == pytest.approx(expected, abs=1e-8)


def test_leniency_rests_on_the_candidates_of_all_jobs():
    table = two_jobs(shared=True)
    theta = dict(DEFAULT.medians)
    both, alone = at(table, "job", theta), at(table[table["job"] == "one"], "competency", theta)
    assert (both.severity()["se"] < alone.severity()["se"]).all()
    assert both.severity()["candidates"].sum() > alone.severity()["candidates"].sum()


def test_a_candidate_of_two_jobs_is_refused():
    table = ragged(0).assign(job=lambda t: np.where(np.arange(len(t)) % 2, "a", "b"))
    with pytest.raises(ScoringError, match=r"'c00000.' stands in two jobs"):
        fit(table, fixed="job")
    with pytest.raises(ScoringError, match="There is no job 'c' in these ratings"):
        fit(ragged(0), fixed="job").scores(job="c")


def test_one_interviewer_is_carried_by_both_forms():
    table = ragged(1).assign(interviewer="ada")
    design = code(table)
    assert "interviewer" not in design.terms
    left, right = Dense(design).solve(DEFAULT.medians), Blocks(design).solve(DEFAULT.medians)
    np.testing.assert_allclose(left.s, right.s, atol=1e-8)


@pytest.mark.parametrize("prior", [DEFAULT, None], ids=["prior", "plain"])
def test_the_slope_is_that_of_the_criterion(prior):
    system = Blocks(code(ragged(2), TERMS))
    theta = {t: 0.3 + 0.1 * n for n, t in enumerate(TERMS)}
    found = gradient(system.solve(theta, slopes=True), TERMS, prior, 4.0)
    for place, term in enumerate(TERMS):
        up, down = (
            criterion(system.solve(theta | {term: theta[term] * np.exp(h)}), prior, 4.0)
            for h in (1e-5, -1e-5)
        )
        assert found[place] == pytest.approx((up - down) / 4e-5, abs=1e-5)
    bend = curvature(system.solve(theta, slopes=True), TERMS, DEFAULT, 4.0)
    assert (np.linalg.eigvalsh(bend) > 0).all()


# --- what holds of any fit ----------------------------------------------------------------------------------------


def test_neither_the_order_of_rows_nor_names_change_a_figure():
    table = ragged(0)
    before = fit(table)
    shuffled = fit(table.sample(frac=1, random_state=1))
    assert shuffled.scores().estimate.tolist() == pytest.approx(before.scores().estimate.tolist(), abs=1e-12)
    assert shuffled.digest == before.digest
    names = {c: f"z{n:03d}" for n, c in enumerate(reversed(before.design.candidates))}
    renamed = fit(table.assign(candidate=table["candidate"].map(names)))
    assert renamed.scores().estimate[::-1] == pytest.approx(before.scores().estimate, abs=1e-6)


def test_points_added_or_stretched_only_move_or_stretch_the_scores():
    table = ragged(0)
    before = fit(table)
    moved = fit(table.assign(rating=table["rating"] + 7))
    assert moved.scores().estimate == pytest.approx(before.scores().estimate + 7, abs=1e-9)
    plain = fit(table, prior=None, tolerance=1e-12)
    stretched = fit(table.assign(rating=table["rating"] * 3), prior=None, tolerance=1e-12)
    assert stretched.scores().estimate == pytest.approx(3 * plain.scores().estimate, abs=1e-4)
    assert stretched.variances["residual"] == pytest.approx(9 * plain.variances["residual"], rel=1e-5)


def test_covariances_are_possible_and_chances_add_up_to_one():
    scores = fit(ragged(1)).scores()
    whole = scores.covariance()
    assert np.linalg.eigvalsh(whole).min() > -1e-12
    assert np.diagonal(whole) == pytest.approx(scores.variance)
    assert whole.sum(1) == pytest.approx(scores.total)
    everyone = range(len(scores.candidates))
    above = scores.above(everyone, everyone)
    assert above + above.T == pytest.approx(np.ones_like(above))


def test_one_more_rating_never_makes_a_score_less_sure_at_the_same_variances():
    table = ragged(2)
    found = fit(table, prior=None)
    plain = found.scores().se
    more = pd.DataFrame({"interviewer": ["i0000"], "competency": ["k2"], "question": ["q10"]})
    for place, candidate in enumerate(found.design.candidates):
        assert found.with_more(candidate, more) <= plain[place] + 1e-9


def test_without_halo_is_the_limit_of_ever_smaller_halo():
    table = ragged(0)
    without = Blocks(code(table, [t for t in TERMS if t != "halo"])).solve(DEFAULT.medians)
    small = Blocks(code(table, TERMS)).solve(DEFAULT.medians | {"halo": 1e-9})
    np.testing.assert_allclose(without.s, small.s, atol=1e-9)


def test_the_parts_of_an_explanation_add_up():
    found = fit(ragged(1))
    for candidate in found.design.candidates:
        shift = found.explain(candidate, {"k0": 50, "k3": 30, "k5": 20})
        parts = shift.interviewers + shift.questions + shift.mix + shift.evidence
        assert parts == pytest.approx(shift.whole, abs=1e-12)


def test_plain_reml_reports_a_variance_of_exactly_zero():
    assert exact("dyestuff2").variances["candidate"] == 0.0


@pytest.mark.parametrize(
    ("candidates", "kept", "seed"),
    # the second and third made steps in logarithms swing or stop short; the last is a job of ordinary size
    [(3, 0.8, 1), (4, 0.3, 4), (2, 0.5, 6), (6, 0.8, 2), (10, 1.0, 4)],
)
def test_plain_reml_finds_the_least_criterion_also_in_tiny_jobs(candidates, kept, seed):
    table = job(Case(candidates, interviewers=8), seed).table
    table = table[np.random.default_rng(seed).random(len(table)) < kept]
    found = fit(table, prior=None)
    assert found.converged and words.NOT_FOUND not in found.notes
    system, rng = Blocks(found.design), np.random.default_rng(1)
    for _ in range(200):
        theta = {t: abs(found.theta[t] + rng.normal(scale=rng.choice([0.01, 0.1, 1]))) * rng.integers(0, 2) ** rng.integers(0, 2) for t in found.design.terms}  # fmt: skip
        assert deviance(system.solve(theta)) >= found.deviance - 1e-5


def test_a_job_whose_parts_explain_every_rating_has_no_plain_variances_and_says_so():
    table = job(Case(2, interviewers=8), 6).table
    table = table[np.random.default_rng(6).random(len(table)) < 0.3]
    plain = fit(table, prior=None)
    assert (plain.converged, plain.notes[-1]) == (False, words.NO_CHANCE_LEFT)
    assert fit(table).converged  # with what is usual there is an answer


def test_terms_that_ratings_can_not_carry_are_left_out_and_named():
    table = pd.DataFrame(
        [(f"c{c}", i, k, f"q-{k}", 3 + (c + n) % 2) for c in range(4) for n, (i, k) in enumerate([("ada", "debugging"), ("bo", "testing")])],
        columns=["candidate", "interviewer", "competency", "question", "rating"],
    )  # fmt: skip
    found = fit(table)
    assert found.design.terms == ("candidate",)
    assert (
        "How strictly interviewers rate and the means can not be told apart in these ratings." in found.notes
    )
    assert len(found.severity()) == 0


def test_what_can_not_be_fitted_is_refused_in_words():
    table = pd.DataFrame({"candidate": ["c1", "c2"], "interviewer": ["a", "b"], "rating": [3, 3]})
    with pytest.raises(ScoringError, match="All ratings are the same point"):
        fit(table, prior=None)
    with pytest.raises(ScoringError, match="no rating yet"):
        fit(table.assign(rating="NR"))
    with pytest.raises(ScoringError, match="too few for 2 means"):
        fit(table.assign(competency=["x", "y"]))
    with pytest.raises(ScoringError, match="Unknown terms: haloo"):
        fit(table, ["haloo"])
    with pytest.raises(ScoringError, match="pool by role"):
        fit(pd.DataFrame({"candidate": ["c"] * 4001, "interviewer": [str(n) for n in range(4001)], "rating": [1, 2, 3] * 1333 + [1, 2]}), ["candidate", "interviewer"])  # fmt: skip


def test_what_is_published_can_be_made_again():
    settings = fit(ragged(1)).settings
    assert set(settings) == {"terms", "fixed", "prior", "length", "variances", "input", "versions"}
    assert len(settings["input"]) == 64


def test_a_draw_of_candidates_gives_the_variances_of_a_very_large_job():
    from tests.bench.simulated import normal_job

    table = normal_job(84_000, 250)
    drawn, whole = fit(table), fit(table, whole=True)
    assert "1,500 candidates" in drawn.notes[-1]
    assert np.abs(drawn.scores().estimate - whole.scores().estimate).max() < 0.02
    assert drawn.variances["candidate"] == pytest.approx(whole.variances["candidate"], rel=0.15)


def test_a_job_of_two_hundred_ratings_takes_no_time_that_anybody_sees():
    table = job(Case(10), 3).table
    fit(table).scores()
    began = time.process_time()
    for _ in range(5):
        found = fit(table)
        found.scores(), found.profiles(), found.severity()
    # 0.05 s is the target on an idle core; a shared one gets room. `make bench` shows the figure itself.
    assert (time.process_time() - began) / 5 < 0.25
