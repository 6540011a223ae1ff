"""Calibration: private, asked by name, with an interval; notes that ask and do not accuse."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from kit.scoring import calibration, fit
from kit.scoring.calibration import notes, shift
from tests.bench.simulated import Case, job

WORDS_OF_BLAME = ("biased", "bias", "wrong", "unfair", "lazy", "worst", "bad", "guilty")


def seen(seed: int = 2, **changes) -> pd.DataFrame:
    table = job(Case(60, interviewers=8, **changes), seed).table.assign(session="s")
    days = {c: f"2026-{1 + n // 28:02d}-{1 + n % 28:02d}T09:00:00Z" for n, c in enumerate(sorted(table["candidate"].unique()))}  # fmt: skip
    return table.assign(submitted_at=table["candidate"].map(days))


def test_a_strict_interviewer_is_told_so_with_an_interval():
    table = seen()
    strict = table["interviewer"] == "i0003"
    table.loc[strict, "rating"] = (table.loc[strict, "rating"] - 1).clip(lower=1)
    found = calibration(table, fit(table), "i0003")
    assert found.high < 0
    assert found.words.startswith("Scores ")
    assert "lower than colleagues for the same candidates" in found.words
    assert sum(found.points.values()) == found.ratings


def test_who_changes_over_time_sees_it_and_who_does_not_is_left_alone():
    table = seen(severity=0.0)
    found = fit(table)
    steady = calibration(table, found, "i0002")
    assert len(steady.seasons) == 4
    assert not any("Moved from" in n for n in steady.notes)
    late = (table["interviewer"] == "i0002") & (table["candidate"] >= "c000030")
    table.loc[late, "rating"] = (table.loc[late, "rating"] - 2).clip(lower=1)
    moved = calibration(table, fit(table), "i0002")
    assert moved.seasons[-1].severity < moved.seasons[0].severity - 0.5
    assert any(n.startswith("Moved from") for n in moved.notes)


def test_seasons_cover_the_truth_of_a_steady_interviewer():
    covered = []
    for seed in range(6):
        case = Case(60, interviewers=8)
        simulated = job(case, seed)
        table = seen(seed)
        found = fit(table)
        for name, truth in simulated.leniency.items():
            covered += [s.low <= truth <= s.high for s in calibration(table, found, name).seasons]
    assert len(covered) > 100
    assert 0.92 <= np.mean(covered) <= 0.99


def test_thin_evidence_gets_no_word_on_strictness():
    table = seen()
    table = table[(table["interviewer"] != "i0001") | (table["candidate"] < "c000004")]
    found = calibration(table, fit(table), "i0001")
    assert (found.severity, found.seasons) == (None, ())
    assert "5 or more are needed" in found.words


def test_straight_lines_and_halo_are_put_as_questions():
    table = seen()
    mine = table["interviewer"] == "i0001"
    table.loc[mine, "rating"] = table.loc[mine].groupby("candidate")["rating"].transform("median").round()
    (note,) = notes(table, "i0001")
    assert "give every competency the same point. That can be right" in note
    assert notes(table, "i0005") == []
    rng = np.random.default_rng(1)
    own = table.loc[mine, "rating"] + (rng.random(mine.sum()) < 0.4)
    (halo,) = notes(table.assign(rating=table["rating"].where(~mine, own)), "i0001")
    assert "lie closer together than colleagues' do" in halo
    for said in (note, halo):
        assert not any(word in said.lower() for word in WORDS_OF_BLAME)


def test_the_shift_at_the_debrief_is_descriptive():
    rows = [("c1", "ada", "2", 1), ("c1", "ada", "4", 2), ("c2", "ada", "3", 1), ("c1", "bo", "1", 1)]
    table = pd.DataFrame(rows, columns=["candidate", "interviewer", "rating", "revision"])
    table = table.assign(session="s", question="q", competency="d")
    assert shift(table, "ada") == 2.0
    assert shift(table, "bo") is None


def test_not_rated_is_a_share_and_no_point():
    table = seen()
    extra = table[table["interviewer"] == "i0004"].head(10).assign(rating="NR", question="other")
    found = calibration(pd.concat([table, extra]), fit(table), "i0004")
    assert found.not_rated == pytest.approx(10 / (10 + found.ratings))
