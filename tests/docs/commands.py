"""The commands that stand in the code blocks of a document, and a folder in which they run as a reader would run them."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from kit.bank import shipped

ROOT = shipped()
DOCUMENTS = ("README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))


# What may stand before a program in a shell: what is set for it alone, and the folder that it is in.
BEFORE = re.compile(r"(?:[A-Z][A-Z0-9_]*=\S+ +)*(?:\.venv/bin/)?")


def read(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def blocks(text: str) -> list[str]:
    """Return what stands in the code blocks of a document."""
    return re.findall(r"^```[^\n]*\n(.*?)^```", text, re.M | re.S)


def prose(document: str) -> str:
    """Return a document without its code blocks."""
    return re.sub(r"^```.*?^```", "", read(document), flags=re.M | re.S)


def commands_of(document: str, program: str = "hiring-kit") -> list[str]:
    """Return the commands of a document in their order, without what stands before them or is said after a `#`."""
    lines = (line for block in blocks(read(document)) for line in block.splitlines())
    lines = (BEFORE.sub("", line, count=1) for line in lines)
    return [shlex.join(shlex.split(line, comments=True)) for line in lines if line.startswith(f"{program} ")]


def commands_within(document: str, program: str = "hiring-kit") -> list[str]:
    """Return the commands that stand within the sentences of a document."""
    found = re.findall(rf"`({program} [^`]+)`", prose(document))
    return [shlex.join(shlex.split(words)) for words in found]


def make_checkout(folder: Path) -> None:
    """Copy what the commands work on, so that those that write a question write it there."""
    for name in ("kit", "question_bank", "scorecards"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))


def run(command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess:
    """Run a `hiring-kit` command in *folder*; a `*` in it stands for files, as in a shell."""
    arguments: list[str] = []
    for word in shlex.split(command)[1:]:
        found = sorted(str(path.relative_to(folder)) for path in folder.glob(word)) if "*" in word else []
        arguments += found or [word]
    return subprocess.run(
        [sys.executable, "-m", "kit.cli", *arguments],
        capture_output=True, text=True, check=False, cwd=folder, env={**os.environ, **environment},
    )  # fmt: skip
