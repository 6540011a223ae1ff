"""The seam to the solver, against programs whose optimum is known by hand or from the literature."""

import math
import subprocess
import sys
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.loop import solver as seam
from kit.loop.solver import Program, solve

# The knapsack p07 of John Burkardt's KNAPSACK_01 data sets (Florida State University), whose optimum is published.
P07_WEIGHTS = (70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120)
P07_PROFITS = (135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240)
P07_BEST = (1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1)


def knapsack(weights, profits, room):
    program = Program()
    columns = [program.column(gain=p) for p in profits]
    program.row(columns, weights, most=room)
    return program


def test_a_published_knapsack_has_its_published_optimum():
    answer = solve(knapsack(P07_WEIGHTS, P07_PROFITS, 750))
    assert (answer.status, answer.objective, answer.bound) == ("optimal", 1458.0, 1458.0)
    assert answer.values == tuple(map(float, P07_BEST))


def test_minimising_with_equality_rows_gives_the_assignment_done_by_hand():
    # Wikipedia, "Hungarian algorithm" (2024): Alice, Bob, Carol; bathroom, floors, windows; the best costs 15.
    costs = ((8, 4, 7), (5, 2, 3), (9, 4, 8))
    program = Program("min")
    at = [[program.column(gain=c) for c in row] for row in costs]
    for n in range(3):
        program.row(at[n], [1, 1, 1], least=1, most=1)
        program.row([row[n] for row in at], [1, 1, 1], least=1, most=1)
    answer = solve(program)
    assert (answer.status, answer.objective) == ("optimal", 15.0)
    assert [row.index(1.0) for row in np.array(answer.values).reshape(3, 3).tolist()] == [0, 2, 1]


def test_continuous_columns_and_gains_with_decimals():
    # max 2.5 x + 1.5 y, x + y <= 4, x <= 2.5, x continuous, y whole: y = 2 leaves x = 2: 8; y = 1, x = 2.5: 7.75.
    program = Program()
    x = program.column(gain=2.5, most=2.5, whole=False)
    y = program.column(gain=1.5, most=math.inf)
    program.row([x, y], [1, 1], most=4)
    answer = solve(program)
    assert answer.objective == pytest.approx(8.0, abs=1e-6)
    assert answer.values == pytest.approx((2.0, 2.0))


def test_a_free_deviation_that_is_no_choice_is_minimised():
    # Pick two of 3, 5, 9 with a sum as near as possible to 13: 3 + 9 = 12 is 1 away, 5 + 9 = 14 as well.
    program = Program("min")
    picks = [program.column() for _ in range(3)]
    off = program.column(gain=1, most=math.inf)
    program.row(picks, [1, 1, 1], least=2, most=2)
    program.row([*picks, off], [3, 5, 9, -1], most=13)
    program.row([*picks, off], [3, 5, 9, 1], least=13)
    assert solve(program).objective == 1.0


def test_no_solution_and_no_end_are_told_apart():
    impossible = Program()
    impossible.row([impossible.column()], [1], least=2)
    endless = Program()
    endless.column(gain=1, most=math.inf)
    assert solve(impossible).status == "infeasible"
    assert solve(endless).status == "unbounded"
    assert solve(impossible).values is None


def test_an_empty_row_that_asks_for_something_is_infeasible():
    program = Program()
    program.column(gain=1)
    program.row([], [], least=1)
    assert solve(program).status == "infeasible"


@pytest.mark.parametrize(("least", "status"), [(0, "optimal"), (1, "infeasible")])
def test_a_program_without_columns_has_an_answer(least, status):
    program = Program()
    program.row([], [], least=least)
    assert solve(program).status == status


def test_at_the_limit_there_is_no_made_up_solution():
    answer = solve(market_split(), limit=0.0)
    assert answer.status == "unknown"
    assert (answer.objective, answer.values) == (None, None)


def market_split():
    """A market split problem (Cornuejols and Dawande 1998): tiny, and hard for branch and bound."""
    random = np.random.default_rng(7)
    factors = random.integers(0, 100, (4, 30))
    program = Program("min")
    columns = [program.column() for _ in range(30)]
    for row in factors:
        over = program.column(gain=1, most=math.inf, whole=False)
        under = program.column(gain=1, most=math.inf, whole=False)
        half = int(row.sum()) // 2
        program.row([*columns, over, under], [*map(float, row), -1, 1], least=half, most=half)
    return program


def test_a_stopped_solve_says_feasible_and_keeps_its_bound():
    answer = solve(market_split(), limit=0.5)
    assert answer.status == "feasible"
    assert answer.bound <= answer.objective
    assert answer.seconds < 3


def test_a_solve_that_is_stopped_gives_the_best_so_far():
    began = time.monotonic()
    answer = solve(market_split(), limit=60, stop=lambda: time.monotonic() - began > 0.5)
    assert answer.status == "feasible"
    assert answer.bound <= answer.objective
    assert time.monotonic() - began < 10


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["max", "min"]))
def test_a_known_solution_changes_no_optimum(number, sense):
    program = cover_and_pack(np.random.default_rng(number), 1500, sense)
    answer = solve(program)
    if answer.values is not None:
        start = list(answer.values)
        again = solve(program, start=start)
        assert (again.status, again.objective) == ("optimal", pytest.approx(answer.objective))
        assert solve(program, start=[0.0] * len(start)).objective == pytest.approx(answer.objective)


def test_a_row_needs_as_many_factors_as_columns():
    program = Program()
    column = program.column()
    with pytest.raises(ValueError, match="1 columns and 2 factors"):
        program.row([column], [1, 2])


def cover_and_pack(random, columns, sense):
    """A program with many 0/1 columns, some continuous ones, and rows of every sort."""
    program = Program(sense)
    numbers = [program.column(gain=int(random.integers(1, 100))) for _ in range(columns)]
    for _ in range(6):
        row = sorted(random.choice(columns, columns // 3, replace=False).tolist())
        factors = random.integers(1, 30, len(row)).tolist()
        program.row([numbers[n] for n in row], factors, least=40, most=90)
    look = program.column(gain=50 if sense == "max" else -50, whole=False)
    program.row([look, *numbers[:20]], [1, *[-1] * 20], most=0)
    program.row(numbers, [1] * columns, least=8, most=12)
    return program


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(["max", "min"]))
def test_pruned_and_unpruned_agree(number, sense):
    program = cover_and_pack(np.random.default_rng(number), 450, sense)
    pruned = solve(program)
    before, seam.PRUNE_FROM = seam.PRUNE_FROM, 10**9
    try:
        plain = solve(program)
    finally:
        seam.PRUNE_FROM = before
    assert (pruned.status, pruned.objective) == (plain.status, plain.objective)


def test_a_core_without_a_solution_grows():
    # The 100 columns that must be taken are the worst: none of them is in the first core by its gain.
    program = Program()
    numbers = [program.column(gain=1000 - n) for n in range(2000)]
    for n in range(1900, 2000):
        program.row([numbers[n], numbers[n - 1900]], [1, 1], least=2)
    program.row(numbers, [1] * 2000, most=150)
    answer = solve(program)
    best = [*range(100), *range(1900, 2000)][:200]
    assert answer.status == "infeasible"  # 200 columns are forced, 150 allowed
    program.row_most[-1] = 210
    answer = solve(program)
    by_hand = sum(1000 - n for n in [*best, *range(100, 110)])
    assert (answer.status, answer.objective) == ("optimal", by_hand)


def test_the_solver_prints_nothing():
    code = (
        "from kit.loop.solver import Program, solve\n"
        "p = Program()\np.row([p.column(gain=1), p.column(gain=1)], [1, 1], most=1)\nsolve(p)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_importing_the_kit_imports_no_second_solver():
    code = (
        "import kit.loop, sys; print([m for m in sys.modules if m.startswith(('ortools', 'pulp', 'scipy'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
