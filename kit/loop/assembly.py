"""From a brief to a loop: the best that its demands allow, proven, checked and explained."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version

from kit import __version__
from kit.loop.brief import Brief, check_brief
from kit.loop.choice import Choices, choices_of
from kit.loop.clash import StillWorking, counts, no_such_loop
from kit.loop.fault import faults
from kit.loop.form import Forms, parallel_forms, without_times
from kit.loop.greedy import greedy_form
from kit.loop.layout import Layout, chosen, form_of, lay, program_of, values_of
from kit.loop.loop import Form, Loop
from kit.loop.origin import asked_of, fingerprint
from kit.loop.reason import explained
from kit.loop.solver import Stop, solve
from kit.loop.stage import is_staged, staged
from kit.loop.worth import value


class WrongLoop(Exception):
    """The solver's loop breaks a rule or is not worth what it says: our fault, so it is never shown."""


def assemble(
    brief: Brief,
    *,
    forms: int = 1,
    overlap: int = 0,
    limit: float = 5.0,
    show: Callable[[Loop], None] | None = None,
    stop: Stop | None = None,
    explain: bool = True,
) -> Loop:
    """Return the best loop for *brief*.

    Args:
        brief: All that it is made from.
        forms: How many equivalent forms it has.
        overlap: How many questions two forms may share.
        limit: Seconds for the solver. When they run out the best loop so far is returned, as `feasible`.
        show: Called with the first loop at once, and with each better one on the way.
        stop: Asked now and then; when it says so, the best loop so far is returned, as `feasible`.
        explain: Whether each question is told why it is there; without it, call `explained` later.

    Raises:
        InputError: when the brief speaks of what is not there.
        NoSuchLoop: when no loop meets the brief, with the reason and ways out.
        StillWorking: when it ended without a loop and without the proof that there is none.
    """
    check_brief(brief)
    if forms > 1:
        loop = _many_forms(brief, forms, overlap, limit, show, stop)
    else:
        loop = _one_form(brief, limit, show, stop)
    return explained(loop, brief) if explain else loop


def _many_forms(
    brief: Brief,
    count: int,
    overlap: int,
    limit: float,
    show: Callable[[Loop], None] | None,
    stop: Stop | None,
) -> Loop:
    timeless = without_times(brief)
    choices = choices_of(timeless)

    def loop_with(forms: Forms) -> Loop:
        loop = loop_of(timeless, choices, forms.forms, forms.bound, overlap)
        return checked(loop, timeless)

    on_the_way = (lambda forms: show(loop_with(forms))) if show else None
    return loop_with(parallel_forms(timeless, choices, count, overlap, limit, on_the_way, stop))


def _one_form(brief: Brief, limit: float, show: Callable[[Loop], None] | None, stop: Stop | None) -> Loop:
    ends = time.perf_counter() + limit
    choices = choices_of(brief)
    layout = lay(brief, choices)
    if counts(brief, choices):
        raise no_such_loop(layout)
    ceiling = _ceiling(layout)
    best: Loop | None = None

    def offer(form: Form) -> None:
        nonlocal best
        loop = loop_of(brief, choices, [form], ceiling)
        if (best is None or loop.objective > best.objective) and not faults(loop, brief):
            best = loop
            if show:
                show(loop)

    if show:
        offer(greedy_form(brief, choices))
    program, columns = program_of(layout)
    start = None
    if is_staged(layout) and (picked := staged(layout, limit, stop)):
        offer(form_of(picked, brief))
        start = values_of(program, columns, picked)
    scale = layout.scale
    del layout  # its rows would lie beside the solver's own copy: a fifth of all the memory
    answer = solve(
        program,
        limit=max(ends - time.perf_counter(), 0.0),
        start=start,
        stop=stop,
        better=lambda values: offer(form_of(chosen(columns, values), brief)),
    )
    if answer.status == "infeasible":
        raise no_such_loop(lay(brief, choices))
    if answer.bound is not None:
        # Totals are whole; the solver's bound is off by its rounding.
        ceiling = min(ceiling, math.floor((answer.bound + 0.01) / scale))
    if answer.status == "optimal" and answer.values is not None:
        loop = loop_of(brief, choices, [form_of(chosen(columns, answer.values), brief)], ceiling)
        if loop.objective != ceiling:
            raise WrongLoop(f"The solver's loop is worth {ceiling}, and counted again {loop.objective}.")
        loop = checked(loop, brief)
        if show and loop != best:
            show(loop)
        return loop
    if answer.values is not None:
        offer(form_of(chosen(columns, answer.values), brief))
    if best is None:
        offer(greedy_form(brief, choices))
    if best is None:
        raise StillWorking(
            f"No loop was found within {limit:g} seconds, and none was ruled out. Give it more time."
        )
    return loop_of(brief, choices, list(best.forms), ceiling)


def _ceiling(layout: Layout) -> int:
    """Return a value that no loop of *layout* exceeds, seen without solving: the best of everything at once."""
    best: dict[tuple[str, str], int] = {}
    steps = 0
    for (what, _, where), gain in layout.gains.items():
        if what in ("step", "touch"):
            steps += max(gain, 0)
        elif what not in ("both", "first"):
            best[what, where] = max(gain, best.get((what, where), 0))
    many = layout.brief.role.plan.rules.max_questions_per_session
    total = steps
    for (what, where), gain in best.items():
        if what == "ask":
            total += gain * layout.brief.limit(f"how_many/{where}", many)
        else:
            total += gain * (layout.brief.session(where).interviewers.most if what != "start" else 1)
    return total


def loop_of(brief: Brief, choices: Choices, forms: Sequence[Form], bound: int, overlap: int = 0) -> Loop:
    """Return the loop of these *forms*; its objective is that of the worst, and it is proven when that is *bound*."""
    worst = min(value(form, brief) for form in forms)
    return Loop(
        role=brief.role.id,
        plan=brief.role.version,
        seed=brief.seed,
        status="optimal" if worst >= bound else "feasible",
        objective=worst,
        bound=max(bound, worst),
        asked=asked_of(brief, overlap),
        fingerprint=fingerprint(brief, choices, len(forms), overlap),
        forms=tuple(forms),
        made_with={"hiring-kit": __version__, "highspy": _highspy()},
    )


@cache
def _highspy() -> str:
    return version("highspy")


def checked(loop: Loop, brief: Brief) -> Loop:
    """Return *loop* when it breaks no rule.

    Raises:
        WrongLoop: with the rules it breaks.
    """
    if broken := faults(loop, brief):
        raise WrongLoop("\n".join(fault.words for fault in broken))
    return loop
