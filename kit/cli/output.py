"""What commands print and write: words, JSON documents, files that are whole or not there."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from kit.errors import KitError, Problem

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]


def say(words: str) -> None:
    """Print *words* on standard error: progress, and problems."""
    print(words, file=sys.stderr)  # noqa: T201 - this is what a command line does


def print_text(words: str) -> None:
    """Print *words* on standard output: what was asked for."""
    print(words)  # noqa: T201


def print_json(document: Any) -> None:
    """Print *document* on standard output, its texts in their own script."""
    print_text(json.dumps(document, ensure_ascii=False, indent=2))


def placed(problem: Problem) -> Problem:
    """Return *problem* with its file as seen from the current folder."""
    file = problem.file
    with suppress(ValueError):
        file = str(Path(file).resolve().relative_to(Path.cwd()))
    return Problem(file, problem.line, problem.message, problem.rule)


def problem_json(problem: Problem) -> dict[str, Any]:
    """Return *problem* as an entry of a JSON document."""
    seen = placed(problem)
    entry: dict[str, Any] = {"file": seen.file, "line": seen.line, "message": seen.message}
    return entry | ({"rule": seen.rule} if seen.rule else {})


def content_of(path: Path) -> bytes:
    """Return the bytes of a file that somebody named.

    Raises:
        KitError: when it can not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise KitError(f"{path}: it can not be read: {error.strerror}. Name a file.") from error


@contextmanager
def written(path: Path) -> Iterator[Path]:
    """Give a file beside *path*, and put it in its place only when all went well.

    Raises:
        KitError: when it can not be written there.
    """
    if path.is_dir():
        raise KitError(f"{path}: this is a folder. Name a file.")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield beside
        beside.replace(path)
    except OSError as error:
        raise KitError(f"{path}: it can not be written: {error.strerror}. Name another place.") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
