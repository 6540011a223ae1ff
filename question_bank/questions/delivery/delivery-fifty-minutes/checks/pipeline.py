"""A pipeline plan, and the machines that run it. Time is in minutes of one working day that begins at 08:00."""
import csv
import heapq
import math
import random
import tomllib
from itertools import count

CHANGES_AN_HOUR = (3, 5, 8, 8, 4, 5, 8, 8, 4, 2)   # new changes from 08:00 on
BUSY = (2, 3, 6, 7)
RUNS = 400                                         # what the tables are about
SETUP = 1                                          # a job that follows another one fetches its results first


def rows(name):
    with open(f"exhibits/{name}.csv") as file:
        return list(csv.DictReader(file))


STEPS = {row["step"]: row for row in rows("steps")}
for row in rows("browser"):
    STEPS[row["part_of_browser"].split()[0]] = row  # calendars, find, all
FAULTS = {name: int(row["faults"]) for name, row in STEPS.items() if name != "browser"}


class Plan:
    def __init__(self, path):
        with open(path, "rb") as file:
            plan = tomllib.load(file)
        self.machines, self.again, self.repaired = plan["machines"], plan["again"], plan.get("repaired", [])
        self.jobs = {job["name"]: job for job in plan["job"]}

    def before(self):
        return {name: job for name, job in self.jobs.items() if job.get("when", "before") == "before"}

    def minutes(self, job):
        return sum(math.ceil(int(STEPS[step.split("/")[0]]["minutes"]) / int((step + "/1").split("/")[1]))
                   for step in job["steps"]) + (SETUP if job.get("needs") else 0)

    def false_share(self, job):
        """Return the chance that a job is red with no fault."""
        green = 1.0
        for step in job["steps"]:
            name, parts = (step + "/1").split("/")[:2]
            false = 0 if name in self.repaired else int(STEPS[name]["red_with_no_fault"]) / RUNS
            green *= 1 - false / int(parts)
        return 1 - green

    def steps_of(self, *whens):
        """Return the steps that run at these times, with parts of browser by name."""
        found = {step.split("/")[0] for job in self.jobs.values() if job.get("when", "before") in whens for step in job["steps"]}
        return found | ({"calendars", "find", "all"} if "browser" in found else set())

    def path(self):
        """Return the minutes of a change that is alone and green."""
        done = {}
        for name, job in self.before().items():
            done[name] = done.get(job.get("needs"), 0) + self.minutes(job)
        return max(done.values())

    def work(self):
        return sum(self.minutes(job) for job in self.before().values())


class Day:
    """Plays one day. `answers` has (minute in which a change began, minutes until its answer, false reds)."""

    def __init__(self, plan, seed):
        self.plan, self.chance = plan, random.Random(seed)
        self.free, self.waiting, self.events, self.order = plan.machines, [], [], count()
        self.answers, self.busy_minutes = [], 0
        for hour, changes in enumerate(CHANGES_AN_HOUR):
            for _ in range(changes):
                self.at(60 * hour + 60 * self.chance.random(), self.begin, {})
            for name, job in plan.jobs.items():
                if job.get("when") == "hourly":
                    self.at(60 * hour + 30, self.queue, {"hourly": True}, name)

    def at(self, minute, act, *args):
        heapq.heappush(self.events, (minute, next(self.order), act, args))

    def begin(self, now, change):
        change.update({"begun": now, "left": set(self.plan.before()), "red": set(), "false": 0, "again": False})
        self.start(now, change)

    def start(self, now, change):
        for name, job in self.plan.before().items():
            if name in change["left"] and job.get("needs") not in change["left"]:
                self.queue(now, change, name)

    def queue(self, now, change, name):
        self.waiting.append((change, name))
        self.give(now)

    def give(self, now):
        while self.free and self.waiting:
            first = next((i for i, (change, _) in enumerate(self.waiting) if "hourly" not in change), 0)
            change, name = self.waiting.pop(first)
            self.free -= 1
            minutes = self.plan.minutes(self.plan.jobs[name])
            self.busy_minutes += minutes
            self.at(now + minutes, self.end, change, name)

    def end(self, now, change, name):
        self.free += 1
        if "hourly" not in change:
            if not change["again"] and self.chance.random() < self.plan.false_share(self.plan.jobs[name]):
                change["red"].add(name)
            change["left"].discard(name)
            following = [n for n in change["left"] if self.plan.jobs[n].get("needs") == name]
            for other in sorted(following):
                self.queue(now, change, other)
            if not change["left"]:
                self.finish(now, change)
        self.give(now)

    def finish(self, now, change):
        if change["red"]:                          # somebody starts it again; the second time it is green
            change["false"] = 1
            change["left"] = set(self.plan.before()) if self.plan.again == "run" else set(change["red"])
            change["red"], change["again"] = set(), True
            if self.plan.again == "run":
                self.start(now, change)
            else:
                for name in sorted(change["left"]):
                    self.queue(now, change, name)
        else:
            self.answers.append((change["begun"], now - change["begun"], change["false"]))

    def play(self):
        while self.events:
            minute, _, act, args = heapq.heappop(self.events)
            act(minute, *args)
        return self


def days(plan, number=20):
    return [Day(plan, seed).play() for seed in range(number)]
