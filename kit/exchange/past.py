"""Cards that were filled in another system: how people rated there, for what is known of interviewers' severity.

They never count as cards of an opening here: the other system's rules on who saw whose ratings are unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from typing import Any, Literal

from kit.errors import Problem
from kit.exchange.table import MOST_PROBLEMS
from kit.scorecard import Recommendation

System = Literal["greenhouse", "ashby"]


@dataclass(frozen=True)
class PastRating:
    """A rating as its source had it: `scale` and `label` are the source's, `ordinal` its place there from 1.

    Without an ordinal it was not given. `question` is known only in what we wrote ourselves.
    """

    competency: str
    scale: str
    ordinal: int | None
    label: str
    question: str = ""


@dataclass(frozen=True)
class PastCard:
    """A card of another system; all ids are the other system's."""

    system: System
    id: str
    updated_at: str
    candidate: str
    interviewer: str
    interviewer_email: str
    interviewer_name: str
    session: str
    submitted_at: str
    recommendation: Recommendation | None
    ratings: tuple[PastRating, ...]


@dataclass(frozen=True)
class Past:
    """What a file of another system gave: its cards, each problem, and what has no counterpart here, with counts."""

    cards: tuple[PastCard, ...]
    problems: tuple[Problem, ...]
    without_counterpart: Mapping[str, int]


class Reader:
    """Takes values out of a foreign document by name, and keeps each problem with its path."""

    def __init__(self, file: str):
        self.file = file
        self.problems: list[Problem] = []

    def problem(self, number: int, path: str, words: str) -> None:
        """Keep a problem of the entry *number*, counted from 1, as long as there are not too many."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.file, number, f"{path}: {words}"))

    def text(
        self, entry: Mapping[str, Any], name: str, number: int, path: str, *, needed: bool = True
    ) -> str:
        """Return the text or whole number under *name* as text; empty, and a problem, when a needed one is missing."""
        value = entry.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int | None):
            self.problem(number, f"{path}.{name}", f"must be text (got {_kind(value)}).")
        elif value is None or value == "":
            if needed:
                self.problem(number, f"{path}.{name}", "is missing.")
        else:
            return str(value)
        return ""

    def moment(self, entry: Mapping[str, Any], name: str, number: int, path: str) -> str:
        """Return the moment under *name* as it is written; a problem, when it is missing or none (ISO 8601)."""
        written = self.text(entry, name, number, path)
        try:
            datetime.fromisoformat(written or "2000-01-01")
        except ValueError:
            self.problem(number, f"{path}.{name}", f"must be a moment (got '{written[:40]}').")
        return written

    def has_any(self, entry: Mapping[str, Any], names: Set[str], number: int, path: str) -> bool:
        """Return whether *entry* has one of *names* at least; with none it is something else, and a problem."""
        if names & entry.keys():
            return True
        self.problem(number, path, f"has nothing of a card ({', '.join(sorted(names))}).")
        return False

    def entries(self, value: Any, number: int, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield each object of a list with its path; what is none is a problem. A missing list has none."""
        if not isinstance(value, list | None):
            self.problem(number, path, f"must be a list (got {_kind(value)}).")
            return
        for index, one in enumerate(value or ()):
            if isinstance(one, dict):
                yield f"{path}[{index}]", one
            else:
                self.problem(number, f"{path}[{index}]", f"must be an object (got {_kind(one)}).")

    def group(self, entry: Mapping[str, Any], name: str, number: int, path: str) -> Mapping[str, Any]:
        """Return the object under *name*; empty, and a problem, when it is none."""
        value = entry.get(name)
        if isinstance(value, dict):
            return value
        words = "is missing." if value is None else f"must be an object (got {_kind(value)})."
        self.problem(number, f"{path}.{name}", words)
        return {}


def _kind(value: object) -> str:
    names = {
        dict: "an object",
        list: "a list",
        bool: "true or false",
        float: "a number",
        int: "a number",
        str: "text",
    }
    return names.get(type(value), "nothing")


def competency_of(name: str) -> tuple[str, str]:
    """Return the competency and the question that a name stands for; a foreign name becomes an id as ours are written.

    Examples:
        >>> competency_of("debugging (lost-orders)")
        ('debugging', 'lost-orders')
        >>> competency_of("Problem Solving & Logic")
        ('problem_solving_logic', '')
    """
    if ours := re.match(r"([a-z]+(?:_[a-z]+)*) \(([a-z0-9]+(?:-[a-z0-9]+)*)\)\Z", name):
        return ours[1], ours[2]
    return re.sub(r"[\W_]+", "_", name.lower()).strip("_"), ""


def name_of(competency: str, question: str) -> str:
    """Return the name under which a rating goes out: what `competency_of` reads again."""
    return f"{competency} ({question})"


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def text_of(html: str) -> str:
    """Return the text of a little HTML, entities decoded once, and no tags.

    Examples:
        >>> text_of("<p>Good &amp; calm</p>")
        'Good & calm'
    """
    parser = _Text()
    parser.feed(html)
    parser.close()
    return " ".join("".join(parser.found).split())
