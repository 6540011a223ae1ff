"""Anchors that run: executes every claim that a question's key makes.

It executes what is in the folder, so it is for trusted banks only; the app never calls it.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.metadata
import io
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from kit.bank.question import Check, Landmark, Question, Verify, VerifyTable

RUNNER = "verify/1"
MOST_OUTPUT = 1024 * 1024
PATIENCE = 4  # how many times longer a run may take, alone, before its time-out is believed
_ALONE = threading.Lock()
FOLDERS = ("exhibits", "answers", "checks")
_DIFFERS = re.compile(rb" in \d+\.\d+s|0x[0-9a-f]{6,}")  # how long pytest took, and addresses of objects


@dataclass(frozen=True)
class Failure:
    """A claim that does not hold: which one, and what was seen in its place."""

    question: str
    check: str
    claim: str
    output: str


@dataclass(frozen=True)
class Verdict:
    """What became of the claims of one question. `skipped` says which tools were missing."""

    question: str
    claims: int
    failed: tuple[Failure, ...]
    skipped: tuple[str, ...] = ()
    seconds: float = 0.0
    cached: bool = False


@dataclass(frozen=True)
class Run:
    """One execution: `result` is pass, fail or time-out; standard error stands behind standard output."""

    result: str
    stdout: bytes
    stderr: bytes

    @property
    def output(self) -> str:
        """What the run printed; bytes that are no UTF-8 are replaced."""
        return (self.stdout + self.stderr).decode("utf-8", "replace")


def verify(
    questions: Iterable[tuple[Question, Path]],
    *,
    cache_folder: Path | None = None,
    twice: bool = False,
    require_tools: bool = False,
    show: Callable[[Verdict], None] | None = None,
) -> tuple[Verdict, ...]:
    """Execute every claim of the keys of *questions*.

    Args:
        questions: Each question with its folder. What is in the folder is executed: trusted banks only.
        cache_folder: Where verdicts are kept by content; without one, everything is run.
        twice: Run everything twice, and count output that differs as a failure.
        require_tools: Count a missing tool as a failure, and not as something skipped.
        show: Is given each verdict as soon as it is there.

    Returns:
        A verdict for each question, in the order given.
    """
    verdicts = []
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as runs:
        for question, folder in questions:
            verdict = _verify_one(question, folder, cache_folder, twice, require_tools, runs)
            if show:
                show(verdict)
            verdicts.append(verdict)
    return tuple(verdicts)


def _verify_one(
    question: Question,
    folder: Path,
    cache_folder: Path | None,
    twice: bool,
    require_tools: bool,
    runs: Executor,
) -> Verdict:
    began = time.perf_counter()
    if cache_folder and not twice:
        known = known_verdict(question, folder, cache_folder)
        if known and not known.failed:  # what failed is run again: the fault may be this machine's
            return known
    failed = []
    claims = 0
    for claim, words in landmark_claims(question):
        claims += 1
        if words:
            failed.append(Failure(question.id, "landmark", claim, words))
    missing = missing_tools(_needs(question))
    if missing and require_tools:
        failed += [Failure(question.id, "needs", f"needs {tool}", "the tool is missing") for tool in missing]
    if question.verify and not missing:
        jobs = list(_jobs(question, question.verify))
        claims += sum(job.claims for job in jobs)
        for found in runs.map(lambda job: list(job.failures(folder, twice)), jobs):
            failed += found
    verdict = Verdict(question.id, claims, tuple(failed), missing, time.perf_counter() - began)
    if cache_folder and not missing:
        _write_verdict(_kept(question, cache_folder), _key(question, folder), verdict)
    return verdict


def known_verdict(question: Question, folder: Path, cache_folder: Path) -> Verdict | None:
    """Return the verdict that was kept when this key, as it is now, was last executed; nothing when it was not."""
    return _read_verdict(_kept(question, cache_folder), _key(question, folder))


def known_verdicts(
    questions: Iterable[tuple[Question, Path]], cache_folder: Path
) -> dict[str, Verdict | None]:
    """Return what is known of the keys that were executed before: None for one that changed since."""
    return {
        question.id: known_verdict(question, folder, cache_folder)
        for question, folder in questions
        if _kept(question, cache_folder).exists()
    }


def _kept(question: Question, cache_folder: Path) -> Path:
    return cache_folder / f"{question.id}.json"


@dataclass(frozen=True)
class _Job:
    """One run, and the claims that it proves."""

    question: Question
    check: str
    argv: tuple[str, ...]
    place: Mapping[str, str]
    expect: str
    claim: str
    texts: tuple[str, ...] = ()
    prints_exhibit: str | None = None
    prints_numbers: bool = False
    timeout: int = 20
    claims: int = 1

    def run(self, folder: Path) -> Run:
        """Run it; what ends in a time-out that the key does not claim is run again, alone and with patience.

        Else a machine that is busy with something else would find faults in keys that have none.
        """
        run = run_once(folder, self.argv, place=self.place, timeout=self.timeout)
        if run.result == "time-out" != self.expect:
            with _ALONE:
                run = run_once(folder, self.argv, place=self.place, timeout=PATIENCE * self.timeout)
        return run

    def failures(self, folder: Path, twice: bool) -> Iterator[Failure]:
        run = self.run(folder)

        def failure(claim: str, seen: str) -> Failure:
            return Failure(self.question.id, self.check, claim, seen)

        if run.result != self.expect:
            yield failure(
                f"{self.claim}: expected {self.expect}", f"{run.result}\n{run.output[-2000:]}".strip()
            )
        for text in self.texts:
            if text not in run.output:
                yield failure(f"{self.claim}: prints {text!r}", run.output[-2000:])
        if self.prints_exhibit:
            exhibit = next(e for e in self.question.exhibits if e.id == self.prints_exhibit)
            if run.stdout != self.question.files[exhibit.file]:
                difference = _first_difference(run.stdout, self.question.files[exhibit.file])
                yield failure(f"{self.claim}: prints {exhibit.file} byte for byte", difference)
        if self.prints_numbers and (words := _numbers_differ(run.stdout, self.question.answer.numbers)):
            yield failure(f"{self.claim}: prints the numbers of the key", words)
        if twice:
            again = self.run(folder)
            one, other = _DIFFERS.sub(b"", run.stdout), _DIFFERS.sub(b"", again.stdout)
            if (again.result, other) != (run.result, one):
                yield failure(f"{self.claim}: prints the same twice", _first_difference(other, one))


def _jobs(question: Question, keys: Verify) -> Iterator[_Job]:
    for table in keys.tables:
        yield from _table_jobs(question, table, keys.timeout_s)
    for check in keys.checks:
        yield _check_job(question, check, keys.timeout_s)


def _table_jobs(question: Question, table: VerifyTable, timeout: int) -> Iterator[_Job]:
    for variant in table.variants:
        subject = variant.file if variant.file is not None else variant.value or ""
        for scenario in table.scenarios:
            argv = tuple(
                part.replace("{variant}", subject).replace("{scenario}", scenario.id) for part in table.run
            ) + tuple(variant.args)
            texts = tuple(
                p.text for p in table.prints if (p.variant, p.scenario) == (variant.id, scenario.id)
            )
            expect = table.expect.get(variant.id, {}).get(scenario.id, "nothing: the cell is missing")
            name = f"{table.id}/{variant.id}/{scenario.id}"
            yield _Job(
                question, name, argv, scenario.place, expect, f"{variant.title} – {scenario.promise}",
                texts=texts, timeout=timeout, claims=1 + len(texts),
            )  # fmt: skip


def _check_job(question: Question, check: Check, timeout: int) -> _Job:
    return _Job(
        question, check.id, check.run, check.place, check.expect, check.claim,
        texts=(check.prints,) if check.prints else (), prints_exhibit=check.prints_exhibit,
        prints_numbers=check.prints_numbers, timeout=timeout,
    )  # fmt: skip


def run_once(folder: Path, argv: Sequence[str], *, place: Mapping[str, str], timeout: int) -> Run:
    """Run *argv* in a fresh copy of a question's three folders, with no network and a bare environment.

    Args:
        folder: The question's folder.
        argv: The command; `python` is the interpreter that runs the kit.
        place: Files to copy over others before the run, target first.
        timeout: Seconds, after which the whole process group is killed.

    Raises:
        OSError: when a file of *place* is not there.
    """
    with tempfile.TemporaryDirectory(prefix="kit-verify-") as name:
        work = Path(name)
        for part in FOLDERS:
            if (folder / part).is_dir():
                shutil.copytree(folder / part, work / part, ignore=shutil.ignore_patterns("__pycache__"))
        for target, source in place.items():
            (work / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(work / source, work / target)
        command = [sys.executable if argv[0] == "python" else argv[0], *argv[1:]]
        if _can_cut_network():
            command = ["unshare", "-cn", *command]
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": name,
            "TMPDIR": name,
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONNOUSERSITE": "1",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "NO_COLOR": "1",
            "NODE_NO_WARNINGS": "1",
        }
        # Output goes to files: a pipe that a grandchild keeps open would outlive the time-out.
        with (work / ".stdout").open("wb+") as out, (work / ".stderr").open("wb+") as err:
            try:
                process = subprocess.Popen(
                    command, cwd=work, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                    process_group=0,
                )  # fmt: skip
            except OSError as error:
                return Run("fail", b"", str(error).encode())
            try:
                status = process.wait(timeout)
                result = "pass" if status == 0 else "fail"
            except subprocess.TimeoutExpired:
                result = "time-out"
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            out.seek(0)
            err.seek(0)
            return Run(result, out.read(MOST_OUTPUT), err.read(MOST_OUTPUT))


@cache
def _can_cut_network() -> bool:
    if not shutil.which("unshare"):
        return False
    return subprocess.run(["unshare", "-cn", "true"], capture_output=True, check=False).returncode == 0


def network_is_cut() -> bool:
    """Return whether runs are cut off from the network on this machine."""
    return _can_cut_network()


def missing_tools(needs: Mapping[str, str]) -> tuple[str, ...]:
    """Return what of *needs* (a tool and its least version, like `>=18`) this machine does not have."""
    missing = []
    for tool, wanted in needs.items():
        found = _version(tool)
        least = tuple(int(n) for n in re.findall(r"\d+", wanted))
        if found is None or found[: len(least)] < least:
            missing.append(f"{tool} {wanted}".strip())
    return tuple(missing)


@cache
def _version(tool: str) -> tuple[int, ...] | None:
    match tool:
        case "python":
            return tuple(sys.version_info[:3])
        case "sqlite":
            return sqlite3.sqlite_version_info
        case "pytest":
            try:
                text = importlib.metadata.version("pytest")
            except importlib.metadata.PackageNotFoundError:
                return None
        case "node" | "postgres":
            if not shutil.which(tool):
                return None
            text = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout
        case _:
            return None
    return tuple(int(n) for n in re.findall(r"\d+", text)[:3])


def landmark_claims(question: Question) -> Iterator[tuple[str, str]]:
    """Yield each landmark in words, and what is wrong with it (empty when it holds)."""
    for landmark in question.answer.landmarks:
        yield _landmark(question, landmark)


def _landmark(question: Question, mark: Landmark) -> tuple[str, str]:
    if mark.fact is not None:
        facts = question.ask.candidate_facts
        claim = f"fact {mark.fact} contains {mark.contains!r}"
        if not 1 <= mark.fact <= len(facts):
            return claim, f"there are {len(facts)} facts"
        return claim, "" if (mark.contains or "") in facts[mark.fact - 1] else facts[mark.fact - 1]
    exhibit = next((e for e in question.exhibits if e.id == mark.exhibit), None)
    if exhibit is None or exhibit.file not in question.files:
        return f"exhibit {mark.exhibit}", "there is no such exhibit"
    text = question.text(exhibit.file)
    lines = text.splitlines()
    if mark.row is not None:
        claim = f"{exhibit.file} row {mark.row} {mark.column} = {mark.equals}"
        rows = list(csv.DictReader(io.StringIO(text)))
        if not 1 <= mark.row <= len(rows) or mark.column not in rows[mark.row - 1]:
            return claim, "there is no such cell"
        found = rows[mark.row - 1][mark.column]
        return claim, "" if _same(found, mark.equals) else found
    if mark.count is not None:
        claim = f"{exhibit.file} has {mark.count} lines with {mark.contains!r}"
        count = sum((mark.contains or "") in line for line in lines)
        return claim, "" if count == mark.count else f"{count} lines"
    claim = f"{exhibit.file} line {mark.line} contains {mark.contains!r}"
    if mark.line is None or not 1 <= mark.line <= len(lines):
        return claim, f"there are {len(lines)} lines"
    return claim, "" if (mark.contains or "") in lines[mark.line - 1] else lines[mark.line - 1]


def _same(found: str, wanted: str | int | float | None) -> bool:
    if isinstance(wanted, int | float):
        try:
            return float(found) == float(wanted)
        except ValueError:
            return False
    return found == wanted


def _numbers_differ(stdout: bytes, numbers: Mapping[str, object]) -> str:
    try:
        printed = json.loads(stdout)
    except ValueError:
        return f"the output is not JSON: {stdout[:200]!r}"
    if printed == dict(numbers):
        return ""
    names = sorted({*printed, *numbers}) if isinstance(printed, dict) else []
    differ = [
        f"{n}: printed {printed.get(n)}, key {numbers.get(n)}"
        for n in names
        if printed.get(n) != numbers.get(n)
    ]
    return "; ".join(differ) or f"printed {printed}"


def _first_difference(printed: bytes, wanted: bytes) -> str:
    here = printed.decode("utf-8", "replace").splitlines()
    there = wanted.decode("utf-8", "replace").splitlines()
    for number, (a, b) in enumerate(zip(here, there, strict=False), 1):
        if a != b:
            return f"line {number}: printed {a!r}, expected {b!r}"
    return (
        f"printed {len(here)} lines, expected {len(there)}" if len(here) != len(there) else "line ends differ"
    )


def _key(question: Question, folder: Path) -> str:
    """Return what a verdict depends on: not the prose, so that mending a word runs nothing again."""
    keys = question.verify.model_dump_json() if question.verify else ""
    parts = [RUNNER, keys, json.dumps(dict(question.answer.numbers)), *question.ask.candidate_facts]
    parts += [mark.model_dump_json() for mark in question.answer.landmarks]
    parts += [json.dumps({tool: _version(tool) for tool in sorted({"python", *_needs(question)})})]
    for part in FOLDERS:
        for path in sorted((folder / part).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                parts.append(f"{path.relative_to(folder)} {hashlib.sha256(path.read_bytes()).hexdigest()}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _needs(question: Question) -> Mapping[str, str]:
    return question.verify.needs if question.verify else {}


def _read_verdict(path: Path, key: str) -> Verdict | None:
    try:
        stored = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if stored.get("key") != key:
        return None
    failed = tuple(Failure(**failure) for failure in stored["failed"])
    return Verdict(stored["question"], stored["claims"], failed, (), 0.0, True)


def _write_verdict(path: Path, key: str, verdict: Verdict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(json.dumps({"key": key, **asdict(verdict)}), "utf-8")
    beside.replace(path)
