"""As test_exact, with asyncio.sleep replaced: tied to one way of waiting."""
from unittest.mock import AsyncMock, call, patch

from fake_carrier import FakeCarrier
from rates import Down
from test_exact import *


def test_waits_between_tries():
    with patch("asyncio.sleep", AsyncMock()) as sleep:
        assert outcome(FakeCarrier(Down(), Down(), 490)) == 490
        assert sleep.await_args_list == [call(0.5), call(1.0)]
