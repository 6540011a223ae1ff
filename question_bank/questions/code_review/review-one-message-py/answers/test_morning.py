"""As test_names, with two owners of one name, and a morning that stops half-way."""
from practice import Practice, TextServiceDown
from reminders import send_reminders
from test_names import *


def test_two_owners_with_one_name_are_both_told():
    practice = Practice()
    practice.add("Clover", owner="Kim", phone="0151-126")
    practice.add("Hazel", owner="Kim", phone="0151-141")
    send_reminders(practice, today=1)
    assert [message.phone for message in practice.sent] == ["0151-126", "0151-141"]


def test_a_second_start_names_only_the_rest():
    practice = Practice(fails_at=2)
    practice.add("Pepper", owner="Dana", phone="0151-110")
    practice.add("Ginger", owner="Sam", phone="0151-133")
    try:
        send_reminders(practice, today=1)
    except TextServiceDown:
        pass
    send_reminders(practice, today=1)
    assert [message.phone for message in practice.sent] == ["0151-110", "0151-133"]
