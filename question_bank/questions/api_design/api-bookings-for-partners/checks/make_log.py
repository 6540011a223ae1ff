"""Prints the exhibit log: what a partner's program asked on Monday, what came, and what the desk did meanwhile."""
from service import SIZE, Service

PATH = "exhibits/answers.csv"
service = Service(PATH, [(m, m) for m in range(11, 21)])
seconds = 0


def say(text):
    global seconds
    print(f"09:00:{seconds:02} {text}")
    seconds += 2


def ask(query, place, **more):
    status, answer = service.get(place, **more)
    shown = " ".join(f"b{n}" for _, n in answer) if isinstance(answer, list) else answer
    say(f"partner  GET /bookings?{query} -> {status} {shown}")
    return answer


page = 0
while True:
    part = ask(f"from=2026-11-30&page={page + 1}", page)
    if len(part) < SIZE:
        break
    if page == 0:
        service.rows.append((21, 21))
        say("desk     b21 is made")
    if page == 1:
        service.rows.remove((19, 19))
        say("desk     b19 is cancelled")
    page += 1
ask("from=30.11.2026&page=1", 0, day_is_a_date=False)
service.busy = 1
ask("from=2026-11-30&page=1", 0)
service.rows = []
ask("from=2027-02-01&page=1", 0)
