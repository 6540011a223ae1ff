"""Looking at doubtful rows without the app: a page for a browser, and the file of decisions that comes out of it."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from kit.errors import InputError, Problem
from kit.pdf.read import ReadPage, crop_name
from kit.pdf.scan import RowReading
from kit.yamlfile import near, read_text

COLUMNS = ("page_id", "row", "value")
EMPTY = "blank"
_READING = {"multi": "More than one mark.", "blank": "No mark."}


def review_files(pages: Sequence[ReadPage]) -> dict[str, bytes]:
    """Return the files of a review: review.html with each doubtful row beside its reading, and the crops.

    On the page a row is decided by a click or a key, and what was decided is saved as decisions.csv; nothing leaves
    the machine.
    """
    files: dict[str, bytes] = {}
    rows: list[str] = []
    for number, page in enumerate(pages, 1):
        for row in page.doubtful:
            picture = ""
            if row.crop:
                files[crop_name(number, row)] = row.crop
                picture = f"<img src='{crop_name(number, row)}' alt='The row as it was scanned'>"
            rows.append(_section(len(rows), page, row, picture))
    others = [p for p in pages if p.state != "read"]
    rest = "".join(f"<li>{html.escape(f'{p.file}, page {p.page}: {p.words}')}</li>" for p in others)
    text = _PAGE.replace("{ROWS}", "".join(rows) or "<p>Nothing is doubtful.</p>")
    text = text.replace("{REST}", f"<h2>Pages that were not read</h2><ul>{rest}</ul>" if rest else "")
    files["review.html"] = text.encode()
    return files


def _section(number: int, page: ReadPage, row: RowReading, picture: str) -> str:
    says = _READING.get(row.state) or f"Perhaps {row.value}."
    inks = ", ".join(f"{value}: {ink:.2f}" for value, ink in row.ink.items())
    about = html.escape(f"{row.competency or row.box} · {page.file}, page {page.page}")
    choices = ""
    if page.state == "read":
        options = [(value, value) for value in row.ink] + [(EMPTY, "left empty")]
        choices = "".join(
            f"<label><input type='radio' name='r{number}' value='{html.escape(value, quote=True)}'> "
            f"{html.escape(words)}</label>"
            for value, words in options
        )
        choices = f"<div class='choices'>{choices}</div>"
    return (
        f"<fieldset data-page='{html.escape(page.reading.page_id, quote=True)}' "
        f"data-row='{html.escape(row.box, quote=True)}'><legend>{about}</legend>{picture}"
        f"<p>{html.escape(says)} <small>Ink {html.escape(inks)}</small></p>{choices}</fieldset>"
    )


def read_decisions(path: Path, pages: Sequence[ReadPage]) -> dict[tuple[str, str], str]:
    """Return what a person decided, by page id and row, held against the rows that were to be looked at.

    Raises:
        InputError: with every problem: a page or row that is not there or was clear, a value that the row does not have.
    """
    file = str(path)
    table = csv.DictReader(io.StringIO(read_text(path, file)))
    if tuple(table.fieldnames or ()) != COLUMNS:
        raise InputError([Problem(file, 1, f"the columns must be {', '.join(COLUMNS)}.")])
    open_rows = {
        (page.reading.page_id, row.box): row
        for page in pages
        if page.state == "read"
        for row in page.doubtful
    }
    found: dict[tuple[str, str], str] = {}
    problems = []
    for entry in table:
        key = (entry["page_id"] or "", entry["row"] or "")
        value = (entry["value"] or "").strip()
        row = open_rows.get(key)
        if row is None:
            message = f"no row '{key[1]}' of page {key[0]} is waiting to be decided in these files."
            problems.append(Problem(file, table.line_num, message))
        elif value not in row.ink and value != EMPTY:
            wanted = ", ".join([*row.ink, EMPTY])
            message = f"'{value}' is no value of this row: {wanted}.{near(value, row.ink)}"
            problems.append(Problem(file, table.line_num, message))
        elif found.setdefault(key, value) != value:
            problems.append(
                Problem(file, table.line_num, f"the row '{key[1]}' is decided twice, differently.")
            )
    if problems:
        raise InputError(problems)
    return found


def decided(pages: Sequence[ReadPage], decisions: Mapping[tuple[str, str], str]) -> list[ReadPage]:
    """Return *pages* with the rows of *decisions* as a person said that they are."""

    def row_of(page: ReadPage, row: RowReading) -> RowReading:
        value = decisions.get((page.reading.page_id, row.box))
        if value is None or row not in page.doubtful:
            return row
        if value == EMPTY:
            return replace(row, value=None, state="blank", decided=True)
        return replace(row, value=value, state="ok", decided=True)

    return [
        replace(
            page, reading=replace(page.reading, rows=tuple(row_of(page, row) for row in page.reading.rows))
        )
        for page in pages
    ]


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Rows to look at</title>
<style>
body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2733;background:#fff}
fieldset{border:1px solid #c9d0d6;border-radius:.4rem;padding:1rem;margin:0 0 1rem}
fieldset:focus-within{outline:3px solid #1f5f8b}legend{font-weight:bold;padding:0 .3rem}
img{max-width:100%;border:1px solid #c9d0d6}small{color:#5b6672}
.choices{display:flex;flex-wrap:wrap;gap:.5rem 1.2rem}label{padding:.2rem 0}
footer{position:sticky;bottom:0;background:#fff;border-top:1px solid #c9d0d6;padding:.8rem 0}
button{font:inherit;padding:.4rem 1rem;color:#fff;background:#1f5f8b;border:0;border-radius:.3rem}
</style>
<h1>Rows to look at</h1>
<p>Keys: a digit or N chooses, B says that the row was left empty, the arrows up and down go from row to row.
What you decide stays on this page until you save it; then give the file to
<code>hiring-kit read … --decisions decisions.csv</code>.</p>
{ROWS}{REST}
<footer><button type="button">Save decisions.csv</button> <span role="status"></span></footer>
<script>
const rows = [...document.querySelectorAll("fieldset")].filter(r => r.querySelector("input"));
const chosen = r => r.querySelector("input:checked");
const tell = () => document.querySelector("[role=status]").textContent =
  `${rows.filter(chosen).length} of ${rows.length} decided`;
const go = n => { const r = rows[n]; if (r) (chosen(r) || r.querySelector("input")).focus(); };
document.addEventListener("change", tell);
document.addEventListener("keydown", e => {
  if (e.ctrlKey || e.altKey || e.metaKey) return;
  const here = rows.findIndex(r => r.contains(document.activeElement));
  if (e.key === "ArrowDown" || e.key === "ArrowUp") {
    e.preventDefault();
    return go(Math.min(Math.max(here + (e.key === "ArrowDown" ? 1 : -1), 0), rows.length - 1));
  }
  const wanted = {n: "NR", b: "blank"}[e.key.toLowerCase()] || e.key;
  const input = rows[Math.max(here, 0)] && [...rows[Math.max(here, 0)].querySelectorAll("input")]
    .find(i => i.value === wanted);
  if (input) { e.preventDefault(); input.checked = true; input.focus(); tell(); go(Math.max(here, 0) + 1); }
});
document.querySelector("button").addEventListener("click", () => {
  const quoted = text => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.filter(chosen).map(r => [r.dataset.page, r.dataset.row, chosen(r).value].map(quoted).join(","));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["page_id,row,value\\n" + lines.join("\\n") + "\\n"], {type: "text/csv"}));
  link.download = "decisions.csv"; link.click();
});
tell(); go(0);
</script></html>
"""
