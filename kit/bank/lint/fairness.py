"""F, J and L: equal terms for everybody, a tie to the job, and no answer in what candidates get."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kit.bank.competency import Competencies
from kit.bank.lint.prose import content, quoted, sentences, share_inside
from kit.bank.lint.rule import Found, Given, Subject, bank_rule, question_rule
from kit.bank.question import Question
from kit.errors import InputError
from kit.wording import listed
from kit.yamlfile import Place, line_of, near, read_model

LEAK = 0.75
LEAST_LEAK_WORDS = 4
LEAK_WORDS = 7  # a shorter text has to be there as a whole
PROSE = (".txt", ".md")

_COMMENTS = {"py": r"#", "sh": r"#", "yaml": r"#", "sql": r"--", "js": r"//", "mjs": r"//", "ts": r"//"}


@question_rule("F01", "error")
def everybody_can_take_part(s: Subject) -> Iterator[Found]:
    """A question names accommodations and the tasks of the job that it stands for."""
    fairness = s.question.fairness
    if not fairness.accommodations:
        yield s.at(
            ("fairness",), "no accommodations: say what may be given earlier, in writing, or with more time."
        )
    if not fairness.job_link.tasks:
        yield s.at(
            ("fairness", "job_link"), "no tasks: name the tasks of the job (competencies.yaml) it stands for."
        )


@bank_rule("F02", "error")
def twins_ask_for_the_same(subjects: Sequence[Subject], given: Given) -> Iterator[Found]:
    """Questions of one family have the same scenarios and ceilings."""
    families: dict[str, list[Subject]] = {}
    for s in subjects:
        families.setdefault(s.question.family, []).append(s)
    for first, *others in families.values():
        for twin in others:
            for what, here, there in _differences(twin.question, first.question):
                yield twin.at(
                    ("verify", "tables") if twin.question.verify else ("family",),
                    f"its twin {first.question.id} has other {what}: {listed(here) or 'none'} here, "
                    f"{listed(there) or 'none'} there. Make them the same, or give it a family of its own.",
                )


def _differences(one: Question, other: Question) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield what differs between the keys of twins, with what only the one and only the other has."""
    for what, of in (("scenarios", _scenarios), ("ceilings", _ceilings)):
        here, there = of(one), of(other)
        if here != there:
            yield what, sorted((here - there).elements()), sorted((there - here).elements())


def _scenarios(q: Question) -> Counter[str]:
    tables = q.verify.tables if q.verify else ()
    return Counter(f"{table.id}/{scenario.id}" for table in tables for scenario in table.scenarios)


def _ceilings(q: Question) -> Counter[str]:
    """Return the ceilings of each table; variants may be called otherwise in another language."""
    tables = q.verify.tables if q.verify else ()
    return Counter(
        f"{t.id}: {c} {value}" for t in tables for v in t.variants for c, value in sorted(v.ceiling.items())
    )


@bank_rule("J01", "error")
def tasks_rest_on_field_notes(subjects: Sequence[Subject], given: Given) -> Iterator[Found]:
    """Every task names field notes that say the job asks for it, and they exist."""
    notes = given.bank.field_notes
    for bank in dict.fromkeys(s.folder.parent.parent.parent for s in subjects):
        path = bank / "competencies.yaml"
        if not path.exists():
            continue
        try:
            read, lines = read_model(path, Competencies, schema="competency/1")
        except InputError:
            continue  # the reader has said so
        for n, task in enumerate(read.tasks):
            line = line_of(lines, ("tasks", n, "evidence"))
            if not task.evidence:
                yield Found(
                    str(path), line, f"task '{task.id}' has no evidence: name field notes that speak of it."
                )
            for name in task.evidence:
                if name not in notes:
                    yield Found(
                        str(path),
                        line,
                        f"task '{task.id}': no field note '{name}' in field_notes.csv.{near(name, notes)}",
                    )


@question_rule("L01", "error")
def nothing_gives_the_answer_away(s: Subject) -> Iterator[Found]:
    """What candidates get holds no text of the key, the hints, the anchors or answers/."""
    given = _given_to_candidates(s)
    for name, text in s.texts.items():
        if not name.startswith("answers/"):
            continue
        for exhibit, shown in s.handed_out:
            if (code := _code_only(name, text)) and code == _code_only(exhibit.file, shown):
                yield s.in_file(
                    exhibit.file, 1, f"the exhibit is the answer {name}: candidates would get it."
                )
    told = set()
    for secret, text in _secrets(s):
        words = frozenset(content(text))
        if len(words) < LEAST_LEAK_WORDS:
            continue
        wanted = (int(LEAK * len(words)) + 1) / len(words) if len(words) >= LEAK_WORDS else 1
        for found, passage, there in given:
            if len(words & there) < wanted * len(words):
                continue
            share = share_inside(words, passage)
            if share >= wanted and (secret, id(passage)) not in told:
                told.add((secret, id(passage)))
                yield found(
                    f"it holds {share:.0%} of the words of {secret} ({quoted(text)}): "
                    "candidates would be given the answer. Take it out of one of them."
                )


def _given_to_candidates(s: Subject) -> list[tuple]:
    """Return what candidates get or hear first: what makes a `Found`, its words in order, and as a set."""
    q = s.question
    said: list[tuple[Place, str]] = [(("title",), q.title)]
    said += [(place, text) for place, text in s.read_aloud if place[:2] in _FIRST]
    for n, exhibit in enumerate(q.exhibits):
        if exhibit.audience == "both":
            said.append((("exhibits", n), f"{exhibit.title} {exhibit.alt or ''}"))
    given = [(lambda words, place=place: s.at(place, words), text) for place, text in said]
    given += [
        (lambda words, name=e.file: s.in_file(name, 1, words), s.drawn.get(e.file, text))
        for e, text in s.handed_out
    ]
    return [(found, words, frozenset(words)) for found, text in given for words in [content(text)]]


_FIRST = {("ask", "opening"), ("ask", "question"), ("ask", "candidate_facts")}


def _secrets(s: Subject) -> Iterator[tuple[str, str]]:
    """Yield each text that candidates must not get, with the name of what it is part of; long ones by the sentence."""
    q = s.question
    for point in q.answer.points:
        yield f"key point {point.id}", point.text
    for wrong in q.wrong_answers:
        yield f"wrong answer {wrong.id}", f"{wrong.claim} {wrong.why_wrong}"
    for n, hint in enumerate(q.hints, 1):
        yield f"hint {n}", hint.say
    long = [("answer.in_short", q.answer.in_short)]
    long += [(f"the anchor {competency} {value}", text) for competency, value, text in s.anchors]
    long += [
        (name, text) for name, text in s.texts.items() if name.startswith("answers/") and name.endswith(PROSE)
    ]
    for name, text in long:
        # Short sentences of a long text often repeat a fact, which gives nothing away.
        yield from (
            (name, sentence) for sentence in sentences(text) if len(set(content(sentence))) >= LEAK_WORDS
        )


@lru_cache(maxsize=4096)
def _code_only(name: str, text: str) -> str:
    """Return *text* without comments and spaces, to see whether two files are the same."""
    mark = _COMMENTS.get(name.rpartition(".")[2])
    return "".join(re.sub(rf"(?m)(?:^|\s){mark}.*$", "", text).split() if mark else text.split())
