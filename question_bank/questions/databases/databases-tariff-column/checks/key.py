"""Recomputes every number that the answer quotes from the facts that are read aloud."""
import json

ROWS, ROWS_A_SECOND = 40_000_000, 10_000           # fact 1
GIVES_UP = 2                                       # fact 2
BATCH = 5_000                                      # the size in the good answers
print(json.dumps({
    "one_statement_seconds": ROWS // ROWS_A_SECOND,
    "one_statement_minutes": round(ROWS / ROWS_A_SECOND / 60),
    "most_rows_a_batch": GIVES_UP * ROWS_A_SECOND,
    "batch_rows": BATCH,
    "batch_seconds": BATCH / ROWS_A_SECOND,
    "batches": ROWS // BATCH,
    "fill_hours_with_equal_pauses": round(2 * ROWS / ROWS_A_SECOND / 3600, 1),
}))
