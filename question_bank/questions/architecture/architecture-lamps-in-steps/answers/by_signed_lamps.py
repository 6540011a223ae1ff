"""All events are kept. Each block is begun when the signed lamps reach what the part can take."""


def signed_for(limit):
    return lambda lamps, signed, month, system: signed >= limit


PLAN = [
    ("batches", signed_for(140_000)),
    ("receivers", signed_for(160_000)),
    ("files", signed_for(560_000)),
    ("report", signed_for(2_300_000)),
    ("larger", signed_for(2_700_000)),
]
