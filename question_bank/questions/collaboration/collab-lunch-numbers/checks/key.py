"""Recomputes every number that the answer quotes."""
import json

from alerts import FIRST_CALL, LINES, END, error_line, oldest, silent
from kitchen import SAVES, clock, saved_since, seconds, until_1320
from messages import DESK, LATER, SCHOOLS

service, since = until_1320(), saved_since("12:52")
wrong = service.wrong()
lines = service.lines


def first(alert, after="12:52"):
    return clock(next(now for now in range(seconds(after), END) if alert(now)))


held = [line for line in lines if line[1:3] == ("B", "saved") and line[0] >= seconds("12:52")]
print(json.dumps({
    "schools": len(SCHOOLS),
    "saved_since_1252": len(since),
    "wrong": len(wrong),
    "right": len(since) - len(wrong),
    "wrong_schools": " ".join(map(str, wrong)),
    **{f"school_{school}_saved": service.wanted[school] for school in wrong},
    "b_saved_since_1252": len(held),
    "b_wrote_after_the_release": sum(line[1:3] == ("B", "written") for line in lines),
    "a_wrote_since_1252": sum(line[1:3] == ("A", "written") and line[0] > seconds("12:52") for line in lines),
    "calls_that_the_desk_can_take": DESK,
    "minutes_for_60_calls": 60 * 3 // 2,
    "later": len(LATER),
    "oldest_pages": first(oldest),
    "silent_pages": first(silent),
    "error_line_pages": first(error_line),
    "minutes_from_fault_to_call": (FIRST_CALL - seconds("12:52:41")) // 60,
    "b_holds_for_31": next(meals for _, name, school, meals, _ in SAVES if (name, school) == ("B", 31)),
    "list_has_for_31": service.kitchen[31],
    "longest_note": max(note for *_, note in SAVES),
}))
