from practice import Practice
from reminders import send_reminders


def test_an_owner_gets_one_message():
    practice = Practice()
    practice.add("Coco", owner="Robin", phone="0151-118")
    practice.add("Maple", owner="Robin", phone="0151-118")

    assert send_reminders(practice, today=1) == 2
    assert len(practice.sent) == 1
