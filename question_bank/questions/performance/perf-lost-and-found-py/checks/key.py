"""Recomputes every number that the key quotes, from the profile and the facts."""
import csv
import json

TEST, NIGHT, KINDS = (80, 100), (16_000, 20_000), 20    # facts 1 and 4

with open("exhibits/profile.csv") as file:
    rows = {row["function"]: row for row in csv.DictReader(file)}
items = NIGHT[0] // TEST[0]
pairs = NIGHT[0] * NIGHT[1] // (TEST[0] * TEST[1])
own = {name: float(row["own_ms"]) for name, row in rows.items()}
night = {name: own[name] * (items if name == "Store.save" else pairs) / 1000 for name in rows}
total = sum(night.values())
assert int(rows["words"]["calls"]) == 2 * TEST[0] * TEST[1]
print(json.dumps({
    "pairs_in_the_test": TEST[0] * TEST[1],
    "texts_in_the_test": sum(TEST),
    "times_items": items,
    "times_pairs": pairs,
    "million_pairs_at_night": NIGHT[0] * NIGHT[1] // 1_000_000,
    "million_calls_of_words_at_night": 2 * NIGHT[0] * NIGHT[1] // 1_000_000,
    "texts_at_night": sum(NIGHT),
    "million_pairs_of_one_kind": NIGHT[0] * NIGHT[1] // KINDS // 1_000_000,
    "words_s_at_night": round(night["words"]),
    "words_minutes_at_night": round(night["words"] / 60),
    "match_s_at_night": round(night["match"]),
    "likeness_s_at_night": round(night["likeness"]),
    "match_s_next_year": round(4 * night["match"]),
    "save_s_at_night": round(night["Store.save"]),
    "minutes_at_night": round(total / 60),
    "save_percent_at_night": round(100 * night["Store.save"] / total, 1),
    "words_percent_at_night": round(100 * night["words"] / total),
    "saves_at_night": int(rows["Store.save"]["calls"]) * items,
    "minutes_next_year": round((4 * (total - night["Store.save"]) + 2 * night["Store.save"]) / 60),
}))
