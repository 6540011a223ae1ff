"""Writes, and reads through a second opening while the first is open."""
from keepdict import KeepDict

with KeepDict("club.db") as box, KeepDict("club.db") as other:
    box["visit/1"] = {"id": "1", "jars": 4}
    assert other.get("visit/1"), "a second reader does not see the write"
