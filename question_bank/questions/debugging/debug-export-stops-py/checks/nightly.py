"""Exports twelve customers one after the other, as the job does at night, and prints its log."""
import sys
import traceback
from pathlib import Path

from shop_api import ShopApi

FILE = "export_orders.py"
COUNTS = {
    "c01": 37, "c02": 120, "c03": 263, "c04": 150, "c05": 8, "c06": 61,
    "c07": 50, "c08": 0, "c09": 412, "c10": 149, "c11": 1, "c12": 200,
}
START = 2 * 3600                                   # 02:00:00

module = {}
exec(compile(Path("exhibits", FILE).read_text(), FILE, "exec"), module)
source = Path("exhibits", FILE).read_text().splitlines()
api = ShopApi(COUNTS)
now = START


def say(text):
    print(f"{now // 3600:02}:{now // 60 % 60:02}:{now % 60:02} {text}")


for customer, count in COUNTS.items():
    say(f"{customer} start  orders={count}")
    before = len(api.asked)
    try:
        orders, last_id = module["export_orders"](api, customer)
    except Exception as error:
        now += len(api.asked) - before
        say(f"{customer} FAILED {type(error).__name__}: {error}")
        if customer == "c04":                      # the job writes the first trace of a night
            print("  Traceback (most recent call last):")
            for frame in traceback.extract_tb(error.__traceback__)[1:]:
                print(f'    File "{frame.filename}", line {frame.lineno}, in {frame.name}')
                print(f"      {source[frame.lineno - 1].strip()}")
    else:
        now += len(api.asked) - before
        if customer == "c03":
            now += 40
            say("shop interface answered slowly: page 5 took 41 s")
        say(f"{customer} saved  orders={len(orders)} last={last_id}")
    now += 1
