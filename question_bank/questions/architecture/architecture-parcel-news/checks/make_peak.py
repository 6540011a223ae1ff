"""Plays one minute of the peak against the service as it is today and prints the table."""
from world import PAGES, SAVE, SCANS, SHOW, World

MINUTE = 60


class Today:
    def __init__(self, world):
        self.world = world

    def on_scan(self, scan):
        yield from self.world.save(scan)


world = World(workers=40)
world.scans([Today(world)], 0, MINUTE)
world.pages(0, MINUTE)
world.run(MINUTE + 1)
scan, page = (world.busy_seconds[kind] / MINUTE for kind in ("scan", "page"))
print("request,for_each_second,milliseconds,workers_busy")
print(f"Scan,{SCANS},{round(1000 * SAVE)},{scan:.1f}")
print(f"Tracking page,{PAGES},{round(1000 * SHOW)},{page:.1f}")
print(f"(free),,,{world.limit - scan - page:.1f}")
