"""Adverse impact: totals of groups at each stage, apart from all scoring.

Only totals come in, nothing is kept, and no score is broken down by group. The four-fifths rule: Uniform Guidelines on
Employee Selection Procedures, 29 CFR 1607.4 D; the interval: Katz et al. 1978, Biometrics 34:469.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import exp, isnan, log, nan, sqrt
from typing import Any

from kit.errors import Problem, RatingsError
from kit.scoring import gate, words
from kit.scoring.distribution import fisher_two_sided
from kit.wording import listed

LEAST_SHARE = 0.02  # of those considered: a smaller group is not the one that others are held against
SURE_EXACT = 1.959963984540054  # the normal quantile of 95 %, to all digits
NOT_SHOWN = "not shown"


@dataclass(frozen=True)
class Group:
    """How many of a group were considered at a stage, and how many went on."""

    stage: str
    group: str
    considered: int
    selected: int


@dataclass(frozen=True)
class Impact:
    """A group beside the one with the highest rate: the impact ratio with its 95 % interval, and what it says.

    Rates are shares. `ratio` is NaN where nobody of the reference went on. `p` is Fisher's exact test, two-sided; `z`
    the pooled test of two shares. `code` is `impact_small` where there are too few people for a word.
    """

    stage: str
    group: str
    reference: str
    rate: float
    reference_rate: float
    ratio: float
    low: float
    high: float
    p: float
    z: float
    smallest_expected: float
    below_four_fifths: bool
    words: str
    code: str = ""


def totals_of(rows: Iterable[tuple[int, Mapping[str, str]]], file: str = "totals.csv") -> tuple[Group, ...]:
    """Return totals from rows of text with `stage`, `group`, `considered` and `selected`, each with its line.

    Raises:
        RatingsError: with every problem at its line.

    Examples:
        >>> totals_of([(2, {"stage": "screen", "group": "a", "considered": "80", "selected": "48"})])
        (Group(stage='screen', group='a', considered=80, selected=48),)
    """
    found, problems = [], []
    seen: dict[tuple[str, str], int] = {}
    for line, row in rows:
        missing = [c for c in ("stage", "group", "considered", "selected") if not (row.get(c) or "").strip()]
        if missing:
            problems.append(Problem(file, line, f"{listed(missing)} must be filled in."))
            continue
        stage, group = row["stage"].strip(), row["group"].strip()
        numbers = [row[c].strip() for c in ("considered", "selected")]
        if not all(n.isascii() and n.isdigit() and len(n) < 10 for n in numbers):
            got = listed([number[:60] for number in numbers])
            said = f"'considered' and 'selected' must be whole numbers below 1,000,000,000 (got {got})."
            problems.append(Problem(file, line, said))
            continue
        considered, selected = map(int, numbers)
        if selected > considered:
            problems.append(Problem(file, line, f"{selected} were selected of {considered}."))
        if (stage, group) in seen:
            problems.append(Problem(file, line, f"'{group}' at '{stage}' stands in line {seen[stage, group]} already."))  # fmt: skip
        seen.setdefault((stage, group), line)
        found.append(Group(stage, group, considered, selected))
    if not found and not problems:
        problems.append(Problem(file, 2, "there is no row in this file."))
    if problems:
        raise RatingsError(problems)
    return tuple(found)


def impacts(groups: Iterable[Group]) -> tuple[Impact, ...]:
    """Return each group beside the one with the highest rate, stage by stage.

    Groups of fewer than five people are put together under `not shown`; when even these are fewer than five they are
    left out, so that nobody can be recognised. A group of less than two in a hundred is never what others are held
    against.

    Examples:
        >>> found = impacts([Group("interview", "a", 80, 48), Group("interview", "b", 40, 12)])
        >>> found[0].group, round(found[0].ratio, 2), found[0].words
        ('b', 0.5, 'Review this stage.')
    """
    by_stage: dict[str, list[Group]] = {}
    for group in groups:
        by_stage.setdefault(group.stage, []).append(group)
    return tuple(found for stage in by_stage.values() for found in _stage(stage))


def _stage(groups: list[Group]) -> list[Impact]:
    shown = [g for g in groups if g.considered >= gate.SHOWN_GROUP]
    small = [g for g in groups if g.considered < gate.SHOWN_GROUP]
    rest = Group(groups[0].stage, NOT_SHOWN, sum(g.considered for g in small), sum(g.selected for g in small))
    if rest.considered >= gate.SHOWN_GROUP:
        shown.append(rest)
    total = sum(g.considered for g in groups)
    able = [g for g in shown if g.group != NOT_SHOWN and g.considered >= LEAST_SHARE * total]
    if not able:
        return []
    reference = max(able, key=lambda g: (g.selected / g.considered, g.considered, g.group))
    return [impact(reference, g) for g in shown if g != reference]


def impact(reference: Group, focal: Group) -> Impact:
    """Return one group beside another.

    Args:
        reference: The group with the highest rate.
        focal: The group that is held against it. Both have at least one person.
    """
    n1, a, n2, b = focal.considered, focal.selected, reference.considered, reference.selected
    rate, base = a / n1, b / n2
    ratio = rate / base if base else nan
    low, high = _interval(a, n1, b, n2)
    pooled = (a + b) / (n1 + n2)
    spread = sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    z = (base - rate) / spread if spread else 0.0
    p = fisher_two_sided(b, n2 - b, a, n1 - a)
    expected = min(n1, n2) * min(pooled, 1 - pooled)
    below = 5 * a * n2 < 4 * b * n1  # in whole numbers: .8 is no binary fraction
    found = Impact(
        focal.stage, focal.group, reference.group, rate, base, ratio, low, high, p, z, expected, below, ""
    )
    return replace(found, words=_word(found), code="impact_small" if expected < gate.EXPECTED_CELL else "")


def _interval(a: float, n1: float, b: float, n2: float) -> tuple[float, float]:
    if 0 in (a, b, n1 - a, n2 - b):  # a zero cell: half a person in each of the four
        a, b, n1, n2 = a + 0.5, b + 0.5, n1 + 1.0, n2 + 1.0
    middle, se = log((a / n1) / (b / n2)), sqrt(1 / a - 1 / n1 + 1 / b - 1 / n2)
    return exp(middle - SURE_EXACT * se), exp(middle + SURE_EXACT * se)


def _word(found: Impact) -> str:
    if found.smallest_expected < gate.EXPECTED_CELL:
        return words.IMPACT_SMALL
    if found.below_four_fifths:
        return words.IMPACT_REVIEW if found.p < 0.05 else words.IMPACT_BELOW
    return words.IMPACT_SMALL_DIFFERENCE if found.p < 0.05 else words.IMPACT_NONE


def impact_lines(found: Iterable[Impact]) -> tuple[str, ...]:
    """Return what the command line prints: a line for each group, and what the law may say."""
    told = []
    for one in found:
        ratio = "no ratio" if isnan(one.ratio) else f"ratio {one.ratio:.2f} ({one.low:.2f} to {one.high:.2f})"
        told.append(
            f"{one.stage}, {one.group} beside {one.reference}: {one.rate:.0%} and {one.reference_rate:.0%}, {ratio}, "
            f"chance alone {one.p:.3f}. {one.words}"
        )
    return (*(told or ["There are too few people to hold any group against another."]), words.IMPACT_LAW)


def impact_json(found: Iterable[Impact]) -> dict[str, Any]:
    """Return the document of `hiring-kit impact --json`."""
    return {
        "impacts": [vars(one) | {"ratio": None if isnan(one.ratio) else one.ratio} for one in found],
        "notes": [words.IMPACT_LAW],
    }
