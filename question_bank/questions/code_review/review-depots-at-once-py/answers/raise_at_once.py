"""All depots at once, with the promises of before. The page still has no part answer."""
import asyncio


async def free_tools(depots, tool, timeout=3):
    """Return how many of a tool are free, depot by depot.

    Raises DepotError or TimeoutError when a depot fails.
    """
    async def ask(depot):
        async with asyncio.timeout(timeout):
            return depot.name, await depot.free(tool)

    return dict(await asyncio.gather(*(ask(depot) for depot in depots)))
