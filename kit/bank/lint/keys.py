"""V: the executable key. Each scenario tells variants apart, and each anchor is backed by one of them."""

from __future__ import annotations

from collections.abc import Iterator

from kit.bank.lint.prose import content, numbers_in
from kit.bank.lint.rule import Found, Subject, question_rule
from kit.bank.lint.words import CHANGES
from kit.bank.question import KeyPoint, VerifyTable
from kit.wording import listed
from kit.yamlfile import Place

EXECUTABLE = ("code", "log", "sql", "plan")


def _tables(s: Subject) -> Iterator[tuple[Place, VerifyTable]]:
    for t, table in enumerate(s.question.verify.tables if s.question.verify else ()):
        yield ("verify", "tables", t), table


def _met(table: VerifyTable) -> dict[str, set[str]]:
    """Return the scenarios that each variant meets: in which it does what is wanted of it."""
    wanted = {x.id: x.want for x in table.scenarios}
    return {
        variant.id: {
            name for name, result in table.expect.get(variant.id, {}).items() if wanted.get(name) == result
        }
        for variant in table.variants
    }


@question_rule("V01", "error")
def code_and_numbers_are_executed(s: Subject) -> Iterator[Found]:
    """A question with code, a log, SQL or numbers has a `verify` that runs something."""
    q = s.question
    if q.verify and (q.verify.tables or q.verify.checks):
        return
    shown = [e.file for e in q.exhibits if e.kind in EXECUTABLE]
    shown += [e.file for e in q.exhibits if e.kind == "table" and numbers_in(s.texts.get(e.file, ""))]
    shown += ["answer.numbers"] if q.answer.numbers else []
    if shown:
        yield s.at(
            ("verify",),
            f"{listed(shown)} can be executed or worked out, but nothing runs: add tables or checks to 'verify'.",
        )


@question_rule("V02", "error")
def scenarios_split_the_variants(s: Subject) -> Iterator[Found]:
    """Each scenario is met by some variants and not by others; one that all must meet is `fair`."""
    for place, table in _tables(s):
        met = _met(table)
        for n, scenario in enumerate(table.scenarios):
            count = sum(scenario.id in names for names in met.values())
            if not scenario.fair and count in (0, len(met)):
                every = "every variant meets" if count else "no variant meets"
                yield s.at(
                    (*place, "scenarios", n),
                    f"{every} '{scenario.id}', so it tells nothing apart: "
                    + (
                        "mark it 'fair: true', or add a variant that fails."
                        if count
                        else "add a variant that does."
                    ),
                )


@question_rule("V03", "error")
def fair_scenarios_split_nothing(s: Subject) -> Iterator[Found]:
    """A `fair` scenario is met by every variant."""
    for place, table in _tables(s):
        met = _met(table)
        for n, scenario in enumerate(table.scenarios):
            fails = [name for name, names in met.items() if scenario.id not in names]
            if scenario.fair and fails:
                yield s.at(
                    (*place, "scenarios", n),
                    f"'{scenario.id}' is fair, but {listed(fails)} {'does' if len(fails) == 1 else 'do'} not meet it: "
                    "every variant must, or it is not fair.",
                )


@question_rule("V04", "error")
def one_variant_meets_all(s: Subject) -> Iterator[Found]:
    """Some variant of each table meets every scenario: the task can be done."""
    for place, table in _tables(s):
        met = _met(table)
        if not any(len(names) == len(table.scenarios) for names in met.values()):
            best = max(met, key=lambda name: len(met[name]), default=None)
            missing = [x.id for x in table.scenarios if best is None or x.id not in met[best]]
            yield s.at(
                place,
                f"no variant meets every scenario; the nearest, '{best}', does not meet {listed(missing)}.",
            )


@question_rule("V05", "error")
def more_met_earns_no_less(s: Subject) -> Iterator[Found]:
    """A variant that meets strictly more scenarios has no lower ceiling."""
    for place, table in _tables(s):
        met = _met(table)
        for n, more in enumerate(table.variants):
            for less in table.variants:
                if not met[less.id] < met[more.id]:
                    continue
                for competency in more.ceiling.keys() & less.ceiling.keys():
                    if more.ceiling[competency] < less.ceiling[competency]:
                        yield s.at(
                            (*place, "variants", n),
                            f"'{more.id}' meets all that '{less.id}' meets and more, but earns {competency} "
                            f"{more.ceiling[competency]} against {less.ceiling[competency]}: it must not be lower.",
                        )


@question_rule("V06", "error")
def anchors_are_backed(s: Subject) -> Iterator[Found]:
    """Each anchor is the ceiling of a variant, or is listed in `reasoning_only`."""
    verify = s.question.verify
    if verify is None:
        return
    backed = {
        pair for _, table in _tables(s) for variant in table.variants for pair in variant.ceiling.items()
    }
    backed |= {(c, value) for c, values in verify.reasoning_only.items() for value in values}
    for competency, anchors in s.question.rating.anchors.items():
        for value in anchors:
            if (competency, value) not in backed:
                yield s.at(
                    ("rating", "anchors", competency, value),
                    f"no variant has the ceiling {competency} {value}: add one, "
                    "or list the point in verify.reasoning_only.",
                )


@question_rule("V07", "warning")
def musts_are_shown(s: Subject) -> Iterator[Found]:
    """Each must point is shown by a scenario, a check or a landmark, unless the question is about reasoning."""
    if s.question.verify is None or _is_reasoning(s):
        return
    shown = {name for _, table in _tables(s) for scenario in table.scenarios for name in scenario.shows}
    for n, point in enumerate(s.question.answer.points):
        if point.must and point.id not in shown and not _is_proved(s, point):
            yield s.at(
                ("answer", "points", n),
                f"nothing shows '{point.id}', which is a must: add it to the 'shows' of a scenario, "
                "or tie what it says to an exhibit with a landmark or a check.",
            )


def _is_reasoning(s: Subject) -> bool:
    """Return whether every anchor of the question's own competency differs only in reasoning."""
    q = s.question
    only = q.verify.reasoning_only.get(q.competency, ()) if q.verify else ()
    return set(q.rating.anchors.get(q.competency, ())) <= set(only)


def _is_proved(s: Subject, point: KeyPoint) -> bool:
    """Return whether a landmark, a check or the numbers of the key speak of what *point* says."""
    q = s.question
    texts = [" ".join(str(x) for x in (m.contains, m.equals) if x is not None) for m in q.answer.landmarks]
    # A cell that is kept true speaks of its whole table: what its columns are called.
    marked = {m.exhibit for m in q.answer.landmarks if m.row is not None}
    texts += [s.texts[e.file].partition("\n")[0] for e in q.exhibits if e.id in marked and e.file in s.texts]
    texts += [f"line {m.line}" for m in q.answer.landmarks if m.line]
    checks = q.verify.checks if q.verify else ()
    texts += [f"{check.claim} {check.prints or ''}" for check in checks]
    if any(check.prints_numbers for check in checks):
        texts += [str(n) for n in q.answer.numbers.values()]
    figures = {n for n in numbers_in(point.text) if n > 9 or n != int(n)}
    words = set(content(point.text))
    return any(figures & numbers_in(text) or len(words & set(content(text))) >= 2 for text in texts)


@question_rule("V08", "warning")
def wrong_designs_are_executed(s: Subject) -> Iterator[Found]:
    """Each wrong answer that is a change to the exhibit is a variant that runs."""
    if _is_reasoning(s) or not any(True for _ in _tables(s)):
        return
    run = {variant.wrong for _, table in _tables(s) for variant in table.variants}
    for n, wrong in enumerate(s.question.wrong_answers):
        first = wrong.claim.split()[0].lower()
        if first in CHANGES and wrong.id not in run:
            yield s.at(
                ("wrong_answers", n),
                f"'{wrong.id}' is a change that can be executed, but no variant has 'wrong: {wrong.id}': "
                "let it run and fail.",
            )


@question_rule("V09", "error")
def the_key_holds(s: Subject) -> Iterator[Found]:
    """Every claim of the key was executed since it last changed, and holds; silent where it never was executed."""
    q = s.question
    if q.id not in s.given.verdicts or (q.verify is None and not q.answer.landmarks):
        return
    verdict = s.given.verdicts[q.id]
    again = f"run `hiring-kit bank verify {q.id}`."
    if verdict is None:
        yield s.at(("verify",), f"the key was not executed since it last changed: {again}")
        return
    for failure in verdict.failed:
        seen = " ".join(failure.output.split())[:120]
        yield s.at(
            _check_place(s, failure.check),
            f"{failure.check}: {failure.claim} does not hold ({seen}): {again}",
        )


def _check_place(s: Subject, check: str) -> Place:
    """Return where the claim stands that a run calls *check*: `table/variant/scenario`, or the id of a check."""
    name = check.split("/")
    for place, table in _tables(s):
        if table.id == name[0] and len(name) == 3:
            return (*place, "expect", name[1])
    for n, one in enumerate(s.question.verify.checks if s.question.verify else ()):
        if one.id == check:
            return ("verify", "checks", n)
    return ("answer", "landmarks") if check == "landmark" else ("verify",)
