"""What the app stores: check, back up, restore and move it; keep it only as long as it may be kept."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kit.cli.office import DataFolder, opening_called, the_office
from kit.cli.output import Json, print_json, print_text, say, written
from kit.errors import Missing, StoreError
from kit.wording import counted
from kit.yamlfile import near

if TYPE_CHECKING:
    from kit.hiring import Office, Viewer

commands = typer.Typer()


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
        say(f"{table}: {counted(rows, 'row')}")


@commands.command("check")
def data_check(data: DataFolder = None, as_json: Json = False) -> None:
    """Say whether all that is stored is whole: file, chains of the audit, keys, sealed text, disk, clock."""
    from kit.hiring import check_data

    with the_office(data) as (office, viewer):
        health = check_data(office, viewer)
    if as_json:
        print_json(asdict(health))
    else:
        for problem in health.problems:
            print_text(problem)
        say(
            f"{health.database}: {counted(len(health.problems), 'problem')}; {counted(health.lines, 'line')} "
            f"of the audit in {counted(health.chains, 'chain')}."
        )
    raise typer.Exit(1 if health.problems else 0)


@commands.command("audit")
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

    with the_office(data) as (office, viewer):
        chosen = opening_called(office, viewer, opening).id if opening else None
        lines = read_audit(office, viewer, chosen)[::-1]
        names = {one.id: one.name for one in list_people(office, viewer)}
    if as_json:
        print_json({"lines": [asdict(line) for line in lines]})
        return
    for line in lines:
        who = " ".join(names.get(word, word) for word in line.actor.split(" "))
        print_text(f"{line.at}  {who}  {line.action}  {line.entity}")
    say(f"{counted(len(lines), 'line')} of the audit.")


@commands.command("backup")
def data_backup(
    out: Annotated[Path, typer.Option(file_okay=False, help="The folder for backups; best on another disk.")],
    keep_keys: Annotated[
        int,
        typer.Option(min=1, max=3650, help="Days after which keys files go, and with them who was erased."),
    ] = 14,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Write a checked backup while others work: a file of data, and a file of keys. The master key is in neither."""
    from kit.hiring import back_up

    with the_office(data) as (office, viewer):
        made = back_up(office, viewer, out, keep_keys=keep_keys, show=_show_table)
    rows = sum(made.rows.values())
    if as_json:
        files = {
            "data": str(made.data),
            "keys": str(made.keys),
            "dropped": [str(one) for one in made.dropped],
        }
        print_json({**files, "rows": made.rows})
        return
    print_text(f"{made.data}\n{made.keys}")
    for old in made.dropped:
        say(f"{old}: older than {counted(keep_keys, 'day')}, dropped.")
    say(f"{counted(rows, 'row')}, checked. The master key is in neither file: keep it in a place of its own.")


@commands.command("restore")
def data_restore(
    backup: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="The data file of a backup, *.data.db.")
    ],
    keys: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            help="The keys file of the same backup, or of a later one; beside it when left out.",
        ),
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
        print_json({"rows": restored.rows, "erased": list(restored.erased)})
        return
    for code in restored.erased:
        print_text(f"{code} was erased after this backup was made, and stays erased.")
    say(f"{counted(sum(restored.rows.values()), 'row')} brought back and checked.")


@commands.command("migrate")
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
        print_json({"rows": rows})
        return
    say(
        f"{counted(sum(rows.values()), 'row')} moved and checked. Start the app with DATABASE_URL set to the new "
        f"database, and HIRING_KIT_DATA to {folder}: the key and the list of the erased stay there."
    )


@commands.command("retention")
def data_retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List only.")] = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Erase the candidates who were kept for as long as their openings want; a legal hold forbids it."""
    from kit.hiring import apply_retention, list_due

    with the_office(data) as (office, viewer):
        due = list_due(office, viewer)
        count = lambda done, total: say(f"[{done}/{total}]")  # noqa: E731
        made = () if dry_run else apply_retention(office, viewer, show=count)
    if as_json:
        listed = [
            {**asdict(one), "last": one.last.isoformat(), "since": one.since.isoformat()} for one in due
        ]
        print_json({"due": listed, "erased": [asdict(one) for one in made]})
        return
    for one in due:
        words = f"held: {one.held}" if one.held else "would be erased" if dry_run else "erased"
        print_text(f"{one.code}, {', '.join(one.openings)}: due since {one.since}, {words}.")
    held = sum(1 for one in due if one.held)
    say(f"{counted(len(due), 'candidate')} due, {held} held, {len(made)} erased.")


@commands.command("policy")
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
        say("--hold begins a hold and --release ends it: give one of them.")
        raise typer.Exit(2)
    if hold is not None and not hold.strip():
        say("--hold wants the reason why nothing may be erased (got nothing): --hold 'Lawsuit 12/26'.")
        raise typer.Exit(2)
    with the_office(data) as (office, viewer):
        id = opening_called(office, viewer, opening).id
        now = find_retention(office, viewer, id)
        if months or ratings:
            set_retention(office, viewer, id, months or now.months, ratings or now.action)  # type: ignore[arg-type]
        if hold or release:
            set_legal_hold(office, viewer, id, None if release else hold)
        now = find_retention(office, viewer, id)
    if as_json:
        print_json(asdict(now))
        return
    print_text(
        f"{now.title}: kept {counted(now.months, 'month')} after the last act, then ratings: {now.action}."
    )
    if now.hold:
        print_text(f"On legal hold: {now.hold}")


@commands.command("erase")
def data_erase(
    code: Annotated[str, typer.Argument(help="The candidate's code, as 7KQ2MX.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Erase one candidate for good, and print the certificate of it."""
    from kit.hiring import erase_candidate

    with the_office(data) as (office, viewer):
        application = _application_of(office, viewer, code)
        if not yes:
            say(
                f"Name, notes and everything else about {code.upper()} go for good, and can not be brought back."
            )
            if typer.prompt("Type the code to erase", err=True).upper() != code.upper():
                say("Not the same code: nothing was erased.")
                raise typer.Exit(2)
        certificate = erase_candidate(office, viewer, application)
    if as_json:
        chains = [
            {"opening": title, "line": number, "hash": head} for title, number, head in certificate.chains
        ]
        print_json({**asdict(certificate), "chains": chains})
        return
    print_text(certificate.text.rstrip())


@commands.command("person")
def data_person(
    code: Annotated[str, typer.Argument(help="The candidate's code, as 7KQ2MX.")],
    out: Annotated[Path, typer.Option(file_okay=False, help="The folder for the files.")],
    data: DataFolder = None,
    as_json: Json = False,
) -> None:
    """Write everything that is kept about one candidate: a JSON file, and the records of each application as PDF."""
    from kit.hiring.person import export_candidate

    with the_office(data) as (office, viewer):
        documents = export_candidate(office, viewer, _application_of(office, viewer, code))
    for document in documents:
        with written(out / document.name) as beside:
            beside.write_bytes(document.content)
    files = [str(out / document.name) for document in documents]
    left_out = json.loads(documents[0].content)["left_out"]
    if as_json:
        print_json({"files": files, "left_out": left_out})
        return
    print_text("\n".join(files))
    for words in left_out:
        say(f"Not in it: {words}")
