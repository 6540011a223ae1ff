"""The loop that is returned is as good as the best of all that there are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.loop import Ban, Brief, Keep, NoSuchLoop, assemble, faults
from tests.loop.exhaustive import best_value
from tests.loop.making import KINDS, bank_of, panel_of, person, question, role_of, session

COMPETENCIES = ("debugging", "testing", "mentoring")


@st.composite
def briefs(draw, people=False, times=False):
    """Small briefs that are about as often possible as not."""
    some = lambda *of: draw(st.sampled_from(of))  # noqa: E731
    count = draw(st.integers(2, 3 if not times else 2))
    sessions = []
    for n in range(count):
        focus = some((), (), ("debugging",), ("testing",), ("mentoring",), ("debugging", "testing"))
        extra = {"after": ("s0",)} if times and n == 1 and draw(st.booleans()) else {}
        kinds = some((), (), (), (), (), ("case", "past_behaviour"))
        sessions.append(
            session(
                f"s{n}",
                *focus,
                minutes=30,
                most=some(1, 2) if people else 1,
                least=1,
                kinds=kinds,
                fill=some(0.25, 0.25, 0.5, 0.75),
                break_after=some(0, 15, 30),
                **extra,
            )
        )
    # drawn before the sessions, so that a focus is on something the role weighs
    weights = some((60, 40, 0), (5, 50, 45), (9, 41, 50), (50, 0, 50))
    rules = {
        "least_kinds": some(1, 1, 2, 3),
        "ratings_per_heavy": some(1, 1, 1, 2),
        "difficulty": some(None, None, None, 3.0),
        "difficulty_tolerance": 0.25,
        "max_questions_per_session": some(1, 2, 2),
        "most_a_day": some(1, 2),
    }
    questions = []
    for n in range(draw(st.integers(5, 8 if not people else 7))):
        first = some(*COMPETENCIES)
        others = [c for c in COMPETENCIES if c != first]
        questions.append(
            question(
                f"q{n}",
                first,
                minutes=some(5, 10, 10, 10, 15, 20),
                secondary={c: 20 for c in others if some(True, True, False)},
                kind=some(*KINDS[:3]),
                level=some(*[("junior", "staff")] * 5, ("staff", "staff")),
                family=f"q{some(n, n, n, max(0, n - 1))}",
                expected=some(2.5, 3.0, 3.4),
                enemies=(f"q{n - 1}",) if n and some(False, False, False, True) else (),
                overlaps=({"id": f"q{n - 1}", "share": 40, "why": "w"},) if n and draw(st.booleans()) else (),
                stack=some(("any",), ("python",), ("node",)) if n % 4 == 0 else ("any",),
            )
        )
    panel = None
    if people:
        panel = panel_of(
            *(
                person(
                    f"p{n}",
                    *[c for c in COMPETENCIES if some(True, True, True, False)],
                    trained=some(
                        None,
                        None,
                        None,
                        {"s0": "full", "s1": "shadow"},
                        {"s0": "reverse_shadow", "s1": "full"},
                    ),
                    hours={"mon-fri": some("09:00-11:30", "09:00-17:00", "10:00-12:00")},
                    busy=some((), ("2026-12-01T10:30+00:00/2026-12-01T11:30+00:00",)),
                    zone=some("UTC", "Europe/Berlin") if times else "UTC",
                    not_with=some((), (), (), (), ("c-1",)),
                )
                for n in range(3)
            ),
            candidate={
                "code": "c-1",
                "zone": some("UTC", "Europe/Berlin"),
                "days": ("2026-12-01/2026-12-02",),
                "hours": {"mon-fri": "09:00-12:00"},
                "preferred": some({}, {"mon-fri": "10:30-12:00"}),
            }
            if times
            else None,
        )
    keep = (Keep(f"q{draw(st.integers(0, 2))}"),) if some(False, False, False, True) else ()
    ban = (Ban(f"q{draw(st.integers(0, 2))}", some(None, "s0")),) if some(False, False, True) else ()
    if any(k.question == b.question for k in keep for b in ban):
        ban = ()
    return Brief(
        role_of({c: w for c, w in zip(COMPETENCIES, weights, strict=True) if w}, *sessions, rules=rules),
        bank_of(*questions),
        panel,
        seed=draw(st.integers(0, 3)),
        keep=keep,
        ban=ban,
    )


def agrees_with_trying_everything(brief):
    best = best_value(brief)
    try:
        loop = assemble(brief, explain=False)
    except NoSuchLoop:
        assert best is None
        return
    assert (loop.status, loop.objective, loop.bound) == ("optimal", best, best)
    assert faults(loop, brief) == ()


@settings(max_examples=70, deadline=None)
@given(briefs())
def test_questions_alone_are_as_good_as_trying_everything(brief):
    agrees_with_trying_everything(brief)


@settings(max_examples=40, deadline=None)
@given(briefs(people=True))
def test_questions_and_people_are_as_good_as_trying_everything(brief):
    agrees_with_trying_everything(brief)


@settings(max_examples=30, deadline=None)
@given(briefs(people=True, times=True))
def test_questions_people_and_times_are_as_good_as_trying_everything(brief):
    agrees_with_trying_everything(brief)
