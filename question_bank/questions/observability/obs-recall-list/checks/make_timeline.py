"""Prints what people and machines noted. What can be worked out comes from the simulated afternoon."""
from vets import AGAIN, DISK_GB, ON, OTHERS, TRIES, Vets, clock

vets = Vets()
vets.until(ON + 66)
rows = {row["minute"]: row for row in vets.rows}
failing = next(m for m, row in rows.items() if row["failed_pct"] > 10)
filling = next(m for m, row in rows.items() if row["used"] > 0.9 * DISK_GB)
before, after = rows[ON + 46]["searches"] + OTHERS, rows[ON + 50]["searches"] + OTHERS
third = ON + 2 + 3 * 3 + AGAIN * (TRIES - 1)       # the fourth practice presses for the last time
noted = [
    (520, "release", "build 31 of the app on i1, i2, i3 and i4"),
    (ON, "switch", 'search "not seen for a year": on for all practices, since Monday for 3'),
    (ON + 12, "support", "practice 1: the list does not come, the page gave up after 60 seconds"),
    (third + 1, "support", f"practice 4: I have tried {TRIES} times now, still no list"),
    (ON + 31, "support", "practice 12: a visit could not be booked, at the second try it was"),
    (failing, "alert", "bookings failed above 10 percent. Noor is on call and looks"),
    (ON + 44, "support", "9 practices called: visits are slow or fail"),
    (ON + 46, "Noor", "restart of app instance i2"),
    (ON + 50, "Noor", f"i2 is back. Open statements: {before} before, {after} now"),
    (ON + 53, "support", "practice 30: I cannot write down what medicine a dog got"),
    (filling, "alert", "disk of the database above 90 percent"),
    (ON + 62, "Noor", "standby looks healthy. Shall we fail over?"),
    (ON + 64, "support", "26 practices called. What can we tell them?"),
    (ON + 65, "Noor", "you join"),
]
for minute, who, text in sorted(noted, key=lambda entry: entry[0]):
    print(f"{clock(minute)} {who:<8}{text}")
