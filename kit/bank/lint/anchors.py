"""A and C: what an answer looks like at each point, and whether the probes, hints and wrong answers reach it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz import fuzz

from kit.bank.lint.prose import found_in, pattern, without_quotes
from kit.bank.lint.rule import Found, Subject, question_rule
from kit.bank.lint.words import IRREGULAR, NOT_VAGUE, OBSERVABLE, PERSONALITY, VAGUE
from kit.wording import listed
from kit.yamlfile import Place

MOST_WORDS = 60
TOO_ALIKE = 80
LEAST_PROBES = 3
LEAST_HINTS = 2
LEAST_WRONG_ANSWERS = 2

_VAGUE = pattern(*VAGUE)
_NOT_VAGUE = pattern(*NOT_VAGUE)
_PERSONALITY = pattern(*PERSONALITY)
_CLAUSE = re.compile(r"[.;:,()]+\s*|\s+(?=(?:and|or|but|then|which|who|that) )")
_LEADS_IN = re.compile(
    r"(?:and|or|but|then|which|who|that|also|only|never|even|both|either|still|first|at most|"
    r"does not|do not|did not|can not|cannot|can|would|could|may|will|as \d|the candidate|people|they)\s+",
    re.IGNORECASE,
)


@question_rule("A01", "error")
def every_competency_has_anchors(s: Subject) -> Iterator[Found]:
    """Every competency of the question has anchors."""
    for competency in s.question.competencies:
        if not s.question.rating.anchors.get(competency):
            yield s.at(("rating", "anchors"), f"{competency} has no anchors: it can not be rated.")


@question_rule("A02", "error")
def anchors_stand_at_the_points_of_the_scale(s: Subject) -> Iterator[Found]:
    """The first competency has an anchor at every point of the scale, the others at its secondary points."""
    q = s.question
    scale = s.given.scales.get(q.rating.scale)
    if scale is None:
        return
    for competency, anchors in q.rating.anchors.items():
        wanted = scale.primary if competency == q.competency else scale.secondary
        if sorted(anchors) != sorted(wanted) and anchors:
            yield s.at(
                ("rating", "anchors", competency),
                f"{competency} has anchors at {listed(sorted(anchors))}: scale '{q.rating.scale}' "
                f"has them at {listed(sorted(wanted))}.",
            )


@question_rule("A03", "error")
def anchors_say_what_is_done(s: Subject) -> Iterator[Found]:
    """An anchor says something that can be seen or heard, verb first."""
    for competency, value, text in s.anchors:
        if not any(_is_observable(clause) for clause in _CLAUSE.split(text)):
            yield s.at(
                ("rating", "anchors", competency, value),
                f"{competency} {value} begins no clause with something that can be seen or heard: "
                "write what is said or done, verb first ('Names ...', 'Does not ask ...').",
            )


def _is_observable(clause: str) -> bool:
    clause = clause.strip().lstrip("\"'“")
    while match := _LEADS_IN.match(clause):
        clause = clause[match.end() :]
    first = re.match(r"[A-Za-z]*", clause)
    return first is not None and first.group().lower() in _SEEN


def _inflected() -> frozenset[str]:
    """Return the observable verbs as 'says' and 'asked', and the plain form for 'does not find'."""
    forms = set(IRREGULAR)
    for verb in OBSERVABLE:
        ends_in_y = verb.endswith("y") and verb[-2] not in "aeiou"
        stem = verb[:-1] + "i" if ends_in_y else verb
        forms |= {
            verb,
            stem + ("es" if ends_in_y or verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"),
        }
        forms |= {stem + ("d" if verb.endswith("e") else "ed"), verb + verb[-1] + "ed"}
    return frozenset(forms)


_SEEN = _inflected()


@question_rule("A04", "warning")
def anchors_are_not_vague(s: Subject) -> Iterator[Found]:
    """An anchor has no adjective or adverb of quality: it says what can be counted."""
    for competency, value, text in s.anchors:
        plain = _NOT_VAGUE.sub(" ", without_quotes(text).lower())
        found = dict.fromkeys(m.group() for m in found_in(_VAGUE, plain))
        if found:
            yield s.at(
                ("rating", "anchors", competency, value),
                f"{competency} {value}: {listed(repr(w) for w in found)} can not be counted: "
                "write what is said or done.",
            )


@question_rule("A05", "warning")
def anchors_are_short(s: Subject) -> Iterator[Found]:
    """An anchor has at most 60 words."""
    for competency, value, text in s.anchors:
        if (count := len(text.split())) > MOST_WORDS:
            yield s.at(
                ("rating", "anchors", competency, value),
                f"{competency} {value} has {count} words: at most {MOST_WORDS}.",
            )


@question_rule("A06", "warning")
def neighbours_differ(s: Subject) -> Iterator[Found]:
    """An anchor adds something that the one below it does not say."""
    for (below, low, less), (competency, value, text) in pairwise(s.anchors):
        alike = fuzz.token_set_ratio(less.lower(), text.lower()) if below == competency else 0
        if alike > TOO_ALIKE:
            yield s.at(
                ("rating", "anchors", competency, value),
                f"{competency} {low} and {value} are {alike:.0f} percent alike, at most {TOO_ALIKE}: "
                "each step adds something new that can be counted.",
            )


@question_rule("A07", "error")
def nobody_is_rated_for_who_they_are(s: Subject) -> Iterator[Found]:
    """What is rated is said or done: never personality, fluency, looks or speed."""
    rated: list[tuple[Place, str]] = [(("rating", "anchors", c, value), text) for c, value, text in s.anchors]
    rated += [(("answer", "points", n), p.text) for n, p in enumerate(s.question.answer.points)]
    for place, text in (*rated, *s.flags):
        for match in found_in(_PERSONALITY, without_quotes(text)):
            yield s.at(
                place,
                f"'{match.group()}' is about the person, not about the answer: write what is said or done.",
            )


@question_rule("C01", "error")
def there_are_probes(s: Subject) -> Iterator[Found]:
    """A question has three probes or more."""
    if (count := len(s.question.probes)) < LEAST_PROBES:
        yield s.at(("probes",), f"{count} probes: {LEAST_PROBES} or more are needed.")


@question_rule("C02", "warning")
def musts_are_always_asked_for(s: Subject) -> Iterator[Found]:
    """Each must point is sought by a probe that is always asked."""
    always = {point for probe in s.question.probes if probe.when == "always" for point in probe.seeks}
    for n, point in enumerate(s.question.answer.points):
        if point.must and point.id not in always:
            yield s.at(
                ("answer", "points", n),
                f"no probe that is always asked seeks '{point.id}', which is a must: "
                "some candidates would never be asked for it.",
            )


@question_rule("C03", "error")
def scenarios_show_known_points(s: Subject) -> Iterator[Found]:
    """The points that a scenario shows exist (the reader looks at those that probes seek)."""
    points = {p.id for p in s.question.answer.points}
    for t, table in enumerate(s.question.verify.tables if s.question.verify else ()):
        for n, scenario in enumerate(table.scenarios):
            for name in scenario.shows:
                if name not in points:
                    yield s.at(
                        ("verify", "tables", t, "scenarios", n),
                        f"unknown key point '{name}': the points are {listed(sorted(points))}.",
                    )


@question_rule("C04", "warning")
def every_point_is_reached(s: Subject) -> Iterator[Found]:
    """Each point is sought by some probe."""
    sought = {point for probe in s.question.probes for point in probe.seeks}
    for n, point in enumerate(s.question.answer.points):
        if point.id not in sought:
            yield s.at(("answer", "points", n), f"no probe seeks '{point.id}': add it to the 'seeks' of one.")


@question_rule("C06", "error")
def hints_cost_more_and_more(s: Subject) -> Iterator[Found]:
    """There are two hints or more; the first is free, and each next one costs more."""
    hints = s.question.hints
    if len(hints) < LEAST_HINTS:
        yield s.at(("hints",), f"{len(hints)} hints: {LEAST_HINTS} or more are needed.")
    if hints and hints[0].cost != 0:
        yield s.at(("hints", 0), f"the first hint costs {hints[0].cost}: it must be free (cost: 0).")
    for n, (one, another) in enumerate(pairwise(hints), 1):
        if another.cost <= one.cost:
            yield s.at(
                ("hints", n),
                f"this hint costs {another.cost} and the one before it {one.cost}: it must rise.",
            )


@question_rule("C07", "warning")
def there_are_wrong_answers(s: Subject) -> Iterator[Found]:
    """A question has two wrong answers or more."""
    if (count := len(s.question.wrong_answers)) < LEAST_WRONG_ANSWERS:
        yield s.at(
            ("wrong_answers",),
            f"{count} wrong answers: {LEAST_WRONG_ANSWERS} or more help to hear the right one.",
        )
