"""Assembling loops from small to very large banks, against plainer ways to the same loops in the same run."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kit.bank import read_bank
from kit.loop import Ban, Brief, Loop, NoSuchLoop, StillWorking, assemble, explained, faults, swap, worker
from kit.loop import solver as seam
from kit.loop.assembly import loop_of
from kit.loop.choice import SEATS, choices_of
from kit.loop.greedy import greedy_form
from kit.loop.layout import Layout, add_columns, add_rows, lay, program_of
from kit.loop.solver import Program, solve
from kit.loop.worth import value
from tests.bench import banks
from tests.bench.memory import most_memory
from tests.bench.pair import Figure, Findings, Pair
from tests.bench.textbook import textbook

PLAIN_LIMIT = 20.0


def compare() -> Findings:
    yield from _shipped()
    yield from _grown()
    yield from _people()
    yield from _changes()
    yield from _forms()
    yield from _greedy_gaps()
    yield from _peak_memory()


def _all(of: Callable[[Brief], object], briefs: list[Brief]) -> Callable[[], object]:
    return lambda: [of(brief) for brief in briefs]


def _assemble(brief: Brief) -> Loop:
    return assemble(brief, explain=False, limit=60)


def _plain(brief: Brief) -> None:
    """The same program without the rows that only help, by the solver as it comes, told to prove."""
    layout = lay(brief)
    rows = tuple(d for d in layout.demands if not d.implied)
    program, _ = program_of(replace(layout, demands=rows))
    with _as_it_comes():
        solve(program, limit=PLAIN_LIMIT)


@contextmanager
def _as_it_comes() -> Iterator[None]:
    before = seam.PRUNE_FROM, seam.TUNED
    seam.PRUNE_FROM, seam.TUNED = 10**9, {}
    try:
        yield
    finally:
        seam.PRUNE_FROM, seam.TUNED = before


def _relaxed(brief: Brief) -> None:
    program, _ = program_of(lay(brief))
    program.whole = [False] * len(program.whole)
    solve(program)


def _with_loops(briefs: list[Brief]) -> list[Brief]:
    found = []
    for brief in briefs:
        try:
            assemble(brief, explain=False, limit=PLAIN_LIMIT)
        except (NoSuchLoop, StillWorking):
            continue
        found.append(brief)
    return found


def _shipped() -> Findings:
    bank = banks.shipped_bank()
    briefs = _with_loops([Brief(banks.role(name), bank) for name in banks.ROLES])
    if not briefs:
        return
    yield Pair(
        f"{len(bank)} shipped questions, {len(briefs)} roles, proven",
        _all(_assemble, briefs),
        "HiGHS as it comes on the plain programs, nothing checked",
        _all(_plain, briefs),
        repeats=5,
    )
    loop = _assemble(briefs[0])
    yield Pair(
        "why each question of one loop is there",
        lambda: explained(loop, briefs[0]),
        "assembling it",
        lambda: _assemble(briefs[0]),
        repeats=5,
    )


def _grown() -> Findings:
    with tempfile.TemporaryDirectory() as folder:
        banks.write_bank(banks.grown(200), Path(folder))
        before = os.environ.get("HIRING_KIT_BANK")
        os.environ["HIRING_KIT_BANK"] = folder
        try:
            read = read_bank()
        finally:
            os.environ.pop("HIRING_KIT_BANK") if before is None else os.environ.update(HIRING_KIT_BANK=before)
    known = {200: read}
    for size, repeats in zip(banks.SIZES, (5, 3, 1), strict=True):
        bank = known.get(size) or banks.grown(size)
        briefs = [Brief(banks.role(name), bank) for name in banks.ROLES]
        yield Pair(
            f"{size} questions, {len(briefs)} roles with focus, proven",
            _all(_assemble, briefs),
            "the linear relaxation of the same programs",
            _all(_relaxed, briefs),
            most=10,
            repeats=repeats,
        )
    for size in banks.SIZES[1:]:
        briefs = [
            Brief(banks.role(name, focus=False), banks.grown(size)) for name in ("mid-backend", "team-lead")
        ]
        yield Pair(
            f"{size} questions, {len(briefs)} roles in open sessions, proven",
            _all(_assemble, briefs),
            f"one plain solve each, at most {PLAIN_LIMIT:g} seconds",
            _all(_plain, briefs),
            most=0.2 if size == 10_000 else None,
            repeats=1,
        )


def _people() -> Findings:
    for people in banks.PANELS[1:]:
        brief = banks.brief("senior-backend-python", 200, people)
        layout = _people_alone(brief)
        yield Pair(
            f"people and times alone, {people} interviewers",
            lambda layout=layout: _solve_people(layout),
            "a column for each interviewer, session and start",
            lambda layout=layout: solve(textbook(layout), limit=PLAIN_LIMIT),
            most=0.1 if people == 50 else None,
            repeats=3 if people < 200 else 1,
        )
    for people in banks.PANELS[1:]:
        brief = banks.brief("senior-backend-python", 200, people)
        yield Pair(
            f"questions, people and times together, {people} interviewers",
            lambda brief=brief: _assemble(brief),
            "questions alone, and people and times alone",
            lambda brief=brief: (
                _assemble(replace(brief, panel=None)),
                _solve_people(_people_alone(brief)),
            ),
            most=3,
            repeats=3,
        )


def _people_alone(brief: Brief) -> Layout:
    """The layout of *brief* with everything about questions left out."""
    layout = lay(brief)
    mine = ("start", *SEATS)
    rows = tuple(d for d in layout.demands if d.terms and all(c[0] in mine for c in d.terms))
    return replace(layout, choices=replace(layout.choices, asks=()), demands=rows)


def _solve_people(layout: Layout) -> None:
    program = Program()
    columns = add_columns(program, layout)
    add_rows(program, columns, layout.demands, layout.scale)
    solve(program)


def _changes() -> Findings:
    for size in (200, 10_000):
        brief = banks.brief("senior-backend-python", size, focus=False)
        loop = assemble(brief, explain=False, limit=PLAIN_LIMIT)
        gone = loop.form().questions[0].question
        banned = replace(brief, ban=(Ban(gone),))
        yield Pair(
            f"swap one of {size} questions, open sessions",
            lambda brief=brief, loop=loop, gone=gone: swap(loop, gone, brief),
            "assembling the whole loop without it",
            lambda banned=banned: _assemble(banned),
            most=1 / 3 if size == 10_000 else None,
            repeats=3 if size == 200 else 1,
        )


def _forms() -> Findings:
    brief = banks.brief("senior-backend-python", 200)
    one_by_one: list[int] = []

    def in_turn() -> None:
        banned: tuple[Ban, ...] = ()
        one_by_one.clear()
        for _ in range(3):
            loop = _assemble(replace(brief, ban=banned))
            one_by_one.append(loop.objective)
            banned += tuple(Ban(q.question) for q in loop.form().questions)

    together = assemble(brief, forms=3, limit=20, explain=False)
    in_turn()
    yield Figure(
        "three forms together: the worst is worth", together.objective, f"of {together.bound} possible"
    )
    yield Figure(
        "three forms one after the other: the worst is worth", min(one_by_one), "by the same measure"
    )
    yield Pair(
        "three disjoint forms from 200 questions",
        lambda: assemble(brief, forms=3, limit=5, explain=False),
        "one after the other, each the best that is left",
        in_turn,
        repeats=1,
    )


def _greedy_gaps() -> Findings:
    """Tell how far a loop put together session by session stays below the best, and how often it breaks a rule."""
    for focus in (True, False):
        gaps, broken = [], 0
        for size in banks.SIZES[:2]:
            for name in banks.ROLES:
                brief = banks.brief(name, size, focus=focus)
                choices = choices_of(brief)
                form = greedy_form(brief, choices)
                best = assemble(brief, explain=False, limit=PLAIN_LIMIT)
                gaps.append(100 * (best.objective - value(form, brief)) / best.objective)
                broken += bool(faults(loop_of(brief, choices, [form], 0), brief))
        what = "with focus" if focus else "in open sessions"
        yield Figure(f"greedy loops {what}: below the best, at least", min(gaps), "%")
        yield Figure(f"greedy loops {what}: below the best, at most", max(gaps), "%")
        yield Figure(f"greedy loops {what} that break a rule", broken, f"of {len(gaps)}")


def _peak_memory() -> Findings:
    """Tell the most memory that a worker takes for the largest instances (Linux)."""
    if not Path("/proc/self/status").exists():
        return
    for what, brief in (
        ("with focus", banks.brief("senior-backend-python", 10_000)),
        ("with focus, 200 interviewers and their times", banks.brief("senior-backend-python", 10_000, 200)),
        ("in open sessions", banks.brief("team-lead", 10_000, focus=False)),
    ):
        # In a worker, as people's loops are: `submit` says what of a bank goes there.
        with worker.new_pool(1) as pool:
            before = pool.submit(most_memory).result()
            worker.submit(pool, brief, limit=20).result()
            after = pool.submit(most_memory).result()
        yield Figure(
            f"10,000 questions {what}: most memory of the worker", after, f"MB ({before} of them the code)"
        )
