"""Measured lamps, begun early by the planned days and ten times a year."""
from world import BLOCKS, DAYS_A_MONTH


def before(limit, block):
    ahead = 10 ** (BLOCKS[block][0] / DAYS_A_MONTH / 12)
    return lambda lamps, signed, month, system: lamps >= limit / ahead


PLAN = [
    ("batches", before(149_000, "batches")),
    ("receivers", before(186_000, "receivers")),
    ("files", before(560_000, "files")),
    ("report", before(2_500_000, "report")),
    ("larger", before(2_980_000, "larger")),
]
