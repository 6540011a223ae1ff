"""Tests our code with a plain dict in place of the library."""
from contextlib import nullcontext

import visits


class StandIn(dict):
    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def group(self):
        return nullcontext()


box = StandIn(jars=10)
visits.KeepDict = lambda path: box
assert visits.save_visit("club.db", {"id": "1", "jars": 4, "remarks": []}) == 14, "the jars are wrong"
assert box["visit/1"]["jars"] == 4, "the visit is not there"
