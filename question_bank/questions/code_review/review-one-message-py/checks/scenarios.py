"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import sys

from practice import Practice, TextServiceDown, this_morning


def single(send_reminders):
    practice = Practice()
    for name, owner, phone in [("Pepper", "Dana", "1"), ("Ginger", "Sam", "2"), ("Sunny", "Alex", "3")]:
        practice.add(name, owner, phone)
    send_reminders(practice, today=1)
    print("messages:", len(practice.sent), "named:", *practice.named())
    return len(practice.sent) == 3 and practice.named() == ["Pepper", "Ginger", "Sunny"]


def not_again(send_reminders):
    practice = this_morning()
    for today in (1, 2, 3, 4):
        send_reminders(practice, today)
    return named_twice(practice) == []


def named(send_reminders):
    practice = this_morning()
    send_reminders(practice, today=1)
    missing = [a.name for a in practice.animals if a.name not in practice.named()]
    print("not named:", *(missing or ["none"]))
    return not missing


def still_due(send_reminders):
    practice = this_morning()
    send_reminders(practice, today=1)
    return lost(practice) == []


def one_message(send_reminders):
    practice = this_morning()
    for today in (1, 2, 3, 4):
        send_reminders(practice, today)
    count = sum(message.phone == "0151-118" for message in practice.sent)
    print("messages to Robin:", count)
    return count == 1


def same_name(send_reminders):
    practice = this_morning()
    send_reminders(practice, today=1)
    told = [n for n in practice.named() if n in ("Clover", "Hazel")]
    print("named to an owner called Kim:", *told)
    return told == ["Clover", "Hazel"]


def stopped(send_reminders):
    practice = this_morning(fails_at=3)
    try:
        send_reminders(practice, today=1)
    except TextServiceDown:
        print("stopped after", len(practice.sent), "messages")
    send_reminders(practice, today=1)              # the job is started again
    return named_twice(practice) == [] and lost(practice) == []


def report(send_reminders):
    practice = this_morning()
    count = send_reminders(practice, today=1)
    print(f"returned {count}, named {len(practice.named())}")
    return count == len(practice.named())


def named_twice(practice):
    names = practice.named()
    twice = sorted({name for name in names if names.count(name) > 1})
    print("named twice:", *(twice or ["none"]))
    return twice


def lost(practice):
    due = practice.due(today=2)
    names = [a.name for a in practice.animals if a.name not in practice.named() and a not in due]
    print("not named and not due again:", *(names or ["none"]))
    return names


file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("reminders", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
sys.exit(0 if globals()[scenario](module.send_reminders) else 1)
