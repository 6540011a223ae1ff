"""Saves and reads in one block."""
from keepdict import KeepDict

with KeepDict("club.db") as box:
    with box.group():
        box["visit/1"] = {"id": "1", "jars": 4}
        box["jars"] = 4
    assert box["visit/1"]["jars"] == 4, "the visit is not there"
    assert box["jars"] == 4, "the jars are not there"
