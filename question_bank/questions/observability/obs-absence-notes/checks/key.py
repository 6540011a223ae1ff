"""Recomputes every number that the answer quotes from the exhibits and the listed facts."""
import csv
import json

with open("exhibits/board.csv") as file:
    rows = {row["day"]: {k: int(v) for k, v in row.items() if k != "day"} for row in csv.DictReader(file)}
a, b, c, d, e, f, g = (rows[name] for name in "ABCDEFG")
print(json.dumps({
    "no_text_in_b": b["confirmed"] - b["texts"],
    "waiting_in_c": c["waiting"],
    "waiting_in_e": e["waiting"],
    "left_in_e": e["put_in"] - e["confirmed"] - e["dead"],
    "put_back_in_d": d["put_back"],
    "left_in_d": d["put_in"] - d["confirmed"] - d["dead"],
    "not_put_in_f": f["written"] - f["put_in"],
    "one_lane_of_f": f["written"] // 4,
    "dead_in_g": g["dead"],
    "dead_in_a": a["dead"],
    "oldest_in_the_lane_of_e_min": round(4 * e["oldest_s"] / 60),
}))
