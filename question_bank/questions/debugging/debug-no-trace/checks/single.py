"""Says which faults lose an amount that was saved once only."""
from path import FAULTS, play

once = ((0.0, "rope", 25),)
print("saved once, lost by:", ", ".join(f for f in FAULTS if play(f, once).shown["rope"] != 25))
