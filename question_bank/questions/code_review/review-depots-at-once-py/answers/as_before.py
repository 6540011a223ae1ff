"""The change is turned down: one depot after the other, and the first failure is raised."""
import asyncio


async def free_tools(depots, tool, timeout=3):
    """Return how many of a tool are free, depot by depot.

    Raises DepotError or TimeoutError when a depot fails.
    """
    free = {}
    for depot in depots:
        async with asyncio.timeout(timeout):
            free[depot.name] = await depot.free(tool)
    return free
