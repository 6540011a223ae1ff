"""The three callers. In the project each stands in a file of its own team."""
from depot import DepotError
from free_tools import free_tools


async def page(depots, tool):
    """Web team: the lines that customers see."""
    try:
        free = await free_tools(depots, tool, 2)
    except (DepotError, TimeoutError):
        return ["Please try again later."]
    return [f"{name}: {count} free" for name, count in free.items()]


async def desk(depots, tool):
    """Desk team: what a colleague tells a customer on the phone."""
    try:
        free = await free_tools(depots, tool)
    except (DepotError, TimeoutError):
        return "Not known. I will phone the depots."
    return f"{sum(free.values())} free"


async def night(depots, tools, order):
    """Purchase team: each night, order a tool that is free nowhere."""
    for tool in tools:
        free = await free_tools(depots, tool)
        if sum(free.values()) == 0:
            await order(tool)
