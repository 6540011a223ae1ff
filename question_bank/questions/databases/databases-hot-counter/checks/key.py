"""Recomputes every number that the answer quotes from the steps of the exhibit and the facts."""
import json

from campaign import read

ms = {text.split()[0]: ms for text, ms, _ in read("exhibits/donation.csv")}    # add, write, ask, commit
COMING, CORES = 400, 8                                                         # facts 3 and 1
DUE, ROWS, CONSUMER = 1, 8, 5                                                  # of the designs in answers/
hold = sum(ms.values())
after = hold - ms["ask"]
last = ms["add"] + ms["commit"]
print(json.dumps({
    "hold_ms": round(hold),
    "most_a_second": round(1000 / hold),
    "hold_ms_receipt_after": round(after),
    "most_receipt_after": round(1000 / after),
    "hold_ms_row_last": round(last),
    "most_row_last": round(1000 / last),
    "longest_hold_ms_for_next_evening": 1000 / COMING,
    "most_with_8_rows": round(ROWS * 1000 / last),
    "rows_at_their_limit": COMING * round(last) // 1000,
    "consumer_most": round(1000 / CONSUMER),
    "database_ms": round(after + DUE),
    "cpu_percent_next_evening": round(100 * COMING * (after + DUE) / (CORES * 1000)),
}))
