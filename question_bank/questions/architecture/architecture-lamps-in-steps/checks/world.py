"""Lamps, month by month: what they send, what each part can take, and the work that changes it."""
import math

LAMPS_NOW, MOST = 5_000, 5_000_000
USE = 0.7                            # above 70 percent of its limit a part gets slow
DAYS_A_MONTH = 8                     # for work on growth
RECORD = 1.5                         # an earlier piece of work took 1.5 times its plan, in the middle
SIGNED_AHEAD = 3                     # months from the contract to the first event
STEP = 0.25                          # months

BLOCKS = {                           # planned days, upkeep days a month, euros a month
    "receivers": (3, 0, 0), "batches": (10, 0, 0), "larger": (2, 0, 700), "files": (12, 0.5, 60),
    "report": (6, 0, 80), "queue": (15, 1, 170), "split": (30, 2, 600), "settings": (8, 0, 0),
    "rewrite": (76, 3.5, 910),       # receivers, batches, files, report, queue and split, live on one day
}
EACH_RECEIVER = 40


def growth(kind):
    """Return a function from month to lamps."""
    months = {"expected": 12, "fast": 8, "slow": 24, "jump": 12}[kind]

    def lamps(month):
        grown = LAMPS_NOW * 10 ** (max(month, 0) / months)
        if kind == "jump" and month >= 8:
            grown += 150_000
        return min(grown, MOST)
    return lamps


def peak(lamps, settings=False):
    """Events a second in the ten minutes of dusk, when each lamp goes on."""
    if settings:                     # within an hour, and the values of a day in one event
        return lamps * (1 / 3600 + 1 / 86400)
    return lamps * (1 / 600 + 18 / 86400)


def mean(lamps):
    return lamps * 20 / 86400


def rows_a_day(lamps, settings=False):
    return lamps * (3 if settings else 20)


def bytes_a_day(lamps, settings=False):
    return lamps * (1500 if settings else 5000)


class System:
    def __init__(self):
        self.has = set()
        self.days, self.euros, self.upkeep = 0.0, 0.0, 0.0
        self.kept = []               # bytes of each step, newest last

    def limits(self):
        """What each part may take, at 70 percent: events a second, bytes, rows a night."""
        writes = 8000 if "batches" in self.has else 400
        times = (2 if "larger" in self.has else 1) * (2 if "split" in self.has else 1)
        disk = (4000 if "larger" in self.has else 2000) * (2 if "split" in self.has else 1)
        rows = (20000 if "report" in self.has else 5000) * 4 * 3600
        return {
            "receiver": math.inf if "receivers" in self.has else USE * 500,
            "writer": USE * writes * times,
            "disk": USE * disk * 1e9,
            "report": USE * rows,
        }

    def loads(self, lamps):
        settings = "settings" in self.has
        keep = round((1 if "files" in self.has else 400 / 30) / STEP)
        return {
            "receiver": peak(lamps, settings),
            "writer": peak(lamps, settings),
            "disk": sum(self.kept[-keep:]),
            "report": rows_a_day(lamps, settings),
        }

    def month_passes(self, lamps):
        self.kept.append(bytes_a_day(lamps, "settings" in self.has) * 30 * STEP)
        for block in self.has:
            self.upkeep += BLOCKS[block][1] * STEP
            self.euros += BLOCKS[block][2] * STEP
        if "receivers" in self.has:
            number = math.ceil(peak(lamps, "settings" in self.has) / (USE * 500))
            self.euros += EACH_RECEIVER * number * STEP


def play(plan, kind, until=36, maker_months=3, record=RECORD):
    """Play a plan, a list of (block, begin) with begin(lamps, signed, month, system). Return what was too much, and the end."""
    system, lamps = System(), growth(kind)
    waiting, work, at_maker = list(plan), None, []
    too_much = []
    for step in range(round(until / STEP) + 1):
        month = step * STEP
        now, signed = lamps(month), lamps(month + SIGNED_AHEAD)
        system.month_passes(now)
        for part, load in system.loads(now).items():
            if load > system.limits()[part]:
                too_much.append((month, part))
        for when, block in list(at_maker):
            if month >= when:
                system.has.add(block)
                at_maker.remove((when, block))
        left = DAYS_A_MONTH * STEP
        while left > 0:
            if work is None:
                ready = [item for item in waiting if item[1](now, signed, month, system)]
                if not ready:
                    break
                work = [ready[0][0], BLOCKS[ready[0][0]][0] * record]
                waiting.remove(ready[0])
            done = min(left, work[1])
            work[1] -= done
            left -= done
            system.days += done
            if work[1] <= 1e-9:
                if work[0] == "settings":
                    at_maker.append((month + maker_months, "settings"))
                elif work[0] == "rewrite":
                    system.has |= {"receivers", "batches", "files", "report", "queue", "split"}
                else:
                    system.has.add(work[0])
                work = None
    return too_much, system
