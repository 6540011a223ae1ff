"""Plays a day of 5,000 lamps and prints what arrives in some windows of ten minutes."""
from collections import Counter

LAMPS, DAWN, DUSK = 5_000, 7 * 60, 17 * 60           # minutes of the day
VALUES = 18                                          # one every 80 minutes

windows = Counter()
for lamp in range(LAMPS):
    windows[(DAWN + lamp % 10) // 10] += 1           # off
    windows[(DUSK + lamp % 10) // 10] += 1           # on
    first = lamp * 80 / LAMPS
    for value in range(VALUES):
        windows[int(first + 80 * value) // 10] += 1


def row(name, hour):
    print(f"{hour:02}:00 to {hour:02}:10,{windows[hour * 6]},{name}")


print("time,events,what_they_are")
row("values of lamps", 3)
row("values; each lamp goes off", 7)
row("values of lamps", 12)
row("values; each lamp goes on", 17)
print(f"all day,{sum(windows.values())},{VALUES} values and 2 changes for each lamp")
