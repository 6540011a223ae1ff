"""`make docs`: docs/questions.md, every entry of the files of a bank, told by the models that read them.

`python -m tests.docs.formats > docs/questions.md`; a test says when it is out of date.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import TypeAdapter

from kit.cli.bank import SCHEMAS

FILES = {
    "question": "`questions/<competency>/<question>/question.yaml`",
    "diagram": "`exhibits/*.yaml` of a question",
    "competency": "`competencies.yaml`",
    "bank": "`bank.yaml`",
    "role": "`roles/<role>.yaml`",
    "panel": "the file of `--panel`",
    "scale": "`scorecards/scales/<scale>.yaml`",
    "recommendation": "`scorecards/scales/recommendation.yaml`",
    "scorecard_template": "`scorecards/templates/<template>.yaml`",
}
INTRODUCTION = """\
# The files of a bank, entry by entry

Made by `make docs` from the models that read these files; not written by hand. [authors.md](authors.md) says how to write a
good question; here stands what may stand where. Every file begins with `schema:` and its name. An entry that is not
listed here is refused at its line, with the nearest name; what is not needed may be left out.
`hiring-kit bank schema question` prints the same as a JSON Schema, for an editor that completes and checks.
"""
WORDS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "id (`a-z`, `0-9`, `-`)",
    r"^[a-z]+(_[a-z]+)*$": "competency",
    r"^[A-Za-z0-9]+([_-][A-Za-z0-9]+)*$": "name (letters, digits, `_`, `-`)",
    r"^\d+\.\d+\.\d+$": "version, as `1.0.0`",
    r"^\d{4}-\d{2}-\d{2}$": "date, as `2026-11-29`",
}
PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "`true` or `false`"}
Schema = Mapping[str, Any]


def document() -> str:
    """Return the whole of docs/questions.md."""
    return INTRODUCTION + "".join("\n".join(_format(name)) for name in SCHEMAS)


def _format(name: str) -> Iterator[str]:
    model, tag = SCHEMAS[name]
    schema = TypeAdapter(model).json_schema(by_alias=True)
    parts = schema.get("$defs", {})
    yield f"\n## {tag}"
    yield f"In {FILES[name]}."
    kinds = [part["$ref"].rpartition("/")[2] for part in schema.get("anyOf", ())]
    if not kinds:
        yield from _entries(name, schema)
    for part in (*kinds, *(part for part in sorted(parts) if part not in kinds)):
        if "properties" in parts[part]:
            yield f"\n### {tag}: {part}"
            yield from _entries(name, parts[part])
    yield ""


def _entries(name: str, schema: Schema) -> Iterator[str]:
    if told := schema.get("description"):
        yield " ".join(told.split())
    yield ""
    yield "| entry | holds | needed |"
    yield "|---|---|---|"
    for entry, value in schema["properties"].items():
        needed = "yes" if entry in schema.get("required", ()) else _default(value)
        yield f"| `{entry}` | {_told(name, value)} | {needed} |"


def _default(value: Schema) -> str:
    default = value.get("default")
    return (
        "no" if default in (None, [], {}, "") or isinstance(default, dict) else f"no: `{json.dumps(default)}`"
    )


def _told(name: str, value: Schema) -> str:
    """Say in words what an entry may hold."""
    if "$ref" in value:
        part = value["$ref"].rpartition("/")[2]
        tag = SCHEMAS[name][1].replace("/", "")
        return f"[{part}](#{tag}-{part.lower()})"
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    if "anyOf" in value:
        kinds = [_told(name, one) for one in value["anyOf"] if one.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    kind = value.get("type")
    if kind == "array":
        inside = [_told(name, one) for one in value.get("prefixItems", ())] or [_told(name, value["items"])]
        return f"list{_bounds(value, 'minItems', 'maxItems')} of: {', '.join(inside)}"
    if kind == "object":
        (pattern, inside), *_ = [
            *value.get("patternProperties", {}).items(),
            ("", value.get("additionalProperties")),
        ]
        names = _told(name, value.get("propertyNames", {}))
        keys = WORDS.get(pattern) or (names if names != "anything" else "key")
        most = f", at most {value['maxProperties']}" if "maxProperties" in value else ""
        return f"for each {keys}{most}: {_told(name, inside) if isinstance(inside, dict) else 'anything'}"
    if kind is None and "pattern" in value:
        kind = "string"
    if value.get("pattern") in WORDS:
        return WORDS[value["pattern"]]
    word = PLAIN.get(str(kind), "anything")
    for low, high in (("minimum", "maximum"), ("exclusiveMinimum", "maximum"), ("ge", "le")):
        if low in value or high in value:
            return word + _bounds(value, low, high)
    return word


def _bounds(value: Schema, low: str, high: str) -> str:
    above = "above" if low == "exclusiveMinimum" else "from"
    least = f" {above} {value[low]}" if low in value else ""
    most = f" to {value[high]}" if high in value else ""
    return least + most


if __name__ == "__main__":
    sys.stdout.write(document())
