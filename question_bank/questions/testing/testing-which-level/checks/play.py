"""usage: play.py PLAN SCENARIO    runs the tests of a plan on the planted faults; exit 0 when the promise holds"""
import sys

from tours import chance, green, read

file, scenario = sys.argv[1:]
cases = {row["risk"]: int(row["cases"]) for row in read("exhibits/risks.csv")}
levels = {row["level"]: row for row in read("exhibits/levels.csv")}
plan = {row["risk"]: row["levels"].split("; ") for row in read(file)}


def noticed(risk, **how):
    """True when some test of the plan, made for whichever risk, is red while this fault is in the product."""
    return any(not green(level, other, risk, **how) for other, chosen in plan.items() for level in chosen)


def all_noticed(risks):
    missed = [risk for risk in risks if not noticed(risk)]
    print("missed:", *(missed or ["none"]))
    return not missed


def minutes():
    return sum(cases[risk] * float(levels[level]["seconds a case"]) for risk, used in plan.items() for level in used) / 60


def red_by_chance():
    right = 1.0
    for risk, used in plan.items():
        for level in used:
            right *= (1 - chance(levels[level]["red by chance"])) ** cases[risk]
    return 1 - right


def short():
    print(f"{minutes():.1f} minutes")
    return minutes() <= 3


def steady():
    print(f"red by chance in {red_by_chance():.0%} of the runs")
    return red_by_chance() <= 0.05


def partner_changes():
    red = not all(green(level, "F", "F") for level in plan["F"])
    print(f"the test made for F is {'red' if red else 'green'}, some test is {'red' if noticed('F') else 'green'}")
    return red


def early():
    held = noticed("F", announced=True)
    print("noticed when it is announced" if held else "not noticed before the day")
    return held


def right():
    red = [risk for risk, used in plan.items() if not all(green(level, risk, None) for level in used)]
    print("red:", *(red or ["none"]))
    return not red


promises = {
    "right": right,
    "rule": lambda: all_noticed("AB"),
    "booking": lambda: all_noticed("CDE"),
    "page": lambda: all_noticed("G"),
    "partner_down": lambda: all_noticed("H"),
    "partner_changes": partner_changes,
    "early": early,
    "short": short,
    "steady": steady,
    "all_risks": lambda: all_noticed(cases),
}
sys.exit(0 if promises[scenario]() else 1)
