"""Compares the log of Monday's first minute when pupil 31 gets no mail with the one when pupil 12 gets none."""
import sys

from school import Turns

sys.path.insert(0, "exhibits")
from book import handle


def lines(schedule, without_mail):
    turns = Turns(handle, mail_down={without_mail})
    turns.play(schedule)
    turns.finish()
    return [text for _, _, _, text in turns.lines]


first = lines("r41 r42 r42 r41 r41 r42 r42 r41 r42 r41", "r42")
second = lines("r41 r42 r42 r41 r41 r42 r42 r41 r41 r42", "r41")
print("the same lines" if first == second else f"not the same: {first} {second}")
