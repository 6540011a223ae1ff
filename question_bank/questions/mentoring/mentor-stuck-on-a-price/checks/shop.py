"""The true prices and logins, and a clock that only moves when told to."""

PRICES = {
    "shop": {"A7": "20.00", "B2": "9.00"},
    "partner": {"A7": "17.00", "B2": "8.00"},
}
LISTS = {"shop": "shop", "partner-1": "partner", "partner-2": "partner"}


class Clock:
    def __init__(self):
        self.now = 0

    def __call__(self):
        return self.now
