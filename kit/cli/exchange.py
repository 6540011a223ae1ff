"""Files of other systems and of another installation: write them, and take them in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kit.bank import bank_folders, read_what_can_be
from kit.cli.office import DataFolder, opening_called, the_office
from kit.cli.output import Json, content_of, placed, print_json, print_text, problem_json, say, written
from kit.wording import counted
from kit.yamlfile import near

commands = typer.Typer()

OpeningName = Annotated[
    str | None, typer.Argument(help="The title or id of an opening; the only one when left out.")
]
Maps = Annotated[
    list[str] | None,
    typer.Option("--map", help="Which point becomes which, as bars5=1,2,2,3,4; for imports ashby-score=four-point:1,2,3,4."),
]  # fmt: skip


@commands.command("export")
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
        Path | None,
        typer.Option(dir_okay=False, help="The file to write; a name by the format when left out."),
    ] = None,
    maps: Maps = None,
    their_form: Annotated[
        Path | None,
        typer.Option(
            dir_okay=False, help="For ashby and lever: their form or template as JSON, saved from there."
        ),
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
        print_json(native_schema())
        return
    if format not in (*FORMATS, "bank-csv", "bank-moodle"):
        say(
            f"There is no format '{format}' to write.{near(format, FORMATS)} Formats: {', '.join(FORMATS)}, bank-csv, bank-moodle."
        )
        raise typer.Exit(2)
    wanted = FORMATS[format].their_form if format in FORMATS else ""
    if wanted and not their_form:
        say(f"The format '{format}' needs {wanted}: save it as a file, and name it with --their-form.")
        raise typer.Exit(2)
    target = next((scale for scale in FOREIGN_SCALES if scale.startswith(format)), "")
    given = [read_map(text, target) for text in maps or ()]
    with the_office(data) as (office, viewer):
        title = None
        if format.startswith("bank-"):
            exported = export_bank(office, viewer, format.removeprefix("bank-"))
        elif format == "native" and opening is None:
            exported = export_native(office, viewer)
        else:
            chosen = opening_called(office, viewer, opening)
            title = chosen.title
            exported = export_file(
                office,
                viewer,
                chosen.id,
                format,
                all_revisions=all_revisions,
                with_shadows=with_shadows,
                maps=given,
                their_form=content_of(their_form) if their_form else b"",
                form_file=str(their_form or ""),
                address=address,
            )
    place = out or Path("ratings.csv" if format == "csv" else exported.document.name)
    with written(place) as beside:
        beside.write_bytes(exported.document.content)
    if as_json:
        entries = {"ratings" if format == "csv" else "items": exported.entries}
        print_json(
            {"opening": title, "format": format, "file": str(place), **entries, "losses": exported.losses}
        )
        return
    what = counted(exported.entries, "rating") if format == "csv" else counted(exported.entries, "item")
    say(f"{place}: {what}{f' of {title}' if title else ''}.")
    for loss in exported.losses:
        say(f"Not in it: {loss}")


@commands.command("import")
def data_import(
    file: Annotated[Path, typer.Argument(dir_okay=False, help="The file.")],
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
        typer.Option(
            file_okay=False, help="For thirty-seconds: the folder of the bank into which drafts are put."
        ),
    ] = None,
    competency: Annotated[
        str, typer.Option(help="For thirty-seconds: the competency that the questions are for.")
    ] = "",
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Take a file in, all of it or nothing: cards of an opening, whole openings, past cards of another system, drafts."""
    from kit.exchange.scale_map import read_map
    from kit.hiring.intake import KINDS, take_ratings
    from kit.hiring.past import take_past
    from kit.hiring.transfer import take_native

    format = format or _format_of(file.name)
    if format not in KINDS:
        what = f"There is no format '{format}' to take in." if format else f"The name {file} tells no format."
        say(f"{what}{near(format, KINDS) if format else ''} Say which it is: --format {', '.join(KINDS)}.")
        raise typer.Exit(2)
    if format == "thirty-seconds":
        _import_drafts(file, bank, competency, dry_run, as_json)
        return
    matches = dict(pair.split("=", 1) for pair in match or () if "=" in pair)
    if len(matches) != len(match or ()):
        say("Write --match as THEIR-ID=OURS, each id once.")
        raise typer.Exit(2)
    given = [read_map(text) for text in maps or ()]
    content = content_of(file)
    with the_office(data, new=True) as (office, viewer):
        if format == "native":
            intake = take_native(office, viewer, content, file=str(file), dry_run=dry_run)
        elif format in ("csv", "xlsx"):
            chosen = opening_called(office, viewer, opening)
            intake = take_ratings(
                office, viewer, chosen.id, content, format, file=str(file), encoding=encoding, dry_run=dry_run
            )
        else:
            intake = take_past(
                office, viewer, format, content, file=str(file), maps=given, matches=matches, dry_run=dry_run
            )
    if as_json:
        problems = [problem_json(problem) for problem in intake.problems]
        print_json({"format": format, "dry_run": dry_run, **vars(intake), "problems": problems})
    else:
        for line in intake.lines:
            print_text(line)
        if intake.unmatched:
            say("Say who they are with --match THEIR-ID=OURS, where OURS is an id or e-mail address.")
    if intake.problems:
        for problem in () if as_json else intake.problems:
            say(str(placed(problem)))
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
        say(
            f"Name the folder of a bank (--bank) and one competency (--competency).{hint} Known: {', '.join(known)}."
        )
        raise typer.Exit(2)
    document = open_foreign(content_of(file), "json", file=str(file)).document
    taken = {q.id for q in bank} | {path.parent.name for path in folder.glob("questions/*/*/question.yaml")}
    today = datetime.now(UTC).date().isoformat()
    drafts = read_thirty_seconds(document, today, taken, file=file.name)
    places = [folder / "questions" / competency / draft.id / "question.yaml" for draft in drafts]
    if not dry_run:
        for draft, place in zip(drafts, places, strict=True):
            with written(place) as beside:
                beside.write_text(draft.text, "utf-8")
    if as_json:
        listed = [
            {"question": d.id, "title": d.title, "file": str(p)} for d, p in zip(drafts, places, strict=True)
        ]
        print_json({"format": "thirty-seconds", "dry_run": dry_run, "drafts": listed})
        return
    for draft, place in zip(drafts, places, strict=True):
        print_text(f"{place}: {draft.title}")
    done = "would be made" if dry_run else "made"
    say(
        f"{counted(len(drafts), 'draft')} {done}. `hiring-kit bank check {folder}` lists what is still to be written."
    )
