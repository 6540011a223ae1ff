"""Recomputes every number that the key quotes from the exhibits and the listed facts."""
import json
import math

from events import (BYTES, DAYS, DELETES, DISK, FAST, KEPT, LOOK, MEMORY, NIGHT, NUMBER_ENTRY, PEAK, PLAN, SO_FAR, a_day,
                    months_until, rows)

THEN = SO_FAR + KEPT
today = rows(1, SO_FAR)
kept = rows(THEN - KEPT + 1, THEN)
a_night = DELETES * NIGHT * 3600
behind = next(month for month in range(1, THEN) if a_day(month) > a_night)
weeks, days, months = math.ceil(KEPT * DAYS / 7) + 1, KEPT * DAYS + 1, KEPT + 1
print(json.dumps({
    "rows_today_billion": round(today / 1e9, 2),
    "size_today_tb": round(today * BYTES / 1e12, 2),
    "index_today_gb": round(today * NUMBER_ENTRY / 1e9),
    "months_until_memory": months_until(MEMORY, NUMBER_ENTRY),
    "peak_today": round(PEAK * a_day(SO_FAR) / 86400),
    "months_until_disk": months_until(DISK, BYTES),
    "months_until_disk_faster": months_until(DISK, BYTES, faster=2),
    "months_by_mean": int((DISK - today * BYTES) / (today * BYTES / SO_FAR)),
    "months_by_rate_of_today": int((DISK - today * BYTES) / (a_day(SO_FAR) * DAYS * BYTES)),
    "months_until_removal": KEPT - SO_FAR,
    "million_a_day_then": round(a_day(THEN) / 1e6),
    "peak_then": round(PEAK * a_day(THEN) / 86400),
    "rows_kept_billion": round(kept / 1e9, 1),
    "size_kept_tb": round(kept * BYTES / 1e12, 1),
    "size_at_first_removal_tb": round(rows(1, KEPT) * BYTES / 1e12, 1),
    "size_kept_faster_tb": round(rows(THEN - KEPT + 1, THEN, faster=2) * BYTES / 1e12, 1),
    "whole_index_gb": round(kept * NUMBER_ENTRY / 1e9),
    "year_index_gb": round(rows(THEN - 11, THEN) * NUMBER_ENTRY / 1e9),
    "month_index_gb": round(a_day(THEN) * DAYS * NUMBER_ENTRY / 1e9),
    "month_index_faster_gb": round(a_day(THEN, faster=2) * DAYS * NUMBER_ENTRY / 1e9),
    "week_index_gb": round(a_day(THEN) * 7 * NUMBER_ENTRY / 1e9),
    "month_parts": months,
    "week_parts": weeks,
    "day_parts": days,
    "page_ms_month": round(2 * LOOK + PLAN * months),
    "page_ms_day": round(8 * LOOK + PLAN * days),
    "number_ms_month": round((LOOK + PLAN) * months),
    "number_ms_week": round((LOOK + PLAN) * weeks),
    "deleted_a_night_million": round(a_night / 1e6, 1),
    "deletes_behind_in_months": behind - 1 + KEPT - SO_FAR,
    "copy_nights": math.ceil(today / (FAST * NIGHT * 3600)),
    "attached_too_long_months": SO_FAR,
}))
