"""usage: make_table.py 11:00|10:30    prints the half hour from there on (before the release: three instances)"""
import sys

from times import EDGES, story

from_ = sys.argv[1]
print("instance,version,requests,mean_ms,p95_ms,"
      + ",".join(f"to_{edge}" for edge in EDGES) + ",more")
for name, i in story(from_).items():
    if from_ == "11:00" or name in ("i1", "i7", "i8"):
        version = 30 if (name, from_) == ("i8", "11:00") else 29
        print(name, version, i.requests, round(i.mean), round(i.p95), *i.counts, sep=",")
