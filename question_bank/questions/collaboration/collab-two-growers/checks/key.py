"""Recomputes every number that the answer quotes."""
import json
import statistics

from slot import PLANNED, RECORD, SLOT, share, ways


def weeks(order):
    return sorted(max(live.values()) for live in ways(order))


def before(order, part, week):
    return round(100 * share(order, lambda live: live[part] <= week))


both = weeks("alarm,litres")
print(json.dumps({
    "pieces": len(RECORD),
    "least_factor": min(RECORD),
    "middle_factor": statistics.median(RECORD),
    "most_factor": max(RECORD),
    "fen_wish_planned": PLANNED["litres"] + PLANNED["plan"],
    "mill_wish_planned": PLANNED["alarm"] + PLANNED["rota"] + PLANNED["rules"],
    "both_wishes_planned": sum(PLANNED.values()) - PLANNED["file"],
    "both_wishes_in_the_middle": round((sum(PLANNED.values()) - PLANNED["file"]) * statistics.median(RECORD), 2),
    "alarm_at_most": max(weeks("alarm")),
    "alarm_middle": round(statistics.median(weeks("alarm")), 2),
    "alarm_and_litres_planned": PLANNED["alarm"] + PLANNED["litres"],
    "alarm_and_litres_least": both[0],
    "alarm_and_litres_middle": round(statistics.median(both), 2),
    "alarm_and_litres_most": both[-1],
    "slot": SLOT,
    "with_rota_in_the_slot_pct": before("alarm,litres,rota", "rota", SLOT),
    "file_and_rota_in_the_slot_pct": before("alarm,file,rota", "rota", SLOT),
    "fen_wish_in_the_slot_pct": before("litres,plan", "plan", SLOT),
    "mill_wish_in_the_slot_pct": before("alarm,rota,rules", "rules", SLOT),
    "alarm_after_litres_before_9_may_pct": before("litres,alarm", "alarm", 3),
    "alarm_after_file_before_9_may_pct": before("file,alarm", "alarm", 3),
    "both_by_plan_pct": before("alarm,litres", "litres", 3),
}))
