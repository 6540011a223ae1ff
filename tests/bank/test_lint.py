"""Each lint rule finds its planted fault at its line, and leaves good questions alone."""

# ruff: noqa: SIM905 - ids are easier to compare with the format's table as a text

from __future__ import annotations

import datetime
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kit.bank import read_what_can_be, shipped
from kit.bank.lint import RULES, lint, severity
from kit.bank.lint.life import tf_idf_cosines
from kit.bank.lint.prose import reading_grade
from kit.bank.verify import Failure, Verdict
from kit.errors import Problem
from tests.conftest import needed
from tests.packet.diagrams import SCHEMA

BANK = shipped() / "question_bank"
FIRST_FOUR = (
    "async-token-burst-py",
    "debug-invoice-pool-node",
    "estimate-retention-backfill",
    "mentor-test-that-cannot-fail",
)
TODAY = datetime.date(2026, 12, 1)

# Rules that are errors (E) and those that are warnings (W), without S04 and S05's part that the reader looks
# at, and without G01, which assembles loops.
ERRORS = (
    "S01 S02 S03 S05 S06 S07 S08 S09 R01 R03 Q03 B02 P01 A01 A02 A03 A07 C01 C03 C06 F01 F02 J01 V01 V02 V03 V04 V05 V06 "
    "V09 L01 M01 M02 M03"
).split()
WARNINGS = "R02 Q01 Q02 Q04 Q05 B01 B03 B04 X01 K01 A04 A05 A06 C02 C04 C07 V07 V08 M04 D01".split()


def copied(tmp_path: Path, *questions: str) -> Path:
    """Make a bank of the shipped competencies and these shipped questions."""
    bank = tmp_path / "bank"
    bank.mkdir()
    for name in ("bank.yaml", "competencies.yaml", "field_notes.csv"):
        shutil.copy(BANK / name, bank / name)
    for question in questions:
        source = next((BANK / "questions").glob(f"*/{question}"))
        skip = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, bank / "questions" / source.parent.name / question, ignore=skip)
    return bank


def linted(folder: Path, scorecards, **options) -> list[Problem]:
    bank, _ = read_what_can_be(folder)
    return list(lint(bank, scorecards.scales, today=TODAY, **options))


def page(folder: Path, question: str) -> Path:
    return next(folder.glob(f"questions/*/{question}/question.yaml"))


def test_the_first_four_questions_raise_nothing(tmp_path, scorecards):
    held = {question: Verdict(question, 1, ()) for question in FIRST_FOUR}
    assert linted(copied(tmp_path, *FIRST_FOUR), scorecards, verdicts=held) == []


def test_every_rule_of_the_format_has_its_severity_and_a_planted_fault():
    assert {rule.id: rule.severity for rule in RULES} == (
        dict.fromkeys(ERRORS, "error") | dict.fromkeys(WARNINGS, "warning")
    )
    assert {fault.rule for fault in FAULTS} | PLANTED_BELOW == {*ERRORS, *WARNINGS}


class Fault(NamedTuple):
    """A small edit of a good question, and what the problem must say about which line.

    `at` stands on the line of question.yaml that the problem points at, after the edit.
    """

    rule: str
    question: str
    old: str
    new: str
    at: str
    says: str


TOKEN, POOL, BACKFILL, RO = FIRST_FOUR
FAULTS = [
    # the shape
    Fault("S01", TOKEN, "{debugging: 25, testing: 15}", "{debugging: 30, testing: 25}", "secondary:", "async has 45 percent"),
    Fault("S02", TOKEN, "rate: 2, floor: 20", "rate: 2, floor: 26", "minutes:", "floor is 26 minutes, but read, core, probes and rate make 25"),
    Fault("S03", TOKEN, "{from: mid, to: staff}", "{from: junior, to: staff}", "levels:", "4 levels, junior to staff: at most 3"),
    Fault("S03", TOKEN, "mid: 2.5, senior", "junior: 2.5, senior", "expected:", "the levels of the question are mid, senior and staff"),
    Fault("S03", TOKEN, "senior: 3.5, staff: 4.4", "senior: 3.5, staff: 3.5", "expected:", "must rise from level to level"),
    Fault("S09", TOKEN, "\ntitle: ", "\ntitle: 'WRITE:' # ", "title:", "still to be written: title: 'WRITE:'"),
    Fault("S05", TOKEN, "scale: bars5", "scale: bars4", "scale: bars4", "unknown scale 'bars4'. Did you mean 'bars5'?"),
    Fault("S05", TOKEN, "wrong: w4,", "wrong: w9,", "id: refresh_early", "unknown wrong answer 'w9'"),
    Fault("S05", TOKEN, "effect: {async: 2}", "effect: {asnyc: 2}", "keeps to it after hint 2", "Did you mean 'async'?"),
    Fault("S05", TOKEN, "exhibit: code, line: 15", "exhibit: cod, line: 15", "line: 15", "unknown exhibit 'cod'"),
    Fault("S05", TOKEN, "later: fail, cancelled: fail, outage: pass}", "later: fail, cancelled: fail}", "as_shown: {single", "no result is expected of 'as_shown' in outage"),
    Fault("S05", POOL, "after probe p3.", "after probe p8.", "2: Finds that connections", "'p8' is not the id of the probe in that place"),
    Fault("S05", TOKEN, "{id: p2, when", "{id: p1, when", "Twenty callers meet", "the id 'p1' is given twice"),
    Fault("S06", RO, "audience: both\n    numbered: true\n    file: exhibits/invoices.py", "audience: both\n    numbered: true\n    file: answers/invoices_repaired.py", "id: code", "it must lie in exhibits/"),
    Fault("S06", TOKEN, "file: answers/lock_only.py, title", "file: answers/lock_onl.py, title", "id: lock_only, file", "Did you mean 'answers/lock_only.py'?"),
    Fault("S07", TOKEN, "{debugging: 25, testing: 15}", "{debugging: 25}", "secondary:", "25 minutes rate async and debugging"),
    # how it is asked
    Fault("R01", TOKEN, "reading_grade_max: 9", "reading_grade_max: 2", "The identity provider", "at most 2. The hardest part is"),
    Fault("R02", RO, "- The change is not urgent.", "- The change is not urgent and it is one that nobody in the team or in the shop has asked for yet, so you can take as long as you like.", "The change is not urgent and", "a sentence of 31 words: at most 28"),
    Fault("Q01", TOKEN, "Why does this not show up with one caller?", "Why does this not show up with one caller? When does it?", "id: p1", "2 questions at once: at most 1"),
    Fault("Q02", TOKEN, "Why does this not show up with one caller?", "Why does this not show up with one caller, and when does it, and what do callers see then?", "id: p1", "one question asks 3 things"),
    Fault("Q03", TOKEN, "Why does this not show up with one caller?", "Don't you think that it takes two callers?", "id: p1", "'don't you think' tells what to answer"),
    Fault("Q04", RO, "You have half an hour with Ro this afternoon. How do you use it?", "Is half an hour with Ro enough?", "  question:", "can be answered with yes or no"),
    Fault("Q05", TOKEN, "What changes?", "What changes with HSTS?", "id: p6", "'HSTS' is in no fact and no exhibit"),
    Fault("B01", RO, "Asks what Ro has tried.", "Asks what Ro has tried to get up to speed.", "up to speed", "'up to speed' is an idiom"),
    Fault("B01", RO, "Asks what Ro has tried.", "Asks what Ro has tried as a sanity check.", "sanity check", "say 'quick check'"),
    Fault("B02", RO, "Asks what Ro has tried.", "Asks Ro what he has tried.", "what he has", "'he': write 'they', or the name"),
    Fault("B03", RO, "Asks what Ro has tried.", "Asks what Ro has tried, and is fearless.", "fearless", "'fearless' is a word of dominance"),
    Fault("B04", RO, "Asks what Ro has tried.", "Asks what Kevin has tried.", "Kevin", "the name 'Kevin': take one of Alex, Ari"),
    Fault("P01", RO, "How will you know, next week, that it worked?", "How old are you, and who helped you?", "id: p3", "'how old are you' touches age"),
    # numbers
    Fault("X01", TOKEN, '    - {exhibit: code, line: 16, contains: "await self._idp.refresh"}\n', "", "Look at line 16", "no landmark keeps line 16 true"),
    Fault("K01", BACKFILL, "works out the backfill within an hour of 12.5", "works out the backfill within an hour of 13.5", "an hour of 13.5", "13.5 stands in no exhibit"),
    # the anchors
    Fault("A01", RO, "secondary: {code_review: 15, testing: 15}", "secondary: {code_review: 15, testing: 15}", "anchors:", "testing has no anchors"),
    Fault("A02", TOKEN, "      4: As 3, and raises either", "      6: As 3, and raises either", "    async:", "async has anchors at 1, 2, 3, 5 and 6: scale 'bars5' has them at 1, 2, 3, 4 and 5"),
    Fault("A03", RO, "1: Does not see why the test is empty, with both hints.", "1: No understanding of tests.", "1: No understanding", "testing 1 begins no clause with something that can be seen or heard"),
    Fault("A04", RO, "1: Does not see why the test is empty, with both hints.", "1: Gives a poor reason why the test is empty.", "1: Gives a poor", "testing 1: 'poor' can not be counted"),
    Fault("A05", RO, "1: Does not see why the test is empty, with both hints.", "1: Does not see" + " why the test is empty" * 12 + ".", "1: Does not see", "testing 1 has 63 words: at most 60"),
    Fault("A06", RO, "3: Sees that the test replaces its own subject, after at most hint 1, and says what a useful assertion is.", "3: Does see why the test is empty, with both hints.", "3: Does see", "testing 1 and 3 are"),
    Fault("A07", RO, "Finds the tone of the thread normal", "Says it with no eye contact, finds the thread normal", "eye contact", "'eye contact' is about the person"),
    # probes, hints and wrong answers
    Fault("C01", RO, "", "", "probes:", "2 probes: 3 or more"),
    Fault("C02", TOKEN, "seeks: [k3]}", "seeks: [k4]}", "id: k3, weight", "no probe that is always asked seeks 'k3'"),
    Fault("C03", TOKEN, "id: burst, shows: [k1, k3]", "id: burst, shows: [k1, k3, k8]", "id: burst, shows", "unknown key point 'k8'"),
    Fault("C04", TOKEN, "seeks: [k7]}", "seeks: [k5]}", "id: k7, weight", "no probe seeks 'k7'"),
    Fault("C06", TOKEN, 'cost: 0, say: "Imagine', 'cost: 0.5, say: "Imagine', "Imagine two calls", "the first hint costs 0.5: it must be free"),
    Fault("C06", TOKEN, 'cost: 1, say: "Both', 'cost: 0.5, say: "Both', "Both calls saw", "this hint costs 0.5 and the one before it 0.5: it must rise"),
    Fault("C06", RO, '  - {cost: 0.5, say: "The test passes. Would it fail if the function were empty?"}\n', "", "hints:", "1 hints: 2 or more"),
    Fault("C07", RO, "", "", "wrong_answers:", "1 wrong answers: 2 or more"),
    # everybody
    Fault("F01", RO, "tasks: [grow-others, review-change]", "tasks: []", "job_link:", "no tasks"),
    Fault("F01", RO, "", "", "fairness:", "no accommodations"),
    Fault("L01", TOKEN, "- An access token is valid for one hour.", "- Across processes it needs a lock or a token store outside the process, or one login for each process.", "Across processes it", "of the words of key point k7"),
    # the executed key
    Fault("V01", RO, "", "", "schema:", "exhibits/invoices.py and exhibits/test_invoices.py can be executed"),
    Fault("V02", POOL, "- {id: known, fair: true,", "- {id: known,", "- {id: known", "every variant meets 'known', so it tells nothing apart"),
    Fault("V03", TOKEN, "- {id: outage, shows: [k5]", "- {id: outage, fair: true, shows: [k5]", "- {id: outage", "'outage' is fair, but shared_task does not meet it"),
    Fault("V04", POOL, "lend_connection: {known: pass, missing: pass, failing: pass, health: pass}", "lend_connection: {known: pass, missing: pass, failing: fail, health: pass}", "- id: changes", "no variant meets every scenario"),
    Fault("V05", TOKEN, 'wrong: w2, ceiling: {async: 4}', 'wrong: w2, ceiling: {async: 1}', "id: lock_and_recheck, file", "'lock_and_recheck' meets all that 'lock_only' meets and more, but earns async 1 against 2"),
    Fault("V06", TOKEN, "reasoning_only: {debugging: [1, 3, 5]}", "reasoning_only: {debugging: [1, 3]}", "5: As 3, says what evidence", "no variant has the ceiling debugging 5"),
    Fault("V07", TOKEN, "id: burst, shows: [k1, k3]", "id: burst, shows: [k1]", "id: k3, weight", "nothing shows 'k3', which is a must"),
    Fault("V08", TOKEN, 'title: "Lock, no second check", wrong: w1,', 'title: "Lock, no second check",', "- id: w1", "'w1' is a change that can be executed"),
    # reviews and versions
    Fault("M01", RO, "status: pilot", "status: active", "status:", "active with 0 reviewers beside the author: 2 are needed"),
    Fault("M02", RO, "version: 1.0.0\nstatus", "version: 1.1.0\nstatus", "first version", "the change log begins with 1.0.0, but the version is 1.1.0"),
    Fault("M04", RO, "date: 2026-11-22, note", "date: 2024-12-01, note", "reviewed: []", "24 months since it was written, and no review"),
]  # fmt: skip
PLANTED_BELOW = {"S08", "R03", "J01", "F02", "V09", "M03", "D01"}


def without(block: str) -> Callable[[str], str]:
    """Return an edit that cuts the entry that begins with *block*, up to the next one on its level."""

    def edit(text: str) -> str:
        lines = text.splitlines(keepends=True)
        start = next(n for n, line in enumerate(lines) if line.startswith(block))
        deep = len(block) - len(block.lstrip())
        end = start + 1
        while end < len(lines) and (
            not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > deep
        ):
            end += 1
        return "".join(lines[:start] + lines[end:])

    return edit


def kept(block: str, count: int) -> Callable[[str], str]:
    """Return an edit that keeps the first *count* items of the list *block*."""

    def edit(text: str) -> str:
        lines = text.splitlines(keepends=True)
        start = lines.index(f"{block}\n") + 1
        deep = len(lines[start]) - len(lines[start].lstrip())
        end = next(n for n in range(start, len(lines)) if len(lines[n]) - len(lines[n].lstrip()) < deep)
        items = [n for n in range(start, end) if lines[n].startswith(" " * deep + "- ")]
        return "".join(lines[: items[count]] + lines[end:])

    return edit


# Edits that cut a block, where one replaced line is not enough.
CUTS = {
    ("A01", "testing has no anchors"): without("    testing:"),
    ("C01", "2 probes: 3 or more"): kept("probes:", 2),
    ("C07", "1 wrong answers: 2 or more"): kept("wrong_answers:", 1),
    ("F01", "no accommodations"): without("  accommodations:"),
    ("V01", "exhibits/invoices.py and exhibits/test_invoices.py can be executed"): without("verify:"),
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.rule} {fault.says[:40]}")
def test_a_planted_fault_is_found_at_its_line(tmp_path, scorecards, fault):
    folder = copied(tmp_path, fault.question)
    path = page(folder, fault.question)
    text = path.read_text()
    assert fault.old in text
    edit = CUTS.get((fault.rule, fault.says), lambda text: text.replace(fault.old, fault.new, 1))
    path.write_text(edit(text))
    found = [p for p in linted(folder, scorecards) if p.rule == fault.rule and fault.says in p.message]
    assert found, linted(folder, scorecards)
    assert found[0].file == str(path)
    assert fault.at in path.read_text().splitlines()[found[0].line - 1]


def test_a_draft_may_fail_and_its_problems_are_warnings(tmp_path, scorecards):
    folder = copied(tmp_path, RO)
    path = page(folder, RO)
    path.write_text(path.read_text().replace("rate: 2, floor: 20", "rate: 2, floor: 26"))
    (problem,) = linted(folder, scorecards)
    assert severity(problem, read_what_can_be(folder)[0]) == "error"
    path.write_text(path.read_text().replace("status: pilot", "status: draft"))
    (problem,) = linted(folder, scorecards)
    assert severity(problem, read_what_can_be(folder)[0]) == "warning"


# --- files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"\xef\xbb\xbfnever = 1\n", 1, "byte order mark"),
        (b"a = 1\nb = '\xe9'\n", 2, "this is not UTF-8 text"),
        (b"a = 1\r\nb = 2\r\n", 1, "lines end with CR"),
        (b"a = 1\nif a:\n\tb = 2\n", 3, "there is a tab"),
        (b"a = 1\nb = 2", 2, "the last line does not end"),
        (b"# " + b"x" * 65536 + b"\n", 1, "65,539 bytes: at most 65,536"),
    ],
)
def test_s08_a_file_that_is_not_plain_text(tmp_path, scorecards, content, line, says):
    folder = copied(tmp_path, RO)
    file = page(folder, RO).parent / "checks" / "total.py"
    file.write_bytes(content)
    (problem,) = [p for p in linted(folder, scorecards) if p.rule == "S08"]
    assert (problem.file, problem.line) == (str(file), line)
    assert says in problem.message


def test_s08_a_picture_without_words(tmp_path, scorecards):
    folder = copied(tmp_path, RO)
    path = page(folder, RO)
    picture = "  - {id: map, kind: diagram, title: Map, audience: both, file: exhibits/map.png}\n"
    path.write_text(path.read_text().replace("exhibits:\n", f"exhibits:\n{picture}", 1))
    (path.parent / "exhibits" / "map.png").write_bytes(b"GIF89a")
    found = {p.message for p in linted(folder, scorecards) if p.rule == "S08"}
    assert found == {
        "this is not a PNG.",
        "exhibits/map.png has no 'alt': say in words what the picture shows.",
    }


def drawn(tmp_path, text: str, file: str = "exhibits/map.yaml") -> Path:
    """A bank whose question about a test has a diagram."""
    folder = copied(tmp_path, RO)
    path = page(folder, RO)
    exhibit = f"  - {{id: map, kind: diagram, title: Map, audience: both, file: {file}}}\n"
    path.write_text(path.read_text().replace("exhibits:\n", f"exhibits:\n{exhibit}", 1))
    (path.parent / file).write_text(text)
    return folder


def test_a_diagram_as_data_needs_no_words_beside_it_and_may_be_a_long_file(tmp_path, scorecards):
    remarks = "# A remark for whoever changes the file; it is never printed, so it may be longer than a line of a page.\n"
    assert linted(drawn(tmp_path, remarks * 41 + SCHEMA), scorecards) == []


def test_s08_a_diagram_is_a_png_or_yaml(tmp_path, scorecards):
    folder = drawn(tmp_path, "<svg/>\n", "exhibits/map.svg")
    found = {p.message for p in linted(folder, scorecards) if p.rule == "S08"}
    assert "exhibits/map.svg is a diagram: a diagram is a PNG or a .yaml file." in found


def test_l01_looks_at_the_words_of_a_diagram(tmp_path, scorecards):
    folder = drawn(tmp_path, SCHEMA)
    (point, *_) = read_what_can_be(folder)[0].question(RO).answer.points
    words = point.text.split()
    halves = (" ".join(words[:8]), " ".join(words[8:]))
    file = page(folder, RO).parent / "exhibits" / "map.yaml"
    file.write_text(SCHEMA.replace("{name: note}", ", ".join(f"{{name: '{half}'}}" for half in halves)))
    found = [p for p in linted(folder, scorecards) if p.rule == "L01"]
    assert [(p.file, p.line) for p in found] == [(str(file), 1)]
    assert f"key point {point.id}" in found[0].message


def test_s06_a_file_that_nothing_uses(tmp_path, scorecards):
    folder = copied(tmp_path, RO)
    left = page(folder, RO).parent / "exhibits" / "old_review.txt"
    left.write_text("An older one.\n")
    assert [(p.rule, p.file) for p in linted(folder, scorecards)] == [("S06", str(left))]


@pytest.mark.parametrize(
    ("exhibit", "text", "line", "says"),
    [
        ("invoices.py", "a = 1\n" * 36, 36, "36 lines: at most 35"),
        ("review.txt", "09:12  Dana  No.\n" * 41, 41, "41 lines: at most 40"),
        ("review.txt", "Short.\n" + "w" * 89 + "\n", 2, "89 columns, at most 88"),
    ],
)
def test_r03_an_exhibit_that_does_not_fit_its_page(tmp_path, scorecards, exhibit, text, line, says):
    folder = copied(tmp_path, RO)
    file = page(folder, RO).parent / "exhibits" / exhibit
    file.write_text(text)
    (problem,) = [p for p in linted(folder, scorecards) if p.rule == "R03"]
    assert (problem.file, problem.line) == (str(file), line)
    assert says in problem.message


def test_b04_a_stranger_in_a_conversation_is_named_at_the_line(tmp_path, scorecards):
    folder = copied(tmp_path, RO)
    file = page(folder, RO).parent / "exhibits" / "review.txt"
    file.write_text(file.read_text().replace("Dana", "Zoltan"))
    (problem,) = linted(folder, scorecards)
    assert (problem.rule, problem.file, problem.line) == ("B04", str(file), 1)


def test_l01_an_answer_copied_over_the_exhibit(tmp_path, scorecards):
    folder = copied(tmp_path, TOKEN)
    home = page(folder, TOKEN).parent
    code = (home / "answers/single_flight.py").read_text()
    (home / "exhibits/auth_client.py").write_text(f"# Read this.\n\n{code}")
    found = [p for p in linted(folder, scorecards) if p.rule == "L01"]
    assert [(p.file, p.line) for p in found] == [(str(home / "exhibits/auth_client.py"), 1)]
    assert "the exhibit is the answer answers/single_flight.py" in found[0].message


def test_l01_a_hint_left_in_a_comment_of_the_exhibit(tmp_path, scorecards):
    folder = copied(tmp_path, TOKEN)
    code = page(folder, TOKEN).parent / "exhibits" / "auth_client.py"
    code.write_text(
        "# Imagine two calls that arrive one millisecond apart,\n# just after the hour.\n" + code.read_text()
    )
    (problem,) = [p for p in linted(folder, scorecards) if p.rule == "L01"]
    assert "hint 1" in problem.message


# --- several questions ------------------------------------------------------------------------------------------


def twin(folder: Path) -> Path:
    """Give the question about a token a twin of the same family."""
    home = page(folder, TOKEN).parent
    return Path(shutil.copytree(home, home.with_name("async-token-burst-two"))) / "question.yaml"


def test_f02_a_twin_with_another_ceiling(tmp_path, scorecards):
    folder = copied(tmp_path, TOKEN)
    path = twin(folder)
    assert linted(folder, scorecards) == []
    path.write_text(
        path.read_text().replace("wrong: w3, ceiling: {async: 3}", "wrong: w3, ceiling: {async: 2}")
    )
    (problem,) = [p for p in linted(folder, scorecards) if p.rule == "F02"]
    assert "other ceilings: designs: async 2 here, designs: async 3 there" in problem.message
    assert path.read_text().splitlines()[problem.line - 1] == "  tables:"


def test_f02_a_twin_with_another_scenario(tmp_path, scorecards):
    folder = copied(tmp_path, TOKEN)
    path = twin(folder)
    path.write_text(
        path.read_text().replace("{id: outage,", "{id: downtime,").replace("outage: ", "downtime: ")
    )
    (problem,) = [p for p in linted(folder, scorecards) if p.rule == "F02"]
    assert "other scenarios: designs/downtime here, designs/outage there" in problem.message


def test_d01_two_questions_that_are_nearly_the_same(tmp_path, scorecards):
    folder = copied(tmp_path, TOKEN, RO)
    path = twin(folder)
    path.write_text(path.read_text().replace("family: async-token-burst", "family: another"))
    (problem,) = [p for p in linted(folder, scorecards) if p.rule == "D01"]
    assert (problem.file, severity(problem, read_what_can_be(folder)[0])) == (str(path), "warning")
    assert f"nearly {TOKEN} (100 percent of the words" in problem.message
    assert path.read_text().splitlines()[problem.line - 1] == "  question: |"
    near = f"overlaps: [{{id: {TOKEN}, share: 90, why: the same}}]"
    path.write_text(path.read_text().replace("overlaps: []", near))
    assert not [p for p in linted(folder, scorecards) if p.rule == "D01"]


def test_j01_a_task_with_evidence_that_is_in_no_field_note(tmp_path, scorecards):
    folder = copied(tmp_path, RO)
    path = folder / "competencies.yaml"
    path.write_text(path.read_text().replace("evidence: [n023, n024]", "evidence: [n023, n924]"))
    (problem,) = linted(folder, scorecards)
    assert (problem.rule, problem.file) == ("J01", str(path))
    assert "task 'no-trace': no field note 'n924'" in problem.message
    assert "n924" in path.read_text().splitlines()[problem.line - 1]


def test_v09_a_claim_that_does_not_hold_and_a_key_that_was_not_executed(tmp_path, scorecards):
    folder = copied(tmp_path, RO)
    broken = Failure(RO, "tests/discount/empty", "A test of the discount – is red", "1 passed")
    (problem,) = linted(folder, scorecards, verdicts={RO: Verdict(RO, 15, (broken,))})
    assert problem.rule == "V09"
    assert "does not hold (1 passed)" in problem.message
    assert (
        page(folder, RO).read_text().splitlines()[problem.line - 1].startswith("        discount: {as_shown")
    )
    (problem,) = linted(folder, scorecards, verdicts={RO: None})
    assert "was not executed since it last changed: run `hiring-kit bank verify" in problem.message
    assert linted(folder, scorecards, verdicts={}) == []


# --- git --------------------------------------------------------------------------------------------------------


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path) -> Path:
    """A bank with one question, committed on the main branch of a git checkout."""
    needed("git")
    folder = copied(tmp_path, RO)
    for command in (("init",), ("add", "."), ("commit", "-m", "the bank")):
        git(folder, *command)
    return folder


def test_m03_a_question_that_changed_without_a_new_version(checkout, scorecards):
    path = page(checkout, RO)
    assert linted(checkout, scorecards) == []
    git(checkout, "switch", "-c", "work")
    path.write_text(path.read_text().replace("- Asks what Ro has tried.", "- Asks what Ro tried before."))
    (path.parent / "checks" / "more.py").write_text("pass\n")
    (problem,) = linted(checkout, scorecards)
    assert (problem.rule, problem.file, problem.line) == ("M03", str(path), 2)
    assert "checks/more.py and question.yaml changed since 1.0.0" in problem.message
    git(checkout, "add", ".")
    git(checkout, "commit", "-m", "more")
    assert [p.rule for p in linted(checkout, scorecards)] == ["M03"]
    new = '  changelog:\n    - {version: 1.0.1, date: 2026-11-30, note: "words"}\n'
    text = path.read_text().replace("version: 1.0.0\nstatus", "version: 1.0.1\nstatus")
    path.write_text(text.replace("  changelog:\n", new))
    assert linted(checkout, scorecards) == []


def test_s06_a_file_that_git_ignores(checkout, scorecards):
    (checkout / ".gitignore").write_text("review.*\n")
    (problem,) = linted(checkout, scorecards)
    assert (problem.rule, problem.line) == ("S06", 1)
    assert problem.file.endswith("exhibits/review.txt")


def test_what_needs_git_is_left_out_in_words(tmp_path, scorecards):
    said: list[str] = []
    linted(copied(tmp_path, RO), scorecards, skip=said.append)
    assert [words[:3] for words in said] == ["S06", "M03"]
    assert all("in no git checkout" in words for words in said)


# --- false alarms -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Tests the child process that has no parent, and its native module.",
        "Reads the disabled flag, the health check and the union of the two queries.",
        "Says why the certificate was too old and the credit note was late.",
        "Asks for the age of the oldest message, and for the date of birth in the export.",
        "Compares the outgoing calls with the lazy import, and a divide and conquer.",
        "Names the outstanding requests, the weak reference and the last good version.",
        "Opens the setup wizard of the alpha release.",
        "Restores the presence of the row, and says that the carrier is slow.",
        "Articulates why the fluent interface hides the call.",
        "Did not ask. Looked again at it, as well.",
        "As 3, then: does not only name the cause, but shows it.",
        "Says what a team in a native country of the library would call it.",
    ],
)
def test_plain_technical_words_raise_nothing(tmp_path, scorecards, words):
    folder = copied(tmp_path, RO)
    path = page(folder, RO)
    path.write_text(
        path.read_text().replace("1: Does not see why the test is empty, with both hints.", f'1: "{words}"')
    )
    assert [p for p in linted(folder, scorecards) if p.rule not in ("K01", "A06")] == []


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Are you married?", "P01"), ("Where do you really come from?", "P01"), ("What is your current salary?", "P01"),
        ("Do you have any children?", "P01"), ("What did you do in your free time?", "P01"), ("Are you in a union?", "P01"),
        ("Have you ever been arrested?", "P01"), ("What is your religion?", "P01"), ("Do you have a disability?", "P01"),
        ("Which party do you vote for?", "P01"), ("Is English your mother tongue?", "P01"), ("Do you need a visa for your citizenship, your visa?", "P01"),
        ("Isn't it the pool?", "Q03"), ("You would use a lock, wouldn't you?", "Q03"), ("Obviously the pool is empty, so what is next?", "Q03"),
        ("What is the low-hanging fruit?", "B01"), ("Who hit a home run there?", "B01"), ("Which addresses are blacklisted?", "B01"),
        ("Which rockstar wrote it?", "B03"), ("What did she say?", "B02"), ("What did Kumar say?", "B04"),
    ],
)  # fmt: skip
def test_what_must_not_be_asked_is_found(tmp_path, scorecards, words, rule):
    folder = copied(tmp_path, RO)
    path = page(folder, RO)
    path.write_text(path.read_text().replace("How will you know, next week, that it worked?", words))
    assert rule in {p.rule for p in linted(folder, scorecards)}


def test_the_reading_grade_is_the_published_one():
    # The example of the article on Flesch-Kincaid readability tests: 13 words, 26 syllables, grade 13.1.
    platypus = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."
    assert reading_grade([platypus]) == pytest.approx(13.1, abs=0.05)


def test_the_cosine_is_that_of_smoothed_tf_idf():
    # By hand: both texts share one word of weight ln(3/3) + 1 = 1; the other weighs ln(3/2) + 1 = 1.405.
    assert tf_idf_cosines([["lock", "wait"], ["lock", "plan"]])[0, 1] == pytest.approx(1 / (1 + 1.4054651**2))


def test_a_comma_between_two_cells_of_a_table_joins_no_numbers():
    from kit.bank.lint.prose import numbers_in

    assert {2004.0, 8000.0, 1234.5} <= numbers_in("2004,8000\n1,234.5")
