"""Questions and loops as other tools read them: Moodle XML, Markdown, drafts."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from xml.dom import minidom

import pytest
import yaml

from kit.errors import ExchangeError
from kit.exchange.markdown import write_markdown
from kit.exchange.moodle import write_moodle
from kit.exchange.thirty_seconds import read_thirty_seconds
from tests.hiring.conftest import BANK, LOOP


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_data(self, data):
        self.found.append(data)


def words(html: str) -> str:
    parser = Words()
    parser.feed(html)
    return " ".join(" ".join(parser.found).split())


def parsed(content: bytes) -> minidom.Document:
    """By another parser than the one that built it."""
    return minidom.parseString(content)  # noqa: S318 - our own file


def part(entry, name: str) -> str:
    (found,) = [n for n in entry.childNodes if n.nodeName == name]
    return "".join(n.data for n in found.getElementsByTagName("text")[0].childNodes)


def test_every_question_of_the_bank_is_an_essay_whose_key_only_the_grader_sees(bank):
    document = parsed(write_moodle(bank).content)
    entries = document.getElementsByTagName("question")
    assert len(entries) == len(bank)
    for entry, question in zip(entries, bank, strict=True):
        assert entry.getAttribute("type") == "essay"
        assert part(entry, "name") == question.title
        shown = words(part(entry, "questiontext"))
        graded = words(part(entry, "graderinfo"))
        assert " ".join(question.ask.question.split()[:6]) in shown
        for point in question.answer.points:
            assert " ".join(point.text.split()) not in shown
            assert " ".join(point.text.split()) in graded
        for anchors in question.rating.anchors.values():
            for anchor in anchors.values():
                assert " ".join(anchor.split()) not in shown
        idnumber = entry.getElementsByTagName("idnumber")[0].firstChild.data
        assert idnumber == question.id


def test_tables_become_tables_and_code_stays_as_it_is(bank):
    question = next(q for q in bank for e in q.exhibits if e.audience == "both" and e.file.endswith(".csv"))
    exhibit = next(e for e in question.exhibits if e.file.endswith(".csv"))
    entry = parsed(write_moodle([question]).content).getElementsByTagName("question")[0]
    header = next(csv.reader(io.StringIO(question.text(exhibit.file))))
    assert "".join(f"<th>{cell}</th>" for cell in header) in part(entry, "questiontext")


def test_a_loop_as_markdown_has_its_questions_and_nobodys_name_is_markup():
    seated = LOOP.model_copy(update={"forms": tuple(_seat(form) for form in LOOP.forms)})
    text = write_markdown(seated, "Senior *engineer* | <b>", BANK, {"p1": "Ada [x](http://e)"}).decode()
    assert text.startswith("# Senior \\*engineer\\* \\| \\<b\\>\n")
    assert "With Ada \\[x\\](http://e) (lead)." in text
    for question in BANK:
        assert question.title in text
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


def _seat(form):
    from kit.loop.loop import Seat

    sessions = tuple(
        s.model_copy(update={"interviewers": (Seat(interviewer="p1", part="lead"),)}) for s in form.sessions
    )
    return form.model_copy(update={"sessions": sessions})


# In the shape of the questions of 30-seconds-of-interviews.
THIRTY = {
    "name": "what-is-x.md", "question": "What is <code>x</code>?", "answer": "<p>A &amp; B</p>", "goodToHear": ["It is <em>lazy</em>"],
    "links": [{"name": "MDN", "url": "https://example.org/x"}], "tags": ["javascript"], "expertise": 1,
}  # fmt: skip


def test_questions_become_drafts_that_say_what_they_lack_and_where_they_are_from():
    first, second = read_thirty_seconds([THIRTY, THIRTY], "2026-11-30", ["what-is-x-3"], file="q.json")
    assert (first.id, second.id) == ("what-is-x", "what-is-x-2")
    entries = yaml.safe_load(first.text)
    assert entries["status"] == "draft"
    assert entries["answer"] == {
        "in_short": "A & B", "points": [{"id": "k1", "weight": 1, "must": False, "text": "It is lazy"}],
    }  # fmt: skip
    assert entries["levels"] == {"from": "mid", "to": "senior"}
    assert entries["provenance"]["sources"][1] == {"title": "MDN", "where": "https://example.org/x"}
    assert "minutes" not in entries
    assert "rating" not in entries


def test_every_fault_of_a_list_of_questions_is_named():
    bad = {
        "question": "",
        "answer": 1,
        "goodToHear": "x",
        "links": [{"name": "x"}],
        "tags": [1],
        "expertise": 7,
        "level": 1,
    }
    with pytest.raises(ExchangeError) as error:
        read_thirty_seconds([THIRTY, bad], "2026-11-30", file="q.json")
    assert str(error.value).splitlines() == [
        "q.json:2: questions[1].expertise: must be 0, 1 or 2.",
        "q.json:2: questions[1].goodToHear: must be a list of texts.",
        "q.json:2: questions[1].links[0]: must be an object with a 'url'.",
        "q.json:2: questions[1].question: is missing.",
        "q.json:2: questions[1].tags: must be a list of texts.",
        "q.json:2: questions[1]: unknown entry 'level'.",
    ]
