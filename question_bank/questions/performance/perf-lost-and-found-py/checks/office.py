"""Found items and reports made by chance, a store that counts, and a count of the lines of Python that a job runs."""
import random
import sys
from collections import Counter
from dataclasses import dataclass

KINDS = ["bag", "umbrella", "phone", "book", "coat", "glove", "hat", "key", "wallet", "ring", "scarf", "shoe", "toy",
         "bottle", "watch", "tent", "flute", "case", "box", "card"]
LINE_MS = 0.0001                # a line of Python takes about a tenth of a microsecond
SAVE_MS = 2.0                   # fact 4


@dataclass(frozen=True)
class Item:
    number: int
    kind: str
    day: int
    text: str


class Store:
    def __init__(self):
        self.saved, self.calls, self.all_at_once = [], 0, False

    def save(self, item, report):
        self.calls += 1
        self.saved.append((item, report))

    def save_all(self, pairs):
        self.calls, self.all_at_once = self.calls + 1, True
        self.saved.extend(pairs)


def made(found_count, report_count, share=0.15):
    """Return (found items, reports). So many of the found items have a report in other words."""
    chance = random.Random(12)
    tones = [f"{tone}{n}" for tone in ("red", "dark", "pale", "blue", "grey", "new", "old", "small") for n in range(60)]
    parts = [f"{part}{n}" for part in ("zip", "label", "strap", "mark", "name", "corner") for n in range(120)]

    def text(kind):
        return f"A {chance.choice(tones)} {kind} with {chance.choice(parts)}, {chance.choice(tones)} {chance.choice(parts)}"

    found = []
    for n in range(found_count):
        kind = KINDS[n % len(KINDS)]
        found.append(Item(n, kind, chance.randrange(1, 31), text(kind)))
    reports = []
    for n in range(report_count):
        if n < share * found_count:
            item = found[n * len(found) // max(1, round(share * found_count))]
            other = item.text.replace("A ", "The ").replace(" with ", "s, ")
            reports.append(Item(n, item.kind, max(1, item.day - chance.randrange(0, 3)), other))
        else:
            kind = KINDS[n % len(KINDS)]
            reports.append(Item(n, kind, chance.randrange(1, 31), text(kind)))
    return found, reports


def lines_run(work, file):
    """Run *work*; return the lines that each function of *file* ran itself, and how often each was called."""
    lines, calls = Counter(), Counter()

    def in_file(frame, event, _):
        if event == "line":
            lines[frame.f_code.co_name] += 1
        return in_file

    def enters(frame, event, _):
        if frame.f_code.co_filename.endswith(file):
            calls[frame.f_code.co_name] += 1
            return in_file
        return None

    sys.settrace(enters)
    try:
        work()
    finally:
        sys.settrace(None)
    return lines, calls
