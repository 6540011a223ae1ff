"""Recomputes the numbers of the key from the log alone: nothing but its lines is read."""
import json
import re

version, put_by, wrong = {}, {}, {"new_to_old": 0, "old_to_new": 0, "right": 0}
moves = set()
with open("exhibits/morning.txt") as file:
    for line in file:
        instance = line.split()[1]
        mine = version.get(instance, 30)
        if "started version=31" in line:
            version[instance] = 31
        elif found := re.search(r"/visits/(\w+)/(\w+) put=(m\d+)", line):
            put_by[found[3]] = (mine, found[2])
        elif found := re.search(r"(m\d+) done ms=(\d+)", line):
            putter, what = put_by[found[1]]
            if what == "move":
                moves.add((putter, mine))
            elif putter == mine:
                wrong["right"] += 1
                assert found[2] != "0"
            else:
                wrong["new_to_old" if putter > mine else "old_to_new"] += 1
                assert (found[2] == "0") == (putter > mine)
assert moves == {(30, 30), (30, 31), (31, 30)}
print(json.dumps({"cancelled": sum(wrong.values()), "still_open": wrong["new_to_old"] + wrong["old_to_new"],
                  "put_by_31_read_by_30": wrong["new_to_old"], "put_by_30_read_by_31": wrong["old_to_new"], "right": wrong["right"]}))
