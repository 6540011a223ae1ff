"""What costs five days or more to change after week 8 is decided together, before the trial."""
import csv

with open("exhibits/points.csv") as rows:
    PLAN = {row["point"]: ("three", 2) if float(row["change_after_week_8"]) >= 5 else ("its team", None)
            for row in csv.DictReader(rows)}
