"""The old promises, and a second function for the page that names the missing depots."""
import asyncio

from depot import DepotError


async def free_tools(depots, tool, timeout=3):
    """Return how many of a tool are free, depot by depot.

    Raises DepotError or TimeoutError when a depot fails.
    """
    async def ask(depot):
        async with asyncio.timeout(timeout):
            return depot.name, await depot.free(tool)

    return dict(await asyncio.gather(*(ask(depot) for depot in depots)))


async def free_tools_known(depots, tool, timeout=3):
    """Return the counts that are known, and the names of the depots that failed."""
    async def ask(depot):
        try:
            async with asyncio.timeout(timeout):
                free[depot.name] = await depot.free(tool)
        except (DepotError, TimeoutError):
            missing.append(depot.name)

    free, missing = {}, []
    await asyncio.gather(*(ask(depot) for depot in depots))
    return free, missing


async def page(depots, tool):
    """The web team's page, with its call changed."""
    free, missing = await free_tools_known(depots, tool, timeout=2)
    return ([f"{name}: {count} free" for name, count in free.items()]
            + [f"{name}: not known" for name in missing])
