"""Each rule, broken by hand, is named; a loop that breaks none has no faults."""

from dataclasses import replace

import pytest

from kit.loop import At, Ban, BanLead, Brief, Keep, KeepLead, Loop, LoopQuestion, Seat, assemble, faults
from kit.loop.layout import loop_question
from kit.role import Mix
from tests.loop.making import bank_of, panel_of, person, question, role_of, session

DAYS = {"code": "c-1", "days": ("2026-12-01/2026-12-02",), "hours": {"mon-fri": "09:00-17:00"}}


@pytest.fixture
def brief():
    role = role_of(
        {"debugging": 60, "testing": 40},
        session("first", "debugging", most=2),
        session("second", "testing", after=("first",)),
        rules={"least_kinds": 2, "max_questions_per_session": 2, "difficulty": 3.0},
    )
    questions = [
        question("deb-1", "debugging", secondary={"testing": 20}, kind="case"),
        question("deb-2", "debugging", secondary={"testing": 20}, kind="design"),
        question("deb-3", "debugging", secondary={"testing": 20}, family="deb-1", kind="case"),
        question("deb-4", "debugging", secondary={"testing": 20}, enemies=("deb-1",), kind="case"),
        question("deb-5", "debugging", minutes=45, kind="case"),
        question("deb-6", "debugging", minutes=10, kind="case"),
        question("deb-7", "debugging", level=("junior", "mid")),
        question("deb-8", "debugging", secondary={"testing": 20}, expected=4.0),
        question("deb-9", "debugging", secondary={"testing": 20}, kind="case", format="whiteboard"),
        question("tes-1", "testing", secondary={"debugging": 20}, kind="case"),
        question("tes-2", "testing", secondary={"debugging": 20}, kind="case"),
    ]
    both = ("debugging", "testing")
    people = [
        person("ada", *both),
        person("bo", *both),
        person("cy", *both, trained={"first": "shadow"}),
        person("dee", *both, trained={"second": "reverse_shadow"}),
        person("eve", *both, not_with=("c-1",)),
        person("flo"),
        person("gus", *both, per_week=0),
    ]
    return Brief(role, bank_of(*questions), panel_of(*people, candidate=DAYS))


@pytest.fixture
def loop(brief):
    keep = (Keep("deb-1"), Keep("deb-2"), Keep("tes-1"), Keep("tes-2"))
    leads = (KeepLead("ada", "first"), KeepLead("bo", "second"))
    at = (At("first", "2026-12-01T09:00Z"), At("second", "2026-12-02T09:00Z"))
    return assemble(replace(brief, keep=keep, keep_leads=leads, at=at))


def with_session(loop: Loop, session: str, **changes) -> Loop:
    form = loop.form()
    sessions = tuple(s.model_copy(update=changes) if s.session == session else s for s in form.sessions)
    return loop.model_copy(update={"forms": (form.model_copy(update={"sessions": sessions}),)})


def asking(loop: Loop, brief: Brief, session: str, *ids: str) -> Loop:
    return with_session(
        loop, session, questions=tuple(loop_question(brief.outlines.question(q)) for q in ids)
    )


def seated(loop: Loop, session: str, **parts: str) -> Loop:
    return with_session(
        loop, session, interviewers=tuple(Seat(interviewer=i, part=p) for i, p in parts.items())
    )


def rules(loop: Loop, brief: Brief) -> set[str]:
    return {fault.rule for fault in faults(loop, brief)}


def test_a_loop_that_was_assembled_has_no_faults(loop, brief):
    assert rules(loop, brief) == set()


@pytest.mark.parametrize(
    ("session", "ids", "rule"),
    [
        ("first", ["deb-1", "deb-1"], "asked_once"),
        ("first", ["deb-1", "deb-3"], "one_of_a_family"),
        ("first", ["deb-1", "deb-4"], "no_enemies"),
        ("first", ["deb-2", "deb-5"], "minutes/first"),
        ("first", ["deb-2", "deb-6"], "least_minutes/first"),
        ("first", ["deb-2", "deb-1", "deb-6"], "how_many/first"),
        ("first", [], "focus/first/debugging"),
        ("first", ["deb-5"], "seen/testing"),
        ("first", ["deb-1", "deb-9"], "kinds"),
        ("first", ["deb-2", "deb-8"], "difficulty"),
        ("first", ["deb-2", "deb-7"], "choice/level"),
        ("first", ["deb-2", "deb-9"], "choice/medium"),
        ("second", ["deb-1", "tes-1"], "choice/focus"),
    ],
)
def test_a_question_that_breaks_a_rule_is_named(loop, brief, session, ids, rule):
    assert rule in rules(asking(loop, brief, session, *ids), brief)


@pytest.mark.parametrize(
    ("session", "parts", "rule"),
    [
        ("first", {}, "led"),
        ("first", {"ada": "lead", "flo": "lead"}, "led"),
        ("second", {"bo": "lead", "flo": "second"}, "seats/second"),
        ("first", {"bo": "lead"}, "one_seat_each"),
        ("first", {"cy": "lead"}, "trained"),
        ("first", {"zed": "lead"}, "unknown"),
        ("first", {"eve": "lead"}, "conflict"),
        ("first", {"gus": "lead"}, "per_week"),
        ("first", {"flo": "lead"}, "seen/debugging"),
    ],
)
def test_a_seat_that_breaks_a_rule_is_named(loop, brief, session, parts, rule):
    assert rule in rules(seated(loop, session, **parts), brief)


def test_two_trainees_in_a_loop_are_named(loop, brief):
    both = seated(seated(loop, "first", ada="lead", cy="shadow"), "second", bo="lead", dee="reverse_shadow")
    assert rules(both, brief) == {"one_trainee"}


@pytest.mark.parametrize(
    ("session", "start", "rule"),
    [
        ("first", None, "starts"),
        ("first", "2026-12-01T20:00:00Z", "free"),
        ("first", "2026-12-02T09:30:00Z", "apart"),
        ("second", "2026-12-01T14:00:00Z", "order/first/second"),
    ],
)
def test_a_start_that_breaks_a_rule_is_named(loop, brief, session, start, rule):
    assert rule in rules(with_session(loop, session, start=start), brief)


def test_an_interviewer_who_is_busy_is_named(loop, brief):
    busy = [
        i.model_copy(update={"busy": ("2026-12-01T09:30+00:00/2026-12-01T10:00+00:00",)})
        if i.id == "ada"
        else i
        for i in brief.panel.interviewers
    ]
    found = faults(loop, replace(brief, panel=panel_of(*busy, candidate=DAYS)))
    assert [str(f) for f in found] == ["Ada is not free for First at 2026-12-01T09:00:00Z."]
    assert found[0].place == ("forms", 0, "sessions", 0, "start")


def test_too_many_sessions_on_a_day_are_named(loop, brief):
    few = brief.role.model_copy(
        update={
            "plan": brief.role.plan.model_copy(
                update={"rules": brief.role.plan.rules.model_copy(update={"most_a_day": 1})}
            )
        }
    )
    same_day = with_session(loop, "second", start="2026-12-01T14:00:00Z")
    assert "most_a_day" in rules(same_day, replace(brief, role=few))


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"keep": (Keep("deb-5"),)}, "keep/deb-5"),
        ({"keep": (Keep("deb-1", "second"),)}, "keep/deb-1"),
        ({"ban": (Ban("deb-1"),)}, "ban/deb-1"),
        ({"keep_leads": (KeepLead("bo", "first"),)}, "keep_lead/bo"),
        ({"ban_leads": (BanLead("ada"),)}, "ban_lead/ada"),
        ({"at": (At("first", "2026-12-01T10:00Z"),)}, "at/first"),
    ],
)
def test_what_people_fixed_and_the_loop_does_not_hold_is_named(loop, brief, changes, rule):
    assert rule in rules(loop, replace(brief, **changes))


def test_a_rule_on_the_mix_that_is_broken_is_named(loop, brief):
    mix = Mix(words="at most one design question", where={"kind": ("design",)}, most=0)
    rules_now = brief.role.plan.rules.model_copy(update={"mix": (mix,)})
    role = brief.role.model_copy(update={"plan": brief.role.plan.model_copy(update={"rules": rules_now})})
    assert rules(loop, replace(brief, role=role)) == {"mix/1"}


def test_a_question_that_changed_or_left_the_bank_is_named(loop, brief):
    first = loop.form().questions[0]
    changed = first.model_copy(update={"digest": "another"})
    unknown = LoopQuestion(
        question="gone", version="1.0.0", digest="d", minutes=25, competencies={"debugging": 100}
    )
    others = loop.form().session("first").questions[1:]
    assert rules(with_session(loop, "first", questions=(changed, *others)), brief) == {"changed"}
    assert "unknown" in rules(with_session(loop, "first", questions=(unknown, *others)), brief)


def test_sessions_that_are_not_those_of_the_plan_are_named(loop, brief):
    form = loop.form()
    swapped = loop.model_copy(update={"forms": (form.model_copy(update={"sessions": form.sessions[::-1]}),)})
    assert "plan" in rules(swapped, brief)
    assert "plan" in rules(with_session(loop, "first", minutes=45), brief)


def test_forms_that_share_too_much_or_are_not_equally_hard_are_named(loop, brief):
    form = loop.form()
    two = loop.model_copy(update={"forms": (form, form.model_copy(update={"form": "B"}))})
    assert "overlap" in rules(two, brief)
    hard = asking(loop, brief, "first", "deb-8", "deb-2").form().model_copy(update={"form": "B"})
    assert "difficulty" in rules(loop.model_copy(update={"forms": (form, hard)}), brief)
