import pytest
from amounts import amount_in_cents


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("12.50", 1250), ("1,234.50", 123450), ("$ 7", 700), ("0.5", 50)],
)
def test_amount(typed, cents):
    assert amount_in_cents(typed) == cents
