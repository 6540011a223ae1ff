"""Another solver comes to the same optimum; it runs in a process of its own, and only here.

One role of each sort is enough at hand; with CI set, every instance that the benches solve is judged.
"""

import json
import math
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest

from kit.loop import Ban, Brief
from kit.loop import solver as seam
from kit.loop.layout import chosen, lay, program_of
from kit.loop.solver import solve
from tests.bench import banks

ORACLE = Path(__file__).with_name("oracle.py")
HOME_OF_THE_ORACLE = Path(sys.prefix) / "oracle"  # `make test` puts OR-tools there, apart from all else
FEW = [
    ("senior-backend-python", 200, 0, True),
    ("junior-backend", 200, 0, False),
    ("team-lead", 200, 20, True),
    ("data-engineer", 1000, 0, True),
]
ALL = [
    *((role, size, 0, focus) for role in banks.ROLES for size in banks.SIZES[:2] for focus in (True, False)),
    *((role, 10_000, 0, True) for role in banks.ROLES),
    *((role, 200, people, True) for role in banks.ROLES for people in (20, 50)),
]
INSTANCES = ALL if os.environ.get("CI") else FEW


def asked_of_the_oracle(programs):
    """The oracle's answers, from one process."""
    lines = []
    for program in programs:
        rows = []
        for n in range(len(program.row_least)):
            part = slice(program.row_starts[n], program.row_starts[n + 1])
            least, most = program.row_least[n], program.row_most[n]
            bounds = [None if math.isinf(b) else b for b in (least, most)]
            rows.append([*bounds, list(program.row_columns[part]), list(program.row_factors[part])])
        most = [None if math.isinf(m) else m for m in program.most]
        entries = {"gains": program.gains, "least": program.least, "most": most, "rows": rows}
        lines.append(json.dumps(entries))
    done = subprocess.run(
        [sys.executable, str(ORACLE)],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(HOME_OF_THE_ORACLE)},
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.skipif(
    not HOME_OF_THE_ORACLE.exists() and not os.environ.get("CI"), reason="OR-tools is not there: make test"
)
def test_another_solver_comes_to_the_same_optimum():
    briefs = [banks.brief(role, size, people, focus=focus) for role, size, people, focus in INSTANCES]
    no_way = Brief(banks.role("team-lead"), banks.grown(200))
    every_one = tuple(Ban(q.id) for q in no_way.bank.about("estimation"))
    layouts = [*map(lay, briefs), lay(Brief(no_way.role, no_way.bank, ban=every_one))]
    programs = [program_of(layout)[0] for layout in layouts]
    for instance, program, judged in zip(
        [*INSTANCES, "none"], programs, asked_of_the_oracle(programs), strict=True
    ):
        ours = solve(program)
        assert ours.status.upper() == judged["status"], instance
        assert ours.objective == (judged["objective"] and pytest.approx(judged["objective"], abs=0.01)), (
            instance
        )


@pytest.mark.parametrize(("role", "size", "people", "focus"), FEW)
def test_what_is_pruned_is_not_missed(role, size, people, focus, monkeypatch):
    program, columns = program_of(lay(banks.brief(role, size, people, focus=focus)))
    pruned = solve(program)
    monkeypatch.setattr(seam, "PRUNE_FROM", 10**9)
    plain = solve(program)
    assert (pruned.status, plain.status) == ("optimal", "optimal")
    assert pruned.objective == pytest.approx(plain.objective, abs=0.01)
    assert chosen(columns, pruned.values) == chosen(columns, plain.values)


def test_nothing_that_is_installed_with_the_kit_brings_a_second_solver():
    """CP-SAT and HiGHS in one process end it; so no dependency, near or far, may bring OR-tools along."""
    declared = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    waiting, seen = [*declared], set()
    while waiting:
        entry = waiting.pop()
        if "extra ==" in entry:
            continue
        name = re.split(r"[^A-Za-z0-9._-]", entry, maxsplit=1)[0].lower().replace("_", "-")
        if name not in seen:
            seen.add(name)
            try:
                waiting += requires(name) or []
            except PackageNotFoundError:  # for another system or an older Python
                continue
    assert "highspy" in seen
    assert "ortools" not in seen
