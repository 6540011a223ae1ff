"""Ten weeks of payments, from what went wrong in each of them and a fixed seed."""
import random

# share of payments that failed, took 3 to 10 seconds, took more than 10 seconds; ok of all requests; ping
USUAL = {"failed": 0.0008, "slow": 0.026, "stuck": 0.0014, "all_ok": 99.8, "ping": 100.0}
HAPPENED = {
    2: {"ping": 97.0},                             # five hours of planned work on a Sunday night
    3: {"slow": 0.031, "stuck": 0.0232},           # the card provider is late
    5: {"all_ok": 93.1},                           # pictures of the map are missing
    6: {"failed": 0.0142},                         # a release refuses some cards
    7: {"slow": 0.142},                            # all pages a little slower
    8: {"stuck": 0.0058},
    9: {"stuck": 0.0149},                          # the card provider is late again
}
MEAN_MS = {"fast": 520, "slow": 4200, "stuck": 13000}


def weeks():
    rng = random.Random(59)
    for week in range(1, 11):
        of = USUAL | HAPPENED.get(week, {})
        payments = 84_000 + rng.randrange(-2000, 2000)
        failed, slow, stuck = (round(payments * of[k] * rng.uniform(0.92, 1.08)) for k in ("failed", "slow", "stuck"))
        fast = payments - failed - slow - stuck
        total = fast * MEAN_MS["fast"] + slow * MEAN_MS["slow"] + stuck * MEAN_MS["stuck"]
        yield {
            "week": week,
            "payments": payments,
            "failed": failed,
            "over_3_s": slow + stuck,
            "over_10_s": stuck,
            "mean_ms": round(total / (payments - failed)),
            "all_requests_ok_pct": of["all_ok"],
            "ping_ok_pct": of["ping"],
            "calls": round(6 + 0.045 * (failed + stuck) + rng.uniform(0, 6)),
        }
