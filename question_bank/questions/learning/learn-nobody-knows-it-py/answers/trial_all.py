"""An error inside a group, a second reader, a process that ends, and two helpers at once."""
import runpy

from keepdict import Busy, KeepDict

for name in ("error_inside", "other_reader", "ended"):
    runpy.run_path(f"answers/trial_{name}.py")

with KeepDict("club.db", wait=0) as a, KeepDict("club.db", wait=0) as b:
    a["jars"] = 10

    def bring_three():
        with b.group():
            b["jars"] = b["jars"] + 3

    with a.group():
        before = a["jars"]
        try:
            bring_three()
            has_to_wait = False
        except Busy:
            has_to_wait = True
        a["jars"] = before + 2
    if has_to_wait:
        bring_three()
    assert a["jars"] == 15, f"10 + 2 + 3 jars make {a['jars']}"
