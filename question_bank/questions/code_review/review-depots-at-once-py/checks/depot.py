"""Depots whose time passes on the loop's own clock only. Nothing leaves this process."""
import asyncio


class DepotError(Exception):
    """The depot does not take the call."""


class Depot:
    open = 0                                       # calls of all depots that are not over

    def __init__(self, name, seconds, stock, state="up"):
        self.name, self.seconds, self.stock, self.state = name, seconds, stock, state

    async def free(self, tool):
        Depot.open += 1
        try:
            if self.state == "silent":
                await asyncio.Event().wait()
            if self.state == "mistake":
                return self.stock.get(tool).count  # a mistake of ours: AttributeError
            if self.state == "down":
                await asyncio.sleep(0.1)
                raise DepotError(self.name)
            await asyncio.sleep(self.seconds)
            return self.stock.get(tool, 0)
        finally:
            Depot.open -= 1


SECONDS = {"north": 0.2, "east": 0.3, "south": 0.4, "west": 0.5,
           "harbour": 0.5, "airport": 0.6, "market": 0.7, "mill": 0.8}
STOCK = {"north": {"saw": 2}, "east": {"saw": 1}, "mill": {"saw": 3},
         "market": {"drill": 2, "grinder": 1}}
TOOLS = ["drill", "saw", "grinder", "pump"]        # pumps are free nowhere


def depots(**states):
    """Return the eight depots; `market="down"` and the like sets a state."""
    return [Depot(name, seconds, STOCK.get(name, {}), states.get(name, "up"))
            for name, seconds in SECONDS.items()]
