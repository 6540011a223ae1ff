"""As part_answer, and no call is left open when one of them fails."""
import asyncio

from depot import DepotError


async def free_tools(depots, tool, timeout=3):
    """Return how many of a tool are free, depot by depot.

    Raises DepotError or TimeoutError when a depot fails.
    """
    free, failed = await free_tools_known(depots, tool, timeout)
    if failed:
        raise next(iter(failed.values()))
    return free


async def free_tools_known(depots, tool, timeout=3):
    """Return the counts that are known, and the error of each depot that failed.

    Both are by the name of the depot. Other errors than those of an outage are raised.
    """
    async def ask(depot):
        try:
            async with asyncio.timeout(timeout):
                free[depot.name] = await depot.free(tool)
        except (DepotError, TimeoutError) as error:
            failed[depot.name] = error

    free, failed = {}, {}
    async with asyncio.TaskGroup() as group:
        for depot in depots:
            group.create_task(ask(depot))
    return free, failed


async def page(depots, tool):
    """The web team's page, with its call changed."""
    free, failed = await free_tools_known(depots, tool, timeout=2)
    return ([f"{name}: {count} free" for name, count in free.items()]
            + [f"{name}: not known" for name in failed])
