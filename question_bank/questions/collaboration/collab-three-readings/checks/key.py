"""Recomputes every number that the key quotes."""
import json

from readings import MONTHS, READINGS, bands

blocked = {name: {b for b, band in bands().items() if reading(band)} for name, reading in READINGS.items()}
print(json.dumps({
    "bands": len(bands()),
    "readings": len(READINGS),
    **{name: len(names) for name, names in blocked.items()},
    "by_all_three": len(set.intersection(*blocked.values())),
    "by_one_at_least": len(set.union(*blocked.values())),
    "open_fees_of_grove": sum(bands()["Grove"][month] == "open" for month in MONTHS),
}))
