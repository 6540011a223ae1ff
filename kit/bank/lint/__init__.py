"""Lint: what a reader can not refuse, but an interview should not have.

Start at `lint`. Each rule is one function in the module of its family: `shape` (S), `asking` (R, Q, B, P), `figures`
(X, K), `anchors` (A, C), `keys` (V), `fairness` (F, J, L) and `life` (M, D). The words they look for are in `words`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from kit.bank.bank import Bank
from kit.bank.lint import anchors, asking, fairness, figures, keys, life, shape
from kit.bank.lint.rule import AnchorPoints, Found, Given, Rule, Severity, Subject
from kit.bank.verify import Verdict
from kit.errors import Problem

__all__ = ["RULES", "Rule", "lint", "lint_question", "severity"]

RULES: tuple[Rule, ...] = tuple(
    thing
    for family in (shape, asking, figures, anchors, keys, fairness, life)
    for thing in vars(family).values()
    if isinstance(thing, Rule)
)
_SEVERITY: Mapping[str, Severity] = {rule.id: rule.severity for rule in RULES}


def lint(
    bank: Bank,
    scales: Mapping[str, AnchorPoints],
    *,
    verdicts: Mapping[str, Verdict | None] | None = None,
    today: datetime.date | None = None,
    skip: Callable[[str], None] = lambda words: None,
) -> tuple[Problem, ...]:
    """Return what the rules find in the questions of *bank*, by file and line; `severity` says how much it matters.

    Args:
        bank: Questions that were read with their places.
        scales: The rating scales by id.
        verdicts: What became of the questions' keys, by question id; None where the key changed since it was last
            executed. Of a question that is left out, rule V09 says nothing.
        today: The day from which the age of reviews counts; the current one when left out.
        skip: Is told, in a sentence, what could not be looked at (rules that need git).
    """
    given = Given(bank, scales, verdicts or {}, today or datetime.datetime.now(datetime.UTC).date(), skip)
    subjects = tuple(Subject(q, *bank.places[q.id], given) for q in bank if q.id in bank.places)
    problems = {
        Problem(found.file, found.line, found.message, rule.id)
        for rule in RULES
        for found in _found_by(rule, subjects, given)
    }
    return tuple(sorted(problems))


def lint_question(
    question: str, bank: Bank, scales: Mapping[str, AnchorPoints], today: datetime.date
) -> tuple[Problem, ...]:
    """Return what the rules that look at one question find in it; those that look at the whole bank are left to `lint`.

    Args:
        question: The id of one that was read with its places.
        bank: The bank it is from.
        scales: The rating scales by id.
        today: The day from which the age of reviews counts.
    """
    if question not in bank.places:
        return ()
    given = Given(bank, scales, {}, today, lambda words: None)
    subject = Subject(bank.question(question), *bank.places[question], given)
    found = {
        Problem(one.file, one.line, one.message, rule.id)
        for rule in RULES
        if rule.of_question
        for one in rule.of_question(subject)
    }
    return tuple(sorted(found))


def _found_by(rule: Rule, subjects: tuple[Subject, ...], given: Given) -> Iterator[Found]:
    if rule.of_question:
        for subject in subjects:
            yield from rule.of_question(subject)
    if rule.of_bank:
        yield from rule.of_bank(subjects, given)


def severity(problem: Problem, bank: Bank) -> Severity:
    """Return whether *problem* is an error, or a warning that does not fail a check.

    What the reader refuses is an error. A question that is a draft, or retired, may fail lint: it is not assembled.

    Examples:
        >>> bank = Bank((), (), ())
        >>> severity(Problem("q/question.yaml", 3, "...", "R02"), bank), severity(Problem("bank.yaml", 1, "..."), bank)
        ('warning', 'error')
    """
    if problem.rule not in _SEVERITY:
        return "error"
    for question in bank:
        if question.status in ("draft", "retired") and Path(problem.file).is_relative_to(
            bank.places[question.id][0]
        ):
            return "warning"
    return _SEVERITY[problem.rule]
