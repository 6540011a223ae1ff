"""Recomputes every number that the key quotes."""
import json
import math

from lamps import DAY, JOINED, LEES_DAYS, MACHINE, MOVE_DAYS, NOW, OUR_DAYS, TOWNS, VIEW, bill, kept, machine, passes, pays_back

towns = JOINED[NOW]
now, before = bill(NOW, towns), bill(NOW - 6, JOINED[NOW - 6])
print(json.dumps({
    "bill_now": now,
    "machine_alone": MACHINE,
    "machine_passed_after": next(m for m in range(99) if bill(m, 0) >= MACHINE),
    "work_a_month": OUR_DAYS * DAY,
    "machine_with_our_days": machine(OUR_DAYS),
    "machine_with_lees_half_day": machine(LEES_DAYS),
    "bill_in_half_a_year": bill(NOW + 6, towns),
    "bill_grows_a_month": bill(NOW + 1, towns) - now,
    "bill_for_a_town": bill(NOW, towns + 1) - now,
    "months_if_all_towns_join": passes(machine(OUR_DAYS), TOWNS),
    "months_if_no_town_joins": passes(machine(OUR_DAYS), towns),
    "months_by_growth": math.floor(6 * math.log(machine(OUR_DAYS) / now) / math.log(now / before)),
    "months_by_the_last_step": round(6 * (machine(OUR_DAYS) - now) / (now - before)),
    "move_costs": MOVE_DAYS * DAY,
    "fetching_all_costs": VIEW * kept(NOW),
    "pays_back_soonest": pays_back(LEES_DAYS, TOWNS),
    "pays_back_latest": pays_back(LEES_DAYS, towns),
}))
