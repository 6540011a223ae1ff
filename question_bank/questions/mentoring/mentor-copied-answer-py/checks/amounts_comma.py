def amount_in_cents(text):
    """A repair that only looks at the minus sign: a comma is still taken away."""
    text = text.strip()
    if text.startswith("-"):
        raise ValueError(f"not an amount: {text!r}")
    digits = "".join(c for c in text if c.isdigit() or c == ".")
    whole, _, part = digits.partition(".")
    return int(whole or 0) * 100 + int((part + "00")[:2])
