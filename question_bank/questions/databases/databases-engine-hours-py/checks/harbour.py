"""The tables of the boat hire in memory, from the exhibits or from the rows that a test names."""
import csv
import sqlite3


def rows(file):
    """Return the rows of a CSV, with None in its empty places."""
    with open(file) as table:
        return [[value or None for value in row] for row in list(csv.reader(table))[1:]]


def harbour(boats=(), readings=()):
    """`boats`: (name, serviced_at, hours, read_on). `readings`: (boat_id, day, time, hours)."""
    db = sqlite3.connect(":memory:")
    with open("exhibits/schema.sql") as file:
        db.executescript(file.read())
    db.executemany("INSERT INTO boat (name, serviced_at, hours, read_on) VALUES (?, ?, ?, ?)", boats)
    db.executemany("INSERT INTO reading (boat_id, day, time, hours) VALUES (?, ?, ?, ?)", readings)
    db.commit()
    return db


def tuesday(boats="exhibits/before.csv"):
    """Return the tables as they were on Tuesday before the job."""
    db = harbour()
    db.executemany("INSERT INTO boat VALUES (?, ?, ?, ?, ?)", rows(boats))
    db.executemany("INSERT INTO reading VALUES (?, ?, ?, ?, ?)", rows("exhibits/readings.csv"))
    db.commit()
    return db


def stored(db):
    """Return (hours, read_on) of each boat, in the order of their ids."""
    return db.execute("SELECT hours, read_on FROM boat ORDER BY id").fetchall()
