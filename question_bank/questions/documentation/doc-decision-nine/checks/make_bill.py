"""Prints the bill of the store every half year since the decision."""
from lamps import JOINED, bill, kept, views

print("months_after_decision_9,pictures_kept,towns_on_the_map,views_a_month,bill_a_month")
for month, towns in JOINED.items():
    print(f"{month},{kept(month) * 1000:.0f},{towns},{views(towns) * 1000:.0f},{bill(month, towns):.0f}")
