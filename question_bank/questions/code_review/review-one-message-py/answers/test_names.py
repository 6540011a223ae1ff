"""Each animal of an owner is named, in one message."""
from practice import Practice
from reminders import send_reminders


def test_one_message_names_each_animal_of_an_owner():
    practice = Practice()
    for name in ("Coco", "Biscuit", "Maple"):
        practice.add(name, owner="Robin", phone="0151-118")
    send_reminders(practice, today=1)
    assert len(practice.sent) == 1
    for name in ("Coco", "Biscuit", "Maple"):
        assert name in practice.sent[0].text
