"""The published tables that figures are checked against; `reference/README.md` names their sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

FOLDER = Path(__file__).parent / "reference"


def figures(name: str) -> dict[str, Any]:
    """Return the expected figures of a table."""
    return json.loads((FOLDER / f"{name}.json").read_text())


def table(name: str) -> pd.DataFrame:
    """Return a published table as it was printed."""
    return pd.read_csv(FOLDER / f"{name}.csv")


def as_ratings(name: str) -> pd.DataFrame:
    """Return a published table as ratings, one row each."""
    found = table(name)
    if name == "penicillin":
        return found.rename(columns={"plate": "candidate", "sample": "interviewer", "diameter": "rating"})
    if name.startswith("dyestuff"):
        return found.rename(columns={"Batch": "candidate", "Yield": "rating"}).assign(interviewer="one")
    if name == "shrout_fleiss_1979":
        long = found.melt("target", var_name="interviewer", value_name="rating")
        return long.rename(columns={"target": "candidate"})
    if name == "brennan_3_2":
        return pd.DataFrame(
            {
                "candidate": found["Person"].map("{:02d}".format),
                "competency": found["Task"].map(str),
                "question": found["Task"].map(str),
                "interviewer": [f"{t}:{r}" for t, r in zip(found["Task"], found["Rater"], strict=True)],
                "rating": found["Score"],
            }
        )
    raise ValueError(name)
