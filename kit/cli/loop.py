"""Interview loops: build one, change a question, explain it, mend it after edits by hand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kit.bank import bank_folders, read_bank
from kit.cli.output import Json, print_json, print_text, say, written
from kit.errors import InputError
from kit.panel import read_panel
from kit.role import find_role
from kit.wording import counted

if TYPE_CHECKING:
    from kit.bank import Bank, Outlines
    from kit.loop import Brief, Loop

commands = typer.Typer(no_args_is_help=True, help="Interview loops.")


@commands.command("build")
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
    out: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Write the loop to this YAML file.")
    ] = None,
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
    say(f"Assembling {brief.role.title} from {counted(len(bank), 'question')} ...")
    began = time.perf_counter()
    try:
        loop = assemble(brief, forms=forms, overlap=overlap, limit=limit, explain=False)
    except InputError as error:
        given = ("keep", "ban", "every")
        raise InputError(
            replace(one, file=f"--{one.file}") if one.file in given else one for one in error.problems
        ) from None
    except NoSuchLoop as error:
        if not as_json:
            raise
        print_json(no_loop_json(error, brief))
        raise typer.Exit(3) from None
    took = time.perf_counter() - began
    loop = explained(loop, brief)
    if out:
        with written(out) as beside:
            write_loop(loop, beside)
        say(f"Written to {out}.")
    if as_json:
        print_json(loop_json(loop, brief, solve_ms=round(1000 * took)))
    else:
        print_text("\n".join(_loop_lines(loop, bank)))


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


def checked_loop(path: Path, panel: Path | None = None, bank: Bank | None = None) -> tuple[Loop, Brief]:
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


@commands.command("swap")
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

    before, brief = checked_loop(loop, panel)
    others = alternates(before, question, brief)
    after = swap(before, question, brief, form=form)
    write_loop(after, loop)
    changes = list(changed(before, after, brief))
    if as_json:
        print_json({**loop_json(after, brief), "changed": changes})
        return
    for change in changes:
        out, into = ", ".join(change["out"]), ", ".join(change["in"])  # type: ignore[arg-type]
        print_text(
            f"Form {change['form']}, {change['session']}: {out} went, {into} came; {change['loss']} less evidence."
        )
    came = {question for form in after for question in (q.question for q in form.questions)}
    for other in others:
        if not set(other.questions) <= came:
            print_text(
                f"Next best: {', '.join(other.questions)}, {other.percent:.1f} % less evidence than before."
            )


@commands.command("explain")
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
        print_json({**loop_json(whole, brief), "tight": limits, "changed_since": since})
        return
    print_text("\n".join(_loop_lines(whole, brief.outlines)))
    for form, words in limits.items():
        print_text(f"\nNo room to spare in form {form}:\n" + "\n".join(f"  {each}" for each in words))
    print_text("\n" + "\n".join(since or ["Nothing that it was made from has changed since."]))


@commands.command("repair")
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
        print_json({**loop_json(whole, after_brief), "by_hand": by_hand, "changed": changes})
        return
    print_text(
        f"Kept as put in by hand: {', '.join(by_hand)}." if by_hand else "Nothing was changed by hand."
    )
    for change in changes:
        out, into = ", ".join(change["out"]), ", ".join(change["in"])  # type: ignore[arg-type]
        print_text(
            f"Form {change['form']}, {change['session']}: {out or 'nothing'} went, {into or 'nothing'} came."
        )
