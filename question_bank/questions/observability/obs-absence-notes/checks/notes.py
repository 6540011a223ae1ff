"""Mornings of the notes service, minute by minute: four lanes with a worker each, and one fault at most.

Minutes are counted from midnight. Time is simulated: nothing here waits.
"""
import csv
from collections import deque
from dataclasses import dataclass

with open("exhibits/worker.csv") as file:
    DOES = dict(list(csv.reader(file))[1:])
CONFIRM, PUT_BACK, DEAD, WAIT = "confirms", "at the end of its lane", "dead letters", "waits"

LANES = ("north", "east", "south", "west")
START, END = 450, 570                              # 07:30 to 09:30
RUSH = range(480, 510)                             # 08:00 to 08:30
CAN_SEND = 12                                      # texts that one worker sends in a minute
BEGIN = {"lane": 490, "refused": 485, "put_back": 485, "sender": 480, "dead": 485}
TRIES = 3


def clock(minute):
    return f"{minute // 60:02d}:{minute % 60:02d}"


@dataclass
class Note:
    written: int
    lane: str
    kind: str = "good"                             # good, odd (cannot be sent), no_number
    test: bool = False
    put_in: int = 0                                # when it came into its lane, as the queue knows it
    first_put_in: int = 0
    tries: int = 0
    receipt: int = 0
    dead: int = 0


def written_per_minute(morning, minute):
    """Notes that the teachers of one lane write in a minute."""
    if morning == "saturday":
        return 0
    rush = 16 if morning == "after_holiday" else 14
    return rush if minute in RUSH else 2


def kind_of(morning, minute, lane, n):
    """Every 20th note is odd, or has no number, when that is the fault."""
    of_lane = LANES.index(lane)
    if morning == "put_back" and minute >= BEGIN["put_back"] and (minute * 14 + n + 5 * of_lane) % 20 == 0:
        return "odd"
    if morning == "dead" and minute >= BEGIN["dead"] and (minute * 14 + n + 5 * of_lane) % 20 == 0:
        return "no_number"
    if n == 0 and morning != "saturday" and (minute, lane) in ((485, "north"), (503, "west")):
        return "no_number"                         # on any day somebody has a new number
    return "good"


def answer_to(note, morning, minute):
    """Return what the text provider says to a note."""
    if note.kind == "good":
        return "your key is not valid" if morning == "refused" and minute >= BEGIN["refused"] else "accepted"
    return "this text cannot be sent" if note.kind == "odd" else "no such number"


def play(morning, tests=False):
    """Return the notes of the morning, and what could be measured in each minute."""
    lanes = {lane: deque() for lane in LANES}
    notes, rows = [], []
    for now in range(START, END):
        count = dict.fromkeys(("written", "put_in", "taken", "confirmed", "put_back", "dead", "texts"), 0)
        for lane, waiting in lanes.items():
            amount = written_per_minute(morning, now)
            new = [Note(now, lane, kind_of(morning, now, lane, n)) for n in range(amount)]
            new += [Note(now, lane, test=True)] if tests else []
            notes += new
            count["written"] += len(new)
            if morning == "sender" and lane == "north" and now >= BEGIN["sender"]:
                continue                           # the app of these schools cannot put notes in
            for note in new:
                note.put_in = note.first_put_in = now
                waiting.append(note)
            count["put_in"] += len(new)
        for lane, waiting in lanes.items():
            if morning == "lane" and lane == "east" and now >= BEGIN["lane"] and WAIT in DOES["no answer"]:
                continue
            texts, seen = CAN_SEND, set()              # a refusal costs next to nothing, a text does
            while waiting and texts and id(waiting[0]) not in seen:
                note = waiting.popleft()
                count["taken"] += 1
                answer = answer_to(note, morning, now)
                if PUT_BACK in DOES[answer]:
                    seen.add(id(note))
                    note.put_in = now
                    waiting.append(note)
                    count["put_back"] += 1
                elif DEAD in DOES[answer] and note.tries + 1 < TRIES:
                    note.tries += 1
                    waiting.appendleft(note)
                elif DEAD in DOES[answer]:
                    note.dead = now
                    count["dead"] += 1
                elif CONFIRM in DOES[answer]:
                    texts -= 1
                    count["confirmed"] += 1
                    if answer == "accepted":
                        note.receipt = now
                        count["texts"] += 1
        oldest = [60 * (now - min(n.put_in for n in waiting)) if waiting else 0 for waiting in lanes.values()]
        rows.append(count | {
            "minute": now,
            "waiting": sum(map(len, lanes.values())),
            "oldest_mean_s": round(sum(oldest) / len(oldest)),
            "oldest_max_s": max(oldest),
            "alive": len(LANES),
        })
    return notes, rows
