from dataclasses import dataclass

__version__ = "1.4.0"


@dataclass(frozen=True)
class Slot:
    start: int  # minutes after midnight
    end: int


def free_slots(taken, minutes, opens=540, closes=1080) -> list[Slot]:
    """Return the times at which a room is free for so many minutes."""
    if minutes < 5:
        raise ValueError("5 minutes at least")
    slots = []
    for at in range(opens, closes - minutes + 1, minutes):
        if all(end <= at or at + minutes <= start for start, end in taken):
            slots.append(Slot(at, at + minutes))
    return slots
