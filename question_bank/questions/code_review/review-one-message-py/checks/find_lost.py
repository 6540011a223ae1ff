"""Finds the animals that are marked on a day without a message that names them.

It uses what the practice keeps: marks, and messages with their day, number and text.
"""
import sys

from practice import this_morning

sys.path += ["answers", "exhibits"]
import grouped_marked
import reminders

practice = this_morning()
reminders.send_reminders(practice, today=1)
practice.add("Bramble", owner="Dana", phone="0151-110")
reminders.send_reminders(practice, today=2)        # alone on its day, and named


def was_named(animal):
    return any(message.day == animal.reminded and message.phone == animal.phone
               and animal.name in message.text for message in practice.sent)


lost = [animal for animal in practice.animals if not was_named(animal)]
print("lost:", *(animal.name for animal in lost))
numbers = {message.phone for message in practice.sent}
silent = [animal.name for animal in practice.animals if animal.phone not in numbers]
print("marked without any message to the number:", *(silent or ["none"]))
for animal in lost:
    animal.reminded = None                         # due again
grouped_marked.send_reminders(practice, today=3)
print("told on the next morning:", *practice.named()[-len(lost):])
