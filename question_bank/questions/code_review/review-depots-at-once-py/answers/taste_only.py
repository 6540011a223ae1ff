"""Kim's two comments are done: type hints, and a loop in place of dict(zip(...))."""
import asyncio
import logging
from collections.abc import Sequence
from typing import Any

log = logging.getLogger(__name__)


async def free_tools(
    depots: Sequence[Any], tool: str, fallback: int = 0, timeout: float | None = None
) -> dict[str, int]:
    """Return how many of a tool are free, depot by depot."""
    free: dict[str, int] = {}

    async def ask(depot: Any) -> int:
        try:
            async with asyncio.timeout(timeout):
                return await depot.free(tool)
        except Exception as error:
            log.debug("%s: %r", depot.name, error)
            return fallback

    counts = await asyncio.gather(*(ask(depot) for depot in depots))
    for depot, count in zip(depots, counts):
        free[depot.name] = count
    return free
