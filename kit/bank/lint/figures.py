"""X and K: line numbers and numbers in the key stand for something in the exhibits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.bank.lint.prose import numbers_in, numbers_said
from kit.bank.lint.rule import Found, Subject, question_rule
from kit.wording import listed
from kit.yamlfile import Place

_LINE = re.compile(r"\blines? (\d+)(?:(?:-|–| to )(\d+))?((?:, \d+)*(?:,? (?:and|or) \d+)?)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# Numbers that name a part of the page, not a quantity.
_REFERENCE = re.compile(
    r"\b(?:as|point|rating|hints?|probes?|step|option|version|level|row) [1-9](?:(?:,| or| and| to|-) ?[1-9])*(?!\d|[.,:]\d)",
    re.IGNORECASE,
)
# Protocols give these a meaning of their own.
STATUS_CODES = numbers_in(
    "200 201 202 204 301 302 304 307 308 400 401 403 404 405 409 410 412 413 415 422 423 429 500 501 502 503 504"
)


@question_rule("X01", "warning")
def a_line_number_has_a_landmark(s: Subject) -> Iterator[Found]:
    """Each 'line 12' in the key has a landmark that keeps it true."""
    marked = {mark.line for mark in s.question.answer.landmarks if mark.line is not None}
    for place, text in _key(s):
        for match in _LINE.finditer(text):
            first, last, rest = match.groups()
            lines = {int(n) for n in (first, last, *re.findall(r"\d+", rest)) if n}
            if missing := sorted(lines - marked):
                yield s.at(
                    place,
                    f"'{match.group().strip()}': no landmark keeps line {listed(missing)} true. "
                    "Add {exhibit, line, contains} to answer.landmarks.",
                )


@question_rule("K01", "warning")
def a_number_has_a_source(s: Subject) -> Iterator[Found]:
    """Each number in the key stands in an exhibit, a fact, `numbers`, a promise or something printed."""
    known = _known_numbers(s) | STATUS_CODES
    for place, text in _key(s):
        plain = _REFERENCE.sub(" ", _LINE.sub(" ", text))
        missing = [said for said, value in numbers_said(plain) if value not in known]
        if missing:
            yield s.at(
                place,
                f"{listed(dict.fromkeys(missing))} {'stands' if len(missing) == 1 else 'stand'} in no exhibit, fact, "
                "promise or print: mend the number, or add it to answer.numbers and let a check work it out.",
            )


def _key(s: Subject) -> Iterator[tuple[Place, str]]:
    """Yield each text of the key that holds a digit, with its place."""
    hints = [(("hints", n), hint.say) for n, hint in enumerate(s.question.hints)]
    said = [(("wrong_answers", n, "say"), wrong.say) for n, wrong in enumerate(s.question.wrong_answers)]
    return ((place, text) for place, text in (*s.listened_for, *hints, *said) if _DIGIT.search(text))


def _known_numbers(s: Subject) -> set[float]:
    q = s.question
    texts = [q.ask.opening, q.ask.question, q.ask.follow_on or "", *q.ask.candidate_facts]
    texts += [text for asked in q.ask.if_asked for text in (asked.ask, asked.say)]
    texts += [p.ask for p in q.probes] + [e.title for e in q.exhibits]
    texts += [s.texts[e.file] for e in q.exhibits if e.file in s.texts]
    for mark in q.answer.landmarks:
        texts += [str(x) for x in (mark.contains, mark.equals, mark.count, mark.row) if x is not None]
    for table in q.verify.tables if q.verify else ():
        texts += [scenario.promise for scenario in table.scenarios] + [p.text for p in table.prints]
        for variant in table.variants:
            texts += [variant.title, variant.value or "", *variant.args]
    for check in q.verify.checks if q.verify else ():
        texts += [check.claim, check.prints or ""]
    texts += [str(n) for n in q.answer.numbers.values()]
    return numbers_in("\n".join(texts))
