"""usage: nights.py CHECK README    exit 0 when the nightly check is green on this README

CHECK is as_it_is, statuses, clean, clean+statuses or clean+statuses+errors. README is shown, right, or the right one with
one fault in it.
"""
import sys

from night import green

FAULTS = {                                             # the right page, and what is put in its place
    "right": ("", ""),
    "no_key_step": ('    POST /keys {"club": CLUB}\n', "    (Ro has a key)\n"),
    "old_day": ('"day": DAY', '"day": "2026-05-04"'),
    "old_code": ('{"code": CODE}\n    You get 200.', '{"code": "4711"}\n    You get 200.'),
    "wrong_status": ("    You get 201 and {\"id\"", "    You get 200 and {\"id\""),
    "wrong_error": ("    409  ", "    423  "),
}

check, name = sys.argv[1:]
path = "exhibits/readme.txt"
if name != "shown":
    path = "page.txt"
    with open("answers/whole.page", encoding="utf-8") as file:
        page = file.read()
    old, new = FAULTS[name]
    assert old in page
    with open(path, "w", encoding="utf-8") as file:
        file.write(page.replace(old, new, 1))
parts = check.split("+")
held = green(path, clean="clean" in parts, statuses="statuses" in parts, errors="errors" in parts)
sys.exit(0 if held else 1)
