"""Recomputes every number that the key quotes."""
import json

from cases import CASES, SETTINGS, days, minutes

with open("exhibits/saturday.txt") as file:
    LINES = [line.rstrip() for line in file]


def at(words):
    """The minute of the first line with these words."""
    line = next(line for line in LINES if words in line)
    return 60 * int(line[:2]) + int(line[3:5])


def six(*changes):
    return round(sum(minutes(day, set(changes)) for day in CASES))


changed = [row for row in CASES.values() if row["second look"]]
print(json.dumps({
    "minutes": at("minute: 20") - at("from 30 to 3"),
    "until_noticed": at("first message") - at("from 30 to 3"),
    "after_noticed": at("minute: 20") - at("first message"),
    "until_on_call": at("is on call") - at("first message"),
    "old_page": at("Asks in the channel") - at("is on call"),
    "until_known": at("reads it by chance") - at("Asks in the channel"),
    "old_value": at("sets 30") - at("reads it by chance"),
    "until_back": at("minute: 20") - at("sets 30"),
    "restart": at("Asks in the channel") - at("restarts the gateway"),
    "graph_after": at("then 1") - at("from 30 to 3"),
    "cases": len(CASES), "changes": len(changed), "looked_at": sum(row["second look"] == "yes" for row in changed),
    "people": len({row["done by"] for row in changed}), "settings": len(SETTINGS),
    "settings_looked_at": sum(row["second look"] == "yes" for row in SETTINGS),
    "by_drivers": sum(row["noticed by"] == "drivers" for row in CASES.values()),
    "six_now": six(), "six_unit": six("unit"), "six_alert_back": six("alert", "back"),
    "six_first_alert": six("first", "alert"), "six_known": six("unit", "checked", "reminder"),
    "known_days": days(["unit", "checked", "reminder"]), "alert_back_days": days(["alert", "back"]),
    "first_alert_days": days(["first", "alert"]), "best_days": days(["alert", "back", "unit", "reminder"]),
    "six_best": six("alert", "back", "unit", "reminder"),
    "new_now": round(minutes("new", set())), "new_alert_back": round(minutes("new", {"alert", "back"})),
    "this_alert_back": round(minutes("18 July", {"alert", "back"})),
}))
