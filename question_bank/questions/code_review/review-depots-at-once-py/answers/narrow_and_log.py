"""Only the two expected errors are caught, and each is in the log. It still counts."""
import asyncio
import logging

from depot import DepotError

log = logging.getLogger(__name__)


async def free_tools(depots, tool, fallback=0, timeout=None):
    """Return how many of a tool are free, depot by depot."""
    async def ask(depot):
        try:
            async with asyncio.timeout(timeout):
                return await depot.free(tool)
        except (DepotError, TimeoutError) as error:
            log.warning("%s: %r", depot.name, error)
            return fallback

    counts = await asyncio.gather(*(ask(depot) for depot in depots))
    return dict(zip((depot.name for depot in depots), counts))
