"""usage: tests.py TEST SERVICE    exit 0 when the test is green on the service, 1 when it is red

SERVICE pace: exit 0 when the test sends to the repaired service about as many requests a second as people do.

TEST: "clients=20 minutes=5", or "rate=200 minutes=10" with connections=20, from=sent, rule=mean.
"""
import sys

from service import Service, by_plan, closed, slow

SERVICES = {
    "today": lambda: Service(),
    "too_small": lambda: Service(work=1 / 190, stop=0),
    "rare": lambda: Service(every=300.0, stop=10.0, first=200.0),
    "no_room": lambda: Service(work=1 / 220, stop=0),
    "repaired": lambda: Service(stop=0),
}
test = dict(part.split("=") for part in sys.argv[1].split())
service, seconds = SERVICES.get(sys.argv[2], SERVICES["repaired"])(), 60 * float(test["minutes"])
if "clients" in test:
    done = closed(service, int(test["clients"]), seconds, float(test.get("pause", 0)))
    times = [answered - sent for sent, answered in done]
    enough = "pause" in test or len(done) / seconds >= 200
else:
    done = by_plan(service, float(test["rate"]), seconds, int(test.get("connections", 0)) or None)
    times = [answered - (sent if test.get("from") == "sent" else at) for at, sent, answered in done]
    enough = True
mean = sum(times) / len(times)
print(f"{len(done)} requests, {len(done) / seconds:.0f} a second, mean {mean:.2f} s, {slow(times):.2f} of 100 above 1 s")
if sys.argv[2] == "pace":
    sys.exit(0 if 190 <= len(done) / seconds <= 245 else 1)
sys.exit(0 if enough and (mean <= 1 if test.get("rule") == "mean" else slow(times) <= 1) else 1)
