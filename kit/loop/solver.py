"""The one seam to the solver: a program of rows and columns goes in, a proven answer comes out.

Nothing here knows of interviews, so any mixed-integer program can be put through `solve`.
"""

from __future__ import annotations

import math
import time
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import highspy
import numpy as np

Status = Literal["optimal", "feasible", "infeasible", "unbounded", "unknown"]

# A program with fewer 0/1 columns is solved in one go: the relaxation would cost more than it saves.
PRUNE_FROM = 100
CORES = (100, 250, 1000)
# What remains after a core is solved at once, unless it is so many times as large as the next core.
MUCH = 8
# Left out: programs of this kind are solved sooner without, the slow ones by a third, the small ones by as much.
TUNED: dict[str, bool | int] = {
    "mip_allow_restart": False,
    "mip_heuristic_run_feasibility_jump": False,
    "presolve_rule_off": 1 << 15,  # probing
    "mip_heuristic_run_root_reduced_cost": False,
}
WHOLE_WITHIN = 1e-6
ROW_WITHIN = 1e-5


class SolverFailed(Exception):
    """The solver gave no usable answer, twice. This is our fault, or the solver's, never the user's."""


class Program:
    """A mixed-integer program: columns with gains, and rows that bound sums of them.

    Columns and rows keep the order in which they were added, and are known by their number.

    Examples:
        >>> program = Program()
        >>> apple, pear = program.column(gain=3), program.column(gain=2)
        >>> program.row([apple, pear], [1, 1], most=1)
        0
        >>> solve(program).values
        (1.0, 0.0)
    """

    def __init__(self, sense: Literal["max", "min"] = "max"):
        self.sense = sense
        self.gains: list[float] = []
        self.least: list[float] = []
        self.most: list[float] = []
        self.whole: list[bool] = []
        self.names: list[str] = []
        self.row_starts: list[int] = [0]
        self.row_columns = array("i")
        self.row_factors = array("d")
        self.row_least: list[float] = []
        self.row_most: list[float] = []
        self.row_names: list[str] = []

    def column(self, *, gain: float = 0.0, most: float = 1.0, whole: bool = True, name: str = "") -> int:
        """Add a column between 0 and *most*, and return its number; `whole=False` is continuous."""
        self.gains.append(gain)
        self.least.append(0.0)
        self.most.append(most)
        self.whole.append(whole)
        self.names.append(name)
        return len(self.gains) - 1

    def row(
        self,
        columns: Sequence[int],
        factors: Sequence[float],
        *,
        least: float = -math.inf,
        most: float = math.inf,
        name: str = "",
    ) -> int:
        """Bound the sum of *factors* times *columns*, each column once, and return the row's number.

        Raises:
            ValueError: when there are not as many factors as columns.
        """
        if len(columns) != len(factors):
            raise ValueError(
                f"{len(columns)} columns and {len(factors)} factors: a row needs as many of each."
            )
        self.row_columns.extend(columns)
        self.row_factors.extend(factors)
        self.row_starts.append(len(self.row_columns))
        self.row_least.append(least)
        self.row_most.append(most)
        self.row_names.append(name)
        return len(self.row_least) - 1


@dataclass(frozen=True)
class Answer:
    """What a solve came to.

    `values` has a number for each column, and `objective` is recomputed from them; both are `None` when no
    solution was found. No solution is better than `bound`, which is `None` when not even a
    relaxation was solved. `optimal` is proven.
    """

    status: Status
    objective: float | None
    bound: float | None
    values: tuple[float, ...] | None
    seconds: float
    nodes: int


# Asked now and then while the solver runs: whether it is to stop and give the best so far.
Stop = Callable[[], bool]


@dataclass(frozen=True)
class _Arrays:
    """A program as arrays, the form in which columns can be left out quickly."""

    sense: Literal["max", "min"]
    gains: np.ndarray
    least: np.ndarray
    most: np.ndarray
    whole: np.ndarray
    starts: np.ndarray
    columns: np.ndarray
    factors: np.ndarray
    row_least: np.ndarray
    row_most: np.ndarray

    @classmethod
    def of(cls, program: Program) -> _Arrays:
        return cls(
            program.sense,
            np.array(program.gains, float),
            np.array(program.least, float),
            np.array(program.most, float),
            np.array(program.whole, bool),
            np.array(program.row_starts, np.int32),
            np.array(program.row_columns, np.int32),
            np.array(program.row_factors, float),
            np.array(program.row_least, float),
            np.array(program.row_most, float),
        )

    def only(self, kept: np.ndarray) -> _Arrays:
        """Return the program with only the *kept* columns; the others stand at 0."""
        new_number = np.cumsum(kept) - 1
        stays = kept[self.columns]
        counts = np.concatenate([[0], np.cumsum(stays)])
        return replace(
            self,
            gains=self.gains[kept],
            least=self.least[kept],
            most=self.most[kept],
            whole=self.whole[kept],
            starts=counts[self.starts].astype(np.int32),
            columns=new_number[self.columns[stays]].astype(np.int32),
            factors=self.factors[stays],
        )


def solve(
    program: Program,
    *,
    limit: float = 60.0,
    gap: float = 0.0,
    start: Sequence[float] | None = None,
    stop: Stop | None = None,
    better: Callable[[Sequence[float]], None] | None = None,
) -> Answer:
    """Return the best values for the columns of *program*, with the proof.

    Args:
        program: What to solve.
        limit: Seconds after which the best so far is returned.
        gap: Stop when no solution can be better by more than this part of the objective; 0 proves the optimum.
        start: Values of a whole solution that is known already; one that breaks a row is only a hint.
        stop: Asked several times a second; when it says so, the best so far is returned.
        better: Called with the values of a good solution that still has to be proven, when there is one early.

    Returns:
        Columns that are whole come back as whole numbers.

    Raises:
        SolverFailed: when the solver ends without a usable answer, with and without presolve.
    """
    began = time.perf_counter()
    arrays = _Arrays.of(program)
    if not len(arrays.gains):
        fits = bool(np.all(arrays.row_least <= 0) and np.all(arrays.row_most >= 0))
        return (
            Answer("optimal", 0.0, 0.0, (), 0.0, 0)
            if fits
            else Answer("infeasible", None, None, None, 0.0, 0)
        )
    prunable = arrays.whole & (arrays.least == 0) & (arrays.most == 1)
    first = None if start is None else np.array(start, float)
    if prunable.sum() >= PRUNE_FROM:
        answer = _solve_pruned(arrays, prunable, limit, gap, first, stop, better)
    else:
        answer = _solve_whole(arrays, limit, gap, first, stop)
    return replace(answer, seconds=time.perf_counter() - began)


class _Quiet(highspy.Highs):
    """HiGHS without its banner, which goes to standard output as soon as its callbacks are enabled."""

    def enableCallbacks(self) -> None:  # noqa: N802 (the library's name)
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()


def _solve_pruned(
    arrays: _Arrays,
    prunable: np.ndarray,
    limit: float,
    gap: float,
    start: np.ndarray | None,
    stop: Stop | None,
    better: Callable[[Sequence[float]], None] | None,
) -> Answer:
    """Solve a small core first, and then only the columns that the relaxation does not rule out.

    With a column at 0 in the relaxation forced to 1, the relaxation loses at least the column's reduced cost. A
    column whose relaxation is then worse than a known solution stands in no better one, so leaving it out is exact.
    """
    ends = time.perf_counter() + limit
    relaxed = replace(arrays, whole=np.zeros_like(arrays.whole))
    solver = _run(relaxed, limit, 0.0, None, stop)
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return Answer("infeasible", None, None, None, 0.0, 0)
    if status != highspy.HighsModelStatus.kOptimal:
        return _solve_whole(arrays, ends - time.perf_counter(), gap, start, stop)
    sign = 1.0 if arrays.sense == "max" else -1.0
    ceiling = sign * solver.getInfo().objective_function_value
    solution = solver.getSolution()
    used = np.array(solution.col_value) > 1e-9
    loss = np.where(used, 0.0, np.maximum(-sign * np.array(solution.col_dual), 0.0))
    del solver, solution  # the largest thing there is; what follows is small
    by_loss = np.argsort(np.where(prunable, loss, -1.0), kind="stable")  # equal losses by column number
    must = int((~prunable).sum())
    whole_gains = bool(np.all(arrays.gains == np.round(arrays.gains)))

    def remaining(floor: float) -> np.ndarray:
        """The columns that can stand in a solution as good as one worth *floor*."""
        tolerance = 1.0 if whole_gains else 1e-6 * max(1.0, abs(floor))
        return ~prunable | used | (ceiling - loss >= floor - tolerance)

    if start is not None:
        used |= start > 0.5
        if _meets_rows(start, arrays):
            floor = sign * float(arrays.gains @ start)
            remain = remaining(floor)
            if (remain & prunable).sum() <= CORES[-1]:
                answer = _solve_kept(arrays, remain, ends - time.perf_counter(), gap, start, stop)
                if answer.values is not None:
                    return replace(answer, bound=sign * ceiling) if answer.bound is None else answer
                return Answer(
                    "feasible", sign * floor, sign * ceiling, tuple(start.tolist()), 0.0, answer.nodes
                )

    nodes = 0
    for size, larger in zip(CORES, (*CORES[1:], math.inf), strict=True):
        core = ~prunable | used
        core[by_loss[: must + size]] = True
        if core.all():
            break
        answer = _solve_kept(arrays, core, ends - time.perf_counter(), gap, start, stop)
        nodes += answer.nodes
        if answer.status == "infeasible":
            continue
        if answer.objective is None or answer.values is None:
            break
        if answer.status != "optimal" or gap > 0:
            return replace(
                answer,
                status=_within(answer.objective, sign * ceiling, gap),
                bound=sign * ceiling,
                nodes=nodes,
            )
        floor = sign * answer.objective
        remain = remaining(floor)
        if not (remain & ~core).any():
            return replace(answer, nodes=nodes)
        if better:
            better(answer.values)
        known = np.array(answer.values)
        if (remain & prunable).sum() > MUCH * larger:  # a better solution first: it rules out more
            start = known
            continue
        last = _solve_kept(arrays, remain, ends - time.perf_counter(), gap, known, stop)
        nodes += last.nodes
        # Continuous columns come back with rounding errors, so an equal objective can look a little worse.
        less = 1e-6 * max(1.0, abs(floor))
        if last.objective is None or sign * last.objective < floor - less:
            if last.status == "optimal":
                raise SolverFailed("A solution was found that the same columns and more do not give.")
            last = replace(answer, status="feasible", bound=sign * ceiling)
        if last.bound is None:
            last = replace(last, bound=sign * ceiling)
        return replace(last, nodes=nodes)
    answer = _solve_whole(arrays, ends - time.perf_counter(), gap, start, stop)
    return replace(answer, nodes=nodes + answer.nodes)


def _within(objective: float, bound: float, gap: float) -> Status:
    return "optimal" if gap > 0 and abs(bound - objective) <= gap * max(1e-10, abs(objective)) else "feasible"


def _solve_kept(
    arrays: _Arrays,
    kept: np.ndarray,
    limit: float,
    gap: float,
    start: np.ndarray | None,
    stop: Stop | None,
) -> Answer:
    answer = _solve_whole(arrays.only(kept), limit, gap, None if start is None else start[kept], stop)
    if answer.values is None:
        return answer
    values = np.zeros(len(kept))
    values[kept] = answer.values
    return replace(answer, values=tuple(values.tolist()))


def _solve_whole(
    arrays: _Arrays, limit: float, gap: float, start: np.ndarray | None, stop: Stop | None
) -> Answer:
    try:
        return _read(_run(arrays, limit, gap, start, stop), arrays)
    except SolverFailed:
        # Rare failures in presolve are known (ERGO-Code/HiGHS #2810): once more without it, then say so.
        return _read(_run(arrays, limit, gap, start, stop, presolve="off"), arrays)


def _run(
    arrays: _Arrays,
    limit: float,
    gap: float,
    start: np.ndarray | None,
    stop: Stop | None = None,
    presolve: str = "choose",
) -> Any:
    solver = _Quiet()
    options: dict[str, bool | int | float | str] = {
        "output_flag": False,  # first, so that nothing is printed
        "threads": 1,  # one for the life of the process: another number makes every later run fail
        "random_seed": 0,
        "mip_rel_gap": gap,  # the solver's own default stops before the proof
        "mip_abs_gap": 0.0,
        "presolve": presolve,
        "time_limit": max(limit, 0.0),
        **TUNED,
    }
    for name, value in options.items():
        _check(solver.setOptionValue(name, value), f"option {name}")
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(arrays.gains), len(arrays.row_least)
    lp.sense_ = highspy.ObjSense.kMaximize if arrays.sense == "max" else highspy.ObjSense.kMinimize
    lp.col_cost_ = arrays.gains
    lp.col_lower_, lp.col_upper_ = _finite(arrays.least), _finite(arrays.most)
    lp.row_lower_, lp.row_upper_ = _finite(arrays.row_least), _finite(arrays.row_most)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.num_col_, lp.a_matrix_.num_row_ = lp.num_col_, lp.num_row_
    lp.a_matrix_.start_ = arrays.starts
    lp.a_matrix_.index_ = arrays.columns
    lp.a_matrix_.value_ = arrays.factors
    if arrays.whole.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[int(w)] for w in arrays.whole]
    _check(solver.passModel(lp), "the model")
    del lp  # the solver has its own copy
    if start is not None:
        known = highspy.HighsSolution()
        known.col_value = start.tolist()
        known.value_valid = True
        solver.setSolution(known)  # a start that does not fit is only ignored
    if stop is not None:

        def interrupt(event: Any) -> None:
            if stop():
                event.interrupt()

        for asking in (solver.cbSimplexInterrupt, solver.cbMipInterrupt):
            asking.subscribe(interrupt)
    solver.run()
    return solver


def _finite(bounds: np.ndarray) -> np.ndarray:
    return np.where(
        np.isposinf(bounds), highspy.kHighsInf, np.where(np.isneginf(bounds), -highspy.kHighsInf, bounds)
    )


def _check(status: highspy.HighsStatus, what: str) -> None:
    if status == highspy.HighsStatus.kError:
        raise SolverFailed(f"The solver refused {what}.")


def _read(solver: Any, arrays: _Arrays) -> Answer:
    is_now = solver.getModelStatus()
    info = solver.getInfo()
    nodes = max(int(info.mip_node_count), 0)
    known = highspy.HighsModelStatus
    if is_now == known.kInfeasible:
        return Answer("infeasible", None, None, None, 0.0, nodes)
    if is_now == known.kUnbounded:
        return Answer("unbounded", None, None, None, 0.0, nodes)
    if is_now == known.kUnboundedOrInfeasible:
        open_ended = np.isinf(arrays.least) | np.isinf(arrays.most)
        if not open_ended.any():
            return Answer("infeasible", None, None, None, 0.0, nodes)
        # The same rows without a gain tell which of the two it is.
        without_gain = _read(
            _run(replace(arrays, gains=np.zeros_like(arrays.gains)), 60.0, 0.0, None), arrays
        )
        status: Status = "infeasible" if without_gain.status == "infeasible" else "unbounded"
        return Answer(status, None, None, None, 0.0, nodes)
    stopped = is_now in (known.kTimeLimit, known.kIterationLimit, known.kSolutionLimit, known.kInterrupt)
    if is_now != known.kOptimal and not stopped:
        raise SolverFailed(f"The solver ended with {solver.modelStatusToString(is_now)}.")
    mixed = bool(arrays.whole.any())
    raw = float(info.mip_dual_bound if mixed else info.objective_function_value)
    # Stopped before its first relaxation, the solver knows no bound and says that it is endless.
    bound = raw if math.isfinite(raw) and abs(raw) < highspy.kHighsInf else None
    # Without a solution the solver's values are zeros and its objective is infinite: look here before either.
    if int(info.primal_solution_status) != int(highspy.SolutionStatus.kSolutionStatusFeasible):
        return Answer("unknown", None, bound if mixed else None, None, 0.0, nodes)
    values = np.array(solver.getSolution().col_value)
    rounded = np.where(arrays.whole, np.round(values), values) + 0.0  # no -0.0
    if (off := np.abs(values - rounded).max(initial=0.0)) > WHOLE_WITHIN:
        raise SolverFailed(f"A whole column came back {off:g} away from a whole number.")
    _check_rows(rounded, arrays)
    objective = float(arrays.gains @ rounded)
    status = "optimal" if is_now == known.kOptimal else "feasible"
    near = bound is not None and abs(bound - objective) <= 1e-6 * max(1.0, abs(objective))
    if not mixed or (status == "optimal" and near):
        bound = objective
    return Answer(status, objective, bound, tuple(rounded.tolist()), 0.0, nodes)


def _check_rows(values: np.ndarray, arrays: _Arrays) -> None:
    """Raise when the rounded *values* break a row or a bound."""
    if not _meets_rows(values, arrays):
        raise SolverFailed("The solver's values break a row when they are rounded.")


def _meets_rows(values: np.ndarray, arrays: _Arrays) -> bool:
    parts = np.concatenate([[0.0], np.cumsum(arrays.factors * values[arrays.columns])])
    sums = parts[arrays.starts[1:]] - parts[arrays.starts[:-1]]
    room = ROW_WITHIN * (1 + np.where(np.isfinite(sums), np.abs(sums), 0)) + 1e-12 * np.abs(parts).max()
    broken = (sums < arrays.row_least - room) | (sums > arrays.row_most + room)
    outside = (values < arrays.least - ROW_WITHIN) | (values > arrays.most + ROW_WITHIN)
    return not (broken.any() or outside.any())
