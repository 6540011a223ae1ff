"""The rentals of Noor's table, from the slips of the yard."""
FIELDS = ("number", "size", "went", "agreed", "came", "wet")
ROWS = [
    (701, "small", 1, 5, 5, True),
    (702, "large", 5, 9, 9, True),
    (703, "small", 9, 14, 14, False),
    (704, "large", 9, 15, 15, False),
    (705, "small", 16, 25, 22, True),
    (706, "large", 16, 22, 22, True),
    (707, "large", 17, 23, 21, False),
    (708, "hall", 27, 29, 29, False),
    (709, "small", 26, 28, 28, True),
]
RENTALS = [dict(zip(FIELDS, row)) for row in ROWS]
