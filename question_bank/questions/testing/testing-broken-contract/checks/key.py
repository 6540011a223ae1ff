"""Recomputes every number that the answer quotes."""
import json

from orders import CHANGES, ORDERS, Release
from readers import hurt

before = Release("88", with_change=False).message("A17")["total"]
after = Release("88").message("A17")["total"]
harmful = [c for c in CHANGES if hurt(Release(c))]
print(json.dumps({
    "changes": len(CHANGES),
    "harmful": len(harmful),
    "harmless": len(CHANGES) - len(harmful),
    "goods": ORDERS["A17"].goods / 100,
    "tax_percent": ORDERS["A17"].tax_percent,
    "total_before": before / 100,
    "total_after": after / 100,
    "percent_too_low": round(100 * (before - after) / before),
}))
