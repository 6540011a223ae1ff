"""When people can meet: windows of local wall time, laid out day by day and turned into moments of UTC."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from kit.loop.brief import Brief
from kit.panel import CandidateTimes, Hours, Interviewer, busy_span, weekly_hours

Span = tuple[datetime, datetime]


def days_of(candidate: CandidateTimes) -> tuple[date, ...]:
    """Return the days on which the candidate can come, in order.

    Examples:
        >>> [str(d) for d in days_of(CandidateTimes(code="c", days=("2026-12-01/2026-12-02",)))]
        ['2026-12-01', '2026-12-02']
    """
    found = set()
    for days in candidate.days:
        first, _, last = days.partition("/")
        begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
        found |= {begin + timedelta(n) for n in range((end - begin).days + 1)}
    return tuple(sorted(found))


def windows(days: Iterable[date], hours: Hours, zone: str) -> tuple[Span, ...]:
    """Return the spans in UTC that *hours* of local wall time are on these *days*, merged and in order.

    *hours* has, by weekday (`mon` to `sun`), hours such as `09:00-12:00, 13:00-17:00`; a day without any has none. A wall
    time that a change of the clock leaves out moves forward; one that it doubles is the first of the two.

    Examples:
        >>> [(b.hour, e.hour) for b, e in windows([date(2026, 7, 1)], {"wed": "09:00-12:00"}, "Europe/Berlin")]
        [(7, 10)]
    """
    known, weekly = ZoneInfo(zone), weekly_hours(hours)
    spans = [
        tuple(datetime.combine(day, at, tzinfo=known).astimezone(UTC) for at in span)
        for day in days
        for span in weekly.get(day.weekday(), ())
    ]
    return merged((begin, end) for begin, end in spans if begin < end)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, with those that touch or overlap made one."""
    found: list[Span] = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    return tuple(found)


def without(spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    """Return what is left of *spans* when *taken* is cut out."""
    left = list(spans)
    for begin, end in taken:
        left = [
            part
            for old in left
            for part in ((old[0], min(old[1], begin)), (max(old[0], end), old[1]))
            if part[0] < part[1]
        ]
    return tuple(sorted(left))


def has_times(brief: Brief) -> bool:
    """Return whether the candidate's windows are known, so that sessions get a start."""
    return bool(brief.candidate and brief.candidate.days)


def candidate_windows(brief: Brief) -> tuple[Span, ...]:
    """Return when the candidate can be met; nothing when the panel file does not say."""
    candidate = brief.candidate
    if candidate is None:
        return ()
    return windows(days_of(candidate), candidate.hours, candidate.zone)


def preferred_windows(brief: Brief) -> tuple[Span, ...]:
    """Return when the candidate would rather be met; all of the time when nothing is said."""
    candidate = brief.candidate
    if candidate is None or not candidate.preferred:
        return candidate_windows(brief)
    return windows(days_of(candidate), candidate.preferred, candidate.zone)


def half_hours_outside(start: datetime, length: timedelta, spans: Iterable[Span]) -> int:
    """Return how many half hours of [start, start + length] lie outside *spans*; a part of one counts as one.

    Examples:
        >>> noon = datetime(2026, 12, 1, 12, tzinfo=UTC)
        >>> half_hours_outside(noon, timedelta(minutes=60), [(noon, noon + timedelta(minutes=45))])
        1
    """
    outside = sum(((end - begin) for begin, end in without([(start, start + length)], spans)), timedelta())
    return -(-outside // timedelta(minutes=30))


def local_day(brief: Brief, start: datetime) -> date:
    """Return the day of *start* on the candidate's calendar."""
    zone = brief.candidate.zone if brief.candidate else "UTC"
    return start.astimezone(ZoneInfo(zone)).date()


def week_of(day: date) -> tuple[int, int]:
    """Return the ISO year and week of *day*."""
    return day.isocalendar()[:2]


def seats_in_week(brief: Brief, person: str, week: tuple[int, int]) -> int:
    """Return how many seats *person* has already in that week, at other candidates."""
    code = brief.candidate.code if brief.candidate else None
    return sum(
        1
        for seat in brief.history.seats
        if seat.interviewer == person and week_of(seat.day) == week and seat.candidate != code
    )


def weeks(brief: Brief) -> tuple[tuple[int, int], ...]:
    """Return the weeks in which the loop can be: those of the candidate's days, else this week, else none."""
    if brief.candidate and brief.candidate.days:
        return tuple(sorted({week_of(day) for day in days_of(brief.candidate)}))
    return (week_of(brief.today),) if brief.today else ()


def person_windows(brief: Brief, person: Interviewer) -> tuple[Span, ...]:
    """Return when *person* can interview: their hours, without busy times and weeks in which they are full."""
    spans = candidate_windows(brief)
    if not spans:
        return ()
    zone = ZoneInfo(person.zone)
    first, last = spans[0][0].astimezone(zone).date(), spans[-1][1].astimezone(zone).date()
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    full = {w for w in {week_of(d) for d in days} if seats_in_week(brief, person.id, w) >= person.per_week}
    free = windows([d for d in days if week_of(d) not in full], person.hours, person.zone)
    return without(free, merged(busy_span(span) for span in person.busy))


def grid(spans: Iterable[Span], length: timedelta, every: int = 30) -> Iterator[datetime]:
    """Yield each start on the grid of *every* minutes at which *length* fits into one of *spans*."""
    grain = timedelta(minutes=every)
    for begin, end in spans:
        midnight = begin.replace(hour=0, minute=0, second=0, microsecond=0)
        at = midnight + -(-(begin - midnight) // grain) * grain
        while at + length <= end:
            yield at
            at += grain


def within(start: datetime, length: timedelta, spans: Iterable[Span]) -> bool:
    """Return whether all of [start, start + length] lies in one of *spans*."""
    return any(begin <= start and start + length <= end for begin, end in spans)


def moment(start: str) -> datetime:
    """Return the moment that a start in a loop stands for, in UTC.

    Raises:
        ValueError: when it is no ISO moment.
    """
    return datetime.fromisoformat(start).astimezone(UTC)


def as_text(start: datetime) -> str:
    """Return *start* as it is written in a loop.

    Examples:
        >>> as_text(datetime(2026, 12, 2, 14, tzinfo=UTC))
        '2026-12-02T14:00:00Z'
    """
    return start.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
