"""usage: list.py QUERY SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from shop import CUSTOMERS, database, letters, query

SCENARIOS = {
    "with_rentals": (1, 2, 8, 10),
    "never_rented": (3, 11),
    "not_this_year": (4, 7),
    "voucher": (3, 4, 7, 11),
    "said_no": (5, 12),
    "not_asked": (6, 9),
    "all_letters": tuple(CUSTOMERS),
}
file, scenario = sys.argv[1:]
customers = SCENARIOS[scenario]
found = {customer: rentals for customer, _, rentals in database(customers).execute(query(file))}
wanted = letters(customers)
print(f"{len(found)} letters, wanted {len(wanted)}:", *(f"{c}={n}" for c, n in found.items()))
if scenario in ("never_rented", "not_this_year"):
    sys.exit(0 if list(found) == list(wanted) else 1)      # is it listed at all?
sys.exit(0 if found == wanted else 1)
