import asyncio
import logging

log = logging.getLogger(__name__)


async def free_tools(depots, tool, fallback=0, timeout=None):
    """Return how many of a tool are free, depot by depot.

    All depots are asked at once. One that fails counts as `fallback`.
    """
    async def ask(depot):
        try:
            async with asyncio.timeout(timeout):
                return await depot.free(tool)
        except Exception as error:
            log.debug("%s: %r", depot.name, error)
            return fallback

    counts = await asyncio.gather(*(ask(depot) for depot in depots))
    return dict(zip((depot.name for depot in depots), counts))
