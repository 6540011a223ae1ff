"""What worked goes on to work. The step is new, and no name changes."""
from dataclasses import dataclass

__version__ = "1.5.0"


@dataclass(frozen=True)
class Slot:
    start: int  # minutes after midnight
    end: int


def free_slots(taken, minutes, opens=540, closes=1080, *, step=None) -> list[Slot]:
    """Return the times at which a room is free, one for each step."""
    step = minutes if step is None else step
    if minutes < 5 or step < 5:
        raise ValueError("5 minutes at least")
    return [
        Slot(at, at + minutes)
        for at in range(opens, closes - minutes + 1, step)
        if all(end <= at or at + minutes <= start for start, end in taken)
    ]


def first_free(taken, minutes):
    """Return the first time of the day, or None."""
    return next(iter(free_slots(taken, minutes)), None)
