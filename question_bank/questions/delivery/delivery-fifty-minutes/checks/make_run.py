"""Prints one green run of today as a timeline, from the table of the steps."""
import csv

with open("exhibits/steps.csv") as file:
    steps = [(row["step"], int(row["minutes"])) for row in csv.DictReader(file)]
whole = sum(minutes for _, minutes in steps)
print(f"schema: diagram/1\ntype: timeline\naxis: {{from: 0, to: {whole}, every: 5, unit: minutes}}\nlanes:")
begun = 0
for step, minutes in steps:
    print(f'  - {{title: {step}, spans: [{{from: {begun}, to: {begun + minutes}, text: "{minutes}"}}]}}')
    begun += minutes
