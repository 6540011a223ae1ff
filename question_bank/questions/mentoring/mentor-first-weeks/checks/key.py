"""Recomputes from the diary and the page every number that the key quotes."""
import json
import re

lines = []
with open("exhibits/sam.txt") as diary:
    for line in diary:
        day, hour, minute, what = re.match(r"day (\d+) +(\d\d):(\d\d)  (.*)", line).groups()
        lines.append((int(day), (int(day) - 1) * 8 + int(hour) - 9 + int(minute) / 60, what))
until = [after[1] - now[1] for now, after in zip(lines, lines[1:])]


def hours(start):
    return [spent for (_, _, what), spent in zip(lines, until) if what.startswith(start)]


def at(text):
    return next(line for line in lines if text in line[2])


with open("exhibits/first-day.txt") as page:
    text = page.read()
waits = [round(spent / 8) for spent in hours("waited for")]
print(json.dumps({
    "waits_for_access": len(waits),
    "days_for_access": sum(waits),
    "days_to_green": round(at("green")[1] / 8),
    "green_on_day": at("green")[0],
    "live_on_day": at("live")[0],
    "hours_reading": round(sum(hours("step 1:"))),
    "hours_alone": round(sum(hours("looked"))),
    "ticket_days": round((at("review")[1] - at("took")[1]) / 8),
    "review_days": round((at("live")[1] - at("review")[1]) / 8),
    "wiki_pages": int(re.search(r"(\d+) pages", text)[1]),
    "months_unchanged": int(re.search(r"(\d+) months", text)[1]),
}))
