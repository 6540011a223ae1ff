"""Loops: what they are, and how they are assembled from a bank, a role and a panel.

Start at `assemble`: a `Brief` goes in, a `Loop` comes out, or `NoSuchLoop` with the reason and ways out.
"""

from kit.loop.assembly import assemble
from kit.loop.brief import At, Ban, BanLead, Brief, Change, History, Keep, KeepLead, SeatTaken, Use
from kit.loop.change import Alternate, alternates, changed, others, repair, swap, with_hand_edits
from kit.loop.clash import NoSuchLoop, Relaxation, Shortage, StillWorking
from kit.loop.fault import Fault, faults
from kit.loop.loop import Form, Loop, LoopQuestion, Seat, Session
from kit.loop.loopfile import brief_of, coverage, loop_json, no_loop_json, read_loop, write_loop
from kit.loop.origin import changes_since
from kit.loop.reason import chosen_instead, explained, explained_others, tight, why, why_not

__all__ = [
    "Alternate",
    "At",
    "Ban",
    "BanLead",
    "Brief",
    "Change",
    "Fault",
    "Form",
    "History",
    "Keep",
    "KeepLead",
    "Loop",
    "LoopQuestion",
    "NoSuchLoop",
    "Relaxation",
    "Seat",
    "SeatTaken",
    "Session",
    "Shortage",
    "StillWorking",
    "Use",
    "alternates",
    "assemble",
    "brief_of",
    "changed",
    "changes_since",
    "chosen_instead",
    "coverage",
    "explained",
    "explained_others",
    "faults",
    "loop_json",
    "no_loop_json",
    "others",
    "read_loop",
    "repair",
    "swap",
    "tight",
    "why",
    "why_not",
    "with_hand_edits",
    "write_loop",
]
