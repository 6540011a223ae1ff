"""A larger server and more receivers, begun in time. Nothing else."""
PLAN = [
    ("larger", lambda lamps, signed, month, system: signed >= 140_000),
    ("receivers", lambda lamps, signed, month, system: signed >= 160_000),
]
