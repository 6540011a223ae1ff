"""Recomputes every number that the key quotes, by running the change as shown and with single comments followed."""
import json
import math

from shop import DAY_PRICE, DEPOSIT, cases, change, given_back

shown, by_dana = change(), change([3])
quarter = DAY_PRICE / 4
same = [c for c in cases() if given_back(shown, c["hours_late"]) == given_back(by_dana, c["hours_late"])]
print(json.dumps({
    "quarters_of_the_example": math.ceil(7 / 6),
    "quarters_by_comment_3": math.ceil((7 - 2) / 6),
    "back_example": given_back(shown, 7),
    "back_example_by_comment_3": given_back(by_dana, 7),
    "quarters_after_four_days": 96 // 6,
    "fee_after_four_days": 96 // 6 * quarter,
    "back_after_four_days": given_back(shown, 96),
    "last_hour_not_below_zero": max(h for h in range(200) if given_back(shown, h) >= 0),
    "cases_green_for_both": len(same),
    "cases": len(cases()),
}))
