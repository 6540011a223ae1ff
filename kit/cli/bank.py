"""The question bank: check it, execute its keys, show and count its questions, start a new one."""

from __future__ import annotations

import json
import subprocess
import textwrap
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import TypeAdapter

import kit.bank
from kit import __version__
from kit.bank import bank_folders, read_bank, read_what_can_be, shipped
from kit.bank.competency import BankEntries, Competencies
from kit.bank.diagram import Diagram, words_for
from kit.bank.new import start_question
from kit.bank.question import Question, QuestionEntries
from kit.bank.stats import BANDS, WANTED, bank_stats
from kit.cli.output import Json, placed, print_json, print_text, problem_json, say, written
from kit.errors import BankError, HiringError, InputError, Problem
from kit.model import LEVELS
from kit.panel import Panel
from kit.role import RoleEntries, find_role, role_files
from kit.scorecard import RecommendationScale, ScaleEntries, TemplateEntries, read_scorecards
from kit.wording import counted
from kit.yamlfile import near

commands = typer.Typer(no_args_is_help=True, help="The question bank.")

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

Watch = Annotated[bool, typer.Option("--watch", help="Do it again whenever a file of the bank changes.")]


@commands.command("check")
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
            listed = [{**problem_json(problem), "severity": weight} for problem, weight in weighed]
            print_json({"questions": number, "problems": listed})
        else:
            for problem, weight in weighed:
                print_text(f"{placed(problem)}{' (warning)' if weight == 'warning' else ''}")
            warnings = counted(len(weighed) - errors, "warning")
            say(f"{counted(number, 'question')}, {counted(errors, 'problem')}, {warnings}.")
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
        with written(kept) as beside:
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
        problems += lint(bank, scales, skip=say, verdicts=verdicts)
    return len(bank), [(problem, severity(problem, bank)) for problem in sorted(set(problems))]


def _blocking_cells(places: tuple[Path, ...], forms: int) -> Iterator[tuple[Problem, str]]:
    """Yield, for each role that has not so many disjoint forms, the cells of the bank that keep it from them."""
    from kit.loop import Brief, NoSuchLoop, StillWorking, assemble

    bank, _ = read_what_can_be(*places)
    for role, path in role_files(*places).items():
        say(f"Assembling {forms} forms for {role} ...")
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
    rules = Path(kit.bank.__file__).parent
    for folder in (*places, shipped() / "scorecards", VERDICTS, rules):
        whole.update(f"{folder}\0".encode())
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
    say("Waiting for a change; Ctrl-C ends.")
    while state() == before:
        time.sleep(0.3)


@commands.command("verify")
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
        say(f"{', '.join(private)}: verify executes what is in a bank. Add --trust if you trust this one.")
        raise typer.Exit(2)
    if not network_is_cut():
        say("Runs are not cut off from the network on this machine.")
    while True:
        try:
            failed = _verify(folders, tuple(questions or ()), no_cache, twice, require_tools, as_json)
        except InputError as error:
            if not watch:
                raise
            for problem in error.problems:
                say(str(placed(problem)))
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
        say(
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
        print_json(
            {
                "questions": total,
                "checks": claims,
                "seconds": round(sum(v.seconds for v in verdicts), 2),
                "failed": [vars(f) for f in failed],
            }
        )
    else:
        for failure in failed:
            print_text(f"{failure.question} {failure.check}: {failure.claim}\n    {failure.output}")
        print_text(f"{counted(total, 'question')}, {counted(claims, 'claim')}, {len(failed)} failed.")
    return len(failed)


@commands.command("show")
def bank_show(question: Annotated[str, typer.Argument(help="A question id.")], as_json: Json = False) -> None:
    """Print one question as an interviewer reads it."""
    bank, problems = read_what_can_be(*bank_folders())
    if question not in bank and problems:  # perhaps it is one of those that can not be read
        raise BankError(problems)
    found = bank.question(question)
    if as_json:
        document = found.model_dump(mode="json", by_alias=True, exclude={"files"})
        print_json(document | {"files": sorted(found.files)})
    else:
        print_text("\n".join(_question_lines(found)))


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


@commands.command("stats")
def bank_stats_command(as_json: Json = False) -> None:
    """Print what the bank holds by competency, level and format, what of it is executed, and what it lacks."""
    from kit.bank.verify import known_verdicts

    bank = read_bank()
    stats = bank_stats(bank, known_verdicts([(q, bank.places[q.id][0]) for q in bank], VERDICTS))
    if as_json:
        print_json(stats)
        return
    print_text("\n".join(_stats_lines(stats)))


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


@commands.command("notes")
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
        print_json({"evidence": [{"note": e.note, e.leads_to: e.what} for e in evidence]})
        return
    roles = [find_role(role, bank, *bank_folders()) for role in role_files(*bank_folders())]
    text = job_analysis(bank, roles, evidence)
    if out is None:
        print_text(text.rstrip("\n"))
        return
    with written(out) as beside:
        beside.write_text(text, "utf-8", newline="\n")


@commands.command("new")
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
    if not (folder / "bank.yaml").is_file():
        raise HiringError(
            f"{folder}: there is no bank here. Make a bank.yaml in it: docs/authors.md shows how."
        )
    target = start_question(bank, folder, place, datetime.now(UTC).date(), like)
    if as_json:
        print_json({"question": target.name, "folder": str(target)})
        return
    print_text(str(target / "question.yaml"))
    family = f" Its family is that of {like}: keep it for a twin, else write its own." if like else ""
    check, trust = (f" {into}", f" --bank {into} --trust") if into else ("", "")
    say(
        f"A draft.{family} Next: hiring-kit bank check{check} --watch, and "
        f"hiring-kit bank verify {target.name}{trust}."
    )


@commands.command("schema")
def bank_schema(
    what: Annotated[str, typer.Argument(help=f"One of {', '.join(SCHEMAS)}.")] = "question",
) -> None:
    """Print the JSON Schema of a file format, for editors."""
    if what not in SCHEMAS:
        say(f"There is no format '{what}'.{near(what, SCHEMAS)} Formats: {', '.join(SCHEMAS)}.")
        raise typer.Exit(2)
    model, schema = SCHEMAS[what]
    document = TypeAdapter(model).json_schema(by_alias=True)
    kinds = [document["$defs"][kind["$ref"].rpartition("/")[2]] for kind in document.get("anyOf", ())]
    for part in (document, *kinds):
        part["properties"] = {"schema": {"const": schema}, **part.get("properties", {})}
        part["required"] = ["schema", *part.get("required", [])]
    print_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **document})
