"""usage: claims.py "RULES finds=SHARE false=COUNT" SCENARIO    exit 0 when the scenario's promise holds

Plays a claim of the trial against ten faults that nobody had looked at, and the forty changes that come next.
"""
import sys

from heron import CAME, FAULTS, NEXT, OLDER, RULES, alarms, false_alarms, finds

which, found, false = sys.argv[1].split()
rules = {"came": CAME, "all": RULES}[which]
part, whole = map(int, found.removeprefix("finds=").split("/"))
false = int(false.removeprefix("false="))
older = sum(bool(finds(rules, *pair)) for pair in OLDER)
coming = false_alarms(rules, NEXT)
gone = sum(bool(finds(rules, before, after)) for _, _, before, after in FAULTS)
print(f"claimed {part} of {whole}, {older} of {len(OLDER)} older ones; claimed {false} false alarms, {coming} in the next 40; "
      f"alarms that are gone after the repair: {gone} of {whole}")
promises = {
    "finds": abs(part / whole - older / len(OLDER)) <= 0.1,
    "quiet": abs(false - coming) <= 10,
    "gone": part <= gone,
}
sys.exit(0 if promises[sys.argv[2]] else 1)
