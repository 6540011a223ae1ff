"""Runs the Thursday at the desk with the code as shown, and prints its log."""
import sqlite3
import traceback
from pathlib import Path

from workshop import delete, workshop

FILE = "jobs.py"
CALLED_OFF = (40, 212, 333, 518, 640, 871)
DAY = [
    ("08:30", "app", "release 41 started"),
    ("08:41", "new", "Noor"), ("08:55", "new", "Sam"), ("09:06", "delete", "26-995"),
    ("09:20", "new", "Kim"), ("09:33", "new", "Robin"), ("09:48", "new", "Jo"),
    ("10:02", "new", "Alex"), ("10:03", "new", "Alex"), ("10:15", "again", "Dana"),
    ("10:21", "new", "Ari"), ("10:40", "app", "started again by Ro"),
    ("10:44", "new", "Ari"), ("11:10", "new", "Lee"),
]


def thursday(say=lambda line: None, until="99:99"):
    """Return the database after the day, or before the first event at `until`."""
    text = Path("exhibits", FILE).read_text()
    module = {}
    exec(compile(text, FILE, "exec"), module)
    db = workshop(26, 995, called_off=CALLED_OFF)
    traced = False
    for time, kind, what in DAY:
        if time >= until:
            break
        if kind == "app":
            say(f"{time} app     {what}")
        elif kind == "delete":
            delete(db, what)
            say(f"{time} deleted {what}   (called off)")
        else:
            old = "26-871" if kind == "again" else None
            try:
                number = module["add_job"](db, 26, what, old)
                say(f"{time} saved   {number:<8} {what}" + ("  (typed in again)" if old else ""))
            except sqlite3.IntegrityError as error:
                say(f"{time} FAILED           {what}  {type(error).__name__}: {error}")
                if not traced:                     # the app writes the first trace of a day
                    for frame in traceback.extract_tb(error.__traceback__)[1:]:
                        say(f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}')
                        say(f"    {text.splitlines()[frame.lineno - 1].strip()}")
                traced = True
    return db


if __name__ == "__main__":
    thursday(print)
