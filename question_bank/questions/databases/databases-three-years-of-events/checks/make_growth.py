"""Prints the twelve months of the table so far."""
from events import BYTES, NUMBER_ENTRY, SO_FAR, a_day, rows

print("month,million_events_a_day,billion_rows_at_end,size_gb,of_that_index_event_number_gb")
for month in range(1, SO_FAR + 1):
    total = rows(1, month)
    year, number = (2025, 12) if month == 1 else (2026, month - 1)
    print(f"{year}-{number:02},{a_day(month) / 1e6:.0f},{total / 1e9:.2f},{total * BYTES / 1e9:.0f},{total * NUMBER_ENTRY / 1e9:.0f}")
