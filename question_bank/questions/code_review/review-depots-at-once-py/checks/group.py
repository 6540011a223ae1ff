"""A TaskGroup under the old name: the error that the desk catches comes inside a group."""
import asyncio
import sys

import virtual_time
from depot import depots

sys.path.append("exhibits")
import callers


async def free_tools(depots, tool, timeout=3):
    async def ask(depot):
        async with asyncio.timeout(timeout):
            free[depot.name] = await depot.free(tool)

    free = {}
    async with asyncio.TaskGroup() as group:
        for depot in depots:
            group.create_task(ask(depot))
    return free


callers.free_tools = free_tools
try:
    print("desk:", virtual_time.run(callers.desk(depots(market="down"), "saw")))
except ExceptionGroup as group:
    print("the desk does not catch:", *(type(error).__name__ for error in group.exceptions))
