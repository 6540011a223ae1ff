"""A question on the screen: its exhibits as they are handed out."""

from __future__ import annotations

import base64
import re

import pytest
from streamlit.testing.v1 import AppTest

from kit.bank.diagram import read_diagram
from tests.packet.diagrams import EACH


def shown(kind: str) -> None:
    from kit.app.question import show_exhibit
    from kit.bank import read_question, shipped
    from kit.bank.question import Exhibit
    from tests.packet.diagrams import EACH

    question = read_question(shipped() / "question_bank/questions/mentoring/mentor-test-that-cannot-fail")
    exhibit = Exhibit(id="d", kind="diagram", title="d", audience="both", file="exhibits/d.yaml")
    text = EACH.get(kind, "schema: diagram/1\ntype: pie\n")
    changed = {"files": {"exhibits/d.yaml": text.encode()}, "digest": kind}
    show_exhibit(question.model_copy(update=changed), exhibit)


@pytest.mark.parametrize("kind", EACH)
def test_a_diagram_is_a_picture_with_its_words(kind):
    app = AppTest.from_function(shown, args=(kind,), default_timeout=60).run()
    assert not app.exception
    (picture,) = app.get("image")[0].proto.imgs
    start, _, content = picture.url.partition(",")
    assert start == "data:image/svg+xml;base64"
    assert base64.b64decode(content).startswith(b'<svg xmlns="http://www.w3.org/2000/svg"')
    assert picture.alt == read_diagram(EACH[kind], "d.yaml").words()


def test_what_can_not_be_drawn_is_told_and_the_page_goes_on():
    app = AppTest.from_function(shown, args=("pie",), default_timeout=60).run()
    assert not app.exception
    assert "must be one of sequence" in app.error[0].value


def whole() -> None:
    from kit.app.question import show_question
    from kit.bank import read_question, shipped

    show_question(read_question(shipped() / "question_bank/questions/observability/alert-before-customers"))


def test_a_question_shows_the_signs_by_which_its_anchors_and_the_paper_name_its_parts():
    app = AppTest.from_function(whole, default_timeout=60).run()
    assert not app.exception
    told = " ".join(m.value for m in app.markdown).replace("\\", "")
    assert all(f"- {sign}, " in told for sign in ("P1", "P3", "H1"))
    assert re.search(r"- K1(, must)?: ", told)
    assert any(str(t.value.iloc[0, 0]).replace("\\", "").startswith("W1: ") for t in app.table)
