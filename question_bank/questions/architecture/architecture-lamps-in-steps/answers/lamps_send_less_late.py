"""Other settings for the lamps, begun when the writer needs them."""
from lamps_send_less import less, signed_for

PLAN = [
    ("settings", signed_for(140_000)),
    ("batches", less(900_000, 800_000)),
    ("receivers", less(160_000, 1_000_000)),
    ("files", less(560_000, 1_700_000)),
]
