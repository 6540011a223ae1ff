"""Prints the log of Monday evening: six bookings, some of them at the same time."""
import sys

from school import Turns

sys.path.insert(0, "exhibits")
from book import handle

turns = Turns(handle, busy={"r46"}, broken={"r45"}, mail_down={"r42", "r43"})
at = 18 * 3600 + 24 * 60
turns.play("r41 r42 r42 r41 r41 r42 r42 r41 r42 r41", at + 3)
turns.play("r43 r43 r43 r43 r43", at + 131)
turns.play("r44 r45 r45 r44 r44 r45 r44 r44", at + 412)
turns.play("r46 r46", at + 520)
turns.finish()
for _, second, level, text in turns.lines:
    print(f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d} {level:<6}{text}")
