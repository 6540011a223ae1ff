"""Ends the process after a write, and in the middle of a group."""
import subprocess
import sys

from keepdict import KeepDict

END = "import os; from keepdict import KeepDict; box = KeepDict('club.db'); "


def run(code):
    subprocess.run([sys.executable, "-c", END + code])
    return KeepDict("club.db")


with run("box['a'] = 1; os._exit(1)") as box:
    assert box.get("a") == 1, "the write is lost when the process ends"
with run("group = box.group(); group.__enter__(); box['b'] = 2; os._exit(1)") as box:
    assert box.get("b") is None, "half of a group is kept when the process ends"
