"""usage: changes.py FILE SCENARIO    exit 0 when save_visit keeps the promise, with keepdict as installed"""
import importlib.util
import itertools
import json
import sqlite3
import subprocess
import sys

from library import install

file, scenario = sys.argv[1:]
install("installed")
sys.path.insert(0, ".")
spec = importlib.util.spec_from_file_location("visits", file)
visits = importlib.util.module_from_spec(spec)
spec.loader.exec_module(visits)
connect = sqlite3.connect
sqlite3.connect = lambda path, **how: connect(path, **{**how, "timeout": 0})    # who has to wait is told at once


numbers = itertools.count(100)


def save(number, jars, kind=dict):
    return visits.save_visit("club.db", kind(id=str(number), jars=jars, remarks=[]))


def kept():
    """Return the jars of each visit that is in the file, and the jars in the shed as the next visit sees them."""
    db = connect("club.db")
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    query = ("SELECT 'visit/' || id, visit FROM visits" if "visits" in tables else
             "SELECT key, value FROM pairs WHERE key LIKE 'visit/%'")
    there = {key.removeprefix("visit/"): json.loads(text)["jars"] for key, text in db.execute(query)}
    db.close()
    try:
        return there, save(next(numbers), 0)
    except visits.NotEnough as error:
        return there, str(error)


def agree():
    there, jars = kept()
    print(f"visits: {there}, jars: {jars}")
    return sum(there.values()) == jars


class Interrupted(dict):
    """A visit: while its jars are read, another helper saves a visit from start to end."""

    other = None

    def __getitem__(self, key):
        if key == "jars" and Interrupted.other:
            other, Interrupted.other = Interrupted.other, None
            try:
                save(*other)
            except visits.NotEnough as error:
                print("the other helper:", error)
            except Exception as error:              # the file is taken: the other helper waits, and goes on after
                print(f"the other helper waits ({type(error).__name__})")
                Interrupted.waits = other
        return dict.__getitem__(self, key)


def two(first, second):
    """Save both, the second while the first is in the middle. Return how many were refused."""
    Interrupted.other, Interrupted.waits = second, None
    refused = 0
    for task in (lambda: save(*first, kind=Interrupted), lambda: Interrupted.waits and save(*Interrupted.waits)):
        try:
            task()
        except visits.NotEnough:
            refused += 1
    return refused


def normal():
    save(1, 10)
    save(2, -4)
    return agree()


def too_many():
    save(1, 3)
    try:
        save(2, -5)
    except visits.NotEnough as error:
        print("refused:", error)
    return agree()


def ended():
    """The process ends before its first statement to the database, in the next round before its second, and so on."""
    save(1, 10)
    code = """if True:
        import os, runpy, sqlite3, sys
        connect, count = sqlite3.connect, 0
        def trace(statement):
            global count
            count += 1
            if count == int(sys.argv[2]):
                os._exit(1)
        def traced(*args, **how):
            db = connect(*args, **how)
            db.set_trace_callback(trace)
            return db
        sqlite3.connect = traced
        runpy.run_path(sys.argv[1])["save_visit"]("club.db", {"id": sys.argv[2], "jars": 2, "remarks": []})"""
    for n in range(1, 9):
        subprocess.run([sys.executable, "-c", code, file, str(n)])
        if not agree():
            return False
    return True


def two_bring():
    save(1, 10)
    two((2, 2), (3, 3))
    return agree()


def two_take():
    save(1, 3)
    refused = two((2, -3), (3, -3))
    there, jars = kept()
    print(f"visits: {there}, jars: {jars}, refused: {refused}")
    return refused == 1 and jars == 0


sys.exit(0 if globals()[scenario]() else 1)
