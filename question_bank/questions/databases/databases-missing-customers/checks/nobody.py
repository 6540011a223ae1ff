"""usage: nobody.py CHECK SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from shop import CUSTOMERS, database, query, rented

file, scenario = sys.argv[1:]
found = [customer for customer, _ in database(guests=scenario != "no_guest").execute(query(file))]
idle = [customer for customer in CUSTOMERS if not rented(customer)]
print(f"found {len(found)} of {len(idle)}:", *found)
sys.exit(0 if (not set(found) - set(idle) if scenario == "busy" else found == idle) else 1)
