"""Prints the exhibit minutes: how busy the parts are at yesterday's looks and scans."""
from service import DATABASE, DISK, LOOKS, SCANS, WEB, busy

print("minute,looks_a_second,scans_a_second,web_busy_%,database_busy_%,disk_busy_%")
for minute, looks, scans in [("04:00", 20, 30), ("08:00", 250, 180), ("12:00", 400, 90), ("15:00", 350, 60),
                             ("18:00", LOOKS, SCANS), ("22:00", 300, 10)]:
    percents = [f"{busy(part, looks, scans):.0%}".rstrip("%") for part in (WEB, DATABASE, DISK)]
    print(",".join([minute, str(looks), str(scans), *percents]))
