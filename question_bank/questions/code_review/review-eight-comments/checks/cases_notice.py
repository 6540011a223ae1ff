"""usage: cases_notice.py "HOUR,HOUR,..." VERSION    runs these cases, expected by the list, exit 1 when one is red"""
import sys

from shop import by_the_list, given_back, planted

version = planted(sys.argv[2])
hours = [float(hour) for hour in sys.argv[1].split(",")]
red = [f"{late:g}" for late in hours if given_back(version, late) != by_the_list(late)]
print("red:", *(red or ["none"]))
sys.exit(1 if red else 0)
