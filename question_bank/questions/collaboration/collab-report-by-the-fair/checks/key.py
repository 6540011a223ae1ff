"""Recomputes every number that the answer quotes."""
import json

from options import COST, LONGER, REQUESTS, days, met

print(json.dumps({
    "requests": len(REQUESTS),
    "need_the_file": sum("file" in need for need in REQUESTS),
    "need_the_page": sum("page" in need for need in REQUESTS),
    "all_days": days(COST),
    "page_days_by_record": round(days({"page"}) * LONGER, 1),
    "file_met": met({"file"}),
    "file_mail_days": days({"file", "mail"}),
    "file_mail_met": met({"file", "mail"}),
    "file_mail_days_by_record": round(days({"file", "mail"}) * LONGER, 1),
    "file_site_days": days({"file", "site"}),
    "file_site_met": met({"file", "site"}),
    "file_site_days_by_record": round(days({"file", "site"}) * LONGER, 1),
    "file_mail_period_days": days({"file", "mail", "period"}),
    "file_mail_period_met": met({"file", "mail", "period"}),
    "three_days": days({"file", "site", "mail"}),
    "three_met": met({"file", "site", "mail"}),
    "three_days_by_record": round(days({"file", "site", "mail"}) * LONGER, 1),
}))
