"""One message names all animals of a number, and they are marked before it is sent."""

TEXT = "Hello {owner}, a vaccination is due for: {animal}. Please call us."


def send_reminders(practice, today):
    """Remind the owners, and return how many animals. Runs each morning at 8."""
    animals = practice.due(today)
    by_phone = {}
    for animal in animals:
        by_phone.setdefault(animal.phone, []).append(animal)
    for phone, group in by_phone.items():
        for animal in group:
            practice.mark_reminded(animal, today)
        names = ", ".join(animal.name for animal in group)
        practice.send(phone, TEXT.format(owner=group[0].owner, animal=names))
    return len(animals)
