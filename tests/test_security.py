"""What the code must never do, whoever writes it, and that docs/security.md names tests that are there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = sorted((ROOT / "kit").rglob("*.py"))


def calls(path: Path) -> set[str]:
    """Return the last name of everything that a file calls, and of every name that it gives by keyword as true."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            found.add(
                node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            )
            found.add(ast.unparse(node.func))
            found |= {k.arg for k in node.keywords if k.arg and not _is_false(k.value)}
    return found


def _is_false(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def who(what: str, of=calls) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in CODE if what in of(path)}


@pytest.mark.parametrize(
    "what",
    [
        "unsafe_allow_html", "unsafe_allow_javascript",  # text from people as HTML
        "UnsafeLoader", "full_load", "unsafe_load", "load_all", "add_constructor",  # YAML that runs code
        "Paragraph", "extformat",  # ReportLab's markup opens any file that a text names
        "eval", "exec", "pickle.loads", "os.system", "popen", "shell",  # code or commands from text
        "trustedUserHeaders",
    ],
)  # fmt: skip
def test_nothing_in_the_kit_uses(what):
    assert who(what) == set()


def test_yaml_is_parsed_to_events_and_nothing_is_built_from_it():
    assert "kit/yamlfile.py" in who("yaml", imports)
    for path in who("yaml", imports):
        assert not calls(ROOT / path) & {"yaml.load", "yaml.safe_load", "yaml.compose"}, path


@pytest.mark.parametrize(
    "module", ["pickle", "marshal", "shelve", "requests", "httpx", "urllib.request", "smtplib"]
)
def test_nothing_in_the_kit_unpickles_or_calls_out(module):
    assert who(module, imports) == set()


def test_files_of_pages_are_given_by_the_one_place_that_checks_them():
    assert who("download_button") == {"kit/app/download.py"}


def test_files_are_handed_in_by_the_one_place_that_counts_them():
    assert who("file_uploader") == {"kit/app/parts.py"}


def test_tables_are_made_by_the_one_place_that_shows_texts_as_they_are_written():
    assert who("st.table") == {"kit/app/parts.py"}


def test_no_page_and_no_use_case_executes_keys_of_questions():
    assert who("kit.bank.verify.verify", imports) == {"kit/cli/bank.py"}
    assert who("kit.bank.verify.run_once", imports) == set()


def test_the_names_of_tests_in_the_document_are_those_of_tests():
    text = (ROOT / "docs/security.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", text)
    assert len(named) >= 25
    missing = [
        f"{file}::{test}" for file, test in named if f"def {test}(" not in (ROOT / file).read_text("utf-8")
    ]
    assert missing == []
