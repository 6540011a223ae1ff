"""A list again. The rest as proposed."""
from dataclasses import dataclass

__version__ = "1.5.0"


class LessonError(Exception):
    """What was asked for is not possible."""


@dataclass(frozen=True)
class Slot:
    begin: int  # minutes after midnight
    end: int


def free_slots(taken, minutes, step=None, opens=540, closes=1080) -> list[Slot]:
    """Return the times at which a room is free, one for each step."""
    step = minutes if step is None else step
    if minutes < 5 or step < 5:
        raise LessonError("5 minutes at least")
    return [
        Slot(at, at + minutes)
        for at in range(opens, closes - minutes + 1, step)
        if all(end <= at or at + minutes <= begin for begin, end in taken)
    ]


def first_free(taken, minutes):
    """Return the first time of the day, or None."""
    return next(iter(free_slots(taken, minutes)), None)
