"""Recomputes the numbers that the key quotes, from the exhibits and by running the code."""
import json
import sys
from collections import Counter

sys.path += ["exhibits", "answers"]
import as_before
import reminders
from practice import this_morning

before, now = this_morning(), this_morning()
as_before.send_reminders(before, today=1)
returned = reminders.send_reminders(now, today=1)
animals = Counter(animal.phone for animal in now.animals)
owners_who_lose = [phone for phone, count in animals.items() if count > 1]
print(json.dumps({
    "animals_due": len(now.animals),
    "phone_numbers": len(animals),
    "messages_before": len(before.sent),
    "messages_now": len(now.sent),
    "returned_now": returned,
    "named_now": len(now.named()),
    "lost": len(now.animals) - len(now.named()),
    "owners_who_lose": len(owners_who_lose),
    "animals_of_robin": animals["0151-118"],
    "animals_of_jo": animals["0151-150"],
}))
