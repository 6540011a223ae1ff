"""Prints which bands can not book, by each reading."""
import csv
import sys

from readings import READINGS, bands, open_for_long

out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["reading", "can not book"])
for reading in [*READINGS.values(), open_for_long]:
    out.writerow([reading.__doc__.split(".")[0], " ".join(name for name, band in bands().items() if reading(band))])
