"""Prints for four events how many of the new web processes could open their whole pool."""
from budget import LIMIT, OTHERS, POOL, RESERVED, quarter

print("day,time,event,web_processes,new_processes,of_these_started")
for day, time, event, processes in [
    ("Mon", "11:02", "release", 10),
    ("Tue", "15:20", "release", 14),
    ("Wed", "18:05", "a process died", 16),
    ("Thu", "17:58", "release", 16),
]:
    new = 1 if event != "release" else quarter(processes)
    free = LIMIT - RESERVED - OTHERS - POOL * processes    # a process that died still has its connections
    print(f"{day},{time},{event},{processes},{new},{max(0, min(new, free // POOL))}")
