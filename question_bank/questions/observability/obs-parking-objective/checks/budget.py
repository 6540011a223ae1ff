"""What four weeks allow, what is used by day 17, and what the usual days still take."""
from objective import WEEKS

TARGET = 99.0
PER_DAY, PER_HOUR, DAYS, TODAY = 12_000, 850, 28, 17
USED = 2_350
ALLOWED = round(PER_DAY * DAYS * (100 - TARGET) / 100)
QUIET = [w for w in WEEKS if w["calls"] < 25]
USUAL_PCT = sum(100 * (w["failed"] + w["over_10_s"]) / w["payments"] for w in QUIET) / len(QUIET)
USUAL_TO_COME = round(PER_DAY * USUAL_PCT / 100 * (DAYS - TODAY))
SPARE = ALLOWED - USED - USUAL_TO_COME
