"""Plays the messages of March against the three places as they are, and prints what each of them says on 11 April."""
import sys

from march import MESSAGES
from world import World

sys.path.insert(0, "answers")
import added_up  # noqa: E402
import written_over  # noqa: E402

world = World()
table, page = written_over.Design(world), added_up.Design(world)
report = {}
for day in range(1, 43):
    for when, message in MESSAGES:
        if when == day:
            table.receive(message)
            page.receive(message)
    if day == 36:
        table.statements(1)
    if day == 41:
        report = {farm: table.page(farm) for farm in (12, 31)}
print("place,how_it_works_today,farm_12,farm_31")
for place, how, sums in (
    ("Statement of 5 April", "from a table in which a message writes over the last one", world.paid),
    ("Page of the farm", "adds the fat of a collection when its result comes", page.page),
    ("Report of 10 April", "from the same table", report.get),
):
    print(f"{place},{how},{sums(12) / 1000:.1f},{sums(31) / 1000:.1f}")
