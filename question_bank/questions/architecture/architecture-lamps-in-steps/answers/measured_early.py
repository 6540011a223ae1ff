"""Measured lamps, begun early by the record and by ten times in 8 months."""
from world import BLOCKS, DAYS_A_MONTH, RECORD


def before(limit, block):
    ahead = 10 ** (RECORD * BLOCKS[block][0] / DAYS_A_MONTH / 8)
    return lambda lamps, signed, month, system: lamps >= 0.8 * limit / ahead


PLAN = [
    ("batches", before(149_000, "batches")),
    ("receivers", before(186_000, "receivers")),
    ("files", before(560_000, "files")),
    ("report", before(2_500_000, "report")),
    ("larger", before(2_980_000, "larger")),
]
