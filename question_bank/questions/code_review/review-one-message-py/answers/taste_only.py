"""Lee's three comments are done: the docstring, the name and the f-string."""


def send_reminders(practice, today):
    """Remind the owners; return the number of animals."""
    animals = practice.due(today)
    by_phone = {animal.phone: animal for animal in animals}
    for phone, animal in by_phone.items():
        practice.send(phone, f"Hello {animal.owner}, a vaccination is due for: "
                             f"{animal.name}. Please call us.")
    for animal in animals:
        practice.mark_reminded(animal, today)
    return len(animals)
