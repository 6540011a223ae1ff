"""usage: make_log.py log|stock

Plays the story with the exhibit's settings and prints the log, or the stock that it ends with.
"""
import sys
from datetime import datetime, timedelta

from consumer import Consumer, Crash, Database, Message, Queue, in_order, read_settings

START = datetime(2026, 3, 12, 14, 2, 0)            # a Thursday
FRIDAY_9 = 68_280                                  # seconds from START to Friday 09:00
STOCK = {"A7": 20, "B2": 12, "C9": 30, "D4": 15, "E1": 8}
MESSAGES = [
    Message(101, 4, "A7", "sold", 2),
    Message(102, 9, "B2", "sold", 1),
    Message(103, 13, "A7", "sold", 3),
    Message(104, 31, "D4", "sold", 2),
    Message(105, 65, "B2", "count", 40),
    Message(106, 81, "C9", "sold", 4),
    Message(107, 108, "D4", "sold", 1),
    Message(108, 150, "E1", "sold", 2),
    Message(109, 203, "E1", "count", 25),
    Message(110, 241, "B2", "sold", 2),
    Message(111, 310, "B2", "sold", 5),
    Message(112, 331, "C9", "count", 50),
    Message(113, 348, "D4", "sold", 2),
    Message(114, 367, "X0", "sold", 1),
    Message(115, 377, "A7", "sold", 1),
]
lines = []


def say(now, text):
    at = START + timedelta(seconds=now)
    lines.append(f"{at:%a %H:%M:%S}.{at.microsecond // 100_000} {text}")


settings = read_settings("exhibits/consumer.csv")
queue, database = Queue(MESSAGES), Database(STOCK, away=(60, 300))
consumer = Consumer(settings, queue, database, say=say, die_at=5)
say(0, "consumer started")
try:
    consumer.run()
except Crash:
    say(consumer.now + 0.1, "consumer stopped: release 8.2")
    say(consumer.now + 6, "consumer started")
    Consumer(settings, queue, database, now=consumer.now + 6.2, say=say).run()
say(FRIDAY_9, f"put back by hand: {len(queue.dead)} messages")
queue.put_back(FRIDAY_9)
Consumer(settings, queue, database, now=FRIDAY_9, say=say).run()

if sys.argv[1] == "log":
    print("\n".join(lines))
else:
    shelf = in_order(STOCK, [m for m in MESSAGES if m.item in STOCK])
    print("item,at_thursday_14_02,in_the_system_now,on_the_shelf_now")
    for item, before in STOCK.items():
        print(item, before, database.stock[item], shelf[item], sep=",")
