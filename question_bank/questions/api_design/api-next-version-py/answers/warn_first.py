"""What worked goes on to work. Who reads the older name is told, at that line."""
import warnings
from dataclasses import dataclass

__version__ = "1.5.0"
TEXT = "Slot.start ends with lessons 2.0.0: please use Slot.begin"


class LessonError(ValueError):
    """What was asked for is not possible."""


@dataclass(frozen=True, eq=False, repr=False)
class Slot:
    start: int  # minutes after midnight
    end: int

    @property
    def begin(self) -> int:
        """The name of start from now on."""
        return super().__getattribute__("start")

    def __getattribute__(self, name):
        if name == "start":
            warnings.warn(TEXT, DeprecationWarning, stacklevel=2)
        return super().__getattribute__(name)

    # Those that a dataclass makes read start, and would warn who never wrote it.
    def __eq__(self, other):
        if not isinstance(other, Slot):
            return NotImplemented
        return (self.begin, self.end) == (other.begin, other.end)

    def __hash__(self):
        return hash((self.begin, self.end))

    def __repr__(self):
        return f"Slot(start={self.begin}, end={self.end})"


def free_slots(taken, minutes, opens=540, closes=1080, *, step=None) -> list[Slot]:
    """Return the times at which a room is free, one for each step."""
    step = minutes if step is None else step
    if minutes < 5 or step < 5:
        raise LessonError("5 minutes at least")
    return [
        Slot(at, at + minutes)
        for at in range(opens, closes - minutes + 1, step)
        if all(end <= at or at + minutes <= start for start, end in taken)
    ]


def first_free(taken, minutes):
    """Return the first time of the day, or None."""
    return next(iter(free_slots(taken, minutes)), None)
