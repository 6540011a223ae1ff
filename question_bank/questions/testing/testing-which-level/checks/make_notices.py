"""Prints which level notices which risk, found by running the tests on the planted faults."""
from tours import LEVELS, green, read

print("risk," + ",".join(LEVELS))
for row in read("exhibits/risks.csv"):
    risk = row["risk"]
    assert all(green(level, risk, None) for level in LEVELS), risk
    print(risk + "," + ",".join("no" if green(level, risk, risk) else "yes" for level in LEVELS))
