"""Recomputes every number that the answer quotes from the exhibits and the listed facts."""
import json

from budget import ALLOWED, DAYS, PER_DAY, SPARE, TARGET, TODAY, USED, USUAL_PCT, USUAL_TO_COME
from objective import INDICATORS, WEEKS
from releases import RECORD, bad_payments

bad = {int(w["week"]): 100 - INDICATORS["done in 10 s"](w) for w in WEEKS}
costs = [bad_payments(pct, hours) for _, pct, hours in RECORD]
spans = [sum(bad[w] for w in range(first, first + 4)) / 4 for first in range(1, 8)]
print(json.dumps({
    "span_payments": PER_DAY * DAYS,
    "allowed": ALLOWED,
    "used": USED,
    "used_pct": round(100 * USED / ALLOWED),
    "left": ALLOWED - USED,
    "days_left": DAYS - TODAY,
    "usual_pct": round(USUAL_PCT, 2),
    "usual_per_day": round(USUAL_TO_COME / (DAYS - TODAY)),
    "usual_to_come": USUAL_TO_COME,
    "spare": SPARE,
    "spare_to_tens": round(SPARE, -1),
    "provider_late_pct": round(100 - 99.8, 1),     # listed under "if asked"
    "week_3_bad_pct": round(bad[3], 2),
    "week_6_bad_pct": round(bad[6], 2),
    "week_8_bad_pct": round(bad[8], 2),
    "week_9_bad_pct": round(bad[9], 2),
    "releases_over_spare": sum(c > SPARE for c in costs),
    "releases": len(costs),
    "releases_with_no_bad_payment": sum(c == 0 for c in costs),
    "spans_met": sum(s <= 100 - TARGET for s in spans),
    "spans": len(spans),
    "stuck_week_7": int(WEEKS[6]["over_10_s"]),
    "bad_9_on_a_day": round(PER_DAY * bad[9] / 100),
    "days_like_week_9": round(SPARE / (PER_DAY * bad[9] / 100 - USUAL_TO_COME / (DAYS - TODAY)), 1),
}))
