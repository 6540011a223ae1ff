"""Links to documents hold for a minute, for one person, and for what they were made for."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from kit.access import Viewer
from kit.app.download import LIFETIME, Order, read_token, redeem, sign
from kit.errors import NotAllowed

ORDER = Order(
    "packet", Viewer("p-1", "Zoë", behind="p-2"), {"card": "c-1", "document": "packet", "paper": "a4"}
)


def test_a_link_names_what_it_was_made_for():
    assert read_token(sign(ORDER, 1000.0), 1000.0 + LIFETIME) == ORDER


def test_an_old_link_is_refused():
    with pytest.raises(NotAllowed, match="too old"):
        read_token(sign(ORDER, 1000.0), 1000.1 + LIFETIME)


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t[:-2],
        lambda t: ("B" if t[0] == "A" else "A") + t[1:],
        lambda t: "",
        lambda t: "%%%",
        lambda t: "ü",
    ],
)
def test_a_link_that_was_changed_is_refused(change):
    with pytest.raises(NotAllowed, match="not valid"):
        read_token(change(sign(ORDER, 1000.0)), 1000.0)


@pytest.mark.parametrize("caller", [Viewer("p-2"), Viewer("p-1"), Viewer("p-1", guest="c-2")])
def test_a_link_of_a_guest_is_for_who_came_by_the_code_of_the_same_card(caller):
    link = sign(replace(ORDER, viewer=Viewer("p-1", guest="c-1")), time.time())
    with pytest.raises(NotAllowed, match="made for somebody else"):
        redeem(link, caller)
