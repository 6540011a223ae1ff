"""Saves, closes, opens again and reads."""
import visits
from keepdict import KeepDict

visits.save_visit("club.db", {"id": "1", "jars": 4, "remarks": []})
with KeepDict("club.db") as box:
    assert box["visit/1"]["jars"] == 4, "the visit is not there"
    assert box["jars"] == 4, "the jars are not there"
