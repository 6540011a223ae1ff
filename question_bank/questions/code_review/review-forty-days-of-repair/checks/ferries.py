"""The tables of the exhibits, and what a repair saves: half of the extra days, by the record."""
import csv
import statistics


def rows(name):
    with open(f"exhibits/{name}.csv", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Module:
    def __init__(self, row):
        self.warnings, self.changes, self.faults = (int(row[k]) for k in ("linter_warnings", "changes", "faults"))
        self.days_a_change, self.days_a_fault = float(row["days_a_change"]), float(row["days_a_fault"])
        self.planned = float(row["planned_repair_days"])

    def costs(self, fewer_changes=0.0, fewer_faults=0.0):
        """Return the days that the module costs in a year above a healthy one."""
        extra = (self.changes - fewer_changes) * (self.days_a_change - HEALTHY)
        return extra + (self.faults - fewer_faults) * self.days_a_fault


HEALTHY = 1.0                                      # fact 1: days a change
BUDGET = 40                                        # fact 2
CUT_PLANNED = 8                                    # an answer for those who ask
GOES_IN_APRIL = {"Freight"}                        # fact 3
ANEW_PLANNED = 30                                  # fact 5: Boarding, written anew
MODULES = {row["module"]: Module(row) for row in rows("modules")}
COPIED = next(row for row in rows("pairs") if (row["changed_first"], row["changed_with_it"]) == ("Fares", "Boarding"))
RECORD = rows("record")


def longer(how):
    """Return how many times their plan the finished repairs of one kind took, least first."""
    found = [float(r["took"]) / float(r["planned"]) for r in RECORD if r["how"].startswith(how)
             and r["change_before"] != r["change_after"]]
    return sorted(found)


def gone():
    """Return the share of extra days and of faults that went away, for each finished repair in steps."""
    for row in RECORD:
        if row["how"] == "in steps":
            before, after = float(row["change_before"]) - HEALTHY, float(row["change_after"]) - HEALTHY
            yield 1 - after / before
            yield 1 - int(row["faults_after"]) / int(row["faults_before"])


SHARE = statistics.mean(gone())                    # half, each time
STEPS, ANEW = longer("in steps"), longer("written anew")
MIDDLE = statistics.median(STEPS)
CUT_WORKS = (0.6, 0.8, 1.0)                        # part of the copied changes and faults that the cut ends


def planned(piece):
    return {"cut": CUT_PLANNED, "anew": ANEW_PLANNED}.get(piece) or MODULES[piece].planned


def cut_saves(works):
    boarding = MODULES["Boarding"]
    faults = int(COPIED["faults_in_the_second_within_a_week"])
    return works * (int(COPIED["changes"]) * boarding.days_a_change + faults * boarding.days_a_fault)


def saves(piece, done, works):
    """Return the days that a finished piece saves in the year after it, when `done` are finished as well."""
    if piece == "cut":
        return cut_saves(works)
    if piece in GOES_IN_APRIL:
        return 0.0
    module = MODULES["Boarding" if piece == "anew" else piece]
    if piece in ("Boarding", "anew") and "cut" in done:
        left = module.costs(works * int(COPIED["changes"]), works * int(COPIED["faults_in_the_second_within_a_week"]))
        return SHARE * left
    return SHARE * module.costs()


def takes(piece, factor):
    return planned(piece) * (ANEW[0] if piece == "anew" else factor)
