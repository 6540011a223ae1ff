"""Checks that each reader reads the fields which the exhibit says, and no other."""
import csv
import sys

from orders import Release
from readers import READERS


class Watched(dict):
    def __getitem__(self, field):
        seen.add(field)
        return super().__getitem__(field)


with open("exhibits/readers.csv", encoding="utf-8") as file:
    told = {row["reader"]: set(row["fields that it reads"].split(", ")) for row in csv.DictReader(file)}
for reader, read in READERS.items():
    seen = set()
    for _, message in Release("88", with_change=False).messages():
        read(Watched(message))
    print(f"{reader}: {', '.join(sorted(seen))}")
    if seen != told[reader]:
        sys.exit(1)
