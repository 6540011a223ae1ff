"""What the diary of the workshop can say no with."""


class DiaryError(Exception):
    pass


class DayFull(DiaryError):
    """The day has no place left. Nothing is booked."""


class DiaryBusy(DiaryError):
    """The diary can not be reached for some seconds. Nothing is booked."""
