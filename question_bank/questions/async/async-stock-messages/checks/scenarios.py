"""usage: scenarios.py SETTINGS SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from consumer import Consumer, Crash, Database, Message, Queue, in_order, read_settings

ITEMS = "ABCDEF"
STOCK = {item: 1000 for item in ITEMS}


def movements(count, every_s):
    """Messages of six items by turns: each item is counted now and then, else something is sold."""
    what = [("count", 500 + i) if i % 5 == 4 else ("sold", 1 + i % 3) for i in range(count)]
    return [Message(i + 1, i * every_s, ITEMS[i % 6], *what[i]) for i in range(count)]


def work(settings, messages, **trouble):
    queue, database = Queue(messages), Database(STOCK, **trouble)
    consumer = Consumer(settings, queue, database)
    consumer.run()
    return queue, database, consumer


def late(messages, consumer):
    """Return how many messages were not written within a minute of their arrival."""
    return sum(consumer.written_at.get(m.id, 1e9) - m.at > 60 for m in messages)


def once_in_order(messages, database):
    """Say whether each item got each of its messages once and in the order of the queue."""
    return all(
        [m.id for m in database.written if m.item == item] == [m.id for m in messages if m.item == item]
        for item in ITEMS
    )


def calm(settings):
    messages = movements(60, 1)
    queue, database, consumer = work(settings, messages)
    print(f"dead={len(queue.dead)} late={late(messages, consumer)}")
    return once_in_order(messages, database) and not late(messages, consumer)


def poison(settings):
    messages = movements(60, 1)
    queue, database, consumer = work(settings, messages, bad={5})
    others = [m for m in messages if m.id != 5 and m.item != "E"]
    kept = [m.id for m in queue.dead if m.id == 5]
    print(f"late={late(others, consumer)} of {len(others)} kept={bool(kept)}")
    return not late(others, consumer) and bool(kept)


def outage(settings):
    messages = movements(300, 2)
    queue, database, consumer = work(settings, messages, away=(100, 340))
    right = once_in_order(messages, database)
    calls = database.calls_while_away
    print(f"dead={len(queue.dead)} calls={calls} in_order={right}")
    return not queue.dead and calls <= 60 and right


def locked(settings):
    messages = movements(60, 1)
    queue, database, consumer = work(settings, messages, locked=("C", 10, 30))
    right = once_in_order(messages, database)
    print(f"dead={len(queue.dead)} in_order={right}")
    return not queue.dead and right


def crash(settings):
    """The process dies once, after each step in turn."""
    messages = movements(12, 1)
    wrong, die_at = 0, 1
    while True:
        queue, database = Queue(messages), Database(STOCK)
        consumer = Consumer(settings, queue, database, die_at=die_at)
        try:
            consumer.run()
        except Crash:
            Consumer(settings, queue, database, now=consumer.now + 5).run()
            wrong += database.stock != in_order(STOCK, messages)
            die_at += 1
        else:
            print(f"wrong after {wrong} of {die_at - 1} places to die")
            return not wrong


def put_back(settings):
    """Two bad messages are repaired an hour later and put back; item F is sold all the time."""
    messages = [
        Message(1, 1, "A", "sold", 2),
        Message(2, 2, "B", "sold", 3),
        Message(3, 3, "A", "count", 10),
        Message(4, 4, "B", "sold", 1),
        Message(5, 5, "A", "sold", 1),
        *(Message(10 + i, 6 + i, "F", "sold", 1) for i in range(20)),
    ]
    queue, database, consumer = work(settings, messages, bad={1, 2})
    others = [m for m in messages if m.item == "F"]
    waited = late(others, consumer)
    database.bad = set()
    queue.put_back(3600)
    Consumer(settings, queue, database, now=3600).run()
    want = in_order(STOCK, messages)
    wrong = [f"{i}={database.stock[i]} not {want[i]}" for i in "ABF" if database.stock[i] != want[i]]
    print(f"late others={waited} wrong: {', '.join(wrong) or 'none'}")
    return not waited and not wrong


file, scenario = sys.argv[1:]
sys.exit(0 if globals()[scenario](read_settings(file)) else 1)
