"""Paper: print the packets of a loop, and read the scorecards that come back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kit.bank import read_bank
from kit.cli.loop import checked_loop
from kit.cli.office import DataFolder, the_office
from kit.cli.output import Json, print_json, print_text, say, written
from kit.errors import PacketError
from kit.scorecard import read_scorecards
from kit.wording import counted

commands = typer.Typer()


@commands.command("packet")
def packet(
    loop: Annotated[Path, typer.Argument(help="A loop file of `loop build --out`.")],
    out: Annotated[Path, typer.Option(file_okay=False, help="The folder for the PDFs.")],
    form: Annotated[str | None, typer.Option(help="One form; all when left out.")] = None,
    panel: Annotated[
        Path | None, typer.Option(help="The panel file: names and time zones of the people.")
    ] = None,
    paper: Annotated[str, typer.Option(help="a4 or letter.")] = "a4",
    two_sided: Annotated[
        bool,
        typer.Option(
            "--two-sided", help="The scorecard in a packet is a sheet of its own, with an empty back."
        ),
    ] = False,
    contact: Annotated[
        str, typer.Option(help="Whom the candidate writes to for adjustments; else whoever invited them.")
    ] = "",
    boxes: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Write what stands where to this JSON file.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Draw the packets, scorecards and handouts of a loop."""
    from kit.packet import PAPERS, packets_of
    from kit.pdf import METRICS, draw, layout_with_blanks
    from kit.pdf.bulk import ENDED, cluster, work_through

    if paper not in PAPERS:
        say(f"There is no paper '{paper}'. Papers: {', '.join(PAPERS)}.")
        raise typer.Exit(2)
    bank = read_bank()
    found, brief = checked_loop(loop, panel, bank)
    if form and form not in {f.form for f in found.forms}:
        say(f"There is no form '{form}' in {loop}. Forms: {', '.join(f.form for f in found.forms)}.")
        raise typer.Exit(2)
    documents = tuple(
        packets_of(
            found, brief.role, bank, read_scorecards(), METRICS, paper,
            form=form, panel=brief.panel, two_sided=two_sided, contact=contact,
        )
    )  # fmt: skip
    drawn = []
    with cluster() as executor:
        for document, content in work_through(draw, documents, executor):
            if content is None:
                raise PacketError(f"{document.file}: {ENDED}")
            drawn.append((document, content))  # all of them, before anything is written
    made = []
    for document, content in drawn:
        with written(out / document.file) as beside:
            beside.write_bytes(content)
        made.append({"file": str(out / document.file), "pages": len(document.pages)})
        say(f"{out / document.file}: {counted(len(document.pages), 'page')}")
        for note in document.notes:
            say(f"  {note.field}: {note.message}")
    if boxes:
        layout, blanks = layout_with_blanks(documents)
        for name, picture in blanks.items():
            with written(boxes.parent / name) as beside:
                beside.write_bytes(picture)
        with written(boxes) as beside:
            beside.write_text(layout.model_dump_json(indent=1), "utf-8")
    if as_json:
        print_json({"paper": paper, "files": made})


@commands.command("read")
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
    out: Annotated[
        Path | None, typer.Option(dir_okay=False, help="Write the clear ratings to this CSV file.")
    ] = None,
    review: Annotated[
        Path | None,
        typer.Option(
            file_okay=False,
            help="Write the doubtful rows to this folder: review.html to decide them on, and crops.",
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

    show = lambda done, total: say(f"[{done}/{total}] {files[done - 1]}")  # noqa: E731
    with cluster() as executor:
        if boxes:
            pages = read_files(files, read_boxes(boxes), executor=executor, show=show)
        else:
            from kit.hiring.reading import read_paper

            with the_office(data) as (office, viewer):
                pages = read_paper(office, viewer, files, show, executor)
    if decisions:
        pages = tuple(decided(pages, read_decisions(decisions, pages)))
    if out:
        table = pd.DataFrame(rating_rows(pages), columns=list(RATING_COLUMNS), dtype=str).fillna("")
        with written(out) as beside:
            beside.write_bytes(write_ratings(table))
    if review:
        for name, content in review_files(pages).items():
            with written(review / name) as beside:
                beside.write_bytes(content)
    doubtful = sum(len(page.doubtful) for page in pages)
    if as_json:
        print_json(read_json(pages))
    else:
        for page in pages:
            clear = sum(row.state == "ok" for row in page.reading.rows)
            rows = f" {clear} rows clear, {len(page.doubtful)} for a person." if page.reading.rows else ""
            print_text(f"{page.file}, page {page.page}: {page.words}{rows}")
            for row in page.doubtful:
                read = {"multi": "more than one mark", "blank": "no mark"}.get(
                    row.state, f"not clear, perhaps {row.value}"
                )
                print_text(f"  {row.competency or row.box}: {read}")
    say(f"{counted(len(pages), 'page')}, {counted(doubtful, 'row')} to look at.")
    if any(page.state == "nothing" for page in pages):
        raise typer.Exit(1)
