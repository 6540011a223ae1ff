"""A depot that fails is left out of the answer: its tools look as if they were not there."""
import asyncio
import logging

from depot import DepotError

log = logging.getLogger(__name__)


async def free_tools(depots, tool, timeout=3):
    """Return how many of a tool are free, for each depot that answers."""
    free = {}

    async def ask(depot):
        try:
            async with asyncio.timeout(timeout):
                free[depot.name] = await depot.free(tool)
        except (DepotError, TimeoutError) as error:
            log.warning("%s: %r", depot.name, error)

    await asyncio.gather(*(ask(depot) for depot in depots))
    return free
