"""The chance that a step lets a version go on."""
import re
from functools import cache

from service import A_MINUTE, INSTANCES, MIX, OLD, at_most, cpu, exactly


@cache
def goes_on(rule, version, share, minutes):
    """Return the chance that *version* passes a step of *minutes* at *share* percent under *rule*."""
    requests = round(A_MINUTE * share / 100 * minutes)
    bookings = round(MIX["book"] * requests)
    most_all, most_bookings = requests, bookings
    for part in rule.split("; "):
        if match := re.fullmatch(r"failed > (\d+) in (\d+)", part):
            most_all = min(most_all, int(match[1]) * requests // int(match[2]))
        elif match := re.fullmatch(r"failed >= (\d+)", part):
            most_all = min(most_all, int(match[1]) - 1)
        elif match := re.fullmatch(r"bookings failed >= (\d+)", part):
            most_bookings = min(most_bookings, int(match[1]) - 1)
        elif part == "failed > 2 times version 30":
            most_all = min(most_all, int(2 * OLD.total * requests + 1e-9))
        elif match := re.fullmatch(r"cpu > ([\d.]+) times version 30", part):
            if busier(version, share) > float(match[1]):
                return 0.0
        else:
            raise SystemExit(f"no such rule: {part}")
    return sum(exactly(b, bookings, version.book) * at_most(most_all - b, requests - bookings, version.rest)
               for b in range(min(most_bookings, most_all, 200) + 1))


def busier(version, share):
    """Return how many times busier the instance with the new version is than one with version 30."""
    new = A_MINUTE * share / 100
    old = A_MINUTE * (1 - share / 100) / (INSTANCES - 1)
    return cpu(version, new) / cpu(OLD, old)
