"""Mocks for everything, and a look at what was called: green on the fault."""
import asyncio
from unittest.mock import AsyncMock

from report import day_report


def test_the_report_is_saved_and_mailed():
    async def story():
        api, archive, mail = AsyncMock(), AsyncMock(), AsyncMock()
        assert await day_report(["Ashford", "Bexley"], api, archive, mail) == 2
        archive.save.assert_called_once()
        mail.send.assert_called_once()

    asyncio.run(story())
