"""Charts: valid Vega-Lite, the whole scale on the axis, and every cell with its sign."""

from __future__ import annotations

import altair
import pytest

from kit.app.chart import Cell, Dot, bars, dots, heat

ROWS = [Dot("Dana", 3.1, 2.7, 3.5, 3.3), Dot("Ali", beside=2.0)]
CELLS = [
    Cell("Dana", "Testing", 4.9, "4.9", "4.9 from 2"),
    Cell("Dana", "Debugging", 1.2, "1.2", "1.2 from 1"),
    Cell("Ali", "Testing", None, "NR", "asked, and not rated"),
    Cell("Ali", "Debugging", None, "–", "nobody asked"),
]
SPECS = {
    "dots": dots(ROWS, (1.0, 5.0), value="Adjusted score", beside="Raw mean"),
    "differences": dots(ROWS[:1], (-1.0, 1.0), value="You", mark=0),
    "heat": heat(CELLS, ["Dana", "Ali"], ["Testing", "Debugging"], (1.0, 5.0)),
    "bars": bars([("1 Poor", 3), ("2 Fair", 0)], of="Ratings", title="Point"),
}


@pytest.mark.parametrize("name", SPECS)
def test_a_chart_is_valid_vega_lite(name):
    altair.Chart.from_dict(SPECS[name])  # altair holds it against Vega-Lite's own schema


def test_the_axis_runs_over_the_whole_scale_whoever_is_shown():
    for rows in (ROWS, ROWS[:1], []):
        for layer in dots(rows, (1.0, 5.0), value="Adjusted score", beside="Raw mean")["layer"]:
            assert layer["encoding"]["x"]["scale"] == {"domain": [1.0, 5.0], "nice": False}
            assert layer["encoding"]["x"]["axis"]["values"] == [1, 2, 3, 4, 5]


def test_what_is_raw_has_another_shape_and_who_has_no_score_no_dot():
    spans, raw, adjusted = (
        layer["data"]["values"] for layer in dots(ROWS, (1.0, 5.0), value="Score", beside="Raw")["layer"]
    )
    assert [(p["name"], p["at"]) for p in raw] == [("Dana", 3.3), ("Ali", 2.0)]
    assert [(p["name"], p["at"]) for p in adjusted] == [("Dana", 3.1)]
    assert [(s["low"], s["high"]) for s in spans] == [(2.7, 3.5)]


def test_a_cell_without_a_number_prints_why():
    spec = SPECS["heat"]
    assert [(c["value"], c["sign"]) for c in spec["data"]["values"]] == [
        (4.9, "4.9"), (1.2, "1.2"), (None, "NR"), (None, "–"),
    ]  # fmt: skip
    texts = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    assert [layer["encoding"]["text"] for layer in texts] == [{"field": "sign"}] * 2
