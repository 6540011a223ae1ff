"""The lamps get other settings now, as the maker needs months. Blocks follow the signed lamps, later than before."""
from by_signed_lamps import signed_for


def less(limit, with_settings):
    """The limit with the new settings once they work, else the limit of today."""
    return lambda lamps, signed, month, system: signed >= (with_settings if "settings" in system.has else limit)


PLAN = [
    ("settings", lambda lamps, signed, month, system: True),
    ("batches", less(140_000, 800_000)),
    ("receivers", less(160_000, 1_000_000)),
    ("files", less(560_000, 1_700_000)),
]
