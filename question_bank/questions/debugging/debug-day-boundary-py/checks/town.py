"""The clock of the town: ZoneInfo("America/New_York") of today, written out, so that no zone data has to be installed."""
from datetime import datetime, timedelta, timezone, tzinfo

HOUR = timedelta(hours=1)


def _sunday(year, month, number):
    first = datetime(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))


def summer(year):
    """Return when summer time begins and ends, in UTC."""
    return _sunday(year, 3, 2) + 7 * HOUR, _sunday(year, 11, 1) + 6 * HOUR


class _Town(tzinfo):
    def fromutc(self, moment):
        plain = moment.replace(tzinfo=None)
        begin, end = summer(plain.year)
        if begin <= plain < end:
            return moment - 4 * HOUR
        return (moment - 5 * HOUR).replace(fold=int(end <= plain < end + HOUR))

    def utcoffset(self, moment):
        wall = moment.replace(tzinfo=None, fold=0)
        begin, end = summer(wall.year)
        early, late = begin - 5 * HOUR, end - 5 * HOUR      # 02:00 in spring, 01:00 in autumn
        if late <= wall < late + HOUR:
            return (-5 if moment.fold else -4) * HOUR       # this hour comes twice
        if early <= wall < early + HOUR:
            return (-4 if moment.fold else -5) * HOUR       # this hour is left out
        return (-4 if early <= wall < late else -5) * HOUR

    def dst(self, moment):
        return self.utcoffset(moment) + 5 * HOUR

    def tzname(self, moment):
        return "summer" if self.dst(moment) else "winter"


ZONE = _Town()


def moment(text):
    """Return the moment at which the town's clock shows this time; "01:30 again" is the second one of that night."""
    wall, again = text.removesuffix(" again"), text.endswith(" again")
    return datetime.fromisoformat(wall).replace(tzinfo=ZONE, fold=int(again)).astimezone(timezone.utc)
