"""The change is turned down: one message for each animal."""

TEXT = "Hello {owner}, a vaccination is due for: {animal}. Please call us."


def send_reminders(practice, today):
    """Remind the owners, and return how many animals. Runs each morning at 8."""
    animals = practice.due(today)
    for animal in animals:
        text = TEXT.format(owner=animal.owner, animal=animal.name)
        practice.send(animal.phone, text)
        practice.mark_reminded(animal, today)
    return len(animals)
