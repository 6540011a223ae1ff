"""usage: night.py [RULES] [SECOND RUN AFTER SECONDS]    plays the night of the exhibit and prints its log"""
import sys

from client import read, run
from partner import Clock, Partner, Reply, Stock

OLD = {"W01": 309, "W02": 84, "W03": 128, "W04": 1204, "W05": 4, "W06": 77,
       "W07": 15, "W08": 240, "W09": 52, "W10": 33, "W11": 9, "W12": 461}


def stocks():
    return {
        "W01": Stock(312), "W02": Stock(84), "W03": Stock(131, made=False, takes=100),
        "W04": Stock(1187), "W05": Stock(0), "W06": Stock(75, first=[Reply(503)]), "W07": Stock(15),
        "W08": Stock(233, made=False, takes=45), "W09": Stock(52),
        "W10": Stock(30, first=[Reply(429, retry_after=10)]),
        "W11": Stock(9, made=False, takes=20), "W12": Stock(455),
    }


if __name__ == "__main__":
    rules = read(sys.argv[1] if len(sys.argv) > 1 else "exhibits/client.csv")
    clock = Clock(1 * 3600)

    def say(text):
        print(f"{clock.now // 3600:02}:{clock.now // 60 % 60:02}:{clock.now % 60:02} {text}")

    say("night run started, 12 warehouses")
    partner = Partner(clock, stocks())
    stock, reports, ever = run(rules, partner, clock, OLD, say)
    say(f"night run finished, {len(ever)} lists stored, {len(reports)} reported")
    if len(sys.argv) > 2:
        clock.now += int(sys.argv[2])
        say("second run started, 12 warehouses")
        stock, reports, ever = run(rules, partner, clock, stock, say)
        say(f"second run finished, {len(ever)} lists stored, {len(reports)} reported")
        print("empty after the second run:", *(name for name, items in stock.items() if not items))
