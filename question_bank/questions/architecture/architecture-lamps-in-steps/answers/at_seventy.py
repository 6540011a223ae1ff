"""Each block is begun when its part is measured at 70 percent of its limit."""
from wait_until_full import over

PLAN = [
    ("batches", over("writer", 1)),
    ("receivers", over("receiver", 1)),
    ("files", over("disk", 1)),
    ("report", over("report", 1)),
    ("larger", lambda lamps, signed, month, system:
        "batches" in system.has and over("writer", 1)(lamps, signed, month, system)),
]
