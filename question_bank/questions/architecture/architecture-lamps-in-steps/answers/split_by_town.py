"""A second database for half of the towns in place of a larger server. As it takes long, small blocks come early."""
from by_signed_lamps import signed_for

PLAN = [
    ("batches", signed_for(140_000)),
    ("receivers", signed_for(160_000)),
    ("report", signed_for(300_000)),
    ("files", signed_for(560_000)),
    ("split", signed_for(850_000)),
]
