"""What a rule of lint is, and what it is given to look at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, Protocol

from kit.bank.bank import Bank
from kit.bank.diagram import diagram_of, is_drawn
from kit.bank.question import Exhibit, Question
from kit.bank.verify import Verdict
from kit.yamlfile import Lines, Place, line_of

Severity = Literal["error", "warning"]


class AnchorPoints(Protocol):
    """The points of a scale that have an anchor: of a question's first competency, and of its other ones."""

    @property
    def primary(self) -> Sequence[int]: ...

    @property
    def secondary(self) -> Sequence[int]: ...


@dataclass(frozen=True)
class Found:
    """Something that a rule does not accept: where, and in words what was found and what is wanted."""

    file: str
    line: int
    message: str


@dataclass(frozen=True)
class Given:
    """What rules look at beside the question: the whole bank, and what the bank does not hold.

    `verdicts` by question id hold None for a key that changed since it was run, and nothing for one never run. `skip` is
    told, in a sentence, what could not be looked at.
    """

    bank: Bank
    scales: Mapping[str, AnchorPoints]
    verdicts: Mapping[str, Verdict | None]
    today: datetime.date
    skip: Callable[[str], None]


@dataclass(frozen=True)
class Subject:
    """One question with its folder and the lines of its entries."""

    question: Question
    folder: Path
    lines: Lines
    given: Given

    def at(self, place: Place, message: str) -> Found:
        """Return *message* about the entry at *place* of question.yaml."""
        return Found(str(self.folder / "question.yaml"), line_of(self.lines, place), message)

    def in_file(self, name: str, line: int, message: str) -> Found:
        """Return *message* about a *line* of the file *name* of the folder."""
        return Found(str(self.folder / name), line, message)

    @cached_property
    def read_aloud(self) -> tuple[tuple[Place, str], ...]:
        """Everything that an interviewer says to a candidate, with its place, in the order of the page."""
        ask = self.question.ask
        said: list[tuple[Place, str]] = [
            (("ask", "opening"), ask.opening),
            (("ask", "question"), ask.question),
        ]
        if ask.follow_on:
            said.append((("ask", "follow_on"), ask.follow_on))
        said += [(("ask", "candidate_facts", n), fact) for n, fact in enumerate(ask.candidate_facts)]
        said += [(("ask", "if_asked", n), answer.say) for n, answer in enumerate(ask.if_asked)]
        said += [(("probes", n), probe.ask) for n, probe in enumerate(self.question.probes)]
        said += [(("hints", n), hint.say) for n, hint in enumerate(self.question.hints)]
        said += [(("wrong_answers", n, "say"), w.say) for n, w in enumerate(self.question.wrong_answers)]
        return _in_one_line(said)

    @cached_property
    def listened_for(self) -> tuple[tuple[Place, str], ...]:
        """Everything that only interviewers read, with its place: the key and the anchors."""
        q = self.question
        key: list[tuple[Place, str]] = [(("answer", "in_short"), q.answer.in_short)]
        key += [(("answer", "points", n), point.text) for n, point in enumerate(q.answer.points)]
        for n, wrong in enumerate(q.wrong_answers):
            key += [
                (("wrong_answers", n, "claim"), wrong.claim),
                (("wrong_answers", n, "why_wrong"), wrong.why_wrong),
            ]
        key += [(("rating", "anchors", c, value), text) for c, value, text in self.anchors]
        return _in_one_line(key) + self.flags

    @cached_property
    def anchors(self) -> tuple[tuple[str, int, str], ...]:
        """Each anchor as competency, point and text, lowest point first."""
        anchors = self.question.rating.anchors
        return tuple(
            (c, value, " ".join(anchors[c][value].split())) for c in anchors for value in sorted(anchors[c])
        )

    @cached_property
    def flags(self) -> tuple[tuple[Place, str], ...]:
        """The green and red flags, with their places."""
        q = self.question
        green: list[tuple[Place, str]] = [(("green_flags", n), sign) for n, sign in enumerate(q.green_flags)]
        red: list[tuple[Place, str]] = [(("red_flags", n), flag.sign) for n, flag in enumerate(q.red_flags)]
        return _in_one_line(green + red)

    @cached_property
    def prose(self) -> tuple[tuple[Place, str], ...]:
        """Everything that is read or said, with its place."""
        q = self.question
        return ((("title",), q.title), (("summary",), q.summary), *self.read_aloud, *self.listened_for)

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each file of exhibits/ and answers/ that is text, by its name."""
        found = {}
        for name, raw in self.question.files.items():
            try:
                found[name] = raw.decode("utf-8")
            except UnicodeDecodeError:
                continue
        return found

    @cached_property
    def checks(self) -> dict[str, bytes]:
        """The bytes of each file of checks/, by its name."""
        found = sorted((self.folder / "checks").rglob("*"))
        files = [path for path in found if path.is_file() and "__pycache__" not in path.parts]
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}

    @cached_property
    def handed_out(self) -> tuple[tuple[Exhibit, str], ...]:
        """Each exhibit that candidates get and that is text."""
        both = (e for e in self.question.exhibits if e.audience == "both")
        return tuple((e, self.texts[e.file]) for e in both if e.file in self.texts)

    @cached_property
    def drawn(self) -> dict[str, str]:
        """What each diagram that is drawn from data says in words, by its file."""
        diagrams = [e for e in self.question.exhibits if is_drawn(e) and e.file in self.question.files]
        return {e.file: diagram_of(self.question, e).words() for e in diagrams}


def _in_one_line(texts: Iterable[tuple[Place, str]]) -> tuple[tuple[Place, str], ...]:
    """Return *texts* without the line ends of the YAML file, which mean nothing."""
    return tuple((place, " ".join(text.split())) for place, text in texts)


OfQuestion = Callable[[Subject], Iterator[Found]]
OfBank = Callable[[Sequence[Subject], Given], Iterator[Found]]


@dataclass(frozen=True)
class Rule:
    """A rule: its id, how much it matters, what it wants, and what finds the faults.

    It looks at one question at a time, or at all of them together. Rules that look at the same thing from several
    sides share an id.
    """

    id: str
    severity: Severity
    wants: str
    of_question: OfQuestion | None = None
    of_bank: OfBank | None = None


def question_rule(rule: str, severity: Severity) -> Callable[[OfQuestion], Rule]:
    """Make a `Rule` of a function that looks at one question; its docstring says what the rule wants."""
    return lambda find: Rule(rule, severity, _first_line(find), of_question=find)


def bank_rule(rule: str, severity: Severity) -> Callable[[OfBank], Rule]:
    """Make a `Rule` of a function that looks at all questions; its docstring says what the rule wants."""
    return lambda find: Rule(rule, severity, _first_line(find), of_bank=find)


def _first_line(function: Callable[..., object]) -> str:
    return (function.__doc__ or "").strip().splitlines()[0]
