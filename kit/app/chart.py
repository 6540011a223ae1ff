"""Charts as ready Vega-Lite: plain values in, a specification out, so that a rerun builds nothing.

Axes run over the whole scale, always; nothing is told by colour alone; the caller shows the same numbers as a table,
and one sentence that says what the chart shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Spec = dict[str, Any]

# Okabe and Ito's colours for classes: told apart by everybody, and on light and dark grounds.
FIRST, SECOND = "#0072B2", "#D55E00"
LINE = "#8090a5"  # of an interval: it stands out from both grounds
INK = "#1a1a1a"  # of text on a light ground
FAINT = "#e3e7ec"  # of a cell without a number, under dark text
ROW = 46  # pixels: the name stands above its dot, so that it has the whole width on a phone


@dataclass(frozen=True)
class Dot:
    """A row of a dot plot: a value with its interval, and another one beside it; `None` where there is none."""

    name: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    beside: float | None = None


def dots(
    rows: Sequence[Dot],
    ends: tuple[float, float],
    *,
    value: str,
    beside: str = "",
    title: str = "",
    mark: float | None = None,
    ink: str = INK,
) -> Spec:
    """Return dots with their intervals, one row each, in the order given.

    Args:
        rows: What is shown.
        ends: Where the axis begins and ends; an interval that reaches beyond is cut there.
        value: What the filled dot is called.
        beside: What the hollow one is called; without it there is none.
        title: Of the axis.
        mark: A value that is marked with a line; at zero the axis shows signs.
        ink: The colour of text on the ground.
    """
    low, high = ends
    kinds = [value, beside] if beside else [value]
    points = [
        {"name": row.name, "what": what, "at": at}
        for row in rows
        for what, at in ((value, row.value), (beside, row.beside))
        if what and at is not None and low <= at <= high
    ]
    spans = [
        {"name": row.name, "low": max(row.low, low), "high": min(row.high, high)}
        for row in rows
        if row.low is not None and row.high is not None
    ]
    names = [row.name for row in rows]
    y: Spec = {
        "field": "name",
        "type": "nominal",
        "scale": {"domain": names},
        "title": None,
        "axis": {
            "labelAlign": "left",
            "labelPadding": -2,
            "labelOffset": -13,
            "labelLimit": 400,
            "labelFontSize": 13,
            "labelColor": ink,
            "ticks": False,
            "domain": False,
        },
    }
    ticks = list(range(int(-(-low // 1)), int(high // 1) + 1))
    axis: Spec = {"values": ticks, "grid": True, "format": "d"}
    if mark == 0:
        axis["labelExpr"] = "datum.value == 0 ? '0' : format(datum.value, '+d')"
    x: Spec = {
        "type": "quantitative",
        "scale": {"domain": [low, high], "nice": False},
        "title": title or None,
        "axis": axis,
    }
    legend = {"orient": "top", "title": None, "symbolSize": 110} if beside else None
    looks: Spec = {
        "shape": {
            "field": "what",
            "type": "nominal",
            "scale": {"domain": kinds, "range": ["circle", "diamond"][: len(kinds)]},
            "legend": legend,
        },
        "color": {
            "field": "what",
            "type": "nominal",
            "scale": {"domain": kinds, "range": [FIRST, SECOND][: len(kinds)]},
            "legend": legend,
        },
        "tooltip": [
            {"field": "name", "title": " "},
            {"field": "what", "title": "What"},
            {"field": "at", "format": ".1f", "title": "Points"},
        ],
    }
    layers: list[Spec] = [
        {
            "data": {"values": spans},
            "mark": {"type": "rule", "strokeWidth": 3, "color": LINE, "yOffset": 7},
            "encoding": {"y": y, "x": {"field": "low", **x}, "x2": {"field": "high"}},
        },
        *(
            {
                "data": {"values": [p for p in points if p["what"] == what]},
                "mark": {"type": "point", "size": 100, "opacity": 1, "filled": filled, "yOffset": offset},
                "encoding": {"y": y, "x": {"field": "at", **x}, **looks},
            }
            for what, filled, offset in ((beside, False, 17), (value, True, 7))
            if what
        ),
    ]
    if mark is not None:
        line = {"type": "rule", "strokeDash": [4, 4], "strokeWidth": 1.5, "color": ink}
        at = {"x": {"field": "at", **x}}
        layers.insert(0, {"data": {"values": [{"at": mark}]}, "mark": line, "encoding": at})
    return {"height": {"step": ROW}, "layer": layers}


@dataclass(frozen=True)
class Cell:
    """A cell of a heat map: a number, or the sign of why there is none; `words` say it in full."""

    row: str
    column: str
    value: float | None
    sign: str
    words: str


def heat(
    cells: Sequence[Cell],
    rows: Sequence[str],
    columns: Sequence[str],
    ends: tuple[float, float],
    ink: str = INK,
) -> Spec:
    """Return a heat map in cividis with every number printed; cells without one are grey with their sign."""
    low, high = ends
    # Cividis runs from dark blue to yellow; its middle grey carries dark text.
    bright = f"datum.value >= {low + 0.45 * (high - low)}"
    data = [
        {
            "row": c.row,
            "column": c.column,
            "value": c.value,
            "sign": c.sign,
            "words": c.words,
        }
        for c in cells
    ]
    place = {
        "x": {
            "field": "column",
            "type": "nominal",
            "scale": {"domain": list(columns)},
            "title": None,
            "axis": {
                "orient": "top",
                "labelAngle": -40,
                "labelLimit": 170,
                "labelOverlap": False,
                "labelColor": ink,
                "ticks": False,
                "domain": False,
            },
        },
        "y": {
            "field": "row",
            "type": "nominal",
            "scale": {"domain": list(rows)},
            "title": None,
            "axis": {"labelLimit": 170, "labelColor": ink, "ticks": False, "domain": False},
        },
        "tooltip": [
            {"field": "row", "title": " "},
            {"field": "column", "title": "Competency"},
            {"field": "words", "title": "What"},
        ],
    }
    known, unknown = {"filter": "datum.value !== null"}, {"filter": "datum.value === null"}
    colour = {
        "field": "value",
        "type": "quantitative",
        "scale": {"scheme": "cividis", "domain": [low, high], "clamp": True},
        "legend": None,
    }
    dark = {"condition": {"test": bright, "value": "#111111"}, "value": "#ffffff"}
    return {
        "data": {"values": data},
        "height": {"step": 30},
        "encoding": place,
        "layer": [
            {"transform": [known], "mark": {"type": "rect"}, "encoding": {"color": colour}},
            {"transform": [unknown], "mark": {"type": "rect", "color": FAINT}},
            {
                "transform": [known],
                "mark": {"type": "text", "fontSize": 13},
                "encoding": {"text": {"field": "sign"}, "color": dark},
            },
            {
                "transform": [unknown],
                "mark": {"type": "text", "fontSize": 11, "color": "#333333"},
                "encoding": {"text": {"field": "sign"}},
            },
        ],
        "config": {"view": {"stroke": None}},
    }


def bars(counts: Sequence[tuple[str, int]], *, of: str, title: str, ink: str = INK) -> Spec:
    """Return upright bars with their counts above them.

    Args:
        counts: Label and count, in order.
        of: What is counted.
        title: Of the labels.
        ink: The colour of text on the ground.
    """
    data = [{"label": label, "count": count} for label, count in counts]
    x = {
        "field": "label",
        "type": "nominal",
        "scale": {"domain": [label for label, _ in counts]},
        "title": title,
        "axis": {"labelAngle": 0, "labelLimit": 90},
    }
    y = {"field": "count", "type": "quantitative", "title": of, "axis": {"tickMinStep": 1}}
    above: Literal["bottom"] = "bottom"
    return {
        "data": {"values": data},
        "height": 220,
        "encoding": {"x": x, "y": y},
        "layer": [
            {"mark": {"type": "bar", "color": FIRST}},
            {
                "mark": {"type": "text", "baseline": above, "dy": -4, "fontSize": 13, "color": ink},
                "encoding": {"text": {"field": "count"}},
            },
        ],
    }
