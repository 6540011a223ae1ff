"""Questions as Moodle XML: one essay question each, what the candidate sees apart from what the grader sees.

Element names are those of Moodle's own export. Built as a tree, never by putting texts together.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kit.bank import Question
from kit.bank.question import Exhibit
from kit.exchange.foreign import clean
from kit.exchange.written import Written


def write_moodle(questions: Iterable[Question]) -> Written:
    """Return the questions as a quiz. Anchors, key points and red flags stand in `graderinfo` only."""
    quiz = Element("quiz")
    pictures = 0
    for question in questions:
        quiz.append(_question(question))
        pictures += sum(one.kind == "diagram" for one in question.exhibits if one.audience == "both")
    indent(quiz, " ")
    text = b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(quiz, encoding="utf-8") + b"\n"
    losses = [f"{pictures} diagrams: their description stands in their place."] if pictures else []
    return Written(text, tuple(losses))


def _question(question: Question) -> Element:
    entry = Element("question", type="essay")
    _text(SubElement(entry, "name"), question.title)
    _html(entry, "questiontext", _shown(question))
    _html(entry, "generalfeedback", None)
    facts = {
        "defaultgrade": str(max(max(points) for points in question.rating.anchors.values())),
        "penalty": "0",
        "hidden": "0",
        "idnumber": question.id,
        "responseformat": "editor",
        "responserequired": "1",
        "responsefieldlines": "15",
        "attachments": "0",
    }
    for name, value in facts.items():
        SubElement(entry, name).text = value
    _html(entry, "graderinfo", _key(question))
    _html(entry, "responsetemplate", None)
    tags = SubElement(entry, "tags")
    for competency in question.competencies:
        _text(SubElement(tags, "tag"), competency)
    return entry


def _shown(question: Question) -> Element:
    """Return what a candidate may see: what is read aloud, the facts that everybody gets, and the exhibits."""
    body = Element("div")
    _paragraphs(body, question.ask.opening)
    _list(body, "What you may know", question.ask.candidate_facts)
    for exhibit in question.exhibits:
        if exhibit.audience == "both":
            SubElement(body, "h4").text = clean(exhibit.title)
            body.append(_exhibit(question, exhibit))
    _paragraphs(body, question.ask.question)
    return body


def _exhibit(question: Question, exhibit: Exhibit) -> Element:
    if exhibit.kind == "diagram":
        block = Element("p")
        block.text = clean(exhibit.alt or exhibit.title)
        return block
    text = clean(question.files[exhibit.file].decode("utf-8", "replace"))
    if exhibit.kind == "table" or exhibit.file.endswith(".csv"):
        table = Element("table")
        for number, cells in enumerate(row for row in csv.reader(io.StringIO(text)) if row):
            row = SubElement(table, "tr")
            for cell in cells:
                SubElement(row, "th" if number == 0 else "td").text = cell
        return table
    block = Element("pre")
    lines = text.split("\n")
    block.text = "\n".join(f"{n:>3}  {line}" for n, line in enumerate(lines, 1)) if exhibit.numbered else text
    return block


def _key(question: Question) -> Element:
    body = Element("div")
    _paragraphs(body, question.answer.in_short)
    _list(
        body, "Points", [f"{'(must) ' if point.must else ''}{point.text}" for point in question.answer.points]
    )
    for competency, anchors in question.rating.anchors.items():
        _list(
            body, f"Anchors: {competency}", [f"{point}: {words}" for point, words in sorted(anchors.items())]
        )
    _list(body, "Wrong answers", [f"{wrong.claim} - {wrong.why_wrong}" for wrong in question.wrong_answers])
    _list(body, "Red flags", [flag.sign for flag in question.red_flags])
    return body


def _html(entry: Element, name: str, body: Element | None) -> None:
    part = SubElement(entry, name, format="html")
    _text(part, "" if body is None else tostring(body, encoding="unicode"))


def _text(part: Element, text: str) -> None:
    SubElement(part, "text").text = clean(text) or None


def _paragraphs(body: Element, text: str) -> None:
    for paragraph in clean(text).strip().split("\n\n"):
        SubElement(body, "p").text = " ".join(paragraph.split())


def _list(body: Element, title: str, items: Iterable[str]) -> None:
    found = [clean(item) for item in items]
    if found:
        SubElement(body, "h4").text = title
        whole = SubElement(body, "ul")
        for item in found:
            SubElement(whole, "li").text = item
