"""usage: make_trial.py log|members|plans    prints a trial of the change as shown, in club 4"""
import csv
import sys

from clubs import Clubs

clubs = Clubs("exhibits/tables.sql")
clubs.run("INSERT INTO member VALUES (36, 4, 'lee@example.org', '2024-05-12', '2025-12-31')")
log = []
for day, name, email in [
    ("2026-11-02", "sign_up", "kim@example.org"),
    ("2026-11-02", "sign_up", "kim@example.org"),
    ("2026-11-03", "sign_up", "noor@example.org"),
    ("2026-11-20", "leave", "noor@example.org"),
]:
    log.append(f"{day}  {name:<8} {email:<17} {clubs.tries(name, email, today=day).split(':')[0]}")
log.append(f"2026-11-23  list     {len(clubs.do('list'))} rows")
log.append(f"2026-11-23  bill     {clubs.do('bill')[0][0]} members")
if sys.argv[1] == "log":
    print(*log, sep="\n")
elif sys.argv[1] == "members":
    rows = clubs.db.execute("SELECT id, email, joined_on, coalesce(left_on, '') FROM member ORDER BY id")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["id", "email", "joined_on", "left_on"])
    out.writerows(rows)
else:
    for name in ("log_in", "leave", "list", "bill", "report"):
        print(name)
        for line in clubs.plan(name):
            print("`--" + line)
