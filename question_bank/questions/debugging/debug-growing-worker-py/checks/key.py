"""Recomputes every number that the key quotes, from the table, the facts and the traffic behind the table."""
import csv
import json

from traffic import asked_about

with open("exhibits/live_objects.csv") as file:
    rows = {row["at"]: row for row in csv.DictReader(file)}
quotes = {at: int(row["live_Quote"]) for at, row in rows.items()}
per_day = quotes["Tue 24:00"] - quotes["Mon 24:00"]
room = (512 - 150) * 1000 // 20                    # facts 2 and 3: MB free, KB for a quote
keys_in_kilos = 40 * 30                            # told when asked: zones and full kilos

firsts, last = [], {}
for second, *parcel in asked_about():              # questions: not asked about in the last ten minutes
    key = tuple(parcel)
    if second - last.get(key, -600) >= 600:
        last[key] = second
        firsts.append(second)
busiest = max(sum(start <= s < start + 600 for s in firsts) for start in range(0, firsts[-1], 300))
print(json.dumps({
    "quotes_a_day": per_day,
    "memory_to_fill_mb": 512 - 150,
    "quotes_to_the_stop": room,
    "days_to_the_stop": round(room / per_day, 1),
    "days_to_the_stop_in_a_sale": round(room / per_day / 6, 1),
    "questions_in_busiest_ten_minutes": busiest,
    "keys_in_full_kilos": keys_in_kilos,
    "mb_in_full_kilos": keys_in_kilos * 20 // 1000,
    "mb_for_2000_quotes": 2000 * 20 // 1000,
    "days_with_price_only": round(room * 20 / per_day),
}))
