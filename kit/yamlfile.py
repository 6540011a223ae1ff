"""YAML that people write by hand: a strict subset, read with the line of every entry.

Only `true` and `false`, plain whole numbers and plain decimals are anything but text, so `1.0.0`, dates, `no`
and `12:30` stay what was typed. No anchors, aliases or tags; no entry twice; at most 256 KB and 12 levels deep.
The limits hold before anything is built, because a deeply nested file crashes the C loader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError
from rapidfuzz import process

from kit.errors import InputError, Problem
from kit.model import Model

M = TypeVar("M", bound=Model)
Place = tuple[str | int, ...]
Lines = dict[Place, int]

MOST_BYTES = 256 * 1024
MOST_LEVELS = 12

_INTEGER = re.compile(r"-?(0|[1-9]\d{0,17})\Z")
_DECIMAL = re.compile(r"-?(0|[1-9]\d{0,14})\.\d{1,15}\Z")
_CUT = re.compile(r"\s+#(\w?)")  # a comment behind plain text; `#12` is hardly one
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parse_yaml(text: str, file: str) -> tuple[Any, Lines]:
    """Return the plain value that *text* holds, and the line of each entry by its place.

    Mappings become `dict`, lists become `tuple`. A place is the path of keys and numbers from the top; the line
    of an entry of a mapping is that of its key. An empty value is `None`.

    Raises:
        InputError: with every problem that can be seen.

    Examples:
        >>> value, lines = parse_yaml("version: 1.0.0\\nminutes: [5, 2.5]\\n", "q.yaml")
        >>> value, lines[("minutes", 1)]
        ({'version': '1.0.0', 'minutes': (5, 2.5)}, 2)
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise InputError([Problem(file, 1, f"the file is larger than {MOST_BYTES // 1024} KB.")])
    problems: list[Problem] = []
    lines: Lines = {(): 1}
    rows = text.split("\n")

    def line_of(event: Any) -> int:
        return event.start_mark.line + 1

    def build(event: Any, place: Place) -> Any:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            problems.append(
                Problem(file, line_of(event), "anchors and aliases (& and *) are not allowed: write it out.")
            )
            if isinstance(event, yaml.AliasEvent):
                return None
        if getattr(event, "tag", None):
            problems.append(
                Problem(file, line_of(event), f"the tag {event.tag!r} is not allowed: write plain text.")
            )
        if isinstance(event, yaml.ScalarEvent):
            end: Any = event.end_mark
            cut = _CUT.match(rows[end.line], end.column) if not event.style and end.line < len(rows) else None
            if cut and (" " in event.value or cut[1]):
                words = (
                    "the text ends here, because a blank and # begin a comment: put the whole text in quotes."
                )
                problems.append(Problem(file, end.line + 1, words))
            return _scalar(event)
        if len(place) >= MOST_LEVELS:
            raise InputError(
                [*problems, Problem(file, line_of(event), f"nested more than {MOST_LEVELS} levels deep.")]
            )
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not isinstance(item := next(events), yaml.SequenceEndEvent):
                here = (*place, len(items))
                lines[here] = line_of(item)
                items.append(build(item, here))
            return tuple(items)
        entries: dict[Any, Any] = {}
        while not isinstance(name := next(events), yaml.MappingEndEvent):
            if not isinstance(name, yaml.ScalarEvent):
                raise InputError(
                    [*problems, Problem(file, line_of(name), "the name of an entry must be plain text.")]
                )
            key = _scalar(name)
            here = (*place, key)
            value = next(events)
            if key in entries:
                problems.append(
                    Problem(file, line_of(name), f"'{key}' is given twice (first in line {lines[here]}).")
                )
                build(value, here)
                continue
            lines[here] = line_of(name)
            entries[key] = build(value, here)
        return entries

    try:
        events = yaml.parse(text, Loader=_LOADER)
        next(events)  # the stream starts
        if isinstance(next(events), yaml.StreamEndEvent):
            raise InputError([Problem(file, 1, "the file is empty.")])
        value = build(next(events), ())
        next(events)  # the document ends
        if not isinstance(extra := next(events), yaml.StreamEndEvent):
            problems.append(
                Problem(file, line_of(extra), "a second document starts here: one file holds one.")
            )
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        says = " ".join(part for part in (error.context, error.problem) if part)
        problems.append(Problem(file, (mark.line if mark else 0) + 1, f"this is not YAML: {says}."))
    except yaml.YAMLError as error:
        problems.append(Problem(file, 1, f"this is not YAML: {' '.join(str(error).split())}."))
    if problems:
        raise InputError(problems)
    return value, lines


def _scalar(event: Any) -> Any:
    text = event.value
    if event.style in ("'", '"', "|", ">"):
        return text
    if text == "":
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return float(text)
    return text


def read_text(path: Path, file: str) -> str:
    """Return the text of *path*.

    Raises:
        InputError: when it is missing, too large, or no UTF-8.
    """
    try:
        with path.open("rb") as source:
            raw = source.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(
            [Problem(file, 1, f"the file can not be read: {error.strerror or error}.")]
        ) from error
    if len(raw) > MOST_BYTES:
        raise InputError([Problem(file, 1, f"the file is larger than {MOST_BYTES // 1024} KB.")])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError([Problem(file, line, "this is not UTF-8 text: save the file as UTF-8.")]) from error


def read_model(path: Path, model: type[M], *, schema: str, file: str | None = None) -> tuple[M, Lines]:
    """Return the *model* that stands in the YAML file *path*, and the line of each entry.

    Args:
        path: The file.
        model: What it must hold.
        schema: The value that its entry `schema` must have, for example `role/1`.
        file: The name for messages; the path itself when left out.

    Raises:
        InputError: with every problem of the file.
    """
    file = str(path) if file is None else file
    value, lines = parse_yaml(read_text(path, file), file)
    return check_model(value, lines, model, schema=schema, file=file), lines


def check_model(value: Any, lines: Lines, model: type[M], *, schema: str, file: str) -> M:
    """Return *value*, as `parse_yaml` gave it, as a *model*.

    Raises:
        InputError: with every problem and its line.
    """
    if not isinstance(value, dict):
        raise InputError(
            [Problem(file, 1, f"expected entries like 'schema: {schema}' (got {_shown(value)}).")]
        )
    problems = []
    entries = dict(value)
    found = entries.pop("schema", None)
    if found is None:
        problems.append(Problem(file, 1, f"'schema' is missing: write 'schema: {schema}'."))
    elif found != schema:
        problems.append(
            Problem(file, lines[("schema",)], f"'schema' must be {schema} (got {_shown(found)}).")
        )
    try:
        checked = model.model_validate(entries)
    except ValidationError as error:
        problems += problems_of(error, lines, model, file)
    if problems:
        raise InputError(problems)
    return checked


def line_of(lines: Lines, place: Sequence[str | int]) -> int:
    """Return the line of *place*, or of the nearest entry around it.

    Examples:
        >>> line_of({(): 1, ("ask",): 7}, ("ask", "question"))
        7
    """
    at = tuple(place)
    while at not in lines:
        at = at[:-1]
    return lines[at]


def near(word: object, known: Iterable[str]) -> str:
    """Return ` Did you mean ...?` when one of the *known* words is near, else nothing.

    Examples:
        >>> near("minuts", ["minutes", "title"])
        " Did you mean 'minutes'?"
        >>> near("zebra", ["minutes", "title"])
        ''
    """
    best = process.extractOne(str(word), list(known), score_cutoff=70)
    return f" Did you mean '{best[0]}'?" if best else ""


def problems_of(error: ValidationError, lines: Lines, model: type[Model], file: str) -> list[Problem]:
    """Return what a failed validation found, each at its line, in the words that people read."""
    found = []
    faults = error.errors(include_url=False)
    around = {fault["loc"][:length] for fault in faults for length in range(len(fault["loc"]))}
    for fault in faults:
        if fault["type"] == "too_short" and fault["loc"] in around:
            continue  # the list is only short because its items are wrong
        place = tuple(part for part in fault["loc"] if part != "[key]")
        line = line_of(lines, place)
        name = ".".join(str(part) for part in place) or "the file"
        found.append(Problem(file, line, _words(fault, name, model)))
    return found


def _words(fault: Any, name: str, model: type[Model]) -> str:
    kind, context, got = fault["type"], fault.get("ctx", {}), fault.get("input")
    match kind:
        case "missing":
            return f"'{name}' is missing."
        case "extra_forbidden" | "unexpected_keyword_argument":
            where, _, entry = name.rpartition(".")
            place = f" in '{where}'" if where else ""
            return f"unknown entry '{entry}'{place}.{near(entry, _entries(model, fault['loc'][:-1]))}"
        case "value_error":
            return f"'{name}': {context['error']}" if name != "the file" else str(context["error"])
        case "literal_error":
            known = re.findall(r"'([^']*)'", context["expected"])
            return f"'{name}' must be {context['expected']} (got {_shown(got)}).{near(got, known)}"
        case "string_pattern_mismatch":
            return f"'{name}' must be {_PATTERNS.get(context['pattern'], context['pattern'])} (got {_shown(got)})."
    wanted = _WANTED.get(kind, "")
    if callable(wanted):
        wanted = wanted(context)
    if got is None and wanted:
        return f"'{name}' is empty: it must be {wanted}."
    hint = " Put it in quotes." if kind == "string_type" and isinstance(got, int | float | bool) else ""
    return f"'{name}' must be {wanted} (got {_shown(got)}).{hint}" if wanted else f"'{name}': {fault['msg']}."


_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and hyphens, like 'unused-index'",
    r"^[a-z]+(_[a-z]+)*$": "small letters and underscores, like 'code_review'",
    r"^\d+\.\d+\.\d+$": "a version like 1.0.0",
    r"^\d{4}-\d{2}-\d{2}$": "a date like 2026-11-30",
}

_WANTED: dict[str, Any] = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a group of entries",
    "model_type": "a group of entries",
    "dataclass_type": "a group of entries",
    "dataclass_exact_type": "a group of entries",
    "model_attributes_type": "a group of entries",
    "greater_than": lambda c: f"above {c['gt']}",
    "greater_than_equal": lambda c: f"{c['ge']} or more",
    "less_than": lambda c: f"below {c['lt']}",
    "less_than_equal": lambda c: f"{c['le']} or less",
    "string_too_short": lambda c: "text of at least one character",
    "string_too_long": lambda c: f"at most {c['max_length']} characters long",
    "too_short": lambda c: f"a list of {c['min_length']} or more",
    "too_long": lambda c: f"a list of {c['max_length']} or fewer",
}


def _shown(value: object) -> str:
    match value:
        case None:
            text = "nothing"
        case dict():
            text = "a group of entries"
        case tuple() | list():
            text = f"a list of {len(value)}"
        case bool():
            text = "true" if value else "false"
        case str():
            text = repr(value)
        case _:
            text = str(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _entries(model: Any, place: Sequence[str | int]) -> list[str]:
    """Return the names of the entries of the model that stands at *place* inside *model*."""
    here: Any = model
    for part in place:
        if isinstance(part, int):
            continue
        fields = getattr(here, "__pydantic_fields__", {})
        field = next((f for n, f in fields.items() if part in (n, f.alias)), None)
        if field is None:
            continue
        here = _inner_model(field.annotation) or here
    return [f.alias or n for n, f in getattr(here, "__pydantic_fields__", {}).items()]


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and hasattr(annotation, "__pydantic_fields__"):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if found := _inner_model(inner):
            return found
    return None
