"""Make the table of coverage and ranking in docs/scoring.md anew: `python -m tests.bench.coverage [--quick]`.

With HIRING_KIT_DASK the jobs are simulated on that cluster, whose workers need this checkout on their path.

Each row: Kendall tau with the truth of the model's order and of the raw means; how many 95 % intervals of scores and of
differences hold the truth, and of raw means; how many of the pairs called different stand in the wrong order.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from kit.pdf.bulk import cluster
from kit.scoring.model import SURE, fit
from tests.bench.simulated import CASES, Case, Job, job

REPLICATES = {10: 300, 100: 60, 1000: 4}
MOST_PAIRS = 400  # candidates of a job whose pairs are looked at


@dataclass(frozen=True)
class Outcome:
    """What one simulated job showed; counts, so that jobs add up."""

    counts: Mapping[str, float]
    chances: np.ndarray  # of a > b, for each pair with the first one ahead
    hits: np.ndarray

    @staticmethod
    def rates(outcomes: list[Outcome]) -> dict[str, float]:
        """Return the rates over several jobs."""
        total = pd.DataFrame([o.counts for o in outcomes]).sum()
        jobs = len(outcomes)
        return {
            "tau": total["tau"] / jobs,
            "tau_raw": total["tau_raw"] / jobs,
            "covered": total["covered"] / total["candidates"],
            "covered_differences": total["covered_differences"] / total["pairs"],
            "covered_raw": total["covered_raw"] / total["candidates"],
            "wrong": total["wrong"] / max(total["called"], 1),
            "wrong_raw": total["wrong_raw"] / max(total["called_raw"], 1),
            "best_among_leaders": total["best_among_leaders"] / jobs,
            "leaders": total["leaders"] / jobs,
            "covered_leniency": total["covered_leniency"] / max(total["interviewers"], 1),
            "reliability": total["reliability"] / jobs,
            "squared_correlation": total["squared_correlation"] / jobs,
        }


def outcome(simulated: Job, case: Case, **options: Any) -> Outcome:
    """Fit the model to a simulated job, and hold it against the truth."""
    found = fit(simulated.table, length=case.points - 1, **options)
    scores = found.scores()
    truth = simulated.truth[list(scores.candidates)].to_numpy()
    rated = simulated.table.dropna(subset=["rating"]).groupby("candidate")["rating"]
    raw, raw_se = rated.mean().to_numpy(), (rated.std() / np.sqrt(rated.size())).to_numpy()
    some = np.arange(min(len(truth), MOST_PAIRS))
    above, below = np.triu_indices(len(some), 1)
    distance, deviation = (part[above, below] for part in scores.difference(some, some))
    real = truth[above] - truth[below]
    called = np.abs(distance) > SURE * deviation
    raw_distance = raw[above] - raw[below]
    raw_called = np.abs(raw_distance) > SURE * np.hypot(raw_se[above], raw_se[below])
    chance = scores.above(some, some)[above, below]
    leaders = scores.level_with_first(np.argsort(-scores.estimate).tolist())
    lenient = found.severity()
    lenient = lenient[lenient["candidates"] >= 5] if len(lenient) else lenient
    known = simulated.leniency.reindex(lenient.index)
    counts = {
        "candidates": len(truth),
        "tau": kendall(scores.estimate, truth),
        "tau_raw": kendall(raw, truth),
        "covered": (np.abs(scores.estimate - truth) <= SURE * scores.se).sum(),
        "covered_raw": (np.abs(raw - truth) <= SURE * raw_se).sum(),
        "pairs": len(real),
        "covered_differences": (np.abs(distance - real) <= SURE * deviation).sum(),
        "called": called.sum(),
        "wrong": (called & (distance * real < 0)).sum(),
        "called_raw": raw_called.sum(),
        "wrong_raw": (raw_called & (raw_distance * real < 0)).sum(),
        "best_among_leaders": float(int(np.argmax(truth)) in leaders),
        "leaders": len(leaders),
        "interviewers": len(lenient),
        "covered_leniency": ((known >= lenient["low"]) & (known <= lenient["high"])).sum(),
        "reliability": scores.reliability,
        "squared_correlation": np.corrcoef(scores.estimate, truth)[0, 1] ** 2,
    }
    ahead = np.where(chance >= 0.5, chance, 1 - chance)
    return Outcome(counts, ahead, (np.where(chance >= 0.5, real, -real) > 0).astype(float))


def outcomes(case: Case, replicates: int, executor: Executor | None = None, **options: Any) -> list[Outcome]:
    """Return what each of several simulated jobs showed; *executor* is where, without one here."""
    each = executor.map if executor else map
    return list(each(partial(_simulated, case, options), range(replicates)))


def _simulated(case: Case, options: Mapping[str, Any], seed: int) -> Outcome:
    return outcome(job(case, seed), case, **options)


def kendall(a: np.ndarray, b: np.ndarray) -> float:
    """Return Kendall's tau-b: agreement of two orders, ties taken out."""
    x = np.sign(a[:, None] - a)
    y = np.sign(b[:, None] - b)
    return float((x * y).sum() / np.sqrt((x**2).sum() * (y**2).sum()))


def calibration(some: list[Outcome]) -> pd.DataFrame:
    """Return, for each tenth of P(a > b) from .5, the mean chance that was told and how often it came true."""
    told, hits = np.concatenate([o.chances for o in some]), np.concatenate([o.hits for o in some])
    bins = np.minimum((told * 10).astype(int), 9)
    table = pd.DataFrame({"bin": bins, "told": told, "true": hits})
    return table.groupby("bin").agg(told=("told", "mean"), true=("true", "mean"), pairs=("true", "size"))


def rows(
    quick: bool = False, executor: Executor | None = None
) -> Iterator[tuple[str, int, dict[str, float]]]:
    """Yield each case of the tables with its rates."""
    for name, case in CASES.items():
        replicates = max(REPLICATES[case.candidates] // (5 if quick else 1), 1)
        yield name, replicates, Outcome.rates(outcomes(case, replicates, executor))
    case = CASES["100"]
    terms = ("candidate", "candidate_competency", "interviewer", "question")
    replicates = 12 if quick else 60
    yield "100, halo left out", replicates, Outcome.rates(outcomes(case, replicates, executor, terms=terms))


def large() -> tuple[float, float]:
    """Fit 10,000 candidates by the variances of a draw, and in full.

    Returns:
        The largest difference of two scores, and that of how many intervals hold the truth.
    """
    simulated = job(Case(10_000, interviewers=60), 1)
    drawn, whole = fit(simulated.table).scores(), fit(simulated.table, whole=True).scores()
    truth = simulated.truth[list(whole.candidates)].to_numpy()
    covered = [(np.abs(s.estimate - truth) <= SURE * s.se).mean() for s in (drawn, whole)]
    return float(np.abs(drawn.estimate - whole.estimate).max()), float(abs(covered[0] - covered[1]))


def musts(
    rates: Mapping[str, Mapping[str, float]], calibrated: Mapping[str, float], drawn: tuple[float, float]
) -> Iterator[tuple[str, float, float, float]]:
    """Yield what must hold: what, the figure, and between which two it must be.

    Args:
        rates: Of each case.
        calibrated: For 10 and 100 candidates, how far a told chance is from what came true, in the worst tenth.
        drawn: What `large` returns.
    """
    for name in ("10", "100", "1,000"):
        yield f"(a) {name}: scores covered", rates[name]["covered"], 0.93, 0.97
        yield f"(a) {name}: differences covered", rates[name]["covered_differences"], 0.93, 0.97
        yield f"(c) {name}: wrong calls", rates[name]["wrong"], 0.0, 0.01
    gains = {"10": 0.0, "100": 0.03, "1,000": 0.045, "100, severity SD 1.0": 0.08, "100, no severity, no halo": -0.003}  # fmt: skip
    for name, least in gains.items():
        yield f"(b) {name}: tau above raw means", rates[name]["tau"] - rates[name]["tau_raw"], least, 1.0
    for name, most in (("10", 0.05), ("100", 0.02)):
        yield f"(d) {name}: told and true chances apart", calibrated[name], 0.0, most
        yield f"(e) {name}: best among the leaders", rates[name]["best_among_leaders"], 0.95, 1.0
    yield "(f) 10: leniency covered", rates["10"]["covered_leniency"], 0.90, 1.0
    yield "(f) 100: leniency covered", rates["100"]["covered_leniency"], 0.93, 0.97
    yield "(g) 100, halo left out: scores covered", rates["100, halo left out"]["covered"], 0.0, 0.92
    yield "(h) 10,000: scores of a draw and in full apart", drawn[0], 0.0, 0.02
    yield "(h) 10,000: coverage of a draw and in full apart", drawn[1], 0.0, 0.01


def main() -> None:
    with cluster() as executor:
        sys.exit(not tell(executor))


def tell(executor: Executor | None) -> bool:
    """Print the tables, and return whether what must hold holds."""
    print(f"{'case':26} {'jobs':>4}  {'tau model / raw':>15}  {'covered: score, diff, raw':>25}  {'wrong model / raw':>17}  "
          f"{'best, leaders':>13}  {'leniency':>8}  {'R, r2':>11}")  # fmt: skip
    known = {}
    for name, replicates, r in rows("--quick" in sys.argv, executor):
        known[name] = r
        print(
            f"{name:26} {replicates:4}  {r['tau']:7.3f} / {r['tau_raw']:.3f}  {r['covered']:9.3f}, "
            f"{r['covered_differences']:.3f}, {r['covered_raw']:.3f}     {r['wrong']:8.2%} / {r['wrong_raw']:.2%}  "
            f"{r['best_among_leaders']:5.2f}, {r['leaders']:6.1f}  {r['covered_leniency']:8.3f}  "
            f"{r['reliability']:.3f}, {r['squared_correlation']:.3f}",
            flush=True,
        )
    calibrated = {}
    for candidates, replicates in ((10, 150), (100, 20)):
        found = calibration(outcomes(CASES[str(candidates)], replicates, executor))
        calibrated[str(candidates)] = float(np.abs(found["told"] - found["true"]).max())
        print(f"\n{candidates} candidates: what 'the chance that a is above b' came to\n{found.round(3)}")
    print("\nWhat must hold")
    missed = 0
    for what, figure, least, most in musts(known, calibrated, large()):
        held = least <= figure <= most
        missed += not held
        print(f"{what:50} {figure:8.4f}  from {least:.3f} to {most:.3f}{'' if held else '  missed'}")
    return missed == 0


if __name__ == "__main__":
    main()
