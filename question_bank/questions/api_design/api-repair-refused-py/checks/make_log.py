"""Prints the exhibit log: what the program of one hotel sent on Monday, and what came back."""
import importlib.util
import json

from fakes import FakeDiary, serve

spec = importlib.util.spec_from_file_location("repairs", "exhibits/repairs.py")
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)

CALLS = [
    ("09:02", {"bike": "city", "work": "brakes", "day": "2026-12-04"}),
    ("09:10", {"bike": "city", "work": "brakes", "day": "4.12.2026"}),
    ("09:15", {"bike": "race", "day": "2026-12-04"}),
    ("09:21", {"bike": "race", "work": "chain", "day": "2026-12-05"}),
    ("09:30", {"bike": "city", "work": "chain", "day": "2026-12-07"}),
    ("09:40", {"bike": "cargo", "work": "brakes", "day": "2026-12-07"}),
    ("09:50", {"bike": "city", "work": "chain", "day": "2026-12-07"}),
    ("10:05", {"bike": "race", "work": "chain", "day": "2026-12-08"}),
    ("10:12", {"bike": "cargo", "work": "chain", "day": "2026-12-08"}),
]
diary = FakeDiary(full=["2026-12-05"])
for time, wish in CALLS:
    diary.busy = 1 if time == "09:30" else 0
    status, answer = serve(module.post_repair, json.dumps(wish), diary)
    sent = " ".join(wish.get(name, "-") for name in ("bike", "work", "day"))
    text = answer.get("error") or f"number {answer['number']}, price {answer['price']}"
    print(f"{time} POST /repairs {sent:24} -> {status} {text}")
