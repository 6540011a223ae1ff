"""Replays seven seconds against the exhibit's code on a virtual clock and prints the log."""
import asyncio
import sys
from datetime import datetime, timedelta

sys.path.insert(0, "exhibits")
from orders import Database, place_order
from shop import Declined, Mail, Order, Payments, Pool, Server, run

START = datetime(2026, 3, 11, 10, 14, 0)


def say(words, *args):
    now = START + timedelta(seconds=asyncio.get_running_loop().time())
    values = f" [{', '.join(map(str, args))}]" if args else ""
    print(f"{now:%H:%M:%S}.{now.microsecond // 1000:03d} {words}{values}")


async def request(shop, start_s, order):
    await asyncio.sleep(start_s)
    say(f"app order={order.id} sku={order.sku} start")
    try:
        await place_order(*shop, order)
    except Declined:
        return
    say(f"app order={order.id} confirmed")


async def main():
    server = Server(say=say)
    shop = Database(Pool(server)), Payments(say), Mail(say)
    await asyncio.gather(
        request(shop, 2.104, Order(5012, "K31", charge_s=0.640, mail_s=0.710)),
        request(shop, 2.412, Order(5013, "M07", charge_s=0.521, declined=True)),
        request(shop, 4.018, Order(5014, "K02", charge_s=0.433, mail_s=0.302)),
        request(shop, 4.205, Order(5015, "P19", charge_s=0.618, mail_s=0.804)),
        request(shop, 5.327, Order(5016, "M44", charge_s=0.487, declined=True)),
    )
    await asyncio.sleep(5)
    assert server.orders == {5014: "sent", 5015: None}, server.orders


run(main())
