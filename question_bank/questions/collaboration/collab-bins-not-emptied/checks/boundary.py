"""usage: boundary.py DESIGN SCENARIO    exit 0 when the design keeps the promise

Where it is decided that a repeated lift counts once. Two bins of one house: 3 was lifted twice within 40 seconds, 4 once
more after six minutes. The rule of March is ten minutes. In May Dana changes it to two, and counts March again.
"""
import sys

LIFTS = [(3, 0), (3, 40), (4, 100), (4, 460)]               # bin, second of the day
MARCH, MAY = 600, 120


def count(lifts, within):
    """Count the lifts, without those that follow another lift of the same bin within so many seconds."""
    return sum(not any(bin == other and 0 < second - before <= within for other, before in lifts) for bin, second in lifts)


class RawAndRule:
    """Each lift is kept as it came. One rule of Dana's counts them, and both Lee and Dana read what comes out."""
    kept, rule, fees_runs, lee_writes = LIFTS, MARCH, True, False

    def fees(self):
        return count(self.kept, self.rule)

    def desk(self):
        return self.fees()

    def streets(self):
        return len(self.kept)


class InTheTruck(RawAndRule):
    """The truck leaves out what is repeated, by the rule of March."""
    kept = [(3, 0), (4, 100)]


class EachGroup(RawAndRule):
    """Each group has its own rule for the same lifts."""
    def desk(self):
        return count(self.kept, MARCH)


class ThroughFees(RawAndRule):
    """The lifts go to the program of Fees, and from there to the others."""
    def streets(self):
        return len(self.kept) if self.fees_runs else 0


class OpenTable(RawAndRule):
    """One table that each of the three groups may correct."""
    lee_writes = True


design = {"raw_and_rule": RawAndRule, "in_truck": InTheTruck, "each_group": EachGroup, "through_fees": ThroughFees,
          "open_table": OpenTable}[sys.argv[1]]()
design.rule = MAY
fees, desk = design.fees(), design.desk()
design.fees_runs = False
print(f"March again by the rule of May: Dana {fees}, Lee {desk}; lifts that Noor has while Fees is away: {design.streets()}")
sys.exit(0 if {
    "recount": fees == count(LIFTS, MAY),
    "same": fees == desk,
    "away": design.streets() > 0,
    "only_dana": not design.lee_writes,
}[sys.argv[2]] else 1)
