"""The endpoint, played from its table of answers."""
import csv

SIZE = 3


class Service:
    def __init__(self, path, rows, busy=0):
        with open(path) as file:
            self.rules = {row["case"]: row for row in csv.DictReader(file)}
        self.rows = list(rows)          # (minute in which it was made, number)
        self.busy = busy                # so many calls meet a busy database
        self.calls = 0

    def _reply(self, case):
        rule = self.rules[case]
        return int(rule["status"]), rule["answer"]

    def get(self, place, day_is_a_date=True):
        """This function will answer one call: a status, and either a list of bookings or a text."""
        self.calls += 1
        if not day_is_a_date:
            return self._reply("a day that is no date")
        if self.busy:
            self.busy -= 1
            return self._reply("the database is busy")
        newest_first = self.rules["order"]["answer"] == "made last comes first"
        rows = sorted(self.rows, reverse=newest_first)
        if not rows:
            status, text = self._reply("no bookings")
            return status, [] if text == "an empty list" else text
        way = self.rules["next part"]["answer"]
        if way == "page number":
            rows = rows[(place or 0) * SIZE:]
        elif place is not None:
            key = (lambda row: row[0]) if way == "after the minute of the last one" else (lambda row: row)
            rows = [r for r in rows if (key(r) < key(place) if newest_first else key(r) > key(place))]
        return int(self.rules["bookings found"]["status"]), rows[:SIZE]

    def next_place(self, part, number):
        return number if self.rules["next part"]["answer"] == "page number" else part[-1]
