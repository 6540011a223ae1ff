"""Scoring: fits of every size against their targets, statsmodels and the krippendorff package.

The two packages come with the extra `bench`; where they can not be imported, their pairs are left out, and the report says so.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
import pandas as pd

from kit.scoring import fit, standing
from kit.scoring.agreement import krippendorff_alpha
from kit.scoring.block import Blocks
from kit.scoring.dense import Dense
from kit.scoring.design import code
from kit.scoring.prior import DEFAULT
from kit.scoring.threads import one_thread
from tests.bench.pair import Figure, Findings, Pair
from tests.bench.simulated import CASES, job, normal_job


def compare() -> Findings:
    yield from _small()
    yield from _large()
    yield from _packages()
    yield from _peak_memory()


def _all(table: pd.DataFrame, **options: bool) -> Callable[[], object]:
    def run() -> None:
        found = fit(table, **options)
        found.scores(), found.severity()

    return run


def _products(size: int, times: int) -> Callable[[], object]:
    """A baseline of the same machine at the same minute: products of square matrices, one thread or not."""
    a = np.random.default_rng(1).random((size, size))

    def run() -> None:
        for _ in range(times):
            a @ a

    return run


def _small() -> Findings:
    table = job(CASES["10"], 3).table
    table = pd.concat(
        [table, job(CASES["10"], 4).table.assign(candidate=lambda t: "d" + t["candidate"])]
    ).head(200)
    yield Pair(
        f"{len(table)} ratings: fit, intervals, uncertainty of the variances (target .05 s)",
        _all(table), "the raw means and their standard errors by pandas",
        lambda: table.groupby("candidate")["rating"].agg(["mean", "std", "size"]),
    )  # fmt: skip
    yield Pair(
        f"{len(table)} ratings: everything that `compare` shows",
        lambda: standing(table), "the fit, intervals and severity alone", _all(table), repeats=5,
    )  # fmt: skip
    design = code(table)
    block, dense = Blocks(design), Dense(design)
    yield Pair(
        f"{len(table)} ratings: one evaluation in blocks",
        one_thread(lambda: block.solve(DEFAULT.medians, slopes=True)), "the same written out in full",
        one_thread(lambda: dense.solve(DEFAULT.medians, slopes=True)), most=1.0,
    )  # fmt: skip
    middle = job(CASES["100"], 3).table
    yield Pair(
        f"{len(middle):,} ratings: fit and intervals (target .15 s)", _all(middle),
        "200 ratings, the same", _all(table), repeats=5,
    )  # fmt: skip


def _large() -> Findings:
    table = normal_job(100_000, 250)
    yield Pair(
        f"{len(table):,} ratings: full fit and intervals (target 2 s)", _all(table, whole=True),
        "ten products of two 1,000 x 1,000 matrices", _products(1000, 10), repeats=3,
    )  # fmt: skip
    yield Pair(
        f"{len(table):,} ratings: variances from 1,500 candidates", _all(table),
        "the full fit", _all(table, whole=True), most=0.6, repeats=3,
    )  # fmt: skip
    larger = normal_job(1_000_000, 2000)
    yield Pair(
        f"{len(larger):,} ratings: scores and intervals (target 10 s)", _all(larger),
        "the full fit of a tenth", _all(table, whole=True), most=10.0, repeats=1,
    )  # fmt: skip


def _packages() -> Findings:
    if find_spec("krippendorff"):
        import krippendorff

        rng = np.random.default_rng(2)
        counts = rng.multinomial(3, [0.05, 0.15, 0.4, 0.3, 0.1], size=20_000).astype(float)
        theirs = krippendorff.alpha(value_counts=counts, level_of_measurement="ordinal", value_domain=[1, 2, 3, 4, 5])  # fmt: skip
        assert abs(krippendorff_alpha(counts) - theirs) < 1e-9
        yield Pair(
            "alpha of 20,000 units, ordinal", lambda: krippendorff_alpha(counts), "PyPI krippendorff, the same figure",
            lambda: krippendorff.alpha(value_counts=counts, level_of_measurement="ordinal", value_domain=[1, 2, 3, 4, 5]),
        )  # fmt: skip
    if find_spec("statsmodels"):
        table = job(CASES["100"], 3).table
        terms = ("candidate", "interviewer")
        ours, theirs = fit(table, terms, "mean", None, tolerance=1e-10), _statsmodels(table)
        for term, value in zip(terms, theirs, strict=True):
            assert abs(ours.variances[term] / value - 1) < 0.02, (term, ours.variances[term], value)
        yield Pair(
            f"{len(table)} ratings, candidate and interviewer crossed, plain REML",
            lambda: fit(table, terms, "mean", None), "statsmodels MixedLM, the same variances within 2 %",
            lambda: _statsmodels(table), most=0.2, repeats=3,
        )  # fmt: skip


def _statsmodels(table: pd.DataFrame) -> list[float]:
    """Crossed effects as variance components of one group that holds everybody: its only way."""
    import warnings

    from statsmodels.regression.mixed_linear_model import MixedLM

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parts = {"candidate": "0 + C(candidate)", "interviewer": "0 + C(interviewer)"}
        model = MixedLM.from_formula(
            "rating ~ 1", groups=np.ones(len(table)), vc_formula=parts, data=table.reset_index(drop=True)
        )
        found = model.fit(reml=True)
    by_name = dict(zip(model.exog_vc.names, found.vcomp, strict=True))
    return [float(by_name["candidate"]), float(by_name["interviewer"])]


def _peak_memory() -> Findings:
    script = (
        "from kit.scoring import fit\n"
        "from tests.bench.memory import most_memory\n"
        "from tests.bench.simulated import normal_job\n"
        "found = fit(normal_job(1_000_000, 2000))\n"
        "found.scores().reliability\n"
        "print(most_memory())\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    yield Figure("most memory of a million ratings, table and all", float(done.stdout), "MB", most=1000)
