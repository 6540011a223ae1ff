"""Prints the log of both instances from 12:41 to 13:20."""
from kitchen import clock, until_1320

for second, instance, event, text in until_1320().lines:
    print(f"{clock(second)} {instance} {event:<8}{text}")
