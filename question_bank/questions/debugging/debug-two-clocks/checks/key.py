"""Works out the clocks and the lost changes from the log alone, and prints the numbers that the key quotes."""
import json
import re

LINE = re.compile(r"(\d\d):(\d\d):([\d.]+) (\S+) +(sends again|sends|gets|reads answer to) +#(\d+)(.*)")


def seconds(hours, minutes, rest):
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


sends, gets, reads, machine, left_out, kept = {}, {}, {}, {}, [], {}
with open("exhibits/morning.txt") as log:
    for line in log:
        *clock, who, what, number, rest = LINE.match(line).groups()
        when, number = seconds(*clock), int(number)
        if what.startswith("sends"):
            sends[number], machine[number] = when, who     # sent again: the last one is the one that arrived
        elif what == "gets":
            gets[number] = when
            (left_out if rest.endswith("left out") else kept.setdefault(rest.split()[0], [])).append(number)
        else:
            reads[number] = when
offset = {n: round(((sends[n] - gets[n]) + (reads[n] - gets[n])) / 2, 1) for n in gets}
wrong = [n for n in left_out if not any(m > n and gets[m] < gets[n] for m in gets)]
assert {offset[n] for n in gets if machine[n] == "web-1"} == {0.0}
print(json.dumps({
    "web2_ahead_s": round(offset[1]),
    "web2_ahead_at_the_end_s": round(offset[12]),
    "left_out": len(left_out),
    "wrongly_left_out": len(wrong),
    "gap_of_1_and_2_s": round(gets[2] - gets[1]),
    "gap_of_9_and_10_s": round(gets[10] - gets[9]),
}))
