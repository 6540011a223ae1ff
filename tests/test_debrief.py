"""What a panel talks about: the weightiest disagreements first, and what nobody rated."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest

from kit.debrief import agenda, fillers, moves, proposals_of
from kit.scoring import standing
from tests.bench.simulated import Case, job
from tests.loop.making import bank_of, question, role_of, session


def table(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["candidate", "interviewer", "competency", "rating"])


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
    found = agenda(ratings, standing(ratings, ROLE.weights), ROLE.competencies, proposals_of(BANK, ROLE))
    for candidate in {t.candidate for t in found}:
        mine = [t for t in found if t.candidate == candidate]
        assert [t.untested for t in mine] == sorted((t.untested for t in mine), reverse=True)
        rest = [t for t in mine if not t.untested]
        assert [t.priority for t in rest] == sorted((t.priority for t in rest), reverse=True)
    assert len(found) == 3 * ratings["candidate"].nunique()
    gap = next(t for t in found if t.competency == "mentoring")
    assert (gap.untested, gap.questions) == (True, ("stuck-colleague",))


@pytest.mark.parametrize("bar", [1, 3, 5], ids=["all above the bar", "some", "all below it"])
def test_the_order_of_the_agenda_does_not_give_the_ranking_away(bar):
    ratings = interviewed()
    comparison = standing(ratings, ROLE.weights)
    role = [one.model_copy(update={"bar": bar}) for one in ROLE.competencies]
    order = list(dict.fromkeys(t.candidate for t in agenda(ratings, comparison, role)))
    # at most two runs of ids: those of whom it is open, and the others
    assert sum(a > b for a, b in pairwise(order)) <= 1
    scored = [s for s in comparison.candidates if s.score]
    by_score = [s.candidate for s in sorted(scored, key=lambda s: -s.score.adjusted)]
    order = [c for c in order if c in by_score]
    assert order not in (by_score, by_score[::-1])


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
    found = agenda(ratings, standing(ratings, ROLE.weights), ROLE.competencies, proposals_of(BANK, ROLE))
    apart = {t.candidate: t.distance for t in found if t.competency == "debugging"}
    assert max(apart, key=apart.__getitem__) == "c4"
    assert apart["c0"] < 1 < apart["c4"]


def test_without_a_model_the_agenda_is_by_weight_and_distance():
    ratings = table(
        ("c1", "ada", "debugging", "5"), ("c1", "bo", "debugging", "3"), ("c1", "ada", "testing", "4"),
    )  # fmt: skip
    found = agenda(ratings, standing(ratings), ROLE.competencies)
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


def test_what_was_written_after_others_ratings_were_shown_is_kept_apart():
    rows = [
        ("ada", "debugging", "3", 1, False, ""),
        ("ada", "debugging", "2", 2, False, "Counted the second fault."),  # a correction: this one counts
        ("ada", "debugging", "5", 3, True, "Bo saw the tests run."),
        ("bo", "debugging", "NR", 1, False, ""),
        ("bo", "debugging", "4", 2, True, "Heard it after all."),
        ("bo", "testing", "3", 1, False, ""),
        ("bo", "testing", "3", 2, True, "Heard it after all."),  # it stayed as it was
        ("cy", "debugging", "1", 1, True, ""),  # only after: no first rating
    ]
    columns = ["interviewer", "competency", "rating", "revision", "after_reveal", "reason"]
    revisions = pd.DataFrame(rows, columns=columns).assign(candidate="c1", session="s", question="q")
    assert [(m.interviewer, m.before, m.after, m.shown, m.reason) for m in moves(revisions)] == [
        ("ada", "3", "2", False, "Counted the second fault."),
        ("ada", "2", "5", True, "Bo saw the tests run."),
        ("bo", "NR", "4", True, "Heard it after all."),
        ("cy", None, "1", True, ""),
    ]
