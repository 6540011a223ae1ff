import re


def amount_in_cents(text):
    """Read an amount as a customer types it."""
    digits = re.sub(r"[^0-9.]", "", text)
    whole, _, part = digits.partition(".")
    return int(whole or 0) * 100 + int((part + "00")[:2])
