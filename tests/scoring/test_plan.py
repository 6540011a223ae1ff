"""The measurement plan: a table of designs, and changes that help."""

from __future__ import annotations

import pytest

from kit.scoring import PlannedSession, fit, make_plan, plan_json, plan_lines, staffed
from kit.scoring.plan import generalizability, precision
from tests.bench.simulated import Case, job

SOME = {"candidate": 0.30, "interviewer": 0.06, "halo": 0.07, "question": 0.06, "residual": 0.42}


@pytest.mark.parametrize(
    ("interviewers", "each", "phi", "sem"),
    [
        (1, 3, 0.51, 0.54), (2, 3, 0.67, 0.38), (3, 3, 0.76, 0.31), (4, 2, 0.76, 0.30), (4, 3, 0.81, 0.27),
        (4, 4, 0.83, 0.25), (4, 5, 0.84, 0.24), (5, 3, 0.84, 0.24), (6, 3, 0.86, 0.22),
    ],
)  # fmt: skip
def test_designs_have_the_precision_of_the_table(interviewers, each, phi, sem):
    ratings = [(f"i{j}", f"q{j}{k}", "all") for j in range(interviewers) for k in range(each)]
    found = precision(ratings, SOME, {"all": 1})
    assert (round(found.phi, 2), round(found.sem, 2)) == (phi, sem)


def sessions(n: int = 4) -> list[PlannedSession]:
    return [
        PlannedSession(f"s{i}", 60, (), {f"q{i}a": ("debugging", "testing"), f"q{i}b": ("async",)})
        for i in range(n)
    ]


WEIGHTS = {"debugging": 40, "testing": 30, "async": 30}


def test_another_interviewer_beats_another_question():
    plan = make_plan(staffed(sessions(), 4), WEIGHTS)
    gains = {c.change: c.gain for c in plan.changes}
    more = max(g for c, g in gains.items() if "interviewer who rates" in c)
    longer = max((g for c, g in gains.items() if "one more question" in c), default=0.0)
    assert more > longer
    assert all(c.precision.sem < plan.precision.sem for c in plan.changes)


def test_hearing_an_answer_twice_is_worth_less_than_asking_twice():
    """By hand: halo .07/2 + residual .42 x (.5 + .5/2) for one answer, .42/2 for two; leniency and question apart."""
    once = precision([("i0", "q", "all"), ("i1", "q", "all")], SOME, {"all": 1})
    twice = precision([("i0", "q", "all"), ("i1", "r", "all")], SOME, {"all": 1})
    assert once.sem**2 == pytest.approx(0.06 / 2 + 0.06 + 0.07 / 2 + 0.42 * 0.75)
    assert twice.sem**2 == pytest.approx(0.06 / 2 + 0.06 / 2 + 0.07 / 2 + 0.42 / 2)
    assert once.difference == pytest.approx(2.8 * (2 * (0.07 / 2 + 0.42 * 0.75)) ** 0.5)


def test_a_second_interviewer_in_the_room_helps_less_than_another_session():
    plan = make_plan(staffed(sessions(), 4), WEIGHTS)
    gains = {c.change: c.gain for c in plan.changes}
    second = max(g for c, g in gains.items() if c.startswith("a second interviewer"))
    assert 0 < second < max(g for c, g in gains.items() if c.startswith("one more session"))


def test_what_costs_nothing_comes_first():
    plan = make_plan(staffed(sessions(), 2), WEIGHTS)
    assert plan.changes[0].minutes <= 0
    assert plan.changes[0].change == "have a different interviewer in each session"


def test_a_competency_with_one_interviewer_or_none_is_named():
    some = [*sessions(1), PlannedSession("people", 60, (), {"qp": ("mentoring",)})]
    plan = make_plan(staffed(some, 2), {**WEIGHTS, "mentoring": 10, "estimation": 10})
    assert "mentoring: only one interviewer rates it" in plan.thin
    assert "estimation: nobody rates it" in plan.thin


def test_people_beyond_one_a_session_sit_in_as_second_interviewers():
    assert [len(s.interviewers) for s in staffed(sessions(), 6)] == [2, 2, 1, 1]
    assert len({p for s in staffed(sessions(), 3) for p in s.interviewers}) == 3


def test_the_plan_prints_its_design_its_reach_and_its_changes():
    plan = make_plan(staffed(sessions(), 4), WEIGHTS)
    lines = plan_lines(plan)
    assert lines[0] == "s0: 1 x 3 ratings by interviewer 1"
    assert "told apart in 4 of 5 cases" in lines[4]
    document = plan_json(plan)
    assert set(document) == {"design", "precision", "changes", "thin", "variances"}
    assert set(document["precision"]) == {"ratings", "interviewers", "phi", "sem", "difference"}


def test_sentences_call_sessions_and_competencies_by_their_names():
    names = {"s0": "Pairing", "people": "People", "mentoring": "Mentoring others", "testing": "Writing tests"}
    some = [*sessions(1), PlannedSession("people", 60, (), {"qp": ("mentoring",)})]
    plan = make_plan(staffed(some, 2), {**WEIGHTS, "mentoring": 10}, names=names)
    told = " ".join([*plan_lines(plan, names), *(c.change for c in plan.changes)])
    assert "Mentoring others: only one interviewer rates it." in told
    assert "one more session like 'Pairing', by somebody else" in told
    assert not any(f"'{i}'" in told or f"{i}:" in told for i in names)


def test_the_plan_of_a_finished_job_is_that_of_its_ratings():
    table = job(Case(10), 3).table.drop_duplicates(["candidate", "question"])  # nobody hears an answer twice
    found = fit(table)
    weights = found.weights()
    phi = generalizability(found.design, found.variances, weights)
    first = table[table["candidate"] == "c000000"]
    ratings = list(zip(first["interviewer"], first["question"], first["competency"], strict=True))
    by_hand = precision(ratings, found.variances, dict(zip(found.design.competencies, weights, strict=True)))
    assert phi[0] == pytest.approx(by_hand.phi)
