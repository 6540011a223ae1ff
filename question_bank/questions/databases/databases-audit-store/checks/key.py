"""Recomputes every number that the key quotes from the facts, the trial and the guess about a chain."""
import csv
import json

A_MINUTE, ENTRY_BYTES, DAY_EUROS, YEARS = 20, 400, 600, 10     # facts 1 and 5, needs
CHAIN = (6, 1, 0)                                              # what is said when somebody asks

with open("exhibits/trial.csv") as file:
    trial = {row.pop("tried"): row for row in csv.DictReader(file)}


def guess(option):
    return [int(trial[what][option]) for what in ("Days to build (guess)", "Days of work a year (guess)",
                                                  "Euros a year (guess)")]


def ten_years(*options):
    return sum((build + YEARS * a_year) * DAY_EUROS + YEARS * euros for build, a_year, euros in options)


entries = A_MINUTE * 60 * 24 * 365 * YEARS
print(json.dumps({
    "million_entries": round(entries / 1e6),
    "gb_in_ten_years": round(entries * ENTRY_BYTES / 1e9),
    "killed_with_no_entry": int(trial["Killed 1000 times: changes with no entry"]["search_store"]),
    "killed_with_no_change": int(trial["Killed 1000 times: entries with no change"]["ledger"]),
    "euros_own_table": ten_years(guess("own_table")),
    "euros_search_store": ten_years(guess("search_store")),
    "euros_ledger": ten_years(guess("ledger")),
    "euros_change_feed": ten_years(guess("change_feed")),
    "euros_own_table_and_ledger": ten_years(guess("own_table"), guess("ledger")),
    "euros_own_table_and_chain": ten_years(guess("own_table"), CHAIN),
}))
