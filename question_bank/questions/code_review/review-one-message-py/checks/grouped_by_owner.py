"""Animals put together by the name of the owner, marked right after each message."""

TEXT = "Hello {owner}, a vaccination is due for: {animal}. Please call us."


def send_reminders(practice, today):
    """Remind the owners, and return how many animals. Runs each morning at 8."""
    animals = practice.due(today)
    by_owner = {}
    for animal in animals:
        by_owner.setdefault(animal.owner, []).append(animal)
    for group in by_owner.values():
        names = ", ".join(animal.name for animal in group)
        practice.send(group[0].phone, TEXT.format(owner=group[0].owner, animal=names))
        for animal in group:
            practice.mark_reminded(animal, today)
    return len(animals)
