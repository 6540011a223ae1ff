"""Panels read, and what is wrong with one is named at its line, all at once."""

from __future__ import annotations

import re
from datetime import time

import pytest

from kit.errors import PanelError
from kit.panel import read_panel, weekly_hours

GOOD = """\
schema: panel/1
interviewers:
  - id: ada
    name: Ada Okafor
    zone: Europe/Berlin
    competencies: [debugging, async, databases]
    trained: {incident: full, design: reverse_shadow, people: shadow}
    per_week: 3
    hours: {mon-fri: "09:00-17:00"}
    busy: ["2026-12-01T10:00+01:00/2026-12-01T11:30+01:00"]
    not_with: [c-0042]
candidate: {code: c-0042, zone: America/New_York, days: ["2026-12-01/2026-12-04"], hours: {mon-fri: "09:00-12:00 13:00-17:00"}, asked: [async-token-burst-py]}
"""


def test_the_panel_of_the_format_description_reads(bank, tmp_path):
    path = tmp_path / "panel.yaml"
    path.write_text(GOOD)
    panel = read_panel(path, bank)
    ada = panel.interviewer("ada")
    assert (ada.training("incident"), ada.training("people"), ada.training("code")) == (
        "full",
        "shadow",
        None,
    )
    assert panel.candidate and panel.candidate.asked == ("async-token-burst-py",)


def test_all_that_is_wrong_with_a_panel_is_told_at_once(bank, tmp_path):
    bad = (
        GOOD.replace("Europe/Berlin", "Europe/Berln")
        .replace('hours: {mon-fri: "09:00-17:00"}', 'hours: {mon-fri: "17:00-09:00"}')
        .replace("T10:00+01:00/", "T10:00/")
    )
    path = tmp_path / "panel.yaml"
    path.write_text(bad)
    with pytest.raises(PanelError) as error:
        read_panel(path, bank)
    assert [(p.line, p.message) for p in error.value.problems] == [
        (5, "'interviewers.0.zone': unknown time zone 'Europe/Berln': write one like Europe/Berlin."),
        (9, "'interviewers.0.hours': '17:00-09:00' ends before it begins."),
        (10, "'interviewers.0.busy': '2026-12-01T10:00/2026-12-01T11:30+01:00' has no offset from UTC: write +01:00 behind the time."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[debugging, async, databases]", "[debuging]", "panel.yaml:6: unknown competency 'debuging'. Did you mean 'debugging'?"),
        ("[async-token-burst-py]", "[async-token-burst]", "panel.yaml:12: unknown question 'async-token-burst'. Did you mean 'async-token-burst-py'?"),
        ("candidate:", "  - {id: ada, name: Other, competencies: []}\ncandidate:", "panel.yaml:12: 'ada' stands twice."),
    ],
)  # fmt: skip
def test_an_unknown_id_is_named_with_the_nearest(bank, tmp_path, old, new, says):
    path = tmp_path / "panel.yaml"
    path.write_text(GOOD.replace(old, new))
    with pytest.raises(PanelError) as error:
        read_panel(path, bank)
    assert says in str(error.value)


def test_a_lunch_break_is_a_hole_in_the_hours():
    assert weekly_hours({"mon-fri": "09:00-12:00 13:00-17:00"})[4] == (
        (time(9), time(12)),
        (time(13), time(17)),
    )


@pytest.mark.parametrize(
    "span", ["09:00-1200-17:00", "09:00", "09:00-17", "9am-5pm", "09:00-24:00", "09:00+01:00-17:00+01:00"]
)
def test_hours_that_are_no_span_of_wall_time_are_refused_in_words(span):
    with pytest.raises(ValueError, match=f"'{re.escape(span)}' is no span of time: write 09:00-17:00."):
        weekly_hours({"mon-fri": span})
