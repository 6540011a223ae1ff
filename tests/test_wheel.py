"""The wheel holds the bank, and what is installed from it reads it."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.browser.conftest import App

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


def tracked(folder: str) -> set[str]:
    """Return the files of the checkout's folder, without what Python compiles on the way."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_exactly_the_files_of_the_bank(wheel):
    with zipfile.ZipFile(wheel) as archive:
        inside = {n.removeprefix("kit/shipped/") for n in archive.namelist() if n.startswith("kit/shipped/")}
    assert inside == tracked("question_bank") | tracked("scorecards")


def test_git_ignores_no_file_of_the_bank():
    files = sorted(tracked("question_bank") | tracked("scorecards"))
    done = subprocess.run(
        ["git", "check-ignore", *files], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == ""


def test_the_wheel_holds_every_file_of_the_package(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = {n for n in archive.namelist() if n.startswith("kit/") and not n.startswith("kit/shipped/")}
    assert names == tracked("kit")
    assert any(n.startswith("kit/pdf/fonts/") and n.endswith(".ttf") for n in names)


def test_what_the_package_imports_is_installed_with_it():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["cluster"]]
    named = {re.split(r"[^\w.-]", one)[0].lower().replace("_", "-") for one in wanted}
    imported = set()
    for path in (ROOT / "kit").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {one.name.split(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                imported.add(node.module.split(".")[0])
    by_name = packages_distributions()
    missing = {
        module
        for module in imported - sys.stdlib_module_names - {"kit"}
        if not named & {one.lower().replace("_", "-") for one in by_name.get(module, [module])}
    }
    assert missing == {
        "dask",  # comes with distributed
        "starlette",  # comes with streamlit
    }


def test_what_is_installed_from_the_wheel_reads_the_bank_builds_a_loop_and_serves(wheel, tmp_path):
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    python = tmp_path / "venv/bin/python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-c", ROOT / "constraints.txt", wheel], check=True)
    command = [tmp_path / "venv/bin/hiring-kit", "loop", "build", "senior-backend-python", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert '"status": "optimal"' in done.stdout
    where = subprocess.run(
        [python, "-c", "import kit.bank; print(kit.bank.shipped()); print(len(kit.bank.read_bank()))"],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    assert "site-packages/kit/shipped" in where.stdout
    checked = subprocess.run(
        [tmp_path / "venv/bin/hiring-kit", "bank", "check"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    served = App(tmp_path / "data", ("--sample",), python=python)
    served.data.mkdir()
    served.start()  # fails unless it says that it is ready
    served.stop()
