"""When nothing fits: the counts are true, the clash is as small as can be, and each way out leads to a loop."""

import pickle
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kit.loop import Ban, Brief, Keep, NoSuchLoop, Relaxation, assemble, no_loop_json
from kit.loop.choice import choices_of, reasons_about
from kit.loop.clash import clash, counts
from kit.loop.layout import add_columns, add_rows, lay
from kit.loop.solver import Program, solve
from tests.loop.making import bank_of, panel_of, person, question, role_of, session
from tests.loop.test_best import briefs

BOTH = ("debugging", "testing")


def possible_with(layout, names):
    """Whether a loop exists when, of what is for sale, only the demands of these names hold."""
    program = Program()
    columns = add_columns(program, layout, gain=False)
    rows = [
        d for d in layout.demands if not d.wish and not d.implied and (d.price is None or d.name in names)
    ]
    add_rows(program, columns, rows, None)
    return solve(program).status != "infeasible"


def assert_explained(brief) -> NoSuchLoop:
    """There is no loop, and the reason given holds in every way."""
    with pytest.raises(NoSuchLoop) as caught:
        assemble(brief)
    error = caught.value
    layout = lay(brief)
    names = {demand.name for demand in error.clash}
    if names:
        assert not possible_with(layout, names)
        for name in names:
            assert possible_with(layout, names - {name}), f"the clash holds without {name}"
    for way in error.relaxations:
        assemble(way.apply(brief), explain=False)
    return error


def changed_rules(brief: Brief, **rules) -> Brief:
    plan = brief.role.plan
    return replace(
        brief,
        role=brief.role.model_copy(
            update={"plan": plan.model_copy(update={"rules": plan.rules.model_copy(update=rules)})}
        ),
    )


def test_a_banned_competency_can_be_allowed_again_or_given_up(small):
    brief = replace(small, ban=tuple(Ban(f"tes-{n}") for n in (1, 2, 3)))
    error = assert_explained(brief)
    words = [way.words for way in error.relaxations]
    assert any("Allow tes-" in w for w in words)
    assert any(c.name == "focus/second/testing" and (c.wanted, c.possible) == (1, 0) for c in error.counts)


def test_what_people_banned_or_kept_elsewhere_is_counted_as_the_reason(small):
    brief = replace(small, ban=tuple(Ban(f"tes-{n}") for n in (1, 2, 3)))
    words = next(c.words for c in assert_explained(brief).counts if c.name == "focus/second/testing")
    assert words.endswith("3 about testing: 3 banned by you, 0 can be asked.")
    anywhere = role_of(
        {"debugging": 60, "testing": 40},
        session("first", "debugging", "testing"),
        session("second", "testing"),
        rules={"least_kinds": 1, "ratings_per_heavy": 1},
    )
    two = replace(
        brief, role=anywhere, ban=(Ban("tes-1"), Ban("tes-2", "second")), keep=(Keep("tes-3", "first"),)
    )
    words = next(c.words for c in assert_explained(two).counts if c.name == "focus/second/testing")
    assert words.endswith(
        "3 about testing: 2 banned by you, 1 kept by you in another session, 0 can be asked."
    )


def test_more_looks_than_sessions_are_counted(small):
    error = assert_explained(changed_rules(small, ratings_per_heavy=3))
    shortage = next(c for c in error.counts if c.name == "seen/debugging")
    assert (shortage.wanted, shortage.possible) == (3, 2)
    assert shortage.words == (
        "Debugging must be rated in 3, and can be in 2, of the sessions. 3 about debugging: 3 can be asked."
    )


def test_one_design_interviewer_for_two_design_sessions_is_named():
    role = role_of(
        {"debugging": 100},
        session("code", "debugging"),
        session("design"),
        session("redesign"),
        rules={"least_kinds": 1},
    )
    bank = bank_of(*(question(f"q{n}", "debugging", minutes=45) for n in range(4)))
    able = {"design": "full", "redesign": "full"}
    people = panel_of(
        person("ada", "debugging", trained=able),
        person("bo", "debugging", trained={"code": "full"}),
        person("cy", "debugging", trained={"code": "full"}),
    )
    error = assert_explained(Brief(role, bank, people))
    assert [c.words for c in error.counts] == [
        "Design and Redesign need 2 different leads, and only Ada can lead any of them."
    ]


def test_the_only_interviewer_at_their_limit_is_counted(small):
    people = panel_of(person("ada", *BOTH), person("bo", *BOTH, per_week=0))
    error = assert_explained(replace(small, panel=people))
    assert "First and Second need 2 different leads, and only Ada can lead any of them." in str(error)


def test_nobody_calibrated_twice_is_counted(small):
    people = panel_of(person("ada", *BOTH), person("bo", "debugging"))
    error = assert_explained(replace(small, panel=people))
    assert any(c.name == "seen/testing" or "testing" in c.words for c in (*error.counts, *error.clash))


def test_no_common_hour_is_named(small):
    people = panel_of(
        person("ada", *BOTH),
        person("bo", *BOTH, hours={"mon-fri": "20:00-23:00"}),
        candidate={"code": "c-1", "days": ("2026-12-01/2026-12-02",), "hours": {"mon-fri": "09:00-17:00"}},
    )
    error = assert_explained(replace(small, panel=people))
    assert "First and Second need 2 different leads, and only Ada can lead any of them." in str(error)


def test_too_few_hours_are_counted(small):
    people = panel_of(
        person("ada", *BOTH),
        person("bo", *BOTH),
        candidate={"code": "c-1", "days": ("2026-12-01",), "hours": {"mon-fri": "09:00-10:30"}},
    )
    error = assert_explained(replace(small, panel=people))
    assert "The sessions take 120 minutes; the candidate has 90." in str(error)


def test_keeps_that_are_enemies_are_named(small):
    enemies = [q.model_copy(update={"enemies": ("deb-2",)}) if q.id == "deb-1" else q for q in small.bank]
    brief = replace(small, bank=bank_of(*enemies), keep=(Keep("deb-1"), Keep("deb-2")))
    error = assert_explained(brief)
    assert {d.name for d in error.clash} == {"keep/deb-1", "keep/deb-2"}
    assert "deb-1 and deb-2 are kept, and give each other away." in str(error)
    assert {way.words for way in error.relaxations} == {"Do not keep deb-1.", "Do not keep deb-2."}


def test_a_keep_that_is_too_long_for_its_session_is_named(small):
    brief = replace(small, keep=tuple(Keep(f"deb-{n}") for n in (1, 2, 3)))
    error = assert_explained(brief)
    assert "The questions kept in First (deb-1, deb-2, deb-3) take 75 minutes; there are 50." in str(error)


def test_the_error_tells_its_story_and_travels_between_processes(small):
    brief = replace(small, ban=tuple(Ban(f"tes-{n}") for n in (1, 2, 3)))
    error = assert_explained(brief)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 (our own)
    assert (str(again), again.relaxations) == (str(error), error.relaxations)
    document = no_loop_json(error, brief)
    assert document["status"] == "infeasible"
    assert set(document["counts"][0]) == {"name", "wanted", "possible", "words"}
    assert set(document["relaxations"][0]["changes"][0]) == {"where", "from", "to"}


def test_what_can_not_be_asked_is_counted_by_reason():
    questions = [
        question("a", "debugging", level=("junior", "mid")),
        question("b", "debugging", stack=("node",)),
        question("c", "debugging", status="draft"),
        question("d", "debugging", format="take_home"),
        question("e", "debugging"),
    ]
    brief = Brief(role_of({"debugging": 100}, session("only")), bank_of(*questions))
    assert reasons_about(brief, choices_of(brief), "debugging") == (
        "5 about debugging: 1 not in use, 1 not for this level, 1 for another stack, "
        "1 not for the medium of its sessions, 1 can be asked."
    )


@settings(max_examples=40)
@given(st.one_of(briefs(), briefs(people=True)))
def test_counts_never_complain_about_a_brief_that_has_a_loop(brief):
    assume(possible_with(lay(brief), {d.name for d in lay(brief).demands}))
    assert counts(brief) == ()


@settings(max_examples=25)
@given(st.one_of(briefs(), briefs(people=True), briefs(people=True, times=True)))
def test_every_clash_is_minimal_and_every_way_out_leads_to_a_loop(brief):
    assume(not possible_with(lay(brief), {d.name for d in lay(brief).demands}))
    assert_explained(brief)


def test_a_relaxation_is_a_change_of_the_brief(small):
    brief = changed_rules(small, least_kinds=4)
    error = assert_explained(brief)
    assert isinstance(error.relaxations[0], Relaxation)
    assert error.relaxations[0].apply(brief).relaxed != brief.relaxed
    assert clash(lay(error.relaxations[0].apply(brief))) != error.clash
