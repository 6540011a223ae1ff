"""Works out the numbers of the key: by counting on the exhibit's code, and from the log."""
import asyncio
import json
import sys
from datetime import datetime
from types import SimpleNamespace

sys.path.append("exhibits")
from shop import Shop

TEXT_MS = 0.1                                      # told to those who ask


class Counted:
    texts = 0

    def to_json(self):
        Counted.texts += 1
        return id(self)


async def nothing(*_):
    pass


products = [Counted() for _ in range(760)]
asyncio.run(Shop(SimpleNamespace(insert=nothing)).import_products(products))
# The sum of 0, 2, 4 ... 2(n - 1) is n(n - 1): shown for a size that can be counted.
assert Counted.texts == 760 * 759, Counted.texts

with open("exhibits/instance-2.txt", encoding="utf-8") as file:
    log = file.read().splitlines()
app = [datetime.strptime(line[:12], "%H:%M:%S.%f") for line in log if " app " in line]
silences = [(later - earlier).total_seconds() for earlier, later in zip(app, app[1:])]
ended = {line.split()[3] for line in log if "status=504" in line}
late = [line for line in log if line[:8] == "10:32:04" and "status=200" in line and line.split()[3] in ended]
print(json.dumps({
    "texts_for_760": Counted.texts,
    "seconds_for_760": round(Counted.texts * TEXT_MS / 1000, 1),
    "hours_for_20000": round(20_000 * 19_999 * TEXT_MS / 3_600_000, 1),
    "keys_ms_for_760": round(760 * TEXT_MS),
    "keys_ms_for_20000": round(20_000 * TEXT_MS),
    "silent_seconds": round(max(silences), 1),
    "ended_by_balancer": sum("status=504" in line for line in log),
    "pages_answered_too_late": sum("/imports" not in line for line in late),
}))
