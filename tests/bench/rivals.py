"""The words of a packet, given to other programs to set: what they take for it is what ours is held against.

Both get the same paragraphs, headings, lists, tables and listings in the same fonts, and break lines and pages their
own way. They colour no code and draw no codes, marks or boxes, so they have less to do.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

import kit.pdf
from kit.packet.page import Packet, Text

FONTS = Path(kit.pdf.__file__).parent / "fonts"


def parts(packet: Packet) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield each part of *packet* in order: its role, and its rows of cells (one row of one cell for plain text)."""
    found: dict[tuple[object, ...], tuple[str, dict[int, dict[int, str]]]] = {}
    for page in packet.pages:
        for item in page.items:
            if not isinstance(item, Text) or not item.role or not item.within:
                continue
            text = "".join(run.text for run in item.runs)
            table = len(item.within) == 3
            role = "table" if table else item.role
            row, cell = (item.within[1], item.within[2]) if table else (0, 0)
            rows = found.setdefault((role, item.within[0]), (role, {}))[1]
            before = rows.setdefault(row, {}).get(cell, "")
            end = "\n" if role == "Code" else " "
            rows[row][cell] = f"{before}{end if before else ''}{text}"
    for role, rows in found.values():
        yield role, [list(cells.values()) for cells in rows.values()]


def as_html(packet: Packet) -> str:
    """Return the packet as a page for a browser engine."""
    body = []
    for role, rows in parts(packet):
        if role == "table":
            lines = "".join(f"<tr>{''.join(f'<td>{html.escape(c)}</td>' for c in row)}</tr>" for row in rows)
            body.append(f"<table>{lines}</table>")
            continue
        tag = {"H1": "h1", "H2": "h2", "H3": "h3", "LI": "li", "Code": "pre"}.get(role, "p")
        body.append(f"<{tag}>{html.escape(rows[0][0])}</{tag}>")
    faces = "".join(
        f"@font-face{{font-family:{name};font-weight:{weight};src:url('{(FONTS / file).as_uri()}')}}"
        for name, weight, file in (
            ("Body", 400, "NotoSans-Regular.ttf"),
            ("Body", 700, "NotoSans-Bold.ttf"),
            ("Code", 400, "JetBrainsMono-Regular.ttf"),
        )
    )
    style = (
        f"{faces}@page{{size:A4;margin:17mm 20mm 18mm}}body{{font:9.6pt/13.6pt Body}}pre{{font:8.2pt/11.4pt Code;"
        "background:#f3f6f8}td{border-bottom:.5pt solid #c9d0d6;font-size:8.4pt}"
    )
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(body)}"


def as_typst(packet: Packet) -> bytes:
    """Return the packet in Typst's own notation; texts are given as strings, so that nothing in them is mark-up."""

    def text(words: str) -> str:
        escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'

    lines = [
        '#set page(paper: "a4", margin: (x: 20mm, top: 17mm, bottom: 18mm))',
        '#set text(font: "Noto Sans", size: 9.6pt)',
        '#show raw: set text(font: "JetBrains Mono", size: 8.2pt)',
    ]
    for role, rows in parts(packet):
        if role == "table":
            cells = ", ".join(f"[#{text(cell)}]" for row in rows for cell in row)
            lines.append(f"#table(columns: {max(map(len, rows))}, stroke: none, {cells})")
        elif role == "Code":
            lines.append(f"#block(fill: luma(245), raw({text(rows[0][0])}, block: true))")
        elif role in ("H1", "H2", "H3"):
            lines.append(f"#heading(level: {role[1]}, {text(rows[0][0])})")
        elif role == "LI":
            lines.append(f"#list([#{text(rows[0][0])}])")
        else:
            lines.append(f"#par[#{text(rows[0][0])}]")
    return "\n".join(lines).encode()
