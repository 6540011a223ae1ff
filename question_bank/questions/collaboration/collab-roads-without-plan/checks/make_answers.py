"""Prints the two answers for road 12, and what the page of Weather says."""
from roads import show

print("GET /roads/12/stations, until Sunday")
print(show(12, "old"))
print()
print("GET /roads/12/stations, since Monday 14:00")
print(show(12, "new"))
print()
print("Page of Weather, unchanged since last year")
print("The answer lists the stations of the road that measure now.")
print("temp   degrees Celsius, a number")
print("at     time of the measurement")
