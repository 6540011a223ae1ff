"""Loop files: a loop as YAML that people can read and change, and as the JSON that others build on."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from kit.bank import Bank, Outlines
from kit.errors import InputError, LoopFileError, Problem
from kit.loop.brief import Brief
from kit.loop.clash import NoSuchLoop
from kit.loop.fault import faults
from kit.loop.loop import Form, Loop
from kit.loop.origin import fixed_in
from kit.loop.worth import looks_in
from kit.panel import Panel
from kit.role import Role
from kit.yamlfile import line_of, read_model

SCHEMA = "loop/1"
# Line breaks and controls that YAML would change unless they are escaped: such a text goes in double quotes.
_ESCAPED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


class _Dumper(yaml.SafeDumper):
    """Writes every text so that it is read back as it was."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style='"' if _ESCAPED.search(text) else None
    )


_Dumper.add_representer(str, _text)


def write_loop(loop: Loop, path: Path) -> None:
    """Write *loop* to *path*: beside it first and then renamed, so that no half-written file is ever there.

    The same loop is the same bytes. Whoever has the file open keeps the old one.
    """
    text = loop_text(loop)
    beside = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent or Path(), prefix=f".{path.name}.", suffix=".part")
        beside = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as target:
            target.write(text)
            target.flush()
            os.fsync(target.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode)
        else:
            beside.chmod(0o644)
        beside.replace(path)
    except OSError as error:
        if error.errno:  # it is told of the file that was asked for, not of the one beside it
            error.filename = str(path)
        raise
    finally:
        if beside:
            beside.unlink(missing_ok=True)


def loop_text(loop: Loop) -> str:
    """Return *loop* as the text of its file."""
    entries = {"schema": SCHEMA, **loop.model_dump(mode="json", exclude_defaults=True)}
    return yaml.dump(entries, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)


def read_loop(path: Path, brief: Brief | None = None) -> Loop:
    """Return the loop that stands in *path*.

    Args:
        path: The file.
        brief: What the loop must meet; without it only the form of the file is checked.

    Raises:
        LoopFileError: with every problem and its line; with a *brief* also every rule that the loop breaks.
    """
    try:
        loop, lines = read_model(path, Loop, schema=SCHEMA)
    except InputError as error:
        raise LoopFileError(error.problems) from None
    if brief:
        found = [Problem(str(path), line_of(lines, f.place), f.words) for f in faults(loop, brief)]
        if loop.role != brief.role.id:
            message = f"this loop is for the role '{loop.role}', not '{brief.role.id}'."
            found.append(Problem(str(path), line_of(lines, ("role",)), message))
        if found:
            raise LoopFileError(found)
    return loop


def brief_of(loop: Loop, role: Role, bank: Bank | Outlines, panel: Panel | None = None) -> Brief:
    """Return the brief that *loop* says it was made from, as far as its file tells; history is not in it."""
    return Brief(role, bank, panel, seed=loop.seed, **fixed_in(loop.asked))


def loop_json(loop: Loop, brief: Brief, solve_ms: int | None = None) -> dict[str, Any]:
    """Return *loop* in the shape of `loop build --json`; *solve_ms* is what the caller measured, in milliseconds."""
    return {
        "role": loop.role,
        "plan": loop.plan,
        "seed": loop.seed,
        "status": loop.status,
        "objective": loop.objective,
        "bound": loop.bound,
        "solve_ms": solve_ms,
        "forms": [_form_json(form, brief) for form in loop],
        "asked": loop.asked.model_dump(mode="json"),
        "fingerprint": loop.fingerprint,
    }


def _form_json(form: Form, brief: Brief) -> dict[str, Any]:
    return {
        "form": form.form,
        "difficulty": form.difficulty,
        "sessions": [
            s.model_dump(mode="json", exclude={"start"} if s.start is None else set()) for s in form.sessions
        ],
        "coverage": coverage(form, brief),
    }


def coverage(form: Form, brief: Brief) -> dict[str, dict[str, int]]:
    """Return, for each competency of the role, its sessions (looks), interviewers (different leads) and minutes.

    Without a panel each session counts as another interviewer.
    """
    found = {}
    for competency, sessions in looks_in(form, brief).items():
        leads = {
            seat.interviewer for s in sessions for seat in form.session(s).interviewers if seat.part == "lead"
        }
        minutes = sum(q.minutes * q.competencies.get(competency, 0) for q in form.questions)
        found[competency] = {
            "sessions": len(sessions),
            "interviewers": len(leads) if brief.panel else len(sessions),
            "minutes": (2 * minutes + 100) // 200,
        }
    return found


def no_loop_json(error: NoSuchLoop, brief: Brief) -> dict[str, Any]:
    """Return why there is no loop, in the shape of `loop build --json`."""
    clash: Mapping[str, str] = {demand.name: demand.words for demand in error.clash}
    return {
        "role": brief.role.id,
        "plan": brief.role.version,
        "seed": brief.seed,
        "status": "infeasible",
        "counts": [
            {"name": c.name, "wanted": c.wanted, "possible": c.possible, "words": c.words}
            for c in error.counts
        ],
        "clash": [{"name": name, "words": words} for name, words in clash.items()],
        "relaxations": [
            {
                "words": r.words,
                "cost": r.cost,
                "changes": [{"where": c.where, "from": c.from_, "to": c.to} for c in r.changes],
            }
            for r in error.relaxations
        ],
    }
