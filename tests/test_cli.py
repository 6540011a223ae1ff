"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kit.bank import shipped
from tests.conftest import needed


def run(*arguments: object, folder: Path | None = None, **environment: str) -> subprocess.CompletedProcess:
    import os

    command = [sys.executable, "-m", "kit.cli", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=folder, env={**os.environ, **environment}
    )


def document(*arguments: object, status: int = 0, **options) -> dict:
    """Return the one JSON document that a command prints on standard output."""
    done = run(*arguments, "--json", **options)
    assert done.returncode == status, done.stderr
    return json.loads(done.stdout)


def test_bank_check_finds_nothing_wrong_with_the_shipped_bank(bank):
    found = document("bank", "check")
    assert found["questions"] == len(bank)
    assert [p for p in found["problems"] if p.get("severity", "error") == "error"] == []


def test_bank_check_names_each_problem_of_a_broken_bank_at_its_line_and_exits_1(folder):
    path = folder / "questions/mentoring/mentor-test-that-cannot-fail/question.yaml"
    path.write_text(path.read_text().replace("status: pilot", "statos: pilot"))
    (folder / "roles/broken.yaml").write_text("schema: role/1\ntitel: x\n")
    found = document("bank", "check", ".", status=1, folder=folder)
    places = {(p["file"], p["line"]) for p in found["problems"]}
    assert ("questions/mentoring/mentor-test-that-cannot-fail/question.yaml", 3) in places
    assert ("roles/broken.yaml", 2) in places


def test_bank_stats_counts_the_claims_that_are_executed(bank):
    found = document("bank", "stats")
    first = next(q for q in found["questions"] if q["question"] == "async-token-burst-py")
    assert first == {
        "question": "async-token-burst-py", "primary": "async",
        "competencies": {"async": 60, "debugging": 25, "testing": 15}, "levels": ["mid", "staff"],
        "format": "code_reading", "minutes": 25, "stack": ["python"], "status": "pilot", "checks": 58,
    }  # fmt: skip
    assert found["table"]["async"]["mid"]["code_reading"] >= 1


def test_bank_show_prints_a_question_with_its_key():
    words = run("bank", "show", "debug-invoice-pool-node").stdout
    assert "Each missing order leaves the function at line 7" in words
    assert document("bank", "show", "debug-invoice-pool-node")["levels"] == {"from": "mid", "to": "staff"}


def test_bank_show_prints_a_question_also_while_another_can_not_be_read(folder):
    name = "mentor-test-that-cannot-fail"
    (folder / "questions/mentoring/half-done").mkdir()
    done = run("bank", "show", name, HIRING_KIT_BANK=str(folder))
    assert (done.returncode, name in done.stdout) == (0, True)
    done = run("bank", "show", "half-done", HIRING_KIT_BANK=str(folder))
    assert done.returncode == 1
    assert "half-done/question.yaml:1: the file can not be read" in done.stderr


def test_bank_show_of_an_unknown_question_gives_the_nearest_and_exits_1():
    done = run("bank", "show", "debug-invoice-pool")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Did you mean 'debug-invoice-pool-" in done.stderr


@pytest.mark.parametrize(
    "what",
    ["question", "competency", "bank", "role", "panel", "scale", "recommendation", "scorecard_template"],
)
def test_bank_schema_is_a_json_schema_that_names_its_format(what):
    schema = json.loads(run("bank", "schema", what).stdout)
    assert schema["properties"]["schema"] == {"const": f"{what}/1"}


def test_verify_does_not_execute_a_bank_that_nobody_trusts(tmp_path):
    shutil.copytree(shipped() / "question_bank", tmp_path / "bank")
    done = run("bank", "verify", "--bank", tmp_path / "bank")
    assert done.returncode == 2
    assert "Add --trust" in done.stderr


def test_verify_tells_how_many_claims_hold(tmp_path):
    found = document("bank", "verify", "estimate-retention-backfill", folder=tmp_path)
    assert (found["questions"], found["checks"], found["failed"]) == (1, 40, [])


def test_a_loop_is_built_written_and_read_back(tmp_path):
    out = tmp_path / "loop.yaml"
    found = document("loop", "build", "senior-backend-python", "--out", out)
    assert found["status"] == "optimal"
    assert found["objective"] == found["bound"]
    (form,) = found["forms"]
    assert [s["session"] for s in form["sessions"]] == ["incident", "code", "data", "design", "people"]
    heavy = ("debugging", "async", "testing", "databases", "code_review", "architecture")
    assert all(form["coverage"][c]["sessions"] >= 2 for c in heavy)
    for session in form["sessions"]:
        assert 38 <= sum(q["minutes"] for q in session["questions"]) <= 50
        assert all(q["why"] for q in session["questions"])
    again = document("loop", "build", "senior-backend-python", "--out", tmp_path / "again.yaml")
    assert again["forms"] == found["forms"]
    assert out.read_bytes() == (tmp_path / "again.yaml").read_bytes()


def test_a_role_that_can_not_be_met_exits_3_with_the_reason():
    bans = [f"--ban={q}" for q in ("estimate-retention-backfill", "estimate-date-that-moved")]
    every = [f"--ban={p.name}" for p in (shipped() / "question_bank/questions/estimation").iterdir()]
    done = run("loop", "build", "senior-backend-python", *bans, *every)
    assert done.returncode == 3
    assert "estimation" in done.stderr.lower()
    found = document("loop", "build", "senior-backend-python", *bans, *every, status=3)
    assert found["status"] == "infeasible"
    assert found["counts"] or found["clash"]


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["loop", "build", "senior-backend"], 1, "Did you mean 'senior-backend-python'?"),
        (["loop", "build", "senior-backend-python", "--keep", "nothing-here"], 1, "nothing-here"),
        (["loop", "build", "senior-backend-python", "--panel", "none.yaml"], 1, "none.yaml:1: the file can not be read"),
        (["loop", "build", "senior-backend-python", "--forms", "0"], 2, "--forms"),
        (["packet", "none.yaml", "--out", "x"], 1, "none.yaml:1: the file can not be read"),
        (["compare", "none.csv"], 1, "none.csv"),
        (["nonsense"], 2, "nonsense"),
        (["app", "--address", "192.0.2.1"], 2, "Not started"),
    ],
)  # fmt: skip
def test_wrong_input_is_answered_in_words_and_nothing_is_written(tmp_path, arguments, status, says):
    done = run(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (status, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_packets_are_drawn_with_every_font_embedded(tmp_path):
    loop = tmp_path / "loop.yaml"
    assert run("loop", "build", "senior-backend-python", "--out", loop).returncode == 0
    found = document("packet", loop, "--out", tmp_path / "pdf", "--boxes", tmp_path / "boxes.json")
    assert {Path(f["file"]).name.split("-")[0] for f in found["files"]} >= {"packet", "scorecard", "handout"}
    for made in found["files"]:
        check = subprocess.run(
            [needed("qpdf"), "--check", made["file"]], capture_output=True, text=True, check=False
        )
        assert check.returncode == 0, check.stdout
        fonts = subprocess.run([needed("pdffonts"), made["file"]], capture_output=True, text=True, check=True)
        assert all(line.split()[-5] == "yes" for line in fonts.stdout.splitlines()[2:])
    boxes = json.loads((tmp_path / "boxes.json").read_text())
    assert {b["kind"] for p in boxes["pages"] for b in p["boxes"]} >= {"marker", "bubble", "qr"}


def test_a_broken_loop_file_is_named_line_by_line_and_no_packet_is_drawn(tmp_path):
    loop = tmp_path / "loop.yaml"
    assert run("loop", "build", "senior-backend-python", "--out", loop).returncode == 0
    lines = loop.read_text().splitlines()
    number = next(n for n, line in enumerate(lines) if "question: " in line)
    lines[number] = lines[number].rsplit(" ", 1)[0] + " no-such-question"
    loop.write_text("\n".join(lines) + "\n")
    done = run("packet", loop, "--out", tmp_path / "pdf")
    assert done.returncode == 1
    assert f"loop.yaml:{number + 1}:" in done.stderr
    assert not (tmp_path / "pdf").exists()


def test_compare_gives_scores_beside_raw_means_and_says_what_is_missing(tmp_path):
    rows = ["candidate,interviewer,competency,question,rating"]
    rows += [f"c1,{i},debugging,q{n},{r}" for i in ("ada", "bo") for n, r in enumerate((5, 3, 4))]
    rows += ["c2,ada,debugging,q0,2", "c2,ada,debugging,q1,NR"]
    (tmp_path / "ratings.csv").write_text("\n".join(rows))
    found = document("compare", "ratings.csv", folder=tmp_path)
    c1, c2 = found["candidates"]
    assert (c1["raw"], c1["n_ratings"], c1["n_interviewers"]) == (4.0, 6, 2)
    assert c1["low"] < c1["adjusted"] < c1["high"]
    assert c2["adjusted"] is None
    assert c2["refused"] == "Only 1 interviewer has rated so far: 2 or more are needed."
    done = run("compare", "ratings.csv", "--json", "--pdf", "out/c.pdf", folder=tmp_path)
    assert json.loads(done.stdout) == found
    text = subprocess.run([needed("pdftotext"), tmp_path / "out/c.pdf", "-"], capture_output=True, text=True, check=True)  # fmt: skip
    assert f"c2: {c2['refused']}" in text.stdout
    words = run("compare", "ratings.csv", folder=tmp_path).stdout
    assert f"{c1['adjusted']:.1f}  {c1['low']:.1f} to {c1['high']:.1f}" in words


def test_compare_names_who_and_what_it_does_not_know_line_by_line(tmp_path):
    (tmp_path / "ratings.csv").write_text(
        "candidate,interviewer,competency,rating\nc1,ada,debugging,4\nc1,bob,debuging,4\n"
    )
    done = run("compare", "ratings.csv", "--role", "senior-backend-python", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "ratings.csv:3: unknown competency 'debuging'. Did you mean 'debugging'?\n"
    (tmp_path / "panel.yaml").write_text(
        "schema: panel/1\ninterviewers:\n  - {id: ada, name: Ada, competencies: [debugging]}\n"
    )
    done = run("compare", "ratings.csv", "--panel", "panel.yaml", folder=tmp_path)
    assert done.stderr == "ratings.csv:3: unknown interviewer 'bob'.\n"


def test_compare_refuses_two_scales_and_says_where_the_second_begins(tmp_path):
    (tmp_path / "ratings.csv").write_text(
        "candidate,interviewer,competency,rating,scale\nc1,ada,debugging,4,bars5\nc1,bo,debugging,4,four-point\n"
    )
    found = document("compare", "ratings.csv", folder=tmp_path)
    assert found["scale"] is None
    assert found["candidates"][0]["refused"] == "The ratings are on different scales."
    assert "Line 3 is the first on another scale." in found["notes"][0]


def test_compare_of_an_empty_file_names_what_is_missing(tmp_path):
    (tmp_path / "ratings.csv").write_text("")
    done = run("compare", "ratings.csv", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "ratings.csv:1: the file is empty.\n"


def test_plan_tells_what_a_loop_can_tell_apart_and_what_would_help():
    few, many = (document("plan", "senior-backend-python", "--interviewers", n) for n in (2, 8))
    assert few["precision"]["sem"] > many["precision"]["sem"]
    assert few["changes"][0]["change"] == "have a different interviewer in each session"
    assert few["changes"][0]["minutes"] == 0
    words = run("plan", "senior-backend-python").stdout
    assert "are told apart in 4 of 5 cases" in words
    assert words.startswith("A fault in production: 1 x 6 ratings") and "like 'People and plans'" in words


def test_plan_reads_a_loop_file_too(tmp_path):
    document("loop", "build", "senior-backend-python", "--out", tmp_path / "loop.yaml")
    assert document("plan", tmp_path / "loop.yaml") == document("plan", "senior-backend-python")


def test_impact_reads_totals_and_nothing_else(tmp_path):
    (tmp_path / "totals.csv").write_text(
        "stage,group,considered,selected\ninterview,a,80,48\ninterview,b,40,12\n"
    )
    found = document("impact", "totals.csv", folder=tmp_path)
    (one,) = found["impacts"]
    assert (one["group"], one["reference"], one["ratio"], one["words"]) == (
        "b",
        "a",
        0.5,
        "Review this stage.",
    )
    assert "claims no compliance" in run("impact", "totals.csv", folder=tmp_path).stdout
    (tmp_path / "names.csv").write_text("name,group\nAda,a\n")
    done = run("impact", "names.csv", folder=tmp_path)
    assert done.returncode == 1
    assert "unknown column 'name'" in done.stderr
    assert (
        "names.csv:1: the column 'stage' is missing; the first line must read 'stage,group,considered,selected', and "
        "each line below it like 'interview,a,80,48'."
    ) in done.stderr


HEAD = "candidate,interviewer,competency,question,rating\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (HEAD, ["ratings.csv:2: there is no rating in this file."]),
        (HEAD + "c1,ada,debugging,q,0\nc1,ada,debugging,r,4.5\n", ["ratings.csv:2: 'rating' must be 1 to 5, NR or nothing (got '0').", "ratings.csv:3: 'rating' must be 1 to 5, NR or nothing (got '4.5')."]),
        (HEAD + "c1,ada,debugging,q,4\n" * 2, ["ratings.csv:3: the same rating stands in line 2 already; if these are two, a column 'session' tells them apart."]),
        (HEAD.replace(",", "|") + "c1|ada|debugging|q|4\n", ["ratings.csv:1: one cell was found, 'candidate|interviewer|competency|question|rating': between cells stand commas, semicolons or tabs."]),
        (HEAD + "c1,Renée,debugging,q,4\n", ["ratings.csv:2: this is not UTF-8 text: save the table as 'CSV UTF-8'."]),
    ],
    ids=["no row", "off the scale", "twice", "wrong separator", "not UTF-8"],
)  # fmt: skip
def test_each_fault_of_a_ratings_table_is_told_with_its_row(tmp_path, content, says):
    (tmp_path / "ratings.csv").write_bytes(content.encode("latin-1"))
    done = run("compare", "ratings.csv", "--json", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == says


def test_thousands_of_faults_are_told_up_to_a_number_and_that_there_are_more(tmp_path):
    rows = [f"c{n},bob,debuging,q,9\n" for n in range(3000)]
    (tmp_path / "ratings.csv").write_text(HEAD + "".join(rows))
    done = run("compare", "ratings.csv", folder=tmp_path)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert (len(lines), lines[-1]) == (201, "ratings.csv:201: more problems follow: mend these first.")
    (tmp_path / "ratings.csv").write_text(HEAD + "".join(rows).replace("9\n", "3\n"))
    done = run("compare", "ratings.csv", "--role", "senior-backend-python", folder=tmp_path)
    lines = done.stderr.splitlines()
    assert lines[0] == "ratings.csv:2: unknown competency 'debuging'. Did you mean 'debugging'?"
    assert (len(lines), lines[-1]) == (
        201,
        "ratings.csv:202: 2800 more rows name an unknown competency: mend these first.",
    )


@pytest.mark.parametrize(
    ("interviewers", "rating", "says"),
    [
        (1, lambda c, n: 1 + (c + n) % 5, "Only 1 interviewer has rated so far: 2 or more are needed."),
        (3, lambda c, n: 4, "All ratings are the same point (4): nothing can be told apart."),
    ],
    ids=["one rater only", "all alike"],
)
def test_what_ratings_can_not_carry_is_refused_for_each_candidate(tmp_path, interviewers, rating, says):
    rows = [f"c{c},i{i},debugging,q{i}{n},{rating(c, n + i)}\n" for c in range(9) for i in range(interviewers) for n in range(6)]  # fmt: skip
    (tmp_path / "ratings.csv").write_text(HEAD + "".join(rows))
    found = document("compare", "ratings.csv", folder=tmp_path)
    assert {c["refused"] for c in found["candidates"]} == {says}
    assert {c["adjusted"] for c in found["candidates"]} == {None}
    assert found["pairs"] == []


def test_a_broken_ratings_file_is_named_row_by_row(tmp_path):
    (tmp_path / "ratings.csv").write_text(
        "candidate,interviewer,competency,rating\nc1,ada,debugging,7\n,bo,debugging,x\n"
    )
    done = run("compare", "ratings.csv", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "ratings.csv:2: 'rating' must be 1 to 5, NR or nothing (got '7').",
        "ratings.csv:3: 'candidate' is empty.",
        "ratings.csv:3: 'rating' must be 1 to 5, NR or nothing (got 'x').",
    ]


def test_the_ratings_of_the_sample_opening_go_through_compare(tmp_path):
    from kit.app import office as shared

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HIRING_KIT_DATA", str(tmp_path / "data"))
        shared.close()
        shared.add_sample(shared.the_office())
        shared.close()
    written = document("data", "export", "--data", tmp_path / "data", "--out", tmp_path / "ratings.csv")
    found = document("compare", tmp_path / "ratings.csv", "--role", "senior-backend-python")
    assert len(found["candidates"]) == 3  # the fourth is interviewed tomorrow
    nr = sum(line.count(",NR,") for line in (tmp_path / "ratings.csv").read_text("utf-8-sig").splitlines())
    assert sum(c["n_ratings"] for c in found["candidates"]) == written["ratings"] - nr
    assert all(1 <= c["raw"] <= 5 for c in found["candidates"])
    assert all((c["adjusted"] is None) == ("refused" in c) for c in found["candidates"])


def test_a_broken_role_or_panel_is_named_line_by_line(tmp_path):
    (tmp_path / "acme.yaml").write_text("schema: role/1\nversion: 1.0.0\ntitel: x\nlevel: seniour\n")
    done = run("loop", "build", "acme.yaml", folder=tmp_path)
    assert done.returncode == 1
    assert "acme.yaml:3: unknown entry 'titel'. Did you mean 'title'?" in done.stderr
    assert "acme.yaml:4: 'level' must be 'junior', 'mid', 'senior' or 'staff'" in done.stderr
    (tmp_path / "panel.yaml").write_text(
        "schema: panel/1\ninterviewers:\n  - {id: ada, name: Ada, competencies: [debuging]}\n"
    )
    done = run("loop", "build", "senior-backend-python", "--panel", "panel.yaml", folder=tmp_path)
    assert done.returncode == 1
    assert "panel.yaml:3: unknown competency 'debuging'. Did you mean 'debugging'?" in done.stderr


def test_every_command_explains_itself():
    for command in (
        [],
        ["bank"],
        ["loop"],
        ["packet"],
        ["compare"],
        ["app"],
        ["bank", "verify"],
        ["loop", "build"],
    ):
        done = run(*command, "--help")
        assert done.returncode == 0
        assert "Usage" in done.stdout


def test_check_names_the_cells_that_keep_a_role_from_its_forms(folder):
    shutil.copy(shipped() / "question_bank/roles/senior-backend-python.yaml", folder / "roles")
    found = document("bank", "check", ".", "--forms", "1", status=1, folder=folder)
    cells = [p["message"] for p in found["problems"] if p.get("rule") == "G01"]
    # the folder holds one question, about mentoring
    assert any("debugging" in words.lower() for words in cells)
    assert {p["file"] for p in found["problems"] if p.get("rule") == "G01"} == {
        "roles/senior-backend-python.yaml"
    }


def test_check_looks_again_whenever_a_file_of_the_bank_changes(folder):
    command = [sys.executable, "-m", "kit.cli", "bank", "check", ".", "--watch"]
    watching = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        assert watching.stderr
        while "Waiting for a change" not in watching.stderr.readline():
            pass
        path = folder / "questions/mentoring/mentor-test-that-cannot-fail/question.yaml"
        path.write_text(path.read_text().replace("status: pilot", "statos: pilot"))
        assert watching.stdout
        while "unknown entry 'statos'" not in (line := watching.stdout.readline()):
            assert line, "it ended without looking again"
    finally:
        watching.kill()
        watching.communicate()


def test_a_check_that_is_done_again_gives_the_same_and_sees_every_change(folder):
    first = run("bank", "check", ".", "--json", folder=folder)
    assert run("bank", "check", ".", "--json", folder=folder).stdout == first.stdout
    assert list((folder / ".cache/check").glob("*.json"))
    exhibit = folder / "questions/mentoring/mentor-test-that-cannot-fail/exhibits/review.txt"
    exhibit.write_text(exhibit.read_text() + "\tone tab\n")
    again = run("bank", "check", ".", "--json", folder=folder)
    assert "S08" in again.stdout


CLUMSY = [
    ("plan binary.yaml", 1, "binary.yaml:1: this is not UTF-8 text"),
    ("data check --data nowhere", 1, "nowhere: there is no database here. Name its folder with --data"),
    ("data check --data junk", 1, "hiring.db: this is no database of Hiring Kit"),
    ("data check --data text.txt", 2, "'text.txt' is a file"),
    ("compare folder", 2, "'folder' is a directory"),
    ("compare nowhere.csv", 1, "nowhere.csv: it can not be read: No such file"),
    ("impact nowhere.csv", 1, "nowhere.csv: it can not be read"),
    ("bank notes --out text.txt/notes.md", 1, "text.txt/notes.md: it can not be written"),
    ("loop build junior-backend --out folder", 2, "'folder' is a directory"),
    ("loop build junior-backend --keep nowhere --every 7", 1, "--every:1: sessions can start every 15, 30, 60 minutes (got 7)."),
    ("loop build junior-backend --keep nowhere", 1, "--keep:1: there is no question 'nowhere'"),
    ("data restore nowhere", 2, "'nowhere' does not exist"),
    ("data import text.txt", 2, "The name text.txt tells no format. Say which it is"),
    ("data import text.txt --format exel", 2, "There is no format 'exel' to take in."),
    ("data export --format ashby --data junk", 2, "save it as a file, and name it with --their-form"),
    ("data policy Opening --hold= --data junk", 2, "--hold wants the reason"),
    ("bank schema quesiton", 2, "Did you mean 'question'?"),
    ("bank new databases/index --into folder", 1, "folder: there is no bank here. Make a bank.yaml in it"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "status", "says"), CLUMSY, ids=[line for line, _, _ in CLUMSY])
def test_what_can_not_be_done_is_told_by_its_place_and_what_to_do(line, status, says, tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "junk").mkdir()
    (tmp_path / "junk/hiring.db").write_text("no database\n" * 100)
    (tmp_path / "text.txt").write_text("words\n")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    done = run(*line.split(), folder=tmp_path, HIRING_KIT_DATA=str(tmp_path / "none"), DATABASE_URL="")
    assert "Traceback" not in done.stderr
    assert says in " ".join(re.sub("[│─╭╮╰╯]", " ", done.stdout + done.stderr).split())
    assert done.returncode == status
    assert not (tmp_path / "nowhere").exists()


def test_an_address_that_is_none_of_a_database_makes_no_folder_of_that_name(tmp_path):
    done = run("data", "check", folder=tmp_path, DATABASE_URL="nonsense", HIRING_KIT_DATA=str(tmp_path))
    assert "DATABASE_URL: 'nonsense' is no database for this" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_two_folders_that_are_no_banks_are_each_told_by_their_own_name(tmp_path):
    for name in ("one", "two"):
        assert f"{name}:1: there is no such folder" in run("bank", "check", name, folder=tmp_path).stdout
