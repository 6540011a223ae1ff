"""From a brief to a loop: the best that its demands allow, proven, checked and explained."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from kit import __version__
from kit.loop.brief import Brief, check_brief
from kit.loop.choice import Choices, choices_of
from kit.loop.clash import StillWorking, counts, no_such_loop
from kit.loop.demand import PRICES
from kit.loop.fault import faults
from kit.loop.form import Forms, parallel_forms, without_times
from kit.loop.layout import Layout, chosen, form_of, lay, program_of
from kit.loop.loop import Asked, Form, Loop
from kit.loop.reason import explained
from kit.loop.solver import Answer, solve
from kit.loop.worth import WEIGHTS, value

RULES = "loop/1"


class WrongLoop(Exception):
    """The solver's loop breaks a rule or is not worth what it says: our fault, so it is never shown."""


def assemble(
    brief: Brief,
    *,
    forms: int = 1,
    overlap: int = 0,
    limit: float = 5.0,
    show: Callable[[Loop], None] | None = None,
    explain: bool = True,
) -> Loop:
    """Return the best loop for *brief*.

    Args:
        brief: All that it is made from.
        forms: How many equivalent forms it has.
        overlap: How many questions two forms may share.
        limit: Seconds for the solver. When they run out the best loop so far is returned, as `feasible`.
        show: Called with each better loop on the way.
        explain: Whether each question is told why it is there; without it, call `explained` later.

    Raises:
        InputError: when the brief speaks of what is not there.
        NoSuchLoop: when no loop meets the brief, with the reason and ways out.
        StillWorking: when the time ran out without a loop and without the proof that there is none.
    """
    check_brief(brief)
    if forms > 1:
        loop = _many_forms(brief, forms, overlap, limit, show)
    else:
        loop = _one_form(brief, limit)
        if show:
            show(loop)
    return explained(loop, brief) if explain else loop


def _many_forms(
    brief: Brief, count: int, overlap: int, limit: float, show: Callable[[Loop], None] | None
) -> Loop:
    timeless = without_times(brief)
    choices = choices_of(timeless)

    def loop_with(forms: Forms) -> Loop:
        loop = loop_of(timeless, choices, forms.forms, forms.bound, overlap)
        return checked(loop, timeless)

    on_the_way = (lambda forms: show(loop_with(forms))) if show else None
    return loop_with(parallel_forms(timeless, choices, count, overlap, limit, on_the_way))


def _one_form(brief: Brief, limit: float) -> Loop:
    choices = choices_of(brief)
    layout = lay(brief, choices)
    if counts(brief, choices):
        raise no_such_loop(layout)
    form, answer = best_form(layout, limit)
    worth = value(form, brief)
    bound = math.floor((answer.bound or 0) / layout.scale + 1e-9)
    if answer.status == "optimal" and bound != worth:
        raise WrongLoop(f"The solver's loop is worth {bound}, and counted again {worth}.")
    return checked(loop_of(brief, choices, [form], bound), brief)


def best_form(layout: Layout, limit: float, letter: str = "A") -> tuple[Form, Answer]:
    """Return the best form of *layout*, and the solver's answer.

    Raises:
        NoSuchLoop: when there is none.
        StillWorking: when the time ran out first.
    """
    program, columns = program_of(layout)
    answer = solve(program, limit=limit)
    if answer.status == "infeasible":
        raise no_such_loop(layout)
    if answer.values is None:
        raise StillWorking(
            f"No loop was found within {limit:g} seconds, and none was ruled out. Give it more time."
        )
    return form_of(chosen(columns, answer.values), layout.brief, letter), answer


def loop_of(brief: Brief, choices: Choices, forms: Sequence[Form], bound: int, overlap: int = 0) -> Loop:
    """Return the loop of these *forms*; its objective is that of the worst, and it is proven when that is *bound*."""
    worst = min(value(form, brief) for form in forms)
    rules = brief.role.plan.rules
    return Loop(
        role=brief.role.id,
        plan=brief.role.version,
        seed=brief.seed,
        status="optimal" if worst >= bound else "feasible",
        objective=worst,
        bound=max(bound, worst),
        asked=Asked(
            keep=tuple(k.question for k in brief.keep),
            ban=tuple(b.question for b in brief.ban),
            relaxed=tuple(f"{name}={to}" for name, to in sorted(brief.relaxed.items())),
            weights=dict(rules.weights),
            prices=dict(rules.prices),
            overlap=overlap,
        ),
        fingerprint=fingerprint(brief, choices, len(forms), overlap),
        forms=tuple(forms),
        made_with={"hiring-kit": __version__, "highspy": _highspy()},
    )


def _highspy() -> str:
    from importlib.metadata import version

    return version("highspy")


def checked(loop: Loop, brief: Brief) -> Loop:
    """Return *loop* when it breaks no rule.

    Raises:
        WrongLoop: with the rules it breaks.
    """
    if broken := faults(loop, brief):
        raise WrongLoop("\n".join(fault.words for fault in broken))
    return loop


def fingerprint(brief: Brief, choices: Choices, forms: int = 1, overlap: int = 0) -> str:
    """Return the SHA-256 of everything that a loop is made from; the same brief has the same on every machine."""
    digests = {q: choices.questions[q].digest for q in sorted(choices.sessions_of)}
    panel = brief.panel.model_dump(mode="json") if brief.panel else None
    if panel:
        panel["interviewers"].sort(key=lambda person: person["id"])
        for person in panel["interviewers"]:
            del person["name"]  # a name decides nothing
    facts = {
        "rules": RULES,
        "role": brief.role.model_dump(mode="json", exclude={"changelog", "context", "job_analysis"}),
        "questions": digests,
        "panel": panel,
        "keep": sorted(map(_entry, brief.keep)),
        "ban": sorted(map(_entry, brief.ban)),
        "leads": sorted(map(_entry, (*brief.keep_leads, *brief.ban_leads))),
        "at": sorted(map(_entry, brief.at)),
        "history": json.loads(json.dumps(asdict(brief.history), default=str)),
        "today": str(brief.today),
        "info": dict(brief.info),
        "relaxed": dict(brief.relaxed),
        "shown": list(brief.shown),
        "seed": brief.seed,
        "forms": forms,
        "overlap": overlap,
        "weights": {**WEIGHTS, **brief.role.plan.rules.weights},
        "prices": {**PRICES, **brief.role.plan.rules.prices},
    }
    text = json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _entry(entry: Any) -> list[str]:
    return [type(entry).__name__, *(str(part) for part in asdict(entry).values())]
