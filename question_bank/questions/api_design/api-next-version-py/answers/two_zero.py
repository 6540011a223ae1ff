"""The same, under another number."""
from collections.abc import Iterator
from dataclasses import dataclass

__version__ = "2.0.0"


class LessonError(Exception):
    """What was asked for is not possible."""


@dataclass(frozen=True)
class Slot:
    begin: int  # minutes after midnight
    end: int


def free_slots(taken, minutes, step=None, opens=540, closes=1080) -> Iterator[Slot]:
    """Yield the times at which a room is free, one for each step."""
    step = minutes if step is None else step
    if minutes < 5 or step < 5:
        raise LessonError("5 minutes at least")
    for at in range(opens, closes - minutes + 1, step):
        if all(end <= at or at + minutes <= begin for begin, end in taken):
            yield Slot(at, at + minutes)


def first_free(taken, minutes) -> Slot | None:
    """Return the first time of the day, or None."""
    return next(free_slots(taken, minutes), None)
