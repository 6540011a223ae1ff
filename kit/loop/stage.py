"""A panel and sessions that are open to any question: a good loop in two stages, while the proof takes its time."""

from __future__ import annotations

import time
from dataclasses import replace

from kit.loop.choice import Choice
from kit.loop.demand import Demand
from kit.loop.layout import Layout, chosen, lay, program_of
from kit.loop.solver import Stop, solve

# The first stage need not be proven: the proof of the whole comes after it. Proven, it took as long as the whole.
GAP = 0.005


def is_staged(layout: Layout) -> bool:
    """Return whether the questions are chosen before the times: with times, and where a session has no focus."""
    return bool(layout.choices.starts) and any(not s.focus for s in layout.brief.sessions)


def staged(layout: Layout, limit: float, stop: Stop | None = None) -> frozenset[Choice] | None:
    """Return the choices of a loop in which questions and seats came first and then, for these questions, people
    and times; nothing when the time ran out, or when the questions leave no time for everybody.
    """
    ends = time.perf_counter() + limit
    brief, choices = layout.brief, layout.choices
    program, columns = program_of(lay(brief, replace(choices, starts={}), layout.form))
    first = solve(program, limit=limit, gap=GAP, stop=stop)
    if first.values is None:
        return None
    asks = sorted(c for c in chosen(columns, first.values) if c[0] == "ask")
    narrow = lay(brief, replace(choices, asks=tuple((q, s) for _, q, s in asks)), layout.form)
    fixed = tuple(Demand("", "as it stands", {ask: 1}, 1) for ask in asks)
    program, columns = program_of(replace(narrow, demands=narrow.demands + fixed))
    second = solve(program, limit=max(ends - time.perf_counter(), 0.0), stop=stop)
    return None if second.values is None else chosen(columns, second.values)
