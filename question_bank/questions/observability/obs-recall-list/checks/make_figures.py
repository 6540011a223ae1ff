"""Prints the figures of the afternoon, every five minutes until 14:05."""
from vets import ON, OTHERS, Vets, clock

vets = Vets()
vets.until(ON + 66)
print("time,bookings,failed_pct,cpu_pct,disk_busy_pct,disk_gb,"
      "open_statements,standby_behind_s")
for row in vets.rows:
    if row["minute"] >= ON - 10 and row["minute"] % 5 == 0:
        print(clock(row["minute"]), row["bookings"], row["failed_pct"], row["cpu_pct"], row["busy_pct"],
              round(row["used"]), row["searches"] + OTHERS, row["standby_behind_s"], sep=",")
