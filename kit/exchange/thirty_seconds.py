"""Questions in the shape of 30-seconds-of-interviews, taken in as drafts.

A draft has what was there; minutes, anchors and probes stay missing, and `hiring-kit bank check` lists them until somebody
has written them. Where a text comes from, and under which licence it must be, is for the author to settle first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from kit.errors import ExchangeError, Problem
from kit.exchange.past import Reader, text_of

_LEVELS = {0: ("junior", "mid"), 1: ("mid", "senior"), 2: ("senior", "staff")}
_KNOWN = {"name", "question", "answer", "goodToHear", "links", "tags", "expertise"}


@dataclass(frozen=True)
class Draft:
    """A question folder to be: its id, its title, and the text of its question.yaml."""

    id: str
    title: str
    text: str


def read_thirty_seconds(
    document: Any, today: str, taken: Iterable[str] = (), *, file: str
) -> tuple[Draft, ...]:
    """Return each question of a file as a draft.

    Args:
        document: What stands in the file.
        today: The day for the change log, as `2026-11-30`.
        taken: Ids that are taken.
        file: The name of the file, for messages and for the provenance.

    Raises:
        ExchangeError: with every problem and its path.
    """
    if isinstance(document, dict):
        document = [document]
    if not isinstance(document, list) or not document:
        raise ExchangeError([Problem(file, 1, "this is no list of questions.")])
    reader = Reader(file)
    used = set(taken)
    drafts = []
    for number, (path, entry) in enumerate(reader.entries(document, 1, "questions"), 1):
        for name in sorted(set(entry) - _KNOWN):
            reader.problem(number, path, f"unknown entry '{name[:60]}'.")
        expertise = entry.get("expertise")
        if not isinstance(expertise, int) or isinstance(expertise, bool) or expertise not in _LEVELS:
            reader.problem(number, f"{path}.expertise", "must be 0, 1 or 2.")
            expertise = 0
        question = text_of(reader.text(entry, "question", number, path))
        answer = text_of(reader.text(entry, "answer", number, path))
        points = _texts(reader, entry, "goodToHear", number, path)
        tags = _texts(reader, entry, "tags", number, path)
        id = _slug(reader.text(entry, "name", number, path, needed=False) or question, used)
        used.add(id)
        title = question.partition("\n")[0][:120] or id
        sources = [
            {"title": file, "where": "an imported file; settle its licence before anyone is asked this"}
        ]
        sources += _links(reader, entry.get("links"), number, path)
        entries = {
            "schema": "question/1",
            "version": "1.0.0",
            "status": "draft",
            "title": title,
            "summary": ", ".join(tags) or title,
            "family": id,
            "levels": dict(zip(("from", "to"), _LEVELS[expertise], strict=True)),
            "ask": {"opening": "WRITE: the situation, to be read aloud.", "question": question},
            "answer": {
                "in_short": answer,
                "points": [
                    {"id": f"k{n}", "weight": 1, "must": False, "text": text}
                    for n, text in enumerate(points, 1)
                ],
            },
            "provenance": {
                "author": "unknown (imported)",
                "reviewed": [],
                "sources": sources,
                "licence": "unknown",
                "changelog": [{"version": "1.0.0", "date": today, "note": "imported as a draft"}],
            },
        }
        text = yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=110)
        drafts.append(Draft(id, title, text))
    if reader.problems:
        raise ExchangeError(reader.problems)
    return tuple(drafts)


def _texts(reader: Reader, entry: Mapping[str, Any], name: str, number: int, path: str) -> list[str]:
    value = entry.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        reader.problem(number, f"{path}.{name}", "must be a list of texts.")
        return []
    return [found for one in value if (found := text_of(one))]


def _links(reader: Reader, value: Any, number: int, path: str) -> list[dict[str, str]]:
    """Return links, which stand there as objects or as lists of objects, as sources."""
    flat = (
        [inner for one in value or () for inner in (one if isinstance(one, list) else [one])]
        if isinstance(value, list | None)
        else [value]
    )
    found = []
    for index, one in enumerate(flat):
        url = one.get("url") if isinstance(one, dict) else None
        if not isinstance(url, str) or not url:
            reader.problem(number, f"{path}.links[{index}]", "must be an object with a 'url'.")
        else:
            found.append({"title": str(one.get("name") or url), "where": url})
    return found


def _slug(text: str, used: set[str]) -> str:
    plain = (
        unicodedata.normalize("NFKD", text.rpartition("/")[2].removesuffix(".md"))
        .encode("ascii", "ignore")
        .decode()
    )
    base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:50].strip("-") or "question"
    found, number = base, 1
    while found in used:
        number += 1
        found = f"{base}-{number}"
    return found
