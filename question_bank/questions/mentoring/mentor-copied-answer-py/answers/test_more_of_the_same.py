import pytest
from amounts import amount_in_cents


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("99.99", 9999), ("10,000.00", 1000000), ("$ 3.20", 320), ("1", 100), ("250.5", 25050)],
)
def test_amount(typed, cents):
    assert amount_in_cents(typed) == cents
