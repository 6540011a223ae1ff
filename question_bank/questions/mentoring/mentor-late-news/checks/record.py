"""Jo's last tasks: for each part the planned days, and the day on which it was done."""
import csv
from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    name: str
    planned: tuple[int, ...]      # days of each part
    done: tuple[int, ...]         # day on which each finished part was done

    @property
    def promised(self):
        return sum(self.planned)

    @property
    def end(self):
        """Return the day on which all was done; None as long as parts are open."""
        return self.done[-1] if len(self.done) == len(self.planned) else None

    @property
    def late(self):
        return self.end is None or self.end > self.promised

    def parts_done(self, day):
        return sum(done <= day for done in self.done)

    def left(self, day):
        """Return the planned days of the parts that are not done at the end of a day."""
        return sum(self.planned[self.parts_done(day):])

    def at_this_pace(self, day):
        """Return the last day, if the rest takes as many times its plan as the finished parts did."""
        count = self.parts_done(day)
        return round(self.done[count - 1] * self.promised / sum(self.planned[:count]))


def read():
    by_name = {}
    with open("exhibits/parts.csv") as file:
        for row in csv.DictReader(file):
            planned, done = by_name.setdefault(row["task"], ([], []))
            planned.append(int(row["planned_to_be_done_on_day"]))
            if row["done_on_day"]:
                done.append(int(row["done_on_day"]))
    return [
        Task(name, tuple(b - a for a, b in zip([0, *days], days)), tuple(done))
        for name, (days, done) in by_name.items()
    ]
