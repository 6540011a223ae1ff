from sqlite3 import Connection


def add_letter(db: Connection, pupil: str, text: str) -> None:
    """Store a letter to a pupil. The post job sends it."""
    with db:
        db.execute("INSERT INTO letter (pupil, text) VALUES (?, ?)", [pupil, text])
