import re

_AMOUNT = re.compile(r"(?:[$€] ?)?(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d{1,2}))?")


def amount_in_cents(text):
    """Read an amount like "1,234.50"; refuse everything that could mean two things."""
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        raise ValueError(f"not an amount: {text!r}")
    whole, part = found.groups()
    return int(whole.replace(",", "")) * 100 + int((part or "").ljust(2, "0"))
