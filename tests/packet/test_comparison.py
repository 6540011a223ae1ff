"""A comparison on paper: raw beside adjusted, each with its interval, and a refusal where there is no score."""

from __future__ import annotations

import pytest

from kit.errors import PacketError
from kit.packet.comparison import Compared, lay_out
from kit.packet.debrief import Estimate
from kit.packet.page import Circle, Drawing, Rule, Text

from .samples import FixedMetrics

REFUSED = "Only 3 ratings so far: 6 or more are needed."
SOME = [
    Compared("c1", 4.0, 9, 3, Estimate(3.5, 2.5, 5.4), "a", "Adjusted score 3.5.", {"async": (4.0, Estimate(3.6, 2.4, 4.8))}),
    Compared("c2", 2.0, 3, 2, Estimate(refused=REFUSED)),
]  # fmt: skip


def made(candidates=SOME, **more):
    return lay_out("r", candidates, (1, 2, 3, 4, 5), {"async": "Asynchronous work"}, ["A note."], FixedMetrics(), **more)  # fmt: skip


def items(packet):
    return [item for page in packet.pages for item in page.items]


def test_each_candidate_has_raw_mean_score_and_interval_or_the_reason_why_not():
    text = " ".join("".join(r.text for r in i.runs) for i in items(made()) if isinstance(i, Text))
    assert "c1 4.0 3.5 2.5 to 5.0 a 9 3" in text  # the interval ends with the scale
    assert "c2 2.0 - - - 3 2" in text
    assert f"c2: {REFUSED}" in text
    assert "Asynchronous work 4.0 3.6 2.4 to 4.8" in text
    assert "A note." in text


def test_the_picture_has_the_raw_mean_at_its_place_and_the_interval_ends_with_the_scale():
    one, two = (item for item in items(made()) if isinstance(item, Drawing))
    ticks = [i.x for i in one.items if isinstance(i, Rule) and i.dx == 0]
    (ring,) = (i for i in one.items if isinstance(i, Circle))
    assert ring.x == pytest.approx(ticks[3])  # 4.0
    (span,) = (i for i in one.items if isinstance(i, Rule) and i.width == 1.2)
    assert (span.x, span.x + span.dx) == pytest.approx((ticks[1] + (ticks[2] - ticks[1]) / 2, ticks[4]))
    assert not [i for i in two.items if isinstance(i, Rule) and i.width == 1.2]
    assert (one.alt, two.alt) == ("c1: raw mean 4.0, adjusted 3.5, likely 2.5 to 5.0.", "c2: raw mean 2.0.")


def test_hundreds_of_candidates_are_several_tables_and_another_paper_is_named():
    assert len(made([*SOME] * 250).pages) > 10
    with pytest.raises(PacketError, match="no paper 'a5'"):
        made(paper="a5")
