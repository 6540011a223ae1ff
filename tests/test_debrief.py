"""What a panel talks about: the weightiest disagreements first, and what nobody rated."""

from __future__ import annotations

import pandas as pd

from kit.debrief import debrief


def table(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["candidate", "interviewer", "competency", "rating"])


def test_disagreements_come_by_weight_times_distance():
    found = debrief(
        table(
            ("c1", "ada", "debugging", "5"), ("c1", "bo", "debugging", "3"),   # 2 points x 10 = 20
            ("c1", "ada", "testing", "4"), ("c1", "bo", "testing", "3"),       # 1 point  x 30 = 30
            ("c2", "ada", "debugging", "3"), ("c2", "bo", "debugging", "3"),   # they agree
        ),
        {"debugging": 10, "testing": 30},
    )  # fmt: skip
    assert [(d.candidate, d.competency, d.lowest, d.highest) for d in found.disagreements] == [
        ("c1", "testing", 3.0, 4.0),
        ("c1", "debugging", 3.0, 5.0),
    ]


def test_one_interviewer_does_not_disagree_with_themselves():
    found = debrief(
        table(("c1", "ada", "debugging", "5"), ("c1", "ada", "debugging", "1")), {"debugging": 100}
    )
    assert found.disagreements == ()


def test_not_rated_is_a_gap_and_never_a_low_rating():
    found = debrief(
        table(("c1", "ada", "debugging", "5"), ("c1", "bo", "debugging", "NR")),
        {"debugging": 60, "async": 40},
    )
    assert found.disagreements == ()
    assert [(g.candidate, g.competency, g.weight) for g in found.gaps] == [("c1", "async", 40)]
