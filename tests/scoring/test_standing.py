"""Raw figures: a missing rating is missing, thin data is refused in words."""

from __future__ import annotations

import pandas as pd

from kit.scorecard import RATING_COLUMNS
from kit.scoring import comparison_json, standing


def table(*rows: tuple) -> pd.DataFrame:
    columns = ["candidate", "interviewer", "competency", "question", "rating"]
    frame = pd.DataFrame(rows, columns=columns).astype(str)
    defaults = {
        "session": "s",
        "scale": "bars5",
        "label": "",
        "note": "",
        "submitted_at": "",
        "revision": "1",
    }
    return frame.assign(**{k: v for k, v in defaults.items() if k not in frame})[list(RATING_COLUMNS)]


def whole(candidate: str, *ratings: int) -> list[tuple]:
    return [
        (candidate, f"i{n % 2}", "debugging" if n < 3 else "testing", f"q{n}", rating)
        for n, rating in enumerate(ratings)
    ]


def test_the_mean_is_over_what_was_rated():
    # by hand: (5 + 4 + 3 + 2 + 2 + 2) / 6 = 3.0; debugging (5 + 4 + 3) / 3 = 4.0, testing 2.0
    found = standing(
        table(
            *whole("c1", 5, 4, 3, 2, 2, 2), ("c1", "i1", "async", "q9", "NR"), ("c1", "i0", "async", "q9", "")
        )
    )
    c1 = found.candidates[0]
    assert (c1.raw, c1.n_ratings, c1.n_interviewers, c1.refused) == (3.0, 6, 2, "")
    assert c1.competencies == {"debugging": (4.0, 3), "testing": (2.0, 3)}
    assert (c1.lowest, c1.highest) == (2, 5)


def test_thin_data_is_refused_in_words():
    found = standing(table(("c1", "ada", "debugging", "q", 4), *whole("c2", 3, 3, 3)))
    assert [s.refused for s in found.candidates] == [
        "Only 1 interviewer has rated so far: 2 or more are needed.",
        "Only 3 ratings so far: 6 or more are needed.",
    ]


def test_a_candidate_whose_ratings_are_all_missing_is_listed_without_a_mean():
    found = standing(table(("c1", "ada", "debugging", "q", "NR")))
    assert (found.candidates[0].raw, found.candidates[0].refused) == (None, "There is no rating yet.")


def test_of_several_revisions_the_last_one_counts():
    rows = table(("c1", "ada", "debugging", "q", 1), ("c1", "ada", "debugging", "q", 5))
    rows["revision"] = ["1", "2"]
    assert standing(rows).candidates[0].raw == 5


def test_two_scales_are_never_put_together():
    rows = table(*whole("c1", 4, 4, 4, 4, 4, 4), *whole("c2", 4, 4, 4, 4, 4, 4))
    rows.loc[0, "scale"] = "four-point"
    found = standing(rows)
    assert all(s.raw is None for s in found.candidates)
    assert "2 scales (bars5, four-point)" in found.notes[1]


def test_a_weighted_competency_that_nobody_rated_is_named():
    found = standing(table(*whole("c1", 4, 4, 4, 4, 4, 4)), {"debugging": 60, "mentoring": 40})
    assert found.notes[-1] == "Nobody rated mentoring."


def test_the_document_has_every_key_and_the_model_is_null_and_said_so():
    document = comparison_json(standing(table(*whole("c1", 5, 4, 3, 2, 2, 2))))
    assert set(document) == {
        "scale",
        "candidates",
        "pairs",
        "interviewers",
        "variances",
        "agreement",
        "equal_weights",
        "notes",
    }
    assert document["candidates"][0]["adjusted"] is None
    assert document["candidates"][0]["raw"] == 3.0
    assert document["interviewers"] == [
        {"interviewer": "i0", "candidates": 1, "severity": None, "low": None, "high": None},
        {"interviewer": "i1", "candidates": 1, "severity": None, "low": None, "high": None},
    ]  # fmt: skip
    assert document["agreement"]["n_units"] == 2
    assert "no adjusted score" in document["notes"][0]
