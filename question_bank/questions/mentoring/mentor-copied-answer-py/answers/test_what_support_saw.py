import pytest
from amounts import amount_in_cents


@pytest.mark.parametrize("typed", ["-5.00", "1.234,50", "12.50 or 13.50", "", "twelve"])
def test_what_could_mean_two_things_is_refused(typed):
    with pytest.raises(ValueError, match="not an amount"):
        amount_in_cents(typed)


def test_what_is_clear_is_read():
    assert amount_in_cents("1,234.50") == 123450
