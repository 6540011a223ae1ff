"""Prints the plan of the page's query on the schema as shown."""
from tickets import database, plan

print("QUERY PLAN")
for line in plan(database(), open("exhibits/page.sql").read()):
    print("`--" + line)
