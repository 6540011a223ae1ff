"""Where candidates stand: raw figures, scores with intervals, and each refusal in words."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from kit.errors import RatingsError
from kit.scorecard import RATING_COLUMNS
from kit.scoring import check_names, comparison_json, standing, words
from tests.bench.simulated import Case, job

from . import reference


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
    assert "2 scales (bars5, four-point)" in found.notes[0]
    assert found.codes == ("mixed_scales",)
    assert found.pairs == ()


def test_a_weighted_competency_that_nobody_rated_is_named():
    found = standing(table(*whole("c1", 4, 4, 4, 4, 4, 4)), {"debugging": 60, "mentoring": 40})
    assert found.notes[-1] == "Nobody rated mentoring."


KEYS = {"scale", "candidates", "pairs", "interviewers", "variances", "agreement", "equal_weights", "notes"}
TERMS = {"candidate", "candidate_competency", "interviewer", "halo", "question", "residual"}


def test_the_document_has_every_key_of_the_design():
    document = comparison_json(standing(simulated(10)))
    assert set(document) == KEYS
    first = document["candidates"][0]
    assert set(first) == {"candidate", "n_ratings", "n_interviewers", "raw", "adjusted", "low", "high", "se", "reliability", "group", "competencies", "words"} | set(first) & {"codes"}  # fmt: skip
    assert set(first["competencies"]["k0"]) >= {"raw", "adjusted", "low", "high"}
    assert first["low"] < first["adjusted"] < first["high"]
    assert set(document["pairs"][0]) == {"a", "b", "p_a_above_b", "separable"}
    assert len(document["pairs"]) == 45
    assert set(document["interviewers"][0]) >= {"interviewer", "candidates", "severity", "low", "high"}
    assert set(document["variances"]) == TERMS
    assert all(v > 0 for v in document["variances"].values())
    assert set(document["agreement"]) == {"krippendorff_alpha", "gwet_ac2", "icc_single", "icc_panel", "n_units"}  # fmt: skip
    assert 0 < document["agreement"]["icc_single"] < document["agreement"]["icc_panel"] < 1
    assert [set(e) for e in document["equal_weights"]] == [{"candidate", "adjusted"}] * 10
    json.dumps(document, allow_nan=False)


def test_a_thin_job_has_every_key_too_and_no_figure_that_it_can_not_carry():
    document = comparison_json(standing(table(("c1", "ada", "debugging", "q", 4))))
    assert set(document) == KEYS
    assert document["candidates"][0]["adjusted"] is None
    assert document["candidates"][0]["raw"] == 4.0
    assert document["interviewers"] == [
        {"interviewer": "ada", "candidates": 1, "severity": None, "low": None, "high": None,
         "refused": "Rated 1 candidate so far: 5 or more are needed."},
    ]  # fmt: skip
    assert document["variances"] == dict.fromkeys(TERMS)
    assert document["agreement"]["n_units"] == 0


# --- the model, let through the gates -----------------------------------------------------------------------------


def simulated(candidates: int, seed: int = 3, **changes) -> pd.DataFrame:
    return job(Case(candidates, **changes), seed).table.assign(scale="bars5", session="s")


def test_scores_pairs_and_letters_say_the_same():
    found = standing(simulated(10))
    by_name = {s.candidate: s for s in found.candidates}
    for pair in found.pairs:
        assert pair.separable == (not set(by_name[pair.a].group) & set(by_name[pair.b].group))
        a, b = by_name[pair.a].score, by_name[pair.b].score
        assert (pair.p_a_above_b > 0.5) == (a.adjusted > b.adjusted)
    assert [by_name[c].score.adjusted for c in found.order] == sorted(
        (s.score.adjusted for s in found.candidates), reverse=True
    )
    assert found.leaders[0] == found.order[0]
    assert found.reliability == pytest.approx(found.fit.scores().reliability)


def test_a_job_of_fewer_than_eight_gets_no_reliability_and_says_so():
    found = standing(simulated(6, interviewers=8))
    assert all(s.reliability is None and s.score is not None for s in found.candidates)
    assert words.SMALL_JOB in found.notes
    assert found.agreement.icc_single is None
    assert "small_job" in found.codes


def test_only_who_is_compared_counts_as_a_candidate_of_the_job():
    """Ten people of whom three wait for a card: seven are compared, which is fewer than eight."""
    frame = simulated(10)
    waiting = dict.fromkeys(frame["candidate"].unique()[:3], 99)
    found = standing(frame, planned=waiting)
    assert "small_job" in found.codes and found.reliability is None
    assert [c["reliability"] for c in comparison_json(found)["candidates"]] == [None] * 10
    found = standing(frame, planned=dict.fromkeys(list(waiting)[:1], 99))
    scores = found.fit.scores()
    mean = [np.mean([scores.difference([a], [b])[1][0, 0] ** 2 for b in range(1, 10) if b != a]) for a in range(1, 10)]  # fmt: skip
    told = [s.reliability for s in found.candidates]
    assert told == [None, *(pytest.approx(1 - m / (2 * scores.signal)) for m in mean)]
    assert found.reliability == pytest.approx(np.mean(told[1:]))


def test_where_chance_decides_no_order_is_given():
    rng = np.random.default_rng(5)
    frame = simulated(12, interviewers=8)
    found = standing(frame.assign(rating=rng.integers(1, 6, len(frame)).astype(float)))
    assert found.reliability < 0.5
    assert (found.order, found.leaders) == ((), ())
    assert words.LOW_RELIABILITY in found.notes


def test_candidates_without_a_shared_interviewer_are_not_compared():
    left, right = simulated(8, interviewers=8), simulated(8, seed=4, interviewers=8)
    right = right.assign(
        candidate="z" + right["candidate"].str.slice(1), interviewer="j" + right["interviewer"].str.slice(1)
    )
    found = standing(pd.concat([left, right]))
    assert "disconnected" in found.codes
    assert any("2 parts with no interviewer in common" in n for n in found.notes)
    assert all(p.a[0] == p.b[0] for p in found.pairs)
    letters = {s.candidate[0]: set() for s in found.candidates}
    for s in found.candidates:
        letters[s.candidate[0]] |= set(s.group)
    assert not letters["c"] & letters["z"]


def test_a_candidate_with_a_card_to_come_is_not_compared():
    frame = simulated(9, interviewers=8)
    found = standing(frame, planned={"c000001": 9})
    waiting = found.candidates[1]
    assert waiting.score is None
    assert "of 9 cards are in" in waiting.refused
    assert all("c000001" not in (p.a, p.b) for p in found.pairs)


def test_all_ratings_alike_are_refused():
    found = standing(simulated(9, interviewers=8).assign(rating=3.0))
    assert {s.refused for s in found.candidates} == {words.all_alike(3)}
    assert found.notes[0] == words.all_alike(3)
    json.dumps(comparison_json(found), allow_nan=False)


def test_a_candidate_at_the_top_of_the_scale_may_be_better_than_shown():
    frame = simulated(9, interviewers=8)
    frame.loc[frame["candidate"] == "c000002", "rating"] = 5.0
    found = standing(frame).candidates[2]
    assert "extreme" in found.codes
    assert "the true level may be higher than shown" in found.words


def test_a_weighted_competency_that_was_not_rated_is_predicted_and_marked():
    frame = simulated(9, interviewers=8)
    frame = frame[(frame["candidate"] != "c000003") | (frame["competency"] != "k2")]
    found = standing(frame, {"k1": 50, "k2": 50}).candidates[3]
    assert found.untested == ("k2",)
    assert "k2" not in found.competencies
    assert found.profile["k2"].se > found.profile["k1"].se
    assert comparison_json(standing(frame, {"k1": 50, "k2": 50}))["candidates"][3]["competencies"]["k2"][
        "untested"
    ]


def test_agreement_is_said_with_the_interval_of_alpha():
    found = standing(simulated(30))
    told = found.agreement
    said = f"(alpha {told.krippendorff_alpha:.2f}, likely {told.alpha_low:.2f} to {told.alpha_high:.2f}, AC2"
    assert any(said in note for note in found.notes)


def test_weights_of_nothing_but_what_nobody_rated_give_no_scores():
    found = standing(simulated(10), {"k0": 0, "mentoring": 100})
    assert all(s.score is None for s in found.candidates)
    assert found.notes[-1] == "Nobody rated mentoring."


def test_weights_count_and_equal_weights_stand_beside():
    frame = simulated(10)
    found = standing(frame, {"k0": 90, "k1": 10})
    equal = standing(frame)
    assert [s.equal for s in found.candidates] == pytest.approx([s.score.adjusted for s in equal.candidates])
    assert any(note.startswith("With equal weights") for note in found.notes)
    assert "Rated, but without a weight in the role, and so in no score: k2, k3, k4, k5." in found.notes


def test_other_jobs_lend_what_is_known_of_people_and_nothing_else():
    """Five candidates of this job, forty of two others with the same people: the standing is of the five."""
    frame = simulated(5, interviewers=8)
    others = [simulated(20, seed=n, interviewers=8).assign(job=f"job {n}") for n in (5, 6)]
    pool = pd.concat([t.assign(candidate=t["job"] + t["candidate"]) for t in others])
    alone, found = standing(frame), standing(frame, pool=pool)
    assert [s.candidate for s in found.candidates] == [s.candidate for s in alone.candidates]
    assert [(s.raw, s.n_ratings) for s in found.candidates] == [
        (s.raw, s.n_ratings) for s in alone.candidates
    ]
    assert words.pooled(2, 40) in found.notes
    assert len(found.pairs) == 10
    assert set("".join(s.group for s in found.candidates)) <= set("abcde")
    # each interviewer rated fewer than five here, and more in all
    assert all(s.severity is None for s in alone.severities if s.candidates < 5)
    assert all(s.severity is not None for s in found.severities)
    for s in found.candidates:
        parts = s.shift.interviewers + s.shift.questions + s.shift.mix + s.shift.evidence
        assert parts == pytest.approx(s.score.adjusted - s.raw, abs=1e-12)


def test_who_rated_too_few_gets_no_word_on_severity():
    found = standing(simulated(10))
    for s in found.severities:
        assert (s.severity is None) == bool(s.refused)
        assert s.refused or s.candidates >= 5


def test_a_tenth_of_the_ratings_missing_changes_little():
    whole, holes = standing(simulated(10)), standing(simulated(10, missing=0.1))
    for a, b in zip(whole.candidates, holes.candidates, strict=True):
        assert b.n_ratings <= a.n_ratings
        assert abs(a.score.adjusted - b.score.adjusted) < 1.5 * a.score.se


def test_agreement_is_given_also_where_no_score_is():
    wide = reference.table("gwet_4raters")
    rows = [
        (f"u{unit:02d}", rater, "all", "q", f"{value:.0f}")
        for unit, row in wide.iterrows() for rater, value in row.items() if value == value
    ]  # fmt: skip
    found = standing(table(*rows))
    assert found.agreement.krippendorff_alpha == pytest.approx(0.81538750375, abs=1e-9)
    assert found.agreement.gwet_ac2 == pytest.approx(0.89894, abs=5e-6)
    assert found.n_units == 11
    assert all(s.refused for s in found.candidates)


# --- bad input ----------------------------------------------------------------------------------------------------


def test_a_rating_off_the_scale_is_named_with_its_row():
    rows = table(*whole("c1", 4, 4, 7, 4, 4, 4))
    with pytest.raises(RatingsError) as error:
        standing(rows)
    assert str(error.value) == "ratings:3: 'rating' must be 1 to 5, NR or nothing (got '7')."
    with pytest.raises(RatingsError, match="got 'good'"):
        standing(rows.replace("7", "good"))


def test_a_rating_that_stands_twice_is_named_with_its_row():
    rows = table(*whole("c1", 4, 4, 4, 4, 4, 4))
    with pytest.raises(RatingsError, match="ratings:7: the same rating stands above already"):
        standing(pd.concat([rows, rows.iloc[:1]]))


def test_unknown_names_are_named_with_their_rows():
    rows = table(*whole("c1", 4, 4, 4, 4, 4, 4))
    with pytest.raises(RatingsError) as error:
        check_names(rows, ["debugging", "testin"], ["i0"], file="r.csv")
    assert "r.csv:2: unknown interviewer 'i1'. Did you mean 'i0'?" in str(error.value) or "r.csv:2: unknown interviewer 'i1'." in str(error.value)  # fmt: skip
    assert "r.csv:4: unknown competency 'testing'. Did you mean 'testin'?" in str(error.value)


def test_one_interviewer_alone_is_refused_for_everybody():
    rows = [(f"c{c}", "ada", "debugging", f"q{n}", 1 + (c + n) % 5) for c in range(9) for n in range(6)]
    found = standing(table(*rows))
    assert {s.refused for s in found.candidates} == {
        "Only 1 interviewer has rated so far: 2 or more are needed."
    }
    assert (found.pairs, found.fit) == ((), None)


def test_a_job_without_any_rating_is_no_error():
    found = standing(table(("c1", "ada", "debugging", "q", "NR")).iloc[:0])
    assert (found.candidates, found.pairs) == ((), ())
    assert set(comparison_json(found)) == KEYS
