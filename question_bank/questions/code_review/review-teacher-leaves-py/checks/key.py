"""Recomputes every number that the key quotes, by running the code as shown and the changed loop."""
import json
import sqlite3

from school import ARI, FILE, NOOR, ROBIN, click, letters, load, of_ari, open_school

MOST_LESSONS = 40                                  # fact 3, as is 1 ms a statement


class Counting(sqlite3.Connection):
    statements = 0

    def execute(self, *args):
        Counting.statements += 1
        return super().execute(*args)


def statements(file):
    open_school()
    db = sqlite3.connect(FILE, factory=Counting)
    db.execute("DELETE FROM lesson")
    for number in range(MOST_LESSONS):
        db.execute("INSERT INTO lesson VALUES (?, ?, ?, ?, ?)", [number + 1, ARI, f"p{number}", "Mon", number])
    db.commit()
    Counting.statements = 0
    load(file).hand_over(db, ARI, ROBIN)
    return Counting.statements


shown = load("exhibits/hand_over.py")
open_school()
click(shown.hand_over, ARI, NOOR)
with_noor = list(of_ari().values()).count("Noor")
click(shown.hand_over, ARI, ROBIN)
print(json.dumps({
    "moved_before_the_clash": with_noor,
    "with_robin_in_the_end": list(of_ari().values()).count("Robin"),
    "letters_that_name_noor": sum(text.endswith("Noor.") for _, text in letters()),
    "statements_for_40_lessons": statements("exhibits/hand_over.py"),
    "statements_with_the_name_read_once": statements("answers/fewer_statements.py"),
}))
