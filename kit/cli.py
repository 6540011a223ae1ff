"""The command line: one command a verb.

A command that reports takes `--json` and prints one JSON document on standard output and nothing else there;
progress goes to standard error. Exit status: 0 done, 1 the input has problems, 2 wrong usage, 3 no solution.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import TypeAdapter

from kit import __version__
from kit.bank import bank_folders, read_bank, read_what_can_be, shipped
from kit.bank.competency import BankEntries, Competencies
from kit.bank.diagram import Diagram, words_for
from kit.bank.new import start_question
from kit.bank.question import Question, QuestionEntries
from kit.bank.stats import BANDS, WANTED, bank_stats
from kit.errors import (
    BankError,
    HiringError,
    InputError,
    KitError,
    LoopError,
    Missing,
    PacketError,
    Problem,
    SettingsError,
    StoreError,
)
from kit.model import LEVELS
from kit.panel import Panel, read_panel
from kit.role import RoleEntries, find_role, role_files
from kit.scorecard import RecommendationScale, ScaleEntries, TemplateEntries, read_scorecards
from kit.wording import counted
from kit.yamlfile import near

if TYPE_CHECKING:
    from kit.bank import Bank, Outlines
    from kit.hiring import Office, Opening, Viewer
    from kit.loop import Brief, Loop
    from kit.scoring import Comparison

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Interview loops, packets and honest comparisons.",
)
bank_commands = typer.Typer(no_args_is_help=True, help="The question bank.")
loop_commands = typer.Typer(no_args_is_help=True, help="Interview loops.")
data_commands = typer.Typer(no_args_is_help=True, help="What the app stores.")
app.add_typer(bank_commands, name="bank")
app.add_typer(loop_commands, name="loop")
app.add_typer(data_commands, name="data")

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]

VERDICTS = Path(".cache") / "verify"
CHECKED = Path(".cache") / "check"

SCHEMAS: dict[str, tuple[Any, str]] = {
    "question": (QuestionEntries, "question/1"),
    "diagram": (Diagram, "diagram/1"),
    "competency": (Competencies, "competency/1"),
    "bank": (BankEntries, "bank/1"),
    "role": (RoleEntries, "role/1"),
    "panel": (Panel, "panel/1"),
    "scale": (ScaleEntries, "scale/1"),
    "recommendation": (RecommendationScale, "recommendation/1"),
    "scorecard_template": (TemplateEntries, "scorecard_template/1"),
}


def main() -> None:
    """Run the command line, and turn what a person can mend into words and an exit status."""
    try:
        app()
    except LoopError as error:
        _say(str(error))
        sys.exit(3)
    except InputError as error:
        for problem in error.problems:
            _say(str(_placed(problem)))
        sys.exit(1)
    except KitError as error:
        _say(str(error))
        sys.exit(1)
    except BrokenPipeError:  # `hiring-kit ... | head` ended early
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        _say(f"{error.filename or ''}: {error.strerror}.".lstrip(": "))
        sys.exit(1)


def _say(words: str) -> None:
    """Print *words* on standard error: progress, and problems."""
    print(words, file=sys.stderr)  # noqa: T201 - this is what a command line does


def _print(words: str) -> None:
    print(words)  # noqa: T201


def _print_json(document: Any) -> None:
    _print(json.dumps(document, ensure_ascii=False, indent=2))


def _placed(problem: Problem) -> Problem:
    """Return *problem* with its file as seen from the current folder."""
    file = problem.file
    with suppress(ValueError):
        file = str(Path(file).resolve().relative_to(Path.cwd()))
    return Problem(file, problem.line, problem.message, problem.rule)


def _problem_json(problem: Problem) -> dict[str, Any]:
    placed = _placed(problem)
    entry: dict[str, Any] = {"file": placed.file, "line": placed.line, "message": placed.message}
    return entry | ({"rule": placed.rule} if placed.rule else {})


@contextmanager
def _written(path: Path) -> Iterator[Path]:
    """Give a file beside *path*, and put it in its place only when all went well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


# --- the bank ---------------------------------------------------------------------------------------------------


Watch = Annotated[bool, typer.Option("--watch", help="Do it again whenever a file of the bank changes.")]


@bank_commands.command("check")
def bank_check(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Banks; the shipped one when left out.")
    ] = None,
    forms: Annotated[
        int,
        typer.Option(min=0, max=5, help="Also assemble that many disjoint forms for every role (rule G01)."),
    ] = 0,
    watch: Watch = False,
    as_json: Json = False,
) -> None:
    """Report every problem of the bank, its roles and its scales, each with file and line; warnings do not count."""
    places = tuple(folders or bank_folders())
    while True:
        number, weighed = _checked(places)
        weighed = sorted([*weighed, *_blocking_cells(places, forms)]) if forms else weighed
        errors = sum(weight == "error" for _, weight in weighed)
        if as_json:
            listed = [{**_problem_json(problem), "severity": weight} for problem, weight in weighed]
            _print_json({"questions": number, "problems": listed})
        else:
            for problem, weight in weighed:
                _print(f"{_placed(problem)}{' (warning)' if weight == 'warning' else ''}")
            warnings = counted(len(weighed) - errors, "warning")
            _say(f"{counted(number, 'question')}, {counted(errors, 'problem')}, {warnings}.")
        if not watch:
            raise typer.Exit(1 if errors else 0)
        _wait_for_change(places)


def _checked(places: tuple[Path, ...]) -> tuple[int, list[tuple[Problem, str]]]:
    """Return how many questions there are, and each problem with its severity; known results are kept by content."""
    key = _content_key(places)
    kept = CHECKED / f"{key}.json"
    with suppress(OSError, ValueError, TypeError, KeyError):
        stored = json.loads(kept.read_text("utf-8"))
        return stored["questions"], [(Problem(*problem), weight) for problem, weight in stored["problems"]]
    number, weighed = _check(places)
    with suppress(OSError):  # a folder that can not be written to only costs time
        for old in CHECKED.glob("*.json"):
            old.unlink()
        with _written(kept) as beside:
            listed = [[[p.file, p.line, p.message, p.rule], weight] for p, weight in weighed]
            beside.write_text(json.dumps({"questions": number, "problems": listed}), "utf-8")
    return number, weighed


def _check(places: tuple[Path, ...]) -> tuple[int, list[tuple[Problem, str]]]:
    from kit.bank.lint import lint, severity
    from kit.bank.verify import known_verdicts

    bank, found = read_what_can_be(*places)
    problems = list(found)
    for folder in places:
        for path in sorted((folder / "roles").glob("*.yaml")):
            try:
                find_role(str(path), bank)
            except InputError as error:
                problems += error.problems
    try:
        scales = read_scorecards().scales
    except InputError as error:
        problems += error.problems
    else:
        verdicts = known_verdicts([(q, bank.places[q.id][0]) for q in bank], VERDICTS)
        problems += lint(bank, scales, skip=_say, verdicts=verdicts)
    return len(bank), [(problem, severity(problem, bank)) for problem in sorted(set(problems))]


def _blocking_cells(places: tuple[Path, ...], forms: int) -> Iterator[tuple[Problem, str]]:
    """Yield, for each role that has not so many disjoint forms, the cells of the bank that keep it from them."""
    from kit.loop import Brief, NoSuchLoop, StillWorking, assemble

    bank, _ = read_what_can_be(*places)
    for role, path in role_files(*places).items():
        _say(f"Assembling {forms} forms for {role} ...")
        try:
            assemble(Brief(find_role(role, bank, *places), bank), forms=forms, limit=20.0, explain=False)
        except NoSuchLoop as error:
            words = [shortage.words for shortage in error.counts] or [demand.words for demand in error.clash]
            for one in words:
                yield Problem(str(path), 1, f"{counted(forms, 'form')}: {one}", "G01"), "error"
        except StillWorking as error:
            yield Problem(str(path), 1, f"{counted(forms, 'form')}: {error}", "G01"), "warning"
        except InputError as error:
            yield from ((problem, "error") for problem in error.problems)


def _content_key(places: tuple[Path, ...]) -> str:
    """Return what the result of a check depends on: every file, verdict and commit, this version, and the day."""
    from datetime import UTC, datetime
    from hashlib import sha256

    head = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False).stdout
    whole = sha256(f"{__version__} {datetime.now(UTC).date()} {head}".encode())
    rules = Path(__file__).parent / "bank"
    for folder in (*places, shipped() / "scorecards", VERDICTS, rules):
        for path in _files(folder):
            whole.update(f"{path}\0".encode())
            whole.update(path.read_bytes())
    return whole.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)


def _wait_for_change(places: tuple[Path, ...]) -> None:
    """Return when a file of these folders was changed, added or taken away."""

    def state() -> list[tuple[str, int, int]]:
        found = []
        for folder in places:
            for path in _files(folder):
                with suppress(OSError):  # it went while we looked
                    found.append((str(path), path.stat().st_mtime_ns, path.stat().st_size))
        return found

    before = state()
    _say("Waiting for a change; Ctrl-C ends.")
    while state() == before:
        time.sleep(0.3)


@bank_commands.command("verify")
def bank_verify(
    questions: Annotated[list[str] | None, typer.Argument(help="Question ids; all when left out.")] = None,
    bank: Annotated[
        list[Path] | None, typer.Option(help="A bank other than the shipped one; needs --trust.")
    ] = None,
    trust: Annotated[
        bool, typer.Option(help="Execute what stands in a bank that is not the shipped one.")
    ] = False,
    twice: Annotated[bool, typer.Option(help="Run everything twice and compare what is printed.")] = False,
    require_tools: Annotated[bool, typer.Option(help="A missing tool is a failure.")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Run what has been run before, too.")] = False,
    watch: Watch = False,
    as_json: Json = False,
) -> None:
    """Execute every claim of the questions' keys: each bug is there, each repair works, each wrong answer fails."""
    from kit.bank.verify import network_is_cut

    folders = tuple(bank or bank_folders())
    private = [str(f) for f in folders if f.resolve() != (shipped() / "question_bank").resolve()]
    if private and not trust:
        _say(f"{', '.join(private)}: verify executes what is in a bank. Add --trust if you trust this one.")
        raise typer.Exit(2)
    if not network_is_cut():
        _say("Runs are not cut off from the network on this machine.")
    while True:
        try:
            failed = _verify(folders, tuple(questions or ()), no_cache, twice, require_tools, as_json)
        except InputError as error:
            if not watch:
                raise
            for problem in error.problems:
                _say(str(_placed(problem)))
        if not watch:
            raise typer.Exit(1 if failed else 0)
        _wait_for_change(folders)


def _verify(
    folders: tuple[Path, ...],
    questions: tuple[str, ...],
    no_cache: bool,
    twice: bool,
    require_tools: bool,
    as_json: bool,
) -> int:
    """Execute the keys and print what was found; return how many claims do not hold."""
    from kit.bank.verify import Verdict, verify

    read, problems = read_what_can_be(*folders)
    # An author's loop: a broken question elsewhere does not keep this one from being run.
    problems = tuple(p for p in problems if not questions or Path(p.file).parent.name in questions)
    if problems:
        raise BankError(problems)
    chosen = [read.question(q) for q in questions] if questions else list(read)
    total = len(chosen)
    done = 0

    def show(verdict: Verdict) -> None:
        nonlocal done
        done += 1
        state = "FAILED" if verdict.failed else "skipped" if verdict.skipped else "ok"
        skipped = f" (missing: {', '.join(verdict.skipped)})" if verdict.skipped else ""
        kept = ", from the cache" if verdict.cached else f", {verdict.seconds:.1f} s"
        _say(
            f"[{done}/{total}] {verdict.question}: {state}{skipped}, {counted(verdict.claims, 'claim')}{kept}"
        )

    verdicts = verify(
        [(q, read.places[q.id][0]) for q in chosen],
        cache_folder=None if no_cache else VERDICTS,
        twice=twice,
        require_tools=require_tools,
        show=show,
    )
    failed = [f for v in verdicts for f in v.failed]
    claims = sum(v.claims for v in verdicts)
    if as_json:
        _print_json(
            {
                "questions": total,
                "checks": claims,
                "seconds": round(sum(v.seconds for v in verdicts), 2),
                "failed": [vars(f) for f in failed],
            }
        )
    else:
        for failure in failed:
            _print(f"{failure.question} {failure.check}: {failure.claim}\n    {failure.output}")
        _print(f"{counted(total, 'question')}, {counted(claims, 'claim')}, {len(failed)} failed.")
    return len(failed)


@bank_commands.command("show")
def bank_show(question: Annotated[str, typer.Argument(help="A question id.")], as_json: Json = False) -> None:
    """Print one question as an interviewer reads it."""
    bank, problems = read_what_can_be(*bank_folders())
    if question not in bank and problems:  # perhaps it is one of those that can not be read
        raise BankError(problems)
    found = bank.question(question)
    if as_json:
        document = found.model_dump(mode="json", by_alias=True, exclude={"files"})
        _print_json(document | {"files": sorted(found.files)})
    else:
        _print("\n".join(_question_lines(found)))


def _question_lines(q: Question) -> Iterator[str]:
    shares = ", ".join(f"{c} {share} %" for c, share in q.competencies.items())
    yield f"{q.title}  ({q.id} {q.version}, {q.status})"
    yield f"{q.minutes.total} minutes · {q.levels.from_} to {q.levels.to} · {q.format} · {shares}"
    yield f"\n{q.ask.opening.strip()}\n\n{q.ask.question.strip()}"
    if q.ask.follow_on:
        yield f"\n{q.ask.follow_on.strip()}"
    yield from _listed("Everyone gets", q.ask.candidate_facts)
    yield from _listed("If asked", [f"{i.ask} – {i.say}" for i in q.ask.if_asked])
    for exhibit in q.exhibits:
        yield f"\n{exhibit.title}"
        if exhibit.kind == "diagram":
            yield from textwrap.wrap(words_for(q, exhibit), 88, initial_indent="  ", subsequent_indent="  ")
        else:
            lines = q.text(exhibit.file).splitlines()
            yield from (
                f"{number:4}  {line}" if exhibit.numbered else f"  {line}"
                for number, line in enumerate(lines, 1)
            )
    yield from _listed("Probes", [f"({p.when}) {p.ask}" for p in q.probes])
    yield from _listed("Hints", [f"(cost {h.cost}) {h.say}" for h in q.hints])
    yield f"\nIn short\n{q.answer.in_short.strip()}"
    yield from _listed("Key points", [("must: " if p.must else "") + p.text for p in q.answer.points])
    yield from _listed("Wrong answers", [f"{w.claim} – {w.why_wrong} Say: {w.say}" for w in q.wrong_answers])
    for competency in q.rated:
        anchors = q.rating.anchors[competency]
        yield from _listed(
            f"Rating {competency}", [f"{v}: {anchors[v]}" for v in sorted(anchors, reverse=True)]
        )


def _listed(title: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"\n{title}"
        yield from (f"- {item}" for item in items)


@bank_commands.command("stats")
def bank_stats_command(as_json: Json = False) -> None:
    """Print what the bank holds by competency, level and format, what of it is executed, and what it lacks."""
    from kit.bank.verify import known_verdicts

    bank = read_bank()
    stats = bank_stats(bank, known_verdicts([(q, bank.places[q.id][0]) for q in bank], VERDICTS))
    if as_json:
        _print_json(stats)
        return
    _print("\n".join(_stats_lines(stats)))


def _stats_lines(stats: dict) -> Iterator[str]:
    verified = stats["verified"]
    yield f"{counted(len(stats['questions']), 'question')}, {counted(verified['claims'], 'executed claim')}."
    changed = verified["changed_since"]
    since = f"; changed since they were executed: {', '.join(changed)}" if changed else ""
    yield f"Known to hold here: {verified['hold']}{since}."
    risks = ", ".join(f"{number} {risk}" for risk, number in stats["exposure"].items())
    yield f"Risk of a leak: {risks}. Families with twins: {len(stats['twins'])}."
    wanted = {(g["competency"], g["band"]): g["want"] - g["have"] for g in stats["gaps"]}
    yield "\nQuestions by level; for Python, for Node.js, for all; anchors that run; still wanted by band"
    yield f"{'':14}" + "".join(f"{level:>8}" for level in LEVELS) + f"{'py/node/all':>13}{'run':>6}  wanted"
    for c, wants in WANTED.items():
        levels, stacks = stats["table"].get(c, {}), stats["stacks"].get(c, {})
        anchors = stats["anchors"].get(c, {"executed": 0, "all": 0})
        counts = "".join(f"{sum(levels.get(level, {}).values()):8}" for level in LEVELS)
        by_stack = "/".join(str(stacks.get(s, 0)) for s in ("python", "nodejs", "neutral"))
        run = f"{100 * anchors['executed'] // anchors['all']} %" if anchors["all"] else "-"
        gaps = [f"{wanted[c, b]} {b}" for b, _ in zip(BANDS, wants, strict=True) if (c, b) in wanted]
        yield f"{c:14}{counts}{by_stack:>13}{run:>6}  {', '.join(gaps) or 'nothing'}"
    yield "\nKinds, and formats by level"
    for c in WANTED:
        if c in stats["table"]:
            yield f"{c}: " + ", ".join(f"{kind} {n}" for kind, n in stats["mix"][c].items())
            for level in LEVELS:
                if formats := stats["table"][c].get(level):
                    yield f"  {level:8}" + ", ".join(f"{form} {n}" for form, n in sorted(formats.items()))


@bank_commands.command("notes")
def bank_notes(
    out: Annotated[
        Path | None, typer.Option(help="The file to write; standard output when left out.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Print the job analysis: from field notes to tasks, roles, behaviours and questions."""
    from kit.job_analysis import job_analysis, read_evidence

    bank = read_bank()
    evidence = read_evidence(shipped() / "question_bank" / "evidence.csv", bank)
    if as_json:
        _print_json({"evidence": [{"note": e.note, e.leads_to: e.what} for e in evidence]})
        return
    roles = [find_role(role, bank, *bank_folders()) for role in role_files(*bank_folders())]
    text = job_analysis(bank, roles, evidence)
    if out is None:
        _print(text.rstrip("\n"))
        return
    with _written(out) as beside:
        beside.write_text(text, "utf-8", newline="\n")


@bank_commands.command("new")
def bank_new(
    place: Annotated[str, typer.Argument(help="COMPETENCY/QUESTION, for example databases/unused-index.")],
    like: Annotated[str, typer.Option(help="Copy this question: the nearest one, or the twin.")] = "",
    into: Annotated[
        Path | None, typer.Option(help="The bank; the last of HIRING_KIT_BANK, else this checkout's.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Start a question: a folder that reads and runs, with each text still to be written."""
    from datetime import UTC, datetime

    bank, _ = read_what_can_be(*bank_folders(), *([into] if into else ()))
    folder = into or bank_folders()[-1]
    if folder.parent.name == "shipped":
        raise HiringError(
            "The shipped bank is part of the installed kit. Make a folder of your own, with a bank.yaml in it, "
            "and name it in HIRING_KIT_BANK or with --into: docs/authors.md shows how."
        )
    target = start_question(bank, folder, place, datetime.now(UTC).date(), like)
    if as_json:
        _print_json({"question": target.name, "folder": str(target)})
        return
    _print(str(target / "question.yaml"))
    family = f" Its family is that of {like}: keep it for a twin, else write its own." if like else ""
    _say(f"A draft.{family} Next: hiring-kit bank check --watch, and hiring-kit bank verify {target.name}.")


@bank_commands.command("schema")
def bank_schema(
    what: Annotated[str, typer.Argument(help=f"One of {', '.join(SCHEMAS)}.")] = "question",
) -> None:
    """Print the JSON Schema of a file format, for editors."""
    if what not in SCHEMAS:
        _say(f"There is no format '{what}'. Formats: {', '.join(SCHEMAS)}.")
        raise typer.Exit(2)
    model, schema = SCHEMAS[what]
    document = TypeAdapter(model).json_schema(by_alias=True)
    kinds = [document["$defs"][kind["$ref"].rpartition("/")[2]] for kind in document.get("anyOf", ())]
    for part in (document, *kinds):
        part["properties"] = {"schema": {"const": schema}, **part.get("properties", {})}
        part["required"] = ["schema", *part.get("required", [])]
    _print_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **document})


# --- loops ------------------------------------------------------------------------------------------------------


@loop_commands.command("build")
def loop_build(
    role: Annotated[str, typer.Argument(help="A role id, or a role file.")],
    panel: Annotated[Path | None, typer.Option(help="A panel file: who can interview, and when.")] = None,
    forms: Annotated[int, typer.Option(min=1, max=20, help="Equivalent forms of the loop.")] = 1,
    overlap: Annotated[int, typer.Option(min=0, help="Questions that two forms may share.")] = 0,
    seed: Annotated[int, typer.Option(help="Chooses among equally good loops.")] = 0,
    keep: Annotated[list[str] | None, typer.Option(help="A question that must be in it; repeat.")] = None,
    ban: Annotated[list[str] | None, typer.Option(help="A question that must not be in it; repeat.")] = None,
    every: Annotated[int, typer.Option(help="Minutes between possible starts: 15, 30 or 60.")] = 30,
    limit: Annotated[float, typer.Option(min=0.1, help="Seconds for the proof.")] = 60.0,
    out: Annotated[Path | None, typer.Option(help="Write the loop to this YAML file.")] = None,
    as_json: Json = False,
) -> None:
    """Assemble a loop for a role, proven to be the best one; exit status 3 when there is none, with the reason."""
    from datetime import UTC, datetime

    from kit.loop import (
        Ban,
        Brief,
        Keep,
        NoSuchLoop,
        assemble,
        explained,
        loop_json,
        no_loop_json,
        write_loop,
    )

    bank = read_bank()
    brief = Brief(
        find_role(role, bank, *bank_folders()),
        bank,
        read_panel(panel, bank) if panel else None,
        seed=seed,
        keep=tuple(Keep(q) for q in keep or ()),
        ban=tuple(Ban(q) for q in ban or ()),
        today=datetime.now(UTC).date(),
        every=every,
    )
    _say(f"Assembling {brief.role.title} from {counted(len(bank), 'question')} ...")
    began = time.perf_counter()
    try:
        loop = assemble(brief, forms=forms, overlap=overlap, limit=limit, explain=False)
    except NoSuchLoop as error:
        if not as_json:
            raise
        _print_json(no_loop_json(error, brief))
        raise typer.Exit(3) from None
    took = time.perf_counter() - began
    loop = explained(loop, brief)
    if out:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_loop(loop, out)
        _say(f"Written to {out}.")
    if as_json:
        _print_json(loop_json(loop, brief, solve_ms=round(1000 * took)))
    else:
        _print("\n".join(_loop_lines(loop, bank)))


def _loop_lines(loop: Loop, bank: Bank | Outlines) -> Iterator[str]:
    gap = 100 * (loop.bound - loop.objective) / max(1, loop.objective)
    proven = "proven best" if loop.status == "optimal" else f"at most {gap:.1f} % better is possible"
    yield f"{loop.role}: {counted(len(loop.forms), 'form')}, worth {loop.objective} ({proven})"
    for form in loop.forms:
        yield f"\nForm {form.form}, mean difficulty {form.difficulty}"
        for session in form.sessions:
            people = ", ".join(f"{s.interviewer} ({s.part})" for s in session.interviewers)
            when = f", {session.start}" if session.start else ""
            yield f"  {session.title} ({session.minutes} minutes{when}{', ' + people if people else ''})"
            for q in session.questions:
                title = bank.question(q.question).title if q.question in bank else ""
                by_hand = " (put in by hand)" if q.by_hand else ""
                yield f"    {q.minutes:3} min  {q.question}  {title}{by_hand}"
                if q.why:
                    yield f"             {q.why}"


def _read_loop(path: Path, panel: Path | None = None, bank: Bank | None = None) -> tuple[Loop, Brief]:
    """Return the loop of a file, checked against the brief that it says it was made from."""
    from kit.loop import read_loop

    _, brief = _loop_and_brief(path, panel, bank)
    return read_loop(path, brief), brief


def _loop_and_brief(path: Path, panel: Path | None = None, bank: Bank | None = None) -> tuple[Loop, Brief]:
    """Return the loop of a file, broken rules and all, and the brief that it says it was made from."""
    from kit.loop import brief_of, read_loop

    bank = bank or read_bank()
    loop = read_loop(path)
    role = find_role(loop.role, bank, *bank_folders())
    return loop, brief_of(loop, role, bank, read_panel(panel, bank) if panel else None)


@loop_commands.command("swap")
def loop_swap(
    loop: Annotated[Path, typer.Argument(help="A loop file of `loop build --out`; it is written anew.")],
    question: Annotated[str, typer.Argument(help="The question that is to go.")],
    form: Annotated[
        str | None, typer.Option(help="The form; the first that holds the question when left out.")
    ] = None,
    panel: Annotated[Path | None, typer.Option(help="The panel file that the loop was built with.")] = None,
    as_json: Json = False,
) -> None:
    """Put the best other question in the place of one, and say what changed and what it costs."""
    from kit.loop import alternates, changed, loop_json, swap, write_loop

    before, brief = _read_loop(loop, panel)
    others = alternates(before, question, brief)
    after = swap(before, question, brief, form=form)
    write_loop(after, loop)
    changes = list(changed(before, after, brief))
    if as_json:
        _print_json({**loop_json(after, brief), "changed": changes})
        return
    for change in changes:
        out, into = ", ".join(change["out"]), ", ".join(change["in"])  # type: ignore[arg-type]
        _print(
            f"Form {change['form']}, {change['session']}: {out} went, {into} came; {change['loss']} less evidence."
        )
    came = {question for form in after for question in (q.question for q in form.questions)}
    for other in others:
        if not set(other.questions) <= came:
            _print(
                f"Next best: {', '.join(other.questions)}, {other.percent:.1f} % less evidence than before."
            )


@loop_commands.command("explain")
def loop_explain(
    loop: Annotated[Path, typer.Argument(help="A loop file of `loop build --out`.")],
    panel: Annotated[Path | None, typer.Option(help="The panel file that the loop was built with.")] = None,
    as_json: Json = False,
) -> None:
    """Say why each question of a loop is there, which limits are tight, and what has changed since it was made."""
    from kit.loop import (
        changes_since,
        explained,
        faults,
        loop_json,
        read_loop,
        tight,
        with_hand_edits,
    )

    found, brief = _loop_and_brief(loop, panel)
    found = with_hand_edits(found, brief)
    if any(fault.rule != "changed" for fault in faults(found, brief)):
        read_loop(loop, brief)  # names every rule that it breaks, at its line
    whole = explained(found, brief)
    limits = {form.form: tight(form, brief) for form in whole}
    since = list(changes_since(found, brief))
    if as_json:
        _print_json({**loop_json(whole, brief), "tight": limits, "changed_since": since})
        return
    _print("\n".join(_loop_lines(whole, brief.outlines)))
    for form, words in limits.items():
        _print(f"\nNo room to spare in form {form}:\n" + "\n".join(f"  {each}" for each in words))
    _print("\n" + "\n".join(since or ["Nothing that it was made from has changed since."]))


@loop_commands.command("repair")
def loop_repair(
    loop: Annotated[Path, typer.Argument(help="A loop file that was changed by hand; it is written anew.")],
    panel: Annotated[Path | None, typer.Option(help="The panel file that the loop was built with.")] = None,
    as_json: Json = False,
) -> None:
    """Keep the questions that were put in by hand, and choose the rest of their sessions around them."""
    from kit.loop import brief_of, changed, explained, loop_json, repair, with_hand_edits, write_loop

    read, brief = _loop_and_brief(loop, panel)
    edited = with_hand_edits(read, brief)
    by_hand = [q.question for form in edited for q in form.questions if q.by_hand]
    after = repair(read, brief)
    after_brief = brief_of(after, brief.role, brief.bank, brief.panel)
    whole = explained(after, after_brief)
    write_loop(whole, loop)
    changes = list(changed(edited, whole, after_brief))
    if as_json:
        _print_json({**loop_json(whole, after_brief), "by_hand": by_hand, "changed": changes})
        return
    _print(f"Kept as put in by hand: {', '.join(by_hand)}." if by_hand else "Nothing was changed by hand.")
    for change in changes:
        out, into = ", ".join(change["out"]), ", ".join(change["in"])  # type: ignore[arg-type]
        _print(
            f"Form {change['form']}, {change['session']}: {out or 'nothing'} went, {into or 'nothing'} came."
        )


# --- packets ----------------------------------------------------------------------------------------------------


@app.command("packet")
def packet(
    loop: Annotated[Path, typer.Argument(help="A loop file of `loop build --out`.")],
    out: Annotated[Path, typer.Option(help="The folder for the PDFs.")],
    form: Annotated[str | None, typer.Option(help="One form; all when left out.")] = None,
    panel: Annotated[
        Path | None, typer.Option(help="The panel file: names and time zones of the people.")
    ] = None,
    paper: Annotated[str, typer.Option(help="a4 or letter.")] = "a4",
    boxes: Annotated[Path | None, typer.Option(help="Write what stands where to this JSON file.")] = None,
    as_json: Json = False,
) -> None:
    """Draw the packets, scorecards and handouts of a loop."""
    from kit.packet import PAPERS, packets_of
    from kit.pdf import METRICS, draw, layout_with_blanks
    from kit.pdf.bulk import ENDED, cluster, work_through

    if paper not in PAPERS:
        _say(f"There is no paper '{paper}'. Papers: {', '.join(PAPERS)}.")
        raise typer.Exit(2)
    bank = read_bank()
    found, brief = _read_loop(loop, panel, bank)
    if form and form not in {f.form for f in found.forms}:
        _say(f"There is no form '{form}' in {loop}. Forms: {', '.join(f.form for f in found.forms)}.")
        raise typer.Exit(2)
    documents = tuple(
        packets_of(found, brief.role, bank, read_scorecards(), METRICS, paper, form=form, panel=brief.panel)
    )
    drawn = []
    with cluster() as executor:
        for document, content in work_through(draw, documents, executor):
            if content is None:
                raise PacketError(f"{document.file}: {ENDED}")
            drawn.append((document, content))  # all of them, before anything is written
    made = []
    for document, content in drawn:
        with _written(out / document.file) as beside:
            beside.write_bytes(content)
        made.append({"file": str(out / document.file), "pages": len(document.pages)})
        _say(f"{out / document.file}: {counted(len(document.pages), 'page')}")
        for note in document.notes:
            _say(f"  {note.field}: {note.message}")
    if boxes:
        layout, blanks = layout_with_blanks(documents)
        for name, picture in blanks.items():
            with _written(boxes.parent / name) as beside:
                beside.write_bytes(picture)
        with _written(boxes) as beside:
            beside.write_text(layout.model_dump_json(indent=1), "utf-8")
    if as_json:
        _print_json({"paper": paper, "files": made})


@app.command("read")
def read(
    files: Annotated[
        list[Path], typer.Argument(help="Filled forms, scans and photos: PDF, PNG, JPEG, TIFF.")
    ],
    boxes: Annotated[
        Path | None,
        typer.Option(
            help="What `hiring-kit packet --boxes` wrote when the scorecards were printed; without it they are those "
            "that the app printed."
        ),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write the clear ratings to this CSV file.")] = None,
    review: Annotated[
        Path | None,
        typer.Option(
            help="Write the doubtful rows to this folder: review.html to decide them on, and crops."
        ),
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(help="What was decided on review.html: these rows count as decided.")
    ] = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Read scorecards back from paper; what is not clear is listed, and is in no rating."""
    import pandas as pd

    from kit.exchange import write_ratings
    from kit.pdf.bulk import cluster
    from kit.pdf.read import rating_rows, read_boxes, read_files, read_json
    from kit.pdf.review import decided, read_decisions, review_files
    from kit.scorecard import RATING_COLUMNS

    show = lambda done, total: _say(f"[{done}/{total}] {files[done - 1]}")  # noqa: E731
    with cluster() as executor:
        if boxes:
            pages = read_files(files, read_boxes(boxes), executor=executor, show=show)
        else:
            from kit.hiring.reading import read_paper

            with _the_office(data) as (office, viewer):
                pages = read_paper(office, viewer, files, show, executor)
    if decisions:
        pages = tuple(decided(pages, read_decisions(decisions, pages)))
    if out:
        table = pd.DataFrame(rating_rows(pages), columns=list(RATING_COLUMNS), dtype=str).fillna("")
        with _written(out) as beside:
            beside.write_bytes(write_ratings(table))
    if review:
        for name, content in review_files(pages).items():
            with _written(review / name) as beside:
                beside.write_bytes(content)
    doubtful = sum(len(page.doubtful) for page in pages)
    if as_json:
        _print_json(read_json(pages))
    else:
        for page in pages:
            clear = sum(row.state == "ok" for row in page.reading.rows)
            rows = f" {clear} rows clear, {len(page.doubtful)} for a person." if page.reading.rows else ""
            _print(f"{page.file}, page {page.page}: {page.words}{rows}")
            for row in page.doubtful:
                _print(
                    f"  {row.competency or row.box}: {row.state}"
                    + (f", perhaps {row.value}" if row.value else "")
                )
    _say(f"{counted(len(pages), 'page')}, {counted(doubtful, 'row')} to look at.")


# --- comparing --------------------------------------------------------------------------------------------------


@app.command("compare")
def compare(
    ratings: Annotated[Path, typer.Argument(help="A ratings table as CSV.")],
    role: Annotated[
        str | None, typer.Option(help="A role id: its weights; its competencies are checked.")
    ] = None,
    panel: Annotated[Path | None, typer.Option(help="A panel file: interviewers are checked.")] = None,
    pdf: Annotated[Path | None, typer.Option(help="Draw the comparison as this PDF too.")] = None,
    as_json: Json = False,
) -> None:
    """Compare candidates by a table of ratings: scores with intervals beside raw means, and what is refused and why."""
    from kit.exchange import read_ratings
    from kit.scoring import check_names, comparison_json, standing

    table = read_ratings(ratings.read_bytes(), read_scorecards().scales, file=str(ratings))
    weights, names = None, {}
    if role or panel:
        bank = read_bank()
        people = [p.id for p in read_panel(panel, bank).interviewers] if panel else None
        weights = find_role(role, bank, *bank_folders()).weights if role else None
        known = [c.id for c in bank.competencies] if role else None
        names = {c.id: c.name for c in bank.competencies}
        check_names(table, known, people, file=str(ratings))
    comparison = standing(table, weights, names=names)
    if pdf:
        _draw_comparison(comparison, ratings.stem, names, pdf)
    if as_json:
        _print_json(comparison_json(comparison))
        return
    width = max(len(s.candidate) for s in comparison.candidates)
    _print(f"{'':{width}}  adjusted  likely      group  raw mean  ratings  interviewers")
    for s in comparison.candidates:
        raw = "-" if s.raw is None else f"{s.raw:.1f}"
        adjusted, likely = "-", "-"
        if s.score:
            adjusted, likely = f"{s.score.adjusted:.1f}", f"{s.score.low:.1f} to {s.score.high:.1f}"
        group = s.group if len(s.group) <= 5 else f"{s.group[0]}..{s.group[-1]}"
        _print(
            f"{s.candidate:{width}}  {adjusted:>8}  {likely:10}  {group or '-':5}  {raw:>8}  {s.n_ratings:7}  "
            f"{s.n_interviewers:12}  {s.refused}".rstrip()
        )
    for note in comparison.notes:
        _print(f"\n{note}")


def _draw_comparison(comparison: Comparison, title: str, names: Mapping[str, str], pdf: Path) -> None:
    from kit.packet.comparison import Compared, lay_out
    from kit.packet.debrief import Estimate
    from kit.pdf import METRICS, draw

    def told(score: Any, refused: str = "") -> Estimate:
        return Estimate(score.adjusted, score.low, score.high) if score else Estimate(refused=refused)

    candidates = [
        Compared(
            s.candidate, s.raw, s.n_ratings, s.n_interviewers, told(s.score, s.refused), s.group, s.words,
            {c: (s.competencies.get(c, (None, 0))[0], told(s.profile.get(c))) for c in sorted({*s.competencies, *s.profile})},
        )
        for s in comparison.candidates
    ]  # fmt: skip
    scale = read_scorecards().scales.get(comparison.scale)
    packet = lay_out(title, candidates, scale.values if scale else (), names, comparison.notes, METRICS)
    content = draw(packet)
    with _written(pdf) as beside:
        beside.write_bytes(content)
    _say(f"{pdf}: {counted(len(packet.pages), 'page')}")


@app.command("plan")
def plan_measurement(
    role: Annotated[str, typer.Argument(help="A role id, or a loop file.")],
    interviewers: Annotated[
        int | None,
        typer.Option(min=1, max=30, help="How many different people; one a session when left out."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell what a loop and panel can tell apart before anyone is interviewed, and the cheapest change that helps most."""
    from kit.loop import Brief, assemble
    from kit.scoring import make_plan, plan_json, plan_lines, planned_sessions

    if (
        role.endswith((".yaml", ".yml"))
        and Path(role).is_file()
        and "loop/" in Path(role).read_text("utf-8")[:200]
    ):
        loop, brief = _read_loop(Path(role))
    else:
        bank = read_bank()
        brief = Brief(find_role(role, bank, *bank_folders()), bank)
        loop = assemble(brief, explain=False)
    sessions = planned_sessions(loop.forms[0], interviewers)
    scales = read_scorecards()
    points = scales.scales[scales.standard.scale].values
    names = {s.session: s.title for s in loop.forms[0].sessions} | {
        c.id: c.name for c in brief.bank.competencies
    }
    plan = make_plan(sessions, brief.role.weights, length=points[-1] - points[0], names=names)
    if as_json:
        _print_json({"role": brief.role.id, **plan_json(plan)})
        return
    for line in plan_lines(plan, names):
        _print(line)


@app.command("impact")
def adverse_impact(
    totals: Annotated[
        Path, typer.Argument(help="Totals as CSV: stage, group, considered, selected. No names, no scores.")
    ],
    as_json: Json = False,
) -> None:
    """Hold selection rates of groups against each other, from totals alone; nothing is stored, no score is touched."""
    from kit.exchange import read_totals
    from kit.scoring import impact_json, impact_lines, impacts

    found = impacts(read_totals(totals.read_bytes(), file=str(totals)))
    if as_json:
        _print_json(impact_json(found))
        return
    for line in impact_lines(found):
        _print(line)


# --- data -------------------------------------------------------------------------------------------------------


OpeningName = Annotated[
    str | None, typer.Argument(help="The title or id of an opening; the only one when left out.")
]
Maps = Annotated[
    list[str] | None,
    typer.Option("--map", help="Which point becomes which, as bars5=1,2,2,3,4; for imports ashby-score=four-point:1,2,3,4."),
]  # fmt: skip


DataFolder = Annotated[
    Path | None, typer.Option("--data", help="The folder of the database; $HIRING_KIT_DATA.")
]


@contextmanager
def _the_office(data: Path | None) -> Iterator[tuple[Office, Viewer]]:
    """Give the installation in *data*, or the usual one, and who asks: whoever sits at this machine."""
    from kit.hiring import find_local_viewer, open_office

    if data:
        os.environ["HIRING_KIT_DATA"] = str(data.resolve())
    office = open_office(data)
    try:
        yield office, find_local_viewer(office)
    finally:
        office.store.close()


def _opening_called(office: Office, viewer: Viewer, opening: str | None) -> Opening:
    from kit.hiring import list_openings

    openings = list_openings(office, viewer)
    chosen = [o for o in openings if opening in (None, o.id, o.title)]
    if len(chosen) == 1:
        return chosen[0]
    titles = {o.title for o in openings}
    what = f"There is no opening '{opening}'." if opening else "Name the opening."
    if len(chosen) > 1 and opening:
        what = (
            f"{len(chosen)} openings are called '{opening}': give the id, {', '.join(o.id for o in chosen)}."
        )
    raise Missing(f"{what}{near(opening or '', titles)} Openings: {', '.join(sorted(titles)) or 'none'}.")


def _application_of(office: Office, viewer: Viewer, code: str) -> str:
    from kit.hiring import list_candidates, list_openings

    codes: dict[str, str] = {}
    for opening in list_openings(office, viewer):
        for one in list_candidates(office, viewer, opening.id):
            codes.setdefault(one.code, one.application)
    if code.upper() not in codes:
        raise Missing(
            f"There is no candidate '{code}'.{near(code.upper(), codes)} A code has six signs, as 7KQ2MX."
        )
    return codes[code.upper()]


def _show_table(table: str, rows: int) -> None:
    if rows:
        _say(f"{table}: {counted(rows, 'row')}")


@data_commands.command("check")
def data_check(data: DataFolder = None, as_json: Json = False) -> None:
    """Say whether all that is stored is whole: file, chains of the audit, keys, sealed text, disk, clock."""
    from kit.hiring import check_data

    with _the_office(data) as (office, viewer):
        health = check_data(office, viewer)
    if as_json:
        _print_json(asdict(health))
    else:
        for problem in health.problems:
            _print(problem)
        _say(
            f"{health.database}: {counted(len(health.problems), 'problem')}; {counted(health.lines, 'line')} "
            f"of the audit in {counted(health.chains, 'chain')}."
        )
    raise typer.Exit(1 if health.problems else 0)


@data_commands.command("audit")
def data_audit(
    opening: Annotated[
        str | None,
        typer.Argument(help="The title or id of an opening; what belongs to none when left out."),
    ] = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Print what was done, newest last: when (UTC), by whom, what, and the id of what it was done to."""
    from kit.hiring import list_people, read_audit

    with _the_office(data) as (office, viewer):
        chosen = _opening_called(office, viewer, opening).id if opening else None
        lines = read_audit(office, viewer, chosen)[::-1]
        names = {one.id: one.name for one in list_people(office, viewer)}
    if as_json:
        _print_json({"lines": [asdict(line) for line in lines]})
        return
    for line in lines:
        who = " ".join(names.get(word, word) for word in line.actor.split(" "))
        _print(f"{line.at}  {who}  {line.action}  {line.entity}")
    _say(f"{counted(len(lines), 'line')} of the audit.")


@data_commands.command("backup")
def data_backup(
    out: Annotated[Path, typer.Option(help="The folder for backups; best on another disk.")],
    keep_keys: Annotated[
        int,
        typer.Option(min=1, max=3650, help="Days after which keys files go, and with them who was erased."),
    ] = 14,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Write a checked backup while others work: a file of data, and a file of keys. The master key is in neither."""
    from kit.hiring import back_up

    with _the_office(data) as (office, viewer):
        made = back_up(office, viewer, out, keep_keys=keep_keys, show=_show_table)
    rows = sum(made.rows.values())
    if as_json:
        files = {
            "data": str(made.data),
            "keys": str(made.keys),
            "dropped": [str(one) for one in made.dropped],
        }
        _print_json({**files, "rows": made.rows})
        return
    _print(f"{made.data}\n{made.keys}")
    for old in made.dropped:
        _say(f"{old}: older than {counted(keep_keys, 'day')}, dropped.")
    _say(
        f"{counted(rows, 'row')}, checked. The master key is in neither file: keep it in a place of its own."
    )


@data_commands.command("restore")
def data_restore(
    backup: Annotated[Path, typer.Argument(help="The data file of a backup, *.data.db.")],
    keys: Annotated[
        Path | None,
        typer.Option(help="The keys file of the same backup, or of a later one; beside it when left out."),
    ] = None,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Bring a backup back into an empty folder or PostgreSQL; who was erased since stays erased."""
    from kit.hiring import restore_data

    keys = keys or backup.with_name(backup.name.replace(".data.db", ".keys.json"))
    if not keys.is_file():
        raise StoreError(
            f"{keys}: there is no keys file beside the data. Name one of the same backup or later: --keys."
        )
    if data:
        os.environ["HIRING_KIT_DATA"] = str(data.resolve())
    restored = restore_data(data, backup, keys, show=_show_table)
    if as_json:
        _print_json({"rows": restored.rows, "erased": list(restored.erased)})
        return
    for code in restored.erased:
        _print(f"{code} was erased after this backup was made, and stays erased.")
    _say(f"{counted(sum(restored.rows.values()), 'row')} brought back and checked.")


@data_commands.command("migrate")
def data_migrate(
    to: Annotated[str, typer.Option(help="An empty PostgreSQL database: postgresql://user@host/name.")],
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Move everything from SQLite to PostgreSQL; the old database stays as it is, and takes no more."""
    from kit.hiring import move_data
    from kit.store import data_folder

    folder = data or data_folder()
    os.environ["HIRING_KIT_DATA"] = str(folder.resolve())
    rows = move_data(folder, to, show=_show_table)
    if as_json:
        _print_json({"rows": rows})
        return
    _say(
        f"{counted(sum(rows.values()), 'row')} moved and checked. Start the app with DATABASE_URL set to the new "
        f"database, and HIRING_KIT_DATA to {folder}: the key and the list of the erased stay there."
    )


@data_commands.command("retention")
def data_retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List only.")] = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Erase the candidates who were kept for as long as their openings want; a legal hold forbids it."""
    from kit.hiring import apply_retention, list_due

    with _the_office(data) as (office, viewer):
        due = list_due(office, viewer)
        count = lambda done, total: _say(f"[{done}/{total}]")  # noqa: E731
        made = () if dry_run else apply_retention(office, viewer, show=count)
    if as_json:
        listed = [
            {**asdict(one), "last": one.last.isoformat(), "since": one.since.isoformat()} for one in due
        ]
        _print_json({"due": listed, "erased": [asdict(one) for one in made]})
        return
    for one in due:
        words = f"held: {one.held}" if one.held else "would be erased" if dry_run else "erased"
        _print(f"{one.code}, {', '.join(one.openings)}: due since {one.since}, {words}.")
    held = sum(1 for one in due if one.held)
    _say(f"{counted(len(due), 'candidate')} due, {held} held, {len(made)} erased.")


@data_commands.command("policy")
def data_policy(
    opening: Annotated[str, typer.Argument(help="The title or id of an opening.")],
    months: Annotated[int | None, typer.Option(min=1, max=120, help="How long after the last act.")] = None,
    ratings: Annotated[
        str | None,
        typer.Option(help="Then: 'anonymise' keeps ratings under the code, 'erase' leaves them out."),
    ] = None,
    hold: Annotated[str | None, typer.Option(help="Why nothing of it may be erased: a legal hold.")] = None,
    release: Annotated[bool, typer.Option("--release", help="End the legal hold.")] = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Show or change how long an opening's candidates are kept, and hold it where the law wants that."""
    from kit.hiring import find_retention, set_legal_hold, set_retention

    if hold and release:
        _say("--hold begins a hold and --release ends it: give one of them.")
        raise typer.Exit(2)
    with _the_office(data) as (office, viewer):
        id = _opening_called(office, viewer, opening).id
        now = find_retention(office, viewer, id)
        if months or ratings:
            set_retention(office, viewer, id, months or now.months, ratings or now.action)  # type: ignore[arg-type]
        if hold or release:
            set_legal_hold(office, viewer, id, None if release else hold)
        now = find_retention(office, viewer, id)
    if as_json:
        _print_json(asdict(now))
        return
    _print(
        f"{now.title}: kept {counted(now.months, 'month')} after the last act, then ratings: {now.action}."
    )
    if now.hold:
        _print(f"On legal hold: {now.hold}")


@data_commands.command("erase")
def data_erase(
    code: Annotated[str, typer.Argument(help="The candidate's code, as 7KQ2MX.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Erase one candidate for good, and print the certificate of it."""
    from kit.hiring import erase_candidate

    with _the_office(data) as (office, viewer):
        application = _application_of(office, viewer, code)
        if not yes:
            _say(
                f"Name, notes and everything else about {code.upper()} go for good, and can not be brought back."
            )
            if typer.prompt("Type the code to erase", err=True).upper() != code.upper():
                _say("Not the same code: nothing was erased.")
                raise typer.Exit(2)
        certificate = erase_candidate(office, viewer, application)
    if as_json:
        chains = [
            {"opening": title, "line": number, "hash": head} for title, number, head in certificate.chains
        ]
        _print_json({**asdict(certificate), "chains": chains})
        return
    _print(
        f"Certificate of erasure\nCandidate   {certificate.code}\nWhen        {certificate.at}\n"
        f"By          {certificate.by}\nErased      the key, {counted(certificate.boxes, 'sealed text')}, "
        f"{counted(certificate.drafts, 'draft')}\nRatings     {certificate.ratings}\n"
        "Backups     say nothing of this candidate any more once every keys file from before is gone"
    )
    for title, number, head in certificate.chains:
        _print(f"Audit       {title}, line {number}, {head}")


@data_commands.command("person")
def data_person(
    code: Annotated[str, typer.Argument(help="The candidate's code, as 7KQ2MX.")],
    out: Annotated[Path, typer.Option(help="The folder for the files.")],
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Write everything that is kept about one candidate: a JSON file, and the records of each application as PDF."""
    from kit.hiring.person import export_candidate

    with _the_office(data) as (office, viewer):
        documents = export_candidate(office, viewer, _application_of(office, viewer, code))
    for document in documents:
        with _written(out / document.name) as beside:
            beside.write_bytes(document.content)
    files = [str(out / document.name) for document in documents]
    left_out = json.loads(documents[0].content)["left_out"]
    if as_json:
        _print_json({"files": files, "left_out": left_out})
        return
    _print("\n".join(files))
    for words in left_out:
        _say(f"Not in it: {words}")


@data_commands.command("export")
def data_export(
    opening: OpeningName = None,
    format: Annotated[
        str,
        typer.Option(
            help="csv, csv-wide, csv-cards, xlsx, native, ics, markdown, moodle, greenhouse, ashby, lever, merge; "
            "bank-csv and bank-moodle for the question bank."
        ),
    ] = "csv",
    out: Annotated[
        Path | None, typer.Option(help="The file to write; a name by the format when left out.")
    ] = None,
    maps: Maps = None,
    their_form: Annotated[
        Path | None,
        typer.Option(help="For ashby and lever: their form or template as JSON, saved from there."),
    ] = None,
    all_revisions: Annotated[
        bool,
        typer.Option("--all-revisions", help="Every revision, not only the last before others were seen."),
    ] = False,
    with_shadows: Annotated[bool, typer.Option("--with-shadows", help="Cards of shadows, too.")] = False,
    address: Annotated[
        str, typer.Option(help="Where the app is, for links in calendars.")
    ] = "http://127.0.0.1:8501",
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of the native format, and end.")
    ] = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Write an opening, or the bank, as a file of a format, and say what the file can not hold."""
    from kit.exchange.native import native_schema
    from kit.exchange.scale_map import FOREIGN_SCALES, read_map
    from kit.hiring.export import FORMATS, export_bank, export_file, export_native

    if schema:
        _print_json(native_schema())
        return
    if format not in (*FORMATS, "bank-csv", "bank-moodle"):
        _say(
            f"There is no format '{format}' to write.{near(format, FORMATS)} Formats: {', '.join(FORMATS)}, bank-csv, bank-moodle."
        )
        raise typer.Exit(2)
    target = next((scale for scale in FOREIGN_SCALES if scale.startswith(format)), "")
    given = [read_map(text, target) for text in maps or ()]
    with _the_office(data) as (office, viewer):
        title = None
        if format.startswith("bank-"):
            exported = export_bank(office, viewer, format.removeprefix("bank-"))
        elif format == "native" and opening is None:
            exported = export_native(office, viewer)
        else:
            chosen = _opening_called(office, viewer, opening)
            title = chosen.title
            exported = export_file(
                office,
                viewer,
                chosen.id,
                format,
                all_revisions=all_revisions,
                with_shadows=with_shadows,
                maps=given,
                their_form=their_form.read_bytes() if their_form else b"",
                form_file=str(their_form or ""),
                address=address,
            )
    place = out or Path("ratings.csv" if format == "csv" else exported.document.name)
    with _written(place) as beside:
        beside.write_bytes(exported.document.content)
    if as_json:
        entries = {"ratings" if format == "csv" else "items": exported.entries}
        _print_json(
            {"opening": title, "format": format, "file": str(place), **entries, "losses": exported.losses}
        )
        return
    what = counted(exported.entries, "rating") if format == "csv" else counted(exported.entries, "item")
    _say(f"{place}: {what}{f' of {title}' if title else ''}.")
    for loss in exported.losses:
        _say(f"Not in it: {loss}")


@data_commands.command("import")
def data_import(
    file: Annotated[Path, typer.Argument(help="The file.")],
    opening: OpeningName = None,
    format: Annotated[
        str,
        typer.Option(
            help="csv, xlsx, native, greenhouse, ashby or thirty-seconds; by the file's name when left out."
        ),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would be taken.")] = False,
    maps: Maps = None,
    match: Annotated[
        list[str] | None,
        typer.Option(
            help="Who of theirs is who of ours, as THEIR-ID=our id or e-mail address; it repeats, and is kept."
        ),
    ] = None,
    encoding: Annotated[str, typer.Option(help="Of a CSV file that is no UTF-8, as cp1252.")] = "",
    bank: Annotated[
        Path | None,
        typer.Option(help="For thirty-seconds: the folder of the bank into which drafts are put."),
    ] = None,
    competency: Annotated[
        str, typer.Option(help="For thirty-seconds: the competency that the questions are for.")
    ] = "",
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Take a file in, all of it or nothing: cards of an opening, whole openings, past cards of another system, drafts."""
    from kit.exchange.native import MOST_BYTES
    from kit.exchange.scale_map import read_map
    from kit.hiring.intake import KINDS, take_ratings
    from kit.hiring.past import take_past
    from kit.hiring.transfer import take_native

    format = format or _format_of(file.name)
    if format not in KINDS:
        _say(f"Say which format it is: --format {', '.join(KINDS)}.{near(format, KINDS) if format else ''}")
        raise typer.Exit(2)
    if format == "thirty-seconds":
        _import_drafts(file, bank, competency, dry_run, as_json)
        return
    matches = dict(pair.split("=", 1) for pair in match or () if "=" in pair)
    if len(matches) != len(match or ()):
        _say("Write --match as THEIR-ID=OURS, each id once.")
        raise typer.Exit(2)
    given = [read_map(text) for text in maps or ()]
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    with _the_office(data) as (office, viewer):
        if format == "native":
            intake = take_native(office, viewer, content, file=str(file), dry_run=dry_run)
        elif format in ("csv", "xlsx"):
            chosen = _opening_called(office, viewer, opening)
            intake = take_ratings(
                office, viewer, chosen.id, content, format, file=str(file), encoding=encoding, dry_run=dry_run
            )
        else:
            intake = take_past(
                office, viewer, format, content, file=str(file), maps=given, matches=matches, dry_run=dry_run
            )
    if as_json:
        problems = [_problem_json(problem) for problem in intake.problems]
        _print_json({"format": format, "dry_run": dry_run, **vars(intake), "problems": problems})
    else:
        for line in intake.lines:
            _print(line)
        if intake.unmatched:
            _say("Say who they are with --match THEIR-ID=OURS, where OURS is an id or e-mail address.")
    if intake.problems:
        for problem in () if as_json else intake.problems:
            _say(str(_placed(problem)))
        raise typer.Exit(1)


def _format_of(name: str) -> str:
    """Return the format that a file's name tells, or nothing."""
    ends = {".hiring-kit.json": "native", ".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx"}
    return next((format for end, format in ends.items() if name.lower().endswith(end)), "")


def _import_drafts(file: Path, folder: Path | None, competency: str, dry_run: bool, as_json: bool) -> None:
    from datetime import UTC, datetime

    from kit.exchange.foreign import open_foreign
    from kit.exchange.thirty_seconds import read_thirty_seconds

    bank, _ = read_what_can_be(*bank_folders())
    known = [c.id for c in bank.competencies]
    if folder is None or competency not in known:
        hint = near(competency, known) if competency else ""
        _say(
            f"Name the folder of a bank (--bank) and one competency (--competency).{hint} Known: {', '.join(known)}."
        )
        raise typer.Exit(2)
    document = open_foreign(file.read_bytes(), "json", file=str(file)).document
    taken = {q.id for q in bank} | {path.parent.name for path in folder.glob("questions/*/*/question.yaml")}
    today = datetime.now(UTC).date().isoformat()
    drafts = read_thirty_seconds(document, today, taken, file=file.name)
    places = [folder / "questions" / competency / draft.id / "question.yaml" for draft in drafts]
    if not dry_run:
        for draft, place in zip(drafts, places, strict=True):
            with _written(place) as beside:
                beside.write_text(draft.text, "utf-8")
    if as_json:
        listed = [
            {"question": d.id, "title": d.title, "file": str(p)} for d, p in zip(drafts, places, strict=True)
        ]
        _print_json({"format": "thirty-seconds", "dry_run": dry_run, "drafts": listed})
        return
    for draft, place in zip(drafts, places, strict=True):
        _print(f"{place}: {draft.title}")
    done = "would be made" if dry_run else "made"
    _say(
        f"{counted(len(drafts), 'draft')} {done}. `hiring-kit bank check {folder}` lists what is still to be written."
    )


# --- the app ----------------------------------------------------------------------------------------------------


@app.command("app")
def serve_app(
    address: Annotated[str, typer.Option(help="Without a login, this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
    data: Annotated[Path | None, typer.Option(help="The folder of the database; $HIRING_KIT_DATA.")] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Begin with a sample opening where there is none yet.")
    ] = False,
) -> None:
    """Serve the browser app until Ctrl-C."""
    if data:
        os.environ["HIRING_KIT_DATA"] = str(data.resolve())
    if sample:
        os.environ["HIRING_KIT_SAMPLE"] = "1"
    from kit.app.server import serve

    try:
        serve(address, port, begin=lambda: _say(f"Hiring Kit on http://{address}:{port}"))
    except SettingsError as error:
        _say(str(error))
        raise typer.Exit(2) from None


if __name__ == "__main__":
    main()
