"""Swaps, alternates and reasons, against assembling the whole loop again and against trying every replacement."""

from dataclasses import replace
from datetime import date

import pytest

from kit.errors import Missing
from kit.loop import (
    Ban,
    Brief,
    History,
    Keep,
    NoSuchLoop,
    Use,
    alternates,
    assemble,
    changed,
    chosen_instead,
    explained,
    faults,
    others,
    repair,
    swap,
    tight,
    why,
    why_not,
    with_hand_edits,
)
from kit.loop.layout import loop_question, with_difficulty
from kit.loop.loop import FixedQuestion
from kit.loop.worth import value
from tests.loop.making import bank_of, generated_bank, panel_of, person, question, role_of, session

NAMES = ("debugging", "testing", "databases", "mentoring")


def test_a_form_that_is_not_in_the_loop_is_missing(loop):
    assert loop.form("A") is loop.forms[0]
    with pytest.raises(Missing, match=r"^There is no form B in this loop: it has A\.$"):
        loop.form("B")


@pytest.fixture(scope="module")
def brief():
    role = role_of(
        dict(zip(NAMES, (40, 30, 20, 10), strict=True)),
        session("first", "debugging"),
        session("second", "testing", "databases"),
        session("third", "mentoring"),
    )
    people = [person(f"p{n}", *NAMES, hours={"mon-fri": "09:00-17:00"}) for n in range(4)]
    when = {"code": "c", "days": ("2026-12-01/2026-12-02",), "hours": {"mon-fri": "09:00-16:00"}}
    return Brief(role, generated_bank(2, 150, list(NAMES)), panel_of(*people, candidate=when))


@pytest.fixture(scope="module")
def loop(brief):
    return assemble(brief)


def all_single_replacements(loop, brief, gone):
    """The value of each loop that differs in one question only and breaks no rule, best first."""
    form = loop.form()
    found = []
    for entry in brief.outlines:
        sessions = tuple(
            s.model_copy(
                update={
                    "questions": tuple(loop_question(entry) if q.question == gone else q for q in s.questions)
                }
            )
            for s in form.sessions
        )
        new = with_difficulty(form.model_copy(update={"sessions": sessions}), brief)
        if entry.id != gone and not faults(loop.model_copy(update={"forms": (new,)}), brief):
            found.append((value(new, brief), entry.id))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))


def test_alternates_are_the_best_single_replacements(loop, brief):
    for entry in loop.form().questions:
        best = all_single_replacements(loop, brief, entry.question)[:3]
        found = alternates(loop, entry.question, brief)
        assert [(loop.objective - a.loss, a.questions[0]) for a in found] == best
        for alternate in found:
            assert alternate.also == ()
            assert faults(alternate.loop, brief) == ()
            assert value(alternate.loop.form(), brief) == loop.objective - alternate.loss


def test_alternates_of_more_than_one_question_say_what_else_goes():
    """By hand: beside the 25 of q2 the 20 minutes of q1 fit; without q1 only the long q3 does, which is alone."""
    role = role_of({"debugging": 100}, session("only"), rules={"least_kinds": 1, "ratings_per_heavy": 1})
    bank = bank_of(
        question("q1", "debugging", minutes=20, kind="work_sample"),
        question("q2", "debugging", minutes=25, kind="work_sample"),
        question("q3", "debugging", minutes=50, kind="knowledge"),
    )
    small = Brief(role, bank)
    loop = assemble(small)
    assert {q.question for q in loop.form().questions} == {"q1", "q2"}
    (found,) = alternates(loop, "q1", small)
    assert (found.questions, found.also, found.minutes) == (("q3",), ("q2",), 5)
    assert found.loss == 2 * 650 - 450  # 65 and 45 x 100 x 100 // 1000


def test_a_swap_changes_one_session_and_is_close_to_solving_all_again(loop, brief):
    for entry in loop.form().questions:
        new = swap(loop, entry.question, brief)
        assert faults(new, replace(brief, ban=(Ban(entry.question),))) == ()
        assert entry.question in new.asked.ban
        (change,) = changed(loop, new, brief)
        assert entry.question in change["out"]
        assert change["loss"] == loop.objective - new.objective
        people = [(s.session, s.start, s.interviewers) for s in loop.form().sessions]
        assert people == [(s.session, s.start, s.interviewers) for s in new.form().sessions]
        again = assemble(replace(brief, ban=(Ban(entry.question),)), explain=False)
        assert new.objective <= again.objective <= new.bound
        assert swap(loop, entry.question, brief, widely=True).objective == again.objective


def test_a_question_that_is_not_in_the_loop_can_not_be_swapped(loop, brief):
    with pytest.raises(Missing, match="There is no question 'nosuch' in this loop"):
        swap(loop, "nosuch", brief)


def test_a_swap_without_anything_else_says_why(small):
    lonely = replace(small, ban=(Ban("deb-3"),))
    with pytest.raises(NoSuchLoop) as error:
        swap(assemble(lonely), "deb-1", lonely)
    assert "ban/deb-1" in {demand.name for demand in error.value.clash} | {
        change.where for way in error.value.relaxations for change in way.changes
    }


def test_each_question_says_why_and_its_runner_up_is_the_true_one(loop, brief):
    reasons = why(loop, brief)
    assert set(reasons) == {("A", q.question) for q in loop.form().questions}
    for (_, gone), words in reasons.items():
        held = tuple(
            Keep(q.question, s.session)
            for s in loop.form().sessions
            for q in s.questions
            if s_without(s, gone)
        )
        without = assemble(replace(brief, ban=(Ban(gone),), keep=held), explain=False)
        new = {q.question for q in without.form().questions} - {q.question for q in loop.form().questions}
        assert f"Without it: {' and '.join(sorted(new))}, " in words
        assert words == next(q.why for q in loop.form().questions if q.question == gone)


def s_without(session, gone):
    return all(q.question != gone for q in session.questions)


def test_reasons_are_the_ones_found_by_hand(small):
    brief = replace(small, keep=(Keep("deb-3"),))
    reasons = why(assemble(brief), brief)
    assert reasons["A", "deb-3"].startswith("Kept by you. Without it: deb-2, ")
    only = replace(small, ban=(Ban("tes-3"),))
    banned = replace(only, bank=bank_of(*(q for q in small.bank if q.id not in ("deb-1", "tes-3"))), ban=())
    words = why(assemble(banned), banned)["A", "deb-2"]
    assert words.endswith("Without it nothing fits here as the rest stands.")


def test_why_not_names_the_reason_or_the_cost(small):
    loop = assemble(small)
    assert why_not(loop, "deb-1", small) == "deb-1 is in form A."
    # By hand (see test_assembly): deb-3 is worth 270, and deb-2, the lesser of the two, 336: 66 of 3000.
    assert (
        why_not(loop, "deb-3", small)
        == "With deb-3 the loop holds 2.2 % less evidence. It would replace deb-2."
    )
    resting = replace(
        small, today=date(2026, 6, 1), history=History(uses=(Use("deb-3", "o", "r", date(2026, 5, 1)),))
    )
    assert why_not(assemble(resting), "deb-3", resting) == "deb-3 can not be asked: resting after recent use."


def test_what_rests_or_was_asked_is_left_out_and_use_costs(small):
    today = date(2026, 6, 1)
    used = History(uses=(Use("deb-2", "o-1", "other", date(2026, 1, 1)),))
    rested = assemble(replace(small, today=today, history=used))
    assert rested.objective == 3000 - 2  # used once in 365 days, long enough ago to be asked again
    asked = assemble(replace(small, history=History(asked=("deb-2",))))
    assert [q.question for q in asked.form().questions][:2] == ["deb-1", "deb-3"]
    often = tuple(Use("deb-2", f"o-{n}", "tester", date(2026, 1, n)) for n in (1, 2, 3))
    others = tuple(Use("deb-1", f"o-{n}", "tester", date(2026, 1, n)) for n in (4,))
    shared = assemble(replace(small, today=today, history=History(uses=(*often, *others))))
    assert "deb-2" not in {q.question for q in shared.form().questions}  # 4 of 5 openings; at most half may


def test_other_whole_loops_are_the_next_best_at_two_questions_away(small):
    """By hand: questions are worth 348, 336, 270 about debugging and 252, 264, 230 about testing; one of each stays out.

    The best leaves out deb-3 and tes-3. Two questions away from it others stay out of both: at best deb-2 and
    tes-1, 348 + 270 + 264 + 230 = 1112. Two away from either leaves only deb-1 and tes-2 out: 1088.
    """
    loop = assemble(small)
    found = others(loop, small)
    assert [o.objective for o in found] == [1800 + 1112, 1800 + 1088]
    assert [{q.question for q in o.form().questions} for o in found] == [
        {"deb-1", "deb-3", "tes-2", "tes-3"},
        {"deb-2", "deb-3", "tes-1", "tes-3"},
    ]
    assert all(faults(o, small) == () for o in found)


def test_a_question_put_in_by_hand_stays_and_its_session_is_chosen_around_it(small):
    """By hand: deb-3 in the place of deb-1, in a file where only the id was changed; beside it deb-1 is best."""
    loop = assemble(small)
    form = loop.form()
    first = form.session("first")
    put_in = first.questions[0].model_copy(update={"question": "deb-3"})
    edited = loop.model_copy(
        update={
            "forms": (
                form.model_copy(
                    update={
                        "sessions": (
                            first.model_copy(update={"questions": (put_in, first.questions[1])}),
                            *form.sessions[1:],
                        )
                    }
                ),
            )
        }
    )
    assert {f.rule for f in faults(edited, small)} == {"changed"}
    marked = with_hand_edits(edited, small)
    assert [q.question for q in marked.form().questions if q.by_hand] == ["deb-3"]
    assert faults(marked, small) == ()
    new = repair(edited, small)
    assert [(q.question, q.by_hand) for q in new.form().questions][:2] == [("deb-1", False), ("deb-3", True)]
    assert new.objective == 3000 - 66  # deb-2, worth 336, gave way to deb-3, worth 270
    assert new.asked.keep == (FixedQuestion(question="deb-3", session="first"),)
    assert faults(new, replace(small, keep=(Keep("deb-3", "first"),))) == ()


def test_a_loop_that_nobody_changed_is_repaired_to_itself(small):
    loop = assemble(small)
    assert repair(loop, small) == loop


def test_the_limits_without_room_are_named(small):
    """By hand: 25 and 25 of 50 minutes, two questions of two, both competencies in 2 sessions, 2 kinds of 2."""
    assert set(tight(assemble(small).form(), small)) == {
        "At most 50 minutes of questions in First",
        "At most 50 minutes of questions in Second",
        "At most 2 questions in First",
        "At most 2 questions in Second",
        "Debugging rated in 2 sessions, by 2 people",
        "Testing rated in 2 sessions, by 2 people",
        "At least 2 kinds of question",
    }


def test_an_alternate_that_is_chosen_holds_as_if_it_had_been_wished_before(loop, brief):
    """Its loop is one of the brief with the ban and the keep: no faults, the same stamp, and reasons of its own."""
    gone = loop.form().questions[0].question
    (one,) = chosen_instead(loop, gone, brief, 1)
    wished = replace(brief, ban=(Ban(gone),), keep=tuple(Keep(q) for q in one.questions))
    assert faults(one.loop, wished) == ()
    assert one.loop.asked.ban == (gone,)
    assert one.loop.asked.keep == one.questions
    whole = assemble(wished)
    assert one.loop.fingerprint == whole.fingerprint
    assert one.loop.objective <= whole.objective
    assert {q.question: q.why for q in one.loop.form().questions} == {
        q: words for (_, q), words in why(one.loop, wished).items()
    }
    came = next(q for q in one.loop.form().questions if q.question in one.questions)
    assert came.why.startswith("Kept by you")


def test_a_question_chosen_in_one_form_is_banned_and_kept_in_that_form_only(brief):
    forms = assemble(brief, forms=2)
    gone = forms.form("B").questions[0].question
    (one,) = chosen_instead(forms, gone, brief, 1, form="B")
    assert one.loop.asked.ban == (FixedQuestion(question=gone, form="B"),)
    assert {k.form for k in one.loop.asked.keep} == {"B"}
    assert one.loop.form("A").questions == explained(forms, brief).form("A").questions
