"""Runs the code as shown once and prints what Python warns of."""
import sys
import warnings

sys.path.insert(0, "exhibits")
from clock import run
from report import day_report
from shops import SHOPS, Api, Archive, Mail

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    archive = Archive()
    run(day_report(SHOPS[:1], Api(), archive, Mail(archive)))
for warning in seen:
    print(warning.category.__name__, warning.message)
