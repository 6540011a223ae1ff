"""The file of the exhibit, and stores that keep members in memory. Nothing leaves this process."""
import csv

NAMES = ["Ro", "Dana", "Kim", "Noor", "Ari", "Sam", "Lee", "Robin", "Jo", "Alex"]


def file_rows():
    """Return the 30 rows of the file: the numbers are 1001 to 1029, and the last line is empty."""
    rows = []
    for n in range(1, 30):
        rows.append({
            "number": str(1000 + n),
            "name": f"{NAMES[n * 7 % 10]} {chr(64 + n % 23 + 1)}.",
            "joined": f"2026-{1 + n // 12:02}-{1 + n * 5 % 27:02}",
        })
    rows[4]["name"] = f" {rows[4]['name']} "
    rows[8]["joined"] = "20260109"
    rows[13]["joined"] = "2026-02-30"
    rows[26]["number"] = "1027a"
    rows.append({"number": "", "name": "", "joined": ""})
    return rows


def read(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


class Store:
    """`down_after` is how many members are saved before the store fails (None: it does not)."""

    def __init__(self, down_after=None):
        self.members = {}
        self._down_after = down_after

    def save(self, member):
        if self._down_after is not None and len(self.members) >= self._down_after:
            raise ConnectionError("store is down")
        self.members[member["number"]] = member
