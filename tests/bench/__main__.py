"""`make bench`: each time beside a baseline of the same run, as a ratio, so that a slow machine changes nothing.

Each module `bench_*.py` beside this one has `compare()`, which yields `Pair`s and `Figure`s. The two of a pair run in
turn, several times; the medians and their ratio are told. `python -m tests.bench loop scan` runs some of them;
`--out FOLDER` writes the report there as benchmarks.md and benchmarks.json, anew after each module.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

from tests.bench.pair import Figure, Pair, measure

HERE = Path(__file__).parent
TITLES = {
    "app": "The app: a rerun of each page",
    "bank": "Reading the bank",
    "exchange": "Files out and in",
    "loop": "Assembling loops",
    "packet": "Packets",
    "scan": "Reading paper",
    "scoring": "Scores",
}


def main() -> None:
    names = [path.stem.removeprefix("bench_") for path in sorted(HERE.glob("bench_*.py"))]
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure, beside baselines.")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"Some of {', '.join(names)}; all when left out."
    )
    parser.add_argument("--out", type=Path, help="Write benchmarks.md and benchmarks.json to this folder.")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(names):
        parser.error(f"There is no bench {', '.join(sorted(unknown))}. Benches: {', '.join(names)}.")
    report: dict[str, Any] = {"machine": machine(), "peers": peers(), "left_out": names, "benches": {}}
    print(_machine_line(report), end="\n\n")
    for name in asked.names or names:
        found = report["benches"][name] = []
        report["left_out"] = [other for other in names if other not in report["benches"]]
        print(TITLES.get(name, name))
        for one in importlib.import_module(f"tests.bench.bench_{name}").compare():
            found.append(entry(one))
            print("\n".join(_lines(found[-1])), flush=True)
        print()
        if asked.out:
            asked.out.mkdir(parents=True, exist_ok=True)
            (asked.out / "benchmarks.json").write_text(
                json.dumps(report, indent=1, ensure_ascii=False) + "\n", "utf-8"
            )
            (asked.out / "benchmarks.md").write_text(as_markdown(report), "utf-8")
    missed = [one["what"] for found in report["benches"].values() for one in found if one["missed"]]
    print(f"{len(missed)} targets missed{': ' if missed else ''}{'; '.join(missed)}.")


def machine() -> dict[str, str | int]:
    """Return what the figures were measured on, in general terms."""
    versions = {name: version(name) for name in ("highspy", "numpy", "opencv-python-headless", "pandas", "pydantic",
                                                 "reportlab", "sqlalchemy", "streamlit")}  # fmt: skip
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "cores": os.cpu_count() or 1,
        "architecture": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        **versions,
    }


def peers() -> dict[str, str | None]:
    """Return the packages that ours is held against (the extra `bench`): the version that ran, or None where missing."""
    found: dict[str, str | None] = {}
    for each in requires("hiring-kit") or ():
        peer = Requirement(each)
        if (
            peer.marker
            and peer.marker.evaluate({"extra": "bench"})
            and not peer.marker.evaluate({"extra": ""})
        ):
            try:
                found[peer.name] = version(peer.name)
            except PackageNotFoundError:
                found[peer.name] = None
    return found


def entry(one: Pair | Figure) -> dict[str, Any]:
    """Return what is reported of a pair, which is measured here, or of a figure."""
    if isinstance(one, Figure):
        return {**vars(one), "missed": one.missed}
    ours, theirs = measure(one)
    ratio = ours / theirs
    return {
        "what": one.what,
        "against": one.against,
        "seconds": ours,
        "baseline_seconds": theirs,
        "ratio": ratio,
        "most": one.most,
        "missed": one.most is not None and ratio > one.most,
    }


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def _wanted(one: dict[str, Any]) -> str:
    """Return what is wanted of an entry, in words; nothing where it is only shown."""
    bounds = [f"{word} {_number(one[word.replace('at ', '')])}" for word in ("at most", "at least")
              if one.get(word.replace("at ", "")) is not None]  # fmt: skip
    return " and ".join(bounds)


def _lines(one: dict[str, Any]) -> Iterator[str]:
    wanted, missed = _wanted(one), "  MISSED" if one["missed"] else ""
    wanted = f"  ({wanted})" if wanted else ""
    if "ratio" in one:
        times = f"{_number(one['ratio'])} = {one['seconds']:.4f} s / {one['baseline_seconds']:.4f} s"
        yield f"    {one['what']}: {times}{wanted}{missed}"
        yield f"        against {one['against']}"
    else:
        yield f"    {one['what']}: {_number(one['value'])} {one['unit']}{wanted}{missed}"


def _machine_line(report: dict[str, Any]) -> str:
    m = report["machine"]
    libraries = ", ".join(f"{name} {m[name]}" for name in m if name not in ("day", "cores", "architecture", "system", "python"))  # fmt: skip
    here = [f"{name} {found}" for name, found in report["peers"].items() if found]
    gone = [name for name, found in report["peers"].items() if not found]
    missing = f" Missing, and so not in it: {', '.join(gone)}." if gone else ""
    return (
        f"Measured on {m['day']} with {m['cores']} cores ({m['architecture']}, {m['system']}), Python {m['python']}, "
        f"{libraries}. Other packages in the same run: {', '.join(here) or 'none'}.{missing}"
    )


def as_markdown(report: dict[str, Any]) -> str:
    """Return the report as a document: tables of ratios and of figures for each bench, and the targets missed."""

    def cell(text: str) -> str:
        return text.replace("|", "\\|")

    entries = [(name, one) for name, found in report["benches"].items() for one in found]
    missed = [
        f"- {TITLES.get(name, name)}: {cell(one['what'])}"
        + (f", against {cell(one['against'])}" if "against" in one else "")
        for name, one in entries
        if one["missed"]
    ]
    lines = [
        "# Benchmarks",
        "",
        "Made by `make bench`; not written by hand. Times are processor seconds, medians of runs in turn, and what counts",
        "is the ratio to something that ran beside it: below 1 is faster. The same report as data is",
        "[benchmarks.json](benchmarks.json).",
        "",
        _machine_line(report),
        "",
        *(
            [f"Not in this run: {', '.join(TITLES.get(n, n) for n in report['left_out'])}.", ""]
            if report["left_out"]
            else []
        ),
        "## Targets missed",
        *(missed or ["None."]),
    ]
    for name, found in report["benches"].items():
        lines += ["", f"## {TITLES.get(name, name)}"]
        pairs, figures = [o for o in found if "ratio" in o], [o for o in found if "ratio" not in o]
        if pairs:
            lines += [
                "",
                "| what | against | seconds | baseline | ratio | wanted |",
                "|---|---|---|---|---|---|",
            ]
        for one in pairs:
            lines.append(
                f"| {cell(one['what'])} | {cell(one['against'])} | {one['seconds']:.4f} | "
                f"{one['baseline_seconds']:.4f} | {_number(one['ratio'])} | {_told(one)} |"
            )
        if figures:
            lines += ["", "| what | figure | wanted |", "|---|---|---|"]
        for one in figures:
            lines.append(f"| {cell(one['what'])} | {_number(one['value'])} {one['unit']} | {_told(one)} |")
    return "\n".join(lines) + "\n"


def _told(one: dict[str, Any]) -> str:
    return f"{_wanted(one) or '-'}{', **missed**' if one['missed'] else ''}"


if __name__ == "__main__":
    main()
