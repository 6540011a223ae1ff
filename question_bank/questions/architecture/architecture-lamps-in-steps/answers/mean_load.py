"""Signed lamps and the right parts. The load of receiver and writer is taken as the mean of a day."""
from world import USE, mean


def by_mean(limit):
    return lambda lamps, signed, month, system: mean(signed) >= USE * limit


PLAN = [
    ("batches", by_mean(400)),
    ("receivers", by_mean(500)),
    ("files", lambda lamps, signed, month, system: signed >= 560_000),
    ("report", lambda lamps, signed, month, system: signed >= 2_500_000),
    ("larger", by_mean(8000)),
]
