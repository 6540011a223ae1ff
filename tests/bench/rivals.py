"""A packet, given to other programs to set: what they take for it is what ours is held against.

Both get the same paragraphs, headings, lists, tables and listings in the same fonts, weights, sizes and colours, the
same ruled lines, boxes, rings and bands, and a footer with the number of pages. They break lines and pages their own
way, and draw no codes and no signs, so they have a little less to do.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import kit.pdf
from kit.packet.page import Circle, Packet, Rect, Rule, Run, Text

FONTS = Path(kit.pdf.__file__).parent / "fonts"
LINE_BREAK = Run("\n", "code")

Cell = list[Run]
Part = tuple[str, list[list[Cell]]] | Rule | Rect | Circle


def parts(packet: Packet) -> Iterator[Part]:
    """Yield each part of *packet* in order: a drawn mark, or a role and its rows of cells (one row of one cell for
    plain text)."""
    found: dict[object, tuple[str, dict[int, dict[int, Cell]]] | Rule | Rect | Circle] = {}
    for page in packet.pages:
        for item in page.items:
            if isinstance(item, Rule | Rect | Circle):
                found[len(found), "mark"] = item
            if not isinstance(item, Text) or not item.role or not item.within:
                continue
            table = len(item.within) == 3
            role = "table" if table else item.role
            row, cell = (item.within[1], item.within[2]) if table else (0, 0)
            kept = found.setdefault((role, item.within[0]), (role, {}))
            assert not isinstance(kept, Rule | Rect | Circle)
            runs = kept[1].setdefault(row, {}).setdefault(cell, [])
            if runs:
                runs.append(LINE_BREAK if role == "Code" else runs[-1]._replace(text=" "))
            runs.extend(item.runs)
    for part in found.values():
        if isinstance(part, Rule | Rect | Circle):
            yield part
        else:
            role, rows = part
            yield role, [[_joined(cell) for cell in cells.values()] for cells in rows.values()]


def _joined(runs: Cell) -> Cell:
    """Return neighbouring runs of one look as one."""
    looks = groupby(runs, key=lambda run: (run.face, run.size, run.colour))
    return [Run("".join(run.text for run in same), *look) for look, same in looks]


def as_html(packet: Packet) -> str:
    """Return the packet as a page for a browser engine."""

    def span(run: Run) -> str:
        family = "Code" if run.face.startswith("code") else "Body"
        weight = ";font-weight:700" if "bold" in run.face else ""
        style = f"font-family:{family};font-size:{run.size}pt;color:{run.colour}{weight}"
        return f'<span style="{style}">{html.escape(run.text)}</span>'

    def spans(cell: Cell) -> str:
        return "".join(map(span, cell))

    body = []
    for part in parts(packet):
        if isinstance(part, Rule):
            style = f"border-top:{part.width}pt solid {part.colour};width:{abs(part.dx)}mm"
            body.append(f'<div style="{style};margin-top:5.6mm"></div>')
        elif isinstance(part, Rect):
            style = f"width:{part.width}mm;height:{part.height}mm;background:{part.fill or 'none'}"
            body.append(f'<div style="{style};border:{part.line}pt solid {part.colour}"></div>')
        elif isinstance(part, Circle):
            style = f"width:{2 * part.radius}mm;height:{2 * part.radius}mm;border-radius:50%"
            body.append(f'<div style="{style};border:{part.line}pt solid {part.colour}"></div>')
        elif part[0] == "table":
            lines = "".join(f"<tr>{''.join(f'<td>{spans(c)}</td>' for c in row)}</tr>" for row in part[1])
            body.append(f"<table>{lines}</table>")
        else:
            tag = {"H1": "h1", "H2": "h2", "H3": "h3", "LI": "li", "Code": "pre"}.get(part[0], "p")
            body.append(f"<{tag}>{spans(part[1][0][0])}</{tag}>")
    faces = "".join(
        f"@font-face{{font-family:{name};font-weight:{weight};src:url('{(FONTS / file).as_uri()}')}}"
        for name, weight, file in (
            ("Body", 400, "NotoSans-Regular.ttf"),
            ("Body", 700, "NotoSans-Bold.ttf"),
            ("Code", 400, "JetBrainsMono-Regular.ttf"),
        )
    )
    style = (
        f"{faces}@page{{size:A4;margin:17mm 20mm 18mm;@bottom-right{{font:8pt Body;"
        "content:'Page ' counter(page) ' of ' counter(pages)}}"
        "body{font:9.6pt/13.6pt Body}pre{background:#f3f6f8}td{border-bottom:.5pt solid #c9d0d6}"
    )
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(body)}"


def as_typst(packet: Packet) -> bytes:
    """Return the packet in Typst's own notation; texts are given as strings, so that nothing in them is mark-up."""

    def quoted(words: str) -> str:
        escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'

    def text(run: Run) -> str:
        family = "JetBrains Mono" if run.face.startswith("code") else "Noto Sans"
        weight = ', weight: "bold"' if "bold" in run.face else ""
        look = f'font: "{family}", size: {run.size}pt, fill: rgb("{run.colour}"){weight}'
        return f"#text({look}, {quoted(run.text)})"

    def texts(cell: Cell) -> str:
        return "".join(map(text, cell))

    lines = [
        '#set page(paper: "a4", margin: (x: 20mm, top: 17mm, bottom: 18mm), '
        'footer: context align(right, counter(page).display("Page 1 of 1", both: true)))',
        '#set text(font: "Noto Sans", size: 9.6pt)',
    ]
    for part in parts(packet):
        if isinstance(part, Rule):
            lines.append(
                f'#line(length: {abs(part.dx)}mm, stroke: {part.width}pt + rgb("{part.colour}"))#v(5mm)'
            )
        elif isinstance(part, Rect):
            fill = f'rgb("{part.fill}")' if part.fill else "none"
            stroke = f'{part.line}pt + rgb("{part.colour}")' if part.line else "none"
            lines.append(
                f"#rect(width: {part.width}mm, height: {part.height}mm, fill: {fill}, stroke: {stroke})"
            )
        elif isinstance(part, Circle):
            lines.append(f'#circle(radius: {part.radius}mm, stroke: {part.line}pt + rgb("{part.colour}"))')
        elif part[0] == "table":
            cells = ", ".join(f"[{texts(cell)}]" for row in part[1] for cell in row)
            lines.append(f"#table(columns: {max(map(len, part[1]))}, stroke: none, {cells})")
        elif part[0] == "Code":
            lines.append(f"#block(fill: luma(245))[{texts(part[1][0][0])}]")
        elif part[0] in ("H1", "H2", "H3"):
            lines.append(f"#heading(level: {part[0][1]})[{texts(part[1][0][0])}]")
        elif part[0] == "LI":
            lines.append(f"#list[{texts(part[1][0][0])}]")
        else:
            lines.append(f"#par[{texts(part[1][0][0])}]")
    return "\n".join(lines).encode()
