"""Counts the sites that line 18 opens to a client of s1, with the check as it is shown."""
import importlib.util
import json

spec = importlib.util.spec_from_file_location("packing", "exhibits/packing.py")
packing = importlib.util.module_from_spec(spec)
spec.loader.exec_module(packing)
opened = []
for number in range(2, 241):                       # fact 1: s1 to s240
    try:
        packing.plan_path("s1", f"../s{number}/bid.pdf")
        opened.append(number)
    except packing.NotAllowed:
        pass
assert opened == [*range(10, 20), *range(100, 200)]
print(json.dumps({"other_sites_from_s1": len(opened)}))
