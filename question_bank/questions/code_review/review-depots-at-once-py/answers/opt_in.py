"""One function: it raises as before, unless a caller names what stands for "not known"."""
import asyncio

from depot import DepotError

RAISE = object()


async def free_tools(depots, tool, timeout=3, *, not_known=RAISE):
    """Return how many of a tool are free, depot by depot, when all calls are over.

    Raises DepotError or TimeoutError when a depot fails, or puts `not_known` in its place.
    """
    async def ask(depot):
        async with asyncio.timeout(timeout):
            return await depot.free(tool)

    free = {}
    results = await asyncio.gather(*(ask(depot) for depot in depots), return_exceptions=True)
    for depot, result in zip(depots, results):
        if isinstance(result, (DepotError, TimeoutError)) and not_known is not RAISE:
            result = not_known
        if isinstance(result, BaseException):
            raise result
        free[depot.name] = result
    return free


async def page(depots, tool):
    """The web team's page, with its call changed."""
    free = await free_tools(depots, tool, 2, not_known=None)
    return [f"{name}: not known" if count is None else f"{name}: {count} free"
            for name, count in free.items()]
