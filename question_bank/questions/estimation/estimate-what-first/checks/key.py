"""Recomputes every number that the key quotes from the exhibits and the facts."""
import json
import math
from statistics import median

from play import courses, mean_earned, play
from work import ADAPTER, MOVES, OTHERS, PIECES

move, other = median(MOVES), median(OTHERS)
likely = {name: piece.weeks * (move if piece.move else other) for name, piece in PIECES.items()}


def week(order, name, answer, moves=move, others=other):
    """The week in which a piece is live when all goes as in the middle of the record."""
    return math.ceil(round(play(order.split(), moves, others, answer).live[name], 6))


chain = likely["A"] + likely["B"] + likely["C"]
search = PIECES["E"].worth / likely["E"]
good = "ask D C B A E F"
print(json.dumps({
    "planned_weeks": int(sum(piece.weeks for piece in PIECES.values())),
    "likely_weeks": round(sum(likely.values())),
    "moves_middle": round(move, 2),
    "moves_least": round(MOVES[0], 2),
    "moves_most": round(MOVES[-1], 2),
    "others_middle": round(other, 2),
    "others_most": round(OTHERS[-1], 2),
    "likely_weeks_of_b": round(likely["B"]),
    "planned_weeks_of_the_chain": int(sum(PIECES[name].weeks for name in "ABC")),
    "likely_weeks_of_the_chain": round(chain),
    "thousands_for_a_week_of_the_chain": round(PIECES["A"].worth / chain, 1),
    "thousands_for_a_week_of_e": round(search, 1),
    "thousands_for_a_week_of_f": round(PIECES["F"].worth / likely["F"], 1),
    "worth_of_a_as_good_as_e": round(search * chain),
    "d_after_b_by_plan": int(sum(PIECES[name].weeks for name in "CBD")),
    "d_after_b_by_record": math.ceil(sum(likely[name] for name in "CBD")),
    "d_first_at_the_slowest": week(good, "D", True, MOVES[-1], OTHERS[-1]),
    "trial_week": week(good, "C", True),
    "a_week": week(good, "A", True),
    "a_week_with_adapter": week("ask D C G A E F", "A", True),
    "adapter_weeks": ADAPTER.weeks,
    "e_week_after_a_no": week(good, "E", False),
    "f_week_after_a_no": week(good, "F", False),
    "ways": len(courses(good.split())),
    "best_of_the_six_earns": round(mean_earned(good.split())),
}))
