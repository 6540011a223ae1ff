"""Each block is begun when its part is full."""
from world import USE

FULL = 1 / USE


def over(part, share):
    return lambda lamps, signed, month, system: system.loads(lamps)[part] >= share * system.limits()[part]


PLAN = [
    ("batches", over("writer", FULL)),
    ("receivers", over("receiver", FULL)),
    ("files", over("disk", FULL)),
    ("report", over("report", FULL)),
    ("larger", lambda lamps, signed, month, system:
        "batches" in system.has and over("writer", FULL)(lamps, signed, month, system)),
]
