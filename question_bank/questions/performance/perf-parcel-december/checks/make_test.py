"""Prints the exhibit test: the database at a rising load, with looks and scans as at 18:00."""
from service import DATABASE, LOOKS, SCANS, busy, slowest

now = busy(DATABASE, LOOKS, SCANS)
print("database_busy_percent,one_look_in_100_is_slower_than_ms")
for percent in (50, 60, 70, 75, 80, 90, 95, 99):
    times = percent / 100 / now
    print(f"{percent},{slowest(LOOKS * times, SCANS * times):.0f}")
