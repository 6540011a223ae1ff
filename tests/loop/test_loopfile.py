"""Loop files: what is written is read back equal, and what is wrong in one is named at its line."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.errors import LoopFileError
from kit.loop import (
    At,
    Ban,
    BanLead,
    Form,
    Keep,
    KeepLead,
    Loop,
    LoopQuestion,
    Seat,
    Session,
    assemble,
    brief_of,
    changes_since,
    read_loop,
    swap,
    write_loop,
)
from tests.loop.making import bank_of, panel_of, person, question

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=40)
tricky = st.sampled_from(
    ["no", "1.0", "0x1f", "2026-01-01", "12:30", "~", "null", "- a", "a: b", "#", " x ", "|", "1e3"]
)


@st.composite
def loops(draw):
    text = st.one_of(tricky, words)
    title = text.filter(bool)
    questions = st.builds(
        LoopQuestion,
        question=st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True),
        version=st.just("1.0.0"),
        digest=st.text("0123456789abcdef", min_size=8, max_size=64),
        minutes=st.integers(0, 480),
        competencies=st.dictionaries(st.sampled_from(["debugging", "testing"]), st.integers(0, 100)),
        why=text,
        by_hand=st.booleans(),
    )
    seats = st.builds(
        Seat,
        interviewer=st.sampled_from(["ada", "007", "no", "bo@example.org"]),
        part=st.sampled_from(["lead", "second", "shadow", "reverse_shadow"]),
    )
    sessions = st.builds(
        Session,
        session=st.sampled_from(["incident", "1", "a_b"]),
        title=title,
        minutes=st.just(60),
        start=st.sampled_from([None, "2026-12-02T14:00:00Z"]),
        questions=st.lists(questions, max_size=2).map(tuple),
        interviewers=st.lists(seats, max_size=2).map(tuple),
    )
    forms = st.lists(
        st.builds(
            Form,
            form=st.sampled_from("AB"),
            difficulty=st.sampled_from(["3.02", "3.00"]),
            sessions=st.lists(sessions, max_size=2).map(tuple),
        ),
        min_size=1,
        max_size=2,
    ).map(tuple)
    return Loop(
        role="tester",
        plan="1.0.0",
        seed=draw(st.integers(0, 10**6)),
        status=draw(st.sampled_from(["optimal", "feasible"])),
        objective=draw(st.integers(-5, 10**6)),
        bound=0,
        fingerprint="00",
        forms=draw(forms),
        made_with={"highspy": "1.16.0"},
    )


@settings(max_examples=60)
@given(loops())
def test_a_loop_that_is_written_is_read_back_equal(tmp_path_factory, loop):
    path = tmp_path_factory.mktemp("loops") / "loop.yaml"
    write_loop(loop, path)
    assert read_loop(path) == loop


def test_an_assembled_loop_is_read_back_equal_and_meets_its_brief(small, tmp_path):
    brief = replace(small, keep=(Keep("deb-3"),), ban=(Ban("tes-1"),), relaxed={"kinds": 1})
    loop = assemble(brief)
    write_loop(loop, tmp_path / "loop.yaml")
    assert read_loop(tmp_path / "loop.yaml", brief) == loop
    assert brief_of(loop, brief.role, brief.bank) == brief
    assert assemble(brief_of(loop, brief.role, brief.bank)) == loop


def test_the_same_loop_is_the_same_bytes_and_leaves_nothing_beside(small, tmp_path):
    loop = assemble(small)
    for name in ("a.yaml", "b.yaml", "a.yaml"):
        write_loop(loop, tmp_path / name)
    assert (tmp_path / "a.yaml").read_bytes() == (tmp_path / "b.yaml").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]


def test_a_file_that_can_not_be_written_leaves_the_old_one(small, tmp_path, monkeypatch):
    path = tmp_path / "loop.yaml"
    write_loop(assemble(small), path)
    before = path.read_bytes()
    monkeypatch.setattr(
        "kit.loop.loopfile.os.fsync", lambda handle: (_ for _ in ()).throw(OSError("disk full"))
    )
    with pytest.raises(OSError, match="disk full"):
        write_loop(assemble(replace(small, seed=5)), path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["loop.yaml"]


def test_an_error_names_the_file_that_was_to_be_written(small, tmp_path):
    with pytest.raises(OSError) as error:
        write_loop(assemble(small), tmp_path)
    assert error.value.filename == str(tmp_path)


def test_what_is_wrong_in_a_loop_file_is_named_at_its_line(small, tmp_path):
    path = tmp_path / "loop.yaml"
    write_loop(assemble(small), path)
    lines = path.read_text().splitlines()
    seed = next(n for n, line in enumerate(lines) if line.startswith("seed:"))
    lines[seed] = "sede: 0"
    path.write_text("\n".join(lines))
    with pytest.raises(LoopFileError) as error:
        read_loop(path)
    assert f"{path}:{seed + 1}: unknown entry 'sede'. Did you mean 'seed'?" in str(error.value).splitlines()
    assert f"{path}:1: 'seed' is missing." in str(error.value).splitlines()


def test_a_rule_that_a_changed_file_breaks_is_named_at_its_line(small, tmp_path):
    path = tmp_path / "loop.yaml"
    write_loop(assemble(small), path)
    lines = path.read_text().splitlines()
    at = next(n for n, line in enumerate(lines) if "question: deb-1" in line)
    lines[at] = lines[at].replace("deb-1", "deb-99")
    digest = next(n for n, line in enumerate(lines) if "digest: digest of tes-1" in line)
    lines[digest] = lines[digest].replace("digest of tes-1", "another")
    path.write_text("\n".join(lines))
    assert read_loop(path).form().questions[0].question == "deb-99"
    with pytest.raises(LoopFileError) as error:
        read_loop(path, small)
    assert str(error.value).splitlines()[:2] == [
        f"{path}:{at + 1}: There is no question deb-99 in the bank.",
        f"{path}:{digest + 1}: tes-1 has changed since it was chosen: it is still version 1.0.0, with other bytes.",
    ]


def test_everything_that_people_fixed_is_in_the_file_and_comes_back(small, tmp_path):
    people = panel_of(
        person("ada", "debugging", "testing"),
        person("bo", "debugging", "testing"),
        person("cy", "debugging", "testing"),
        candidate={"code": "c", "days": ("2026-12-01/2026-12-02",), "hours": {"mon-fri": "09:00-17:00"}},
    )
    brief = replace(
        small,
        panel=people,
        keep=(Keep("deb-3", "first"), Keep("tes-1")),
        ban=(Ban("tes-2", "first", "A"), Ban("deb-1", form="B")),
        keep_leads=(KeepLead("bo", "second"),),
        ban_leads=(BanLead("ada"), BanLead("bo", "first")),
        at=(At("first", "2026-12-01T11:00Z"),),
        today=date(2026, 11, 23),
    )
    loop = assemble(brief)
    write_loop(loop, tmp_path / "loop.yaml")
    again = brief_of(read_loop(tmp_path / "loop.yaml", brief), brief.role, brief.bank, people)
    assert again == brief
    assert assemble(again) == loop
    assert list(changes_since(loop, again)) == []


def test_what_changed_since_a_loop_was_made_is_said(small):
    loop = assemble(small)
    same = brief_of(loop, small.role, small.bank)
    first = loop.form().questions[0].question
    edited = [q.model_copy(update={"digest": "new"}) if q.id == first else q for q in small.bank]
    (words,) = changes_since(loop, replace(same, bank=bank_of(*edited)))
    assert words == "deb-1 has changed since it was chosen: it is still version 1.0.0, with other bytes."
    newer = replace(same, role=small.role.model_copy(update={"version": "1.1.0"}))
    assert list(changes_since(loop, newer)) == ["The role is now version 1.1.0; the loop was made for 1.0.0."]
    (words,) = changes_since(loop, replace(same, bank=bank_of(*small.bank, question("deb-4", "debugging"))))
    assert words.startswith("Something that this loop was chosen from has changed")
    gone = "deb-1"
    swapped = swap(loop, gone, small)
    assert list(changes_since(swapped, brief_of(swapped, small.role, small.bank))) == []
