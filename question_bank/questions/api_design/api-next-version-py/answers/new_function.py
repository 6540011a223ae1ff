"""free_slots stays as it was, with a warning. A new function has all that is new."""
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

__version__ = "1.5.0"


class LessonError(ValueError):
    """What was asked for is not possible."""


@dataclass(frozen=True)
class Slot:
    start: int  # minutes after midnight
    end: int


@dataclass(frozen=True)
class Lesson:
    begin: int  # minutes after midnight
    end: int


def find_lessons(taken, minutes, *, step=None, opens=540, closes=1080) -> Iterator[Lesson]:
    """Yield the times at which a room is free, one for each step."""
    step = minutes if step is None else step
    if minutes < 5 or step < 5:
        raise LessonError("5 minutes at least")
    for at in range(opens, closes - minutes + 1, step):
        if all(end <= at or at + minutes <= begin for begin, end in taken):
            yield Lesson(at, at + minutes)


def free_slots(taken, minutes, opens=540, closes=1080) -> list[Slot]:
    text = "free_slots ends with lessons 2.0.0: please use find_lessons"
    warnings.warn(text, DeprecationWarning, stacklevel=2)
    found = find_lessons(taken, minutes, opens=opens, closes=closes)
    return [Slot(lesson.begin, lesson.end) for lesson in found]


def first_free(taken, minutes) -> Lesson | None:
    """Return the first time of the day, or None."""
    return next(find_lessons(taken, minutes), None)
