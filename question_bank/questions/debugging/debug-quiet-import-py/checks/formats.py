"""Prints which odd values of the file the two conversions take."""
from datetime import date

for convert, text in ((date.fromisoformat, "20260109"), (date.fromisoformat, "2026-02-30"),
                      (int, "1027a"), (int, "")):
    try:
        print(f"{text!r}: {convert(text)}")
    except ValueError:
        print(f"{text!r}: ValueError")
