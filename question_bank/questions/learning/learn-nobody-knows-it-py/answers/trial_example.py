"""The example of the page, typed in."""
from keepdict import KeepDict

with KeepDict("club.db") as box:
    box["hive/7"] = {"frames": 8, "remarks": []}
    print(box["hive/7"])
