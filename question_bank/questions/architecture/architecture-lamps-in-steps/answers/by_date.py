"""Dates from the forecast of ten times a year and from the planned days."""


def in_month(when):
    return lambda lamps, signed, month, system: month >= when


PLAN = [
    ("batches", in_month(15)),
    ("receivers", in_month(17)),
    ("files", in_month(22)),
    ("report", in_month(30)),
    ("larger", in_month(32)),
]
