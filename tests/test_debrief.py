"""What a panel talks about: the weightiest disagreements first, and what nobody rated."""

from __future__ import annotations

import pandas as pd
import pytest

from kit.debrief import agenda, before_debrief, debrief, fillers, moves
from kit.scoring import standing
from tests.bench.simulated import Case, job
from tests.loop.making import bank_of, question, role_of, session


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


# --- the agenda ---------------------------------------------------------------------------------------------------

BANK = bank_of(
    question("slow-page", "debugging"),
    question("lost-orders", "debugging"),
    question("flaky-suite", "testing"),
    question("stuck-colleague", "mentoring"),
)
ROLE = role_of({"debugging": 50, "testing": 30, "mentoring": 20}, session("one", "debugging", "testing"))
NAMES = {"k0": "debugging", "k1": "testing"}


def interviewed() -> pd.DataFrame:
    ratings = job(Case(10), 3).table
    ratings = ratings[ratings["competency"].isin(NAMES)]
    return ratings.assign(competency=ratings["competency"].map(NAMES), scale="bars5", session="s")


def test_the_agenda_takes_untested_first_then_weight_times_disagreement_times_doubt():
    ratings = interviewed()
    found = agenda(ratings, standing(ratings, ROLE.weights), ROLE, BANK)
    for candidate in {t.candidate for t in found}:
        mine = [t for t in found if t.candidate == candidate]
        assert [t.untested for t in mine] == sorted((t.untested for t in mine), reverse=True)
        rest = [t for t in mine if not t.untested]
        assert [t.priority for t in rest] == sorted((t.priority for t in rest), reverse=True)
    assert len(found) == 3 * ratings["candidate"].nunique()
    gap = next(t for t in found if t.competency == "mentoring")
    assert (gap.untested, gap.questions) == (True, ("stuck-colleague",))


def test_the_order_of_the_agenda_does_not_give_the_ranking_away():
    ratings = interviewed()
    comparison = standing(ratings, ROLE.weights)
    order = list(dict.fromkeys(t.candidate for t in agenda(ratings, comparison, ROLE, BANK)))
    by_score = sorted((s for s in comparison.candidates if s.score), key=lambda s: -s.score.adjusted)
    told = [c for c in order if c in {s.candidate for s in by_score}]
    assert told not in ([s.candidate for s in by_score], [s.candidate for s in reversed(by_score)])


def test_disagreement_counts_only_beyond_strictness():
    # bo gives one point less to everybody: that is no disagreement about anybody
    ratings = pd.DataFrame(
        [
            (f"c{c}", who, k, f"q-{k}", str(3 + (c + n) % 2 - (who == "bo")))
            for c in range(9) for n, k in enumerate(("debugging", "testing")) for who in ("ada", "bo", "cy")
        ],
        columns=["candidate", "interviewer", "competency", "question", "rating"],
    )  # fmt: skip
    ratings.loc[(ratings["candidate"] == "c4") & (ratings["interviewer"] == "cy"), "rating"] = "1"
    found = agenda(ratings, standing(ratings, ROLE.weights), ROLE, BANK)
    apart = {t.candidate: t.distance for t in found if t.competency == "debugging"}
    assert max(apart, key=apart.__getitem__) == "c4"
    assert apart["c0"] < 1 < apart["c4"]


def test_without_a_model_the_agenda_is_by_weight_and_distance():
    ratings = table(
        ("c1", "ada", "debugging", "5"), ("c1", "bo", "debugging", "3"), ("c1", "ada", "testing", "4"),
    )  # fmt: skip
    found = agenda(ratings, standing(ratings), ROLE, BANK)
    assert [(t.competency, t.priority) for t in found] == [
        ("mentoring", 0.2),
        ("debugging", pytest.approx(0.5 * 3)),
        ("testing", pytest.approx(0.3)),
    ]


def test_questions_for_a_gap_are_new_to_the_candidate():
    assert [q.id for q in fillers(BANK, ROLE, "debugging")] == ["lost-orders", "slow-page"]
    assert [q.id for q in fillers(BANK, ROLE, "debugging", {"lost-orders"})] == ["slow-page"]
    assert fillers(BANK, ROLE, "async") == ()


# --- before and after ---------------------------------------------------------------------------------------------


def test_what_was_written_after_the_debrief_opened_is_kept_apart():
    rows = [
        ("ada", "debugging", "3", "1", "2026-11-24T09:00:00Z"),
        ("ada", "debugging", "2", "2", "2026-11-24T10:00:00Z"),  # before: this one counts
        ("ada", "debugging", "5", "3", "2026-11-24T15:00:00Z"),  # after
        ("bo", "debugging", "NR", "1", "2026-11-24T09:00:00Z"),
        ("bo", "debugging", "4", "2", "2026-11-24T15:00:00Z"),
        ("cy", "debugging", "1", "1", "2026-11-24T16:00:00Z"),  # only after: no first rating
    ]
    revisions = pd.DataFrame(
        rows, columns=["interviewer", "competency", "rating", "revision", "submitted_at"]
    ).assign(candidate="c1", session="s", question="q")
    opened = "2026-11-24T12:00:00Z"
    assert before_debrief(revisions, opened)["rating"].tolist() == ["2", "NR"]
    assert [(m.interviewer, m.before, m.after) for m in moves(revisions, opened)] == [
        ("ada", 2.0, 5.0),
        ("bo", None, 4.0),
    ]
