"""Recomputes every number that the answer quotes from the exhibits and the facts."""
import csv
import json
import math
import sys

from world import BLOCKS, LAMPS_NOW, RECORD, USE, growth, mean, peak, play

sys.path.insert(0, "answers")
import by_signed_lamps  # noqa: E402
import lamps_send_less  # noqa: E402
import split_by_town  # noqa: E402


def table(name):
    with open(f"exhibits/{name}.csv") as file:
        return list(csv.DictReader(file))


parts = {row["part"]: float(row["measured"].split()[0].replace(",", "")) for row in table("parts")}
day = {row["time"][:5]: int(row["events"]) for row in table("day")}
factors = sorted(int(row["took_days"]) / int(row["planned_days"]) for row in table("record"))
planned = [int(row["planned_days"]) for row in table("blocks")]
names = ["receivers", "batches", "larger", "files", "report", "queue", "split"]
assert planned == [BLOCKS[name][0] for name in names]
assert day["17:00"] / 600 == peak(LAMPS_NOW) and factors[2] == RECORD

a_second = peak(LAMPS_NOW) / (LAMPS_NOW * 20)         # at dusk, for one event a day


def million(limit):
    return round(USE * limit / a_second / 1e6, 1)


def month(million_a_day, months):
    return round(months * math.log10(million_a_day / 0.1))


limits = {
    "writer": million(parts["Writer"]),
    "receiver": million(parts["Receiver"]),
    "disk": round(USE * parts["Disk"] * 1e9 / 250 / 400 / 1e6, 1),
    "report": round(USE * parts["Report"] * 4 * 3600 / 1e6, 1),
    "batches": million(8000),
}
disk_month = min(m for m, part in play([("batches", lambda *a: True), ("receivers", lambda *a: True)], "expected")[0]
                 if part == "disk")


def way(plan):
    system = play(plan, "expected", 36)[1]
    lamps = growth("expected")(36)
    receivers = math.ceil(peak(lamps, "settings" in system.has) / (USE * 500))
    money = sum(BLOCKS[block][2] for block in system.has) + 40 * receivers
    return {"planned": sum(BLOCKS[block][0] for block, _ in plan), "days": round(system.days),
            "upkeep": sum(BLOCKS[block][1] for block in system.has), "euros": round(money)}


numbers = {
    "mean_now": round(mean(LAMPS_NOW), 2), "dusk_now": round(peak(LAMPS_NOW), 1),
    "dusk_over_mean": round(peak(LAMPS_NOW) / mean(LAMPS_NOW)),
    "mean_then": round(mean(5e6)), "dusk_then": round(peak(5e6)), "dusk_then_with_settings": round(peak(5e6, True)),
    "writer_by_mean": round(USE * 400 * 86400 / 1e6),
    **{f"{name}_million": value for name, value in limits.items()},
    **{f"{name}_month": month(value, 12) for name, value in limits.items()},
    "disk_month_as_it_fills": round(disk_month),
    "writer_month_fast": month(limits["writer"], 8), "writer_month_slow": month(limits["writer"], 24),
    "writer_lamps": round(limits["writer"] * 1e6 / 20, -3),
    "gb_kept_then": round(1e8 * 250 * 400 / 1e9), "gb_for_30_days_then": round(1e8 * 250 * 30 / 1e9),
    "record_least": factors[0], "record_middle": factors[2], "record_most": factors[-1],
    "batches_days": round(BLOCKS["batches"][0] * RECORD),
    "batches_months": round(BLOCKS["batches"][0] * RECORD / 8, 1),
    "batches_from_lamps": round(limits["writer"] * 1e6 / 20 / 10 ** (BLOCKS["batches"][0] * RECORD / 8 / 8), -3),
    "split_months": round(BLOCKS["split"][0] * RECORD / 8, 1),
    "rewrite_planned": BLOCKS["rewrite"][0], "rewrite_days": round(BLOCKS["rewrite"][0] * RECORD),
    "rewrite_months": round(BLOCKS["rewrite"][0] * RECORD / 8),
    "settings_months": round(BLOCKS["settings"][0] * RECORD / 8 + 3, 1),
    "settings_months_late": round(BLOCKS["settings"][0] * RECORD / 8 + 7, 1),
    "receivers_then": math.ceil(peak(5e6) / (USE * 500)),
    "receivers_then_with_settings": math.ceil(peak(5e6, True) / (USE * 500)),
    "queue_wait_then": round((peak(5e6) - USE * 8000) * 600 / (USE * 8000)),
    "town_million": round((growth("jump")(8)) * 20 / 1e6, 1),
}
for name, plan in (("keep", by_signed_lamps.PLAN), ("less", lamps_send_less.PLAN), ("split", split_by_town.PLAN)):
    numbers |= {f"{name}_{what}": value for what, value in way(plan).items()}
print(json.dumps(numbers))
