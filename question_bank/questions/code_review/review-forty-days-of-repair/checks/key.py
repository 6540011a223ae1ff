"""Recomputes from the tables, the facts and the played plans every number that the key quotes."""
import json

from ferries import ANEW, COPIED, CUT_WORKS, MIDDLE, MODULES, STEPS, cut_saves, planned, saves, takes
from plans import best, saved

costs = {name: round(module.costs()) for name, module in MODULES.items()}
print(json.dumps({
    "costs_boarding": costs["Boarding"],
    "costs_freight": costs["Freight"],
    "costs_fares": costs["Fares"],
    "costs_refunds": costs["Refunds"],
    "costs_timetable": costs["Timetable"],
    "costs_print": costs["Print"],
    "costs_login": costs["Login"],
    "steps_least": STEPS[0],
    "steps_middle": MIDDLE,
    "steps_most": round(STEPS[-1], 1),
    "anew": ANEW[0],
    "anew_days": takes("anew", MIDDLE),
    "copied_days_all": cut_saves(1.0),
    "copied_days_least": round(cut_saves(CUT_WORKS[0])),
    "copied_days_middle": round(cut_saves(CUT_WORKS[1])),
    "changes_left": MODULES["Boarding"].changes - int(COPIED["changes"]),
    "boarding_saves_alone": saves("Boarding", {}, 1.0),
    "boarding_saves_after_the_cut": round(saves("Boarding", {"cut": 1}, CUT_WORKS[1])),
    "boarding_after_the_cut_least": saves("Boarding", {"cut": 1}, CUT_WORKS[-1]),
    "boarding_after_the_cut_most": saves("Boarding", {"cut": 1}, CUT_WORKS[0]),
    "boarding_takes": round(takes("Boarding", MIDDLE)),
    "print_takes": round(takes("Print", MIDDLE)),
    "freight_takes": takes("Freight", MIDDLE),
    "cut_takes": takes("cut", MIDDLE),
    "refunds_saves": saves("Refunds", {}, 1.0),
    "refunds_takes": round(takes("Refunds", MIDDLE)),
    "fares_saves": saves("Fares", {}, 1.0),
    "fares_takes": round(takes("Fares", MIDDLE)),
    "planned_three": sum(planned(piece) for piece in ("cut", "Refunds", "Fares")),
    "three_least": round(sum(takes(piece, STEPS[0]) for piece in ("cut", "Refunds", "Fares"))),
    "three_middle": round(sum(takes(piece, MIDDLE) for piece in ("cut", "Refunds", "Fares"))),
    "three_most": round(sum(takes(piece, STEPS[-1]) for piece in ("cut", "Refunds", "Fares"))),
    "three_save": round(best()[0]),
    "boarding_and_fares_save": round(saved(["Boarding", "Fares"], MIDDLE, 0.8)),
}))
