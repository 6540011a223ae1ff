"""Prints the board of seven mornings: sums from 08:00 to 08:50, and the highest of what waits."""
from notes import RUSH, clock, play

MORNINGS = {
    "A": "usual", "B": "refused", "C": "after_holiday", "D": "put_back", "E": "lane", "F": "sender", "G": "dead",
}
AT = RUSH.start + 50
SUMS = ("written", "put_in", "taken", "confirmed", "put_back", "dead", "texts")


def board():
    for name, morning in MORNINGS.items():
        _, rows = play(morning)
        span = [row for row in rows if RUSH.start <= row["minute"] <= AT]
        yield {"day": name} | {s: sum(row[s] for row in span) for s in SUMS} | {
            "waiting": max(row["waiting"] for row in span), "at_0850": span[-1]["waiting"],
            "oldest_s": max(row["oldest_mean_s"] for row in span), "alive": span[-1]["alive"]}


if __name__ == "__main__":
    rows = list(board())
    print(",".join(rows[0]))
    for row in rows:
        print(*row.values(), sep=",")
