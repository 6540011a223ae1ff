"""Prints the first lines of two files and of the product table, as they are."""
from shops import PRODUCTS, World

as_it_is = World(numbers_fit=False)
large, small = as_it_is.file("large")[:8], as_it_is.file("small")[:4]


def show(lines):
    for number, title, cents in lines:
        print(f"  {number:<9}{title:<20}{cents / 100:>8.2f}")


print("File of shop L, May (large)")
show(large)
print("File of shop S, May (small)")
show(small)
print("Our products, some of them")
sent = {number.replace("-", "") for number, _, _ in large + small}
not_found = {title for number, title, _ in large if number not in PRODUCTS}
for number, title in PRODUCTS.items():
    if number.replace("-", "") in sent or title in not_found:
        print(f"  {number:<9}{title}")
