"""Clocks: windows of local wall time, in the weeks when only one side of the sea has changed its clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kit.errors import InputError
from kit.loop import Brief, NoSuchLoop, assemble, calendar, faults
from tests.loop.making import panel_of, person

BOTH = ("debugging", "testing")


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "zone", "begins"),
    [
        ("2026-10-23", "Europe/Berlin", "07:00"),  # summer time in both
        ("2026-10-26", "Europe/Berlin", "08:00"),  # winter time in Berlin since the 25th,
        ("2026-10-26", "America/New_York", "13:00"),  # not yet in New York (1 November)
        ("2026-11-02", "America/New_York", "14:00"),
        ("2026-10-26", "Asia/Kolkata", "03:30"),
    ],
)
def test_nine_o_clock_is_when_the_wall_clock_says_so(day, zone, begins):
    (begin, end), *_ = calendar.windows([date.fromisoformat(day)], {"mon-sun": "09:00-12:00"}, zone)
    assert begin == utc(f"{day}T{begins}")
    assert end - begin == timedelta(hours=3)


def test_a_missing_hour_moves_forward_and_a_doubled_one_is_the_first():
    # Berlin 2026: on 29 March 02:00-03:00 is missing, on 25 October 02:00-03:00 is there twice.
    missing = calendar.windows([date(2026, 3, 29)], {"sun": "02:30-05:00"}, "Europe/Berlin")
    assert missing == ((utc("2026-03-29T01:30"), utc("2026-03-29T03:00")),)
    doubled = calendar.windows([date(2026, 10, 25)], {"sun": "02:30-05:00"}, "Europe/Berlin")
    assert doubled == ((utc("2026-10-25T00:30"), utc("2026-10-25T04:00")),)


def test_busy_times_are_merged_and_cut_out():
    day = [date(2026, 12, 1)]
    busy = calendar.merged(
        [
            (utc("2026-12-01T10:00"), utc("2026-12-01T11:00")),
            (utc("2026-12-01T10:30"), utc("2026-12-01T12:00")),
        ]
    )
    left = calendar.without(calendar.windows(day, {"tue": "09:00-17:00"}, "UTC"), busy)
    assert [(b.hour, e.hour) for b, e in left] == [(9, 10), (12, 17)]


# In the first week Berlin has changed its clock and New York has not; in the second it is the other way round.
@pytest.mark.parametrize("days", ["2026-10-26/2026-10-28", "2026-03-16/2026-03-18"])
@pytest.mark.parametrize("candidate_zone", ["America/New_York", "Asia/Kolkata", "Europe/London"])
def test_no_slot_is_outside_anybodys_hours_on_their_own_wall(small, candidate_zone, days):
    people = panel_of(
        person("ada", *BOTH, zone="Europe/Berlin", hours={"mon-fri": "09:00-18:00"}),
        person("bo", *BOTH, zone="Europe/Lisbon", hours={"mon-fri": "09:00-18:00"}),
        candidate={
            "code": "c",
            "zone": candidate_zone,
            "days": (days,),
            "hours": {"mon-fri": "09:00-17:00"},
        },
    )
    brief: Brief = replace(small, panel=people)
    loop = assemble(brief)
    assert faults(loop, brief) == ()
    zones = {i.id: i.zone for i in people.interviewers}
    for session in loop.form().sessions:
        start = datetime.fromisoformat(session.start)
        for zone, closes in (
            (candidate_zone, 17),
            *((zones[s.interviewer], 18) for s in session.interviewers),
        ):
            local, end = (
                start.astimezone(ZoneInfo(zone)),
                (start + timedelta(minutes=60)).astimezone(ZoneInfo(zone)),
            )
            assert local.hour >= 9
            assert (end.hour, end.minute) <= (closes, 0)


def test_someone_full_for_the_week_is_free_in_the_next(small):
    from kit.loop import History, SeatTaken

    taken = tuple(SeatTaken("ada", f"c-{n}", "first", date(2026, 12, 3)) for n in range(2))
    people = panel_of(
        person("ada", *BOTH, per_week=2),
        person("bo", *BOTH),
        candidate={"code": "c", "days": ("2026-12-03/2026-12-08",), "hours": {"mon-fri": "09:00-17:00"}},
    )
    brief = replace(small, panel=people, history=History(seats=taken))
    loop = assemble(brief)
    starts = {s.interviewers[0].interviewer: s.start[:10] for s in loop.form().sessions}
    assert starts["bo"] == "2026-12-03"
    assert starts["ada"] == "2026-12-07"
    assert faults(loop, brief) == ()


@pytest.mark.parametrize(("every", "starts"), [(60, None), (30, None), (15, "2026-12-01T09:15:00Z")])
def test_quarter_hours_are_tried_when_they_are_asked_for(small, every, starts):
    """By hand: from 09:15 to 11:30 two hours and a break of 15 minutes fit at the quarter only."""
    people = panel_of(
        person("ada", *BOTH),
        person("bo", *BOTH),
        candidate={"code": "c", "days": ("2026-12-01",), "hours": {"mon-fri": "09:15-11:30"}},
    )
    brief = replace(small, panel=people, every=every)
    if starts is None:
        with pytest.raises(NoSuchLoop):
            assemble(brief)
        return
    loop = assemble(brief)
    assert min(s.start for s in loop.form().sessions) == starts
    assert faults(loop, brief) == ()
    assert loop.asked.every == every


def test_hours_that_the_candidate_prefers_are_taken_on_the_first_day_that_has_them(small):
    """By hand: 14:00 is 13:00 in UTC. Two sessions and a break fit from there; the next day would cost 3 each."""
    people = panel_of(
        person("ada", *BOTH),
        person("bo", *BOTH),
        candidate={
            "code": "c",
            "zone": "Europe/Berlin",
            "days": ("2026-12-01/2026-12-02",),
            "hours": {"mon-fri": "09:00-17:00"},
            "preferred": {"tue": "14:00-16:30", "wed": "09:00-17:00"},
        },
    )
    brief = replace(small, panel=people)
    starts = sorted(s.start for s in assemble(brief).form().sessions)
    assert starts[0] == "2026-12-01T13:00:00Z"
    assert starts[1] in ("2026-12-01T14:15:00Z", "2026-12-01T14:30:00Z")


def test_starts_at_odd_minutes_are_refused(small):
    with pytest.raises(InputError, match=r"every 15, 30, 60 minutes \(got 7\)"):
        assemble(replace(small, every=7))
