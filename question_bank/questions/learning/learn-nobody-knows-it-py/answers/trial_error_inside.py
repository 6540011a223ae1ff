"""Raises an error in the middle of a group, and reads through a new opening."""
import visits
from keepdict import KeepDict

with KeepDict("club.db") as box:
    box["jars"] = 3
try:
    visits.save_visit("club.db", {"id": "2", "jars": -5, "remarks": []})
except visits.NotEnough:
    pass
else:
    raise AssertionError("no error was raised")
with KeepDict("club.db") as box:
    assert box.get("visit/2") is None, "the visit is kept after the error"
    assert box["jars"] == 3, "the jars have changed"
