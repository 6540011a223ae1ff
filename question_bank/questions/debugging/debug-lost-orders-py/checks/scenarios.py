"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import asyncio
import importlib.util
import sys

from shop import DatabaseError, Declined, Mail, Order, Payments, Pool, Server, run


class Shop:
    def __init__(self, code, **trouble):
        self._code = code
        self.server = Server(**trouble)
        self.mail = Mail()
        self._db = code.Database(Pool(self.server))

    async def order(self, order, start_s=0.0):
        """Places the order and returns how long it took, or None when it was refused."""
        await asyncio.sleep(start_s)
        begin = asyncio.get_running_loop().time()
        try:
            await self._code.place_order(self._db, Payments(), self.mail, order)
        except (Declined, DatabaseError):
            return None
        return asyncio.get_running_loop().time() - begin


async def alone(code):
    shop = Shop(code)
    for order in (Order(1, "A"), Order(2, "B", declined=True), Order(3, "C")):
        await shop.order(order)
        await asyncio.sleep(10)                    # the receipt is out before the next order
    print(f"orders={shop.server.orders} sold={sorted(shop.server.sold)}")
    return shop.server.orders == {1: "sent", 3: "sent"} and shop.server.sold == {"A", "C"}


async def overlap(code):
    shop = Shop(code)
    took = await asyncio.gather(
        shop.order(Order(1, "A", charge_s=0.6)),
        shop.order(Order(2, "B", charge_s=0.5, declined=True), start_s=0.3),
    )
    print(f"confirmed={took[0] is not None} stored={1 in shop.server.orders}")
    return took[0] is not None and list(shop.server.orders) == [1] and shop.server.sold == {"A"}


async def error(code):
    shop = Shop(code, failing={2})
    took = await asyncio.gather(
        shop.order(Order(1, "A")),
        shop.order(Order(2, "B"), start_s=0.002),
    )
    print(f"confirmed={took[0] is not None} stored={1 in shop.server.orders}")
    return took[0] is not None and list(shop.server.orders) == [1] and shop.server.sold == {"A"}


async def slow(code):
    shop = Shop(code)
    took = await asyncio.gather(
        shop.order(Order(1, "A", charge_s=30.0)),
        shop.order(Order(2, "B", charge_s=0.5), start_s=1.0),
    )
    print(f"second order took {took[1]:.1f} s")
    return took[1] < 1.0


async def receipt(code):
    declined = Shop(code)
    await declined.order(Order(1, "A"))
    await declined.order(Order(2, "B", declined=True), start_s=0.2)
    broken = Shop(code, failing={2})
    await asyncio.gather(
        broken.order(Order(1, "A")),
        broken.order(Order(2, "B"), start_s=0.501),
    )
    await asyncio.sleep(10)
    print(f"beside a declined order {declined.server.orders}, a broken one {broken.server.orders}")
    return all(shop.mail.sent == [1] and shop.server.orders == {1: "sent"}
               for shop in (declined, broken))


async def commit(code):
    shop = Shop(code, commits_to_fail=1)
    await shop.order(Order(1, "A"))
    await asyncio.sleep(10)
    print(f"mailed={shop.mail.sent} stored={shop.server.orders}")
    return not shop.mail.sent and not shop.server.orders


file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("orders", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
sys.exit(0 if run(globals()[scenario](module)) else 1)
