"""usage: options.py "first=PART,PART later=PART" SCENARIO    exit 0 when the scenario's promise holds"""
import csv
import sys

NEEDS = [       # the words in what_they_do_today, and the parts with which they can stop doing it
    ("types last month", {"file"}), ("by building site", {"file", "site"}), ("no account", {"file", "mail"}),
    ("last year", {"file", "period"}), ("chart of three years", {"page"})]
LONGER, DAYS = 1.3, 10                  # facts 1 and 2
with open("exhibits/parts.csv") as file:
    COST = {row["part"].split(":")[0]: int(row["days"]) for row in csv.DictReader(file)}
with open("exhibits/requests.csv") as file:
    REQUESTS = [next(parts for words, parts in NEEDS if words in row["what_they_do_today"])
                for row in csv.DictReader(file)]


def met(parts):
    return sum(need <= parts for need in REQUESTS)


def days(parts):
    return sum(COST[part] for part in parts)


if __name__ == "__main__":
    answer = dict(words.split("=") for words in sys.argv[1].split())
    first = set(answer["first"].split(","))
    both = first | set(answer.get("later", "").split(",")) - {""}
    used = {part: sum(part in need for need in REQUESTS) for part in both}
    print(f"first: {days(first)} days, {days(first) * LONGER:.1f} by the record, {met(first)} of 10 requests; "
          f"in all {met(both)} of 10")
    promises = {
        "in_time": days(first) * LONGER <= DAYS,
        "half": met(first) >= 5,
        "most": met(both) >= 8,
        "worth_it": all(COST[part] <= 2 * count for part, count in used.items()),
    }
    sys.exit(0 if promises[sys.argv[2]] else 1)
