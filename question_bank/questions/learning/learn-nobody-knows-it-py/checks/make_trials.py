"""Prints what comes out of the trials that candidates name, with keepdict as it is installed."""
import csv
import os
import subprocess
import sys

from library import install

install("installed")
sys.path[:0] = [".", "exhibits"]
import visits
from keepdict import Busy, KeepDict

FILE = "club.db"
END = "import os; from keepdict import KeepDict; box = KeepDict('club.db'); "
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["what is run", "what comes out"])


def told(run):
    """Run it with a new file, and print a line with its name and what it returns."""
    if os.path.exists(FILE):
        os.remove(FILE)
    out.writerow([run.__doc__, run()])


def in_file():
    with KeepDict(FILE) as box:
        return ", ".join(f"{key}: {box[key]}" for key in box.keys()) or "nothing is in the file"


@told
def _():
    """write 4, read it in the same block"""
    with KeepDict(FILE) as box:
        box["a"] = 4
        return box["a"]


@told
def _():
    """write 4, close, open again, read"""
    with KeepDict(FILE) as box:
        box["a"] = 4
    return in_file()


@told
def _():
    """write 4, read through a second opening while the first is open"""
    with KeepDict(FILE) as box:
        box["a"] = 4
        return in_file()


@told
def _():
    """write 4, then the process is ended from outside"""
    subprocess.run([sys.executable, "-c", END + "box['a'] = 4; os._exit(1)"])
    return in_file()


@told
def _():
    """a group with two writes and no error"""
    with KeepDict(FILE) as box, box.group():
        box["a"] = 4
        box["b"] = 5
    return in_file()


@told
def _():
    """a group, the process is ended after the first of two writes"""
    subprocess.run([sys.executable, "-c", END + "g = box.group(); g.__enter__(); box['a'] = 4; os._exit(1)"])
    return in_file()


@told
def _():
    """a group, an error after the first of two writes"""
    try:
        with KeepDict(FILE) as box, box.group():
            box["a"] = 4
            raise ValueError
    except ValueError:
        return in_file()


@told
def _():
    """save_visit, 3 jars are there and it takes 5"""
    with KeepDict(FILE) as box:
        box["jars"] = 3
    try:
        visits.save_visit(FILE, {"id": "2", "jars": -5, "remarks": []})
    except visits.NotEnough:
        with KeepDict(FILE) as box:
            return f"NotEnough; jars: {box['jars']}, visit 2 is {'there' if box.get('visit/2') else 'not there'}"


@told
def _():
    """two openings, both read 10 in a group, then add 2 and 3"""
    with KeepDict(FILE) as a, KeepDict(FILE) as b:
        a["jars"] = 10
        with a.group(), b.group():
            a["jars"], b["jars"] = a["jars"] + 2, b["jars"] + 3
        return f"no error, jars: {a['jars']}"


@told
def _():
    """a write while another opening has begun a group"""
    with KeepDict(FILE) as a, KeepDict(FILE, wait=0) as b, a.group():
        a["a"] = 4
        b["b"] = 5
        return "it does not wait, " + in_file()


@told
def _():
    """a write with wait=0 while another process writes"""
    with KeepDict(FILE) as a, KeepDict(FILE, wait=0) as b:
        a._db.execute("BEGIN IMMEDIATE")
        try:
            b["b"] = 5
        except Busy:
            return "Busy"


@told
def _():
    """change a list that was read, and read it again"""
    with KeepDict(FILE) as box:
        box["a"] = []
        box["a"].append("x")
        return f"the list as it was: {box['a']}"


@told
def _():
    """in a group, read what was written in it"""
    with KeepDict(FILE) as box, box.group():
        box["a"] = 4
        return box["a"]


@told
def _():
    """save_visit, twice with the same id, and it brings 4"""
    for _ in range(2):
        visits.save_visit(FILE, {"id": "1", "jars": 4, "remarks": []})
    with KeepDict(FILE) as box:
        there = [key for key in box.keys() if key.startswith("visit/")]
        return f"no error, visits: {len(there)}, jars: {box['jars']}"
