"""The first animal of a number is kept in place of the last: others are lost."""

TEXT = "Hello {owner}, a vaccination is due for: {animal}. Please call us."


def send_reminders(practice, today):
    """Remind the owners, and return how many animals. Runs each morning at 8."""
    animals = practice.due(today)
    by_phone = {}
    for animal in animals:
        by_phone.setdefault(animal.phone, animal)
    for phone, animal in by_phone.items():
        practice.send(phone, TEXT.format(owner=animal.owner, animal=animal.name))
    for animal in animals:
        practice.mark_reminded(animal, today)
    return len(animals)
