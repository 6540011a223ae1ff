"""What a candidate asks for is done on the Openings page: their name put right, their records, erase."""

from __future__ import annotations

import pytest

from kit.hiring import list_candidates, set_legal_hold
from tests.app.test_changes import Page


@pytest.fixture
def page(sampled):
    """What candidates of the sample ask for, open for its hiring manager."""
    return Page({"asks": True})


def known(page):
    return {c.application: c for c in list_candidates(page.office, page.me, page.opening)}


def chosen(page):
    return known(page)[page.app.selectbox(key=f"candidate/{page.opening}").value]


def press(page, name):
    page.app.button(key=f"candidate/{name}").click().run()
    assert not page.app.exception


def test_a_name_is_put_right_and_said_as_it_is_now(page):
    before = chosen(page)
    press(page, "rename")
    assert "That is their name already." in [one.value for one in page.app.info]
    field = f"candidate/name/{before.application}/{before.name}"
    page.app.text_input(key=field).input("").run()
    press(page, "rename")
    assert "A candidate needs a name" in page.told()
    page.app.text_input(key=field).input("Dana *Psalti*").run()
    press(page, "rename")
    assert known(page)[before.application].name == "Dana *Psalti*"
    assert f"{before.code} is called Dana \\*Psalti\\* now\\." in [one.value for one in page.app.success]
    assert chosen(page).application == before.application
    assert any("Dana *Psalti*" in one for one in page.app.selectbox(key=f"candidate/{page.opening}").options)


def test_nobody_is_erased_by_a_wrong_code_or_under_a_hold(page):
    before = chosen(page)
    page.app.text_input(key=f"candidate/typed/{before.application}").input("ABC234").run()
    press(page, "erase")
    assert page.told() == "Not the same code: nothing was erased."
    set_legal_hold(page.office, page.me, page.opening, "A claim is open.")
    page.app.run()
    assert "Nothing may be erased: A claim is open\\." in [one.value for one in page.app.info]
    assert "candidate/erase" not in [one.key for one in page.app.button]
    set_legal_hold(page.office, page.me, page.opening, None)
    assert not any(one.erased for one in known(page).values())


def test_who_types_the_code_erases_and_gets_the_certificate(page):
    before = chosen(page)
    page.app.text_input(key=f"candidate/typed/{before.application}").input(before.code.lower()).run()
    press(page, "erase")
    assert (known(page)[before.application].name, known(page)[before.application].erased) == (None, True)
    (certificate,) = (one.value for one in page.app.code)
    assert f"Candidate   {before.code}" in certificate
    assert "kept as numbers under the code" in certificate
    assert chosen(page).application != before.application  # the erased one is no choice any more
