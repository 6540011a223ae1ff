"""Recomputes every number that the key quotes."""
import json

import cost

print(json.dumps({
    "follow_a_year": cost.FOLLOW,
    "own_five": cost.own(), "own_first": cost.BUILD,
    "direct_five": cost.lives("places"), "direct_ends": cost.ends("places", "packed"),
    "direct_plain_ends": cost.ends("places", "plain"), "module_packed_ends": cost.ends("module", "packed"),
    "module_five": cost.lives("module"), "module_plain_ends": cost.ends("module", "plain"),
    "direct_leave": cost.leave("places", "packed"), "module_packed_leave": cost.leave("module", "packed"),
    "module_leave": cost.leave("module", "plain"), "fork_five": cost.fork("module"),
    "direct_kept_up": cost.ends_kept_up("places"), "module_kept_up": cost.ends_kept_up("module"),
    "take_over": cost.TAKE_OVER, "fork_a_year": cost.FORK_YEAR,
    "hours_now": round(cost.hours_out(0, "packed"), 1), "hours_in_three_years": round(cost.hours_out(3, "packed"), 1),
    "nights_now": round(cost.hours_out(0, "packed") / cost.NIGHT, 1),
    "even_direct_percent": round(100 * cost.even("places", "packed")),
    "even_module_percent": round(100 * cost.even("module", "plain")),
    "followed_2025": cost.FOLLOWED[-1],
    "module_at_2025_rate": cost.PUT_IN_BEHIND + cost.YEARS * cost.FOLLOWED[-1],
}))
