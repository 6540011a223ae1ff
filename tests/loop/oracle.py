"""A second solver as a judge, run as a script: programs as JSON lines come in, an answer a line goes out.

It must have a process of its own: CP-SAT and HiGHS can not be loaded into one (both carry the same library).
Every column is whole here; those that the model leaves continuous are whole by themselves.
"""

import json
import sys

ENDLESS = 10_000
SECONDS = 120


def solve(program):
    """The status and the best objective of a program of whole numbers."""
    from ortools.sat.python import cp_model  # not above: pytest imports this file, and HiGHS is there

    model = cp_model.CpModel()
    columns = [
        model.new_int_var(int(least), ENDLESS if most is None else int(most), f"c{n}")
        for n, (least, most) in enumerate(zip(program["least"], program["most"], strict=True))
    ]
    for least, most, numbers, factors in program["rows"]:
        total = cp_model.LinearExpr.weighted_sum([columns[n] for n in numbers], [int(f) for f in factors])
        if least is not None:
            model.add(total >= int(least))
        if most is not None:
            model.add(total <= int(most))
    model.maximize(cp_model.LinearExpr.weighted_sum(columns, [int(g) for g in program["gains"]]))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 8
    solver.parameters.max_time_in_seconds = SECONDS
    status = solver.status_name(solver.solve(model))
    solved = status in ("OPTIMAL", "FEASIBLE")
    return {"status": status, "objective": round(solver.objective_value) if solved else None}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(solve(json.loads(line))), flush=True)
