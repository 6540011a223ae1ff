"""Recomputes every number that the answer quotes from the exhibits and the facts."""
import json

from budget import (LIMIT, MB_EACH, MB_FREE, NOVEMBER, OTHERS, POOL, QUARTER, REQUESTS, RESERVED, SECONDS, WEB, quarter,
                    share_that_waits)

november = round(WEB * NOVEMBER)
usable = LIMIT - RESERVED
each = REQUESTS / WEB
print(json.dumps({
    "others": OTHERS,
    "usable": usable,
    "at_peak": WEB * POOL + OTHERS,
    "left_at_peak": usable - WEB * POOL - OTHERS,
    "left_with_14": usable - 14 * POOL - OTHERS,
    "left_by_day": usable - 10 * POOL - OTHERS,
    "web_at_peak": WEB * POOL,
    "wanted_in_release": (WEB + quarter(WEB)) * POOL + OTHERS,
    "busy_at_peak": round(REQUESTS * SECONDS),
    "busy_each": round(each * SECONDS, 1),
    "busy_when_slow": round(REQUESTS * SECONDS * 3),
    "busy_each_when_slow": round(each * SECONDS * 3, 1),
    "most_pool_release": (usable - OTHERS) // (WEB + quarter(WEB)),
    "most_pool_release_and_crash": (usable - OTHERS) // (WEB + quarter(WEB) + 1),
    "processes_november": november,
    "most_pool_november": (usable - OTHERS) // (november + quarter(november) + 1),
    "least_pool_at_peak": next(c for c in range(1, 20) if share_that_waits(0.02, c, each, SECONDS) <= 0.001),
    "least_pool_when_slow": next(c for c in range(1, 20) if share_that_waits(0.25, c, each, 3 * SECONDS) <= 0.02),
    "most_connections_in_memory": MB_FREE // MB_EACH,
    "limit_for_pool_of_10_november": (november + quarter(november) + 1) * POOL + OTHERS + RESERVED,
}))
