"""The service on a virtual clock: two instances save changes, and the writer of each brings them to the kitchen's list.

A writer that meets a note of more than 200 characters writes an error line and ends. The page says "saved" all the same.
"""
FIELDS = ("time", "instance", "school", "meals", "note")
SAVES = [
    ("12:41:05", "A", 22, 31, 0), ("12:42:30", "B", 5, 47, 0), ("12:44:12", "A", 19, 25, 40), ("12:45:30", "A", 33, -4, 0),
    ("12:45:58", "A", 33, 40, 0), ("12:48:10", "B", 44, 29, 15), ("12:50:26", "B", 3, 62, 0), ("12:52:40", "B", 8, 54, 212),
    ("12:54:02", "A", 12, 20, 0), ("12:55:31", "B", 31, 18, 0), ("12:57:45", "A", 50, 36, 60), ("12:58:20", "B", 15, 26, 0),
    ("13:01:07", "A", 31, 16, 0), ("13:03:33", "B", 12, 23, 0), ("13:05:50", "A", 41, 52, 0), ("13:07:14", "B", 15, 28, 0),
    ("13:09:29", "A", 7, 33, 0), ("13:12:40", "B", 44, 31, 0), ("13:14:02", "A", 58, 45, 0), ("13:16:18", "B", 27, 40, 0),
    ("13:19:10", "A", 36, 21, 0)]
FIRST_CHANGE, LONGEST_NOTE = 409, 200


def seconds(time):
    hours, minutes, *rest = (int(part) for part in time.split(":"))
    return hours * 3600 + minutes * 60 + (rest[0] if rest else 0)


def clock(second):
    return f"{second // 3600}:{second % 3600 // 60:02}:{second % 60:02}"


class Service:
    def __init__(self):
        self.kitchen, self.wanted, self.lines, self.ended = {}, {}, [], set()
        self.change = FIRST_CHANGE

    def log(self, second, instance, event, text):
        self.lines.append((second, instance, event, text))

    def save(self, time, instance, school, meals, note=0):
        """What the page does, and what the writer does a second later."""
        second, change = seconds(time), self.change
        self.change += 1
        if meals < 0:
            return self.log(second, instance, "error", f"change {change}: number below 0, not saved")
        self.wanted[school] = meals
        self.log(second, instance, "saved", f"change {change} school {school:02} meals {meals}")
        if instance in self.ended:
            return None
        if note > LONGEST_NOTE:
            self.ended.add(instance)
            return self.log(second + 1, instance, "error", f"change {change}: value too long for column note")
        self.kitchen[school] = meals
        return self.log(second + 1, instance, "written", f"change {change}")

    def wrong(self):
        """The schools whose number on the kitchen's list is not the one that they saved last."""
        return sorted(school for school, meals in self.wanted.items() if self.kitchen.get(school) != meals)


def until_1320():
    service = Service()
    for save in SAVES:
        service.save(*save)
    return service


def saved_since(time):
    return sorted({school for at, _, school, meals, _ in SAVES if seconds(at) >= seconds(time) and meals >= 0})
