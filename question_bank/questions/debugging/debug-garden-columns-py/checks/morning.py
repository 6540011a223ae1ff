"""usage: morning.py [found]     Plays the morning with the code of the exhibit: the log, or what was wrong in it."""
import sys

from service import Process, own_columns

REQUESTS = [                                       # time, process, club, role, what
    ("08:02:10", "p1", "alder", "member", "page"),
    ("08:03:35", "p2", "birch", "member", "page"),
    ("08:05:02", "p1", "birch", "member", "page"),
    ("08:06:48", "p1", "elm", "member", "page"),
    ("08:08:15", "p1", "alder", "member", "export"),
    ("08:09:30", "p1", "alder", "committee", "page"),
    ("08:11:20", "p1", "birch", "member", "page"),
    ("08:12:05", "p2", "birch", "member", "page"),
    ("08:13:40", "p1", "elm", "member", "page"),
    ("08:14:22", "p1", "alder", "committee", "page"),
    ("08:14:50", "p1", "elm", "committee", "page"),
    ("08:15:10", "p1", "alder", "member", "page"),
    ("08:16:02", "p1", "elm", "member", "page"),
    ("08:16:40", "p2", "elm", "member", "page"),
    ("08:17:30", "p1", "elm", "member", "page"),
    ("08:19:12", "p2", "cedar", "committee", "export"),
    ("08:20:45", "p2", "birch", "member", "export"),
    ("08:21:30", "p1", "birch", "member", "export"),
    ("08:23:00", "p2", "birch", "member", "page"),
    ("08:24:15", "p2", "cedar", "committee", "page"),
    ("08:25:40", "p2", "alder", "member", "page"),
    ("08:27:05", "p1", "cedar", "member", "page"),
    ("08:31:20", "p1", "cedar", "member", "page"),
    ("08:32:10", "p2", "cedar", "member", "page"),
    ("08:33:25", "p1", "birch", "member", "page"),
    ("08:35:00", "p1", "birch", "committee", "page"),
    ("08:36:15", "p1", "alder", "member", "page"),
]
STARTS = [("08:00:00", "p1"), ("08:00:00", "p2"), ("08:30:00", "p1")]


def seconds(time):
    hours, minutes, rest = map(int, time.split(":"))
    return 3600 * hours + 60 * minutes + rest


def play(file="exhibits/members.py"):
    """Yield (time, process, words, club, role, what, answer) for each line of the log."""
    processes = {}
    for time, name, *request in sorted([*STARTS, *REQUESTS], key=lambda line: (line[0], line[1])):
        if not request:
            processes[name] = Process(file)
            yield time, name, "started", None, None, None, None
            continue
        club, role, what = request
        process, now = processes[name], seconds(time)
        _, origin = process.club(club, now)
        answer = getattr(process, what)(club, role, now)
        words = f"{club:5} {role:9} {what:6} club={origin} " + (f"columns={answer}" if what == "page" else f"status={answer}")
        yield time, name, words, club, role, what, answer


def is_wrong(club, role, what, answer):
    return role == "member" and answer != (own_columns(club, role) if what == "page" else 403)


if __name__ == "__main__":
    lines = [(time, name, words, what and is_wrong(club, role, what, answer))
             for time, name, words, club, role, what, answer in play()]
    for time, name, words, wrong in lines:
        if sys.argv[1:] != ["found"] or wrong:
            print(time, name, words)
