"""The school on disk: two connections see of each other only what was committed."""
import csv
import importlib.util
import os
import sqlite3
import sys

FILE = "school.db"
ARI, NOOR, ROBIN = 1, 2, 3
NAMES = {ARI: "Ari", NOOR: "Noor", ROBIN: "Robin"}
TABLES = """
    CREATE TABLE teacher (id INTEGER PRIMARY KEY, name TEXT NOT NULL, active INTEGER NOT NULL);
    CREATE TABLE lesson (id INTEGER PRIMARY KEY, teacher_id INTEGER NOT NULL REFERENCES teacher,
                         pupil TEXT NOT NULL, weekday TEXT NOT NULL, hour INTEGER NOT NULL,
                         UNIQUE (teacher_id, weekday, hour));
    CREATE TABLE letter (id INTEGER PRIMARY KEY, pupil TEXT NOT NULL, text TEXT NOT NULL);
"""
REFUSE = """
    CREATE TRIGGER refuse BEFORE INSERT ON letter WHEN NEW.pupil = 'p13'
    BEGIN SELECT RAISE(ABORT, 'letter refused'); END
"""
sys.path.insert(0, "exhibits")


def load(file):
    spec = importlib.util.spec_from_file_location("version", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def open_school(refuse=False):
    """Make the school of the exhibit anew, and return nothing: each click opens its own connection."""
    if os.path.exists(FILE):
        os.remove(FILE)
    db = sqlite3.connect(FILE)
    db.executescript(TABLES + (REFUSE if refuse else ""))
    db.executemany("INSERT INTO teacher VALUES (?, ?, 1)", NAMES.items())
    ids = {name: number for number, name in NAMES.items()}
    with open("exhibits/lessons.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            db.execute("INSERT INTO lesson (teacher_id, weekday, hour, pupil) VALUES (?, ?, ?, ?)",
                       [ids[row["teacher"]], row["weekday"], row["hour"], row["pupil"]])
    db.commit()
    db.close()


def click(act, *args):
    """Run one click on its own connection, and return the error that the office sees, or None."""
    db = sqlite3.connect(FILE)
    try:
        act(db, *args)
    except sqlite3.Error as error:
        return error
    finally:
        db.close()                                 # what was not committed is gone


def stored(statement):
    db = sqlite3.connect(FILE)
    try:
        return db.execute(statement).fetchall()
    finally:
        db.close()


def of_ari():
    """Return for each pupil that Ari had on the first day the name of today's teacher."""
    return dict(stored("SELECT pupil, name FROM lesson JOIN teacher ON teacher.id = teacher_id"
                       " WHERE pupil LIKE 'p1%' ORDER BY pupil"))


def letters():
    return stored("SELECT pupil, text FROM letter ORDER BY id")


def active(teacher):
    return stored(f"SELECT active FROM teacher WHERE id = {teacher}")[0][0]
