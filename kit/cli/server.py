"""The browser app."""

from __future__ import annotations

import gc
import os
from typing import Annotated

import typer

from kit.cli.office import DataFolder
from kit.cli.output import say
from kit.errors import SettingsError, by_file
from kit.wording import counted

commands = typer.Typer()
SHOWN = 5  # files of the bank that are named at the start


@commands.command("app")
def serve_app(
    address: Annotated[str, typer.Option(help="Without a login, this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8501,
    data: DataFolder = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Begin with a sample opening where there is none yet.")
    ] = False,
) -> None:
    """Serve the browser app until Ctrl-C."""
    if data:
        os.environ["HIRING_KIT_DATA"] = str(data.resolve())
    if sample:
        os.environ["HIRING_KIT_SAMPLE"] = "1"
    shown = f"[{address}]" if ":" in address else address
    gc.disable()  # it would take a seventh of the start; the app takes it up again when it answers
    try:
        from kit.app.office import the_office
        from kit.app.server import serve  # it reads the settings

        def begin() -> None:
            say(f"Hiring Kit on http://{shown}:{port}")
            if left_out := the_office().left_out:
                files = by_file(left_out)
                say(
                    f"Left out of the bank is what stands in {counted(len(files), 'file')} that can not be read "
                    "(hiring-kit bank check names all that is wrong):"
                )
                for line in files[:SHOWN]:
                    say(f"  {line}")

        serve(address, port, begin)
    except SettingsError as error:
        say(str(error))
        raise typer.Exit(2) from None
    finally:
        gc.enable()
