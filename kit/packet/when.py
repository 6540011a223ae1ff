"""Moments as people read them: the day, and the hours with their time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from kit.panel import Panel


def zone_of(panel: Panel | None) -> str:
    """Return the time zone that most of a panel lives in; UTC without a panel.

    Among equals the one that is named first wins.
    """
    zones = [person.zone for person in panel.interviewers] if panel else []
    return max(dict.fromkeys(zones), key=zones.count) if zones else "UTC"


def day_of(start: str | None, zone: str) -> str:
    """Return the day of a moment as it is read in *zone*; nothing without a moment.

    Examples:
        >>> day_of("2026-12-01T23:30:00+00:00", "Europe/Berlin")
        'Wed 2026-12-02'
    """
    return _at(start, zone).strftime("%a %Y-%m-%d") if start else ""


def hours_of(start: str | None, minutes: int, zone: str) -> str:
    """Return from when to when, with the zone; nothing without a moment.

    Examples:
        >>> hours_of("2026-12-01T09:00:00Z", 60, "Europe/Berlin")
        '10:00-11:00 CET'
    """
    if not start:
        return ""
    begin = _at(start, zone)
    return f"{begin:%H:%M}-{begin + timedelta(minutes=minutes):%H:%M} {begin:%Z}"


def _at(start: str, zone: str) -> datetime:
    moment = datetime.fromisoformat(start)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(ZoneInfo(zone))
