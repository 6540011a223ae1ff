"""Assembly: proven against trying everything, repeatable, and never a loop that breaks a rule."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest

from kit.bank import read_what_can_be, shipped
from kit.errors import InputError
from kit.loop import At, Ban, Brief, History, Keep, KeepLead, SeatTaken, assemble, coverage, faults, loop_json
from kit.role import find_role, role_files
from tests.bench import banks
from tests.loop.making import KINDS, bank_of, generated_bank, panel_of, person, question, role_of, session


def test_the_smallest_loop_is_the_one_found_by_hand(small):
    """Each session takes two questions of its focus: 38 to 50 minutes are to be filled, and each takes 25.

    Ladder: two looks at each, 60 x (12 + 6) + 40 x (12 + 6) = 1800. A question is worth information x sum of
    weight x share // 1000: 60 x 5800, 60 x 5600 and 50 x 5400 about debugging, so 348, 336 and 270; 60 x 4200,
    60 x 4400 and 50 x 4600 about testing, so 252, 264 and 230. Best are 348 + 336 + 252 + 264 = 1200.
    """
    loop = assemble(small)
    assert [q.question for q in loop.form().questions] == ["deb-1", "deb-2", "tes-1", "tes-2"]
    assert (loop.status, loop.objective, loop.bound) == ("optimal", 3000, 3000)
    assert loop.form().difficulty == "2.88"  # 2.75 and 3.00, twice: 2.875


def test_what_is_kept_stands_and_what_is_banned_does_not(small):
    loop = assemble(replace(small, keep=(Keep("deb-3"),), ban=(Ban("tes-1"),)))
    assert {"deb-3", "tes-2", "tes-3"} <= {q.question for q in loop.form().questions}
    assert "Kept by you" in next(q.why for q in loop.form().questions if q.question == "deb-3")
    assert (loop.asked.keep, loop.asked.ban) == (("deb-3",), ("tes-1",))


def test_a_seed_changes_no_objective(small):
    twins = [
        question(f"deb-{n}", "debugging", secondary={"testing": 20}, kind=KINDS[n % 2]) for n in range(6)
    ]
    twins += [question(f"tes-{n}", "testing", secondary={"debugging": 20}, kind="case") for n in range(6)]
    brief = replace(small, bank=bank_of(*twins))
    loops = [assemble(replace(brief, seed=seed)) for seed in range(8)]
    assert len({loop.objective for loop in loops}) == 1
    assert len({tuple(q.question for q in loop.form().questions) for loop in loops}) > 1


def test_the_order_of_the_files_changes_nothing(small):
    shuffled = replace(small.bank, questions=small.bank.questions[::-1])
    assert assemble(replace(small, bank=shuffled)) == assemble(small)


SAME_LOOP = """
from kit.loop.loopfile import loop_text
from tests.bench import banks
from tests.loop.making import *
from kit.loop import *
names = ("debugging", "testing", "databases", "mentoring")
role = role_of(dict(zip(names, (40, 30, 20, 10))), session("a", "debugging", most=2), session("b", "testing", "databases"),
    session("c", "mentoring"), rules={"ratings_per_heavy": 2})
people = [person(f"p{n}", *names, hours={"mon-fri": "09:00-17:00"}) for n in range(5)]
when = {"code": "c", "zone": "Europe/Berlin", "days": ("2026-12-01/2026-12-03",), "hours": {"mon-fri": "09:00-16:00"}}
brief = Brief(role, generated_bank(3, 300, list(names)), panel_of(*people, candidate=when))
print(loop_text(assemble(brief)))
"""


def test_the_same_brief_is_the_same_file_under_other_hash_seeds():
    texts = []
    for seed in ("1", "77"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", SAME_LOOP], capture_output=True, text=True, check=True, env=environment
        )
        texts.append(done.stdout)
    assert texts[0] == texts[1]
    assert "status: optimal" in texts[0]
    assert texts[0].count("start:") == 3


def test_everything_that_is_wrong_with_a_brief_is_said_at_once(small):
    brief = replace(
        small,
        keep=(Keep("deb-9"), Keep("tes-1", "secnod")),
        ban=(Ban("tes-1"),),
        keep_leads=(KeepLead("ada", "first"),),
        at=(At("first", "2026-12-01T10:00"),),
    )
    with pytest.raises(InputError) as error:
        assemble(brief)
    assert str(error.value).splitlines() == [
        "at:1: '2026-12-01T10:00' has no offset from UTC: write +01:00 or Z behind it.",
        "keep:1: there is no question 'deb-9'. Did you mean 'deb-1'?",
        "keep:2: 'tes-1' is banned as well: drop one of the two.",
        "keep:2: there is no session 'secnod' in this plan. Did you mean 'second'?",
        "keep lead:1: there is no interviewer 'ada'.",
    ]


def test_two_starts_that_overlap_are_refused(small):
    at = (At("first", "2026-12-01T10:00Z"), At("second", "2026-12-01T10:30Z"))
    with pytest.raises(InputError, match=r"at:2: 'second' begins before 'first' has ended\."):
        assemble(replace(small, at=at))


def test_a_panel_without_anyone_trained_is_refused(small):
    with pytest.raises(InputError, match="nobody on this panel is trained 'full'"):
        assemble(replace(small, panel=panel_of(person("ada", "debugging", trained={"first": "shadow"}))))


@pytest.mark.parametrize("size", [200, 1000])
def test_every_shipped_role_has_a_proven_loop_from_a_grown_bank(size):
    shipped_bank, _ = read_what_can_be(shipped() / "question_bank")
    bank = generated_bank(1, size, [c.id for c in shipped_bank.competencies])
    for name in role_files():
        brief = Brief(find_role(name, shipped_bank), bank)
        loop = assemble(brief, explain=False)
        assert (loop.status, loop.objective) == ("optimal", loop.bound), name
        assert faults(loop, brief) == ()


@pytest.mark.parametrize("name", banks.ROLES)
def test_every_shipped_role_has_a_proven_loop_with_people_times_a_keep_and_a_ban(name):
    """What the free loop holds first is banned, and what it would hold instead is kept."""
    brief = banks.brief(name, 200, 20)
    gone = assemble(brief, explain=False).form().questions[0].question
    banned = replace(brief, ban=(Ban(gone),))
    came = assemble(banned, explain=False)
    kept = replace(banned, keep=tuple(Keep(q.question) for q in came.form().questions[:2]), seed=1)
    loop = assemble(kept, explain=False)
    assert (loop.status, loop.objective) == ("optimal", came.objective)
    assert faults(loop, kept) == ()
    assert all(s.start and len(s.interviewers) >= 1 for s in loop.form().sessions)


def test_two_groups_that_never_met_are_linked_and_whoever_is_hard_to_compare_gets_a_seat(small):
    """By hand: two groups of four met five candidates each, so nobody is thin; two seats link both groups: 40 more
    than the 3000 of the questions. With one group and eve, whom nobody knows, her seat is worth 8.
    """
    both = ("debugging", "testing")
    names = [f"{group}-{n}" for group in ("a", "b") for n in range(4)]
    seats = tuple(
        SeatTaken(name, f"c-{name[0]}-{k}", "first", date(2026, 5, 1)) for name in names for k in range(5)
    )
    people = [person(name, *both, trained={"first": "full", "second": "full"}) for name in names]
    known = replace(small, today=date(2026, 6, 1), history=History(seats=seats))
    brief = replace(known, panel=panel_of(*people))
    assert [len(team) for team in brief.teams] == [4, 4]
    assert brief.thin == frozenset()
    loop = assemble(brief)
    assert {s.interviewers[0].interviewer[0] for s in loop.form().sessions} == {"a", "b"}
    assert (loop.status, loop.objective) == ("optimal", 3000 + 40)
    one_group = [person(name, *both) for name in names if name[0] == "a"]
    new = assemble(replace(brief, panel=panel_of(*one_group, person("eve", *both))))
    assert "eve" in {s.interviewers[0].interviewer for s in new.form().sessions}
    assert (new.status, new.objective) == ("optimal", 3000 + 8)


def test_loops_on_the_way_are_good_ones_that_get_better():
    names = ("debugging", "testing", "databases")
    role = role_of(
        dict(zip(names, (50, 30, 20), strict=True)),
        session("first", "debugging"),
        session("second"),
        session("third"),
    )
    people = [person(f"p{n}", *names[n % 2 :]) for n in range(5)]
    when = {"code": "c", "days": ("2026-12-01/2026-12-02",), "hours": {"mon-fri": "09:00-13:00"}}
    brief = Brief(role, generated_bank(5, 160, list(names)), panel_of(*people, candidate=when))
    shown = []
    loop = assemble(brief, explain=False, limit=60, show=shown.append)
    assert all(faults(one, brief) == () for one in shown)
    worths = [one.objective for one in shown]
    assert worths == sorted(worths)
    assert len(shown) >= 2
    assert shown[-1] == loop
    assert loop.status == "optimal"


def test_without_time_for_the_solver_there_is_the_loop_made_session_by_session(small):
    loop = assemble(small, limit=0.0)
    assert faults(loop, small) == ()
    assert loop.status == "feasible"
    assert loop.objective <= assemble(small).objective <= loop.bound


def test_a_role_has_a_loop_from_the_shipped_bank():
    bank, _ = read_what_can_be(shipped() / "question_bank")
    brief = Brief(find_role("senior-backend-python", bank), bank)
    loop = assemble(brief)
    assert loop.status == "optimal"
    assert faults(loop, brief) == ()
    assert all(q.why for q in loop.form().questions)
    document = json.loads(json.dumps(loop_json(loop, brief, solve_ms=12)))
    assert document["solve_ms"] == 12
    coverage = document["forms"][0]["coverage"]
    assert list(coverage) == list(brief.role.weights)
    for competency in coverage:
        assert coverage[competency]["sessions"] >= brief.need(competency)


def test_coverage_counts_looks_people_and_minutes(small):
    """By hand: 25 minutes at 90, 80, 10 and 20 percent are 50 minutes of debugging, and of testing as many."""
    everything = ("debugging", "testing")
    brief = replace(small, panel=panel_of(person("ada", *everything), person("bo", *everything)))
    loop = assemble(brief)
    both = {"sessions": 2, "interviewers": 2, "minutes": 50}
    assert coverage(loop.form(), brief) == {"debugging": both, "testing": both}
    only_bo = replace(small, panel=panel_of(person("ada", "debugging"), person("bo", *everything)))
    loose = replace(only_bo, relaxed={"seen/testing": 1})
    assert coverage(assemble(loose).form(), loose)["testing"] == {
        "sessions": 1,
        "interviewers": 1,
        "minutes": 50,
    }
