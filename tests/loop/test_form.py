"""Parallel forms: the worst is as good as trying everything says, and any two share no more than allowed."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.loop import Brief, NoSuchLoop, assemble, faults
from tests.loop.making import KINDS, bank_of, generated_bank, panel_of, person, question, role_of, session

NAMES = ("debugging", "testing", "databases", "mentoring")
ROLE = role_of(
    dict(zip(NAMES, (40, 30, 20, 10), strict=True)),
    session("first", "debugging"),
    session("second", "testing", "databases"),
    session("third", "mentoring"),
)


def questions_of(form):
    return {q.question for q in form.questions}


@pytest.mark.parametrize("overlap", [0, 1])
def test_three_forms_share_little_and_are_equally_hard(overlap):
    brief = Brief(ROLE, generated_bank(4, 120, list(NAMES)))
    loop = assemble(brief, forms=3, overlap=overlap, limit=5, explain=False)
    assert [form.form for form in loop] == ["A", "B", "C"]
    assert faults(loop, brief) == ()
    for one, other in combinations(loop, 2):
        assert len(questions_of(one) & questions_of(other)) <= overlap
    hard = [float(form.difficulty) for form in loop]
    assert max(hard) - min(hard) <= 0.2 + 0.01
    best = assemble(brief, explain=False).objective
    assert 0.9 * best < loop.objective <= loop.bound <= best


def test_forms_with_people_have_a_lead_in_each_session_and_no_times():
    people = [person(f"p{n}", *NAMES) for n in range(3)]
    when = {"code": "c", "days": ("2026-12-01/2026-12-02",), "hours": {"mon-fri": "09:00-16:00"}}
    brief = Brief(ROLE, generated_bank(4, 120, list(NAMES)), panel_of(*people, candidate=when))
    loop = assemble(brief, forms=2, limit=4, explain=False)
    for form in loop:
        leads = [seat.interviewer for s in form.sessions for seat in s.interviewers if seat.part == "lead"]
        assert sorted(leads) == ["p0", "p1", "p2"]
        assert all(s.start is None for s in form.sessions)


INFO = {"work_sample": 65, "case": 60, "past_behaviour": 60}


def best_worst_of_two(questions):
    """The best worst of two forms by trying everything; each of two sessions holds one question of its focus.

    A form's value by hand: each of two competencies weighs 50 and is rated once, so 50 x 12 each, and a question
    of kind k that is all about one of them is worth info(k) x 50 x 100 // 1000.
    """
    first = [q for q in questions if q.competency == "debugging"]
    second = [q for q in questions if q.competency == "testing"]
    ways = [(a, b) for a in first for b in second if len({a.kind, b.kind}) >= 2]
    worths = [
        min(1200 + sum(INFO[q.kind] * 5 for q in one), 1200 + sum(INFO[q.kind] * 5 for q in other))
        for one, other in combinations(ways, 2)
        if not set(one) & set(other)
    ]
    return max(worths, default=None)


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(KINDS[:3]), st.booleans()), min_size=4, max_size=8))
def test_two_forms_are_as_good_as_trying_everything(kinds):
    role = role_of(
        {"debugging": 50, "testing": 50},
        session("first", "debugging"),
        session("second", "testing"),
        rules={"least_kinds": 2, "ratings_per_heavy": 1},
    )
    questions = [
        question(f"q{n}", "debugging" if first else "testing", minutes=45, kind=kind)
        for n, (kind, first) in enumerate(kinds)
    ]
    best = best_worst_of_two([_Hashable(q) for q in questions])
    brief = Brief(role, bank_of(*questions))
    try:
        loop = assemble(brief, forms=2, explain=False)
    except NoSuchLoop:
        assert best is None
        return
    assert (loop.status, loop.objective, loop.bound) == ("optimal", best, best)
    assert faults(loop, brief) == ()


class _Hashable:
    """A question as the exhaustive search needs it."""

    def __init__(self, of):
        self.id, self.kind, self.competency = of.id, of.kind, of.competency


def test_a_cell_that_is_too_small_for_all_forms_is_named():
    few = [q for q in generated_bank(4, 120, list(NAMES)) if q.competency != "mentoring"]
    few += [question(f"men-{n}", "mentoring", minutes=45, secondary={"debugging": 20}) for n in (1, 2)]
    with pytest.raises(NoSuchLoop) as error:
        assemble(Brief(ROLE, bank_of(*few)), forms=3)
    assert any(c.name == "focus/third/mentoring" and c.possible == 2 for c in error.value.counts)
