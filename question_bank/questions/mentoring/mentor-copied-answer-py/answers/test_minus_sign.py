import pytest
from amounts import amount_in_cents


def test_a_minus_sign_is_not_dropped():
    with pytest.raises(ValueError, match="not an amount"):
        amount_in_cents("-5.00")
