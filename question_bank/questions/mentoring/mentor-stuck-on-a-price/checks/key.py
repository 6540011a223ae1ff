"""Recomputes from the log every number that the key quotes."""
import json
import re

from shop import LISTS, PRICES

LINE = re.compile(r"10:(\d\d):(\d\d) (i\d) GET /price/(\w+) for=(\S+) +price=(\S+) +ms=(\d+)")
requests = []
with open("exhibits/morning.txt") as log:
    for line in log:
        if match := LINE.match(line):
            minute, second, instance, product, login, price, ms = match.groups()
            requests.append((int(minute) * 60 + int(second), instance, product, login, price, int(ms)))


def right(request):
    return request[4] == PRICES[LISTS[request[3]]][request[2]]


def before(request):
    """The last request for the same product on the same instance."""
    return [r for r in requests if r[:1] < request[:1] and r[1:3] == request[1:3]][-1]


wrong = [r for r in requests if not right(r)]
partner = [r for r in wrong if r[3] != "shop"]
shop = [r for r in wrong if r[3] == "shop"]
assert all(before(r)[3] == "shop" for r in partner), "the shop asked just before"
assert all(before(r)[3] != "shop" for r in shop), "a partner asked just before"
print(json.dumps({
    "partner_saw_shop_price": len(partner),
    "on_i1": sum(r[1] == "i1" for r in partner),
    "on_i2": sum(r[1] == "i2" for r in partner),
    "on_i3": sum(r[1] == "i3" for r in partner),
    "shop_saw_partner_price": len(shop),
    "fast_answers": sum(r[5] <= 3 for r in requests),
    "slowest_wrong_ms": max(r[5] for r in wrong),
    "quickest_of_the_slow_ms": min(r[5] for r in requests if r[5] > 3),
    "longest_gap_s": max(r[0] - before(r)[0] for r in wrong),
}))
