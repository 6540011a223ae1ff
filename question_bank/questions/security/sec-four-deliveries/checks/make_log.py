"""Prints the log: messages of one week, and what the steps as shown make of them."""
from endpoint import Design, Endpoint, Message, code, SECRET

DAY = 24 * 60
MESSAGES = [
    # received, from, id, sent, house, kind, tons
    ("Mon 07:12:04", "a3", "m5501", "Mon 07:12:03", "s118", "need", "4.25"),
    ("Mon 07:13:04", "a3", "m5501", "Mon 07:12:03", "s118", "need", "4.25"),
    ("Mon 08:02:10", "a1", "m5533", "Mon 08:02:09", "s204", "need", "2.50"),
    ("Mon 08:03:10", "a1", "m5533", "Mon 08:02:09", "s204", "need", "2.50"),
    ("Mon 09:40:31", "a2", "m5590", "Mon 09:40:30", "s077", "need", "3.75"),
    ("Tue 03:42:10", "a1", "m5702", "Tue 02:42:09", "s330", "need", "3.75"),
    ("Tue 04:42:10", "a1", "m5702", "Tue 02:42:09", "s330", "need", "3.75"),
    ("Tue 10:15:22", "a2", "m5740", "Tue 10:15:21", "s077", "level", "7.25"),
    ("Wed 11:20:41", "b8", "m5501", "Mon 07:12:03", "s118", "need", "4.25"),
    ("Thu 04:15:01", "b8", "m8001", "Thu 04:15:00", "s118", "need", "4.25"),
    ("Thu 04:15:31", "b8", "m8002", "Thu 04:15:30", "s118", "need", "4.25"),
    ("Thu 09:05:47", "a1", "m6120", "Thu 09:05:46", "s412", "need", "5.25"),
]


def minute(text):
    day, time = text.split()
    hours, minutes, seconds = map(int, time.split(":"))
    return "Mon Tue Wed Thu".split().index(day) * DAY + hours * 60 + minutes + seconds / 60


endpoint = Endpoint(Design())
for received, address, id, sent, house, kind, tons in MESSAGES:
    body = f'{{"house":"{house}","kind":"{kind}","tons":{tons}}}'.encode()
    right = code("body", SECRET, id, sent, body)   # the sender signs the body; whoever repeats it has that code
    status, truck = endpoint.receive(minute(received), Message(id, minute(sent), body, right))
    told = f"truck {truck + 30}" if truck else "-"
    print(f"{received} {address} {id} {sent} {house} {kind:<5} {tons} {right[:6]} {status} {told}")
