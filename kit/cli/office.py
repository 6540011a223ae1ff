"""The installation that a command works on, and who asks."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kit.errors import Missing
from kit.yamlfile import near

if TYPE_CHECKING:
    from kit.hiring import Office, Opening, Viewer

DataFolder = Annotated[
    Path | None, typer.Option("--data", file_okay=False, help="The folder of the database; $HIRING_KIT_DATA.")
]


@contextmanager
def the_office(data: Path | None, *, new: bool = False) -> Iterator[tuple[Office, Viewer]]:
    """Give the installation in *data*, or the usual one, and who asks: whoever sits at this machine.

    Raises:
        Missing: when there is none, unless it may be *new*.
    """
    from kit.hiring import find_local_viewer, open_office
    from kit.store import data_folder

    if data:
        os.environ["HIRING_KIT_DATA"] = str(data.resolve())
    folder = data or data_folder()
    if not new and not os.environ.get("DATABASE_URL") and not (folder / "hiring.db").exists():
        raise Missing(
            f"{folder}: there is no database here. Name its folder with --data, or begin one: hiring-kit app."
        )
    office = open_office(data)
    gc.freeze()  # what is loaded stays: looking through it again and again costs 5 to 15 % of long work
    try:
        yield office, find_local_viewer(office)
    finally:
        office.store.close()


def opening_called(office: Office, viewer: Viewer, opening: str | None) -> Opening:
    """Return the opening of a title or an id, or the only one.

    Raises:
        Missing: with the openings that there are.
    """
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
