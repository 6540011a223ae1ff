"""What Kim did on a copy: from Ari to Noor, then from Ari to Robin, and what Kim did not look at."""
from school import ARI, NOOR, ROBIN, click, letters, load, of_ari, open_school

version = load("exhibits/hand_over.py")
open_school()
print("Noor:", type(click(version.hand_over, ARI, NOOR)).__name__, "p14 is with", of_ari()["p14"])
print("Robin:", click(version.hand_over, ARI, ROBIN))
print("p11 to p15:", *of_ari().values())
print("letters name:", *(text.split()[-1].rstrip(".") for _, text in letters()))
